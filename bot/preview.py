"""The real bot in a local page, without Discord, token or network: SimCord plays Discord's side on this machine."""

import asyncio
import importlib
import re
import signal
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.chat.client import OnRecord
from bot.chat.host import log
from bot.chat.logs import start_logging
from bot.chat.reloading import watch
from bot.desk import Desk
from bot.errors import CannotRun
from bot.ledger import Ledger
from bot.settings import Settings

_LEAVING = 5.0  # seconds a page may take to close
_NAME = "OnRecord"
_TYPED = re.compile(rf"@{_NAME}\b", re.IGNORECASE)
_EXTRA = ("simcord", "markdown_it", "PIL")
_MISSING = "the preview needs the extra `preview`; install it with: pip install 'onrecord[preview]'"


def preview(
    settings: Settings,
    desk: Desk,
    port: int = 0,
    *,
    open_browser: bool = True,
    reload: Callable[[], Desk] | None = None,
) -> int:
    """Serve the pages until Ctrl-C or SIGTERM; returns 0. Raises CannotRun without the extra or with a port in use.

    `port` 0 takes any free one. The page of the channel is served there, that of the direct messages beside it.
    """
    try:
        for library in _EXTRA:
            importlib.import_module(library)
    except ImportError:
        raise CannotRun(_MISSING) from None
    start_logging(replace(settings, log="debug" if settings.log == "debug" else "warning", token=None))
    stop = threading.Event()
    pages = (
        _Page(desk, settings, stop, "channel", port, reload),
        _Page(desk, settings, stop, "direct messages", 0, reload),
    )
    before = {name: signal.signal(name, lambda *_: stop.set()) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        _serve(pages, stop, open_browser=open_browser)
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
    failed = next((page.error for page in pages if page.error), None)
    if failed:
        raise CannotRun(f"the preview could not be served: {failed}") from failed
    return 0


@dataclass
class _Page:
    """One page on its own event loop, since SimCord plays one channel a loop."""

    desk: Desk
    settings: Settings
    stop: threading.Event
    where: str
    port: int
    reload: Callable[[], Desk] | None = None
    error: Exception | None = None

    def __post_init__(self) -> None:
        self.thread = threading.Thread(target=self._run, name=f"preview of {self.where}", daemon=True)
        self._served = threading.Event()
        self._address = ""

    def address(self) -> str:
        """Where the page is, once it is served; "" where it could not be."""
        self._served.wait()
        return self._address

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception as error:  # noqa: BLE001 - handed to the main thread, which tells it
            log.debug("the preview of %s ended", self.where, exc_info=error)
            self.error = error
        finally:
            self.stop.set()
            self._served.set()

    async def _serve(self) -> None:
        simcord = importlib.import_module("simcord")
        ledger = Ledger(None)
        client = OnRecord(
            self.desk,
            ledger,
            curators=self.settings.curators,
            reload=self.reload,
        )
        try:
            async with simcord.run(client, check_errors=False) as world:
                channel, viewer = await self._place(world)
                async with world.preview(channel, viewers=[viewer], layout="channel", port=self.port or None) as page:
                    self._address = page.url
                    self._served.set()
                    watching = asyncio.create_task(watch(client, self.settings.knowledge)) if self.reload else None
                    stopped = asyncio.create_task(asyncio.to_thread(self.stop.wait))
                    closed = asyncio.create_task(page.wait_closed())
                    await asyncio.wait({stopped, closed}, return_when=asyncio.FIRST_COMPLETED)
                    self.stop.set()
                    closed.cancel()
                    if watching is not None:
                        watching.cancel()
                    await asyncio.gather(stopped, closed, return_exceptions=True)
        finally:
            ledger.close()

    async def _place(self, world: Any) -> tuple[Any, Any]:
        """A channel and who types there, with one question asked already, so that nobody faces an empty page."""
        you = world.create_user("you", global_name="You")
        guild = world.create_guild("OnRecord preview", owner=you)
        member = guild.add_member(you)
        channel = guild.create_text_channel("ask-onrecord")
        await world.bot.user.edit(username=_NAME)
        example = self.desk.record.example
        if self.where != "channel":
            await you.send_dm(example or "help")
            return you.dm_channel, you
        _understand_mentions(member, world.bot.user.id)
        await member.send(channel, f"@{_NAME} {example}")
        return channel, member


def _understand_mentions(member: Any, bot_id: int) -> None:
    """Let what is typed as @OnRecord be a mention: Discord's own clients do that, the page does not."""
    send = member.send

    async def typed(channel: Any, content: str = "", **rest: Any) -> Any:
        return await send(channel, _TYPED.sub(f"<@{bot_id}>", content), **rest)

    member.send = typed


def _serve(pages: Sequence[_Page], stop: threading.Event, *, open_browser: bool) -> None:
    try:
        addresses = []
        for page in pages:  # one after the other: SimCord prepares the library when it starts, for all loops at once
            page.thread.start()
            addresses.append(page.address())
        if not stop.is_set():
            _announce(addresses)
            if open_browser:
                webbrowser.open(addresses[0])
        while not stop.wait(0.2):  # short, so that a signal is heard
            pass
    finally:
        stop.set()
        for page in pages:
            if page.thread.ident is not None:
                page.thread.join(timeout=_LEAVING)


def _announce(addresses: list[str]) -> None:
    sys.stdout.write(
        f"OnRecord is running here, without Discord and without a network.\n"
        f"  in a channel:     {addresses[0]}\n"
        f"  direct messages:  {addresses[1]}\n"
        f"Mention @OnRecord with a question, or type / for the commands. Ctrl-C here ends it.\n"
    )
    sys.stdout.flush()
