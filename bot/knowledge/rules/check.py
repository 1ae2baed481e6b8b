"""A check across records: one function, whose name is the rule's id and whose docstring is its page of the manual."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.knowledge.base import Base
from bot.knowledge.rule import Rule
from bot.knowledge.whole import Whole
from bot.problems import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a rule is broken and what to do about it; `record` is the id by which a waiver would name it."""

    place: Place
    message: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the function that looks for what breaks it.

    What it finds in a base is what it finds in the base's parts: in the records that stand around the sources, and in
    each source file by itself with those around it.
    """

    rule: Rule
    find: Callable[[Base], Iterator[Finding]]

    def problem(self, finding: Finding) -> Problem:
        """A finding as a problem of this rule."""
        return self.rule.at(finding.place, finding.message)


@dataclass(frozen=True, slots=True)
class Crossing(Check):
    """A rule whose function has to look across source files."""

    find: Callable[[Whole], Iterator[Finding]]


def errors(*functions: Callable[[Base], Iterator[Finding]]) -> tuple[Check, ...]:
    """Checks, each local to a file, that keep a base from being served."""
    return tuple(Check(_rule(function, Severity.ERROR), function) for function in functions)


def crossing(
    *functions: Callable[[Whole], Iterator[Finding]], of: Callable[[Base], Iterator[Finding]] | None = None
) -> tuple[Crossing, ...]:
    """Checks across files that keep a base from being served; `of` names the local check whose rule they complete."""
    return tuple(Crossing(_rule(of or function, Severity.ERROR), function) for function in functions)


def warnings(*functions: Callable[[Base], Iterator[Finding]]) -> tuple[Check, ...]:
    """Checks that are told, and can be waived. Only `onrecord check` makes them, over the whole base at once."""
    return tuple(Check(_rule(function, Severity.WARNING), function) for function in functions)


def _rule(function: Callable[..., Iterator[Finding]], severity: Severity) -> Rule:
    return Rule(function.__name__.replace("_", "-"), severity, inspect.getdoc(function) or "")
