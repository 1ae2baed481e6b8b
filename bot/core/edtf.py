"""Dates as precise as they are known: the part of EDTF (ISO 8601-2) that a record needs."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Precision(StrEnum):
    """How precisely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as written (`text`) with the first and last day it may mean.

    Forms: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, an interval `A/B` of two of them, each with `~` behind it
    where it is approximate.
    """

    text: str
    first: date
    last: date
    precision: Precision
    approximate: bool = False

    @classmethod
    def parse(cls, text: str) -> "EdtfDate":
        """Read a date; raises ValueError with a sentence that says what is wrong."""
        bare = text.strip()
        approximate = bare.endswith("~")
        start, slash, end = bare.replace("~", "").partition("/")
        first, last, precision = _span(start)
        if slash:
            until, last, _ = _span(end)
            if until < first or last < first:
                raise ValueError(f"the interval {text!r} ends before it begins")
            precision = Precision.INTERVAL
        return cls(bare, first, last, precision, approximate)

    def within(self, earliest: date | None, latest: date | None) -> bool:
        """Whether some day of this date lies between the two days, both included; None is open."""
        return (earliest is None or self.last >= earliest) and (latest is None or self.first <= latest)

    def __str__(self) -> str:
        return self.text


def _span(part: str) -> tuple[date, date, Precision]:
    match = _PART.fullmatch(part)
    if not match:
        raise ValueError(f"{part!r} is not a date; write YYYY, YYYY-MM, YYYY-MM-DD or an interval A/B")
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None  # noqa: S101 - the pattern makes the first group obligatory
    if year < 1 or (month is not None and not 1 <= month <= 12):  # noqa: PLR2004 - months of a year
        raise ValueError(f"{part!r} is not a date of the calendar")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH
    try:
        exact = date(year, month, day)
    except ValueError:
        raise ValueError(f"{part!r} is not a date of the calendar") from None
    return exact, exact, Precision.DAY
