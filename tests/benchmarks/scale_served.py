"""One process over a served base: how long questions, completions and claims take, how right they are, what it holds.

    python tests/benchmarks/scale_served.py FOLDER [--profile KIND]

FOLDER is a base made by `grown.py`, opened as `onrecord ask` opens it, with its questions beside it. Prints one JSON
object. With `--profile` it prints instead where the slowest questions of a kind spend their time.
"""

import argparse
import asyncio
import cProfile
import gc
import json
import os
import pstats
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import simcord

from bot.chat.beside import short_pauses
from bot.chat.client import OnRecord
from bot.cli.opening import open_desk
from bot.cli.parser import build_parser
from bot.core.answer import Answered
from bot.desk import Desk
from bot.ledger import Ledger
from bot.settings import Settings

_Result = TypeVar("_Result")
_BEAT = 0.001  # seconds between two beats of the loop
_HELD = {"rss": "VmRSS", "own": "RssAnon"}
WARM = 20  # questions, completions and claims before any is counted
_PEOPLE = 200  # who ask in turn, so that nobody is told to wait


class Took(NamedTuple):
    """Milliseconds that a call took: of the processor, and on the clock, which also tells what else the machine did."""

    cpu: float
    wall: float


class _Asked(NamedTuple):
    took: Took
    question: str
    leads: bool
    shown: bool | None


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """What stands beside a base: `questions`, `claims` or `typed`."""
    lines = folder.with_name(f"{folder.name}.{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def memory(process: int) -> dict[str, int]:
    """Kilobytes that a process holds: `rss` all of it, `own` what is no mapped file."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return {name: int(re.findall(rf"{field}:\s+(\d+)", status)[0]) for name, field in _HELD.items()}


def opened(folder: Path) -> Desk:
    """The desk as every command opens it."""
    parser = build_parser(Settings.read(os.environ))
    return open_desk(parser.parse_args(["ask", "--knowledge", str(folder), "?"])).ready()


def timed(call: Callable[[], _Result]) -> tuple[_Result, Took]:
    """What a call gives, and what it took; the processor's time counts every thread of the process."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = call()
    return found, Took(1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall))


def quantiles(spans: Iterable[float], name: str = "") -> dict[str, float]:
    """Median, 99 of 100, and the worst, under names that begin so."""
    ordered = sorted(spans)
    p99 = ordered[int(0.99 * len(ordered))]
    return {f"{name}p50": statistics.median(ordered), f"{name}p99": p99, f"{name}worst": ordered[-1]}


def both(spans: list[Took]) -> dict[str, float]:
    """The same of the processor's time, and, as `wall_…`, on the clock."""
    return quantiles(one.cpu for one in spans) | quantiles((one.wall for one in spans), "wall_")


def asked(desk: Desk, folder: Path) -> dict[str, Any]:
    """Every question, after a few have been asked: by kind, and one by one.

    `first`: the right statement leads the ranking; `answered` and `wrong`: what the default Policy showed.
    """
    questions = rows(folder, "questions")
    for row in questions[-WARM:]:
        desk.ask(row["q"])
    seen: dict[str, list[_Asked]] = defaultdict(list)
    for row in questions[:-WARM]:
        outcome, took = timed(partial(desk.ask, row["q"]))
        leads = bool(outcome.ranked) and outcome.ranked[0].statement.id in row["gold"]
        shown = outcome.hits[0].statement.id in row["gold"] if isinstance(outcome, Answered) else None
        seen[row["kind"]].append(_Asked(took, row["q"], leads, shown))
    return {
        kind: {
            **both([one.took for one in each]),
            "first": statistics.fmean(one.leads for one in each),
            "answered": statistics.fmean(one.shown is True for one in each),
            "wrong": statistics.fmean(one.shown is False for one in each),
            "slowest": [(round(one.took.cpu, 2), one.question) for one in sorted(each, reverse=True)[:5]],
            "each": {one.question: [one.took.cpu, one.took.wall, one.leads] for one in each},
        }
        for kind, each in seen.items()
    }


def completed(desk: Desk, folder: Path) -> dict[str, Any]:
    """What is typed for a name, by what is completed."""
    complete: dict[str, Callable[[str], tuple[Any, ...]]] = {
        "speakers": desk.complete_speakers,
        "sources": desk.complete_sources,
        "topics": desk.complete_topics,
    }
    spans, found = (defaultdict[str, list[Any]](list) for _ in range(2))
    typed = rows(folder, "typed")
    for row in typed[-WARM:]:
        complete[row["what"]](row["typed"])
    for row in typed[:-WARM]:
        offered, took = timed(partial(complete[row["what"]], row["typed"]))
        spans[row["what"]].append(took)
        found[row["what"]].append(row["gold"] in {one.id for one in offered})
    return {what: {**both(spans[what]), "offered": statistics.fmean(found[what])} for what in spans}


def verified(desk: Desk, folder: Path) -> dict[str, Any]:
    """Every claimed quote, by kind."""
    right = {"verbatim": {"verbatim"}, "altered": {"altered", "spliced"}, "unknown": {"not-on-record"}}
    spans, verdicts = (defaultdict[str, list[Any]](list) for _ in range(2))
    claims = rows(folder, "claims")
    for row in claims[-WARM:]:
        desk.verify(row["text"])
    for row in claims[:-WARM]:
        found, took = timed(partial(desk.verify, row["text"]))
        spans[row["kind"]].append(took)
        verdicts[row["kind"]].append(found.verdict.value in right[row["kind"]])
    return {kind: {**both(spans[kind]), "right": statistics.fmean(verdicts[kind])} for kind in spans}


async def beaten(desk: Desk, folder: Path, count: int = 300) -> dict[str, Any]:
    """How long the event loop of the client was held up while it answered messages, one after another.

    On the clock, where other work on the machine counts, and by what the process itself did between two beats.
    """
    ledger = Ledger(None)
    bot = OnRecord(desk, ledger)
    env = simcord.Env(bot)
    await env.start()
    guild = env.create_guild("Assembly")
    channel = guild.create_text_channel("record")
    people = [guild.add_member(env.create_user(f"member{number}")) for number in range(_PEOPLE)]
    gaps: list[tuple[Took, str]] = []
    now = "nothing yet"

    async def heart() -> None:
        while True:
            wall, cpu = time.perf_counter(), time.process_time()
            await asyncio.sleep(_BEAT)
            late = Took(1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall - _BEAT))
            gaps.append((late, now))

    mention = f"<@{bot.user.id if bot.user else 0}>"
    for person in people[:20]:
        await person.send(channel, f"{mention} hello")
    gc.collect()
    heartbeat = asyncio.create_task(heart())
    for person in people[:20]:  # what the simulation itself takes
        await person.send(channel, f"{mention} thanks")
    quiet, gaps = gaps, []
    for number, row in enumerate(rows(folder, "questions")[:count]):
        now = row["q"]
        await people[number % _PEOPLE].send(channel, f"{mention} {row['q']}")
    heartbeat.cancel()
    await env.shutdown()
    ledger.close()
    held = both([gap for gap, _ in gaps])
    return {**held, "quiet": max(gap.wall for gap, _ in quiet), "during": max(gaps)[1], "asked": count}


def profiled(desk: Desk, folder: Path, kind: str) -> Iterator[str]:
    """The ten slowest questions of a kind, each asked for the first time, and where they spend their time."""
    seen = []
    for number, row in enumerate(row for row in rows(folder, "questions") if row["kind"] == kind):
        profile = cProfile.Profile(time.process_time)
        _, took = timed(partial(profile.runcall, desk.ask, row["q"]))
        if number > WARM:
            seen.append((took.cpu, row["q"], profile))
    slow = sorted(seen, key=lambda one: one[0])[:-11:-1]
    yield from (f"{took:7.2f} ms  {question}" for took, question, _ in slow)
    pstats.Stats(*(profile for _, _, profile in slow), stream=sys.stdout).sort_stats("tottime").print_stats(22)


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--profile")
    arguments = parser.parse_args()
    desk = opened(arguments.folder)
    short_pauses()  # as the bot does once its desk is open
    if arguments.profile:
        for line in profiled(desk, arguments.folder, arguments.profile):
            sys.stdout.write(f"{line}\n")
        return
    figures: dict[str, Any] = {"opened": memory(os.getpid())}
    figures["ask"] = asked(desk, arguments.folder)
    figures["resident"] = memory(os.getpid())
    figures["complete"] = completed(desk, arguments.folder)
    figures["verify"] = verified(desk, arguments.folder)
    figures["all"] = memory(os.getpid())
    figures["loop"] = asyncio.run(beaten(desk, arguments.folder))
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
