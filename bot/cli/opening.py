"""Opening the knowledge base that a command works on."""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from bot.desk import Desk
from bot.errors import KnowledgeError
from bot.knowledge.load import Loaded, load
from bot.problems import Severity


def load_base(folder: Path) -> Loaded:
    """Read a base; raises KnowledgeError when there is no such folder."""
    return load(folder, today=datetime.now(UTC).date())


def open_desk(arguments: Namespace) -> Desk:
    """The desk over the base named by `--knowledge`; raises KnowledgeError, with the report, when it has errors."""
    return desk_over(arguments.knowledge)


def desk_over(folder: Path) -> Desk:
    """The desk over a base; raises KnowledgeError, with the report, when the base has errors."""
    loaded = load_base(folder)
    if loaded.record is None:
        errors = tuple(one for one in loaded.problems if one.severity is Severity.ERROR)
        count = f"{len(errors)} error{'s' if len(errors) != 1 else ''}"
        raise KnowledgeError(f"{folder} has {count} and is not served; mend what is listed above", errors)
    return Desk(loaded.record)


def read_text(path: str) -> str:
    """A file, or standard input for `-`; raises OSError, which says what could not be read."""
    return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
