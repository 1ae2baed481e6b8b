"""Kill a writing process 100 times on SQLite and on PostgreSQL: `python tests/benchmarks/killed.py [TIMES]`.

Prints how many suggestions were acknowledged, how many of those were lost, and whether the file is sound.
"""

import random
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from ledger_writer import killed_while_writing, lost
from postgres_server import postgres_server

from bot.settings import Database


def kill(place: Path | Database, times: int) -> tuple[int, int]:
    """How many were acknowledged over so many kills, and how many of them lost."""
    dice = random.Random(times)  # noqa: S311 - no secret
    told: set[int] = set()
    gone: set[int] = set()
    for turn in range(times):
        told |= set(killed_while_writing(place, dice))
        if turn % 10 == 9 or turn + 1 == times:
            gone |= lost(place, told)
    return len(told), len(gone)


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        file = Path(folder) / "ledger.sqlite3"
        told, gone = kill(file, times)
        with closing(sqlite3.connect(file)) as opened:
            (sound,) = opened.execute("PRAGMA integrity_check").fetchone()
        sys.stdout.write(f"SQLite: {times} kills, {told} acknowledged, {gone} lost, integrity {sound}\n")
        told, gone = kill(Database(server.url), times)
        sys.stdout.write(f"PostgreSQL: {times} kills, {told} acknowledged, {gone} lost\n")
