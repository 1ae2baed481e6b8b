"""What a base of a thousand to a million statements costs: one Markdown table, and the plot of the README.

    python tests/benchmarks/scale.py --work FOLDER [--sizes 1000 10000 100000] [--seconds 60] [--plot docs/scale.svg]

Grows the bases in the folder where they are missing (`grown.py`), compiles each from its YAML, again after one edit,
starts the program, asks, completes and verifies in one process, answers messages in the bot's event loop, and puts the
same questions to peers (`scale_peers.py`; bm25s is measured where it is installed). One thread. Figures are kept in
`FOLDER/figures.json`, so that a size can be measured alone and still be plotted with the others.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from scale_plot import plot
from scale_served import memory, rows
from scale_table import table

HERE = Path(__file__).parent
_NOT_INHERITED = ("PYTHONDONTWRITEBYTECODE",)  # an installed program has been translated before it is started
_STARTS = 9  # of which the best and the median are told
_ASKED = 300  # questions after which the memory of `ask --batch` is read
_ADDED = "Did anybody speak about the zebra crossing in front of the old town hall?"


@dataclass(frozen=True, slots=True)
class Place:
    """A base and the cache that it is compiled into."""

    base: Path
    cache: Path

    @property
    def environment(self) -> dict[str, str]:
        """One thread, no encoder, and a cache of its own."""
        one = dict.fromkeys(("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        own = {"ONRECORD_CACHE": str(self.cache), "ONRECORD_SEMANTIC": "no", "PYTHONPATH": _paths()}
        return {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED} | one | own

    def program(self, *arguments: str) -> list[str]:
        """A command of the program on this base."""
        return [sys.executable, "-m", "bot", *arguments, "--knowledge", str(self.base)]


def _paths() -> str:
    return os.pathsep.join(filter(None, (str(HERE.parent.parent), os.environ.get("PYTHONPATH"))))


class Ran(NamedTuple):
    """Seconds that a command took, on the clock and of processors, and kilobytes of its largest process."""

    wall: float
    cpu: float
    largest: int


def run(place: Place, *arguments: str) -> Ran:
    """Run a command; raises SystemExit where it fails."""
    with tempfile.TemporaryFile() as told:
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - this program
            place.program(*arguments), env=place.environment, stdout=subprocess.DEVNULL, stderr=told
        )
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        if process.returncode not in (0, 1):  # 1: nothing on record
            sys.exit(f"onrecord {arguments[0]} failed: {told.read().decode()[-2000:]}")
    return Ran(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def compiled(place: Place) -> dict[str, Any]:
    """From YAML into an empty cache, and again after a question has been added to one source."""
    shutil.rmtree(place.cache, ignore_errors=True)
    full = run(place, "index")
    held = sum(path.stat().st_size for path in place.cache.rglob("*") if path.is_file())
    yaml = sum(path.stat().st_size for path in place.base.rglob("*.yaml"))
    sources = sorted((place.base / "sources").iterdir())
    edited = next(path for path in sources[len(sources) // 2 :] if "    questions:\n" in path.read_text("utf-8"))
    before = edited.read_text("utf-8")
    try:
        edited.write_text(before.replace("    questions:\n", f"    questions:\n      - {_ADDED}\n", 1), "utf-8")
        again = run(place, "index")
    finally:
        edited.write_text(before, "utf-8")
    run(place, "index")
    return {"full": full, "edit": again, "disk": held, "yaml": yaml}


def started(place: Place) -> dict[str, Any]:
    """`onrecord ask --json` as a process of its own: from starting it to its end."""
    asked = [row["q"] for row in rows(place.base, "questions") if row["kind"] == "ordinary"][: 2 * _STARTS]
    run(place, "ask", "--json", asked[0])
    warm = [run(place, "ask", "--json", one) for one in asked[:_STARTS]]
    cold = []
    for one in asked[_STARTS : _STARTS + 3]:
        forgotten(place.cache)
        cold.append(run(place, "ask", "--json", one))
    remembered(place.cache)
    return {"warm": middle(warm), "best": min(warm), "cold": middle(cold)}


def middle(some: list[Ran]) -> Ran:
    """The one in the middle by the clock, with the median of the processor's time."""
    return sorted(some)[len(some) // 2]._replace(cpu=statistics.median(one.cpu for one in some))


def forgotten(folder: Path) -> None:
    """Take what a folder holds out of the kernel's memory: it is read from the disk again."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def remembered(folder: Path) -> None:
    """Read what a folder holds, as whoever has just compiled it has written it."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                while file.read(1 << 20):
                    pass


def resident(place: Place) -> dict[str, Any]:
    """Kilobytes that `ask --batch` holds after its questions."""
    lines = [json.dumps({"id": row["id"], "q": row["q"]}) for row in rows(place.base, "questions")[:_ASKED]]
    with subprocess.Popen(  # noqa: S603 - this program
        place.program("ask", "--batch"), env=place.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in lines:
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
            process.stdout.readline()
        held = memory(process.pid)
        process.stdin.close()
    return held


def pace() -> float:
    """Seconds of the processor for two million additions: a machine shared with others is not always equally fast."""
    began = time.process_time()
    total = 0
    for number in range(2_000_000):
        total += number
    return time.process_time() - began


def inner(place: Place, script: str, *arguments: str) -> Any:
    """What another script of this folder prints as JSON about the base."""
    found = subprocess.run(  # noqa: S603 - a script of this folder
        [sys.executable, str(HERE / script), str(place.base), *arguments],
        env=place.environment,
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(found.stdout.splitlines()[-1])


def measured(work: Path, size: int, seconds: float) -> Iterator[tuple[str, Any]]:
    """Everything about one size, part by part."""
    name = f"base{size // 1_000_000}m" if size >= 1_000_000 else f"base{size // 1000}k"
    place = Place(work / name, work / f"cache-{name}")
    if not place.base.exists():
        grower = [sys.executable, str(HERE / "grown.py"), str(place.base), "--statements", str(size)]
        subprocess.run(grower, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - same
    yield "compiled", compiled(place)
    yield "started", started(place)
    yield "resident", resident(place)
    yield "served", inner(place, "scale_served.py")
    if seconds:
        yield "peers", inner(place, "scale_peers.py", "--seconds", str(seconds))


def main() -> None:
    """Measure the sizes asked for, then show all that has been measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--seconds", type=float, default=60, help="for each peer; 0 leaves the peers out")
    parser.add_argument("--plot", type=Path)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    keep = arguments.work / "figures.json"
    figures: dict[str, Any] = json.loads(keep.read_text("utf-8")) if keep.exists() else {}
    for size in arguments.sizes:
        for part, found in measured(arguments.work, size, arguments.seconds):
            figures.setdefault(str(size), {})[part] = found
            figures[str(size)].setdefault("pace", {})[part] = pace()
            keep.write_text(json.dumps(figures), "utf-8")
            sys.stderr.write(f"{size:,} statements: {part}\n")
    for line in table(figures):
        sys.stdout.write(f"{line}\n")
    if arguments.plot:
        arguments.plot.write_text(plot(figures), "utf-8")


if __name__ == "__main__":
    main()
