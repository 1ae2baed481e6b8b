"""Ledgers of every kind, so that each law is held by all of them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from postgres_server import WITHOUT, Server, postgres_server

from bot.ledger import Ledger
from bot.settings import Database

KINDS = ("memory", "file") if WITHOUT else ("memory", "file", "postgres")
LASTING = KINDS[1:]
Place = Path | Database | None


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One PostgreSQL server for all tests here."""
    with postgres_server() as started:
        yield started


@pytest.fixture
def empty(server: Server) -> Database:
    """A database without tables."""
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS onrecord CASCADE")
    return Database(server.url)


@pytest.fixture
def place_of(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Place]:
    """Where a ledger of a kind is kept."""

    def place(kind: str) -> Place:
        if kind == "postgres":
            database = request.getfixturevalue("empty")
            assert isinstance(database, Database)
            return database
        return tmp_path / "ledger.sqlite3" if kind == "file" else None

    return place


@pytest.fixture(params=KINDS)
def ledger(request: pytest.FixtureRequest, place_of: Callable[[str], Place]) -> Iterator[Ledger]:
    """An empty ledger, once of each kind."""
    held = Ledger(place_of(request.param))
    yield held
    held.close()


@pytest.fixture(params=LASTING)
def place(request: pytest.FixtureRequest, place_of: Callable[[str], Place]) -> Place:
    """An empty place for a ledger that lasts, once of each kind."""
    return place_of(request.param)


@pytest.fixture
def rows_of() -> Callable[[Place, str], list[tuple[object, ...]]]:
    """Read a ledger behind its back."""

    def rows(place: Place, sql: str) -> list[tuple[object, ...]]:
        if isinstance(place, Database):
            with psycopg.connect(place.url, options="-c search_path=onrecord") as server:
                return list(server.execute(sql.encode()).fetchall())
        with closing(sqlite3.connect(place or "")) as file:
            return file.execute(sql).fetchall()

    return rows
