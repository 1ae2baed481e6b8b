"""What takes milliseconds is worked out beside the event loop, so that the loop goes on hearing everybody else.

One thread does it all: Python runs one at a time anyway, answers keep the order of the questions, and a compiled record
is opened for one thread only.
"""

import asyncio
import gc
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

_Result = TypeVar("_Result")
_THREAD = ThreadPoolExecutor(1, "answers")
_TURN = 0.001  # seconds after which the thread lets the loop go on; Python's own 5 ms are felt with many people
# New objects between two looks for cycles among the youngest, and how many of those looks go before one at older ones:
# a look holds everything up, for a time that grows with what it looks at.
_LOOKS = (5000, 4, 100)


async def beside(work: Callable[[], _Result]) -> _Result:
    """What a function gives, from the thread beside the loop; raises what it raises. It sees the caller's context."""
    return await asyncio.get_running_loop().run_in_executor(_THREAD, copy_context().run, work)


def short_pauses() -> None:
    """For a process that has opened its record: what is there stays, and is not looked through again and again."""
    sys.setswitchinterval(_TURN)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_LOOKS)
