"""Stores to learn from: public collections cut to many sizes, and the shipped base with some of it hidden.

A question is asked of a store that lacks its very wording; some are asked of a store that lacks its answer, of a
foreign store, or of a named part of a store. So the model meets small and large bases, thin and thick ones.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from public import SOURCE, Collection, Entry, Question, load, mistyped, record

from bot.core.answer import Engine
from bot.core.calibrate import hidden
from bot.core.documents import documents
from bot.core.lexicon import Lexicon
from bot.core.model import Record
from bot.core.search.memory import MemoryIndex
from bot.core.second import SecondOpinion

# (entries kept, examples kept of each, entries left out whose questions then have no answer), by size of collection.
_INTENTS = ((150, 100, 0), (150, 30, 0), (100, 10, 50), (150, 3, 0), (60, 5, 60), (40, 8, 100), (24, 20, 100),
            (100, 1, 50), (150, 0, 0), (30, 3, 60))  # fmt: skip
_SMALL = ((21, 100, 0), (21, 5, 0), (14, 10, 7), (12, 4, 9), (16, 2, 5), (18, 30, 3))
_QUOTES = ((2127, 0, 0), (1500, 0, 600), (600, 0, 1000), (150, 0, 1500), (40, 0, 1500))
# Of the shipped base: the share of statements hidden, and of each statement's example questions.
_SHIPPED = ((0.2, 0.25), (0.15, 0.5), (0.25, 0.7), (0.15, 0.85), (0.1, 0.35))
# How much questions of the shipped base that have no answer count: together a fifth of all, as people ask.
_GONE, _FOREIGN, _FOREIGN_NAMED = 0.35, 0.4, 0.3
ANSWERABLE, NONE = 110, 60


@dataclass(frozen=True, slots=True)
class Seen:
    """A question's candidates: their rows, which of them are right, and how much the question counts."""

    family: str
    rows: list[list[float]]
    right: list[bool]
    answerable: bool
    heard: bool = False
    weight: float = 1.0


def collected(
    folders: Sequence[Path], shipped: Record, seed: int, second: SecondOpinion | None = None
) -> Iterator[Seen]:
    """Everything to learn from, family by family; `folders` hold public collections."""
    collections = [load(folder) for folder in folders]
    foreign = [one.text for each in collections for one in each.questions[:150]]
    for each in collections:
        chance = random.Random(f"{seed} {each.name}")  # noqa: S311 - a fixed sample, no secret
        for cut in _cuts(each):
            yield from _of_store(each, cut, chance, second)
    chance = random.Random(seed)  # noqa: S311 - same
    for share, examples in _SHIPPED:
        yield from _of_shipped(shipped, share, examples, foreign, chance, second)


def family(collection: str) -> str:
    """What a collection belongs to: two cuts of the same questions are no independent evidence."""
    return collection.partition("_")[0].rstrip("0123456789")


def _cuts(collection: Collection) -> tuple[tuple[int, int, int], ...]:
    if not any(entry.examples for entry in collection.entries):
        return _QUOTES
    return _SMALL if len(collection.entries) < 100 else _INTENTS


def _of_store(
    collection: Collection, cut: tuple[int, int, int], chance: random.Random, second: SecondOpinion | None
) -> Iterator[Seen]:
    keep, examples, leave = cut
    order = chance.sample(collection.entries, len(collection.entries))
    kept, asked = [], []
    for entry in order[:keep]:
        mixed = chance.sample(entry.examples, len(entry.examples))
        kept.append(replace(entry, examples=tuple(mixed[:examples])))
        asked += [Question(text, frozenset({entry.id})) for text in mixed[examples : examples + 3]]
    here, gone = {entry.id for entry in kept}, {entry.id for entry in order[keep : keep + leave]}
    asked = chance.sample(asked, min(len(asked), 400)) + [one for one in collection.questions if one.gold & here]
    none = [one for one in collection.questions if not one.gold]
    near = [one for one in collection.questions if one.gold & gone and not one.gold & here]
    if not examples and not any(entry.examples for entry in collection.entries):
        asked += [Question(_fragment(entry.text, chance), frozenset({entry.id})) for entry in kept[:150]]
        near += [Question(_fragment(entry.text, chance), frozenset({entry.id})) for entry in order[keep:][:150]]
    groups = {entry.group for entry in kept}
    engine = _grouped(tuple(kept), second)
    plan = [(one, False) for one in _some(asked, ANSWERABLE, chance)]
    plan += [(one, False) for one in _some(none, NONE // 2 if near else NONE, chance)]
    plan += [(one, False) for one in _some(near, NONE // 2, chance)]
    if len(groups) > 1:
        of = {entry.id: entry.group for entry in collection.entries}
        within = [one for one in near if of[min(one.gold)] in groups]
        plan += [(one, True) for one in (*_some(asked, ANSWERABLE // 3, chance), *_some(within, NONE // 3, chance))]
    else:
        of = {}
    for one, gated in plan:
        part = of[min(one.gold)] if gated else None
        for slips in (0, chance.choice((1, 2))):
            text = mistyped(one.text, slips, chance) if slips else one.text
            yield _seen(engine, text, {f"{SOURCE}/{entry}" for entry in one.gold}, family(collection.name), part=part)


def _grouped(entries: Sequence[Entry], second: SecondOpinion | None) -> Engine:
    """An engine over one speaker's entries, whose index takes each group for a speaker that can be asked alone."""
    base = record(tuple(entries))
    found = [replace(one, speaker_id=entry.group) for one, entry in zip(documents(base), entries, strict=True)]
    index = MemoryIndex(found, Lexicon(()))
    index.several = False
    return Engine(base, index=index, calibrated=False, second=second)


def _some(questions: Sequence[Question], number: int, chance: random.Random) -> list[Question]:
    return chance.sample(questions, min(number, len(questions)))


def _fragment(text: str, chance: random.Random) -> str:
    """A few words of a quotation as somebody half remembers them."""
    words = text.split()
    size = chance.randint(2, 10)
    start = chance.randrange(max(1, len(words) - size + 1))
    piece = words[start : start + size]
    if chance.random() < 0.4:
        piece = [word for word in piece if chance.random() > 0.2] or piece
    if chance.random() < 0.2:
        chance.shuffle(piece)
    return " ".join(piece)


def _of_shipped(  # noqa: PLR0913, PLR0917 - one call
    shipped: Record,
    share: float,
    examples: float,
    foreign: Sequence[str],
    chance: random.Random,
    second: SecondOpinion | None,
) -> Iterator[Seen]:
    part = hidden(shipped, share, examples, chance.randrange(10**6))
    engine = Engine(part.record, calibrated=False, second=second)
    for text, statement in chance.sample(part.answerable, min(130, len(part.answerable))):
        for slips in (0, chance.choice((0, 1, 2))):
            yield _seen(engine, mistyped(text, slips, chance), {statement}, "shipped")
    for text, statement in chance.sample(part.unanswerable, min(30, len(part.unanswerable))):
        if engine.trial(text, statement, shipped):  # none where what is found instead may well answer it
            yield replace(_seen(engine, text, set(), "shipped"), weight=_GONE)
    speakers = list(part.record.speakers)
    for text in chance.sample(foreign, min(80, len(foreign))):
        yield replace(_seen(engine, text, set(), "shipped"), weight=_FOREIGN)
        named = part.record.speakers[chance.choice(speakers)].name
        yield replace(_seen(engine, f"{text} {named}", set(), "shipped"), weight=_FOREIGN_NAMED)


def _seen(engine: Engine, text: str, gold: set[str], name: str, *, part: str | None = None) -> Seen:
    compared = engine.compare(engine.gated(text), within=None if part is None else (part,))
    right = [one in gold for one in compared.ids]
    return Seen(name, compared.rows, right, bool(gold & engine.record.statements.keys()), compared.heard)
