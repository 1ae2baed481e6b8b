"""Checks on what the base promises: least counts, and exceptions that are still needed."""

from collections.abc import Iterator

from bot.knowledge.rules.check import Finding, crossing
from bot.knowledge.whole import Whole


def expected_count(base: Whole) -> Iterator[Finding]:
    """The base holds at least as much as expectations.yaml says, so that a bad merge cannot empty it.

    good: counts: {statements: 23} in a base that shows 23 or more
    bad:  counts: {statements: 23} in a base that shows 20
    """
    expectations = base.singles.get("expectations.yaml")
    counts = expectations.entry("counts") if expectations else None
    if counts is None or base.uncountable:
        return  # what cannot be read cannot be counted, and is told already
    for name, number in base.counts.items():
        least = counts.text(name)
        if least is not None and number < int(least):
            what = "statements that are shown" if name == "statements" else name
            message = f"{least} {what} are expected, but there are {number}; restore what is lost, or lower the count"
            yield Finding(counts.place(name), message)


CHECKS = crossing(expected_count)
