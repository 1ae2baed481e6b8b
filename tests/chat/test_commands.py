from dataclasses import replace

import discord
import pytest
import simcord
from islands import BRIDGE, FERRY, HARBOUR, LIGHTHOUSE, Island, invented, labels, shown

from bot.chat.client import OnRecord
from bot.chat.commands import ALL_COMMANDS
from bot.core.model import Speaker
from bot.ledger import Ledger
from bot.memory import desk_in_memory


async def test_a_question_is_answered_in_the_channel(island: Island) -> None:
    """/ask answers for everyone to see."""
    result = await island.ada.slash(island.channel, "ask", question="Will the harbour fee be raised?")
    assert not result.ephemeral
    assert HARBOUR in shown(result).content
    assert "Dismiss" in labels(shown(result))


async def test_a_private_answer_may_be_shared(island: Island) -> None:
    """`private` shows it to the asker, with a button that shows it to all."""
    result = await island.ada.slash(island.channel, "ask", question="Will the harbour fee be raised?", private=True)
    assert result.ephemeral
    assert "Dismiss" not in labels(shown(result))
    shared = await island.ada.click(shown(result), label="Share")
    assert not shared.ephemeral
    assert HARBOUR in shown(shared).content


async def test_a_miss_is_shown_to_the_asker_alone(island: Island) -> None:
    """Nothing on record need not be read by a whole channel."""
    result = await island.ada.slash(island.channel, "ask", question="What is the price of copper in Chile?")
    assert result.ephemeral
    assert "Nothing on record" in shown(result).content


@pytest.mark.parametrize("question", ["🙂", "  .  ", "@everyone"])
async def test_no_question_gets_help_or_an_honest_miss(island: Island, question: str) -> None:
    """Whatever is typed, there is one private, useful answer."""
    result = await island.ada.slash(island.channel, "ask", question=question)
    assert result.ephemeral
    assert "Ada Quill" in shown(result).content


@pytest.mark.parametrize("speaker", ["tom-vale", "Tom Vale", "vale"])
async def test_a_speaker_narrows_the_question(island: Island, speaker: str) -> None:
    """Only that person's words answer, by id or as typed."""
    result = await island.ada.slash(
        island.channel, "ask", question="Will the lighthouse stay open in winter?", speaker=speaker
    )
    assert LIGHTHOUSE in shown(result).content


async def test_an_unknown_speaker_is_said_with_who_is_near(island: Island) -> None:
    """No answer by somebody else."""
    result = await island.ada.slash(island.channel, "ask", question="Is the bridge safe?", speaker="Zachary Brinkmann")
    assert result.ephemeral
    assert "No speaker called “Zachary Brinkmann”" in shown(result).content
    assert BRIDGE not in shown(result).content


async def test_a_speakers_page_has_roles_and_statements(island: Island) -> None:
    """Who it is, the roles with their years, every statement."""
    result = await island.ada.slash(island.channel, "speaker", name="کوئیل")
    content = shown(result).content
    assert "**Ada Quill: 2 on record**" in content
    assert "Harbour master of Brin (2015 – 30 June 2020)" in content
    assert "Mayor of Brin (since 1 July 2020)" in content
    assert content.index(BRIDGE) < content.index(HARBOUR)


async def test_a_speakers_page_on_one_topic(island: Island) -> None:
    """Only what was said on it."""
    result = await island.ada.slash(island.channel, "speaker", name="ada-quill", topic="harbour")
    assert HARBOUR in shown(result).content
    assert BRIDGE not in shown(result).content


@pytest.mark.parametrize("options", [{"name": "nobody here"}, {"name": "ada-quill", "topic": "no such matter"}])
async def test_unknown_names_are_told_privately(island: Island, options: dict[str, str]) -> None:
    """The name that is unknown is the one that is told."""
    result = await island.ada.slash(island.channel, "speaker", **options)
    assert result.ephemeral
    assert f"“{list(options.values())[-1]}” is on record" in shown(result).content


async def test_a_topic_lists_one_statement_a_speaker(island: Island) -> None:
    """Who said what on it."""
    result = await island.ada.slash(island.channel, "topic", name="port")
    assert HARBOUR in shown(result).content
    assert FERRY in shown(result).content


async def test_two_speakers_side_by_side(island: Island) -> None:
    """In the order of their names, whoever was named first."""
    one = await island.ada.slash(island.channel, "compare", first="Rook", second="Quill", topic="harbour")
    other = await island.ada.slash(island.channel, "compare", first="Quill", second="Rook", topic="harbour")
    assert shown(one).content == shown(other).content
    assert "**Ada Quill and Ines Rook on The harbour and its fees**" in shown(one).content


async def test_a_speaker_without_a_word_on_the_topic_is_said(island: Island) -> None:
    """Silence is told, not hidden."""
    result = await island.ada.slash(island.channel, "compare", first="Quill", second="Vale", topic="bridge")
    assert "Tom Vale: nothing on record there." in shown(result).content


async def test_nobody_is_compared_with_themselves(island: Island) -> None:
    """Two names are needed."""
    result = await island.ada.slash(island.channel, "compare", first="Quill", second="ada-quill")
    assert shown(result).content == "Name two different speakers."


async def test_a_timeline_goes_from_old_to_new(island: Island) -> None:
    """By date, across speakers."""
    result = await island.ada.slash(island.channel, "timeline", topic="harbour")
    assert "oldest first" in shown(result).content
    assert shown(result).content.index(FERRY) < shown(result).content.index(HARBOUR)


async def test_a_timeline_needs_something_to_go_by(island: Island) -> None:
    """Neither topic nor speaker: one sentence."""
    result = await island.ada.slash(island.channel, "timeline")
    assert shown(result).content == "Name a topic, a speaker, or both."


async def test_a_document_and_what_is_taken_from_it(island: Island) -> None:
    """By title, with its kept copy and a link."""
    result = await island.ada.slash(island.channel, "source", name="Harbour fees stay")
    assert "**Harbour fees stay: 2 on record**" in shown(result).content
    assert "<https://archive.example/gazette-1>" in shown(result).content
    assert "Source" in labels(shown(result))


async def test_a_quote_is_checked_privately(island: Island) -> None:
    """The verdict comes with the words on record."""
    result = await island.ada.slash(island.channel, "verify", quote=HARBOUR)
    assert result.ephemeral
    assert shown(result).content.startswith("**Yes: these exact words are on record.**")
    assert f"> {HARBOUR}" in shown(result).content


async def test_a_changed_quote_shows_the_difference(island: Island) -> None:
    """What was added and what was left out is said, besides being struck or bold."""
    changed = HARBOUR.replace("will not raise", "will raise")
    result = await island.ada.slash(island.channel, "verify", quote=changed, speaker="Quill")
    assert "Like words on record" in shown(result).content
    assert "[left out: **not**]" in shown(result).content


@pytest.mark.parametrize("quote", ["🙂", "..."])
async def test_nothing_to_check_is_said(island: Island, quote: str) -> None:
    """One sentence that tells how to check."""
    result = await island.ada.slash(island.channel, "verify", quote=quote)
    assert "There is no text to check" in shown(result).content


async def test_a_right_click_checks_what_a_message_quotes(island: Island) -> None:
    """Check quote, without any privileged intent."""
    message = await island.ben.send(island.channel, f"Quill said “{HARBOUR}” yesterday")
    result = await island.ada.context_menu(island.channel, "Check quote", message)
    assert result.ephemeral
    assert HARBOUR in shown(result).content


async def test_a_right_click_finds_what_a_message_asks(island: Island) -> None:
    """Find on record answers privately; the answer may be shared."""
    message = await island.ben.send(island.channel, "Should the ferry be free?")
    result = await island.ada.context_menu(island.channel, "Find on record", message)
    assert result.ephemeral
    assert FERRY in shown(result).content
    assert "Share" in labels(shown(result))


async def test_help_lists_who_and_what_is_on_record(island: Island) -> None:
    """Nobody is promised anything that is not there."""
    content = shown(await island.ada.slash(island.channel, "help")).content
    assert "Ada Quill, Tom Vale, Ines Rook" in content
    assert "The old bridge" in content
    assert "write to the curators" in content


async def test_privacy_tells_what_is_kept(island: Island) -> None:
    """Read, kept, for how long, and how to delete it."""
    content = shown(await island.ada.slash(island.channel, "privacy")).content
    assert "I store none of them" in content
    assert "90 days" in content
    assert "/forget-me" in content


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("", 3), ("quil", 1), ("qiull", 1), ("کوئیل", 1), ("harbour master", 0), ("xyzzy", 0)],
)
async def test_speakers_are_offered_forgivingly(island: Island, typed: str, expected: int) -> None:
    """Slips, other scripts and nothing typed yet; the label tells the role and the number of statements."""
    choices = await island.ada.autocomplete(island.channel, "ask", "speaker", typed)
    assert len(choices) >= expected
    if typed and expected:
        assert choices[0] == {"name": "Ada Quill, Mayor of Brin (2)", "value": "ada-quill"}


@pytest.mark.parametrize(
    ("command", "option", "typed", "value"),
    [
        ("topic", "name", "brid", "bridge"),
        ("source", "name", "gazette", "gazette-1"),
        ("compare", "topic", "li", "lighthouse"),
    ],
)
async def test_topics_and_sources_are_offered(
    island: Island, command: str, option: str, typed: str, value: str
) -> None:
    """The value is the id."""
    choices = await island.ada.autocomplete(island.channel, command, option, typed)
    assert choices[0]["value"] == value


async def test_more_than_discord_takes_is_never_offered(ledger: Ledger) -> None:
    """Many speakers with long names: 25 choices of at most 100 characters, and each value still finds its speaker."""
    record = invented()
    many = {f"s{n}-{'x' * 120}": Speaker(f"s{n}-{'x' * 120}", f"Speaker {n} {'Long ' * 40}") for n in range(60)}
    desk = desk_in_memory(replace(record, speakers={**many, **record.speakers}))
    env = simcord.Env(OnRecord(desk, ledger))
    await env.start()
    try:
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        ada = guild.add_member(env.create_user("ada"))
        choices = await ada.autocomplete(channel, "speaker", "name", "")
        assert len(choices) == 25
        assert all(0 < len(one["name"]) <= 100 and len(one["value"]) <= 100 for one in choices)
        result = await ada.slash(channel, "speaker", name=choices[7]["value"])
        assert "Speaker 7 " in shown(result).content
    finally:
        await env.shutdown()


async def test_commands_work_where_people_want_them(island: Island) -> None:
    """In servers, in direct messages, and installed by a person."""
    sent = island.bot.tree.get_command("ask")
    assert sent is not None
    payload = sent.to_dict(island.bot.tree)
    assert payload["integration_types"] == [0, 1]
    assert payload["contexts"] == [0, 1, 2]
    result = await island.ada.user.slash("ask", question="Is the bridge safe?")
    assert BRIDGE in shown(result).content


async def test_an_unexpected_error_is_one_private_sentence(island: Island) -> None:
    """The person gets an id that stands in the log; nothing else breaks."""
    island.bot.desk = desk_in_memory(invented())
    sources = island.bot.desk.record.sources
    assert isinstance(sources, dict)
    sources.clear()
    result = await island.ada.slash(island.channel, "ask", question="Is the bridge safe?")
    assert result.ephemeral
    assert "Something went wrong here, and it is logged under" in shown(result).content
    answer = await island.ask("Is the bridge safe?")
    assert "Something went wrong here" in answer.content


def test_every_command_has_its_name() -> None:
    """The list that the README is held to."""
    assert {"ask", "verify", "speaker", "Check quote"} <= set(ALL_COMMANDS)
    assert len(ALL_COMMANDS) == len(set(ALL_COMMANDS))
    assert discord.__version__


async def test_each_quotation_of_a_message_is_checked_by_itself(island: Island) -> None:
    """With the speaker that the message names for it."""
    text = f"Quill said “{HARBOUR}” and Rook said “The pier has never been ours and never will be.”"
    message = await island.ben.send(island.channel, text)
    result = await island.ada.context_menu(island.channel, "Check quote", message)
    assert shown(result).content == "2 quotes are in it, each checked by itself:"
    first, second = (one.content for one in result.followups)
    assert first.startswith("**Yes: these exact words")
    assert second.startswith("**No statement like it")
