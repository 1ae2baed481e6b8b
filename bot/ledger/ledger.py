"""What the bot writes down: a server's settings, questions put on the list, suggestions, feedback, logins.

No question is stored unless a person puts it on the list, and then without that person; feedback is counted per
statement. Only suggestions carry a user id, so that their sender can follow and delete them.
"""

import time
from collections import OrderedDict
from datetime import date, timedelta
from pathlib import Path

from bot.errors import LedgerError
from bot.ledger.postgres import PostgresStore
from bot.ledger.records import Listed, Proposal
from bot.ledger.sqlite import SqliteStore
from bot.ledger.store import Command, Result, Store, Value
from bot.settings import Database

KEPT_DAYS = 90  # how long listed questions, feedback and decided suggestions are kept
_FRESH = 5.0  # seconds a server's settings are taken as they were read; another process may change them
_REMEMBERED = 5000  # servers whose settings are held for when the ledger is away
_LOGINS_KEPT = 2 * 86_400  # seconds; Discord counts logins over one day


class Ledger:
    """One open ledger. Every method is one short transaction; times are given by the caller, as days.

    Every method raises LedgerError, a sentence, where the ledger cannot be used now; only `settings` never does.
    """

    def __init__(self, place: Path | Database | None = None) -> None:
        """Open or make a file, use a PostgreSQL database, or keep everything in memory.

        Raises LedgerError where a file cannot be written, SettingsError for an address that is none. A database that is
        away is no error here: whatever is asked of it says so, until it is back.
        """
        self.lasting = place is not None
        self.errors = 0
        self._store: Store = PostgresStore(place.url) if isinstance(place, Database) else SqliteStore(place)
        self._held: OrderedDict[int, tuple[float, dict[str, str]]] = OrderedDict()

    def close(self) -> None:
        """Let go of it; nothing can be read or written afterwards."""
        self._store.close()

    def check(self) -> None:
        """Write something and take it back; raises LedgerError where that is not possible."""
        self._do(
            Command("INSERT INTO notes VALUES ('check', '') ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
            Command("DELETE FROM notes WHERE name = 'check'"),
        )

    def note(self, name: str) -> str | None:
        """A remembered fact about this installation, such as which commands Discord has."""
        rows = self._ask("SELECT value FROM notes WHERE name = ?", name).rows
        return str(rows[0][0]) if rows else None

    def write_note(self, name: str, value: str) -> None:
        """Remember a fact about this installation."""
        self._ask(
            "INSERT INTO notes VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value
        )

    def first_note(self, name: str, value: str) -> str:
        """Remember a fact unless it is known; returns what is remembered, which another process may have written."""
        _, found = self._do(
            Command("INSERT INTO notes VALUES (?, ?) ON CONFLICT (name) DO NOTHING", (name, value)),
            Command("SELECT value FROM notes WHERE name = ?", (name,)),
        )
        return str(found.rows[0][0])

    def settings(self, guild: int) -> dict[str, str]:
        """What a server has set, by name; as it was last known where the ledger is away, since answers need it."""
        read, known = self._held.get(guild, (float("-inf"), {}))
        if time.monotonic() - read > _FRESH:
            try:
                known = dict(self._ask("SELECT name, value FROM settings WHERE guild = ?", guild).rows)
            except LedgerError:
                return dict(known)
            self._hold(guild, known)
        return dict(known)

    def set(self, guild: int, name: str, value: str | None) -> None:
        """Set one thing for a server; None goes back to the default."""
        commands = [Command("DELETE FROM settings WHERE guild = ? AND name = ?", (guild, name))]
        if value is not None:
            commands.append(Command("INSERT INTO settings VALUES (?, ?, ?)", (guild, name, value)))
        self._do(*commands)
        self._held.pop(guild, None)

    def forget_guild(self, guild: int) -> None:
        """Delete everything a server has set."""
        self._ask("DELETE FROM settings WHERE guild = ?", guild)
        self._held.pop(guild, None)

    def list_question(self, text: str, day: date) -> bool:
        """Put a question on the list, without its asker; False where it stood there already (it is counted)."""
        rows = self._ask(
            "INSERT INTO questions VALUES (?, 1, ?, ?) ON CONFLICT (text)"
            " DO UPDATE SET asked = questions.asked + 1, last = excluded.last RETURNING asked",
            text,
            day.isoformat(),
            day.isoformat(),
        ).rows
        return bool(rows[0][0] == 1)

    def questions(self) -> tuple[Listed, ...]:
        """The questions on the list, the most asked first."""
        rows = self._ask("SELECT text, asked, first, last FROM questions ORDER BY asked DESC, last DESC, text").rows
        return tuple(
            Listed(text, asked, date.fromisoformat(first), date.fromisoformat(last))
            for text, asked, first, last in rows
        )

    def strike_question(self, text: str) -> None:
        """Take a question off the list."""
        self._ask("DELETE FROM questions WHERE text = ?", text)

    def rate(self, statement: str, day: date, *, helpful: bool) -> None:
        """Count one more helpful, or not helpful, for a statement as an answer."""
        self._ask(
            "INSERT INTO feedback VALUES (?, ?, ?, ?) ON CONFLICT (statement, day) DO UPDATE SET"
            " helpful = feedback.helpful + excluded.helpful, unhelpful = feedback.unhelpful + excluded.unhelpful",
            statement,
            day.isoformat(),
            int(helpful),
            int(not helpful),
        )

    def ratings(self) -> dict[str, tuple[int, int]]:
        """How often each statement was helpful and not what was asked, the least helpful first."""
        rows = self._ask(
            "SELECT statement, SUM(helpful), SUM(unhelpful) FROM feedback GROUP BY statement ORDER BY 3 DESC, 1"
        ).rows
        return {statement: (helpful, unhelpful) for statement, helpful, unhelpful in rows}

    def suggest(self, user: int, day: date, quote: str, speaker: str, source: str, said: str) -> int:  # noqa: PLR0913, PLR0917 - the fields of the form
        """Keep a suggestion and return its number."""
        rows = self._ask(
            'INSERT INTO suggestions ("user", day, quote, speaker, source, said)'
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            user,
            day.isoformat(),
            quote,
            speaker,
            source,
            said,
        ).rows
        return int(rows[0][0])

    def suggested_today(self, user: int, day: date) -> int:
        """How many suggestions a person has sent on a day."""
        rows = self._ask('SELECT COUNT(*) FROM suggestions WHERE "user" = ? AND day = ?', user, day.isoformat()).rows
        return int(rows[0][0])

    def suggestions(self, *, state: str = "open") -> tuple[Proposal, ...]:
        """The suggestions in a state, oldest first."""
        return self._proposals("state = ?", state)

    def suggestions_of(self, user: int) -> tuple[Proposal, ...]:
        """A person's own suggestions, oldest first."""
        return self._proposals('"user" = ?', user)

    def suggestion(self, number: int) -> Proposal | None:
        """One suggestion by its number."""
        found = self._proposals("id = ?", number)
        return found[0] if found else None

    def decide(self, number: int, state: str, reason: str | None, day: date) -> None:
        """Accept or reject a suggestion."""
        self._ask(
            "UPDATE suggestions SET state = ?, reason = ?, decided = ? WHERE id = ?",
            state,
            reason,
            day.isoformat(),
            number,
        )

    def forget_user(self, user: int) -> int:
        """Delete everything kept about a person; returns how many records that were."""
        return self._ask('DELETE FROM suggestions WHERE "user" = ?', user).count

    def expire(self, today: date, days: int = KEPT_DAYS) -> int:
        """Delete what has been kept long enough; returns how many records that were."""
        limit = (today - timedelta(days=days)).isoformat()
        results = self._do(
            Command("DELETE FROM questions WHERE last < ?", (limit,)),
            Command("DELETE FROM feedback WHERE day < ?", (limit,)),
            Command("DELETE FROM suggestions WHERE decided < ?", (limit,)),
        )
        return sum(result.count for result in results)

    def write_login(self, bot: str, at: int) -> None:
        """Keep that a bot (any name for it that is no secret) logs in, at a time in seconds since 1970."""
        self._do(
            Command("DELETE FROM logins WHERE at < ?", (at - _LOGINS_KEPT,)),
            Command("INSERT INTO logins VALUES (?, ?)", (bot, at)),
        )

    def logins(self, bot: str, since: int) -> tuple[int, ...]:
        """When a bot logged in since a time, oldest first."""
        rows = self._ask("SELECT at FROM logins WHERE bot = ? AND at > ? ORDER BY at", bot, since).rows
        return tuple(at for (at,) in rows)

    def _proposals(self, where: str, value: str | int) -> tuple[Proposal, ...]:
        rows = self._ask(
            "SELECT id, quote, speaker, source, said, state, reason FROM suggestions"  # noqa: S608 - `where` is one of three literals above
            f" WHERE {where} ORDER BY id",
            value,
        ).rows
        return tuple(Proposal(*row) for row in rows)

    def _hold(self, guild: int, known: dict[str, str]) -> None:
        self._held[guild] = time.monotonic(), known
        self._held.move_to_end(guild)
        if len(self._held) > _REMEMBERED:
            self._held.popitem(last=False)

    def _ask(self, sql: str, *values: Value) -> Result:
        return self._do(Command(sql, values))[0]

    def _do(self, *commands: Command) -> tuple[Result, ...]:
        try:
            return self._store.run(*(Command(one.sql, tuple(map(_storable, one.values))) for one in commands))
        except LedgerError:
            self.errors += 1
            raise


def _storable(value: Value) -> Value:
    """Text without what no database takes: NUL, and halves of surrogate pairs."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return value
