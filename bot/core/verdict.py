"""What a claimed quote gets: a verdict of six, and the evidence for it."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Protocol

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


class Level(IntEnum):
    """How equal a claim and the record are; a higher level lets more pass as the same.

    The verdicts cut it as the contract does: EXACT is verbatim; up to BRACKETS is trivial; from FORM on
    a word is another word, so it is altered, however harmless.
    """

    EXACT = 0  # character for character; only the kind of a single blank may differ
    TYPOGRAPHY = 1  # blanks, quote marks, dashes, ellipsis, markup, compatibility forms, accents
    PUNCTUATION = 2  # letter case, punctuation, a hyphen or apostrophe left out
    BRACKETS = 3  # the record's own insertions in brackets, which are an editor's and not the speaker's
    FORM = 4  # contractions, numerals, percent, spelling variants
    SLIP = 5  # a letter mistyped
    WORDS = 6  # words changed, added or left out


class Tag(StrEnum):
    """What kind of change an edit is. An edit may bear several; they are never melted into a score."""

    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    MODAL = "modal"
    ANTONYM = "antonym"
    COMPARATIVE = "comparative"
    QUANTIFIER = "quantifier"
    CONDITION = "condition"
    HEDGE = "hedge"
    INSERTION = "insertion"  # words that are not on record there
    CUT = "cut"  # words on record left out with no mark
    ELISION = "elision"  # words on record left out, with an ellipsis in their place
    BRACKET = "bracket"  # an editor's insertion
    FORM = "form"
    SLIP = "slip"
    WORDING = "wording"  # other words, of none of the kinds above
    REPORTED = "reported"  # the reporter's words, not the speaker's


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words that is the same, removed or added, with what kind of change it is.

    `text` is as written, punctuation included: the record's for same and removed, the claim's for added.
    """

    op: Op
    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A statement the claim was compared with, and how the two differ.

    `sentence` is the whole sentence (or sentences) on record around the words compared; `reporter` says that
    the words compared are the reporter's, from reported speech or from the sentence around a quotation.
    """

    statement: Statement
    similarity: float  # 0..1
    diff: tuple[Edit, ...] = ()
    sentence: str = ""
    level: Level = Level.WORDS
    reporter: bool = False


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a claimed quote with the evidence for it, best match first (of a splice: in the claim's order)."""

    text: str
    speaker: str | None
    verdict: Verdict
    matches: tuple[Match, ...] = ()
    warnings: tuple[str, ...] = ()


class Verifies(Protocol):
    """Whatever checks claimed quotes."""

    def verify(self, text: str, *, speaker: str | None = None) -> Verification:
        """The verdict on words that somebody, an id or a name as people write it, is claimed to have said."""
        ...

    def leaving_out(self, statements: frozenset[str]) -> "Verifies":
        """The same without some statements (full ids)."""
        ...
