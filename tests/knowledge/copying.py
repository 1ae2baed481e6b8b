"""A compiler for tests that is as slow as it is told: the files of a base, one after the other, in two files.

As a program (`python copying.py BASE CACHE SECONDS`) it compiles once and says where; tests kill it on the way.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.knowledge.compiled.folder import Made
from bot.knowledge.compiled.making import Changes, Compiler, ready


def whole(base: Path) -> str:
    """What a sound record of a base holds."""
    files = sorted(base.rglob("*.yaml"))
    return "".join(f"{path.relative_to(base).as_posix()}\n{path.read_text('utf-8')}" for path in files)


def held(record: Path) -> str:
    """What a record holds."""
    return (record / "rows").read_text("utf-8") + (record / "index" / "words").read_text("utf-8")


def copying(
    base: Path, *, slow: float = 0.0, tell: Callable[[str], None] = lambda _: None, form: str = "1"
) -> Compiler:
    """Copies a base in pieces, resting `slow` seconds in all; what did not change is linked from an older folder."""

    def compiling(aside: Path, changes: Changes | None) -> Made:
        text = whole(base)
        (aside / "index").mkdir()
        if changes:
            os.link(changes.previous / "shared", aside / "shared")
        else:
            (aside / "shared").write_text("the same for all", encoding="utf-8")
        half = len(text) // 2
        for name, part in (("rows", text[:half]), ("index/words", text[half:])):
            with (aside / name).open("w", encoding="utf-8") as file:
                for start in range(0, len(part), max(1, len(part) // 10)):
                    file.write(part[start : start + max(1, len(part) // 10)])
                    file.flush()
                    time.sleep(slow / 20)
        return Made.ONWARD if changes else Made.AFRESH

    return Compiler(form, compiling, tell)


if __name__ == "__main__":
    where = Path(sys.argv[1])
    found = ready(where, Path(sys.argv[2]), copying(where, slow=float(sys.argv[3])))
    sys.stdout.write(f"{found.path}\n")
