"""Where a compiled record lives: `<cache>/<base>/<key>/`, the key standing for every byte it was made from.

Only what a start needs that finds everything done; `making` has the rest, and is imported when it is needed.

    <cache>/<base>/seen            what the base looked like, and what it held; `seen.files` file by file
    <cache>/<base>/lock            held by whoever compiles
    <cache>/<base>/<key>/          a compiled record, never changed once it has this name
    <cache>/<base>/<key>.checked   which files of it were last found sound
    <cache>/<base>/<key>.part-1    one that is being made
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from pathlib import Path

from bot.knowledge.compiled.locks import Hold
from bot.knowledge.compiled.stamps import digest, key_of
from bot.knowledge.compiled.sums import SUMS, sound

Progress = Callable[[str, int, int], None]  # what is done now, how many of it are done, of how many (0: nobody knows)


def quietly(_phase: str, _done: int, _of: int, /) -> None:
    """Progress that nobody looks at."""


class Made(Enum):
    """How a folder was made."""

    AFRESH = "from all files"
    ONWARD = "from an older folder and the files that changed since"


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Ready:
    """A sound compiled folder. Whoever opens it keeps this object: as long as it lives, nobody clears the folder away.

    `made` is None where it was there already. `changed` is how many files of the base differ from the folder it was
    made from. `kept` is False for a folder that goes with this process, because nothing can be kept.
    """

    path: Path
    made: Made | None = None
    changed: int = 0
    kept: bool = True
    hold: Hold | None = field(default=None, repr=False, compare=False)


def place_of(folder: Path, cache: Path) -> Path:
    """Where the compiled records of a base go: by its name, and by the sum of its whole path."""
    whole = folder.resolve()
    name = re.sub(r"[^a-z0-9]+", "-", whole.name.lower()).strip("-")[:40] or "base"
    return cache / f"{name}-{sha256(os.fsencode(whole)).hexdigest()[:12]}"


def seen_of(place: Path) -> Path:
    """Where it is noted which files a base had."""
    return place / "seen"


def find(folder: Path, cache: Path, form: str) -> Ready | None:
    """The compiled record of a base as it is now; None where there is none, or one that is damaged.

    `form` names what the compiler makes: another form is another folder. Costs about 3 us for each file of the base.
    """
    try:
        return usable(key_folder(folder, cache, form))
    except OSError:
        return None


def usable(path: Path) -> Ready | None:
    """A compiled folder, if it is there and sound; it need not be one that may be written to."""
    try:
        hold = Hold(path / SUMS)
    except OSError:
        return None
    return Ready(path, hold=hold) if sound(path) else None


def key_folder(folder: Path, cache: Path, form: str) -> Path:
    """Where the compiled record of a base as it is now belongs; raises OSError where there is no such base."""
    place = place_of(folder, cache)
    return place / key_of(digest(folder, seen_of(place)), form)
