"""What can be known to be wrong before anybody knocks at Discord's door; one sentence each."""

import re
import time
from datetime import UTC, datetime

from bot.errors import SettingsError

_NO_TOKEN = (
    (re.compile(r"\d+"), "the application's id"),
    (re.compile(r"[0-9a-f]{64}"), "the application's public key"),
    (re.compile(r"[A-Za-z0-9_-]{32}"), "the client secret"),
    (re.compile(r"https?://.*"), "an address"),
)
_TOKEN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
# Before this program was written, or when its certificates will long have expired: then the clock is wrong.
_FIRST, _LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def check_token(token: str) -> str | None:
    """A warning for what does not look like a bot's token; raises SettingsError for what is surely something else."""
    for pattern, what in _NO_TOKEN:
        if pattern.fullmatch(token):
            raise SettingsError(
                f"DISCORD_TOKEN holds {what}, not the bot's token: copy that from the Developer Portal"
                " (Bot, Reset Token)"
            )
    if _TOKEN.fullmatch(token):
        return None
    return "DISCORD_TOKEN does not look like a bot's token, which is three parts joined by dots; trying it all the same"


def wrong_clock(now: float | None = None) -> str | None:
    """A sentence where this machine's clock cannot be right; no encrypted connection works with such a clock."""
    here = datetime.fromtimestamp(time.time() if now is None else now, tz=UTC)
    if _FIRST <= here < _LAST:
        return None
    return f"this machine's clock says {here:%Y-%m-%d %H:%M} UTC, which cannot be: set it, then start the bot again"
