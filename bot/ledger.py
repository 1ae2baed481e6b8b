"""What the bot writes down: a server's settings, questions put on the list, suggestions, feedback. One SQLite file.

No question is stored unless a person puts it on the list, and then without that person; feedback is counted per
statement. Only suggestions carry a user id, so that their sender can follow and delete them.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

KEPT_DAYS = 90  # how long listed questions, feedback and decided suggestions are kept
_SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS settings (
  guild INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (guild, name));
CREATE TABLE IF NOT EXISTS questions (
  text TEXT PRIMARY KEY, asked INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS feedback (
  statement TEXT NOT NULL, day TEXT NOT NULL, helpful INTEGER NOT NULL, unhelpful INTEGER NOT NULL,
  PRIMARY KEY (statement, day));
CREATE TABLE IF NOT EXISTS suggestions (
  id INTEGER PRIMARY KEY AUTOINCREMENT, user INTEGER, day TEXT NOT NULL, quote TEXT NOT NULL, speaker TEXT NOT NULL,
  source TEXT NOT NULL, said TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'open', reason TEXT, decided TEXT);
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A question on the list: how often it was put there, first and last on which day."""

    text: str
    asked: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggested quote as its sender gave it; `state` is open, accepted or rejected."""

    id: int
    quote: str
    speaker: str
    source: str
    said: str
    state: str = "open"
    reason: str | None = None


class Ledger:
    """One open ledger. Every method is one short transaction; times are given by the caller, as days."""

    def __init__(self, path: Path | None = None) -> None:
        """Open or make the file, or keep everything in memory; raises sqlite3.Error where it cannot be written."""
        self._connection = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=5)
        try:
            self._connection.executescript(_SCHEMA)
            if path:
                self._connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.Error:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file; nothing can be read or written afterwards."""
        self._connection.close()

    def note(self, name: str) -> str | None:
        """A remembered fact about this installation, such as which commands Discord has."""
        row = self._connection.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def write_note(self, name: str, value: str) -> None:
        """Remember a fact about this installation."""
        self._connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    def settings(self, guild: int) -> dict[str, str]:
        """What a server has set, by name."""
        return dict(self._connection.execute("SELECT name, value FROM settings WHERE guild = ?", (guild,)))

    def set(self, guild: int, name: str, value: str | None) -> None:
        """Set one thing for a server; None goes back to the default."""
        self._connection.execute("DELETE FROM settings WHERE guild = ? AND name = ?", (guild, name))
        if value is not None:
            self._connection.execute("INSERT INTO settings VALUES (?, ?, ?)", (guild, name, value))

    def forget_guild(self, guild: int) -> None:
        """Delete everything a server has set."""
        self._connection.execute("DELETE FROM settings WHERE guild = ?", (guild,))

    def list_question(self, text: str, day: date) -> bool:
        """Put a question on the list, without its asker; False where it stood there already (it is counted)."""
        new = self._connection.execute("SELECT 1 FROM questions WHERE text = ?", (text,)).fetchone() is None
        self._connection.execute(
            "INSERT INTO questions VALUES (?, 1, ?, ?)"
            " ON CONFLICT (text) DO UPDATE SET asked = asked + 1, last = excluded.last",
            (text, day.isoformat(), day.isoformat()),
        )
        return new

    def questions(self) -> tuple[Listed, ...]:
        """The questions on the list, the most asked first."""
        rows = self._connection.execute("SELECT text, asked, first, last FROM questions ORDER BY asked DESC, last DESC")
        return tuple(
            Listed(text, asked, date.fromisoformat(first), date.fromisoformat(last))
            for text, asked, first, last in rows
        )

    def strike_question(self, text: str) -> None:
        """Take a question off the list."""
        self._connection.execute("DELETE FROM questions WHERE text = ?", (text,))

    def rate(self, statement: str, day: date, *, helpful: bool) -> None:
        """Count one more helpful, or not helpful, for a statement as an answer."""
        self._connection.execute(
            "INSERT INTO feedback VALUES (?, ?, ?, ?) ON CONFLICT (statement, day) DO UPDATE SET"
            " helpful = helpful + excluded.helpful, unhelpful = unhelpful + excluded.unhelpful",
            (statement, day.isoformat(), int(helpful), int(not helpful)),
        )

    def ratings(self) -> dict[str, tuple[int, int]]:
        """How often each statement was helpful and not what was asked, the least helpful first."""
        rows = self._connection.execute(
            "SELECT statement, SUM(helpful), SUM(unhelpful) FROM feedback GROUP BY statement ORDER BY 3 DESC, 1"
        )
        return {statement: (helpful, unhelpful) for statement, helpful, unhelpful in rows}

    def suggest(self, user: int, day: date, quote: str, speaker: str, source: str, said: str) -> int:  # noqa: PLR0913, PLR0917 - the fields of the form
        """Keep a suggestion and return its number."""
        cursor = self._connection.execute(
            "INSERT INTO suggestions (user, day, quote, speaker, source, said) VALUES (?, ?, ?, ?, ?, ?)",
            (user, day.isoformat(), quote, speaker, source, said),
        )
        return cursor.lastrowid or 0

    def suggested_today(self, user: int, day: date) -> int:
        """How many suggestions a person has sent on a day."""
        row = self._connection.execute(
            "SELECT COUNT(*) FROM suggestions WHERE user = ? AND day = ?", (user, day.isoformat())
        ).fetchone()
        return int(row[0])

    def suggestions(self, *, state: str = "open") -> tuple[Proposal, ...]:
        """The suggestions in a state, oldest first."""
        return self._proposals("state = ?", state)

    def suggestions_of(self, user: int) -> tuple[Proposal, ...]:
        """A person's own suggestions, oldest first."""
        return self._proposals("user = ?", user)

    def suggestion(self, number: int) -> Proposal | None:
        """One suggestion by its number."""
        found = self._proposals("id = ?", number)
        return found[0] if found else None

    def decide(self, number: int, state: str, reason: str | None, day: date) -> None:
        """Accept or reject a suggestion."""
        self._connection.execute(
            "UPDATE suggestions SET state = ?, reason = ?, decided = ? WHERE id = ?",
            (state, reason, day.isoformat(), number),
        )

    def forget_user(self, user: int) -> int:
        """Delete everything kept about a person; returns how many records that were."""
        return self._connection.execute("DELETE FROM suggestions WHERE user = ?", (user,)).rowcount

    def expire(self, today: date, days: int = KEPT_DAYS) -> int:
        """Delete what has been kept long enough; returns how many records that were."""
        limit = (today - timedelta(days=days)).isoformat()
        with self._transaction():
            gone = self._connection.execute("DELETE FROM questions WHERE last < ?", (limit,)).rowcount
            gone += self._connection.execute("DELETE FROM feedback WHERE day < ?", (limit,)).rowcount
            return gone + self._connection.execute("DELETE FROM suggestions WHERE decided < ?", (limit,)).rowcount

    def _proposals(self, where: str, value: str | int) -> tuple[Proposal, ...]:
        rows = self._connection.execute(
            "SELECT id, quote, speaker, source, said, state, reason FROM suggestions"  # noqa: S608 - `where` is one of three literals above
            f" WHERE {where} ORDER BY id",
            (value,),
        )
        return tuple(Proposal(*row) for row in rows)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
        except sqlite3.Error:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
