"""A check across records: one function, whose name is the rule's id and whose docstring is its page of the manual."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.knowledge.base import Base
from bot.knowledge.rule import Rule
from bot.problems import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a rule is broken and what to do about it; `record` is the id by which a waiver would name it."""

    place: Place
    message: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the function that looks for what breaks it."""

    rule: Rule
    find: Callable[[Base], Iterator[Finding]]

    def problem(self, finding: Finding) -> Problem:
        """A finding as a problem of this rule."""
        return self.rule.at(finding.place, finding.message)


def errors(*functions: Callable[[Base], Iterator[Finding]]) -> tuple[Check, ...]:
    """Checks that keep a base from being served."""
    return tuple(Check(_rule(function, Severity.ERROR), function) for function in functions)


def warnings(*functions: Callable[[Base], Iterator[Finding]]) -> tuple[Check, ...]:
    """Checks that are told, and can be waived."""
    return tuple(Check(_rule(function, Severity.WARNING), function) for function in functions)


def _rule(function: Callable[[Base], Iterator[Finding]], severity: Severity) -> Rule:
    return Rule(function.__name__.replace("_", "-"), severity, inspect.getdoc(function) or "")
