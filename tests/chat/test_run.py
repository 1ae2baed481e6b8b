import asyncio
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from discord_side import ADA, BOT, SECRET, Discord, discord_side, end_of, start_bot
from islands import HARBOUR

from bot.chat.run import LATER, NEVER, STOPPED, Patience, open_ledger, run
from bot.desk import Desk
from bot.settings import Settings


@asynccontextmanager
async def running(discord: Discord, folder: Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot until it is ready; ended in any case."""
    async with discord_side(discord) as address:
        process = await start_bot(address, folder, settings=settings)
        ready, ended = asyncio.create_task(discord.ready.wait()), asyncio.create_task(process.wait())
        try:
            await asyncio.wait({ready, ended}, timeout=30, return_when=asyncio.FIRST_COMPLETED)
            if not discord.ready.is_set():
                if process.returncode is None:
                    process.kill()
                pytest.fail((await end_of(process)).log)
            yield process
        finally:
            ready.cancel()
            ended.cancel()
            if process.returncode is None:
                process.kill()
                await process.communicate()


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
async def test_told_to_stop_it_says_goodbye_at_once(tmp_path: Path, name: signal.Signals) -> None:
    """Under 5 s, exit status 0, close code 1000: the session ends on Discord's side too."""
    discord = Discord()
    async with running(discord, tmp_path) as process:
        started = time.monotonic()
        process.send_signal(name)
        ended = await end_of(process)
        assert time.monotonic() - started < 5
        assert ended.status == STOPPED
        assert "Traceback" not in ended.log
        await asyncio.sleep(0.1)
        assert discord.closed == [1000]


async def test_a_mention_is_answered_over_the_wire(tmp_path: Path) -> None:
    """No privileged intent is asked for; one message answers, replying, pinging nobody."""
    discord = Discord()
    async with running(discord, tmp_path) as process:
        privileged = (1 << 1) | (1 << 8) | (1 << 15)
        assert discord.identified[0]["intents"] & privileged == 0
        await asyncio.sleep(0.2)
        await discord.tell("MESSAGE_CREATE", discord.message(f"<@{BOT}> Will the harbour fee be raised?"))
        await asyncio.wait([asyncio.create_task(discord.answered.wait())], timeout=10)
        process.terminate()
        ended = await end_of(process)
    assert discord.answered.is_set(), ended.log
    (body,) = (body for method, path, body in discord.requests if path.endswith("/messages") and method == "POST")
    assert HARBOUR in body["content"]
    assert body["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert body["message_reference"]["fail_if_not_exists"] is False
    assert all(isinstance(body["message_reference"][name], str) for name in ("message_id", "channel_id", "guild_id"))


async def test_an_empty_confirmation_is_no_error(tmp_path: Path) -> None:
    """Discord took the answer to a command; that it says nothing sensible about it must not bring a second one."""
    discord = Discord()
    async with running(discord, tmp_path) as process:
        await asyncio.sleep(0.2)
        await discord.tell("INTERACTION_CREATE", help_asked())
        async with asyncio.timeout(10):
            while not any(path.endswith("/callback") for _, path, _ in discord.requests):  # noqa: ASYNC110 - as below
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.3)
        process.terminate()
        ended = await end_of(process)
    (answer,) = (body for _, path, body in discord.requests if "/interactions/" in path or "/webhooks/" in path)
    assert "/ask" in answer["data"]["content"]
    assert "Traceback" not in ended.log


def help_asked() -> dict[str, Any]:
    """Somebody gives /help in a direct message."""
    ada = {"id": ADA, "username": "ada", "discriminator": "0", "avatar": None}
    return {"id": "9000", "application_id": BOT, "type": 2, "token": "t", "version": 1, "channel_id": "3100",
            "channel": {"id": "3100", "type": 1}, "user": ada, "locale": "en-US", "app_permissions": "0",
            "entitlements": [], "authorizing_integration_owners": {}, "context": 1, "attachment_size_limit": 1000,
            "data": {"id": "7000", "name": "help", "type": 1}}  # fmt: skip


async def test_commands_are_uploaded_once(tmp_path: Path) -> None:
    """A second start with the same commands uploads nothing: Discord counts uploads."""
    uploads = []
    for _ in range(2):
        discord = Discord()
        async with running(discord, tmp_path) as process:
            process.terminate()
            await end_of(process)
        uploads.append(sum(method == "PUT" for method, _, _ in discord.requests))
    assert uploads == [1, 0]


async def test_a_refused_token_ends_it_for_good(tmp_path: Path) -> None:
    """One login, one sentence, exit status 2, and the token is in no log."""
    discord = Discord(login=[401] * 9)
    async with discord_side(discord) as address:
        ended = await end_of(await start_bot(address, tmp_path))
    assert ended.status == NEVER
    assert discord.logins() == 1
    assert "refused the token" in ended.log
    assert SECRET not in ended.log
    assert "Traceback" not in ended.log


@pytest.mark.parametrize(
    "discord",
    [Discord(login=[503, 503]), Discord(handshakes=[500]), Discord(garbled=1)],
    ids=["503 at login", "gateway unreachable at first", "a garbled packet"],
)
async def test_trouble_on_discords_side_is_waited_out(tmp_path: Path, discord: Discord) -> None:
    """It comes back by itself, with a clear line and without a traceback."""
    async with running(discord, tmp_path) as process:
        process.terminate()
        ended = await end_of(process)
    assert ended.status == STOPPED
    assert "trying again in" in ended.log
    assert "Traceback" not in ended.log


async def test_without_a_network_it_gives_up_in_the_end(tmp_path: Path) -> None:
    """After the tries it was given: exit status 75, start it again later."""
    ended = await end_of(await start_bot("http://127.0.0.1:9", tmp_path, tries=2))
    assert ended.status == LATER
    assert ended.log.count("Discord cannot be reached") == 2
    assert "Traceback" not in ended.log


@pytest.mark.parametrize("code", [4004, 4014])
async def test_a_door_closed_for_good_is_not_knocked_at_again(tmp_path: Path, code: int) -> None:
    """Close codes that mean never: exit status 2 after one IDENTIFY."""
    discord = Discord(farewells=[code] * 5)
    async with discord_side(discord) as address:
        ended = await end_of(await start_bot(address, tmp_path))
    assert ended.status == NEVER
    assert len(discord.identified) == 1


async def test_without_the_message_content_intent_it_goes_on_without(tmp_path: Path) -> None:
    """Asked for and not granted: said in one line, then the bot runs as it does for everyone."""
    discord = Discord(farewells=[4014])
    async with running(discord, tmp_path, ONRECORD_MESSAGE_CONTENT="yes") as process:
        process.terminate()
        ended = await end_of(process)
    assert [bool(one["intents"] & (1 << 15)) for one in discord.identified] == [True, False]
    assert "intent is not granted" in ended.log


def test_without_a_token_one_sentence_tells_what_to_do(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, and the way to try the bot anyway."""
    assert run(Settings(), desk) == NEVER
    log = capfd.readouterr().err
    assert "DISCORD_TOKEN is not set" in log
    assert "onrecord preview" in log


def test_a_ledger_that_cannot_be_written_is_kept_in_memory(tmp_path: Path) -> None:
    """A read-only file system does not keep the bot from answering."""
    (tmp_path / "a-file").touch()
    ledger = open_ledger(Settings(ledger=tmp_path / "a-file" / "ledger.sqlite3"))
    ledger.write_note("name", "value")
    assert ledger.note("name") == "value"
    ledger.close()


def test_pauses_grow_up_to_a_limit() -> None:
    """Doubling with jitter, never beyond the longest pause and a quarter."""
    patience = Patience(first=2.0, longest=300.0)
    assert 1.5 <= patience.pause(1) <= 2.5
    assert 12.0 <= patience.pause(4) <= 20.0
    assert 225.0 <= patience.pause(40) <= 375.0
