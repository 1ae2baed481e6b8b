import discord
import pytest
import simcord
from islands import BRIDGE, FERRY, HARBOUR, Island, labels, shown

from bot.chat.client import OnRecord
from bot.chat.pace import Pace
from bot.chat.rules import Rules, Style
from bot.desk import Desk
from bot.ledger import Ledger

QUESTION = "Will the harbour fee be raised?"


@pytest.fixture
def mayor(island: Island) -> simcord.MemberActor:
    """A member who may manage the server."""
    role = island.env.guild.create_role("mayor", permissions=discord.Permissions(manage_guild=True))
    return island.env.guild.add_member(island.env.create_user("mayor"), roles=[role])


async def test_only_who_manages_the_server_may_set(island: Island) -> None:
    """Discord hides the command from others; somebody it was handed to is turned away too."""
    with pytest.raises(simcord.SetupError):
        await island.ada.slash(island.channel, "settings show")


async def test_the_frame_speaks_another_language_at_once(island: Island, mayor: simcord.MemberActor) -> None:
    """Everything but the quote; the next answer already."""
    told = await mayor.slash(island.channel, "settings language", language="de")
    assert "Deutsch" in shown(told).content
    answer = await island.ask(QUESTION)
    assert f"> {HARBOUR}" in answer.content
    assert "\n4\\. Mai 2021" in answer.content  # escaped, or Discord would make a list of it
    assert "Kontext" in labels(answer)


async def test_answers_may_be_embeds(island: Island, mayor: simcord.MemberActor) -> None:
    """The same text in an embed; buttons, pages and lists work as before."""
    await mayor.slash(island.channel, "settings style", style="embed")
    answer = await island.ask(QUESTION)
    assert answer.content == ""
    assert f"> {HARBOUR}" in (answer.embeds[0].description or "")
    miss = shown(await island.ada.slash(island.channel, "ask", question="What is the price of copper in Chile?"))
    await island.ada.click(miss, label="Put this question on the list")
    assert island.bot.ledger.questions()[0].text == "What is the price of copper in Chile?"


async def test_without_the_right_to_embed_it_is_text(island: Island, mayor: simcord.MemberActor) -> None:
    """Discord would drop the embed without a word and show nothing."""
    await mayor.slash(island.channel, "settings style", style="embed")
    plain = island.env.guild.create_text_channel(
        "plain", overwrites={island.me: discord.PermissionOverwrite(embed_links=False)}
    )
    await island.ada.send(plain, f"{island.mention} {QUESTION}")
    answer = plain.last_message
    assert answer is not None
    assert HARBOUR in answer.content
    assert not answer.embeds
    slash = shown(await island.ada.slash(plain, "ask", question=QUESTION))
    assert HARBOUR in slash.content


async def test_pauses_keep_a_person_from_flooding(island: Island, mayor: simcord.MemberActor) -> None:
    """Told how long to wait, then served again."""
    await mayor.slash(island.channel, "settings cooldown", person=30, channel=0)
    assert HARBOUR in (await island.ask(QUESTION)).content
    assert "One moment, please" in (await island.ask(QUESTION)).content
    slow = await island.ada.slash(island.channel, "ask", question=QUESTION)
    assert slow.ephemeral
    assert "One moment, please" in shown(slow).content
    await island.env.advance_time(31)
    assert HARBOUR in (await island.ask(QUESTION)).content


async def test_disputed_statements_may_be_left_out(island: Island, mayor: simcord.MemberActor) -> None:
    """They are no answer any more, and come back with the default."""
    assert FERRY in (await island.ask("Should the ferry be free?")).content
    await mayor.slash(island.channel, "settings disputed", shown=False)
    assert FERRY not in (await island.ask("Should the ferry be free?")).content
    await mayor.slash(island.channel, "settings reset")
    assert FERRY in (await island.ask("Should the ferry be free?")).content


async def test_an_answer_channel_without_the_intent_says_what_is_missing(
    island: Island, mayor: simcord.MemberActor
) -> None:
    """It can be set, and the bot says why it will stay silent there."""
    told = await mayor.slash(island.channel, "settings channel", channel=island.channel, answer=True)
    assert "message content intent" in shown(told).content
    assert await island.say(QUESTION) is None


async def test_an_answer_channel_with_the_intent_answers(desk: Desk, ledger: Ledger) -> None:
    """Questions without a mention get an answer there; what has none, or is meant for others, gets silence."""
    env = simcord.Env(OnRecord(desk, ledger, message_content=True))
    await env.start()
    try:
        guild = env.create_guild("Brin")
        channel, other = guild.create_text_channel("ask"), guild.create_text_channel("chat")
        ada = guild.add_member(env.create_user("ada"))
        ledger.set(guild.id, "channels", str(channel.id))
        await ada.send(channel, "Is the bridge safe?")
        last = channel.last_message
        assert last is not None
        assert BRIDGE in last.content
        for place, text in (
            (other, "Is the bridge safe?"),
            (channel, "What is the price of copper in Chile?"),
            (channel, "lol"),
            (channel, f"{ada.mention} Is the bridge safe?"),
        ):
            sent = await ada.send(place, text)
            last = place.last_message
            assert last is not None
            assert last.id == sent.id
    finally:
        await env.shutdown()


def test_settings_that_are_not_understood_are_the_defaults() -> None:
    """A ledger from another release does not stop a server."""
    kept = {"language": "xx", "style": "neon", "channels": "1,x,2", "person_pause": "-3", "channel_pause": "99999"}
    assert Rules.of(kept) == Rules(channels=frozenset({1, 2}), channel_pause=3600)
    assert Rules().style is Style.TEXT


def test_pace_notes_only_what_was_allowed() -> None:
    """Asking too early does not make the wait longer, and memory stays small."""
    pace = Pace()
    assert pace.wait(1, 1, 60, 0) == 0
    first = pace.wait(1, 1, 60, 0)
    assert 0 < pace.wait(1, 1, 60, 0) <= first
    for user in range(12_000):
        pace.wait(user, 1, 60, 0)
    assert len(pace._last) <= 5000
