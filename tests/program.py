"""The program as tests run it: a plugin of fixtures (named in pyproject.toml), and the base it runs on."""

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
from bot.cli.opening import cache_of, desk_over
from bot.desk import Desk
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "knowledge"


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit status and what it wrote on either stream."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def shipped() -> Desk:
    """The desk over the shipped base."""
    return desk_over(SHIPPED, cache=cache_of(Settings.read(os.environ)))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `onrecord` with arguments, and text on standard input, over the shipped base unless told otherwise."""

    def ran(*arguments: str, stdin: str = "") -> Ran:
        monkeypatch.setenv("ONRECORD_KNOWLEDGE", str(SHIPPED))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        try:
            status = main(arguments)
        except SystemExit as stop:
            status = int(stop.code or 0)
        written = capsys.readouterr()
        return Ran(status, written.out, written.err)

    return ran


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Lay out a folder from a mapping of path to text."""

    def lay(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return lay
