"""What goes into ingest and what comes out: an article, and the statements a curator may take from it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.edtf import EdtfDate
from bot.core.model import Kind


@dataclass(frozen=True, slots=True)
class Article:
    """One document as plain text, paragraphs apart by line breaks. Offsets count code points of `text`."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: EdtfDate | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article: `article.text[start:end] == text`, always."""

    text: str
    start: int
    end: int


class How(StrEnum):
    """How the speaker was found; the value is what a curator reads."""

    STRONG_CUE = "name beside a strong cue"
    TRANSCRIPT = "name and a colon"
    CONTINUATION = "continues the quotation before"
    CUE = "name beside another cue"
    PRONOUN = "pronoun"
    ROLE = "role phrase"
    NOUN_PHRASE = "noun phrase"
    SUBJECT = "subject of the sentence, no cue"
    NONE = "not found"


# Share of right speakers by how they were found, as measured on annotated political news (PolNeAR, Newell et al. 2018,
# development part): 0.94-0.95 strong cue, 0.87-0.93 continuation, 0.81-0.87 other cue, 0.78 pronoun as full name,
# 0.64-0.70 noun phrase, 0.2-0.7 without a cue. It orders the review, it promises nothing.
CONFIDENCE = {
    How.STRONG_CUE: 0.95,
    How.TRANSCRIPT: 0.90,
    How.CONTINUATION: 0.88,
    How.CUE: 0.84,
    How.PRONOUN: 0.78,
    How.ROLE: 0.68,
    How.NOUN_PHRASE: 0.50,
    How.SUBJECT: 0.45,
    How.NONE: 0.20,
}


class FlagKind(StrEnum):
    """What a curator must look at before accepting."""

    BRACKETS = "editorial brackets"
    ELLIPSIS = "ellipsis"
    VIA = "taken from another outlet"
    RELATIVE_DATE = "relative date"
    NO_DATE = "no date stated"
    FRAGMENT = "fragment of three words or fewer"
    NESTED = "quotation inside the quotation"
    UNCLOSED = "closing mark missing"
    REPEATED = "repeated in this article"
    ON_RECORD = "much like a statement on record"
    NOT_A_PERSON = "the source named is not a person"
    NAMED_LATER = "named only later in the article"


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to look at, with the words or the id it concerns."""

    kind: FlagKind
    detail: str

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Said:
    """When it was said, as precisely as the article says, and how that is known."""

    date: EdtfDate
    basis: str


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who is taken to have spoken: a full name, the id where the person is on record, and the words that say so."""

    name: str | None
    id: str | None
    role: str | None
    mention: Piece | None
    cue: str | None
    how: How
    confidence: float
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed statement. Nothing of it is on record before a curator accepts it.

    `parts` are the words between the marks (for reported speech: the reporting sentence); more than one
    where a quotation is split. `context` is the sentence or the sentences around them, verbatim.
    """

    kind: Kind
    parts: tuple[Piece, ...]
    context: Piece
    speaker: Attributed
    said: Said | None = None
    venue: str | None = None
    via: str | None = None
    flags: tuple[Flag, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words, parts joined by a line break as in a stored statement."""
        return "\n".join(part.text for part in self.parts)

    @property
    def confidence(self) -> float:
        """How sure the speaker is, 0..1."""
        return self.speaker.confidence
