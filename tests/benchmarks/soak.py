"""10,000 questions, 20 a second, to the real bot as a process: `python tests/benchmarks/soak.py [COUNT] [RATE] [calm]`.

Discord's side is played on this machine. Every 500 questions, unless calm is wanted, it is dropped, told to fail or
asked to reconnect. Prints how many questions were lost or answered twice, the latency from telling a question to
receiving its answer, and the growth of the bot's memory from a tenth of the run to its end.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent.parent
sys.path[:0] = [str(HERE), str(HERE / "operating")]

from discord_side import BOT, end_of  # noqa: E402 - found by the line above
from faulty import Faulty, running  # noqa: E402 - the same

QUESTIONS = (
    "Will the harbour fee be raised?",
    "What did the mayor say about the bridge?",
    "Did anyone speak about volcanoes?",
    "harbor fee rised?",
)
_FAULTS = ("dropped socket", "reconnect request", "closed: unknown error")


def resident(pid: int) -> int:
    """Kilobytes of memory that a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


async def soak(count: int, rate: float, *, calm: bool) -> None:
    """Ask, and print what came of it."""
    discord = Faulty()
    sent: dict[str, float] = {}
    took: dict[str, float] = {}

    async def answers() -> None:
        while True:
            await discord.answered.wait()
            discord.answered.clear()
            now = time.perf_counter()
            for one in discord.answers.keys() - took.keys():
                took[one] = now - sent.get(one, now)

    with tempfile.TemporaryDirectory() as folder:
        async with running(discord, Path(folder)) as process:
            watching = asyncio.create_task(answers())
            early, began = 0, time.perf_counter()
            for number in range(count):
                await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
                if number % 500 == 250 and not calm:
                    await discord.goes_wrong(_FAULTS[number // 500 % len(_FAULTS)])
                if number % 500 == 400 and not calm:
                    discord.posts.append(("500", "429", "lost")[number // 500 % 3])
                if number == count // 10:
                    early = resident(process.pid)
                message = discord.message(f"<@{BOT}> {QUESTIONS[number % len(QUESTIONS)]}")
                message["author"] |= {"id": str(6000 + number % 500)}
                sent[message["id"]] = time.perf_counter()
                await discord.tell("MESSAGE_CREATE", message)
            await asyncio.sleep(5.0)
            late = resident(process.pid)
            watching.cancel()
            process.terminate()
            status = (await end_of(process)).status
    spans = sorted(took.values())
    late99 = spans[int(len(spans) * 0.99)]
    twice = sum(times > 1 for times in discord.answers.values())
    sys.stdout.write(
        f"{count} questions at {rate:g}/s: {count - len(discord.answers)} lost, {twice} answered twice, exit {status}\n"
        f"seconds: median {statistics.median(spans):.3f}, p99 {late99:.3f}, worst {spans[-1]:.3f}\n"
        f"memory: {early / 1024:.1f} MB, at the end {late / 1024:.1f} MB ({(late / early - 1) * 100:+.1f} %)\n"
    )


if __name__ == "__main__":
    given = [one for one in sys.argv[1:] if one.isdigit()]
    number, pace = (int(one) for one in (given + ["10000", "20"][len(given) :]))
    asyncio.run(soak(number, pace, calm="calm" in sys.argv))
