import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import psycopg
import pytest

from bot.errors import LedgerError
from bot.ledger import Ledger
from bot.ledger.schema import LATEST
from bot.settings import Database

TODAY = date(2026, 3, 1)
ROOT = Path(__file__).parent.parent.parent
Place = Path | Database | None
Rows = Callable[[Place, str], list[tuple[object, ...]]]


def test_what_was_written_is_there_after_a_restart(place: Place) -> None:
    """Closed and opened again, nothing is lost."""
    for turn in range(2):
        ledger = Ledger(place)
        assert [one.quote for one in ledger.suggestions()] == ["We sell fish."] * turn
        ledger.suggest(7, TODAY, "We sell fish.", "", "", "")
        ledger.close()


def test_several_open_the_same_place_at_once(place: Place, rows_of: Rows) -> None:
    """Starting together on an empty place, each finds sound tables, and all that they write is kept."""

    def start(number: int) -> int:
        ledger = Ledger(place)
        for _ in range(10):
            ledger.suggest(number, TODAY, "We sell fish.", "", "", "")
        ledger.close()
        return number

    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(start, range(6))) == list(range(6))
    assert rows_of(place, "SELECT COUNT(*) FROM suggestions") == [(60,)]


def test_two_count_one_question_together(place: Place) -> None:
    """Counting is done where the rows are, so nobody's count is overwritten."""

    def count(_: int) -> None:
        ledger = Ledger(place)
        for _ in range(20):
            ledger.list_question("Is the harbour for sale?", TODAY)
        ledger.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(count, range(4)))
    ledger = Ledger(place)
    assert [one.asked for one in ledger.questions()] == [80]
    ledger.close()


def test_a_setting_changed_by_another_process_is_seen(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the few seconds that settings are held, what another process has set counts."""
    monkeypatch.setattr("bot.ledger.ledger._FRESH", 0.0)
    one, other = Ledger(place), Ledger(place)
    assert one.settings(1) == {}
    other.set(1, "language", "fa")
    assert one.settings(1) == {"language": "fa"}
    one.close()
    other.close()


def test_tables_from_before_versions_are_brought_up_to_date(tmp_path: Path) -> None:
    """A file of the first release keeps its rows."""
    path = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute("CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        old.execute("INSERT INTO notes VALUES ('commands', 'abc')")
    ledger = Ledger(path)
    assert ledger.note("commands") == "abc"
    ledger.write_login("a", 1)
    ledger.close()


def test_a_file_of_a_later_release_is_left_alone(tmp_path: Path) -> None:
    """It is not touched, and both versions are named."""
    path = tmp_path / "later.sqlite3"
    Ledger(path).close()
    with closing(sqlite3.connect(path)) as later:
        later.execute(f"PRAGMA user_version={LATEST + 1}")
    with pytest.raises(LedgerError, match=f"version {LATEST + 1} and this OnRecord knows {LATEST}"):
        Ledger(path)


def test_a_database_of_a_later_release_is_left_alone(request: pytest.FixtureRequest, place: Place) -> None:
    """The same for PostgreSQL: whatever is asked says so."""
    Ledger(place).check()
    if not isinstance(place, Database):
        return
    with psycopg.connect(place.url, autocommit=True) as server:
        server.execute("INSERT INTO onrecord.version VALUES (%s)", (LATEST + 1,))
    ledger = Ledger(place)
    request.addfinalizer(ledger.close)
    with pytest.raises(LedgerError, match="a later release"):
        ledger.check()


@pytest.mark.parametrize(
    ("name", "told"),
    [("a-file/ledger.sqlite3", "ONRECORD_LEDGER to a file in a folder"), ("no.sqlite3", "put a backup in its place")],
)
def test_a_file_that_cannot_be_used_is_told_with_the_way_out(tmp_path: Path, name: str, told: str) -> None:
    """One sentence: which ledger, what is wrong, what to do."""
    (tmp_path / "a-file").touch()
    (tmp_path / "no.sqlite3").write_bytes(b"This is a letter to the mayor, and no database. " * 40)
    with pytest.raises(LedgerError, match=told) as raised:
        Ledger(tmp_path / name)
    assert name in str(raised.value)


def test_a_full_disk_is_told_and_nothing_is_half_written(tmp_path: Path) -> None:
    """The write fails with a sentence; reading goes on; everything acknowledged is there; later writes work."""
    script = f"""
import resource, sys
from datetime import date
from pathlib import Path
from bot.errors import LedgerError
from bot.ledger import Ledger
ledger = Ledger(Path({str(tmp_path / "ledger.sqlite3")!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
kept = 0
try:
    while True:
        ledger.suggest(7, date(2026, 3, 1), "fish " * 500, "", "", "")
        kept += 1
except LedgerError as error:
    print(error)
assert len(ledger.suggestions()) == kept > 5, kept
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
ledger.suggest(7, date(2026, 3, 1), "fish", "", "", "")
assert len(ledger.suggestions()) == kept + 1
"""
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)  # noqa: S603 - our own words
    assert ended.stderr == ""
    assert "make room on its disk" in ended.stdout


def test_what_was_deleted_is_gone_from_the_file(tmp_path: Path) -> None:
    """A person's words do not linger in free pages once they are deleted."""
    path = tmp_path / "ledger.sqlite3"
    ledger = Ledger(path)
    ledger.suggest(7, TODAY, "an unmistakable sentence about herring", "", "", "")
    ledger.forget_user(7)
    ledger.close()
    assert b"herring" not in path.read_bytes()
