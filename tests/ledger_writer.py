"""Writes suggestions as fast as it can and tells each number once acknowledged: `python ledger_writer.py PLACE`."""

import os
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from bot.ledger import Ledger
from bot.settings import Database, Settings

ROOT = Path(__file__).parent.parent


def killed_while_writing(place: Path | Database, dice: random.Random) -> list[int]:
    """Let a process write and kill it (SIGKILL) at a random moment; the numbers it was given until then."""
    address = place.url if isinstance(place, Database) else str(place)
    writer = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, __file__, address],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert writer.stdout is not None
    first = writer.stdout.readline()
    time.sleep(dice.uniform(0.0, 0.15))
    writer.kill()
    told = first + writer.stdout.read()
    writer.stdout.close()
    writer.wait()
    return [int(line) for line in told.split(b"\n")[:-1]]


def lost(place: Path | Database, acknowledged: set[int]) -> set[int]:
    """Which of the acknowledged suggestions are not there, or not whole."""
    ledger = Ledger(place)
    kept = {one.id for one in ledger.suggestions() if one.quote == "fish " * 200}
    ledger.close()
    return acknowledged - kept


if __name__ == "__main__":
    ledger = Ledger(Settings.of({"ONRECORD_LEDGER": sys.argv[1]}).ledger)
    while True:
        number = ledger.suggest(7, date(2026, 3, 1), "fish " * 200, "", "", "")
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
