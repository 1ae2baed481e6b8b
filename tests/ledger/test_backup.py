from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.errors import CannotRun
from bot.ledger import Ledger
from bot.ledger.backup import backup, restore
from bot.settings import Database

TODAY = date(2026, 3, 1)
Place = Path | Database | None


def fill(place: Place) -> Ledger:
    """A ledger with something in every table, still open."""
    ledger = Ledger(place)
    ledger.write_note("commands", "abc")
    ledger.set(1, "language", "fa")
    ledger.list_question("Is the harbour for sale?", TODAY)
    ledger.rate("gazette-7/fish", TODAY, helpful=True)
    ledger.suggest(7, TODAY, "gone", "", "", "")
    ledger.suggest(8, TODAY, "ماهی می‌فروشیم", "", "", "")
    ledger.forget_user(7)
    ledger.write_login("a", 1_000)
    return ledger


def test_a_backup_taken_while_the_bot_runs_holds_everything(place: Place, tmp_path: Path) -> None:
    """Into a file that only its owner may read, over an older one; opened as a ledger it is the same."""
    held = fill(place)
    file = tmp_path / "backup.sqlite3"
    file.write_text("an older one")
    assert backup(place, file) == 6
    assert file.stat().st_mode & 0o077 == 0
    copy = Ledger(file)
    assert copy.note("commands") == "abc"
    assert copy.settings(1) == {"language": "fa"}
    assert copy.questions() == held.questions()
    assert copy.ratings() == held.ratings()
    assert copy.suggestions() == held.suggestions()
    assert copy.logins("a", 0) == (1_000,)
    copy.close()
    held.close()
    assert [one.name for one in tmp_path.glob("backup*")] == ["backup.sqlite3"]


def test_a_backup_is_restored_into_either_kind(place: Place, tmp_path: Path) -> None:
    """So a file grows into a database; numbers go on after the largest."""
    fill(tmp_path / "old.sqlite3").close()
    backup(tmp_path / "old.sqlite3", tmp_path / "backup.sqlite3")
    assert restore(tmp_path / "backup.sqlite3", place) == 6
    ledger = Ledger(place)
    (kept,) = ledger.suggestions()
    assert ledger.suggest(9, TODAY, "new", "", "", "") > kept.id
    ledger.close()
    with pytest.raises(CannotRun, match="not empty"):
        restore(tmp_path / "backup.sqlite3", place)


def test_what_cannot_be_backed_up_is_told(tmp_path: Path) -> None:
    """No ledger there; a place that cannot be written; nothing is made by looking."""
    with pytest.raises(CannotRun, match="there is no ledger"):
        backup(tmp_path / "absent.sqlite3", tmp_path / "backup.sqlite3")
    with pytest.raises(CannotRun, match="memory"):
        backup(None, tmp_path / "backup.sqlite3")
    assert list(tmp_path.iterdir()) == []
    fill(tmp_path / "ledger.sqlite3").close()
    with pytest.raises(CannotRun, match="cannot be written"):
        backup(tmp_path / "ledger.sqlite3", tmp_path / "nowhere" / "backup.sqlite3")


def test_the_command_backs_up_and_restores(
    run: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`onrecord ledger backup FILE` and `restore FILE`, with the ledger of the settings."""
    fill(tmp_path / "ledger.sqlite3").close()
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "ledger.sqlite3"))
    assert "6 records written" in str(run("ledger", "backup", str(tmp_path / "backup.sqlite3")))
    assert "not empty" in str(run("ledger", "restore", str(tmp_path / "backup.sqlite3")))
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "new.sqlite3"))
    assert "6 records restored" in str(run("ledger", "restore", str(tmp_path / "backup.sqlite3")))
