"""50 people ask at the same instant, again and again, to 10,000 questions: `python tests/benchmarks/chat.py [COUNT]`.

The real bot runs as a process; Discord's side is played on this machine. Prints, from telling a question to receiving
its answer, the latency over all bursts and in the worst one; how many were lost or answered twice; and the growth of
the bot's memory. With `inside`, the client runs in this process instead, and the time from a message to the call that
sends its answer is told, with where it goes.
"""

import asyncio
import cProfile
import pstats
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent.parent
sys.path[:0] = [str(HERE), str(HERE / "chat"), str(HERE / "operating"), str(HERE / "benchmarks")]

import discord  # noqa: E402 - after the line above, as the rest
import simcord  # noqa: E402
from discord_side import BOT, end_of  # noqa: E402
from faulty import Faulty, running  # noqa: E402
from islands import invented  # noqa: E402
from soak import QUESTIONS, resident  # noqa: E402

from bot.chat.client import OnRecord  # noqa: E402
from bot.ledger import Ledger  # noqa: E402
from bot.memory import desk_in_memory  # noqa: E402

PEOPLE = 50
_DRAINED = 10.0  # seconds after which what has not been answered counts as lost


def told(spans: list[float]) -> str:
    """Latencies in milliseconds."""
    spans = sorted(spans)
    p95 = spans[int(len(spans) * 0.95)]
    return f"median {statistics.median(spans) * 1e3:.0f} ms, p95 {p95 * 1e3:.0f} ms, worst {spans[-1] * 1e3:.0f} ms"


async def over_the_wire(count: int) -> None:
    """Bursts to the process, each when the one before has been answered."""
    side = Faulty()
    sent: dict[str, float] = {}
    took: dict[str, float] = {}
    worst: list[float] = []
    noted = asyncio.Event()

    async def answers() -> None:
        while True:
            await side.answered.wait()
            side.answered.clear()
            now = time.perf_counter()
            for one in side.answers.keys() - took.keys():
                took[one] = now - sent.get(one, now)
            noted.set()

    with tempfile.TemporaryDirectory() as folder:
        async with running(side, Path(folder)) as process:
            watching = asyncio.create_task(answers())
            early = 0
            for burst in range(count // PEOPLE):
                if burst == count // PEOPLE // 10:
                    early = resident(process.pid)
                asked = []
                for person in range(PEOPLE):
                    message = side.message(f"<@{BOT}> {QUESTIONS[(burst + person) % len(QUESTIONS)]}")
                    message["author"] |= {"id": str(6000 + person)}
                    asked.append(message)
                began = time.perf_counter()
                sent |= dict.fromkeys((message["id"] for message in asked), began)
                await asyncio.gather(*(side.tell("MESSAGE_CREATE", message) for message in asked))
                with suppress(TimeoutError):
                    async with asyncio.timeout(_DRAINED):
                        while not all(message["id"] in took for message in asked):
                            await noted.wait()
                            noted.clear()
                spans = [took[message["id"]] for message in asked if message["id"] in took]
                if spans and burst:  # the first finds everything cold
                    worst = max(worst, spans, key=max) if worst else spans
            late = resident(process.pid)
            watching.cancel()
            process.terminate()
            await end_of(process)
    twice = sum(times > 1 for times in side.answers.values())
    sys.stdout.write(
        f"{len(sent)} questions, {PEOPLE} at once: {len(sent) - len(side.answers)} lost, {twice} answered twice\n"
        f"message to answer: {told(list(took.values()))}\n"
        f"the worst burst:   {told(worst)}\n"
        f"memory: {early / 1024:.1f} MB, at the end {late / 1024:.1f} MB ({(late / max(1, early) - 1) * 100:+.1f} %)\n"
    )


class Timed(OnRecord):
    """The bot, noting when each message comes and when its answer is handed over to be sent."""

    spans: list[float]
    send: Any
    began = 0.0

    async def on_message(self, message: discord.Message) -> None:
        """Note when it came."""
        self.began = time.perf_counter()
        await super().on_message(message)

    async def handed_over(self, *args: Any, **options: Any) -> Any:
        """Note when an answer is handed over, and hand it over."""
        self.spans.append(time.perf_counter() - self.began)
        return await self.send(*args, **options)


async def inside(count: int) -> None:
    """The client in this process, in a simulated Discord, one after another; what the simulation takes is left out."""
    ledger = Ledger(None)
    bot = Timed(desk_in_memory(invented()), ledger)
    env = simcord.Env(bot)
    await env.start()
    bot.spans, bot.send = [], bot.http.send_message
    bot.http.send_message = bot.handed_over  # type: ignore[method-assign]
    guild = env.create_guild("Brin")
    channel = guild.create_text_channel("town-hall")
    people = [guild.add_member(env.create_user(f"islander{number}")) for number in range(PEOPLE)]
    for person in people:
        await person.send(channel, f"<@{BOT if bot.user is None else bot.user.id}> hello")
    bot.spans.clear()
    profile = cProfile.Profile()
    for number in range(count):
        if number == count // 2:
            profile.enable()
        text = f"<@{BOT if bot.user is None else bot.user.id}> {QUESTIONS[number % len(QUESTIONS)]}"
        await people[number % PEOPLE].send(channel, text)
    profile.disable()
    await env.shutdown()
    ledger.close()
    sys.stdout.write(f"message to sending, in the client: {told(bot.spans[: count // 2])}\n")
    pstats.Stats(profile, stream=sys.stdout).sort_stats("cumulative").print_stats(r"bot/(chat|core|present|desk)", 18)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:] if one.isdigit()]
    if "inside" in sys.argv:
        asyncio.run(inside(given[0] if given else 400))
    else:
        asyncio.run(over_the_wire(given[0] if given else 10_000))
