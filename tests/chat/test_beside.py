"""Work beside the event loop."""

import asyncio
import gc
import sys
import threading
from collections.abc import Iterator
from functools import partial

import pytest

from bot.chat.beside import beside, short_pauses


@pytest.fixture
def collector() -> Iterator[None]:
    """Put everything back that a process sets for good."""
    thresholds, turn = gc.get_threshold(), sys.getswitchinterval()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    sys.setswitchinterval(turn)


async def test_the_loop_goes_on_while_something_is_worked_out() -> None:
    """What waits for the loop ends, since the loop is free to do what it waits for."""
    told = threading.Event()
    waiting = asyncio.create_task(beside(lambda: told.wait(10)))
    await asyncio.sleep(0)
    told.set()
    assert await waiting


async def test_answers_keep_the_order_of_questions() -> None:
    """One thread works, and not that of the loop; what came first is done first."""
    done: list[int] = []

    def work(number: int) -> int:
        done.append(number)
        return threading.get_ident()

    threads = await asyncio.gather(*(beside(partial(work, number)) for number in range(50)))
    assert done == list(range(50))
    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads


async def test_what_fails_fails_where_it_is_awaited() -> None:
    """An error reaches whoever asked, as if there were no thread."""
    with pytest.raises(ZeroDivisionError):
        await beside(lambda: 1 // 0)


@pytest.mark.usefixtures("collector")
def test_a_started_bot_looks_for_cycles_among_new_objects_only() -> None:
    """What is there at the start is out of the collector's sight, and the loop gets its turn within a millisecond."""
    short_pauses()
    assert gc.get_freeze_count() > 0
    assert gc.isenabled()
    assert sys.getswitchinterval() == pytest.approx(0.001)
