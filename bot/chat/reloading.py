"""A changed base is served without a restart: built aside, checked, swapped; a broken one changes nothing.

Questions under way keep the desk they began with, so that none is answered from two records.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from watchfiles import awatch

from bot.chat.host import Host, Reloaded, log
from bot.desk import Desk
from bot.errors import KnowledgeError, OnRecordError

_OLD = "The record from before serves on."
_SETTLED = 400  # milliseconds without a change before a folder is read: an editor saves several files in a row


async def reload(host: Host) -> Reloaded:
    """Read the base again and serve it, if it is sound; never raises for a base that is not."""
    if host.reload is None:
        return Reloaded(_now(), served=False, said="This bot was started without a folder to read again.")
    async with host.reloading:
        try:
            desk = await _aside(host.reload)
        except KnowledgeError as error:
            found = Reloaded(_now(), served=False, said=f"{error}. {_OLD}", problems=error.problems)
        except (OnRecordError, OSError) as error:
            found = Reloaded(_now(), served=False, said=f"The base cannot be read: {error}. {_OLD}")
        else:
            host.desk = desk
            found = Reloaded(_now(), served=True, said=f"{len(desk.record.statements)} statements are on record now.")
        host.reloaded = found
    for problem in found.problems:
        log.error("%s", problem)
    (log.info if found.served else log.warning)("base read again: %s", found.said)
    return found


async def _aside(work: Callable[[], Desk]) -> Desk:
    """What a function gives, from a thread of its own that holds up neither the bot nor, if it takes long, its end."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Desk] = loop.create_future()

    def put(result: Desk | None, error: BaseException | None) -> None:
        if future.done():  # nobody waits any more
            return
        if result is None:
            future.set_exception(error or RuntimeError("no desk"))
        else:
            future.set_result(result)

    def run() -> None:
        result, failed = None, None
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - raised again where it is awaited
            failed = error
        with suppress(RuntimeError):  # the bot has stopped meanwhile
            loop.call_soon_threadsafe(put, result, failed)

    Thread(target=run, name="reading the base", daemon=True).start()
    return await future


def _now() -> datetime:
    return datetime.now(UTC)


async def watch(host: Host, folder: Path) -> None:
    """Read the base again whenever a file in its folder changes; ends when it is cancelled."""
    async for _ in awatch(folder, debounce=4 * _SETTLED, step=_SETTLED, recursive=True):
        await reload(host)
