"""Reading a base as it was written, for those who work on it: every problem in it, and what its files hold."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.core.answer import Answered
from bot.core.model import Record
from bot.core.second import SecondOpinion
from bot.desk import Desk
from bot.errors import CannotRun
from bot.knowledge.load import Loaded, check_questions, load
from bot.memory import desk_in_memory


def check_base(folder: Path, second: SecondOpinion | None = None) -> Loaded:
    """Read a base and ask all its questions; raises KnowledgeError when there is no such folder."""
    loaded = _load(folder)
    return check_questions(loaded, finder(desk_in_memory(loaded.record, second))) if loaded.record else loaded


def record_or_none(folder: Path) -> Record | None:
    """What is on record in a base, for names and repeats; None where there is no base, or one that has errors."""
    return _load(folder).record if folder.is_dir() else None


def finder(desk: Desk) -> Callable[[str], tuple[str, ...]]:
    """What answers a question, as the ids of statements, best first; () for nothing on record and for choices."""

    def finds(question: str) -> tuple[str, ...]:
        outcome = desk.ask(question)
        return tuple(hit.statement.id for hit in outcome.hits) if isinstance(outcome, Answered) else ()

    return finds


def read_text(path: str) -> str:
    """A file, or standard input for `-`; raises OSError or CannotRun, which say what could not be read."""
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRun(f"{path} is not UTF-8 text; save it as UTF-8") from None


def _load(folder: Path) -> Loaded:
    return load(folder, today=datetime.now(UTC).date())
