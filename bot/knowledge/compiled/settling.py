"""What can only be written once everything is in: weights, facts, and how a base answers its own questions."""

from collections import Counter
from collections.abc import Iterable

from bot.core.answer import Engine
from bot.core.calibrate import LARGEST, drawn
from bot.core.known import Gathered, Plain, facts_of_offices, facts_of_outlets, kept_facts
from bot.core.lexicon import Lexicon, read_groups
from bot.core.model import Record
from bot.core.second import SecondOpinion
from bot.knowledge.compiled.layout import CALIBRATION, FACTS, GROUPS, TOTALS, WEIGHTS
from bot.knowledge.compiled.prepared import Heard
from bot.knowledge.compiled.record import record_over
from bot.knowledge.compiled.rows import count, meta, name_sources, put_meta
from bot.knowledge.compiled.store import Reads, Writer
from bot.knowledge.compiled.vocabulary import weights
from bot.knowledge.facts import Link

_HEARD, _LINKS, _DRAWN = "heard", "links", "drawn"


def settle(store: Writer, strings: int, heard: Heard, links: Iterable[Link]) -> None:
    """Count everything, weigh every term, and gather whom and what the record names."""
    count(store)
    name_sources(store)
    record = record_over(store, "")
    speaking = store.execute("SELECT count(*) FROM speakers WHERE held > 0").fetchone()[0]
    weight, average = weights(store, strings, len(record.statements))
    put_meta(store, TOTALS, (len(record.statements), strings, speaking > 1, average))
    put_meta(store, WEIGHTS, weight.tobytes())
    groups = meta(store, GROUPS) or read_groups(record.lexicon)  # carried onward, a record has the same words
    put_meta(store, GROUPS, groups)
    now, before = (dict(+heard.offices), dict(+heard.outlets)), meta(store, _HEARD)
    for name, plain in _facts(record, Lexicon(read=groups), now, before, store).items():
        put_meta(store, FACTS + name, plain)
    put_meta(store, _HEARD, now)
    put_meta(store, _LINKS, tuple(tuple(link) for link in links))


_Names = tuple[dict[tuple[str, str], int], dict[str, int]]
"""How often each office of a speaker is named, and each outlet."""


def _facts(record: Record, lexicon: Lexicon, now: _Names, before: _Names | None, store: Reads) -> dict[str, Plain]:
    """The facts that are not yet kept: of a record carried onward, which has the same people and topics, a few."""
    offices, outlets = now
    if before is None:
        people, topics = tuple(record.speakers.values()), tuple(record.topics.values())
        return kept_facts(Gathered(people, topics, tuple(offices), tuple(outlets)), lexicon)
    found: dict[str, Plain] = {}
    if before[0].keys() != offices.keys():
        found |= facts_of_offices(Gathered(tuple(record.speakers.values()), (), tuple(offices), ()), lexicon)
    if before[1].keys() - outlets.keys():
        found |= facts_of_outlets(Gathered((), (), (), tuple(outlets)))
    elif new := outlets.keys() - before[1].keys():
        ((name, (words,)),) = facts_of_outlets(Gathered((), (), (), tuple(new))).items()
        found[name] = (words | meta(store, FACTS + name)[0],)
    return found


def heard_of(store: Reads) -> Heard:
    """What was gathered."""
    offices, outlets = meta(store, _HEARD)
    return Heard(Counter(offices), Counter(outlets))


def links_of(store: Reads) -> tuple[Link, ...]:
    """Every link of the base."""
    return tuple(Link(*link) for link in meta(store, _LINKS))


def strings_of(store: Reads) -> int:
    """How many strings the lists hold."""
    return int(meta(store, TOTALS)[1])


def calibrate(store: Writer, second: SecondOpinion | None, changed: frozenset[str] | None = None) -> None:
    """Let the base ask itself, unless none of the documents it does so with has `changed` since it last did."""
    held = store.execute("SELECT id, held FROM sources").fetchall()
    names = drawn(held, LARGEST)
    if changed is not None and names == meta(store, _DRAWN) and not changed & set(names):
        return
    record = record_over(store, "")
    part = Record(
        record.about,
        dict(record.speakers),
        {one: record.sources[one] for one in names},
        {said.id: said for one in names for said in record.by_source.get(one, ())},
        dict(record.topics),
        record.lexicon,
    )
    found = Engine(part, second=second).calibration
    fix, safe = found.correction, found.safety
    kept = ((fix.slope, fix.shift), (safe.asked, safe.answered, safe.right), found.listens)
    put_meta(store, CALIBRATION, kept)
    put_meta(store, _DRAWN, names)
