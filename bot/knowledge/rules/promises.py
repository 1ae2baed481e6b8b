"""Checks on what the base promises: least counts, and exceptions that are still needed."""

from collections.abc import Iterator

from bot.knowledge.base import Base
from bot.knowledge.rules.check import Finding, errors


def expected_count(base: Base) -> Iterator[Finding]:
    """The base holds at least as much as expectations.yaml says, so that a bad merge cannot empty it.

    good: counts: {statements: 23} in a base that shows 23 or more
    bad:  counts: {statements: 23} in a base that shows 20
    """
    expectations = base.singles.get("expectations.yaml")
    counts = expectations.entry("counts") if expectations else None
    unclear = base.unread or any("statements" in one.broken for one in base.sources)
    if counts is None or unclear:
        return  # what cannot be read cannot be counted, and is told already
    found = {
        "speakers": len(base.speakers),
        "sources": len(base.sources),
        "topics": len(base.topics),
        "statements": sum(one.served for one in base.statements),
    }
    for name, number in found.items():
        least = counts.text(name)
        if least is not None and number < int(least):
            what = "statements that are shown" if name == "statements" else name
            message = f"{least} {what} are expected, but there are {number}; restore what is lost, or lower the count"
            yield Finding(counts.place(name), message)


CHECKS = errors(expected_count)
