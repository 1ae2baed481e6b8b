"""Which content a base has, known without reading its files again: what the file system says of each is remembered.

A file counts as unchanged while its size, times and number on the disk are those at which it was last read. Times go in
steps (some milliseconds, two seconds on old file systems), so a file that was written just before it was read may be
written again at the same time: such a file is read again, until it is old enough (as git does it: racy-git.txt).
"""

import os
import time
from collections.abc import Mapping
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
_LAYOUT = 1  # of the note


@dataclass(frozen=True, slots=True)
class Content:
    """What a base holds: each file, by its path in the base with `/`, and its SHA-256 as hex; `digest` sums them up.

    Files that are no part of a base count by their names alone, "" for a sum: they are an error that a check tells.
    """

    sums: Mapping[str, str]
    digest: str

    def key(self, form: str) -> str:
        """32 hex digits that stand for this content, compiled in this form."""
        return sha256(f"{form}\n{self.digest}".encode()).hexdigest()[:32]


def content(sums: Mapping[str, str]) -> Content:
    """The content that has these sums."""
    lines = "".join(f"{name}\0{sums[name]}\n" for name in sorted(sums))
    return Content(sums, sha256(lines.encode("utf-8", "surrogateescape")).hexdigest())


def look(folder: Path, note: Path | None) -> Content:
    """What a base holds now; only files that changed since `note` was written are read. The note is brought up to date.

    Raises OSError where there is no folder to look into.
    """
    began = time.time_ns()
    now = _stamps(folder)
    seen = read_note(note) if note else None
    stamps, sums, digest = seen[1:] if isinstance(seen, tuple) and seen[:1] == (_LAYOUT,) else ({}, {}, "")
    if now == stamps:
        return Content(sums, digest)
    found = content(
        {name: sums[name] if stamps.get(name) == stamp else _sum(folder, name, stamp) for name, stamp in now.items()}
    )
    if note:
        old = {name: stamp for name, stamp in now.items() if _settled(stamp, began)}
        write_note(note, (_LAYOUT, old, found.sums, found.digest))
    return found


def _stamps(folder: Path) -> dict[str, Stamp]:
    found: dict[str, Stamp] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in RECORDS and entry.is_dir():
                with os.scandir(entry.path) as inner:
                    for one in inner:
                        _put(found, f"{entry.name}/{one.name}", one)
            else:
                _put(found, entry.name, entry)
    return found


def _put(found: dict[str, Stamp], name: str, entry: "os.DirEntry[str]") -> None:
    if entry.name.startswith(".") or entry.name in WELCOME:
        return
    try:
        if entry.is_file():
            known = entry.stat()
            found[name] = (known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino)
            return
    except OSError:
        pass
    found[name] = _NO_FILE


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
