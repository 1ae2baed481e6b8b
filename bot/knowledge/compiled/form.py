"""Which form a compiled record has: what this very program writes, and no other.

A record holds what the engine worked out (stems, weights, what calibration found), so it belongs to the code that did:
another version compiles again, and so does a checkout in which that code was edited. It belongs to a form of tantivy's
lists and to a version of Unicode as well.
"""

import os
from functools import cache
from pathlib import Path
from unicodedata import unidata_version
from zlib import crc32

import tantivy

import bot

_CODE = ("core", "knowledge", "semantic")  # the folders of the package that have a part in what is written
_ENDINGS = (".py", ".json")


@cache
def form(*, heard: bool) -> str:
    """The form of what this program compiles; `heard` says whether an encoder takes part, with vectors of its own.

    It stays what it was when this process began, whose code does so too, whatever is installed meanwhile.
    """
    home = Path(bot.__file__).parent
    code = sorted(one for folder in _CODE for one in _files(home / folder))
    written = f"{crc32(repr(code).encode()):08x}"
    libraries = f"{getattr(tantivy, '__version__', None)}, unicode {unidata_version}"
    return f"onrecord {bot.__version__} {written} {libraries}{' heard' if heard else ''}"


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
