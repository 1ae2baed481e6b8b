"""Making the compiled record of a base: aside, under a lock, checked, and only then under its name.

Whatever happens on the way, and whenever the process dies, a folder under its name is whole: it is written under
another one and renamed. What a dead process left behind is cleared away by the next that compiles.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import CannotRun
from bot.knowledge.compiled.folder import Made, Progress, Ready, find, place_of, quietly, seen_of, usable
from bot.knowledge.compiled.locks import Hold, alone, held
from bot.knowledge.compiled.passing import for_this_process
from bot.knowledge.compiled.stamps import Content, look
from bot.knowledge.compiled.sums import (
    LASTING,
    SUMS,
    note_of,
    note_sound,
    noted_run,
    read_sums,
    sound,
    this_run,
    write_sums,
)
from bot.knowledge.compiled.words import FULL, in_words

_KEPT = 1  # older folders that stay: for going back, for another version of the program, for the next small change
_TRIES = 5  # how often a base may change while it is compiled before that is given up


@dataclass(frozen=True, slots=True)
class Changes:
    """An older sound folder of the same form, and how the base differs from its content.

    Files are named by their paths in the base, with `/`. Nothing in `previous` may be written to; its files may be
    linked into the new folder, where nobody will write to them either.
    """

    previous: Path
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many files differ."""
        return len(self.added) + len(self.changed) + len(self.removed)


Tell = Callable[[str], None]  # one sentence on what a user should know


@dataclass(frozen=True, slots=True)
class Compiler:
    """What fills a folder. `form` names what it makes: whoever makes anything else must be called otherwise.

    `compiling` writes everything into an empty folder and says how; it raises KnowledgeError for a base that cannot be
    served. It leaves no file open.
    """

    form: str
    compiling: Callable[[Path, Changes | None], Made]
    tell: Tell
    progress: Progress = quietly


def ready(folder: Path, cache: Path | None, compiler: Compiler) -> Ready:
    """The compiled record of a base as it is now, made if need be.

    Without a cache, or with one that cannot be written, it is made for this process alone. Raises what the compiler
    raises, and CannotRun where there is no room or the base does not come to rest.
    """
    if cache is None or not folder.is_dir():  # no folder: the compiler has the words for it
        return for_this_process(folder, compiler.form, compiler.compiling)
    found = find(folder, cache, compiler.form)
    if found:
        return found
    place = place_of(folder, cache)
    with in_words(place):
        if not can_keep(folder, cache):
            return for_this_process(folder, compiler.form, compiler.compiling)
        with alone(place / "lock", lambda: compiler.tell(f"another process compiles {folder}; waiting for it")):
            _clear(place)
            return _made(folder, place, compiler)


def can_keep(folder: Path, cache: Path) -> bool:
    """Whether anything can be kept of a base in this cache, whose folder is made; raises OSError for a full disk."""
    if not folder.is_dir():
        return False
    place = place_of(folder, cache)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if error.errno in FULL:
            raise
        return False
    return os.access(place, os.W_OK)


def _made(folder: Path, place: Path, compiler: Compiler) -> Ready:
    for _ in range(_TRIES):
        content = look(folder, seen_of(place))
        final = place / content.key(compiler.form)
        if found := usable(final):  # somebody else was quicker
            return found
        if final.exists():
            compiler.tell(f"the compiled record {final} is damaged and is made again")
            if not _throw_away(final):
                return for_this_process(folder, compiler.form, compiler.compiling)
        changes = _changes(place, compiler.form, content)
        aside = place / f"{final.name}.part-{os.getpid()}"
        try:
            aside.mkdir()
            made = compiler.compiling(aside, changes)
            if look(folder, seen_of(place)).sums == content.sums:
                _finish(aside, compiler, content, changes)
                _publish(aside, final, changes)
                return Ready(final, made, changes.count if changes else len(content.sums), hold=Hold(final / SUMS))
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    raise CannotRun(f"{folder} keeps changing while it is read; try again when nobody writes to it")


def _changes(place: Path, form: str, content: Content) -> Changes | None:
    """How the base differs from the folder that is nearest to it; None where there is no sound one of this form."""
    near: list[Changes] = []
    now = content.sums
    for path in _folders(place):
        sums = read_sums(path)
        if sums is None or sums.form != form:
            continue
        old = sums.base
        added, removed = now.keys() - old.keys(), old.keys() - now.keys()
        changed = [name for name in now.keys() & old.keys() if now[name] != old[name]]
        near.append(Changes(path, tuple(sorted(added)), tuple(sorted(changed)), tuple(sorted(removed))))
    near.sort(key=lambda one: one.count)
    return next((one for one in near if sound(one.previous)), None)


def _finish(aside: Path, compiler: Compiler, content: Content, changes: Changes | None) -> None:
    """Sums for everything, readable for whoever may read the folder, and on the disk before it gets its name.

    What is carried onward after an edit is not waited for: it is noted to be sound for this run of the machine only,
    and checked by its sums after the next start.
    """
    mode = aside.stat().st_mode & 0o666  # of a new file here, as the user has set it
    older, lasts = changes.previous if changes else None, _lasts(changes)
    write_sums(aside, compiler.form, content.sums, older, lambda *at: compiler.progress("sealing", *at))
    for where, _, names in os.walk(aside):
        for name in names:
            path = Path(where, name)
            known = path.stat()
            if known.st_nlink > 1:  # shared with an older folder, and as safe as that
                continue
            if os.name == "posix" and known.st_mode & 0o777 != mode:
                path.chmod(mode)
            if lasts:
                _sync(path, os.O_RDWR)
        if os.name == "posix" and lasts:
            _sync(Path(where), os.O_RDONLY)


def _lasts(changes: Changes | None) -> bool:
    """Whether a folder is to be on the disk before it is used; made from all files it is too dear to be lost."""
    return changes is None or this_run() == LASTING


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _publish(aside: Path, final: Path, changes: Changes | None) -> None:
    """Give a finished folder its name; where another process without our lock was first, its folder is as good."""
    try:
        aside.rename(final)
    except OSError:
        if not sound(final):
            raise
    if os.name == "posix" and _lasts(changes):
        _sync(final.parent, os.O_RDONLY)
    _prune(final, changes)


def _prune(final: Path, changes: Changes | None) -> None:
    """Remove older folders that nobody holds; the one it was made from, or else the newest, stays."""
    previous = changes.previous if changes else None
    others = [path for path in _folders(final.parent) if path != final]
    others.sort(key=lambda path: path != previous)  # stable: the rest stays newest first
    for path in others[_KEPT:]:
        if not held(path / SUMS):
            _throw_away(path)
    for path in final.parent.glob("*.checked"):
        if not path.with_suffix("").exists():
            path.unlink(missing_ok=True)
    note_sound(final, LASTING if _lasts(changes) else this_run())
    if previous:  # linking a file, and removing another link to it, changes its entry; it was checked a moment ago
        run = noted_run(previous)
        note_sound(previous, this_run() if run is None else run)


def _folders(place: Path) -> list[Path]:
    """The compiled folders of a base, newest first."""
    found = [path for path in place.iterdir() if path.is_dir() and "." not in path.name]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def _clear(place: Path) -> None:
    """Remove what processes that died left: whoever is inside the lock is alone, so nobody works on any of it."""
    for path in place.glob("*.part-*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _throw_away(path: Path) -> bool:
    """Remove a folder; its name goes first, so that nobody opens half of it. False for what Windows holds on to."""
    aside = path.with_name(f"{path.name}.part-old-{os.getpid()}")
    note_of(path).unlink(missing_ok=True)
    try:
        path.rename(aside)
    except OSError:
        return False
    shutil.rmtree(aside, ignore_errors=True)
    return True
