"""Locks between processes, kept by the operating system: a process that dies, however it dies, holds none.

Where a file system knows no locks (some network ones), everything goes on without: renaming decides who was first.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HERE: dict[str, threading.Lock] = {}  # record locks know processes, not threads
_HERE_GUARD = threading.Lock()


@contextmanager
def alone(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """One thread of one process of the machine at a time; `waiting` is called where another is inside.

    Raises OSError where the file cannot be written.
    """
    with _HERE_GUARD:
        here = _HERE.setdefault(str(path), threading.Lock())
    if not here.acquire(blocking=False):
        waiting()
        here.acquire()
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not _lock(handle, wait=False):
                waiting()
                _lock(handle, wait=True)
            yield
        finally:
            os.close(handle)
    finally:
        here.release()


class Hold:
    """A mark on a file, as long as it lives, that somebody works with the folder around it."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where there is no such file."""
        self._handle = os.open(path, os.O_RDONLY)
        if sys.platform != "win32":
            try:
                fcntl.flock(self._handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                return

    def __del__(self) -> None:
        if hasattr(self, "_handle"):
            os.close(self._handle)


def held(path: Path) -> bool:
    """Whether anybody holds the file; False where nobody can say."""
    if sys.platform == "win32":  # there the system itself refuses to remove what somebody has open
        return False
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(handle)
    return False


if sys.platform == "win32":

    def _lock(handle: int, *, wait: bool) -> bool:
        """Lock one byte; False where somebody else has it and it is not waited for."""
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:  # waiting gives up after ten seconds
                if not wait:
                    return False
            else:
                return True

else:

    def _lock(handle: int, *, wait: bool) -> bool:
        """Lock the file; False where somebody else has it and it is not waited for.

        A record lock, because children of a process that was killed would go on holding the other kind.
        """
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except (BlockingIOError, PermissionError):
            return False
        except OSError:
            return True
        return True
