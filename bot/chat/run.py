"""Keeping the bot on Discord: logs in, comes back with growing pauses, stops cleanly, never hammers what cannot work.

Exit status: 0 stopped on request; 2 will never work as it is (no token, a refused one, a forbidden intent);
75 given up for now after many tries (EX_TEMPFAIL of sysexits.h): start it again later.
"""

import asyncio
import random
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import discord

from bot.chat.client import OnRecord
from bot.chat.host import log
from bot.chat.logs import start_logging
from bot.chat.reloading import watch
from bot.desk import Desk
from bot.errors import LedgerError
from bot.ledger import Ledger
from bot.settings import Settings

STOPPED, NEVER, LATER = 0, 2, 75
# Close codes after which the gateway will refuse the same login again (Discord's documentation, "Gateway close codes").
_PERMANENT = frozenset({4004, 4010, 4011, 4012, 4013, 4014})
_CLOSING = 3.0  # seconds a clean goodbye may take

UNSET = (
    "DISCORD_TOKEN is not set: put your bot's token into the environment or a .env file,"
    " or try the same bot without Discord with `onrecord preview`."
)
_REFUSED = "Discord refused the token: copy it again from the Developer Portal (Bot, Reset Token) into DISCORD_TOKEN"
_NOT_GRANTED = (
    "the message content intent is not granted, so answer channels stay silent: switch it on in the"
    " Developer Portal (Bot, Privileged Gateway Intents) or unset ONRECORD_MESSAGE_CONTENT"
)


@dataclass(frozen=True)
class Patience:
    """Pauses between tries, in seconds: `first`, doubling up to `longest`; `tries` in a row that never got ready."""

    first: float = 2.0
    longest: float = 300.0
    tries: int = 20

    def pause(self, failed: int) -> float:
        """The pause after so many failed tries (from 1), with a quarter of jitter either way."""
        return min(self.longest, self.first * 2.0 ** (failed - 1)) * random.uniform(0.75, 1.25)  # noqa: S311 - no secret


def run(
    settings: Settings, desk: Desk, *, reload: Callable[[], Desk] | None = None, patience: Patience | None = None
) -> int:
    """Run the bot until it is told to stop; returns the exit status of the process."""
    start_logging(settings.log, settings.token)
    if not settings.token:
        log.error(UNSET)
        return NEVER
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    ledger = open_ledger(settings)
    try:
        return asyncio.run(_Session(settings, settings.token, desk, ledger, reload, patience or Patience()).serve())
    except KeyboardInterrupt:
        return STOPPED
    finally:
        ledger.close()


def open_ledger(settings: Settings) -> Ledger:
    """The ledger of the settings; where it cannot be written, one in memory, and the log says so."""
    try:
        return Ledger(settings.ledger)
    except LedgerError as error:
        log.warning("%s. Until then server settings and lists are kept only until the bot stops", error)
        return Ledger(None)


class _Session:
    """One process on Discord, over as many logins as it takes."""

    def __init__(  # noqa: PLR0913, PLR0917 - what a process is made of
        self,
        settings: Settings,
        token: str,
        desk: Desk,
        ledger: Ledger,
        reload: Callable[[], Desk] | None,
        patience: Patience,
    ) -> None:
        self._settings = settings
        self._token = token
        self._desk = desk
        self._ledger = ledger
        self._reload = reload
        self._patience = patience
        self._message_content = settings.message_content
        self._stop = asyncio.Event()

    async def serve(self) -> int:
        self._hear_signals()
        failed = 0
        while True:
            client = self._client()
            error = await self._once(client)
            self._desk = client.desk
            if self._stop.is_set():
                log.info("stopped")
                return STOPPED
            failed = 1 if client.been_ready else failed + 1
            if self._never(error):
                return NEVER
            if failed > self._patience.tries:
                log.error("Discord could not be reached in %s tries; start the bot again later", failed)
                return LATER
            pause = self._patience.pause(failed)
            log.warning("%s; trying again in %.0f s (try %s)", _reason(error), pause, failed)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), pause)

    def _client(self) -> OnRecord:
        return OnRecord(
            self._desk,
            self._ledger,
            curators=self._settings.curators,
            reload=self._reload,
            message_content=self._message_content,
        )

    async def _once(self, client: OnRecord) -> BaseException | None:
        """One login until it ends, and the error it ended with. A request to stop cancels it, which says goodbye."""
        start = asyncio.create_task(client.start(self._token))
        watching = asyncio.create_task(watch(client, self._settings.knowledge)) if self._reload else None
        halt = asyncio.create_task(self._stop.wait())
        await asyncio.wait({start, halt}, return_when=asyncio.FIRST_COMPLETED)
        # close() while the connection is being read would send close code 4000 and leave the session alive.
        start.cancel()
        halt.cancel()
        if watching is not None:
            watching.cancel()
        error, _ = await asyncio.gather(start, halt, return_exceptions=True)
        with suppress(TimeoutError, OSError, discord.DiscordException):
            await asyncio.wait_for(client.close(), _CLOSING)
        return error if isinstance(error, BaseException) else None

    def _never(self, error: BaseException | None) -> bool:
        """Whether trying again is pointless; says so in the log."""
        if isinstance(error, discord.PrivilegedIntentsRequired) and self._message_content:
            log.error(_NOT_GRANTED)
            self._message_content = False
            return False
        if isinstance(error, discord.LoginFailure):
            log.error(_REFUSED)
            return True
        if isinstance(error, discord.PrivilegedIntentsRequired):
            log.error("Discord refuses an intent the bot asks for; see the Bot page of the Developer Portal")
            return True
        if isinstance(error, discord.ConnectionClosed) and error.code in _PERMANENT:
            log.error("Discord closed the connection for good (code %s)", error.code)
            return True
        return False

    def _hear_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            with suppress(NotImplementedError):  # Windows: Ctrl-C arrives as KeyboardInterrupt
                loop.add_signal_handler(name, self._stop.set)


def _reason(error: BaseException | None) -> str:
    if isinstance(error, discord.HTTPException):
        return f"Discord answered {error.status}"
    if isinstance(error, discord.ConnectionClosed):
        return f"Discord closed the connection (code {error.code})"
    if isinstance(error, OSError | TimeoutError | discord.GatewayNotFound | AttributeError):
        # The library ends with AttributeError where the gateway cannot be reached at the first connect.
        return f"Discord cannot be reached ({type(error).__name__}: {error})"
    return f"the connection to Discord ended ({type(error).__name__}: {error})" if error else "the connection ended"
