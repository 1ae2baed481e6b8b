"""What can only be written once everything is in: weights, facts, and how a base answers its own questions."""

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.core.answer import Engine
from bot.core.calibrate import LARGEST, drawn
from bot.core.known import Gathered, Plain, facts_of_names, facts_of_offices, facts_of_outlets
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
    found = Gathered(
        tuple(record.speakers.values()), tuple(record.topics.values()), tuple(+heard.offices), tuple(+heard.outlets)
    )
    now, before = (dict(+heard.offices), dict(+heard.outlets)), meta(store, _HEARD)
    if before is None:  # a record carried onward has the same people and topics
        _keep(store, facts_of_names(found))
    if before is None or before[0].keys() != now[0].keys():
        _keep(store, facts_of_offices(found, Lexicon(read=groups)))
    if before is None or before[1].keys() != now[1].keys():
        _keep(store, facts_of_outlets(found))
    put_meta(store, _HEARD, now)
    put_meta(store, _LINKS, tuple(tuple(link) for link in links))


def _keep(store: Writer, facts: Mapping[str, Plain]) -> None:
    for name, plain in facts.items():
        put_meta(store, FACTS + name, plain)


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
