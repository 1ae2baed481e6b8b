"""Statements as questions see them, one behind the other in a file, found by number.

Some fifteen are read for every question. As rows of the database they took a twentieth of its time, and mapped into
memory they would count as this process's own, all of them in the end.
"""

import mmap
import os
import sys
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from weakref import finalize

from bot.knowledge.compiled.layout import ENTRIES, LATER, STARTS

_WIDE: Final = "Q"  # a place in the files


class EntriesWriter:
    """Adds statements behind those that are there; numbers are given in order, and never again.

    In a folder that is carried onward the first file is another folder's too, so what comes goes into a second one. A
    statement that is gone leaves its place as it was, and nobody asks for it.
    """

    def __init__(self, folder: Path) -> None:
        self._starts, self._places = array(_WIDE, (0,)), folder / STARTS
        known = self._places.exists()
        if known:
            self._starts = array(_WIDE, self._places.read_bytes())
        self._file = folder / (LATER if known else ENTRIES)
        self._file.touch()

    @property
    def count(self) -> int:
        """How many were added, which is the number of the next."""
        return len(self._starts) - 1

    def add(self, values: Iterable[bytes]) -> None:
        """Some more."""
        with self._file.open("ab") as file:
            for value in values:
                file.write(value)
                self._starts.append(self._starts[-1] + len(value))

    def close(self) -> None:
        """Write where each begins; nothing can be added behind it."""
        self._places.write_bytes(self._starts.tobytes())


class Entries:
    """The statements of a finished folder; any number of threads may read."""

    def __init__(self, folder: Path) -> None:
        with (folder / STARTS).open("rb") as places:
            self._starts = memoryview(mmap.mmap(places.fileno(), 0, access=mmap.ACCESS_READ)).cast(_WIDE)
        self._first = self._later = self._open(folder / ENTRIES)
        self._size = os.fstat(self._first).st_size
        if (folder / LATER).exists():
            self._later = self._open(folder / LATER)

    def _open(self, path: Path) -> int:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        finalize(self, os.close, file)
        return file

    def read(self, numbers: Iterable[int]) -> Iterator[bytes]:
        """The statements of these numbers, each as it was added."""
        starts, size = self._starts, self._size
        for number in numbers:
            at, end = starts[number], starts[number + 1]
            yield _read(self._first, end - at, at) if at < size else _read(self._later, end - at, at - size)


if sys.platform == "win32":
    from threading import Lock

    _ONE = Lock()

    def _read(file: int, size: int, at: int) -> bytes:
        with _ONE:  # there is no reading there that leaves the place in the file as it is
            os.lseek(file, at, os.SEEK_SET)
            return os.read(file, size)

else:
    _read = os.pread
