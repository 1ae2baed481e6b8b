"""A ledger in one SQLite file, or in memory."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from bot.errors import LedgerError
from bot.ledger.schema import LATEST
from bot.ledger.store import Command, Result, steps_from

_BUSY = 2.0  # seconds to wait for another process that is writing, such as a backup


class SqliteStore:
    """One open SQLite file. Write-ahead log: readers never wait, and a killed process leaves a sound file."""

    def __init__(self, path: Path | None) -> None:
        """Open or make the file, or keep everything in memory; raises LedgerError where it cannot be written."""
        self._path = path
        try:
            self._connection = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=_BUSY)
        except sqlite3.Error as error:
            raise self._told(error) from None
        try:
            if path:
                self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=FULL")  # what was acknowledged outlives a power cut, too
            self._connection.execute("PRAGMA secure_delete=ON")  # what a person had deleted is gone from the file
            self._migrate()
        except sqlite3.Error as error:
            self._connection.close()
            raise self._told(error) from None
        except LedgerError:
            self._connection.close()
            raise

    def run(self, *commands: Command) -> tuple[Result, ...]:
        """Do the commands in one transaction."""
        try:
            self._connection.execute("BEGIN IMMEDIATE" if len(commands) > 1 else "BEGIN")
            results = tuple(self._result(command) for command in commands)
            self._connection.execute("COMMIT")
        except (sqlite3.Error, OverflowError) as error:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise self._told(error) from None
        return results

    def renumber(self) -> None:
        """SQLite sees to it by itself."""

    def close(self) -> None:
        """Close the file; nothing can be read or written afterwards."""
        self._connection.close()

    def _result(self, command: Command) -> Result:
        cursor = self._connection.execute(command.sql, command.values)
        return Result(tuple(cursor.fetchall()), cursor.rowcount)

    def _migrate(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")  # a second process starting now waits here
        try:
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            for sql in steps_from(version, "INTEGER PRIMARY KEY AUTOINCREMENT"):
                self._connection.execute(sql)
            self._connection.execute(f"PRAGMA user_version={LATEST:d}")
        except (sqlite3.Error, LedgerError):
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _told(self, error: Exception) -> LedgerError:
        return LedgerError(f"the ledger {self._path or 'in memory'} cannot be used ({error}); {_way_out(str(error))}")


def _way_out(error: str) -> str:
    if "full" in error or "disk I/O" in error:
        return "make room on its disk"
    if "locked" in error:
        return "another program holds it; end that one"
    if "not a database" in error or "malformed" in error:
        return "put a backup in its place, or move it away and a new one is begun"
    return "set ONRECORD_LEDGER to a file in a folder that the bot may write to"
