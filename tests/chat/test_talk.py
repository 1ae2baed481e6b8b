import discord
import pytest
from islands import BRIDGE, FERRY, HARBOUR, LIGHTHOUSE, MARKUP, Island, labels

from bot.chat.talk import question_in
from bot.present.markdown import unescape

QUESTION = "Will the harbour fee be raised?"


async def test_a_mention_is_answered_with_the_words_on_record(island: Island) -> None:
    """The answer is text: the stored words as a quote, who, in which role, when, where and the source."""
    answer = await island.ask(QUESTION)
    quote, blank, who, when, source = answer.content.split("\n")
    assert quote == f"> {HARBOUR}"
    assert blank == ""
    assert who == "**Ada Quill**, Mayor of Brin"
    assert when == "4 May 2021 · a meeting of the council"
    assert source.endswith("<https://gazette.example/1>")
    assert labels(answer) == ["Context", "Source", "More from Ada Quill", "Dismiss", "Helpful", "Not what I asked"]
    assert answer.embeds == []


async def test_the_answer_replies_and_pings_nobody(island: Island) -> None:
    """It hangs on the question, without a notification."""
    asked = await island.ada.send(island.channel, f"{island.mention} {QUESTION}")
    answer = island.channel.last_message
    assert answer is not None
    assert answer.reference is not None
    assert answer.reference.message_id == asked.id
    assert answer.mentions == []
    sent = [one for one in island.env.http_requests if one.method == "POST" and one.path.endswith("/messages")]
    assert sent[-1].json is not None
    assert sent[-1].json["allowed_mentions"] == {"parse": [], "replied_user": False}


@pytest.mark.parametrize("form", ["<@{id}> {q}", "<@!{id}> {q}", "{q} <@{id}>", "hey <@!{id}>, {q}"])
async def test_every_form_of_mention_is_understood(island: Island, form: str) -> None:
    """Old and new mentions, before, behind or within the question."""
    assert island.bot.user is not None
    answer = await island.say(form.format(id=island.bot.user.id, q=QUESTION))
    assert answer is not None
    assert HARBOUR in answer.content


@pytest.mark.parametrize("text", [QUESTION, f"@everyone {QUESTION}", f"@here {QUESTION}", "onrecord, are you there?"])
async def test_it_never_speaks_unasked(island: Island, text: str) -> None:
    """Without a mention there is no answer; @everyone is no mention of the bot."""
    assert await island.say(text) is None


async def test_other_bots_and_webhooks_are_ignored(island: Island) -> None:
    """Programs cannot talk to it, so that no two of them ever talk to each other."""
    guild = island.env.guild
    machine = guild.add_member(island.env.create_user("machine", bot=True))
    before = len(island.channel.history())
    await machine.send(island.channel, f"{island.mention} {QUESTION}")
    await guild.create_webhook(island.channel).send(f"{island.mention} {QUESTION}")
    assert len(island.channel.history()) == before + 2


async def test_a_direct_message_needs_no_mention(island: Island) -> None:
    """In a direct message everything is meant for the bot."""
    await island.ada.send_dm(QUESTION)
    answer = island.ada.user.dm_channel.last_message
    assert answer is not None
    assert HARBOUR in answer.content


async def test_a_pinging_reply_to_an_answer_is_a_question(island: Island) -> None:
    """Replying to the bot asks it again."""
    first = await island.ask(QUESTION)
    await island.ada.send(island.channel, f"{island.mention} Should the ferry be free?", reply_to=first)
    last = island.channel.last_message
    assert last is not None
    assert FERRY in last.content


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂", "!!!", "<@1> <#2>"])
async def test_nothing_to_answer_gets_help(island: Island, text: str) -> None:
    """An empty mention, or one with only emoji or mentions, is answered with who and what is on record."""
    answer = await island.ask(text)
    assert "Ada Quill, Tom Vale, Ines Rook" in answer.content
    assert "Try: " in answer.content


@pytest.mark.parametrize(
    "text",
    [
        "ا" * 1900,
        "word " * 390,
        "**bold** [x](https://a.example) <@&5> @everyone ```code``` > # heading",
        "ماذا قالت کوئیل عن رسوم الميناء؟",
        "\u202e\u200b?x",
    ],
)
async def test_odd_questions_get_a_normal_answer(island: Island, text: str) -> None:
    """Long, right-to-left or full of markup: one answer, no error, nobody pinged."""
    answer = await island.ask(text)
    assert answer.content
    assert "Something went wrong" not in answer.content
    assert not answer.mention_everyone


async def test_a_miss_is_honest_and_names_who_is_held(island: Island) -> None:
    """Nothing on record is said as such, with what was looked for and no quote."""
    answer = await island.ask("What is the price of copper in Chile?")
    assert answer.content.startswith("**Nothing on record answers that.**")
    assert "What is the price of copper in Chile?" in answer.content
    assert "Ada Quill, Tom Vale, Ines Rook" in answer.content
    assert "\n> " not in answer.content


async def test_reported_speech_never_looks_like_a_quotation(island: Island) -> None:
    """The source's words about what was said stand without quote line and quotation marks, and are named as such."""
    answer = await island.ask("Will the lighthouse stay open in winter?")
    assert LIGHTHOUSE in answer.content
    assert f"> {LIGHTHOUSE}" not in answer.content
    assert "Reported speech" in answer.content
    assert "via Radio Brin" in answer.content


async def test_a_partial_quotation_comes_with_its_sentence(island: Island) -> None:
    """Only the quoted words are a quote; the reporter's sentence stands below."""
    answer = await island.ask("Is the bridge safe?")
    assert f"> {BRIDGE}" in answer.content
    assert f"Asked about repairs, Quill answered that “{BRIDGE}”." in answer.content
    assert "Harbour master of Brin" in answer.content
    assert "2019 (day and month not known)" in answer.content


async def test_translated_and_disputed_are_said(island: Island) -> None:
    """What a reader must know about the words stands with them."""
    answer = await island.ask("Should the ferry be free?")
    assert "Translated by the source" in answer.content
    assert "Disputed" in answer.content
    assert "between May 2021 and June 2021" in answer.content


async def test_markup_in_a_quote_is_shown_not_obeyed(island: Island) -> None:
    """What a reader sees equals the stored words even where they are full of markup."""
    answer = await island.ask("What is shown with markup?")
    quote = answer.content.split("\n")[0].removeprefix("> ")
    assert unescape(quote) == MARKUP
    assert quote != MARKUP


async def test_where_it_may_not_write_it_does_not_try(island: Island) -> None:
    """Without the right to send, nothing is sent: refused requests count against the bot."""
    closed = island.env.guild.create_text_channel(
        "notices", overwrites={island.me: discord.PermissionOverwrite(send_messages=False)}
    )
    before = len(island.env.http_requests)
    await island.ada.send(closed, f"{island.mention} {QUESTION}")
    posts = [one for one in island.env.http_requests[before:] if one.path.endswith("/messages")]
    assert [one for one in posts if one.method == "POST"] == []


async def test_without_the_history_right_it_answers_without_a_reply(island: Island) -> None:
    """Replying needs Read Message History; answering does not."""
    bare = island.env.guild.create_text_channel(
        "bare", overwrites={island.me: discord.PermissionOverwrite(read_message_history=False)}
    )
    await island.ada.send(bare, f"{island.mention} {QUESTION}")
    answer = bare.last_message
    assert answer is not None
    assert HARBOUR in answer.content
    assert answer.reference is None


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (404, 10003)])
async def test_a_refused_answer_is_not_repeated(island: Island, status: int, code: int) -> None:
    """Refused for good means once."""
    island.env.inject_error("POST", "/channels/*/messages", status=status, code=code, times=None)
    before = len(island.env.http_requests)
    assert await island.say(f"{island.mention} {QUESTION}") is None
    assert len([one for one in island.env.http_requests[before:] if one.method == "POST"]) <= 1


async def test_a_failing_server_is_tried_again(island: Island) -> None:
    """Discord's own trouble does not lose an answer."""
    island.env.inject_error("POST", "/channels/*/messages", status=503, times=2)
    await island.ada.send(island.channel, f"{island.mention} {QUESTION}")
    await island.env.advance_time(3)
    last = island.channel.last_message
    assert last is not None
    assert HARBOUR in last.content


@pytest.mark.parametrize(
    ("content", "question"),
    [("<@1> what? <#22>", "what?"), ("a <@&3>\n b", "a b"), ("mail@x.example <3", "mail@x.example <3")],
)
def test_mentions_are_no_part_of_a_question(content: str, question: str) -> None:
    """Who and where was pinged says nothing about what is asked."""
    assert question_in(content) == question


async def test_a_thread_is_answered_in_place(island: Island) -> None:
    """The answer stands in the thread where the question was asked, and a follow-up there goes on from it."""
    channel = island.bot.get_channel(island.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="On fees", type=discord.ChannelType.public_thread)
    thread = island.channel.threads[0]
    await island.ada.send(thread, f"{island.mention} Will the harbour fee be raised?")
    assert thread.last_message is not None
    assert HARBOUR in thread.last_message.content
    await island.ada.send(thread, f"{island.mention} when was that?")
    assert "4 May 2021" in thread.last_message.content


async def test_a_forum_post_is_answered_in_place(island: Island) -> None:
    """A post of a forum is a thread too, whose first message is no question to the bot."""
    handle = island.env.guild.create_forum_channel("questions")
    forum = island.bot.get_channel(handle.id)
    assert isinstance(forum, discord.ForumChannel)
    await forum.create_thread(name="Fees", content="What is said on fees?")
    post = handle.threads[0]
    await island.ada.send(post, f"{island.mention} Will the harbour fee be raised?")
    assert post.last_message is not None
    assert HARBOUR in post.last_message.content


async def test_a_reply_to_a_deleted_answer_is_still_a_question(island: Island) -> None:
    """What it replied to has gone; the last turn of the person in the channel has not."""
    first = await island.ask("Will the harbour fee be raised?")
    await first.delete()
    answer = await island.ask("where was that?")
    assert "a meeting of the council" in answer.content
