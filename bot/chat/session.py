"""One process on Discord, over as many logins as it takes: comes back with growing pauses, and stops cleanly."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import discord

from bot.chat.endings import REFUSED, Patience, ending_of, reason
from bot.chat.health import served
from bot.chat.host import log
from bot.chat.logins import Logins
from bot.chat.operated import (
    HEARTBEAT_TIMEOUT,
    CountedDesk,
    MustWait,
    NeedsShards,
    Operated,
    OperatedShards,
    Seen,
)
from bot.chat.turns import Turns
from bot.chat.watch import Watch
from bot.desk import Desk
from bot.errors import LedgerError, OnRecordError
from bot.ledger import Ledger
from bot.settings import Settings, Shards

STOPPED, NEVER, LATER = 0, 2, 75
_DRAINING, _CLOSING = 2.0, 2.0  # seconds that questions under way, and then a clean goodbye, may take
_UNDER_WAY = ("discord.py: on_message", "discord.py: on_p", "CommandTree-invoker", "discord-ui-")  # the tasks' names
_SOUND = 10.0  # seconds: a connection that lasted so long was no failed try
_DAY = 86_400.0  # seconds between two looks at what has been kept long enough


class _SilentError(ConnectionError):
    """Nothing was heard from Discord for too long."""


class Session:
    """One process on Discord, over as many logins as it takes."""

    def __init__(
        self,
        settings: Settings,
        desk: Desk,
        ledger: Ledger,
        reload: Callable[[], Desk] | None,
        patience: Patience,
    ) -> None:
        self._settings = settings
        self._token = settings.token or ""
        self._ledger = ledger
        self._again = reload
        self._patience = patience
        self._watch = Watch(desk.record, ledger)
        self._logins = Logins(ledger, self._token)
        self._desk = self._counted(desk)
        self._seen: Seen = Seen()
        self._turns = Turns()
        self._stop = asyncio.Event()

    async def serve(self) -> int:
        """Stay on Discord until told to stop, or until there is no use; returns the exit status."""
        self._hear_signals()
        ago = self._logins.refused()
        if ago is not None:
            log.error("%s (this one was refused %.0f min ago and is not tried again for a day)", REFUSED, ago / 60)
            return NEVER
        async with served(self._settings, self._watch):
            house = asyncio.create_task(self._keep_house())
            try:
                return await self._until_told()
            finally:
                house.cancel()

    async def _until_told(self) -> int:
        failed = 0
        while not self._stop.is_set():
            shards = self._settings.shards
            if (pause := self._logins.pause(len(shards.ids) if shards else 1)) > 0:
                await self._wait(pause, "too many logins lately")
                continue
            client = self._client()
            error = await self._once(client)
            self._desk, self._turns = client.desk, client.turns
            if self._stop.is_set():
                break
            if isinstance(error, NeedsShards):
                self._settings = replace(self._settings, shards=Shards(tuple(range(error.count)), error.count))
                log.info("%s; all of them run in this process", error)
            elif isinstance(error, MustWait):
                await self._wait(error.seconds, str(error))
            elif self._never(error):
                return NEVER
            else:
                failed = 1 if client.lasted > _SOUND else failed + 1
                if failed > self._patience.tries and client.welcomed is None:
                    log.error("Discord could not be reached in %s tries; start the bot again later", failed)
                    return LATER
                await self._wait(self._patience.pause(failed), f"{reason(error)}; try {failed}")
        log.info("stopped")
        return STOPPED

    async def _wait(self, seconds: float, why: str) -> None:
        """Wait, or until told to stop; says why, in the log and to who asks how the bot is."""
        self._watch.pulse.wait(why)
        log.warning("%s; trying again in %.0f s", why, seconds)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds)

    def _client(self) -> Operated:
        settings, shards = self._settings, self._settings.shards
        kind = OperatedShards if shards else Operated
        client = kind(
            self._desk,
            self._ledger,
            curators=settings.curators,
            reload=self._counting(self._again) if self._again else None,
            message_content=settings.message_content,
            enable_debug_events=True,
            heartbeat_timeout=HEARTBEAT_TIMEOUT,
            **({"shard_ids": list(shards.ids), "shard_count": shards.count} if shards else {}),
        )
        client.turns = self._turns
        client.watch, client.logins, client.seen = self._watch, self._logins, self._seen
        self._watch.pulse.begin(lambda: client.latency)
        return client

    async def _once(self, client: Operated) -> BaseException | None:
        """One login until it ends, and the error it ended with. A request to stop cancels it, which says goodbye."""
        start = asyncio.create_task(client.start(self._token))
        halt = asyncio.create_task(self._stop.wait())
        silence = asyncio.create_task(self._silence())
        await asyncio.wait({start, halt, silence}, return_when=asyncio.FIRST_COMPLETED)
        if self._stop.is_set():
            await _drain()
        # close() while the connection is being read would send close code 4000 and leave the session alive.
        for task in (start, halt, silence):
            task.cancel()
        ended, _, silent = await asyncio.gather(start, halt, silence, return_exceptions=True)
        with suppress(TimeoutError, OSError, discord.DiscordException):
            await asyncio.wait_for(client.close(), _CLOSING)
        if isinstance(silent, _SilentError):
            return silent
        return ended if isinstance(ended, BaseException) else None

    async def _silence(self) -> None:
        """Raises _SilentError when Discord has been silent for too long; the library would wait up to 17 minutes."""
        pulse, longest = self._watch.pulse, self._patience.silent
        while pulse.silence < longest:  # noqa: ASYNC110 - time passing is what is waited for
            await asyncio.sleep(longest - pulse.silence + 0.01)
        raise _SilentError(f"nothing heard for {pulse.silence:.0f} s")

    def _never(self, error: BaseException | None) -> bool:
        """Whether trying again is pointless; says so in the log."""
        ending = ending_of(error, message_content=self._settings.message_content)
        if ending.said:
            log.error("%s", ending.said)
        if ending.refused:
            self._logins.refuse()
        if ending.without_content:
            self._settings = replace(self._settings, message_content=False)
        return ending.for_good

    def _counting(self, again: Callable[[], Desk]) -> Callable[[], Desk]:
        """Reading the base again, counted."""

        def reload() -> Desk:
            try:
                desk = again()
            except OnRecordError:
                self._watch.reloads.labels("refused").inc()
                raise
            self._watch.reloads.labels("served").inc()
            self._watch.serves(desk.record)
            return self._counted(desk)

        return reload

    def _counted(self, desk: Desk) -> Desk:
        return CountedDesk(desk, self._watch, log_questions=self._settings.log_questions)

    async def _keep_house(self) -> None:
        """Delete, at the start and once a day, what has been kept long enough."""
        while True:
            try:
                gone = self._ledger.expire(datetime.now(UTC).date())
            except LedgerError as error:
                log.warning("%s", error)
            else:
                log.debug("%s records were kept long enough and are deleted", gone)
            await asyncio.sleep(_DAY)

    def _hear_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            with suppress(NotImplementedError):  # Windows: Ctrl-C arrives as KeyboardInterrupt
                loop.add_signal_handler(name, self._stop.set)


async def _drain() -> None:
    """Let the questions under way be answered."""
    under_way = {task for task in asyncio.all_tasks() if task.get_name().startswith(_UNDER_WAY)}
    if under_way:
        await asyncio.wait(under_way, timeout=_DRAINING)
