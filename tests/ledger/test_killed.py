import random
import sqlite3
from contextlib import closing
from pathlib import Path

from ledger_writer import killed_while_writing, lost

from bot.settings import Database

KILLS = 4


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(place: Path | Database) -> None:
    """SIGKILL at random moments of writing: every number that was told is there, whole; the file is sound."""
    dice = random.Random(20260301)  # noqa: S311 - no secret
    told: set[int] = set()
    for _ in range(KILLS):
        told |= set(killed_while_writing(place, dice))
        assert lost(place, told) == set()
    assert len(told) >= KILLS
    if isinstance(place, Path):
        with closing(sqlite3.connect(place)) as file:
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
