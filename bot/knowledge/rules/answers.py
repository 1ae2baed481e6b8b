"""Checks that ask: they need the engine, which is built from the record, and so run after everything else."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from bot.knowledge.base import Base
from bot.knowledge.hidden import quoted
from bot.knowledge.rule import Rule, error, warning
from bot.knowledge.rules.check import Finding

QUESTION_MISSES = warning(
    "question-misses",
    """
    An example question finds its own statement first, or another report of the same utterance.

    good: Is the harbour for sale? under “We will not sell the harbour”
    bad:  What about it? under “We will not sell the harbour”
    """,
)
EXPECTED_ANSWER = error(
    "expected-answer",
    """
    A question of expectations.yaml gets the answer it promises, or none where it promises none.

    good: {q: Is the harbour for sale?, answer: ledger-1/no-sale}
    bad:  {q: What does the mayor say about whales?, answer: ledger-1/no-sale}
    """,
)
RULES = (QUESTION_MISSES, EXPECTED_ANSWER)

Finds = Callable[[str], tuple[str, ...]]
"""A question to the full ids of the statements that answer it, best first; () for nothing on record."""


def question_misses(base: Base, finds: Finds) -> Iterator[tuple[Rule, Finding]]:
    """Every example question of a statement that is shown, asked."""
    reports: dict[str, set[str]] = defaultdict(set)
    for one in base.linked:
        reports[one.entry.text("same_as") or ""].add(one.id)
    for one in base.statements:
        if not one.served:
            continue
        # Another report of the same utterance will do, by `same_as` in either direction.
        other = one.entry.text("same_as")
        same = {one.id} | reports.get(one.id, set())
        if other is not None:
            same |= {other} | reports[other]
        for question in one.entry.scalars("questions"):
            found = finds(question.value)
            if found and found[0] in same:
                continue
            instead = f"it finds {found[0]} first" if found else "it finds nothing"
            message = f"the question {quoted(question.value)} does not find its statement: {instead}; ask more exactly"
            yield QUESTION_MISSES, Finding(question.place(one.entry.file), message, one.id)


def expected_answer(base: Base, finds: Finds) -> Iterator[tuple[Rule, Finding]]:
    """Every question of expectations.yaml, asked."""
    expectations = base.singles.get("expectations.yaml")
    for expected in expectations.entries("questions") if expectations else ():
        question, answer = expected.text("q"), expected.text("answer")
        if question is None or answer is None:
            continue
        found = finds(question)
        right = not found if answer == "none" else bool(found) and found[0] == answer
        if not right:
            instead = f"it gets {found[0]}" if found else "it gets none"
            message = f"{quoted(question)} is promised {answer}, but {instead}"
            yield EXPECTED_ANSWER, Finding(expected.place("q"), message, answer)
