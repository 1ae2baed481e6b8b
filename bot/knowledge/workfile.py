"""A source file while a curator works on it: read as plain values, written whole or not at all."""

import os
import tempfile
from pathlib import Path

from bot.errors import CannotRun, KnowledgeError
from bot.knowledge.drafts import written
from bot.knowledge.nodes import Node, Scalar, Sequence
from bot.knowledge.reader import read
from bot.knowledge.schema import SOURCE

Plain = str | list["Plain"] | dict[str, "Plain"]


def read_work(path: Path) -> dict[str, Plain]:
    """The record in a source file, every scalar as text.

    Raises KnowledgeError with its problems when the file is not sound YAML, CannotRun when it is no source.
    """
    reading = read(path.read_bytes(), path.name)
    if reading.node is None or reading.problems:
        raise KnowledgeError(f"{path} cannot be read; mend it first (onrecord check)", tuple(reading.problems))
    record = _plain(reading.node)
    if not isinstance(record, dict) or not isinstance(record.get("statements"), list):
        raise CannotRun(f"{path} holds no statements; review works on a source file as `onrecord ingest -o` writes it.")
    return record


def write_work(path: Path, record: dict[str, Plain]) -> None:
    """Write a record in canonical form. The file is replaced in one step, so that it is never half written."""
    text = written(record, path.name, SOURCE)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {name: _plain(value) for name, (_, value) in node.fields.items()}
