"""Dates in news prose, counted back from the day of publication; occasions in the report's own words."""

import pytest

from bot.core.edtf import EdtfDate
from bot.core.ingest import Article, FlagKind, ingest
from bot.core.ingest.dates import dates_in
from bot.core.ingest.setting import reporting_outlet, venue_in

SUNDAY = EdtfDate.parse("2019-08-25")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on Friday", "2019-08-23"),
        ("on Sunday", "2019-08-25"),
        ("late Tuesday night", "2019-08-20"),
        ("yesterday", "2019-08-24"),
        ("this morning", "2019-08-25"),
        ("in July", "2019-07"),
        ("in October", "2018-10"),
        ("last August", "2018-08"),
        ("last September", "2018-09"),
        ("in March 2012", "2012-03"),
        ("in March of 2012", "2012-03"),
        ("in 2001", "2001"),
        ("on July 5", "2019-07-05"),
        ("on Dec. 8", "2018-12-08"),
        ("on Dec. 8, 2015", "2015-12-08"),
        ("on 5 July 2016", "2016-07-05"),
        ("earlier this week", "2019-08-19/2019-08-25"),
        ("last week", "2019-08-12/2019-08-18"),
        ("last month", "2019-07"),
        ("earlier this year", "2019"),
        ("last year", "2018"),
        ("this weekend", "2019-08-24/2019-08-25"),
        ("last weekend", "2019-08-17/2019-08-18"),
    ],
)
def test_a_date_is_counted_back(words: str, date: str) -> None:
    """Each way of naming a day, month or year means the last one that is not after publication."""
    (found,) = dates_in(f"She said {words} that it was over.", SUNDAY)
    assert found.date.text == date


@pytest.mark.parametrize(
    "words", ["next Friday", "until Monday", "by Tuesday", "ahead of Wednesday", "on Dec. 8, 2031", "on Feb. 31"]
)
def test_what_lies_ahead_or_does_not_exist_is_no_date(words: str) -> None:
    """Plans and impossible days are passed over."""
    assert dates_in(f"She said {words} it will be over.", SUNDAY) == ()


def test_without_a_day_of_publication_only_full_dates_count() -> None:
    """A relative date cannot be counted back from nothing."""
    assert [one.date.text for one in dates_in("on Friday, in July, on July 5, 2019", None)] == ["2019-07-05"]


def test_the_date_beside_the_cue_is_taken_over_by_what_follows() -> None:
    """The basis quotes the words; a following quotation of the same speaker says that it is taken over."""
    text = "“We are done,” Jane Doe said on Friday. “It is over,” she said. Mark Low disagreed. “No,” he said."
    drafts = ingest(Article(text, published=SUNDAY))
    said = [one.said for one in drafts]
    assert [one.date.text for one in said if one] == ["2019-08-23", "2019-08-23", "2019-08-25~"]
    assert said[0] is not None
    assert said[0].basis == "“on Friday” in an article of 2019-08-25"
    assert [flag.kind for flag in drafts[2].flags if "DATE" in flag.kind.name] == [FlagKind.NO_DATE]


def test_without_any_day_nothing_is_made_up() -> None:
    """No publication and no date stated: `said` stays empty and is flagged."""
    (draft,) = ingest(Article("“We are done with it,” Jane Doe said."))
    assert draft.said is None
    assert [flag.kind for flag in draft.flags] == [FlagKind.NO_DATE]


@pytest.mark.parametrize(
    ("report", "venue"),
    [
        ("“ ” Jane Doe said in an interview with CBS News on Sunday.", "an interview with CBS News"),
        ("“ ” Jane Doe told reporters after a cabinet meeting.", "to reporters after a cabinet meeting"),
        ("“ ” he told a group of reporters in Washington on Sunday.", "to a group of reporters in Washington"),
        ("“ ” she said during a speech at the harbor.", "during a speech at the harbor"),
        ("“ ” she said on the sidelines of a gas conference.", "on the sidelines of a gas conference"),
        ("“ ” she told The Riverton Courier.", "to The Riverton Courier"),
        ("“ ” she said at a rally in Springfield, Ohio.", "at a rally in Springfield"),
        ("“ ” she said.", None),
    ],
)
def test_the_occasion_is_given_in_the_reports_words(report: str, venue: str | None) -> None:
    """Interview, speech, meeting or the people told, without the day."""
    assert venue_in(report) == venue


def test_the_reporting_outlet_is_named() -> None:
    """“…, OUTLET reported.” at the end of a sentence names the outlet."""
    assert reporting_outlet("Officials expressed their views, Press TV reported.") == "Press TV"
    assert reporting_outlet("Officials reported their views.") is None
