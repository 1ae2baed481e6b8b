"""The rows of a compiled record: SQLite, written once aside, then read by any number of threads and processes.

Values are `marshal` blobs of tuples: only this program reads them, behind checksums, and nothing decodes faster.
"""

import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

# What a reading connection keeps of its own, in KiB, and how much of the file it maps: the pages themselves are the
# operating system's, shared by all who read, so that resident memory stays flat however large the file is.
_CACHE_KIB = 2048
_MAPPED = 64 * 1024 * 1024

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE speakers (number INTEGER PRIMARY KEY, id TEXT UNIQUE, held INTEGER, value BLOB);
CREATE TABLE topics (number INTEGER PRIMARY KEY, id TEXT UNIQUE, held INTEGER, value BLOB);
CREATE TABLE sources (number INTEGER PRIMARY KEY, id TEXT UNIQUE, held INTEGER, value BLOB);
CREATE TABLE statements (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, source TEXT, speaker TEXT, first INTEGER, last INTEGER,
    status TEXT, utterance TEXT, value BLOB
);
CREATE TABLE statement_topics (
    topic TEXT, first INTEGER, last INTEGER, id TEXT, number INTEGER, PRIMARY KEY (topic, first, last, id)
) WITHOUT ROWID;
CREATE TABLE digests (digest TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
CREATE TABLE names (place INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE named (place INTEGER, number INTEGER, PRIMARY KEY (place, number)) WITHOUT ROWID;
CREATE TABLE later (rest TEXT, place INTEGER, PRIMARY KEY (rest, place)) WITHOUT ROWID;
CREATE TABLE letters (run TEXT PRIMARY KEY, held INTEGER, places BLOB) WITHOUT ROWID;
CREATE TABLE unnamed (number INTEGER PRIMARY KEY);
"""
# Made after the rows are in: sorting once is several times faster than keeping an order while writing.
INDEXES = """
CREATE INDEX statements_speaker ON statements (speaker, first, last, id);
CREATE INDEX statements_source ON statements (source, number);
CREATE INDEX statements_utterance ON statements (utterance);
CREATE INDEX statements_bare ON statements (substr(id, instr(id, '/') + 1));
CREATE INDEX statements_disputed ON statements (id) WHERE status = 'disputed';
"""

Row = tuple[Any, ...]


def marks(values: Collection[object]) -> str:
    """A question mark for each value, to stand in SQL."""
    return ",".join("?" * len(values))


class Reads(Protocol):
    """Whatever answers SQL."""

    def execute(self, sql: str, args: Sequence[object] = ()) -> Iterable[Row]:
        """The rows of a query."""
        ...


class _Open:
    """A connection that closes with the thread, or the store, that it belongs to."""

    def __init__(self, where: str) -> None:
        self.connection = sqlite3.connect(where, uri=True, check_same_thread=False, isolation_level=None)
        self.connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self.connection.execute(f"PRAGMA mmap_size = {_MAPPED}")

    def __del__(self) -> None:
        self.connection.close()


class Store:
    """A finished file, read only; every thread has a connection of its own."""

    def __init__(self, path: Path, hold: object = None) -> None:
        """Opens nothing yet; raises sqlite3.Error from `execute` where there is no such file. `hold` is only kept."""
        self._where = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._mine = threading.local()
        self._hold = hold

    def execute(self, sql: str, args: Sequence[object] = ()) -> sqlite3.Cursor:
        """The rows of a query, as they are fetched."""
        held: _Open | None = getattr(self._mine, "held", None)
        if held is None:
            held = self._mine.held = _Open(self._where)
        return held.connection.execute(sql, args)


class Writer:
    """A file that is being written; nobody reads it before it is published, so nothing is synchronised on the way."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, sql: str, args: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run one statement; what it changed is seen by the next."""
        return self._connection.execute(sql, args)

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row."""
        self._connection.executemany(sql, rows)

    def index(self) -> None:
        """Make the indexes, once all rows are in."""
        for sql in filter(str.strip, INDEXES.split(";")):
            self._connection.execute(sql)


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Write a file; a new one gets its tables. Where something raises it is of no use: there is no way back in it."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA temp_store = FILE")
        new = not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        connection.execute("BEGIN")
        if new:
            for sql in filter(str.strip, TABLES.split(";")):
                connection.execute(sql)
        yield Writer(connection)
        connection.execute("COMMIT")
    finally:
        connection.close()
