"""Where rows are kept: one small door that SQLite and PostgreSQL both fit behind.

The SQL that travels through it is what both understand, with `?` for a value.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from bot.errors import LedgerError
from bot.ledger.schema import LATEST, STEPS

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Command:
    """One statement of SQL and its values, in the order of its question marks."""

    sql: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The rows a command gave, and how many it touched."""

    rows: tuple[tuple[Any, ...], ...]
    count: int


class Store(Protocol):
    """Rows on disk. Every call is one transaction: all of its commands happened, and will last, or none did."""

    def run(self, *commands: Command) -> tuple[Result, ...]:
        """Do the commands and return a result each; raises LedgerError, a sentence, where it cannot be done now."""

    def renumber(self) -> None:
        """Number new suggestions after the largest number there is, when rows were written with theirs."""

    def close(self) -> None:
        """Let go of files and connections."""


def steps_from(version: int, number: str) -> tuple[str, ...]:
    """The statements that bring a ledger of a version (0: empty) up to date; `number` makes a self-numbering column.

    Raises LedgerError for a ledger that a later release has written.
    """
    if version > LATEST:
        raise LedgerError(
            f"the ledger has version {version} and this OnRecord knows {LATEST}: it was written by a later release;"
            " start that one, or name another ledger in ONRECORD_LEDGER"
        )
    return tuple(sql.replace("{number}", number) for step in STEPS[version:] for sql in step)
