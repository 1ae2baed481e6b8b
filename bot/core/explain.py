"""In words: why an answer won, why nothing was said, what is near, and what a curator can add to change it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.model import Record, Statement
from bot.core.outcome import Hit, Suggestion
from bot.core.understand import Query

_NEAREST = 2
_NAMED = 12  # people named, of the hundreds who may hold an office or speak for a country


def of_hit(query: Query, met: Sequence[str]) -> tuple[str, ...]:
    """Why a statement stands where it stands: the words of the question it has, and those it has not."""
    missed = dict.fromkeys(token.word for token in query.content if token.word not in met)
    reasons = [f"Matches {', '.join(met)}." if met else "Shares no word with the question."]
    if missed:
        reasons.append(f"Does not mention {', '.join(missed)}.")
    return tuple(reasons)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a decision rests on.

    `margin` is the lead of the best over the second, `needed` the score from which an answer is given, `absent`
    are names, numbers and rare words of the question that stand nowhere on record.
    """

    best: Hit | None
    margin: float
    needed: float
    absent: tuple[str, ...]


def of_outcome(record: Record, query: Query, evidence: Evidence) -> tuple[str, ...]:
    """How the outcome came about: gates first, then the scores, then the way to another outcome."""
    best, needed = evidence.best, evidence.needed
    reasons = []
    if query.stranger:
        reasons.append(f"{query.stranger!r} is asked to speak and is not a speaker on record.")
    if query.speakers is not None:
        reasons.append(f"Only statements of {_names(record, query.speakers)} were considered.")
    if query.spoken_of:
        reasons.append(f"{_names(record, query.spoken_of)} is spoken of, not asked to speak.")
    if evidence.absent:
        reasons.append(f"Nowhere on record: {', '.join(evidence.absent)}.")
    if best is None:
        return (*reasons, "No statement shares a word with the question.")
    reasons.append(
        f"The best score is {best.score:.2f}, {evidence.margin:.2f} ahead; {needed:.2f} is needed to answer."
    )
    if best.score < needed and not query.stranger:
        reasons.append(f"If {best.statement.id} should answer it, add the question to its example questions.")
    return tuple(reasons)


def suggestions(record: Record, query: Query, ranked: Sequence[Hit], least: float) -> tuple[Suggestion, ...]:
    """What is near where nothing answers: the nearest statements, and the speaker who was asked.

    Beside a stranger nobody else's words are named, only who did speak on the matter.
    """
    near = [hit.statement for hit in ranked[:_NEAREST] if hit.score >= least]
    if query.stranger:
        return tuple(
            Suggestion(who, f"{record.speakers[who].name} spoke on the matter; {query.stranger} is not on record")
            for who in dict.fromkeys(statement.speaker_id for statement in near)
        )
    found = [Suggestion(one.id, _about(record, one)) for one in near]
    for who in (query.speakers or ())[:_NAMED]:
        number = len(record.by_speaker.get(who, ()))
        found.append(Suggestion(who, f"{number} statement{'' if number == 1 else 's'} on record"))
    return tuple(found)


def _about(record: Record, statement: Statement) -> str:
    topics = [record.topics[one].name for one in statement.topics if one in record.topics]
    matter = f" on {topics[0]}" if topics else ""
    return f"the nearest: {record.speaker_of(statement).name}{matter}"


def _names(record: Record, speakers: Sequence[str]) -> str:
    named = ", ".join(record.speakers[one].name for one in speakers[:_NAMED])
    return named if len(speakers) <= _NAMED else f"{named} and {len(speakers) - _NAMED} others"
