"""How often this bot may log in, kept in the ledger over restarts, and which token Discord has refused.

Discord allows 1,000 logins in 24 hours over all shards; one more ends every session and resets the token (its
documentation, "Session Start Limit"). A bot that crashes, restarted by Docker each time, would get there in a night.
"""

import hashlib
import secrets
import time
from collections.abc import Callable

from bot.errors import LedgerError
from bot.ledger import Ledger

_HOUR, _DAY = 3600, 86_400  # seconds
HOURLY, DAILY = 60, 500  # logins, and two more a shard: far from the limit, and far from what a sound bot needs
_PER_SHARD = 2
_REMEMBERED = _DAY  # seconds a refusal counts; afterwards one try a day


class Logins:
    """The logins of one token; what the ledger cannot keep now is kept in memory."""

    def __init__(self, ledger: Ledger, token: str, *, now: Callable[[], float] = time.time) -> None:
        """`now` gives seconds since 1970."""
        self._ledger, self._token, self._now = ledger, token, now
        self._here: list[int] = []
        self._mark: str | None = None

    def pause(self, shards: int = 1) -> float:
        """Seconds until one more login is allowed; 0 now."""
        now = int(self._now())
        made = self._since(now - _DAY, now)
        extra = _PER_SHARD * shards
        pauses = (
            made[-most] + span - now
            for most, span in ((HOURLY + extra, _HOUR), (DAILY + extra, _DAY))
            if len(made) >= most
        )
        return float(max(0, *pauses, 0))

    def made(self) -> None:
        """One more login is about to be made."""
        now = int(self._now())
        self._here = [at for at in self._here if at > now - _DAY] + [now]
        name = self._name()
        if name is not None:
            try:
                self._ledger.write_login(name, now)
            except LedgerError:
                return

    def refused(self) -> float | None:
        """How many seconds ago Discord refused this very token; None where it did not in the last day."""
        try:
            name, noted = self._name(), self._ledger.note("refused token")
        except LedgerError:
            return None
        mark, _, at = (noted or "").partition(" ")
        ago = self._now() - int(at) if at.isdigit() else _REMEMBERED
        return ago if name is not None and mark == name and 0 <= ago < _REMEMBERED else None

    def refuse(self) -> None:
        """Discord has refused the token: remember that, not the token."""
        name = self._name()
        if name is not None:
            try:
                self._ledger.write_note("refused token", f"{name} {int(self._now())}")
            except LedgerError:
                return

    def _since(self, since: int, now: int) -> list[int]:
        try:
            name = self._name()
            kept = self._ledger.logins(name, since) if name is not None else ()
        except LedgerError:
            kept = ()
        # A clock that was wrong once may have left logins in the future; they say nothing.
        counted = [at for at in max((list(kept), self._here), key=len) if since < at <= now + 60]
        return sorted(counted)

    def _name(self) -> str | None:
        """The token's salted hash; None as long as the ledger cannot be used."""
        if self._mark is None:
            try:
                salt = self._ledger.first_note("salt", secrets.token_hex(16))
            except LedgerError:
                return None
            self._mark = hashlib.sha256(f"{salt}:{self._token}".encode()).hexdigest()
        return self._mark
