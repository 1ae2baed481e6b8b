"""Ingest on the article that the shipped base holds in full, with the base's own names."""

from pathlib import Path

import pytest

from bot.core.edtf import EdtfDate
from bot.core.ingest import Article, Draft, FlagKind, ingest
from bot.core.model import Kind
from bot.desk import Desk

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@pytest.fixture(scope="module")
def drafts(shipped: Desk) -> tuple[Draft, ...]:
    """The drafts of the archived article, read with the shipped record."""
    text = (KNOWLEDGE / "archive" / "tehrantimes-439615.txt").read_text("utf-8")
    return ingest(Article(text, published=EdtfDate.parse("2019-08-25")), shipped.record)


def test_every_quotation_has_its_speaker_on_record(drafts: tuple[Draft, ...]) -> None:
    """Four by Dehghan, three by Zarif, three by Shamkhani, in the order of the article."""
    found = [draft.speaker.id for draft in drafts if draft.kind is not Kind.REPORTED]
    assert found == [*["dehghan"] * 4, *["zarif"] * 3, *["shamkhani"] * 3]


def test_what_the_base_holds_already_is_named(drafts: tuple[Draft, ...], shipped: Desk) -> None:
    """Each whole quotation names the statement on record that it became, by the same speaker."""
    for draft in drafts:
        if draft.kind is Kind.DIRECT:
            full_ids = [flag.detail for flag in draft.flags if flag.kind is FlagKind.ON_RECORD]
            assert full_ids
            assert {shipped.record.statements[one].speaker_id for one in full_ids} == {draft.speaker.id}


def test_dates_and_occasions_are_told_as_the_article_tells_them(drafts: tuple[Draft, ...]) -> None:
    """“On Friday” and “in July” are counted back from Sunday 25 August 2019."""
    by_words = {draft.text.split()[0]: draft for draft in drafts if draft.kind is not Kind.REPORTED}
    duress, fragment, pressure = by_words["It"], by_words["economic"], by_words["Negotiation"]
    assert duress.said is not None
    assert (duress.said.date.text, duress.venue) == ("2019-08-23", "interview with France 24")
    assert fragment.said is not None
    assert fragment.said.date.text == "2019-07"
    assert pressure.venue == "to reporters after a cabinet meeting"
    assert {draft.via for draft in drafts} == {None, "Tasnim"}
