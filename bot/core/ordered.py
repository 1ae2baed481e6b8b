"""What begins alike stands together in a list in the order of the alphabet."""

from bisect import bisect_left
from collections.abc import Sequence

LAST = "\U0010ffff"
"""Behind everything that begins alike: `start` <= one < `start + LAST` for all that begin with `start`."""


def span(ordered: Sequence[str], start: str) -> tuple[int, int]:
    """From which place to which (without it) the entries of an ordered list begin with `start`."""
    return bisect_left(ordered, start), bisect_left(ordered, start + LAST)
