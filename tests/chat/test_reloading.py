"""A changed base is served without a restart, and a broken one changes nothing."""

import asyncio
import shutil
from pathlib import Path

import pytest
from program import SHIPPED

from bot.chat.client import OnRecord
from bot.chat.reloading import reload, watch
from bot.cli.opening import desk_over
from bot.core.answer import Answered
from bot.ledger import Ledger

SOURCE = "sources/tehrantimes-439615.yaml"
OLD = "What did Zarif say about duress?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped base to edit."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))


@pytest.fixture
def bot(folder: Path) -> OnRecord:
    """A bot, not connected to anything, over that copy."""
    return OnRecord(desk_over(folder), Ledger(None), reload=lambda: desk_over(folder))


def edit(folder: Path, old: str, new: str) -> None:
    """Change a source file as an editor does."""
    file = folder / SOURCE
    file.write_text(file.read_text("utf-8").replace(old, new, 1), encoding="utf-8")


async def test_a_sound_change_is_served(bot: OnRecord, folder: Path) -> None:
    """After reloading, the new words of a venue are on record."""
    edit(folder, "venue: interview with France 24", "venue: talk with France 24")
    before = bot.desk
    done = await reload(bot)
    assert (done.served, bot.reloaded, bot.desk is before) == (True, done, False)
    assert "talk with France 24" in {one.venue for one in bot.desk.record.statements.values()}


async def test_a_broken_change_keeps_the_old_record_and_says_where(bot: OnRecord, folder: Path) -> None:
    """After a mistake the desk is the one from before, and the problems have their places."""
    edit(folder, "speaker: zarif", "speaker: zarfi")
    before = bot.desk
    done = await reload(bot)
    assert (done.served, bot.desk is before) == (False, True)
    assert "from before serves on" in done.said
    assert {problem.place.file for problem in done.problems} == {SOURCE}


async def test_a_folder_that_went_away_keeps_the_old_record(bot: OnRecord, folder: Path) -> None:
    """Without its folder the bot serves what it has."""
    shutil.rmtree(folder)
    done = await reload(bot)
    assert (done.served, "from before serves on" in done.said) == (False, True)


async def test_the_watch_notices_while_questions_run(bot: OnRecord, folder: Path) -> None:
    """Questions asked while files change are answered every time, from the old record or the new one."""
    watching = asyncio.create_task(watch(bot, folder))
    await asyncio.sleep(0.3)
    for turn in range(3):
        edit(folder, f"venue: {'talk' if turn % 2 else 'interview'} with France 24",
             f"venue: {'interview' if turn % 2 else 'talk'} with France 24")  # fmt: skip
        before, waited = bot.reloaded, 0
        while bot.reloaded is before and waited < 1000:
            outcome = bot.desk.ask(OLD)
            assert isinstance(outcome, Answered)
            assert outcome.hits[0].statement.id == "tehrantimes-439615/zarif-duress"
            await asyncio.sleep(0.02)
            waited += 1
        assert bot.reloaded is not before
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
