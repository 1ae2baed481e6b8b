"""index: the compiled record of a base made ahead of time, or looked over."""

import sys
import time
from argparse import Namespace
from pathlib import Path

from bot.cli.compiling import compiled
from bot.cli.opening import cache_of, desk_of, second_opinion
from bot.cli.progress import Progress, duration, size
from bot.errors import CannotRun, KnowledgeError
from bot.knowledge.compiled.folder import Made, Ready, key_folder
from bot.knowledge.compiled.form import form
from bot.knowledge.compiled.sums import SUMS, read_sums, sound

_NOWHERE = "a compiled record would be gone with this command; name a folder that can be written in ONRECORD_CACHE"


def index(arguments: Namespace) -> int:
    """`onrecord index`: exit status 1 for a base with errors, and with `--check` for a record that is not whole."""
    folder: Path = arguments.folder or arguments.knowledge
    cache = cache_of(arguments.settings)
    if cache is None:
        raise CannotRun(f"there is no home to keep anything in: {_NOWHERE}")
    second = second_opinion(arguments.settings, folder)
    began = time.perf_counter()
    with Progress(None if arguments.quiet else sys.stderr) as progress:
        if arguments.check:
            status, said = _checked(folder, cache, form(heard=second is not None), progress)
        else:
            found = compiled(folder, cache, second, progress=progress)
            if not found.kept:
                raise CannotRun(f"{cache} cannot be written to: {_NOWHERE}")
            count = len(desk_of(found, second).record.statements)
            status, said = 0, f"{_done(found)}, {count:,} statement{'' if count == 1 else 's'}, {_place(found.path)}"
    if not arguments.quiet:
        print(f"{folder}: {said}, {duration(time.perf_counter() - began)}")
    return status


def _done(found: Ready) -> str:
    files = f"{found.changed:,} file{'' if found.changed == 1 else 's'}"
    match found.made:
        case None:
            return "up to date"
        case Made.AFRESH:
            return "compiled from all files"
        case Made.ONWARD:
            return f"{files} changed, the rest taken over"


def _checked(folder: Path, cache: Path, wanted: str, progress: Progress) -> tuple[int, str]:
    try:
        path = key_folder(folder, cache, wanted)
    except OSError as wrong:
        raise KnowledgeError(f"the knowledge base {folder} cannot be read: {wrong.strerror or wrong}") from None
    if not path.exists():
        return 1, "not compiled as it is now; `onrecord index` does that"
    if not sound(path, meter=lambda done, of: progress("reading bytes", done, of)):
        return 1, f"damaged, in {path}; it is made again at the next start, or by `onrecord index`"
    return 0, f"sound, every checksum is right, {_place(path)}"


def _place(path: Path) -> str:
    sums = read_sums(path)
    whole = (sums.size if sums else 0) + (path / SUMS).stat().st_size
    return f"{size(whole)} in {path}"
