"""A folder to the record it holds, or to every problem that keeps it from being served, all at once."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.core.model import Record
from bot.knowledge.base import Base, read_base
from bot.knowledge.build import build
from bot.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds. `record` is None exactly if some problem is an error.

    `problems` stand in the order of files and lines. `base` is what was read, with places; it serves the rules that
    need the engine, and whoever keeps the record for long lets go of the rest.
    """

    record: Record | None
    problems: tuple[Problem, ...]
    base: Base


def load(folder: Path, *, today: date) -> Loaded:
    """Read, check and build a base; `today` is the day that no statement may lie after.

    Raises KnowledgeError if there is no folder to read; all else is a problem with a place.
    """
    base, problems = read_base(folder)
    problems.sort()
    broken = any(one.severity is Severity.ERROR for one in problems)
    return Loaded(None if broken else build(base), tuple(problems), base)
