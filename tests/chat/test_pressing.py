from dataclasses import replace
from string import ascii_lowercase, ascii_uppercase

import discord
import pytest
from islands import BRIDGE, FERRY, HARBOUR, Island, items, labels, shown, statement

from bot.chat.client import OnRecord
from bot.core.model import Record, Speaker
from bot.desk import Desk
from bot.ledger import Ledger
from bot.memory import desk_in_memory

SAILORS = tuple(enumerate((letter, other) for letter in ascii_uppercase[:6] for other in ascii_lowercase[:10]))
QUESTION = "Will the harbour fee be raised?"


def without(record: Record, *gone: str) -> Desk:
    """The record after a curator has taken statements out."""
    return desk_in_memory(
        replace(record, statements={key: one for key, one in record.statements.items() if key not in gone})
    )


def many(record: Record, count: int = 40) -> Desk:
    """The record with many more statements by one speaker."""
    text = "The {} boat is green, and it has been green for as long as anyone on this island can remember it."
    more = {
        f"herald-7/boat-{n:02}": statement(f"herald-7/boat-{n:02}", "tom-vale", text.format(n)) for n in range(count)
    }
    return desk_in_memory(replace(record, statements={**record.statements, **more}))


async def test_context_is_shown_to_who_presses(island: Island) -> None:
    """The source's sentences around the words, privately, with how the date is known."""
    answer = await island.ask(QUESTION)
    result = await island.ben.click(answer, label="Context")
    assert result.ephemeral
    assert "She did not take questions." in shown(result).content
    assert "Wednesday 5 May 2021" in shown(result).content


async def test_context_that_is_not_on_record_leads_to_the_page(island: Island) -> None:
    """Nothing is made up where the source's sentences are missing."""
    answer = await island.ask("Should the ferry be free?")
    result = await island.ben.click(answer, label="Context")
    assert "not on record for this one" in shown(result).content
    assert "Source" in labels(shown(result))


async def test_the_source_opens_at_the_passage(island: Island) -> None:
    """A link button with a text fragment."""
    answer = await island.ask(QUESTION)
    (url,) = (item["url"] for item in items(answer) if item.get("url"))
    assert url.startswith("https://gazette.example/1#:~:text=We%20will%20not%20raise")


async def test_more_shows_what_else_the_speaker_said(island: Island) -> None:
    """Privately, and never the same statement again."""
    answer = await island.ask(QUESTION)
    result = await island.ada.click(answer, label="More from Ada Quill")
    assert result.ephemeral
    assert BRIDGE in shown(result).content
    assert HARBOUR not in shown(result).content


async def test_where_there_is_no_more_it_is_said(island: Island) -> None:
    """One sentence."""
    answer = await island.ask("Will the lighthouse stay open in winter?")
    result = await island.ada.click(answer, label="More from Tom Vale")
    assert shown(result).content == "Nothing more from Tom Vale on this is on record."


async def test_who_asked_may_dismiss(island: Island) -> None:
    """The answer goes."""
    answer = await island.ask(QUESTION)
    await island.ada.click(answer, label="Dismiss")
    assert answer.id not in [one.id for one in island.channel.history()]


async def test_others_may_not_dismiss(island: Island) -> None:
    """Somebody else's press is answered privately, and the answer stays."""
    answer = await island.ask(QUESTION)
    result = await island.ben.click(answer, label="Dismiss")
    assert result.ephemeral
    assert "Only the person who asked" in shown(result).content
    assert answer.id in [one.id for one in island.channel.history()]


async def test_who_manages_messages_may_dismiss(island: Island) -> None:
    """Moderators keep their channels clean."""
    keepers = island.env.guild.create_role("keepers", permissions=discord.Permissions(manage_messages=True))
    keeper = island.env.guild.add_member(island.env.create_user("keeper"), roles=[keepers])
    answer = await island.ask(QUESTION)
    await keeper.click(answer, label="Dismiss")
    assert answer.id not in [one.id for one in island.channel.history()]


async def test_a_long_answer_goes_as_a_whole(island: Island) -> None:
    """Dismissing takes the messages that an answer was split into."""
    long = statement("herald-7/long", "tom-vale", "Every lamp needs oil. " * 220, questions=("What do lamps need?",))
    record = island.bot.desk.record
    island.bot.desk = desk_in_memory(replace(record, statements={**record.statements, long.id: long}))
    before = len(island.channel.history())
    answer = await island.ask("What do lamps need?")
    assert len(island.channel.history()) > before + 2
    await island.ada.click(answer, label="Dismiss")
    assert len(island.channel.history()) == before + 1


@pytest.mark.parametrize("label", ["Context", "More from Ada Quill"])
async def test_buttons_outlive_a_restart(island: Island, label: str) -> None:
    """Another process answers the press."""
    answer = await island.ask(QUESTION)
    ledger = Ledger(None)
    await island.env.restart_bot(OnRecord(island.bot.desk, ledger))
    result = await island.ada.click(answer, label=label)
    assert shown(result).content
    assert "no longer" not in shown(result).content
    ledger.close()


@pytest.mark.parametrize("label", ["Context", "More from Ada Quill"])
async def test_a_statement_taken_out_is_said_politely(island: Island, label: str) -> None:
    """After a correction of the record old buttons tell that it is gone."""
    answer = await island.ask(QUESTION)
    island.bot.desk = without(island.bot.desk.record, "gazette-1/harbour")
    result = await island.ada.click(answer, label=label)
    assert result.ephemeral
    assert shown(result).content == "That statement is no longer on record here."


async def test_ids_too_long_for_a_button_still_work(island: Island) -> None:
    """A custom id holds 100 characters; a longer statement id travels as a digest."""
    key = f"herald-7/{'very-' * 30}long"
    record = island.bot.desk.record
    long = statement(key, "tom-vale", "Sand is the enemy of every clock.", questions=("What is the enemy of clocks?",))
    island.bot.desk = desk_in_memory(replace(record, statements={**record.statements, key: long}))
    answer = await island.ask("What is the enemy of clocks?")
    assert all(len(item.get("custom_id", "")) <= 100 for item in items(answer))
    result = await island.ada.click(answer, label="Context")
    assert "not on record for this one" in shown(result).content


async def test_pages_turn_for_who_asked(island: Island) -> None:
    """A long list turns in place, forth and back, for the asker; others get the page for themselves."""
    island.bot.desk = many(island.bot.desk.record)
    page = shown(await island.ada.slash(island.channel, "speaker", name="tom-vale"))
    assert "Page 1 of" in page.content
    await island.ada.click(page, label="Next")
    turned = island.channel.last_message
    assert turned is not None
    assert "Page 2 of" in turned.content
    other = await island.ben.click(turned, label="Next")
    assert other.ephemeral
    assert "Page 3 of" in shown(other).content
    await island.ada.click(turned, label="Previous")
    assert "Page 1 of" in island.channel.history()[-1].content


@pytest.mark.parametrize("question", ["Do the buoys drift?", "buoy drifts"])
async def test_more_than_a_menu_holds_is_paged(island: Island, ledger: Ledger, question: str) -> None:
    """All of sixty people who spoke of it can be reached, close calls and broad answers alike, also after a restart."""
    record = island.bot.desk.record
    people = {f"sailor-{n:02}": Speaker(f"sailor-{n:02}", f"Sailor {letter}{other}") for n, (letter, other) in SAILORS}
    alike = {
        f"herald-7/{who}": statement(f"herald-7/{who}", who, "The buoy drifts north every spring.") for who in people
    }
    island.bot.desk = desk = desk_in_memory(
        replace(record, speakers={**record.speakers, **people}, statements={**record.statements, **alike})
    )
    first = await island.ask(question)
    menu = next(item for item in items(first) if item["type"] == 3)
    assert len(menu["options"]) == 25
    assert "Page 1 of 3" in first.content
    await island.env.restart_bot(OnRecord(desk, ledger))
    reached = {option["value"] for option in menu["options"]}
    page = first
    for number in (2, 3):
        await island.ada.click(page, label="Next")
        page = island.channel.history()[-1]
        assert f"Page {number} of 3" in page.content
        menu = next(item for item in items(page) if item["type"] == 3)
        reached |= {option["value"] for option in menu["options"]}
    assert reached == set(alike)
    picked = await island.ada.select(page, [menu["options"][-1]["value"]])
    assert "The buoy drifts north" in shown(picked).content


async def test_a_page_of_someone_taken_out_is_said(island: Island) -> None:
    """Turning a page of what is gone gets the same polite sentence."""
    island.bot.desk = many(island.bot.desk.record)
    page = shown(await island.ada.slash(island.channel, "topic", name="harbour"))
    speaker = shown(await island.ada.slash(island.channel, "speaker", name="tom-vale"))
    record = island.bot.desk.record
    island.bot.desk = desk_in_memory(
        replace(
            record,
            speakers={key: one for key, one in record.speakers.items() if key != "tom-vale"},
            statements={key: one for key, one in record.statements.items() if one.speaker_id != "tom-vale"},
        )
    )
    result = await island.ada.click(speaker, label="Next")
    assert "no longer on record" in shown(result).content
    assert page.content


async def test_a_statement_of_a_list_is_opened_by_its_menu(island: Island) -> None:
    """The menu under a list shows one statement with all its buttons, privately."""
    page = shown(await island.ada.slash(island.channel, "topic", name="harbour"))
    result = await island.ben.select(page, ["herald-7/ferry"])
    assert result.ephemeral
    assert FERRY in shown(result).content
    assert {"Context", "Source", "Share"} <= set(labels(shown(result)))


async def test_a_question_is_put_on_the_list_without_its_asker(island: Island) -> None:
    """One press; a second one finds it there; the ledger holds the text and no name."""
    miss = shown(await island.ada.slash(island.channel, "ask", question="What is the price of *copper* in Chile?"))
    result = await island.ada.click(miss, label="Put this question on the list")
    assert "without your name" in shown(result).content
    again = await island.ada.click(miss, label="Put this question on the list")
    assert "already" in shown(again).content
    (listed,) = island.bot.ledger.questions()
    assert (listed.text, listed.asked) == ("What is the price of *copper* in Chile?", 2)
