"""Every rule: what the reader, the schema and the checks across records look for, in one explicit list."""

from bot.knowledge import conform, folder, hidden, reader, residue, shapes
from bot.knowledge.rule import Rule
from bot.knowledge.rules import (
    answers,
    asking,
    dates,
    identity,
    likeness,
    naming,
    promises,
    references,
    retrieved,
    waiving,
    wording,
)
from bot.knowledge.rules.check import Check, Crossing
from bot.problems import Severity

CHECKS: tuple[Check, ...] = (
    *identity.CHECKS,
    *references.CHECKS,
    *dates.CHECKS,
    *wording.CHECKS,
    *retrieved.CHECKS,
    *naming.CHECKS,
    *asking.CHECKS,
    *likeness.CHECKS,
    *promises.CHECKS,
)

# What keeps a base from being served, by how far one has to look; each check says so where it stands.
LOCAL: tuple[Check, ...] = tuple(
    one for one in CHECKS if one.rule.severity is Severity.ERROR and not isinstance(one, Crossing)
)
CROSSING: tuple[Crossing, ...] = tuple(one for one in CHECKS if isinstance(one, Crossing))

RULES: tuple[Rule, ...] = (
    *folder.RULES,
    *hidden.RULES,
    *residue.RULES,
    *reader.RULES,
    *conform.RULES,
    *shapes.RULES,
    *dict.fromkeys(check.rule for check in CHECKS),
    *answers.RULES,
    *waiving.RULES,
)


def manual() -> str:
    """The page of every rule: its id, how grave it is, what holds, a good and a bad sample."""
    return "\n\n".join(f"{rule.id} ({rule.severity})\n{_indented(rule.manual)}" for rule in RULES) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())
