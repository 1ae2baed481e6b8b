"""Work in several processes: results in the order of the tasks, and only a few on the way at a time."""

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

from bot.errors import CannotRun

Shared = TypeVar("Shared")
Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 2  # tasks on the way for each process, so that none ever waits

_shared: list[Any] = []  # of a worker: what it was started with


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(
    work: Callable[[Shared, Task], Result], shared: Shared, tasks: Iterable[Task], processes: int
) -> Generator[Result, None, None]:
    """The results of `work(shared, task)`, made by that many processes.

    Everything but the tasks goes to a process once. Workers end when this process ends, however it does, and when the
    generator is closed. Raises
    CannotRun when one of them dies, and whatever `work` raises.
    """
    # A new interpreter for each: a copy of this one would hold locks of threads that are not there.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _start, (work, shared))
    flying: deque[Future[Result]] = deque()
    try:
        for task in tasks:
            flying.append(pool.submit(_done, task))
            if len(flying) > processes * _AHEAD:
                yield flying.popleft().result()
        while flying:
            yield flying.popleft().result()
    except BrokenProcessPool:
        raise CannotRun(
            "one of the processes that share the work ended before its time, perhaps for want of memory; try again"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _start(work: Callable[[Shared, Task], Result], shared: Shared) -> None:
    """Make a new process ready: it ends with its parent, and leaves it to its parent to hear Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    _shared.extend((work, shared))
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _done(task: Any) -> Any:
    work, shared = _shared
    return work(shared, task)
