"""Small bases for tests: the good one, with one thing changed."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

GOOD = Path(__file__).parent.parent / "bases" / "good"
TODAY = date(2026, 1, 31)

LEDGER = "sources/ledger-1.yaml"
GAZETTE = "sources/gazette-7.yaml"
QUILL = "speakers/ada-quill.yaml"
WAIVERS = "waivers.yaml"
REED = "speakers/tomas-reed.yaml"


@dataclass(frozen=True)
class Case:
    """Replace `old` by `new` in a file of the good base; `rule` must speak of the line that then holds `at`.

    With no `old` the file is written anew. Without `at` the problem is told of the file's first line.
    """

    rule: str
    file: str
    old: str
    new: str
    at: str = ""
    above: int = 0  # so many lines above the one that holds `at`
    elsewhere: str = ""  # the file the problem is told of, where it is another

    def lay(self, folder: Path) -> Path:
        """The good base with the change, in a folder of its own."""
        base = folder / "base"
        shutil.copytree(GOOD, base)
        change(base, self.file, self.old, self.new)
        return base

    @property
    def told_of(self) -> str:
        """The file that the problem must name."""
        return self.elsewhere or self.file

    def line(self, base: Path) -> int:
        """The line that the problem must name."""
        if not self.at:
            return 1
        lines = (base / self.told_of).read_text("utf-8").split("\n")
        found = [number for number, line in enumerate(lines, 1) if self.at in line]
        assert found, f"{self.at!r} stands nowhere in {self.told_of}"
        return found[-1] - self.above


def change(base: Path, file: str, old: str, new: str) -> None:
    """Replace a text that stands once in a file, or write a file anew."""
    path = base / file
    if not old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(new, encoding="utf-8")
        return
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
