"""Whether a compiled folder is what was written: a checksum of every file, and of the content it was made from.

Sums are computed only where a file is not exactly the one (size, times, number on the disk) that was last checked.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from bot.knowledge.compiled.kept import read_note, write_note
from bot.knowledge.compiled.stamps import Stamp, content

SUMS = "sums.json"
LASTING = ""
"""Instead of a run of the machine: the files are on the disk, whatever happens to it."""
_BLOCK = 1 << 20  # bytes

Meter = Callable[[int, int], None]  # bytes done, bytes in all


@dataclass(frozen=True, slots=True)
class Sums:
    """What `sums.json` says: the form and the content a folder was made from, and each file's bytes and CRC-32."""

    form: str
    base: Mapping[str, str]
    files: Mapping[str, tuple[int, str]]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(size for size, _ in self.files.values())


def read_sums(path: Path) -> Sums | None:
    """The sums of a compiled folder; None where they are missing, damaged, or those of other content than its name."""
    try:
        told = json.loads((path / SUMS).read_bytes())
        found = Sums(told["form"], told["base"], {name: (size, one) for name, (size, one) in told["files"].items()})
        return found if content(found.base).key(found.form) == path.name else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_sums(path: Path, form: str, base: Mapping[str, str], older: Path | None, meter: Meter) -> None:
    """Write the sums of a folder that is finished; files shared with a sound `older` folder are not read again."""
    known = _known(older) if older else {}
    stamps = stamps_of(path)
    whole = sum(stamp[0] for stamp in stamps.values())
    done = 0
    files: dict[str, tuple[int, str]] = {}
    for name, stamp in stamps.items():
        size, written, _, inode = stamp
        files[name] = (size, known.get((size, written, inode)) or file_sum(path / name))
        done += size
        meter(done, whole)
    told = {"form": form, "base": dict(base), "files": files}
    (path / SUMS).write_text(json.dumps(told, indent=0), encoding="ascii")


def _known(older: Path) -> dict[tuple[int, int, int], str]:
    sums = read_sums(older)
    stamps = stamps_of(older)
    files = sums.files.items() if sums else ()
    # Without numbers of files (an old Windows file system) nothing can be told to be the same file.
    return {
        (stamps[name][0], stamps[name][1], stamps[name][3]): one
        for name, (_, one) in files
        if name in stamps and stamps[name][3]
    }


def sound(path: Path, *, meter: Meter | None = None) -> bool:
    """Whether a compiled folder holds what was written, whole; with `meter` every byte is read, whatever was noted."""
    stamps = stamps_of(path)
    if meter is None and stamps and _noted(path) in ((stamps, LASTING), (stamps, this_run())):
        return True
    if _right(path, stamps, meter or _silently):
        note_sound(path, this_run())
        return True
    with suppress(OSError):
        note_of(path).unlink(missing_ok=True)
    return False


def _right(path: Path, stamps: Mapping[str, Stamp], meter: Meter) -> bool:
    sums = read_sums(path)
    sizes = {name: stamp[0] for name, stamp in stamps.items() if name != SUMS}
    if sums is None or sizes != {name: size for name, (size, _) in sums.files.items()}:
        return False
    done = 0
    for name, (size, wanted) in sums.files.items():
        try:
            if file_sum(path / name) != wanted:
                return False
        except OSError:
            return False
        done += size
        meter(done, sums.size)
    return True


def _silently(_done: int, _of: int, /) -> None:
    pass


def this_run() -> str:
    """A name for the time since this machine was started; `LASTING` where the system does not tell."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return LASTING


def note_sound(path: Path, run: str) -> None:
    """Note that the files of a folder, as they are now, are what was written.

    What a process wrote is there for all others, whatever becomes of it; a machine that loses its power forgets what
    had not reached the disk yet. So a folder that was not synced is noted for this `run` of the machine alone.
    """
    write_note(note_of(path), (stamps_of(path), run))


def noted_run(path: Path) -> str | None:
    """The run for which a folder is noted to be sound, `LASTING` for all; None where nothing is noted."""
    noted = _noted(path)
    return noted[1] if noted else None


def _noted(path: Path) -> tuple[dict[str, Stamp], str] | None:
    noted = read_note(note_of(path))
    return noted if isinstance(noted, tuple) and len(noted) == 2 else None  # noqa: PLR2004 - files and run


def note_of(path: Path) -> Path:
    """Where it is noted which files were checked: beside the folder, which does not change once it is there."""
    return path.with_name(f"{path.name}.checked")


def stamps_of(path: Path) -> dict[str, Stamp]:
    """What the file system says of every file of a folder, by path with `/`; nothing where there is no folder."""
    try:
        return dict(_walk(path, ""))
    except OSError:
        return {}


def _walk(path: Path, under: str) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(path) as entries:
        for entry in entries:
            name = f"{under}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), f"{name}/")
            elif not (entry.name.startswith(".tantivy") and entry.name.endswith(".lock")):  # made by reading, empty
                known = os.stat(entry.path)  # noqa: PTH116 - on Windows the entry's own word may be out of date
                yield name, (known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino)


def file_sum(path: Path) -> str:
    """The CRC-32 of a file as hex.

    Against rot and accidents, not against people: whoever may write to the cache may write the sums too. It is five
    times as fast as a cryptographic sum, which would cost half of what compiling after one edit does.
    """
    found = 0
    with path.open("rb", buffering=0) as file:
        while block := file.read(_BLOCK):
            found = crc32(block, found)
    return f"{found:08x}"
