"""Small notes of the cache: written aside and renamed, believed only if their checksum holds.

A note is never the only place of what it says; where it is missing or damaged, that is worked out again.
"""

import marshal
import os
import zlib
from pathlib import Path
from typing import Any

_SUM = 4  # bytes of a CRC-32 in front: `marshal` may do anything with bytes that it did not write


def read_note(path: Path) -> Any:
    """What was noted; None where there is nothing, or where it is not what was written."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if len(data) <= _SUM or zlib.crc32(data[_SUM:]).to_bytes(_SUM, "big") != data[:_SUM]:
        return None
    try:
        return marshal.loads(data[_SUM:])  # noqa: S302 - our own bytes, behind a checksum, in the user's own cache
    except (ValueError, EOFError, TypeError):  # another version of Python
        return None


def write_note(path: Path, value: Any) -> None:
    """Note something made of plain values; nothing happens where it cannot be written."""
    data = marshal.dumps(value, 4)
    aside = path.with_name(f"{path.name}.part-{os.getpid()}")
    try:
        aside.write_bytes(zlib.crc32(data).to_bytes(_SUM, "big") + data)
        aside.replace(path)
    except OSError:
        return
