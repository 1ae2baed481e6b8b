"""The bot over a small invented record, in a simulated Discord."""

from collections.abc import AsyncIterator, Iterator

import discord
import pytest
import simcord
from islands import Island, invented

from bot.chat.client import OnRecord
from bot.desk import Desk
from bot.ledger import Ledger
from bot.memory import desk_in_memory


@pytest.fixture(scope="session")
def desk() -> Desk:
    """The desk over the invented record."""
    return desk_in_memory(invented())


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """A ledger in memory."""
    held = Ledger(None)
    yield held
    held.close()


@pytest.fixture
async def island(desk: Desk, ledger: Ledger) -> AsyncIterator[Island]:
    """The bot connected with no privileged intent granted."""
    bot = OnRecord(desk, ledger)
    granted = discord.Intents.all()
    granted.members = granted.presences = granted.message_content = False
    env = simcord.Env(bot, approved_intents=granted)
    await env.start()
    guild = env.create_guild("Brin")
    channel = guild.create_text_channel("town-hall")
    ada, ben = (guild.add_member(env.create_user(name)) for name in ("ada", "ben"))
    try:
        yield Island(env, bot, channel, ada, ben)
    finally:
        await env.shutdown()
    env.raise_errors()
