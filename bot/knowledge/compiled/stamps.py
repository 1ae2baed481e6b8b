"""Which content a base has, known without reading its files again: what the file system says of each is remembered.

A file counts as unchanged while its size, times and number on the disk are those at which it was last read. Times go in
steps (some milliseconds, two seconds on old file systems), so a file that was written just before it was read may be
written again at the same time: such a file is read again, until it is old enough (as git does it: racy-git.txt).

A base that did not change at all, the usual case, is recognised by comparing one run of numbers with another.
"""

import os
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bot.knowledge.compiled.kept import read_note, write_note

Stamp = tuple[int, int, int, int]  # bytes, time of change and of the change of the entry (ns since 1970), inode

RECORDS = frozenset({"speakers", "topics", "sources", "archive"})
WELCOME = frozenset({"README.md", "LICENSE", "LICENSE.md", "LICENSE.txt"})
_SINGLES = frozenset({"base.yaml", "lexicon.yaml", "expectations.yaml", "waivers.yaml"})
_STEP = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use (FAT)
_NO_FILE: Stamp = (-1, 0, 0, 0)  # a folder, a pipe, a link that leads nowhere: its being there is what counts
_KIND, _PLAIN = 0o170000, 0o100000  # of a file's mode
_BITS = 0x7FFF_FFFF_FFFF_FFFF
_LAYOUT = 2  # of the notes


@dataclass(frozen=True, slots=True)
class Content:
    """What a base holds: each file, by its path in the base with `/`, and its SHA-256 as hex; `digest` sums them up.

    Files that are no part of a base count by their names alone, "" for a sum: they are an error that a check tells.
    """

    sums: Mapping[str, str]
    digest: str

    def key(self, form: str) -> str:
        """32 hex digits that stand for this content, compiled in this form."""
        return key_of(self.digest, form)


def key_of(digest: str, form: str) -> str:
    """The key of the content with this digest, compiled in this form."""
    return sha256(f"{form}\n{digest}".encode()).hexdigest()[:32]


def content(sums: Mapping[str, str]) -> Content:
    """The content that has these sums."""
    lines = "".join(f"{name}\0{sums[name]}\n" for name in sorted(sums))
    return Content(sums, sha256(lines.encode("utf-8", "surrogateescape")).hexdigest())


def digest(folder: Path, note: Path) -> str:
    """The digest of what a base holds now, as `look` gives it; costs 3 us a file where nothing changed.

    Raises OSError where there is no folder to look into.
    """
    seen = read_note(note)
    if isinstance(seen, tuple) and seen[:1] == (_LAYOUT,):
        names, numbers = _listed(folder)
        if seen[1] == "\0".join(names) and seen[2] == numbers.tobytes():
            return str(seen[3])
    return look(folder, note).digest


def look(folder: Path, note: Path | None) -> Content:
    """What a base holds now; only files that changed since `note` was written are read. The note is brought up to date.

    Raises OSError where there is no folder to look into.
    """
    began = time.time_ns()
    names, numbers = _listed(folder)
    now = dict(_stamped(names, numbers))
    known = read_note(_details(note)) if note else None
    stamps, sums = known[1:] if isinstance(known, tuple) and known[:1] == (_LAYOUT,) else ({}, {})
    found = content(
        {name: sums[name] if stamps.get(name) == stamp else _sum(folder, name, stamp) for name, stamp in now.items()}
    )
    if note:
        old = {name: stamp for name, stamp in now.items() if _settled(stamp, began)}
        if (stamps, sums) != (old, found.sums):
            write_note(_details(note), (_LAYOUT, old, found.sums))
        if len(old) == len(now):
            write_note(note, (_LAYOUT, "\0".join(names), numbers.tobytes(), found.digest))
        else:  # until all are old enough, each start looks at every file by itself
            with suppress(OSError):
                note.unlink(missing_ok=True)
    return found


def _details(note: Path) -> Path:
    return note.with_name(f"{note.name}.files")


def _listed(folder: Path) -> "tuple[list[str], array[int]]":
    """Names in the order of the system, those in a folder behind its own with `/`, and four numbers for each."""
    names: list[str] = []
    numbers: list[int] = []
    within = sorted(one for one in RECORDS if (folder / one).is_dir())
    for inner in ("", *within):
        names.append(f"{inner}/")
        numbers.extend(_NO_FILE)
        with _entries(folder / inner) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." or name in WELCOME or (not inner and name in within):
                    continue
                names.append(name)
                try:
                    known = entry.stat()
                except OSError:  # a link that leads nowhere
                    numbers.extend(_NO_FILE)
                    continue
                if known.st_mode & _KIND == _PLAIN:
                    numbers.extend((known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino))
                else:
                    numbers.extend(_NO_FILE)
    try:
        return names, array("q", numbers)
    except OverflowError:  # some systems number files with more bits
        return names, array("q", (one & _BITS for one in numbers))


@contextmanager
def _entries(folder: Path) -> "Iterator[Iterable[os.DirEntry[str]]]":
    """What is in a folder; where that can be had, looked at from within, which spares the system the way to it."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield entries
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with os.scandir(handle) as entries:
            yield entries
    finally:
        os.close(handle)


def _stamped(names: Iterable[str], numbers: "array[int]") -> Iterator[tuple[str, Stamp]]:
    inner = ""
    for place, name in enumerate(names):
        if name.endswith("/"):
            inner = name.removeprefix("/")
        else:
            size, changed, entry, inode = numbers[4 * place : 4 * place + 4]
            yield f"{inner}{name}", (size, changed, entry, inode)


def _settled(stamp: Stamp, read_at: int) -> bool:
    """Whether a file that is written after it was read must show another time."""
    _, changed, entry_changed, _ = stamp
    # On Windows the third is when the file was made; elsewhere nobody can set it back.
    return (changed if os.name == "nt" else entry_changed) < read_at - _STEP


def _sum(folder: Path, name: str, stamp: Stamp) -> str:
    if stamp == _NO_FILE or not _read_here(name):
        return ""
    try:
        return sha256((folder / name).read_bytes()).hexdigest()
    except OSError:  # gone meanwhile, or not to be read: the compiler tells which
        return ""


def _read_here(name: str) -> bool:
    where, _, file = name.rpartition("/")
    if not where:
        return file in _SINGLES
    return file.endswith(".txt" if where == "archive" else ".yaml")
