"""The client as an operator runs it: watched, within its login budget, on one connection or on many."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import aiohttp
import discord
import yarl
from discord.http import Route

from bot.chat.client import OnRecord
from bot.chat.host import log
from bot.chat.logins import Logins
from bot.chat.watch import Watch
from bot.core.outcome import Outcome
from bot.desk import Desk
from bot.errors import OnRecordError

# Every 41.25 s a heartbeat is answered; a connection that is silent for longer than this is given up and resumed.
HEARTBEAT_TIMEOUT = 50.0
_RESERVE = 20  # logins of the day that Discord has left for us below which the bot waits for the next day
_ADVICE = 5.0  # seconds
_SEEN = 4096  # messages remembered as heard

_asking: ContextVar[set[str] | None] = ContextVar("asking", default=None)  # what a message asked, wherever it is
Seen = OrderedDict[int, None]


class MustWait(OnRecordError):  # noqa: N818 - reads as the sentence it ends up in
    """No login is allowed for so many seconds."""

    def __init__(self, seconds: float, why: str) -> None:
        super().__init__(why)
        self.seconds = seconds


class NeedsShards(OnRecordError):  # noqa: N818 - the same
    """Discord wants the bot's traffic on so many connections."""

    def __init__(self, count: int) -> None:
        super().__init__(f"Discord asks for {count} shards")
        self.count = count


class CountedDesk(Desk):
    """A desk whose questions are counted and timed; their text is logged only where that is asked for."""

    def __init__(self, desk: Desk, watch: Watch, *, log_questions: bool = False) -> None:
        """Shares everything with the desk it counts for."""
        vars(self).update(vars(desk))
        vars(self).update(_watch=watch, _aloud=log_questions)

    def ask(self, question: str, *, speaker: str | None = None, limit: int = 5, explain: bool = False) -> Outcome:
        """As the desk does, counted."""
        started = time.perf_counter()
        outcome = super().ask(question, speaker=speaker, limit=limit, explain=explain)
        seconds = time.perf_counter() - started
        watch: Watch = vars(self)["_watch"]
        name = watch.outcome(outcome, seconds)
        if (questions := _asking.get()) is not None:
            questions.add(question)
        if vars(self)["_aloud"]:
            log.info("question %r (%s): %s in %.0f ms", question, speaker or "anyone", name, seconds * 1000)
        return outcome


class Operated(OnRecord):
    """The bot on one connection."""

    watch: Watch
    logins: Logins
    seen: Seen
    shards_wanted = 1
    welcomed: float | None = None  # when Discord took the login, by a monotonic clock

    def __init__(self, *args: Any, **options: Any) -> None:
        """As the bot."""
        super().__init__(*args, **options)
        # An event that lacks a part would end the process from within the library, which has no other door to this.
        parsers: dict[str, Callable[[Any], None]] = self._connection.parsers
        parsers.update({name: _forgiving(name, parse) for name, parse in parsers.items()})

    @property
    def lasted(self) -> float:
        """Seconds since Discord took the login; 0 where it never did."""
        return time.monotonic() - self.welcomed if self.welcomed is not None else 0.0

    async def setup_hook(self) -> None:
        """Commands and buttons; then Discord's advice: how many logins are left today, how many shards it wants."""
        await super().setup_hook()
        advice = await self._advice()
        limits = advice.get("session_start_limit")
        remaining, after = (_whole(limits, name) for name in ("remaining", "reset_after"))
        if remaining is not None and after and remaining < _RESERVE + self.shards_wanted:
            raise MustWait(after / 1000, f"Discord has only {remaining} logins left for this bot today")
        shards = _whole(advice, "shards")
        if self.shard_count is None and shards is not None and shards > 1:
            raise NeedsShards(shards)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Count every login before it is made; raises MustWait where the budget is spent."""
        pause = self.logins.pause(self.shards_wanted)
        if pause > 0:
            raise MustWait(pause, "too many logins lately")
        self.logins.made()
        self.watch.logins.inc()
        await super().before_identify_hook(shard_id, initial=initial)

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Every event passes here; the raw ones only move the pulse."""
        pulse = self.watch.pulse
        if self.is_closed():  # tasks of the library outlive its connection by some seconds
            return
        if event == "socket_raw_receive":
            pulse.heard = pulse.clock()
            return
        if event == "socket_raw_send":
            return
        if event in {"ready", "resumed"}:
            pulse.up(None)
        elif event == "connect":
            self.welcomed = time.monotonic()
        elif event in {"shard_ready", "shard_resumed"}:
            pulse.up(args[0])
        elif event == "disconnect":
            self.watch.lost.inc()
            pulse.down(None)
        elif event == "shard_disconnect":
            pulse.down(args[0])
        super().dispatch(event, *args, **kwargs)

    async def on_message(self, message: discord.Message) -> None:
        """A message; one that Discord tells again, after a lost connection, is not answered again."""
        if message.id in self.seen:
            self.watch.again.inc()
            return
        self.seen[message.id] = None
        if len(self.seen) > _SEEN:
            self.seen.popitem(last=False)
        started = time.perf_counter()
        questions: set[str] = set()
        _asking.set(questions)
        try:
            await super().on_message(message)
        except asyncio.CancelledError:
            self.seen.pop(message.id, None)  # it was not answered: told again, it may be
            raise
        if questions:
            self.watch.answered.observe(time.perf_counter() - started)

    async def _advice(self) -> dict[str, Any]:
        """What Discord advises; {} where it says nothing that can be understood."""
        try:
            async with asyncio.timeout(_ADVICE):
                advice = await self.http.request(Route("GET", "/gateway/bot"))
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            log.debug("Discord gives no advice on logins and shards: %s", error)
            return {}
        return advice if isinstance(advice, dict) else {}


class OperatedShards(Operated, discord.AutoShardedClient):
    """The bot on many connections in one process."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """`shard_ids` of `shard_count`, as in discord.py."""
        super().__init__(*args, **options)
        self.shards_wanted = len(options["shard_ids"])
        self._launching: set[int] = set()

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect one shard; raises ConnectionError at the second try, since the library would try for ever."""
        if shard_id in self._launching:
            raise ConnectionError(f"shard {shard_id} cannot connect")
        self._launching.add(shard_id)
        await super().launch_shard(gateway, shard_id, initial=initial)


def _forgiving(name: str, parse: Callable[[Any], None]) -> Callable[[Any], None]:
    """The same, but an event that cannot be understood is logged and left."""

    def parse_or_leave(data: Any) -> None:
        try:
            parse(data)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            log.warning("Discord sent an event %s that makes no sense (%s: %s)", name, type(error).__name__, error)

    return parse_or_leave


def _whole(of: object, name: str) -> int | None:
    value = of.get(name) if isinstance(of, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
