"""The place of a compiled record: found without reading, never half a record, made again where it is damaged."""

import errno
import gc
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from copying import copying, held, whole

from bot.errors import CannotRun, KnowledgeError
from bot.knowledge.compiled import making, sums
from bot.knowledge.compiled.folder import Made, find, place_of, seen_of
from bot.knowledge.compiled.kept import read_note
from bot.knowledge.compiled.making import Changes, Compiler, ready
from bot.knowledge.compiled.stamps import digest, look
from bot.knowledge.compiled.sums import LASTING, SUMS, note_of, note_sound, noted_run, read_sums, sound, stamps_of

PROGRAM = Path(__file__).with_name("copying.py")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A small base; nothing here reads its YAML."""
    folder = tmp_path / "base"
    for name in ("base.yaml", "speakers/ada.yaml", "sources/one.yaml", "sources/two.yaml"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"of {name}\n", encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache that is not there yet."""
    return tmp_path / "cache" / "deep"


def test_a_base_is_compiled_once_and_then_found(base: Path, cache: Path) -> None:
    """The second start finds what the first made, and a third process would, too."""
    first = ready(base, cache, copying(base))
    assert (first.made, first.changed, held(first.path)) == (Made.AFRESH, 4, whole(base))
    again = ready(base, cache, copying(base))
    assert (again.made, again.path) == (None, first.path)
    found = find(base, cache, "1")
    assert found is not None
    assert (found.path, sound(found.path)) == (first.path, True)


def test_another_form_is_another_folder(base: Path, cache: Path) -> None:
    """What one version of the program wrote is never opened by another."""
    first = ready(base, cache, copying(base))
    second = ready(base, cache, copying(base, form="2"))
    assert (second.made, second.path == first.path, first.path.exists()) == (Made.AFRESH, False, True)


@pytest.mark.parametrize("change", ["edit", "add", "remove", "stray", "folder"])
def test_whatever_changes_in_a_base_is_noticed(base: Path, cache: Path, change: str) -> None:
    """An edited, added or removed file is another content, and so is one that does not belong there."""
    before = ready(base, cache, copying(base)).path
    match change:
        case "edit":
            (base / "sources/one.yaml").write_text("of sources/eno.yaml\n", encoding="utf-8")
        case "add":
            (base / "sources/three.yaml").write_text("three", encoding="utf-8")
        case "remove":
            (base / "sources/two.yaml").unlink()
        case "stray":
            (base / "sources/one.yml").write_text("", encoding="utf-8")
        case _:
            (base / "sources/deeper").mkdir()
    after = ready(base, cache, copying(base))
    assert (after.made, after.changed, held(after.path)) == (Made.ONWARD, 1, whole(base))
    assert after.path != before


@pytest.mark.parametrize("name", [".draft.yaml", "README.md", "LICENSE", "sources/.one.yaml.swp"])
def test_what_is_no_part_of_a_base_changes_nothing(base: Path, cache: Path, name: str) -> None:
    """Dot files and the files about a base do not make it another one."""
    ready(base, cache, copying(base))
    (base / name).write_text("anything", encoding="utf-8")
    assert ready(base, cache, copying(base)).made is None


def test_a_touched_file_is_the_same_content(base: Path, cache: Path) -> None:
    """A new time with the old words costs a look, not a compilation."""
    ready(base, cache, copying(base))
    os.utime(base / "base.yaml", ns=(7, 7))
    assert ready(base, cache, copying(base)).made is None


def test_two_versions_in_one_tick_of_the_clock_are_told_apart(base: Path, cache: Path) -> None:
    """The same file, as long as before, written again at once: every version is the one that is served."""
    file = base / "sources/one.yaml"
    for turn in range(12):
        with file.open("r+", encoding="utf-8") as out:
            out.write(f"version {turn:06}\n")
        assert f"version {turn:06}" in held(ready(base, cache, copying(base)).path)


class Opened:
    """The names of files that this process opens, as the interpreter tells them."""

    def __init__(self) -> None:
        self.names: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, details: tuple[object, ...]) -> None:
        if event == "open" and isinstance(details[0], str):
            self.names.append(Path(details[0]).name)

    def within(self, names: set[str]) -> list[str]:
        """Those of interest, since it was last asked."""
        found = [name for name in self.names if name in names]
        self.names.clear()
        return found


def test_files_that_are_settled_are_not_read_again(base: Path, cache: Path) -> None:
    """Once its files are older than the coarsest clock, a base is known by looking at the folder alone."""
    place = place_of(base, cache)
    place.mkdir(parents=True)
    time.sleep(2.1)
    opened, files = Opened(), {"base.yaml", "ada.yaml", "one.yaml", "two.yaml"}
    first = look(base, seen_of(place))
    assert sorted(opened.within(files)) == sorted(files)
    assert digest(base, seen_of(place)) == first.digest
    assert look(base, seen_of(place)) == first
    assert opened.within(files) == []
    seen_of(place).write_bytes(b"damaged")
    assert digest(base, seen_of(place)) == first.digest
    assert opened.within(files) == []
    (base / "sources/two.yaml").write_text("something else", encoding="utf-8")
    opened.within(files)
    assert digest(base, seen_of(place)) != first.digest
    assert opened.within(files) == ["two.yaml"]


def test_a_small_change_goes_on_from_the_nearest_folder(base: Path, cache: Path) -> None:
    """The compiler is told what was added, changed and removed since the sound folder that is nearest."""
    told: list[Changes | None] = []
    usual = copying(base)

    def compiling(aside: Path, changes: Changes | None) -> Made:
        told.append(changes)
        return usual.compiling(aside, changes)

    compiler = replace(usual, compiling=compiling)
    first = ready(base, cache, compiler)
    (base / "sources/one.yaml").write_text("other words", encoding="utf-8")
    (base / "sources/two.yaml").unlink()
    (base / "sources/zoo.yaml").write_text("new", encoding="utf-8")
    second = ready(base, cache, compiler)
    assert told == [
        None,
        Changes(first.path, ("sources/zoo.yaml",), ("sources/one.yaml",), ("sources/two.yaml",)),
    ]
    assert (second.changed, sound(second.path), sound(first.path)) == (3, True, True)


@pytest.mark.parametrize("name", ["rows", "index/words", SUMS])
@pytest.mark.parametrize("damage", ["flipped", "shorter", "gone", "empty"])
def test_damage_is_noticed_told_once_and_mended(base: Path, cache: Path, name: str, damage: str) -> None:
    """A flipped bit, a missing end or a missing file of any kind: the folder is made again, in one sentence."""
    path = ready(base, cache, copying(base)).path
    file = path / name
    data = bytearray(file.read_bytes())
    if damage == "gone":
        file.unlink()
    else:
        data[len(data) // 2] ^= 1
        damaged = {"flipped": data, "shorter": data[: len(data) // 2], "empty": bytearray()}
        file.write_bytes(damaged[damage])
    said: list[str] = []
    again = ready(base, cache, copying(base, tell=said.append))
    assert (again.made, held(again.path), len(said)) == (Made.AFRESH, whole(base), 1)
    assert "damaged" in said[0]
    assert ready(base, cache, copying(base, tell=said.append)).made is None
    assert len(said) == 1


def test_a_time_set_back_hides_no_damage(base: Path, cache: Path) -> None:
    """Whoever changes a byte and sets the time back is noticed still: the entry's own time cannot be set."""
    path = ready(base, cache, copying(base)).path
    file = path / "rows"
    known = file.stat()
    data = bytearray(file.read_bytes())
    data[0] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert ready(base, cache, copying(base)).made is Made.AFRESH


def test_what_rots_on_the_disk_is_found_by_reading_everything(base: Path, cache: Path) -> None:
    """A bit that changed without a write shows when every byte is read, and from then on nobody trusts the folder."""
    path = ready(base, cache, copying(base)).path
    data = bytearray((path / "rows").read_bytes())
    data[0] ^= 1
    (path / "rows").write_bytes(data)
    note_sound(path, LASTING)  # as if no file had been written since
    assert sound(path)
    assert not sound(path, meter=lambda *_: None)
    assert ready(base, cache, copying(base)).made is Made.AFRESH


def test_what_the_power_took_with_it_is_made_again(base: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder carried onward is not waited for to reach the disk: when the machine starts again, its sums are read."""
    monkeypatch.setattr(making, "this_run", lambda: "before")
    monkeypatch.setattr(sums, "this_run", lambda: "before")
    first = ready(base, cache, copying(base)).path
    (base / "sources/one.yaml").write_text("edited", encoding="utf-8")
    second = ready(base, cache, copying(base)).path
    assert (noted_run(first), noted_run(second)) == (LASTING, "before")
    (second / "rows").write_bytes(bytes((second / "rows").stat().st_size))  # as long, and empty
    note_sound(second, "before")
    assert ready(base, cache, copying(base)).path == second  # nobody looks again while the machine runs
    monkeypatch.setattr(sums, "this_run", lambda: "after")
    assert sound(first)
    again = ready(base, cache, copying(base))
    assert (again.made, again.changed, held(again.path)) == (Made.ONWARD, 1, whole(base))


@pytest.mark.parametrize("note", ["files", "checked"])
@pytest.mark.parametrize("written", [b"", b"\0\0\0\0", b"nonsense, and long enough", None])
def test_a_damaged_note_is_only_a_slower_start(base: Path, cache: Path, note: str, written: bytes | None) -> None:
    """What was noted about files is worked out again where it cannot be believed; the record stays."""
    path = ready(base, cache, copying(base)).path
    file = place_of(base, cache) / "seen.files" if note == "files" else note_of(path)
    file.write_bytes(written if written is not None else bytes([file.read_bytes()[0] ^ 1]) + file.read_bytes()[1:])
    said: list[str] = []
    assert (ready(base, cache, copying(base, tell=said.append)).made, said) == (None, [])


def test_a_folder_that_was_copied_elsewhere_is_checked_and_used(base: Path, cache: Path, tmp_path: Path) -> None:
    """A cache that came in an image or a backup has other times and numbers: its sums speak for it."""
    first = ready(base, cache, copying(base))
    other = Path(shutil.copytree(cache, tmp_path / "copy", copy_function=shutil.copyfile))
    assert ready(base, other, copying(base)).made is None
    assert first.path.name in {path.name for path in place_of(base, other).iterdir()}


def test_folders_that_nobody_needs_are_removed(base: Path, cache: Path) -> None:
    """The newest and the one before stay, and those that somebody has open."""
    opened = ready(base, cache, copying(base))
    for turn in range(4):
        (base / "sources/one.yaml").write_text(f"turn {turn}", encoding="utf-8")
        newest = ready(base, cache, copying(base)).path
    place = newest.parent
    folders = {path for path in place.iterdir() if path.is_dir()}
    assert (len(folders), opened.path in folders, newest in folders) == (3, True, True)
    gone = opened.path
    del opened
    gc.collect()
    (base / "sources/one.yaml").write_text("last", encoding="utf-8")
    ready(base, cache, copying(base))
    assert not gone.exists()
    assert len([path for path in place.iterdir() if path.is_dir()]) == 2
    notes = {f"{path.name}.checked" for path in place.iterdir() if path.is_dir()}
    assert {path.name for path in place.glob("*.checked")} == notes


def test_removing_an_older_folder_costs_the_next_start_nothing(base: Path, cache: Path) -> None:
    """Files that folders share change their entry when one of the folders goes; they are not read again for that."""
    for turn in range(4):
        (base / "sources/one.yaml").write_text(f"turn {turn}", encoding="utf-8")
        path = ready(base, cache, copying(base)).path
    assert read_note(note_of(path))[0] == stamps_of(path)


def test_a_base_with_errors_leaves_nothing_behind(base: Path, cache: Path) -> None:
    """What the compiler refuses is not published, and what was sound before stays."""
    before = ready(base, cache, copying(base)).path
    (base / "base.yaml").write_text("wrong", encoding="utf-8")

    def refuse(aside: Path, _changes: Changes | None) -> Made:
        (aside / "half").write_text("half", encoding="utf-8")
        raise KnowledgeError("it has errors")

    with pytest.raises(KnowledgeError):
        ready(base, cache, Compiler("1", refuse, print))
    assert [path for path in before.parent.iterdir() if path.is_dir()] == [before]


def test_a_base_that_changes_while_it_is_read_is_read_again(base: Path, cache: Path) -> None:
    """What is published under a content's name was made from that content; without rest it is given up."""
    usual = copying(base)
    turns = iter(range(100))

    def restless(aside: Path, changes: Changes | None) -> Made:
        made = usual.compiling(aside, changes)
        if (turn := next(turns)) < 2 or turn > 50:
            (base / "sources/one.yaml").write_text(f"turn {turn}", encoding="utf-8")
        return made

    found = ready(base, cache, replace(usual, compiling=restless))
    assert (held(found.path), next(turns)) == (whole(base), 3)
    for _ in range(60):
        next(turns)
    (base / "sources/two.yaml").write_text("again", encoding="utf-8")
    with pytest.raises(CannotRun, match="keeps changing"):
        ready(base, cache, replace(usual, compiling=restless))


@pytest.mark.parametrize("cache_kind", ["none", "file in the way"])
def test_where_nothing_can_be_kept_it_is_made_for_this_process(base: Path, tmp_path: Path, cache_kind: str) -> None:
    """No home, or a cache that cannot be made: a temporary folder, gone when it is let go of."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    found = ready(base, None if cache_kind == "none" else tmp_path / "file" / "cache", copying(base))
    path = found.path
    assert (found.kept, found.made, held(path) == whole(base)) == (False, Made.AFRESH, True)
    del found
    gc.collect()
    assert not path.parent.exists()


def test_temporary_folders_of_the_dead_are_removed(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed process left is cleared by the next that needs a temporary folder; the living keep theirs."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = tmp_path / "onrecord-dead"
    dead.mkdir()
    (dead / "alive").touch()
    os.utime(dead / "alive", (0, 0))
    living = ready(base, None, copying(base))
    os.utime(living.path.parent / "alive", (0, 0))
    ready(base, None, copying(base))
    assert (dead.exists(), living.path.exists()) == (False, True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder that nobody may write to, not even root: a mount where that can be had, otherwise by its mode."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_cache_that_may_only_be_read_is_read(base: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record in a cache of somebody else's is used as it is; of a base that changed, one is made for the process."""
    first = ready(base, cache, copying(base))
    note_of(first.path).unlink()  # it came with an image, say: nothing was noted here
    with read_only(cache):
        honest = os.access  # root may write anywhere
        monkeypatch.setattr(
            os, "access", lambda path, mode: not str(path).startswith(str(cache)) and honest(path, mode)
        )
        found = ready(base, cache, copying(base))
        assert (found.made, found.path) == (None, first.path)
        (base / "base.yaml").write_text("other", encoding="utf-8")
        made = ready(base, cache, copying(base))
        assert (made.kept, held(made.path)) == (False, whole(base))


@pytest.mark.parametrize(
    "failure",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        ValueError("An error occurred: 'No space left on device (os error 28)'"),
    ],
)
def test_a_full_disk_is_one_sentence(base: Path, cache: Path, failure: Exception) -> None:
    """Whoever runs into it, the sentence names the place and the setting, and nothing half is left."""

    def full(aside: Path, _changes: Changes | None) -> Made:
        (aside / "half").write_text("half", encoding="utf-8")
        raise failure

    with pytest.raises(CannotRun, match="ONRECORD_CACHE"):
        ready(base, cache, Compiler("1", full, print))
    assert list(place_of(base, cache).glob("*.part-*")) == []


def compiling_elsewhere(base: Path, cache: Path, seconds: str) -> "subprocess.Popen[str]":
    """Another process that compiles, and prints where."""
    command = [sys.executable, str(PROGRAM), str(base), str(cache), seconds]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own program


def test_two_who_come_at_once_compile_once(base: Path, cache: Path) -> None:
    """Threads and processes wait for the one that was first, and open what it made."""
    said: list[str] = []
    made: list[Made | None] = []

    def come() -> None:
        made.append(ready(base, cache, copying(base, slow=0.4, tell=said.append)).made)

    other = compiling_elsewhere(base, cache, "0.8")
    place = place_of(base, cache)
    while not list(place.glob("*.part-*")):
        time.sleep(0.01)
    threads = [threading.Thread(target=come) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    where, _ = other.communicate()
    assert (made, held(Path(where.strip()))) == ([None, None, None], whole(base))
    assert all("another process compiles" in one for one in said)
    assert len(said) == 3


def test_killed_at_any_moment_the_next_start_works(base: Path, cache: Path) -> None:
    """Killed (-9) while compiling, at 15 random moments: the next start is right, and nothing is left over."""
    chance = random.Random(1)  # noqa: S311 - no secret
    for turn in range(15):
        (base / "sources/one.yaml").write_text(f"turn {turn}\n" * 50, encoding="utf-8")
        compiling = compiling_elsewhere(base, cache, "0.15")
        time.sleep(chance.uniform(0.05, 0.45))
        compiling.send_signal(signal.SIGKILL)
        compiling.communicate()
        found = ready(base, cache, copying(base))
        assert held(found.path) == whole(base)
        sums = read_sums(found.path)
        assert sums is not None
        assert sound(found.path, meter=lambda *_: None)
        if found.made:
            assert list(place_of(base, cache).glob("*.part-*")) == []
