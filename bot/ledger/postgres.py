"""A ledger on a PostgreSQL server, shared by many processes; needs the extra `postgres`.

The bot must go on answering whatever the server does, so no call waits longer than `LIMIT`: work is done on threads, a
call that takes too long is cut off, and after a failure the server is left alone for a few seconds.
"""

import logging
import os
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from contextlib import contextmanager, suppress
from typing import Any

try:
    import psycopg
    import psycopg_pool
except ImportError:
    AVAILABLE = False
else:
    AVAILABLE = True

from bot.errors import LedgerError, SettingsError
from bot.ledger.schema import LATEST
from bot.ledger.store import Command, Result, steps_from

LIMIT = 2.0  # seconds a call may take; questions wait for no call, buttons and commands wait this long at most
_QUICK = 0.5  # seconds to wait for a connection
_REST = 3.0  # seconds the server is left alone after a failure
_AT_ONCE = 4  # connections; the bot's own loop uses one at a time, a call cut off may hold another
_LOCK = 7_310_411_225  # any number of our own: whoever holds this lock may change the tables
_TABLES = "onrecord"  # the schema our tables live in, so that the database may be shared

AWAY = "the ledger on PostgreSQL cannot be used now ({}); questions are answered, what is written down waits for it"


class _Work:
    """Commands under way on a thread, which their caller may give up."""

    def __init__(self, commands: tuple[Command, ...]) -> None:
        self.commands = commands
        self.given_up = False
        self._connection: psycopg.Connection[Any] | None = None

    @contextmanager
    def on(self, connection: "psycopg.Connection[Any]") -> Iterator[None]:
        """Work on a connection; raises OperationalError where the caller has given up already."""
        self._connection = connection
        try:
            if self.given_up:
                raise psycopg.OperationalError("given up")
            yield
        finally:
            self._connection = None

    def give_up(self) -> None:
        """End the connection under work, so that no thread waits on a server that keeps silent."""
        self.given_up = True
        if (connection := self._connection) is not None:
            with suppress(OSError, psycopg.Error), socket.socket(fileno=os.dup(connection.fileno())) as wire:
                wire.shutdown(socket.SHUT_RDWR)


class PostgresStore:
    """A pool of connections to one database; connects by itself, and again after the server was away."""

    def __init__(self, url: str) -> None:
        """Begin to connect; raises SettingsError without the extra or for an address that is none."""
        if not AVAILABLE:
            raise SettingsError("ONRECORD_LEDGER names PostgreSQL, which needs: pip install 'onrecord[postgres]'")
        try:
            psycopg.conninfo.conninfo_to_dict(url)
        except psycopg.ProgrammingError:
            raise SettingsError("ONRECORD_LEDGER is no PostgreSQL address; write postgresql://user@host/name") from None
        logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # what it has to say is said here, in a sentence
        self._pool: psycopg_pool.ConnectionPool[psycopg.Connection[Any]] = psycopg_pool.ConnectionPool(
            url,
            min_size=1,
            max_size=_AT_ONCE,
            open=False,
            configure=_prepare,
            reconnect_timeout=_REST,
            num_workers=2,
            kwargs={
                "autocommit": True,
                "connect_timeout": 3,
                "prepare_threshold": None,  # PgBouncer may stand between
                "application_name": "onrecord",
            },
        )
        self._pool.open()
        self._threads = ThreadPoolExecutor(_AT_ONCE, "ledger")
        self._current = threading.Event()  # the tables are known to be up to date
        self._rest_until = 0.0
        self._why = ""

    def run(self, *commands: Command) -> tuple[Result, ...]:
        """Do the commands in one transaction, within LIMIT seconds."""
        if time.monotonic() < self._rest_until:
            raise LedgerError(AWAY.format(self._why))
        work = _Work(commands)
        future = self._threads.submit(self._work, work)
        try:
            return future.result(LIMIT)
        except Late:
            future.cancel()
            work.give_up()
            raise self._away(f"no reply within {LIMIT:g} s") from None
        except psycopg_pool.PoolTimeout:
            raise self._away("it cannot be reached") from None
        except (psycopg.OperationalError, psycopg.InterfaceError) as error:
            raise self._away(_first_line(error)) from None
        except psycopg.Error as error:  # the server is there and refuses this: no reason to leave it alone
            raise LedgerError(AWAY.format(_first_line(error))) from None

    def renumber(self) -> None:
        """Number new suggestions after the largest number there is."""
        self.run(
            Command(
                "SELECT setval(pg_get_serial_sequence('suggestions', 'id'),"
                " (SELECT COALESCE(MAX(id), 0) + 1 FROM suggestions), false)"
            )
        )

    def close(self) -> None:
        """Close every connection."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._pool.close(timeout=_QUICK)

    def _work(self, work: _Work) -> tuple[Result, ...]:
        for more in range(_AT_ONCE, -1, -1):
            sound = False
            try:
                with self._pool.connection(_QUICK) as connection, work.on(connection):
                    connection.execute("SELECT 1")  # after a restart of the server every kept connection is dead
                    sound = True
                    return self._transact(connection, work.commands)
            except psycopg_pool.PoolTimeout:
                raise
            except psycopg.OperationalError:
                if sound or work.given_up or not more:
                    raise
        raise AssertionError  # the last round returns or raises

    def _transact(self, connection: "psycopg.Connection[Any]", commands: tuple[Command, ...]) -> tuple[Result, ...]:
        with connection.transaction():
            if not self._current.is_set():
                _migrate(connection)
            results = tuple(_result(connection, command) for command in commands)
        self._current.set()
        return results

    def _away(self, why: str) -> LedgerError:
        self._why = why
        self._rest_until = time.monotonic() + _REST
        return LedgerError(AWAY.format(why))


def _prepare(connection: "psycopg.Connection[Any]") -> None:
    connection.execute(f"SET search_path TO {_TABLES}")
    connection.execute(f"SET statement_timeout TO {int(LIMIT * 1000)}")


def _migrate(connection: "psycopg.Connection[Any]") -> None:
    """Bring the tables up to date; another process doing so at the same time waits for the lock, then finds them so."""
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {_TABLES}")
    connection.execute("CREATE TABLE IF NOT EXISTS version (number INTEGER NOT NULL)")
    row = connection.execute("SELECT MAX(number) FROM version").fetchone()
    version = (row and row[0]) or 0
    for sql in steps_from(version, "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"):
        connection.execute(sql.encode())
    if version < LATEST:
        connection.execute("INSERT INTO version VALUES (%s)", (LATEST,))


def _result(connection: "psycopg.Connection[Any]", command: Command) -> Result:
    cursor = connection.execute(command.sql.replace("?", "%s").encode(), command.values or None)
    return Result(tuple(cursor.fetchall()) if cursor.description else (), cursor.rowcount)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
