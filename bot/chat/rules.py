"""What a server has set: language of the frame, style, answer channels, pauses, and which statements are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.present.phrases import LANGUAGES

LONGEST_PAUSE = 3600  # seconds
MOST_CHANNELS = 50


class Style(StrEnum):
    """How an answer looks: plain text, which everyone sees, or an embed."""

    TEXT = "text"
    EMBED = "embed"


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of one server; what was never set, or is not understood any more, is the default.

    Pauses are seconds between two questions of one person, and in one channel; 0 is none.
    """

    language: str = "en"
    style: Style = Style.TEXT
    channels: frozenset[int] = frozenset()
    person_pause: int = 0
    channel_pause: int = 0
    disputed: bool = True

    @classmethod
    def of(cls, kept: Mapping[str, str]) -> "Rules":
        """From the ledger's names and texts."""
        language, style = kept.get("language", "en"), kept.get("style", "text")
        return cls(
            language=language if language in LANGUAGES else "en",
            style=Style(style) if style in tuple(Style) else Style.TEXT,
            channels=frozenset(int(one) for one in kept.get("channels", "").split(",") if one.isdigit()),
            person_pause=_seconds(kept.get("person_pause", "0")),
            channel_pause=_seconds(kept.get("channel_pause", "0")),
            disputed=kept.get("disputed", "yes") != "no",
        )


def _seconds(text: str) -> int:
    return min(int(text), LONGEST_PAUSE) if text.isdigit() else 0
