"""Drafts as files: canonical, readable again, honest about how each speaker was found."""

import pytest
import yaml

from bot.core.edtf import EdtfDate
from bot.core.ingest import Article, ingest
from bot.core.model import About, Record, Speaker
from bot.errors import CannotRun
from bot.knowledge.article import html_article, text_article
from bot.knowledge.drafts import UNKNOWN, DraftFiles, draft_source, slug
from bot.knowledge.schema import SOURCE
from bot.knowledge.writer import canonical

TEXT = (
    "“We will wait,” Mayor Jane Doe said on Tuesday, “until the ice melts.” She called the ferry plan “a #1 mistake: "
    "slow.”\n\n“Nobody asked us,” one fisherman said.\n\nHarbor master Omar Lind said that the ice would hold."
)
ARTICLE = Article(
    TEXT, "Ice: what now?", "The Gazette", "https://gazette.example/news/48213/ice", EdtfDate.parse("2024-03-06")
)
RECORD = Record(About("Harbor"), {"doe": Speaker("doe", "Jane Doe")}, {}, {})


@pytest.fixture
def files() -> DraftFiles:
    """The files of the article above."""
    return draft_source(ARTICLE, ingest(ARTICLE, RECORD))


def test_the_source_file_is_canonical_and_reads_as_the_article_has_it(files: DraftFiles) -> None:
    """Writing it anew changes nothing, and every text is found in the article character for character."""
    assert canonical(files.source.encode(), "gazette-48213.yaml", SOURCE) == files.source
    data = yaml.safe_load(files.source)
    parts = [
        part for one in data["statements"] for part in ([one["text"]] if isinstance(one["text"], str) else one["text"])
    ]
    assert len(parts) == 5
    assert all(part in TEXT for part in parts)
    assert "a #1 mistake: slow." in parts


def test_drafts_stand_by_how_sure_the_speaker_is(files: DraftFiles) -> None:
    """All are drafts; the surest come first and the note says how sure."""
    statements = yaml.safe_load(files.source)["statements"]
    assert {one["status"] for one in statements} == {"draft"}
    sure = [float(one["note"].split("confidence ")[1][:4]) for one in statements]
    assert sure == sorted(sure, reverse=True)
    assert len({one["id"] for one in statements}) == len(statements)


def test_speakers_are_ids_on_record_or_get_a_file(files: DraftFiles) -> None:
    """A known speaker keeps the id, a new one gets a file, nobody is made up for an unnamed source."""
    speakers = {one["speaker"] for one in yaml.safe_load(files.source)["statements"]}
    assert speakers == {"doe", "omar-lind", UNKNOWN}
    assert files.speakers == (("omar-lind", "id: omar-lind\nname: Omar Lind\n"),)


def test_the_source_is_told_from_the_article(files: DraftFiles) -> None:
    """Publisher and the number in the address make the id; title, address and day are kept."""
    data = yaml.safe_load(files.source)
    assert files.source_id == data["id"] == "the-gazette-48213"
    assert (data["title"], str(data["published"])) == ("Ice: what now?", "2024-03-06")


def test_a_slug_holds_letters_digits_and_hyphens() -> None:
    """Accents are folded, long ones are cut at a word."""
    assert slug("Ólafur Þór’s “Plan”") == "olafur-or-s-plan" or slug("José Núñez") == "jose-nunez"
    assert len(slug("word " * 40)) <= 48


def test_a_saved_page_gives_its_article() -> None:
    """Text with paragraphs, title, publisher and day come from the page; menus do not."""
    page = (
        "<html lang='en'><head><title>Bridge closes</title><meta property='og:site_name' content='The Daily'>"
        "<meta property='article:published_time' content='2024-03-05'></head><body><nav>Home News</nav><article>"
        "<h1>Bridge closes</h1><p>The bridge will close on Monday, the town said after a long meeting.</p>"
        "<p>“We had no choice,” Mayor Ann Field said Tuesday. “The bolts are gone, nobody knows where.”</p>"
        "<p>Residents were told to use the ferry, which runs once an hour and is never on time.</p></article>"
        "</body></html>"
    )
    article = html_article(page)
    assert (article.title, article.publisher) == ("Bridge closes", "The Daily")
    assert article.published == EdtfDate.parse("2024-03-05")
    assert "Home News" not in article.text
    assert [draft.speaker.name for draft in ingest(article) if draft.kind.value == "direct"] == ["Ann Field"]


def test_a_page_without_an_article_is_refused_in_one_sentence() -> None:
    """The way out is named."""
    with pytest.raises(CannotRun, match="save its text"):
        html_article("<html><body></body></html>")


def test_plain_text_is_only_composed() -> None:
    """Line ends become one kind, letters are composed, a byte order mark goes; nothing else changes."""
    assert text_article("\ufeffCafe\u0301\r\n“Yes”\r").text == "Café\n“Yes”\n"
