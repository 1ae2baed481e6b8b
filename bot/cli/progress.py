"""How far a long piece of work is: one line that is written over on a terminal, a plain line now and then elsewhere."""

import shutil
import sys
import time
from collections.abc import Callable
from typing import Self, TextIO

_EVERY = 0.1  # seconds between two looks of the line on a terminal
_PLAIN = 5.0  # seconds between two plain lines
_BAR = 24  # characters
_SURE = 0.5  # seconds of a phase before its rate says anything
_MINUTE, _HOUR = 60, 3600


class Progress:
    """Told `(phase, done, of)`, as often as one likes; `of` 0 where nobody knows. Leaving it clears the line.

    `clock` gives seconds. Without a `stream` nothing is shown.
    """

    def __init__(self, stream: TextIO | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._terminal = stream is not None and stream.isatty()
        self._phase = ""
        self._began = self._shown = clock()
        self._drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def tell(self, sentence: str) -> None:
        """Something that a user should know meanwhile; told whether or not progress is shown."""
        self._clear()
        print(f"onrecord: {sentence}", file=sys.stderr)

    def _clear(self) -> None:
        if self._drawn and self._stream:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn = False

    def __call__(self, phase: str, done: int, of: int) -> None:
        """So many are done of so many, in a phase that is named as what goes on: `reading files`."""
        if self._stream is None:
            return
        now = self._clock()
        new = phase != self._phase
        if new:
            self._phase, self._began = phase, now
        if not (new and self._terminal) and now - self._shown < (_EVERY if self._terminal else _PLAIN):
            return
        self._shown = now
        line = said(phase, done, of, now - self._began)
        if self._terminal:
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r{f'{bar(done, of)} {line}'[:width]}\x1b[K")
            self._drawn = True
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()


def bar(done: int, of: int) -> str:
    """A bar of fixed width, empty where nobody knows how much there is."""
    full = _BAR * min(done, of) // of if of else 0
    return f"[{'#' * full}{'.' * (_BAR - full)}]"


def said(phase: str, done: int, of: int, seconds: float) -> str:
    """How far a phase is: what, the share, how many of how many, how many a second, and how long it will take."""
    parts = [f"{phase} {100 * done // of} %" if of else phase]
    if done:
        parts.append(f"{done:,} of {of:,}" if of else f"{done:,}")
    if done and seconds >= _SURE:
        parts.append(f"{done / seconds:,.0f}/s")
        if of:
            parts.append(f"{duration((of - done) * seconds / done)} left")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """A time as people read it: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`."""
    whole = round(seconds)
    if seconds < 1:
        return f"{seconds:.1f} s"
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE} s"
    return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE} min"


def size(count: int) -> str:
    """A number of bytes as people read it: `740 B`, `1.2 MB`; in powers of 1000, as disks are sold."""
    value, unit = float(count), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < 1000:  # noqa: PLR2004 - the step between two units
            break
        value, unit = value / 1000, larger
    return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
