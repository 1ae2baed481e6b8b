"""Reading a large base a few files at a time, in several processes: what is checked and built is let go again.

`load` holds a whole base with every place, for those who mend it. To serve one, less is needed: errors, and the values
that are shown. So the frame (speakers, topics and what else there is but sources) is read once, the sources pass by in
batches, and what has to be compared across files is kept as facts. Both roads find the same errors.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.core.model import Source, Statement
from bot.knowledge.base import Base
from bot.knowledge.build import served, source
from bot.knowledge.facts import Facts, facts_of
from bot.knowledge.folder import Frame, listed_again, read_frame, read_part
from bot.knowledge.pause import no_collection
from bot.knowledge.rules import CROSSING, LOCAL, RULES
from bot.knowledge.rules.waiving import Waivers
from bot.knowledge.spread import SpeakerOf, Spread
from bot.knowledge.whole import Whole
from bot.knowledge.workers import cores, spread
from bot.problems import Problem

Result = TypeVar("Result")

_FILES = 150  # of usual size a quarter of a second of reading: the way to a process and back is a hundredth of it
_BYTES = 1024 * 1024  # of files that are larger than usual
_INLINE = 5 * _BYTES // 2  # less is read before another process has started
_MOST = 4  # processes; more would only wait for the one that writes down what they make


@dataclass(frozen=True, slots=True)
class Batch:
    """Some source files, read and checked by themselves.

    `sources` and `statements` (those that are shown, `same_as` as written) are empty where there are problems, here or
    in the frame.
    """

    problems: tuple[Problem, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    facts: Facts


def frame(folder: Path, today: date) -> Frame:
    """Read and check everything but the sources; `problems` are the errors in it.

    `build(frame.base)` is the record without sources and statements. Raises KnowledgeError if there is no folder.
    """
    with no_collection():
        return _checked(read_frame(folder, today))


def frame_onward(folder: Path, today: date, base: Base, texts: frozenset[str]) -> Frame:
    """The same of a folder of which only sources changed since `base` was read, with the names of archived `texts`."""
    return _checked(listed_again(folder, replace(base, today=today), texts))


def _checked(found: Frame) -> Frame:
    return replace(found, problems=(*found.problems, *_local(found.base)))


def read(around: Frame, files: Iterable[str]) -> Batch:
    """Read, check and build some of the source files of `around.files`."""
    files = tuple(files)
    with no_collection():
        part, problems = read_part(around, files)
        problems += _local(part)
        facts = facts_of(part, files)
        if problems or around.problems:
            return Batch(tuple(sorted(problems)), (), (), facts)
        return Batch((), tuple(map(source, part.sources)), tuple(served(part)), facts)


def over(
    around: Frame, files: Sequence[str], work: Callable[[Batch], Result], processes: int | None = None
) -> Generator[Result, None, None]:
    """What `work` makes of each batch of source files, in the order of the files.

    `work` and its results go to other processes and back, so `work` is a function of a module, or a `partial` of one.
    A base that is read sooner than a process starts is read here, as with `processes=1`; None is as many as there are
    cores, up to four. Raises CannotRun when a process dies, and whatever `work` raises.
    """
    size, batches = _cut(around.folder, files)
    count = min(min(cores(), _MOST) if processes is None else processes, len(batches))
    light = replace(around, files=())  # as little as has to go to each process
    if count > 1 and size > _INLINE:
        return spread(partial(_work, work), light, batches, count)
    return (_work(work, light, batch) for batch in batches)


def crossed(around: Frame, facts: Facts, shown: SpeakerOf | None = None) -> tuple[Problem, ...]:
    """The errors that only show across files, from the facts of all of them.

    `shown` gives the speaker of a statement that is shown, by its full id, and None of any other; it must know every
    one of the base as it is now. Without it, as where an error kept batches from being built, some files are read
    again. Of files that have not changed since a base without errors was read, the three first facts are enough.
    """
    whole: Whole = Spread(around, facts, shown)
    problems = [check.problem(one) for check in CROSSING for one in check.find(whole)]
    problems += Waivers(whole).unknown(RULES)
    return tuple(sorted(problems))


def _local(base: Base) -> Iterator[Problem]:
    return (check.problem(one) for check in LOCAL for one in check.find(base))


def _work(work: Callable[[Batch], Result], around: Frame, files: tuple[str, ...]) -> Result:
    return work(read(around, files))


def _cut(folder: Path, files: Iterable[str]) -> tuple[int, list[tuple[str, ...]]]:
    """The bytes of all files, and the batches; a file is not cut, however large."""
    total, held = 0, 0
    batches: list[list[str]] = []
    for file in files:
        size = _size(folder / file)
        if not batches or len(batches[-1]) == _FILES or held + size > _BYTES:
            batches.append([])
            held = 0
        batches[-1].append(file)
        held += size
        total += size
    return total, [tuple(one) for one in batches]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # told when it is read
        return 0
