"""A folder to the record it holds, or to every problem that keeps it from being served, all at once."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.core.model import Record
from bot.knowledge.base import Base
from bot.knowledge.build import build
from bot.knowledge.folder import read_base
from bot.knowledge.pause import no_collection
from bot.knowledge.rules import CHECKS, RULES, answers
from bot.knowledge.rules.answers import Finds
from bot.knowledge.rules.waiving import Waivers
from bot.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds. `record` is None exactly if some problem is an error.

    `problems` stand in the order of files and lines. `base` is what was read, with places, for the rules that need
    the engine; whoever keeps the record for long lets go of the rest.
    """

    record: Record | None
    problems: tuple[Problem, ...]
    base: Base


def load(folder: Path, *, today: date) -> Loaded:
    """Read, check and build a base; `today` is the day that no statement may lie after.

    Everything is told at once: nothing stops at the first problem. What asks questions is left to `check_questions`,
    which needs the engine. Raises KnowledgeError if there is no folder to read; all else is a problem with a place.
    """
    with no_collection():
        return _load(folder, today)


def _load(folder: Path, today: date) -> Loaded:
    base, problems = read_base(folder, today)
    waivers = Waivers(base)
    for check in CHECKS:
        problems += [check.problem(one) for one in check.find(base) if not waivers.cover(check.rule, one)]
    problems += waivers.unknown(RULES)
    problems += waivers.idle(check.rule for check in CHECKS)
    broken = any(one.severity is Severity.ERROR for one in problems)
    return Loaded(None if broken else build(base), tuple(sorted(problems)), base)


def check_questions(loaded: Loaded, finds: Finds) -> Loaded:
    """Ask every example question and every question of expectations.yaml, and add what does not come out right.

    `finds` gives the full ids of the statements that answer a question, best first, () for nothing on record. A base
    that is not served is returned as it is: there is nothing to ask.
    """
    if loaded.record is None:
        return loaded
    waivers = Waivers(loaded.base)
    problems = [
        rule.at(finding.place, finding.message)
        for check in (answers.question_misses, answers.expected_answer)
        for rule, finding in check(loaded.base, finds)
        if not waivers.cover(rule, finding)
    ]
    problems += waivers.idle(answers.RULES)
    broken = any(one.severity is Severity.ERROR for one in problems)
    found = tuple(sorted((*loaded.problems, *problems)))
    return replace(loaded, record=None if broken else loaded.record, problems=found)
