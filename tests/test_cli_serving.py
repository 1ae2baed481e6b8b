"""run and preview: the base they serve is compiled in a process of its own, once, and read again when it changes."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import SHIPPED

from bot.cli.apart import compile_apart
from bot.cli.opening import cache_of
from bot.cli.serving import reader
from bot.errors import CannotRun, KnowledgeError
from bot.knowledge.compiled.folder import find
from bot.knowledge.compiled.form import form
from bot.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A copy of the shipped base, with a cache of its own."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))
    return Settings(knowledge=folder, cache=tmp_path / "cache", semantic=False)


def found(settings: Settings) -> bool:
    """Whether the base is compiled as it is now."""
    cache = cache_of(settings)
    return cache is not None and find(settings.knowledge, cache, form(heard=False)) is not None


def break_base(settings: Settings) -> None:
    """A wrong word in a source."""
    file = settings.knowledge / "sources" / "tehrantimes-439615.yaml"
    file.write_text(file.read_text("utf-8").replace("speaker: zarif", "speaker: zarfi", 1), encoding="utf-8")


def test_a_base_is_compiled_apart_and_served_here(settings: Settings) -> None:
    """The first desk finds what another process made; a mistake is told with its place, as if it were made here."""
    read = reader(settings)
    desk = read()
    assert (len(desk.record.statements), found(settings)) == (23, True)
    break_base(settings)
    with pytest.raises(KnowledgeError, match="is not served") as told:
        read()
    assert {problem.place.file for problem in told.value.problems} == {"sources/tehrantimes-439615.yaml"}
    assert len(desk.record.statements) == 23


def test_a_process_that_has_compiled_ends_in_peace(settings: Settings, capfd: pytest.CaptureFixture[str]) -> None:
    """It still listens for the end of whoever started it when it is done, and says nothing of that."""
    compile_apart(settings)
    assert found(settings)
    assert "error" not in capfd.readouterr().err.lower()


def test_where_nothing_can_be_kept_it_is_compiled_here(settings: Settings, tmp_path: Path) -> None:
    """A cache that cannot be made is no reason not to serve."""
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    assert len(reader(settings)().record.statements) == 23


def test_compiling_apart_fails_in_a_sentence(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends without an answer, as the system ends one that takes too much memory, is told."""
    monkeypatch.setattr(sys, "executable", "/bin/true")
    with pytest.raises(CannotRun, match="want of memory"):
        compile_apart(settings)


def test_it_ends_with_the_process_that_wanted_it(settings: Settings) -> None:
    """Whoever asked is killed: nobody goes on compiling, and the next start works."""
    code = (
        "import pathlib; from bot.cli.apart import compile_apart; from bot.settings import Settings;"
        f"base, cache = map(pathlib.Path, {[str(settings.knowledge), str(settings.cache)]!r});"
        "compile_apart(Settings(knowledge=base, cache=cache, semantic=False))"
    )
    asking = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE)  # noqa: S603 - our own program
    began = time.monotonic()
    while not list(settings.cache.rglob("*.part-*")) and time.monotonic() - began < 20:
        time.sleep(0.01)
    asking.kill()
    asking.communicate(timeout=10)  # its child had the same standard error, which is at its end when both are gone
    assert len(reader(settings)().record.statements) == 23
