"""The review of drafts: a pure walk, saved after every step, that verifies nothing whose words do not match."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.edtf import EdtfDate
from bot.core.ingest import Article, ingest
from bot.errors import CannotRun, KnowledgeError
from bot.knowledge.drafts import draft_source
from bot.review import Draft, Person, Review, begin, card, mismatch, step, walk

TODAY = date(2024, 3, 7)
TEXT = (
    "“We will wait. The ice decides,” Mayor Jane Doe said on Tuesday. She called the ferry plan “a slow mistake.”\n\n"
    "“Nobody asked us,” one fisherman said."
)
ARTICLE = Article(TEXT, "Ice", "Gazette", "https://gazette.example/48213", EdtfDate.parse("2024-03-06"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A draft source file of three statements; the first is the surest, the last has no speaker."""
    file = tmp_path / "gazette-48213.yaml"
    file.write_text(draft_source(ARTICLE, ingest(ARTICLE)).source, encoding="utf-8")
    return file


def typing(*lines: str) -> tuple[Person, list[str]]:
    """Somebody who types these lines and then closes the input; and what is printed."""
    waiting = list(lines)
    printed: list[str] = []

    def read(prompt: str) -> str:
        printed.append(prompt)
        if not waiting:
            raise EOFError
        return waiting.pop(0)

    return Person(read, printed.append), printed


def statements(path: Path) -> list[dict[str, str]]:
    """The statements in a file."""
    found: list[dict[str, str]] = yaml.safe_load(path.read_text("utf-8"))["statements"]
    return found


def drafts(path: Path) -> tuple[Draft, ...]:
    """The drafts in a file."""
    return tuple(Draft(dict(one)) for one in statements(path))


def test_accepting_verifies_with_the_day(path: Path) -> None:
    """The status becomes verified and the note says when and against what."""
    walk(path, TEXT, TODAY, typing("a")[0])
    first = statements(path)[0]
    assert first["status"] == "verified"
    assert first["note"] == "Reviewed 2024-03-07; the words were compared with the article."


def test_the_walk_goes_on_where_it_was_left(path: Path) -> None:
    """What is decided is not asked again, and everything is kept in between."""
    walk(path, TEXT, TODAY, typing("a")[0])
    again, printed = typing("a")
    assert walk(path, TEXT, TODAY, again).open_count == 1
    assert "2 to decide" in printed[0]
    assert [one["status"] for one in statements(path)] == ["verified", "verified", "draft"]


def test_ctrl_c_loses_nothing(path: Path) -> None:
    """Leaving in the middle of a question keeps every decision made before."""
    person, printed = typing("a")

    def interrupted(prompt: str) -> str:
        if any("verified" in line for line in printed):
            raise KeyboardInterrupt
        return person.read(prompt)

    walk(path, TEXT, TODAY, replace(person, read=interrupted))
    assert [one["status"] for one in statements(path)] == ["verified", "draft", "draft"]
    assert printed[-1] == "2 left; the same command goes on there"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace("The ice decides", "The snow decides"), "do not stand in the context"),
        (lambda text: text.replace("ice decides", "snow decides"), "do not stand in the article"),
    ],
)
def test_words_that_were_changed_are_not_verified(path: Path, change: Callable[[str], str], told: str) -> None:
    """A word altered in the file, in the text alone or in its context too, fails loudly and stays a draft."""
    whole = path.read_text("utf-8")
    changed = change(whole) if "article" in told else whole.replace("The ice decides", "The snow decides", 1)
    path.write_text(changed, encoding="utf-8")
    person, printed = typing("a")
    walk(path, TEXT, TODAY, person)
    assert statements(path)[0]["status"] == "draft"
    assert any(line.startswith("not accepted") and told in line for line in printed)


def test_nobody_is_verified_without_a_speaker(path: Path) -> None:
    """A source without a name stays a draft until somebody is named; a role of the old speaker goes."""
    person, printed = typing("n", "n", "a", "s", "Karl Ost", "a")
    walk(path, TEXT, TODAY, person)
    assert any("nobody is named as the speaker" in line for line in printed)
    assert statements(path)[2]["speaker"] == "karl-ost"
    assert statements(path)[2]["status"] == "verified"


def test_names_on_record_may_be_typed(path: Path) -> None:
    """What is typed goes through the resolver that the program gives."""
    person, _ = typing("s", "the mayor")
    walk(path, TEXT, TODAY, replace(person, resolve={"the mayor": "doe"}.__getitem__))
    assert statements(path)[0]["speaker"] == "doe"


def test_a_statement_is_split_at_a_sentence(path: Path) -> None:
    """Two drafts take its place; both still match the article."""
    walk(path, TEXT, TODAY, typing("p", "1", "a", "a")[0])
    first, second = statements(path)[:2]
    assert (first["text"], second["text"]) == ("We will wait.", "The ice decides,")
    assert second["id"] == f"{first['id']}-2"
    assert {first["status"], second["status"]} == {"verified"}


def test_dropping_is_undone_with_one_key(path: Path) -> None:
    """A dropped draft is gone from the file, and back after undo."""
    before = statements(path)
    walk(path, TEXT, TODAY, typing("d")[0])
    assert statements(path) == before[1:]
    path.write_text(draft_source(ARTICLE, ingest(ARTICLE)).source, encoding="utf-8")
    walk(path, TEXT, TODAY, typing("d", "u")[0])
    assert statements(path) == before


def test_the_card_shows_the_words_in_their_sentence(path: Path) -> None:
    """The words are marked in the context; the proposed fields and the keys stand below."""
    shown = card(begin(drafts(path), TODAY, TEXT))
    assert "⟦We will wait. The ice decides,⟧" in shown
    assert "speaker: jane-doe" in shown
    assert "a accept" in shown


def test_without_the_article_the_context_is_compared(path: Path) -> None:
    """The note says so."""
    walk(path, None, TODAY, typing("a")[0])
    assert statements(path)[0]["note"].endswith("compared with its context only.")
    assert (
        mismatch(Draft({"id": "x", "text": "Words"}), None)
        == "there is neither an article nor a context to compare with"
    )


def test_an_unknown_key_and_too_much_undo_change_nothing(path: Path) -> None:
    """The keys are told instead."""
    start = begin(drafts(path), TODAY, TEXT)
    assert step(start, "x").drafts == start.drafts
    assert step(start, "u").said == "nothing to undo"
    assert step(start, "q").said == "3 left; the same command goes on there"


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """Broken YAML comes with its problems, a file without statements with a sentence."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: [", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="mend it first") as error:
        walk(broken, None, TODAY, typing()[0])
    assert error.value.problems
    other = tmp_path / "other.yaml"
    other.write_text("id: x\nname: X\n", encoding="utf-8")
    with pytest.raises(CannotRun, match="holds no statements"):
        walk(other, None, TODAY, typing()[0])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("aspdnuqx"), st.sampled_from(["", "1", "Jane Doe", "9"])), max_size=12))
def test_whatever_is_pressed_only_matching_words_are_verified(keys: list[tuple[str, str]]) -> None:
    """Every verified draft matches the article; ids stay apart; the walk never points outside."""
    source = yaml.safe_load(draft_source(ARTICLE, ingest(ARTICLE)).source)
    state: Review = begin(tuple(Draft(one) for one in source["statements"]), TODAY, TEXT)
    for key, answer in keys:
        state = step(state, key, answer)
        assert len({draft.id for draft in state.drafts}) == len(state.drafts)
        assert all(mismatch(draft, TEXT) is None for draft in state.drafts if draft.values["status"] == "verified")
        assert state.current is None or state.current.open
