"""From a saved page or a plain text to an article that can be read for quotations.

HTML is left to trafilatura (extra `ingest`), a well-kept extractor that keeps paragraphs and drops menus and adverts.
It is imported when the first page is read: it takes longer to load than most commands take to run.
"""

import importlib
import unicodedata
from collections.abc import Callable
from typing import Protocol, cast

from bot.core.edtf import EdtfDate
from bot.core.ingest import Article
from bot.errors import CannotRun

MISSING = (
    "Reading HTML needs the extra “ingest” (pip install 'onrecord[ingest]'); without it, save the article's text and "
    "leave out --html."
)


class _Page(Protocol):
    """What is used of trafilatura's document."""

    text: str | None
    title: str | None
    sitename: str | None
    date: str | None
    url: str | None
    language: str | None


def text_article(text: str) -> Article:
    """An article of plain text; composed letters (NFC), nothing else changed."""
    return Article(unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")))


def html_article(page: str) -> Article:
    """The article in a saved page: its text, and title, publisher, address, day and language as the page states them.

    Raises CannotRun when the extractor is not installed or finds no article.
    """
    try:
        extractor = importlib.import_module("trafilatura")
    except ModuleNotFoundError:
        raise CannotRun(MISSING) from None
    extract = cast("Callable[..., _Page | None]", extractor.bare_extraction)
    found = extract(page, with_metadata=True, include_comments=False, include_tables=False)
    if found is None or not (found.text or "").strip():
        raise CannotRun("No article was found in this page; save its text and run ingest on that instead.")
    plain = text_article(found.text or "")
    return Article(plain.text, found.title, found.sitename, found.url, _day(found.date), found.language)


def _day(text: str | None) -> EdtfDate | None:
    """The day a page states; None where it states none that can be read."""
    try:
        return EdtfDate.parse(text) if text else None
    except ValueError:
        return None
