"""Whatever goes wrong between Discord and the bot: the next question is answered, once."""

import asyncio
import json
import signal
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from discord_side import BOT, SECRET, discord_side, end_of, start_bot
from faulty import GATEWAY, POSTS, Faulty, running, until
from postgres_server import free_port

from bot.chat.logins import Logins
from bot.chat.run import NEVER, STOPPED
from bot.ledger import Ledger

OK = 200


async def test_after_every_fault_the_next_question_is_answered_once(tmp_path: Path) -> None:
    """Errors of REST, lost answers, lost connections, refused sessions, packets without sense, one by one."""
    discord = Faulty()
    async with running(discord, tmp_path) as process:
        for fault in POSTS:
            discord.posts.append(fault)
            await discord.ask()
        for fault in GATEWAY:
            await discord.goes_wrong(fault)
            await discord.ask()
        process.terminate()
        ended = await end_of(process)
    assert set(discord.answers.values()) == {1}
    assert len(discord.answers) == len(POSTS) + len(GATEWAY)
    assert ended.status == STOPPED
    assert "Traceback" not in ended.log
    assert "unexpected" not in ended.log


async def test_a_message_told_twice_is_answered_once(tmp_path: Path) -> None:
    """Discord may repeat an event after a lost connection."""
    discord = Faulty()
    async with running(discord, tmp_path):
        message = discord.message(f"<@{BOT}> Will the harbour fee be raised?")
        await discord.tell("MESSAGE_CREATE", message)
        await discord.tell("MESSAGE_CREATE", message)
        await discord.goes_wrong("dropped socket")
        await discord.tell("MESSAGE_CREATE", message)
        await discord.ask()
    assert discord.answers[message["id"]] == 1
    assert sum(path.endswith("/messages") for _, path, _ in discord.requests) == 0  # each went by Faulty
    assert len(discord.nonces) == 2


async def test_questions_under_way_are_answered_before_it_stops(tmp_path: Path) -> None:
    """Told to stop while Discord is slow to take an answer: the answer arrives, then goodbye with 1000."""
    discord = Faulty()
    discord.posts.append("429")
    async with running(discord, tmp_path) as process:
        message = discord.message(f"<@{BOT}> Will the harbour fee be raised?")
        await discord.tell("MESSAGE_CREATE", message)
        await until(lambda: not discord.posts)
        process.terminate()
        async with asyncio.timeout(5):
            ended = await end_of(process)
        await asyncio.sleep(0.1)
    assert ended.status == STOPPED
    assert discord.answers[message["id"]] == 1
    assert discord.closed == [1000]


async def test_a_refused_token_is_not_tried_again(tmp_path: Path) -> None:
    """The next start sends nothing at all; the ledger holds no token."""
    for logins in (1, 0):
        discord = Faulty(login=[401] * 9)
        async with discord_side(discord) as address:
            ended = await end_of(await start_bot(address, tmp_path))
        assert ended.status == NEVER
        assert len(discord.requests) == logins
        assert "refused" in ended.log
    assert all(SECRET.encode() not in file.read_bytes() for file in tmp_path.iterdir())  # noqa: ASYNC240 - all is over


async def test_killed_again_and_again_it_stays_within_its_logins(tmp_path: Path) -> None:
    """What kill -9 leaves is counted by the next start: every login was kept before it was made."""
    discord = Faulty()
    for _ in range(2):
        discord.up.clear()
        async with running(discord, tmp_path) as process:
            process.send_signal(signal.SIGKILL)
            await process.communicate()
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    logins = Logins(ledger, SECRET)
    assert len(logins._since(0, 2**40)) == 2
    ledger.close()


async def test_few_logins_left_are_left(tmp_path: Path) -> None:
    """Where Discord says that the day's logins run out, the bot waits without logging in, and can be stopped."""
    limit = {"total": 1000, "remaining": 3, "reset_after": 3_600_000, "max_concurrency": 1}
    discord = Faulty(advice={"url": "wss://gateway.discord.gg", "shards": 1, "session_start_limit": limit})
    async with discord_side(discord) as address:
        process = await start_bot(address, tmp_path)
        await until(lambda: discord.logins() > 0)
        await asyncio.sleep(1.0)
        process.terminate()
        ended = await end_of(process)
    assert discord.identified == []
    assert ended.status == STOPPED
    assert "only 3 logins left" in ended.log


@pytest.mark.parametrize("settings", [{}, {"ONRECORD_SHARDS": "2-3/4"}], ids=["Discord's advice", "a part"])
async def test_shards(tmp_path: Path, settings: dict[str, str]) -> None:
    """As many connections as Discord asks for, or those that the setting names; the first is there at once."""
    limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
    discord = Faulty(advice={"url": "wss://gateway.discord.gg", "shards": 2, "session_start_limit": limit})
    async with running(discord, tmp_path, **settings) as process:
        await discord.ask()
        process.terminate()
        ended = await end_of(process)
    assert discord.identified[0]["shard"] == ([2, 4] if settings else [0, 2])
    assert ended.status == STOPPED
    assert "Traceback" not in ended.log


def _get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


async def test_health_follows_the_gateway(tmp_path: Path) -> None:
    """Ready while Discord is there; 503 with the reason when the gateway is cut; the metrics count what was asked."""
    port = free_port()
    discord = Faulty()
    async with running(discord, tmp_path, ONRECORD_HEALTH_PORT=str(port)):
        await discord.ask()
        await discord.ask("Did anyone speak about volcanoes?")

        await until(lambda: _get(port, "/healthz")[0] == OK)
        well = json.loads((await asyncio.to_thread(_get, port, "/healthz"))[1])
        assert well["ready"]
        assert (well["statements"], well["ledger_errors"]) == (5, 0)
        _, metrics = await asyncio.to_thread(_get, port, "/metrics")
        for line in (
            'onrecord_questions_total{outcome="answered"} 1.0',
            'onrecord_questions_total{outcome="none"} 1.0',
            "onrecord_ready 1.0",
            "onrecord_logins_total 1.0",
            "onrecord_answer_seconds_count 2.0",
            f'onrecord_record_info{{id="{well["record"]}"}} 1.0',
        ):
            assert line in metrics
        assert (await asyncio.to_thread(_get, port, "/.env"))[0] == 404
        discord.login = [503] * 99
        assert discord.socket is not None
        await discord.socket.send_str("no JSON")
        await until(lambda: _get(port, "/healthz")[0] != OK)
        ill = json.loads((await asyncio.to_thread(_get, port, "/healthz"))[1])
        assert ill["why"]


async def test_no_question_and_no_token_in_the_log(tmp_path: Path) -> None:
    """At the most talkative level neither appears; as JSON each event is one object a line."""
    discord = Faulty()
    async with running(discord, tmp_path, ONRECORD_LOG="debug", ONRECORD_LOG_FORMAT="json") as process:
        await discord.ask("Is the unmistakable harbour for sale?")
        process.terminate()
        ended = await end_of(process)
    lines = [json.loads(line) for line in ended.log.splitlines()]
    assert all({"time", "level", "logger", "message"} <= line.keys() for line in lines)
    assert SECRET not in ended.log
    assert "unmistakable" not in ended.log


async def test_a_gateway_that_is_away_at_the_start_is_waited_for(tmp_path: Path) -> None:
    """Refused, then a page of HTML, then there: answered, without a crash."""
    discord = Faulty(handshakes=[503, 200])
    async with running(discord, tmp_path) as process:
        await discord.ask()
        process.terminate()
        ended = await end_of(process)
    assert ended.status == STOPPED
    assert "Traceback" not in ended.log


async def test_postgres_may_be_away(tmp_path: Path) -> None:
    """The ledger's address leads nowhere: said in one line, and questions are answered all the same."""
    discord = Faulty()
    nowhere = f"postgresql://keeper:hush@127.0.0.1:{free_port()}/postgres"
    async with running(discord, tmp_path, ONRECORD_LEDGER=nowhere) as process:
        await discord.ask()
        process.terminate()
        with suppress(TimeoutError):
            ended = await end_of(process)
    assert ended.status == STOPPED
    assert "questions are answered" in ended.log
    assert "hush" not in ended.log
    assert "Traceback" not in ended.log
