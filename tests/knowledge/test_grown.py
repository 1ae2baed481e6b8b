"""The grower of large bases, on a small one."""

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from asked import Asked
from grown import grow
from parliament import Parliament

from bot.knowledge.load import load
from bot.knowledge.schema import SOURCE
from bot.knowledge.writer import canonical
from bot.problems import Severity

STATEMENTS = 300  # thirty documents, of which the 25th repeats a statement of the one before


def test_a_grown_base_has_no_errors(tmp_path: Path) -> None:
    """A grown base passes the check, holds what was asked for, and is in the canonical form."""
    grow(tmp_path / "base", STATEMENTS, seed=1)
    loaded = load(tmp_path / "base", today=date(2025, 6, 1))
    assert [one for one in loaded.problems if one.severity is Severity.ERROR] == []
    assert loaded.record is not None
    assert STATEMENTS * 0.95 < len(loaded.record.statements) <= STATEMENTS
    for path in list((tmp_path / "base" / "sources").iterdir())[:5]:
        assert canonical(path.read_bytes(), path.name, SOURCE) == path.read_text("utf-8")


def test_a_grown_base_is_the_same_twice(tmp_path: Path) -> None:
    """The same seed gives the same bytes and the same questions, and another seed gives others."""
    found = []
    for name, seed in (("first", 1), ("second", 1), ("other", 2)):
        parliament = grow(tmp_path / name, 60, seed)
        asked = Asked(parliament, 10)
        files = {str(p.relative_to(tmp_path / name)): p.read_bytes() for p in (tmp_path / name).rglob("*.yaml")}
        found.append((files, [*asked.questions(), *asked.claims(), *asked.typed()]))
    assert found[0] == found[1]
    assert found[0] != found[2]


def test_what_is_asked_is_on_record() -> None:
    """Every answer that is called right is a statement of the parliament that may be shown, and the words fit."""
    parliament = Parliament(STATEMENTS, seed=1)
    shown = {
        f"{document.id}/{one.id}": one
        for document in map(parliament.document, range(parliament.documents))
        for one in document.statements
        if one.served
    }
    asked = Asked(parliament, 40)
    for row in asked.questions():
        assert all(one in shown for one in row["gold"])
        assert bool(row["gold"]) == (row["kind"] in ("ordinary", "typo"))
    for row in asked.claims():
        verbatim = any(row["text"] in shown[one].parts[0] for one in row["gold"])
        assert verbatim == (row["kind"] == "verbatim")
