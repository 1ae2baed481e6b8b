"""Vectors kept in a file between starts, so that a base is encoded once and not at every command."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from bot.semantic.encoder import NAME, Vector


def read(path: Path) -> dict[str, Vector]:
    """What is kept there by this encoder; nothing where there is no such file, or one that cannot be used."""
    try:
        with np.load(path, allow_pickle=False) as held:
            if str(held["made"]) != NAME:
                return {}
            return dict(zip(held["texts"].tolist(), held["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError):
        return {}


def write(path: Path, vectors: Mapping[str, Vector]) -> None:
    """Keep these and no others; a folder that cannot be written to is left alone, for all can be made again."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(
                    file, made=np.array(NAME), texts=np.array(list(vectors)), vectors=np.array(list(vectors.values()))
                )
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
