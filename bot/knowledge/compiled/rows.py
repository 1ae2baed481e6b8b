"""What is on record as rows, and back: pure codecs, and how the rows are written.

What `…_values` makes of an entry, `…_of` makes into the same entry again; values are tuples that `marshal` takes.
"""

import marshal
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from bot.core.brief import digest
from bot.core.edtf import EdtfDate
from bot.core.model import About, Kind, Role, Source, Speaker, Statement, Status, Topic
from bot.knowledge.compiled.lookups import add_names, drop_names
from bot.knowledge.compiled.store import Reads, Row, Writer

Values = tuple[Any, ...]

# Ids are known by their digests too where they may be too long to travel: those of statements, which have more room
# wherever they go, from the second length on.
_LONG, _LONG_FULL = 24, 70
_PLAIN = re.compile(r"[\w./-]+")
_KINDS = {str(kind): kind for kind in Kind}
_STATUSES = {str(status): status for status in Status}
_parsed = lru_cache(maxsize=8192)(EdtfDate.parse)  # a base has far fewer days than statements


def packed(values: Any) -> bytes:
    """Plain values (None, str, int, float, bytes, tuples, lists, dicts, sets of such) as one blob."""
    return marshal.dumps(values, 4)


def unpacked(blob: bytes) -> Any:
    """What `packed` took."""
    return marshal.loads(blob)  # noqa: S302 - a blob of our own; the folder's sums were checked before it is opened


def speaker_values(one: Speaker) -> Values:
    """A speaker without the id."""
    roles = tuple((role.title, _text(role.since), _text(role.until)) for role in one.roles)
    return (one.name, one.aliases, roles, one.wikidata)


def speaker_of(speaker_id: str, values: Values) -> Speaker:
    """The speaker again."""
    name, aliases, roles, wikidata = values
    held = tuple(Role(title, _date(since), _date(until)) for title, since, until in roles)
    return Speaker(speaker_id, name, aliases, held, wikidata)


def topic_values(one: Topic) -> Values:
    """A topic without the id."""
    return (one.name, one.aliases)


def topic_of(topic_id: str, values: Values) -> Topic:
    """The topic again."""
    return Topic(topic_id, *values)


def source_values(one: Source) -> Values:
    """A document without the id."""
    return (one.title, one.publisher, one.url, _text(one.published), one.language, one.licence, one.archived)


def source_of(source_id: str, values: Values) -> Source:
    """The document again."""
    title, publisher, url, published, language, licence, archived = values
    return Source(source_id, title, publisher, url, _date(published), language, licence, archived)


def statement_values(one: Statement) -> Values:
    """A statement without its id, document and speaker, which have columns of their own."""
    return (
        str(one.kind), one.parts, one.said.text, one.basis, one.role, one.context, one.venue, one.via, one.translated,
        one.same_as, one.topics, one.questions, str(one.status), one.note,
    )  # fmt: skip


def statement_of(statement_id: str, source_id: str, speaker_id: str, values: Values) -> Statement:
    """The statement again."""
    kind, parts, said, basis, role, context, venue, via, translated, same_as, topics, questions, status, note = values
    return Statement(
        statement_id, source_id, speaker_id, _KINDS[kind], parts, _parsed(said), basis, role, context, venue, via,
        translated, same_as, topics, questions, _STATUSES[status], note,
    )  # fmt: skip


def put_base(writer: Writer, about: About, lexicon: tuple[tuple[str, ...], ...]) -> None:
    """What is said of the base as a whole."""
    told = (about.name, about.description, about.language, about.maintainer, about.corrections)
    put_meta(writer, "about", told)
    put_meta(writer, "lexicon", lexicon)


def put_meta(writer: Writer, key: str, values: object) -> None:
    """Plain values under a name, in place of what stood there."""
    writer.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, packed(values)))


def meta(reads: Reads, key: str) -> Any:
    """What `put_meta` wrote under a name; None where nothing was."""
    return next((unpacked(value) for (value,) in reads.execute("SELECT value FROM meta WHERE key = ?", (key,))), None)


def put_speakers(writer: Writer, speakers: Iterable[Speaker]) -> None:
    """Speakers, in the order of the base, behind those that are there."""
    _put(writer, "speakers", ((one.id, packed(speaker_values(one))) for one in speakers))


def put_topics(writer: Writer, topics: Iterable[Topic]) -> None:
    """Topics, in the order of the base, behind those that are there."""
    _put(writer, "topics", ((one.id, packed(topic_values(one))) for one in topics))


def source_row(one: Source) -> Row:
    """A document as `put_sources` takes it."""
    return (one.id, packed(source_values(one)))


def put_sources(writer: Writer, rows: Iterable[Row]) -> None:
    """Documents, in the order of the base, behind those that are there."""
    ((last,),) = writer.execute("SELECT coalesce(max(number), -1) FROM sources")
    _put(writer, "sources", rows)
    writer.execute("INSERT INTO unnamed SELECT number FROM sources WHERE number > ?", (last,))


def statement_row(one: Statement) -> Row:
    """A statement as `put_statements` takes it."""
    first, last = one.said.first.toordinal(), one.said.last.toordinal()
    utterance, values = one.same_as or one.id, packed(statement_values(one))
    return (one.id, one.source_id, one.speaker_id, first, last, str(one.status), utterance, values)


def topic_rows(one: Statement) -> tuple[Row, ...]:
    """The topics of a statement as `put_topics_of` takes them."""
    first, last = one.said.first.toordinal(), one.said.last.toordinal()
    return tuple((topic, first, last, one.id) for topic in dict.fromkeys(one.topics))


def put_statements(writer: Writer, first: int, statements: Sequence[tuple[Row, Sequence[Row]]]) -> None:
    """Statements with their topics, numbered from `first` on."""
    numbered = list(enumerate(statements, first))
    writer.many("INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", ((n, *row) for n, (row, _) in numbered))
    topics = ((*topic, number) for number, (_, rows) in numbered for topic in rows)
    writer.many("INSERT INTO statement_topics VALUES (?, ?, ?, ?, ?)", topics)
    _digested(writer, (row[0] for _, (row, _) in numbered), _LONG_FULL)


def relink(writer: Writer, links: Iterable[tuple[str, str]]) -> None:
    """Let statements keep their `same_as` (both as full ids) only where it leads to a statement that is shown."""
    for one, other in links:
        found = writer.execute("SELECT number, id, source, speaker, value FROM statements WHERE id = ?", (one,))
        shown = writer.execute("SELECT 1 FROM statements WHERE id = ?", (other,)).fetchone()
        for number, key, source, speaker, value in found.fetchall():
            said = statement_of(key, source, speaker, unpacked(value))
            now = replace(said, same_as=other if shown else None)
            writer.execute(
                "UPDATE statements SET utterance = ?, value = ? WHERE number = ?",
                (now.same_as or one, packed(statement_values(now)), number),
            )


def speaker_in(reads: Reads, statement_id: str) -> str | None:
    """Who speaks in a statement; None where there is none of this full id."""
    rows = reads.execute("SELECT speaker FROM statements WHERE id = ?", (statement_id,))
    return next((speaker for (speaker,) in rows), None)


def drop_source(writer: Writer, source_id: str) -> tuple[int, ...]:
    """Take a document and its statements out; the numbers of the statements, which are not given again."""
    rows = writer.execute("SELECT number, id, first, last, value FROM statements WHERE source = ?", (source_id,))
    numbers = []
    for number, statement_id, first, last, value in rows.fetchall():
        numbers.append(number)
        for topic in dict.fromkeys(unpacked(value)[10]):
            writer.execute(
                "DELETE FROM statement_topics WHERE topic = ? AND first = ? AND last = ? AND id = ?",
                (topic, first, last, statement_id),
            )
    for number, value in writer.execute("SELECT number, value FROM sources WHERE id = ?", (source_id,)).fetchall():
        drop_names(writer, number, source_of(source_id, unpacked(value)))
    writer.execute("DELETE FROM statements WHERE source = ?", (source_id,))
    writer.execute("DELETE FROM sources WHERE id = ?", (source_id,))
    return tuple(numbers)


_COUNTS = """
UPDATE speakers SET held = (SELECT count(*) FROM statements WHERE speaker = speakers.id);
UPDATE topics SET held = (SELECT count(*) FROM statement_topics WHERE topic = topics.id);
UPDATE sources SET held = (SELECT count(*) FROM statements WHERE source = sources.id)
"""
_UNNAMED = "SELECT number, id, value FROM sources WHERE number IN (SELECT number FROM unnamed) ORDER BY number"
COUNTED = ("speakers", "topics", "sources", "statements")


def count(writer: Writer) -> None:
    """Note how many there are of all, and how many statements each speaker, topic and document has.

    To be called last, with the indexes in place.
    """
    for sql in _COUNTS.split(";"):
        writer.execute(sql)
    totals = {one: writer.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in COUNTED}  # noqa: S608 - our own table names
    put_meta(writer, "counts", totals)
    put_meta(writer, "disputed", _disputed(writer))


def _disputed(writer: Writer) -> tuple[bytes, dict[str, int], dict[str, int], dict[str, int]]:
    """The numbers of the disputed statements (unsigned 64-bit), and how many each speaker, topic and document has."""
    speakers: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    numbers = array("Q")
    for number, _, source, speaker, value in statement_rows(writer, "WHERE status = 'disputed'"):
        numbers.append(number)
        speakers[speaker] += 1
        sources[source] += 1
        topics.update(set(unpacked(value)[10]))
    return numbers.tobytes(), dict(speakers), dict(topics), dict(sources)


def name_sources(writer: Writer) -> None:
    """Let the documents put in since the last time be found by their names."""
    rows = writer.execute(_UNNAMED)
    add_names(writer, ((number, source_of(key, unpacked(value))) for number, key, value in rows))
    writer.execute("DELETE FROM unnamed")


def statement_rows(reads: Reads, where: str = "", args: tuple[object, ...] = ()) -> Iterable[Row]:
    """Number, id, document, speaker and values of statements, as they are stored."""
    return reads.execute(f"SELECT number, id, source, speaker, value FROM statements {where}", args)  # noqa: S608 - as above


def id_of_digest(reads: Reads, found: str) -> tuple[str, ...]:
    """The long id of a digest, if there is one."""
    return tuple(one for (one,) in reads.execute("SELECT id FROM digests WHERE digest = ?", (found,)))


def _put(writer: Writer, table: str, rows: Iterable[Row]) -> None:
    rows = list(rows)
    ((last,),) = writer.execute(f"SELECT coalesce(max(number), -1) FROM {table}")  # noqa: S608 - as above
    numbered = ((number, key, value) for number, (key, value) in enumerate(rows, last + 1))
    writer.many(f"INSERT INTO {table} (number, id, held, value) VALUES (?, ?, 0, ?)", numbered)  # noqa: S608 - as above
    _digested(writer, (key for key, _ in rows), _LONG)


def _digested(writer: Writer, ids: Iterable[str], room: int) -> None:
    long = ((digest(one), one) for one in ids if len(one) > room or not _PLAIN.fullmatch(one))
    writer.many("INSERT OR IGNORE INTO digests VALUES (?, ?)", long)


def _text(date: EdtfDate | None) -> str | None:
    return date.text if date else None


def _date(text: str | None) -> EdtfDate | None:
    return _parsed(text) if text is not None else None
