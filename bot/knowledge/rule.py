"""A rule: one thing that can be wrong with a base, its id, how grave it is, and its page of the manual."""

import inspect
from dataclasses import dataclass

from bot.problems import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """`manual` says in its first sentence what holds, then shows a sample under `good:` and one under `bad:`."""

    id: str
    severity: Severity
    manual: str

    def at(self, place: Place, message: str) -> Problem:
        """The problem of breaking this rule at that place."""
        return Problem(place, self.id, self.severity, message)


def error(name: str, manual: str) -> Rule:
    """A rule that keeps a base from being served when it is broken."""
    return Rule(name, Severity.ERROR, inspect.cleandoc(manual))


def warning(name: str, manual: str) -> Rule:
    """A rule whose breaking is told and, with a reason, can be waived."""
    return Rule(name, Severity.WARNING, inspect.cleandoc(manual))
