"""index: a record compiled ahead of time, looked over, and how far it is told."""

import io
import shutil
from itertools import count
from pathlib import Path

import pytest
from program import SHIPPED, Run

from bot.cli.progress import Progress, bar, duration, said, size


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped base, with a cache of its own."""
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    return Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))


def edit(base: Path, old: str, new: str) -> None:
    """Change a source file as an editor does."""
    file = base / "sources" / "tehrantimes-439615.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new, 1), encoding="utf-8")


def test_index_says_what_it_did(run: Run, base: Path) -> None:
    """From nothing, up to date, one file changed; with statements, size, place and time."""
    first = run("index", str(base))
    assert (first.status, "compiled from all files, 23 statements, " in first.out) == (0, True), first
    assert "kB in" in first.out or "MB in" in first.out
    again = run("index", str(base))
    assert (again.status, "up to date, 23 statements" in again.out, again.err) == (0, True, "")
    edit(base, "venue: interview with France 24", "venue: talk with France 24")
    changed = run("index", "--knowledge", str(base))
    assert (changed.status, "1 file changed, the rest taken over" in changed.out) == (0, True), changed
    assert "talk with France 24" in run("show", "zarif-duress", "--knowledge", str(base)).out
    assert run("index", str(base), "--quiet") == type(first)(0, "", "")


def test_a_record_is_looked_over(run: Run, base: Path) -> None:
    """`--check` tells what is not there, sound or damaged; a damaged one is mended by the next start, in one line."""
    missing = run("index", str(base), "--check")
    assert (missing.status, "not compiled as it is now" in missing.out) == (1, True)
    run("index", str(base))
    sound = run("index", str(base), "--check")
    assert (sound.status, "every checksum is right" in sound.out) == (0, True)
    (rows,) = (base.parent / "cache").rglob("record.sqlite3")
    data = bytearray(rows.read_bytes())
    data[len(data) // 2] ^= 1
    rows.write_bytes(data)
    damaged = run("index", str(base), "--check")
    assert (damaged.status, "damaged" in damaged.out) == (1, True)
    mended = run("ask", "What did Zarif say about duress?", "--knowledge", str(base))
    assert (mended.status, len(mended.err.splitlines()), "is damaged and is made again" in mended.err) == (0, 1, True)
    assert run("index", str(base), "--check").status == 0


def test_errors_of_the_base_are_told_as_check_tells_them(run: Run, base: Path) -> None:
    """A broken base is reported with its places, exit status 1; what was compiled before is not served."""
    run("index", str(base))
    edit(base, "speaker: zarif", "speaker: zarfi")
    broken = run("index", str(base))
    assert (broken.status, broken.out) == (1, "")
    assert "sources/tehrantimes-439615.yaml:" in broken.err
    assert "zarfi" in broken.err
    assert run("ask", "duress?", "--knowledge", str(base)).status == 1
    edit(base, "speaker: zarfi", "speaker: zarif")
    assert "up to date" in run("index", str(base)).out


def test_a_promise_is_kept_when_the_record_is_made(run: Run, base: Path) -> None:
    """An expectation that is not met keeps a base from being compiled, with file and line."""
    expectations = base / "expectations.yaml"
    unmet = "questions:\n  - {q: What about penguins?, answer: tehrantimes-439615/zarif-duress}"
    text = expectations.read_text("utf-8").replace("questions:", unmet, 1)
    expectations.write_text(text, encoding="utf-8")
    broken = run("index", str(base))
    assert (broken.status, "expectations.yaml:" in broken.err) == (1, True), broken


def test_nowhere_to_keep_a_record_is_told(run: Run, base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that cannot be written makes `index` pointless: one sentence, exit status 2; a question is answered."""
    (base.parent / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_CACHE", str(base.parent / "file" / "cache"))
    told = run("index", str(base))
    assert (told.status, "ONRECORD_CACHE" in told.err) == (2, True)
    assert run("ask", "What did Zarif say about duress?", "--knowledge", str(base)).status == 0


def test_no_such_base_is_one_sentence(run: Run, tmp_path: Path) -> None:
    """No base to compile, or to look over, is exit status 2 and names the folder."""
    for more in ((), ("--check",)):
        told = run("index", str(tmp_path / "nowhere"), *more)
        assert (told.status, "nowhere" in told.err, told.out) == (2, True, "")


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_a_terminal_gets_one_line_that_is_written_over() -> None:
    """A bar, the share, how many, the rate and the time left; the line is gone in the end."""
    stream, clock = Terminal(), count(0, 1).__next__
    with Progress(stream, lambda: float(clock())) as progress:
        for done in range(0, 1001, 100):
            progress("reading files", done, 1000)
    assert "\n" not in stream.getvalue()
    assert "[############............] reading files 50 %, 500 of 1,000, 100/s, 5 s left" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_elsewhere_a_plain_line_comes_now_and_then() -> None:
    """Into a file or a log a line is written every five seconds, without marks."""
    stream, clock = io.StringIO(), count(0, 1).__next__
    with Progress(stream, lambda: float(clock())) as progress:
        for done in range(20):
            progress("reading files", done, 20)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 4
    assert lines[0] == "reading files 20 %, 4 of 20, 1/s, 16 s left"


def test_short_work_shows_nothing_and_quiet_work_never() -> None:
    """Without a stream nothing is shown; a log is spared what takes a moment."""
    stream = io.StringIO()
    for progress in (Progress(None), Progress(stream)):
        with progress:
            progress("reading files", 1, 2)
    assert stream.getvalue() == ""


def test_figures_are_told_as_people_read_them() -> None:
    """Times, sizes, bars, and phases of which nobody knows how much they are."""
    assert [duration(one) for one in (0.04, 12.2, 200, 7500)] == ["0.0 s", "12 s", "3 min 20 s", "2 h 5 min"]
    assert [size(one) for one in (740, 1_234_567, 2_500_000_000)] == ["740 B", "1.2 MB", "2.5 GB"]
    assert (bar(1, 0), bar(3, 2)) == (f"[{'.' * 24}]", f"[{'#' * 24}]")
    assert [said("sorting words", 0, 0, 3), said("sorting words", 8, 0, 2)] == [
        "sorting words",
        "sorting words, 8, 4/s",
    ]
