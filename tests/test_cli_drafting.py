"""ingest and review at the command line, as a curator uses them."""

import io
import json
import sys
from pathlib import Path

import pytest
from program import Run

ARTICLE = (
    "The mayor of Brill, Ada Fenwick, said on Friday that the harbour would stay open. "
    "“We will not sell the harbour,” Fenwick said in an interview with Radio Brill. "
    "“It belongs to everybody who works there.”\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An invented article in a file."""
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def test_an_article_becomes_drafts_with_places_in_its_text(run: Run, article: Path) -> None:
    """Each draft's parts are exactly the text between their offsets, with the full name of who said it."""
    ran = run("ingest", str(article), "--json", "--published", "2024-05-06")
    drafts = json.loads(ran.out)["drafts"]
    assert [ARTICLE[part["start"] : part["end"]] for draft in drafts for part in draft["parts"]] == [
        part["text"] for draft in drafts for part in draft["parts"]
    ]
    assert "We will not sell the harbour," in {part["text"] for draft in drafts for part in draft["parts"]}
    assert {draft["speaker"]["name"] for draft in drafts} == {"Ada Fenwick"}


def test_drafts_are_a_source_file_that_is_never_served(run: Run, article: Path, tmp_path: Path) -> None:
    """The written file reads as YAML of drafts; a file that is there is left alone."""
    out = tmp_path / "brill.yaml"
    ran = run(
        "ingest",
        str(article),
        "-o",
        str(out),
        "--published",
        "2024-05-06",
        "--title",
        "Harbour",
        "--url",
        "https://brill.example/1",
    )
    assert (ran.status, ran.out) == (0, "")
    written = out.read_text("utf-8")
    assert written.count("status: draft") == written.count("- id: ") > 0
    again = run("ingest", str(article), "-o", str(out))
    assert (again.status, "left alone" in again.err, out.read_text("utf-8") == written) == (2, True, True)


def test_a_web_page_is_read_for_its_article(run: Run, tmp_path: Path) -> None:
    """Saved HTML gives the same quotations as the text, without menus and scripts."""
    page = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{text}</p>" for text in (ARTICLE, "The council meets again in June. " * 12))
    page.write_text(
        "<html><head><title>Harbour</title></head><body><nav>“Home” says the menu</nav>"
        f"<article><h1>Harbour</h1>{paragraphs}</article></body></html>",
        encoding="utf-8",
    )
    drafts = json.loads(run("ingest", str(page), "--json").out)["drafts"]
    assert any(part["text"].startswith("We will not sell") for draft in drafts for part in draft["parts"])
    assert not any("menu" in draft["context"]["text"] for draft in drafts)


def test_a_wrong_date_or_file_is_one_sentence(run: Run, article: Path) -> None:
    """A date that is none and a file that is not there are exit status 2."""
    wrong = run("ingest", str(article), "--published", "yesterday")
    assert (wrong.status, "--published" in wrong.err) == (2, True)
    missing = run("ingest", "nowhere.txt")
    assert (missing.status, "nowhere.txt" in missing.err) == (2, True)


def test_an_article_without_quotations_says_so(run: Run) -> None:
    """Nothing to draft is exit status 1 with a sentence."""
    ran = run("ingest", "-", stdin="The weather was fine and nobody spoke.\n")
    assert (ran.status, ran.out) == (1, "")
    assert "No quotation" in ran.err


def test_a_review_verifies_what_still_matches(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Accepting the first draft and leaving marks it verified, keeps the others as drafts, and can be resumed."""
    out = tmp_path / "brill.yaml"
    run("ingest", str(article), "-o", str(out), "--published", "2024-05-06", "--title", "Harbour")
    before = out.read_text("utf-8").count("status: draft")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    answers = iter(["a", "q"])
    monkeypatch.setattr("builtins.input", lambda _prompt="": next(answers))
    assert run("review", str(out), "--article", str(article)).status == 0
    text = out.read_text("utf-8")
    assert (text.count("status: verified"), text.count("status: draft")) == (1, before - 1)
