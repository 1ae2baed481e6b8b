"""Every card from one place."""

from dataclasses import dataclass

from bot.present.asides import Asides
from bot.present.desk_work import DeskWork
from bot.present.followups import Followups
from bot.present.lists import Lists


@dataclass(frozen=True)
class Presenter(Followups, Lists, Asides, DeskWork):
    """All that can be shown of one desk in one language of the frame."""
