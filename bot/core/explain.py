"""In words: why an answer won, why nothing was said, what is near, and what a curator can add to change it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.evidence import telling_absent
from bot.core.model import Record, Statement
from bot.core.outcome import Hit, Suggestion
from bot.core.search.index import Slot
from bot.core.understand import Query

_NEAREST = 2
_CLOSE = 0.85  # share of the best score from which the second is a rival
_ONE_OR_TWO = 2  # speakers whose record is pointed at; of more nobody is meant
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

    `best` and `rival` are the first two, `needed` is the score from which an answer is given. `absent` are names,
    numbers and rare words of the question that stand nowhere on record, `lacking` those that only the best lacks,
    both with what tells most first.
    """

    best: Hit | None
    rival: Hit | None
    needed: float
    absent: tuple[str, ...]
    lacking: tuple[str, ...]


def weighed(query: Query, slots: Sequence[Slot], met: Sequence[str], first: Sequence[Hit], needed: float) -> Evidence:
    """The evidence of a question of these `slots`: its `first` two, and which of its words the best has `met`."""
    ordered = sorted(slots, key=lambda slot: -slot.weight)
    absent = tuple(slot.word for slot in ordered if telling_absent(slot, query))
    lacking = tuple(slot.word for slot in ordered if slot.word not in absent and slot.word not in met)
    best, rival = (*first, None, None)[:2]
    return Evidence(best, rival, needed, absent, lacking if best else ())


def of_outcome(record: Record, query: Query, evidence: Evidence) -> tuple[str, ...]:
    """How the outcome came about, and the way to another: who was asked, how sure the best are, what to add where."""
    return (*_gates(record, query), *_decision(query, evidence))


def _gates(record: Record, query: Query) -> Iterator[str]:
    if query.stranger:
        yield (
            f"{query.stranger!r} is asked to speak and is not a speaker on record; if somebody on record goes by that "
            "name, add it to their aliases."
        )
    if query.speakers is not None:
        through = (
            " They speak for the country or body that is asked." if len(query.speakers) > 1 and query.voice else ""
        )
        yield f"Only statements of {_names(record, query.speakers)} were considered.{through}"
    if query.spoken_of:
        yield f"{_names(record, query.spoken_of)} is spoken of, not asked to speak."
    if query.beside:
        yield "It asks about the asker, or for somebody's age or office; that speaks against every answer."


def _decision(query: Query, evidence: Evidence) -> Iterator[str]:
    best, rival, needed = evidence.best, evidence.rival, evidence.needed
    if evidence.absent:
        yield (
            f"Nowhere on record: {', '.join(evidence.absent)}. That speaks against every answer; a word that means "
            "something on record belongs beside it in lexicon.yaml, another name among somebody's aliases."
        )
    if best is None:
        yield "No statement shares a word with it; if one answers the question, add it to that one's example questions."
        return
    second = f", {rival.statement.id} scores {rival.score:.2f}" if rival else ""
    yield f"The best, {best.statement.id}, scores {best.score:.2f}{second}; {needed:.2f} is needed to answer."
    if query.stranger or query.beside:
        return
    close = rival is not None and rival.score >= _CLOSE * best.score
    if best.score >= needed:
        if rival and close:
            yield f"If {rival.statement.id} should come first, add an example question that says what only it says."
        return
    if evidence.lacking:
        yield (
            f"{best.statement.id} has no word for: {', '.join(evidence.lacking)}. If it is the answer, add an example "
            "question that puts the matter so, or put them beside words it has in lexicon.yaml."
        )
    if rival and close:
        yield (
            f"{best.statement.id} and {rival.statement.id} are too close to call; give the right one an example "
            "question with what tells it from the other."
        )
    elif not evidence.lacking:
        yield f"If {best.statement.id} is the answer, add the question to its example questions."


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
    asked = query.speakers or ()
    for who in asked if len(asked) <= _ONE_OR_TWO else ():
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
