"""When something was said: dates in news prose, relative ones counted back from the day of publication."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.edtf import EdtfDate
from bot.core.ingest.lexicon import MONTH_SHORT, MONTHS, WEEKDAYS

_NAMES = "|".join(name.title() for name in MONTHS)
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_DAYS = "|".join(name.title() for name in WEEKDAYS)
_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"
_DATE = re.compile(
    # on July 5, Dec. 8, 2015
    rf"\b(?:(?:on|in|last|since|this|of)\s+)?(?P<month>{_NAMES}|{_SHORT})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"(?!\s*(?:percent|delegates))(?:,\s*(?P<year>\d{{4}}))?"
    # 5 July 2016
    rf"|\b(?:on\s+)?(?P<bday>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<bmonth>{_NAMES}|{_SHORT})(?:\s+(?P<byear>\d{{4}}))?"
    # in July, last September, in March of 2012
    rf"|\b(?P<lead>in|last|this past|this|early in|late in)\s+(?:early\s+|late\s+|mid-)?(?P<onlymonth>{_NAMES})"
    r"(?:\s+(?P<myear>\d{4})|\s+of\s+(?P<oyear>\d{4}))?\b"
    # on Monday, late Tuesday night
    rf"|\b(?:(?:on|late|early|last|this)\s+)*(?P<weekday>{_DAYS})\b{_PART_OF_DAY}"
    r"|\b(?P<near>yesterday|today|tonight|earlier today|this (?:morning|afternoon|evening))\b"
    r"|\b(?P<span>(?:earlier |later )?(?:this|last|the previous|the past) (?:week|month|year|weekend))\b"
    r"|\bin\s+(?P<onlyyear>(?:19|20)\d{2})\b"
)
_FUTURE = re.compile(r"\b(?:next|coming|until|by|through|before|ahead of|for|of|’s|'s)\s*$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as found: the words, where they begin in the text searched, and what they mean."""

    words: str
    start: int
    date: EdtfDate
    relative: bool


def dates_in(text: str, published: EdtfDate | None) -> tuple[Dated, ...]:
    """Every date in a stretch of prose that is not after publication. Relative ones need the day of publication."""
    found = []
    for hit in _DATE.finditer(text):
        if _FUTURE.search(text[: hit.start()]):
            continue
        meant = _meaning(hit, published.last if published else None)
        if meant is not None and (published is None or meant[0].first <= published.last):
            found.append(Dated(hit.group(), hit.start(), meant[0], meant[1]))
    return tuple(found)


def _meaning(hit: re.Match[str], day: date | None) -> tuple[EdtfDate, bool] | None:
    """What a date means, and whether that was counted from the day of publication."""
    group = hit.groupdict()
    if group["month"] or group["bmonth"]:
        return _exact(group, day)
    if group["onlyyear"]:
        return EdtfDate.parse(group["onlyyear"]), False
    if group["onlymonth"]:
        return _month(group, day)
    return (_counted_back(group, day), True) if day is not None else None


def _counted_back(group: dict[str, str | None], day: date) -> EdtfDate:
    weekday, near, span = group["weekday"], group["near"], group["span"]
    if weekday:
        back = (day.weekday() - WEEKDAYS.index(weekday.lower())) % 7
        return EdtfDate.parse((day - timedelta(days=back)).isoformat())
    if near:
        return EdtfDate.parse((day - timedelta(days=1 if near == "yesterday" else 0)).isoformat())
    return _span(span or "", day)


def _exact(group: dict[str, str | None], day: date | None) -> tuple[EdtfDate, bool] | None:
    name = group["month"] or group["bmonth"] or ""
    number = MONTH_SHORT[name.lower()[:3]]
    year = group["year"] or group["byear"]
    of_month = int(group["day"] or group["bday"] or 0)
    if year is None and day is None:
        return None
    try:
        if year is not None:
            return EdtfDate.parse(f"{year}-{number:02}-{of_month:02}"), False
        return EdtfDate.parse(_latest(number, of_month, day).isoformat()), True
    except ValueError:
        return None


def _latest(month: int, of_month: int, day: date | None) -> date:
    """The last such day that is not after publication; raises ValueError when the calendar has none."""
    if day is None:
        raise ValueError("no day to count from")
    this = date(day.year, month, of_month)
    return this if this <= day else date(day.year - 1, month, of_month)


def _month(group: dict[str, str | None], day: date | None) -> tuple[EdtfDate, bool] | None:
    number = MONTHS.index((group["onlymonth"] or "").lower()) + 1
    year = group["myear"] or group["oyear"]
    if year:
        return EdtfDate.parse(f"{year}-{number:02}"), False
    if day is None:
        return None
    latest = day.year if number <= day.month else day.year - 1
    if group["lead"] == "last" and number == day.month:
        latest -= 1
    return EdtfDate.parse(f"{latest}-{number:02}"), True


def _span(words: str, day: date) -> EdtfDate:
    monday = day - timedelta(days=day.weekday())
    unit = words.rsplit(maxsplit=1)[-1]
    past = "this" not in words
    if unit == "week":
        first = monday - timedelta(days=7) if past else monday
        last = first + timedelta(days=6) if past else day
        return (
            EdtfDate.parse(f"{first.isoformat()}/{last.isoformat()}")
            if first != last
            else EdtfDate.parse(first.isoformat())
        )
    if unit == "weekend":
        saturday = monday - timedelta(days=2) if past or day.weekday() < 5 else monday + timedelta(days=5)  # noqa: PLR2004 - Saturday is day 5
        return EdtfDate.parse(f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}")
    if unit == "year":
        return EdtfDate.parse(str(day.year - past))
    first_of = day.replace(day=1)
    return EdtfDate.parse((first_of - timedelta(days=1) if past else day).isoformat()[:7])
