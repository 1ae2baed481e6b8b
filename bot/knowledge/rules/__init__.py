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
from bot.knowledge.rules.check import Check

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

RULES: tuple[Rule, ...] = (
    *folder.RULES,
    *hidden.RULES,
    *residue.RULES,
    *reader.RULES,
    *conform.RULES,
    *shapes.RULES,
    *(check.rule for check in CHECKS),
    *answers.RULES,
    *waiving.RULES,
)


def manual() -> str:
    """The page of every rule: its id, how grave it is, what holds, a good and a bad sample."""
    return "\n\n".join(f"{rule.id} ({rule.severity})\n{_indented(rule.manual)}" for rule in RULES) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())
