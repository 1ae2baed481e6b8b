"""Opening the knowledge base that a command works on."""

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from bot.core.answer import Answered
from bot.core.model import Record
from bot.core.second import SecondOpinion
from bot.desk import Desk
from bot.errors import CannotRun, KnowledgeError
from bot.knowledge.load import Loaded, check_expectations, check_questions, load
from bot.knowledge.report import counts
from bot.problems import Severity
from bot.semantic.extra import installed, opinion
from bot.settings import Settings


def check_base(folder: Path, second: SecondOpinion | None = None) -> Loaded:
    """Read a base and ask all its questions; raises KnowledgeError when there is no such folder."""
    loaded = _load(folder)
    return check_questions(loaded, finder(Desk(loaded.record, second))) if loaded.record else loaded


def open_desk(arguments: Namespace) -> Desk:
    """The desk over the base named by `--knowledge`; raises KnowledgeError, with the report, when it has errors."""
    return desk_over(arguments.knowledge, second_opinion(arguments.settings, arguments.knowledge))


def second_opinion(settings: Settings, folder: Path) -> SecondOpinion | None:
    """The encoder, where it is wanted and installed; raises CannotRun where it is wanted and missing.

    Its vectors of this base are kept in a file of the cache.
    """
    if settings.semantic is False or (settings.semantic is None and not installed()):
        return None
    name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    try:
        kept = settings.cache.expanduser() / f"{name}.npz"
    except RuntimeError:  # this user has no home: nothing is kept
        kept = None
    return opinion(kept)


def desk_over(folder: Path, second: SecondOpinion | None = None) -> Desk:
    """The desk over a base that keeps its promises; raises KnowledgeError, with the report, when it has errors."""
    loaded = _load(folder)
    desk = Desk(loaded.record, second) if loaded.record else None
    if desk:
        loaded = check_expectations(loaded, finder(desk))
    if desk is None or loaded.record is None:
        errors = tuple(one for one in loaded.problems if one.severity is Severity.ERROR)
        count, _ = counts(errors)
        raise KnowledgeError(
            f"{folder} has {count} error{'' if count == 1 else 's'} and is not served; mend what is listed above",
            errors,
        )
    return desk


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
