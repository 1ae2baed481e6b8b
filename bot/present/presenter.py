"""Every card from one place."""

from dataclasses import dataclass

from bot.present.answers import Answers
from bot.present.asides import Asides
from bot.present.lists import Lists


@dataclass(frozen=True)
class Presenter(Answers, Lists, Asides):
    """All that can be shown of one desk in one language of the frame."""
