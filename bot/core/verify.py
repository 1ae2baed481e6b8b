"""Is a claimed quote what was said? Levels of equality, alignment, and a word-level edit script as evidence."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.model import Statement


class Verdict(StrEnum):
    """What a comparison with the record found; never a judgement on what was said elsewhere."""

    VERBATIM = "verbatim"
    TRIVIAL = "trivial"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    SPLICED = "spliced"
    NOT_ON_RECORD = "not-on-record"


class Op(StrEnum):
    """What the claim does to the words on record."""

    SAME = "same"
    REMOVED = "removed"  # on record, not in the claim
    ADDED = "added"  # in the claim, not on record


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words that is the same, removed or added, with what kind of change it is."""

    op: Op
    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A statement the claim was compared with, and how the two differ."""

    statement: Statement
    similarity: float  # 0..1
    diff: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a claimed quote with the evidence for it, best match first."""

    text: str
    speaker: str | None
    verdict: Verdict
    matches: tuple[Match, ...] = ()
    warnings: tuple[str, ...] = ()
