"""A record written as the rows of a compiled one, for tests and measurements that need no search index."""

from pathlib import Path

from bot.core.model import Record
from bot.knowledge.compiled.record import record_over
from bot.knowledge.compiled.rows import (
    count,
    name_sources,
    put_base,
    put_sources,
    put_speakers,
    put_statements,
    put_topics,
    source_row,
    statement_row,
    topic_rows,
)
from bot.knowledge.compiled.store import Store, writing


def store_of(record: Record, path: Path) -> Store:
    """The rows of a record in a new file, open for reading."""
    with writing(path) as writer:
        put_base(writer, record.about, record.lexicon)
        put_speakers(writer, record.speakers.values())
        put_topics(writer, record.topics.values())
        put_sources(writer, map(source_row, record.sources.values()))
        put_statements(writer, 0, [(statement_row(one), topic_rows(one)) for one in record.statements.values()])
        writer.index()
        count(writer)
        name_sources(writer)
    return Store(path)


def stored(record: Record, path: Path) -> Record:
    """The same record over rows in a new file."""
    return record_over(store_of(record, path), "0" * 64)
