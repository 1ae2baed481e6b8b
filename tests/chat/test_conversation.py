import pytest
from islands import BRIDGE, FERRY, HARBOUR, LIGHTHOUSE, Island, items, shown

from bot.chat.client import OnRecord
from bot.chat.turns import MOST, Turns
from bot.core.converse import Turn
from bot.ledger import Ledger

QUESTION = "Will the harbour fee be raised?"


async def test_a_dialogue_is_followed(island: Island) -> None:
    """Who, when, where, source, others and more: each from the turn before."""
    await island.ask(QUESTION)
    assert "It was said: 4 May 2021." in (await island.ask("when did she say that?")).content
    assert "a meeting of the council" in (await island.ask("where?")).content
    assert "Brin Gazette, 5 May 2021" in (await island.ask("source?")).content
    assert "Ada Quill, Mayor of Brin, said it." in (await island.ask("who said that?")).content
    assert BRIDGE in (await island.ask("anything more from her?")).content


async def test_the_same_question_to_somebody_else(island: Island) -> None:
    """What another speaker said on the same topic."""
    await island.ask(QUESTION)
    answer = await island.ask("and what about Rook?")
    assert FERRY in answer.content
    assert HARBOUR not in answer.content


@pytest.mark.parametrize("form", ["how about Rook?", "same question for Rook", "does Rook agree?", "compare with Rook"])
async def test_somebody_else_in_other_words(island: Island, form: str) -> None:
    """However it is put, the person named is asked."""
    await island.ask(QUESTION)
    assert FERRY in (await island.ask(form)).content


async def test_the_matter_outlives_questions_about_it(island: Island) -> None:
    """After its date and a miss in between, the first question still is what somebody else is asked."""
    await island.ask(QUESTION)
    await island.ask("when was that?")
    assert "Nothing on record" in (await island.ask("and what about Doctor Moss?")).content
    assert "cannot tell what that refers to" in (await island.ask("where?")).content
    assert FERRY in (await island.ask("and Rook?")).content


async def test_a_name_alone_is_a_persons_page(island: Island) -> None:
    """Who it is, the roles held, what was said; "more" does not go round in circles."""
    answer = await island.ask("who is Quill?")
    assert "Harbour master of Brin" in answer.content
    assert HARBOUR in answer.content
    assert "Nothing more from Ada Quill" in (await island.ask("more")).content


async def test_an_outlet_or_a_place_of_what_was_shown(island: Island) -> None:
    """A name that the record holds beside the statement is asked of that statement."""
    await island.ask(QUESTION)
    assert "It is taken from: Brin Gazette" in (await island.ask("did the Gazette carry it?")).content
    assert "a meeting of the council" in (await island.ask("was it at a council meeting?")).content


async def test_several_shown_are_told_apart(island: Island) -> None:
    """Each of several has its own date, and a menu asks which is meant."""
    await island.ask("who is Quill?")
    answer = await island.ask("when?")
    assert "It was said: 2019 (day and month not known)." in answer.content
    assert "It was said: 4 May 2021." in answer.content
    assert [item for item in items(answer) if item["type"] == 3]


async def test_a_follow_up_that_finds_nothing_says_what_it_understood(island: Island) -> None:
    """The person and the matter it was taken to ask."""
    await island.ask("Is the bridge safe?")
    answer = await island.ask("and Vale?")
    assert "Nothing on record" in answer.content
    assert "Understood as a question to Tom Vale: " in answer.content


async def test_direct_messages_go_on_too(island: Island) -> None:
    """Each channel has its own last turn."""
    await island.ada.send_dm("Will the lighthouse stay open in winter?")
    await island.ask(QUESTION)
    await island.ada.send_dm("when was that?")
    last = island.ada.user.dm_channel.last_message
    assert last is not None
    assert "June 2021 (day not known)" in last.content
    assert LIGHTHOUSE in last.content


async def test_nobody_goes_on_from_another_persons_turn(island: Island) -> None:
    """Two people in one channel do not get in each other's way."""
    await island.ask(QUESTION)
    await island.ben.send(island.channel, f"{island.mention} when?")
    last = island.channel.last_message
    assert last is not None
    assert "cannot tell what that refers to" in last.content


async def test_after_ten_minutes_it_is_forgotten(island: Island) -> None:
    """A reference to nothing is said to be one."""
    await island.ask(QUESTION)
    await island.env.advance_time(601)
    assert "cannot tell what that refers to" in (await island.ask("when?")).content


async def test_a_reply_goes_on_from_the_answer_it_replies_to(island: Island) -> None:
    """Anyone's, however many came after it, and after a restart of the bot."""
    first = await island.ask(QUESTION)
    await island.ask("Should the ferry be free?")
    await island.ben.send(island.channel, f"{island.mention} when was that?", reply_to=first)
    last = island.channel.last_message
    assert last is not None
    assert "4 May 2021" in last.content
    ledger = Ledger(None)
    await island.env.restart_bot(OnRecord(island.bot.desk, ledger))
    await island.ben.send(island.channel, f"{island.mention} source?", reply_to=first)
    last = island.channel.last_message
    assert last is not None
    assert "It is taken from: Brin Gazette" in last.content
    ledger.close()


async def test_a_slash_answer_can_be_gone_on_from(island: Island) -> None:
    """/ask makes a turn as a mention does."""
    await island.ada.slash(island.channel, "ask", question="Is the bridge safe?")
    assert "2019 (day and month not known)" in (await island.ask("when was that?")).content


async def test_several_shown_are_asked_back(island: Island) -> None:
    """A menu instead of a guess; the choice then is the turn."""
    await island.ada.slash(island.channel, "ask", question="harbour")
    answer = await island.ask("when?")
    menus = [item for item in items(answer) if item["type"] == 3]
    if menus:
        result = await island.ada.select(answer, [menus[0]["options"][0]["value"]])
        assert shown(result).content or result.acknowledged
    else:
        assert "It was said" in answer.content


async def test_a_greeting_gets_help(island: Island) -> None:
    """Nothing is looked for where nothing is asked."""
    assert "Ada Quill, Tom Vale, Ines Rook" in (await island.ask("hello!")).content
    assert (await island.ask("thanks!")).content.startswith("You're welcome.")


def test_memory_stays_small() -> None:
    """However many people ask, only so many turns are held."""
    turns = Turns()
    for user in range(MOST * 2):
        turns.keep(Turn("?"), user, 1, answer=user)
    assert len(turns._held) <= MOST
    turns.forget(MOST * 2 - 1)
    assert turns.of(MOST * 2 - 1, 1) is None
