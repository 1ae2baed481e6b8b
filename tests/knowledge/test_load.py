from datetime import date
from pathlib import Path
from time import process_time

import pytest
from variants import GOOD, TODAY

from bot.core.model import Kind, Status
from bot.errors import KnowledgeError
from bot.knowledge.load import load

ROOT = Path(__file__).parent.parent.parent


def test_the_record_holds_what_was_written() -> None:
    """Every field of a statement arrives; a role that `roles` gives alone is filled in; drafts are left out."""
    record = load(GOOD, today=TODAY).record
    assert record is not None

    assert list(record.sources) == ["gazette-7", "ledger-1"]
    assert "gazette-7/rumour" not in record.statements
    belongs = record.statements["ledger-1/belongs"]
    assert belongs.parts == ("It belongs to those who work in it,", "and to their children.")
    assert (belongs.role, belongs.kind, belongs.context is None) == ("Mayor of Brackwater", Kind.DIRECT, False)
    seat = record.statements["gazette-7/seat"]
    assert (seat.translated, seat.via, seat.said.text) == (True, "Radio Brackwater", "2020-01/2020-02")
    assert record.statements["ledger-1/trap"].status is Status.DISPUTED
    assert record.statements["gazette-7/sell-harbour"].same_as == "ledger-1/no-sale"
    assert record.lexicon[0] == ("harbour", "port", "docks", "بندر")
    assert record.about.name == "The Harbour Papers"
    assert record.speakers["tomas-reed"].roles[1].until is None


def test_a_link_to_what_is_not_shown_is_not_served(tmp_path: Path) -> None:
    """`same_as` a draft is fine for curators, but the record names only what is in it."""
    write(tmp_path, 3)
    path = tmp_path / "sources" / "s0.yaml"
    first, second, rest = path.read_text("utf-8").split("status: verified", 2)
    text = f"{first}status: draft{second}status: verified\n    same_as: s0/q0{rest}"
    path.write_text(text, encoding="utf-8")
    record = load(tmp_path, today=TODAY).record

    assert record is not None
    assert record.statements["s0/q1"].same_as is None


def test_no_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    """A folder that is not there, or a file instead of one, raises with the way out."""
    with pytest.raises(KnowledgeError, match="does not exist"):
        load(tmp_path / "nowhere", today=TODAY)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="not a folder"):
        load(tmp_path / "file", today=TODAY)


def test_the_shipped_base_is_clean() -> None:
    """The base that is shipped has neither errors nor warnings."""
    loaded = load(ROOT / "knowledge", today=date(2026, 12, 31))

    assert [str(one) for one in loaded.problems] == []
    assert loaded.record is not None
    assert len(loaded.record.statements) == 23


def write(folder: Path, statements: int) -> None:
    """A base of that many statements, a thousand a source."""
    for name in ("speakers", "sources"):
        (folder / name).mkdir()
    (folder / "base.yaml").write_text("name: Large\n", encoding="utf-8")
    role = 'roles:\n  - {title: Clerk, from: "2001"}\n'
    (folder / "speakers/ann.yaml").write_text(f"id: ann\nname: Ann Clerk\n{role}", encoding="utf-8")
    for number in range(0, statements, 1000):
        source = f"s{number // 1000}"
        head = f'id: {source}\ntitle: "{source}"\npublished: "2020-01-02"\narchived: https://a.example/{source}\nstatements:\n'
        body = "".join(_statement(one) for one in range(number, min(number + 1000, statements)))
        (folder / f"sources/{source}.yaml").write_text(head + body, encoding="utf-8")


def _statement(number: int) -> str:
    words = " ".join(f"w{number * 7919 % (11 + step * 101)}" for step in range(1, 13))
    return (
        f"  - id: q{number}\n    speaker: ann\n    kind: direct\n    text: |-\n      {words} and {number}\n"
        f"    context: |-\n      “{words} and {number},” Ann said.\n"
        f'    said: {{date: "2019-08-23", basis: in the minutes}}\n    venue: the office\n    questions:\n'
        f"      - What is {number}?\n      - Who said {number}?\n      - Was {number} said?\n    status: verified\n"
    )


def test_a_large_base_loads_in_time(tmp_path: Path) -> None:
    """Four thousand statements are read, checked and built in well under a second a thousand."""
    write(tmp_path, 4000)
    start = process_time()
    loaded = load(tmp_path, today=TODAY)
    seconds = process_time() - start

    assert [one for one in loaded.problems if one.rule != "near-duplicate"] == []
    assert loaded.record is not None
    assert len(loaded.record.statements) == 4000
    assert seconds < 8
