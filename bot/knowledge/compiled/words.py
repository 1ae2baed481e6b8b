"""What a full disk says, as one sentence, whichever library ran into it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import CannotRun

FULL = (errno.ENOSPC, errno.EDQUOT)
_SAID = ("no space left", "disk is full", "quota exceeded")  # by the system, SQLite and tantivy, which has no numbers


@contextmanager
def in_words(place: Path) -> Iterator[None]:
    """Raises CannotRun for a full disk, naming the place and the way out; everything else as it is."""
    try:
        yield
    except (OSError, sqlite3.Error, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else None
        if number in FULL or any(one in str(error).lower() for one in _SAID):
            raise CannotRun(
                f"no room left for the compiled record in {place}; free some, or name another folder in ONRECORD_CACHE"
            ) from error
        raise
