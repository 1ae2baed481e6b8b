"""Dates as precise as they are known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.edtf import EdtfDate, Precision


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28), Precision.MONTH),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29), Precision.DAY),
        ("2018-05-08/2019-01", date(2018, 5, 8), date(2019, 1, 31), Precision.INTERVAL),
        ("2018-09~", date(2018, 9, 1), date(2018, 9, 30), Precision.MONTH),
    ],
)
def test_a_date_spans_the_days_it_may_mean(text: str, first: date, last: date, precision: Precision) -> None:
    """Year, month, day and interval each give their first and last day, and keep what was written."""
    read = EdtfDate.parse(text)
    assert (read.first, read.last, read.precision, read.text) == (first, last, precision, text)


@pytest.mark.parametrize(
    "text", ["", "19", "2019-13", "2019-02-30", "2019-2-3", "next week", "2019/2018", "0000", "2019-00"]
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    """A wrong date raises ValueError that shows it."""
    with pytest.raises(ValueError, match=r"is not a date|ends before it begins"):
        EdtfDate.parse(text)


@given(st.dates(), st.dates(), st.dates())
def test_within_is_true_exactly_for_spans_that_meet(day: date, start: date, end: date) -> None:
    """A day lies within a span when it is neither before its start nor after its end."""
    read = EdtfDate.parse(day.isoformat())
    assert read.within(start, end) == (start <= day <= end)
    assert read.within(None, None)
