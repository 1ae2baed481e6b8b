"""What a question gets: an answer on record, a choice between close ones, or an honest nothing."""

from dataclasses import dataclass

from bot.core.model import Statement
from bot.core.understand import Query


@dataclass(frozen=True, slots=True)
class Policy:
    """When to speak.

    answer: the least probability (0..1) at which a statement is given as the answer.
    choose: the least at which it is offered for picking, where the runner-up comes close.
    close:  how near the runner-up must come, as a share of the best.
    """

    answer: float = 0.65
    choose: float = 0.5
    close: float = 0.85


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement found, how surely (0..1, higher is surer), and why, a sentence each."""

    statement: Statement
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something near that is on record: the id of a statement, speaker or topic, and the reason it is named."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """`hits[0]` is the answer; a broad question has one hit per speaker, best first.

    `ranked` holds the best candidates by score whatever the outcome; `reasons` tell a curator how it came about;
    `query` is the question as it was understood, for a follow-up.
    """

    hits: tuple[Hit, ...]
    confidence: float
    ranked: tuple[Hit, ...] = ()
    reasons: tuple[str, ...] = ()
    query: Query | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """Too close to call: the person must pick one of `hits`."""

    hits: tuple[Hit, ...]
    confidence: float
    ranked: tuple[Hit, ...] = ()
    reasons: tuple[str, ...] = ()
    query: Query | None = None


@dataclass(frozen=True, slots=True)
class NothingOnRecord:
    """Nothing here answers it; `suggestions` name what is near."""

    confidence: float
    suggestions: tuple[Suggestion, ...] = ()
    ranked: tuple[Hit, ...] = ()
    reasons: tuple[str, ...] = ()
    query: Query | None = None


Outcome = Answered | Choices | NothingOnRecord
