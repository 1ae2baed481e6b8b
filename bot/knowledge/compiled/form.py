"""Which form a compiled record has: what this very program writes, and no other.

A record holds what the engine worked out (stems, weights, what calibration found), so it belongs to the code that did:
another version compiles again, and so does a checkout in which that code was edited.
"""

import os
from functools import cache
from pathlib import Path
from zlib import crc32

import bot

_LAYOUT = 1  # to be raised where the same code would write something else: another library, say
_CODE = ("core", "knowledge")  # the folders of the package that have a part in what is written
_ENDINGS = (".py", ".json")


@cache
def form(*, heard: bool) -> str:
    """The form of what this program compiles; `heard` says whether an encoder takes part, with vectors of its own.

    It stays what it was when this process began, whose code does so too, whatever is installed meanwhile.
    """
    home = Path(bot.__file__).parent
    code = sorted(one for folder in _CODE for one in _files(home / folder))
    return f"{_LAYOUT} {bot.__version__} {crc32(repr(code).encode()):08x}{' heard' if heard else ''}"


def _files(folder: Path) -> list[tuple[str, int, int]]:
    """Path, bytes and time (whole seconds, since an image keeps no finer one) of each file of code and of its data."""
    found: list[tuple[str, int, int]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                found += [(f"{entry.name}/{name}", size, at) for name, size, at in _files(Path(entry.path))]
            elif entry.name.endswith(_ENDINGS):
                known = entry.stat()
                found.append((entry.name, known.st_size, int(known.st_mtime)))
    return found
