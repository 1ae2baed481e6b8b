"""Compiled records where nothing can be kept: in a temporary folder that goes with the process."""

import shutil
import tempfile
import time
import weakref
from collections.abc import Callable
from pathlib import Path

from bot.knowledge.compiled.folder import Made, Ready
from bot.knowledge.compiled.locks import Hold, held
from bot.knowledge.compiled.stamps import look
from bot.knowledge.compiled.words import in_words

_NAME = "onrecord-"
_ALIVE = "alive"
_FRESH = 60.0  # seconds: a temporary folder that may not have its mark yet


def for_this_process(folder: Path, form: str, compiling: Callable[[Path, None], Made]) -> Ready:
    """A folder that goes when it is let go of, at the latest with the process; its name is what it would be kept as."""
    within = _temporary()
    try:
        path = within / _key(folder, form)
        path.mkdir()
        with in_words(within):
            made = compiling(path, None)
    except BaseException:
        shutil.rmtree(within, ignore_errors=True)
        raise
    found = Ready(path, made, kept=False, hold=Hold(within / _ALIVE))
    weakref.finalize(found, shutil.rmtree, within, ignore_errors=True)
    return found


def _key(folder: Path, form: str) -> str:
    try:
        return look(folder, None).key(form)
    except OSError:  # there is no such base: the compiler says so
        return "record"


def _temporary() -> Path:
    """A new temporary folder, with a mark to hold; those of processes that died are removed."""
    for old in Path(tempfile.gettempdir()).glob(f"{_NAME}*/{_ALIVE}"):
        try:
            if time.time() - old.stat().st_mtime > _FRESH and not held(old):
                shutil.rmtree(old.parent, ignore_errors=True)
        except OSError:
            continue
    within = Path(tempfile.mkdtemp(prefix=_NAME))
    (within / _ALIVE).touch()
    return within
