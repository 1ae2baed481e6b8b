"""The frame of a base kept beside its rows, so that after an edit of one document nothing but documents is read."""

import pickle
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.knowledge.archive import Archived
from bot.knowledge.base import Base
from bot.knowledge.compiled.layout import FRAME
from bot.knowledge.entry import Entry
from bot.knowledge.folder import Frame
from bot.knowledge.nodes import Scalar

_VALUES: Mapping[tuple[str, str], type] = MappingProxyType(
    {(one.__module__, one.__qualname__): one for one in (Archived, Base, Entry, Scalar, date)}
)


def keep_frame(frame: Frame, aside: Path) -> None:
    """Write what was read of a base without errors, but its documents."""
    bare = replace(frame.base)  # without what it has worked out since
    (aside / FRAME).write_bytes(pickle.dumps((bare, frame.texts), 5))


def kept_frame(previous: Path) -> tuple[Base, frozenset[str]] | None:
    """The base as it was then, without documents, and the names of the archived texts; None where it cannot be had."""
    try:
        base, texts = _Values(BytesIO((previous / FRAME).read_bytes())).load()
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError):
        return None
    return base, texts


class _Values(pickle.Unpickler):
    """Makes records of a base and nothing else, whatever the bytes ask for."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        """One of the few classes that a frame consists of; raises UnpicklingError for any other."""
        found = _VALUES.get((module_name, global_name))
        if found is None:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is no part of a frame")
        return found
