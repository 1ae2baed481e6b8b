"""A whole ledger copied to a file and back: a backup, and the way from SQLite to PostgreSQL or the other way."""

import os
from contextlib import closing
from pathlib import Path

from bot.errors import CannotRun, LedgerError
from bot.ledger.postgres import PostgresStore
from bot.ledger.schema import TABLES
from bot.ledger.sqlite import SqliteStore
from bot.ledger.store import Command, Store
from bot.settings import Database

Place = Path | Database | None


def backup(place: Place, file: Path) -> int:
    """Copy a ledger, in use or not, to a SQLite file; returns how many records that were.

    The file appears, or takes the place of an older one, only when it is complete; only its owner may read it. Raises
    LedgerError where the ledger cannot be read, CannotRun where there is none or the file cannot be written.
    """
    with closing(_open(place)) as source:
        tables = _read(source)
    part = file.with_name(f"{file.name}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(SqliteStore(part)) as copy:
            _write(copy, tables)
        part.replace(file)
    except (OSError, LedgerError) as error:
        part.unlink(missing_ok=True)
        raise CannotRun(f"the backup {file} cannot be written: {error}") from None
    return sum(len(rows) for rows in tables.values())


def restore(file: Path, place: Place) -> int:
    """Copy a backup into a ledger that is new or empty; returns how many records that were.

    Raises CannotRun where there is no such file or the ledger holds something, LedgerError where one cannot be used.
    """
    with closing(_open(file)) as source:
        tables = _read(source)
    if place is None:
        raise CannotRun("ONRECORD_LEDGER is :memory:, which keeps nothing; name a file or a database")
    with closing(PostgresStore(place.url) if isinstance(place, Database) else SqliteStore(place)) as target:
        kept = _read(target)
        if any(kept[name] for name in ("settings", "questions", "feedback", "suggestions")):
            raise CannotRun("the ledger is not empty, so nothing was restored; name a new one in ONRECORD_LEDGER")
        _write(target, tables)
    return sum(len(rows) for rows in tables.values())


Rows = tuple[tuple[str | int | None, ...], ...]


def _open(place: Place) -> Store:
    if isinstance(place, Database):
        return PostgresStore(place.url)
    if place is None or not place.is_file():
        raise CannotRun(f"there is no ledger {place or 'on disk: ONRECORD_LEDGER is :memory:'}")
    return SqliteStore(place)


def _read(source: Store) -> dict[str, Rows]:
    results = source.run(*(Command(f"SELECT {', '.join(columns)} FROM {name}") for name, columns in TABLES.items()))  # noqa: S608 - our own names
    return {name: result.rows for name, result in zip(TABLES, results, strict=True)}


def _write(target: Store, tables: dict[str, Rows]) -> None:
    commands = [Command("DELETE FROM notes"), Command("DELETE FROM logins")]
    for name, rows in tables.items():
        columns = TABLES[name]
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our own names
        commands += [Command(sql, row) for row in rows]
    target.run(*commands)
    target.renumber()
