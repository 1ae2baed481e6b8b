"""A small invented record, and the bot in a simulated Discord, as the tests of the chat face need them."""

from dataclasses import dataclass
from typing import Any

import discord
import simcord

from bot.chat.client import OnRecord
from bot.core.edtf import EdtfDate
from bot.core.model import About, Kind, Record, Role, Source, Speaker, Statement, Status, Topic

HARBOUR = "We will not raise the harbour fee before 2031, and nobody should expect us to."
BRIDGE = "the bridge is older than the town and will outlive all of us"
LIGHTHOUSE = "Vale said that the lighthouse would stay open through the winter."
FERRY = "The ferry must carry every islander for free. It must do so on Sundays too."
MARKUP = "# Not a heading, *not* bold, @everyone: [see](https://example.org/_a_) <@1> 1. no list"


def statement(key: str, speaker: str, text: str | tuple[str, ...], **fields: Any) -> Statement:
    """A statement of the invented record; `key` is its full id."""
    parts = (text,) if isinstance(text, str) else text
    values: dict[str, Any] = {"kind": Kind.DIRECT, "said": EdtfDate.parse("2021-05-04")} | fields
    return Statement(key, key.partition("/")[0], speaker, parts=parts, **values)


def invented() -> Record:
    """Three islanders, two papers, every kind of statement."""
    speakers = (
        Speaker(
            "ada-quill",
            "Ada Quill",
            ("Quill", "کوئیل"),
            (
                Role("Harbour master of Brin", EdtfDate.parse("2015"), EdtfDate.parse("2020-06-30")),
                Role("Mayor of Brin", EdtfDate.parse("2020-07-01")),
            ),
        ),
        Speaker("tom-vale", "Tom Vale", ("Vale",), (Role("Keeper of the lighthouse"),)),
        Speaker("ines-rook", "Ines Rook", ("Rook",)),
    )
    sources = (
        Source(
            "gazette-1",
            "Harbour fees stay",
            "Brin Gazette",
            "https://gazette.example/1",
            EdtfDate.parse("2021-05-05"),
            archived="https://archive.example/gazette-1",
        ),
        Source("herald-7", "Light and water", "Island Herald", "https://herald.example/7", EdtfDate.parse("2021-06")),
    )
    statements = (
        statement(
            "gazette-1/harbour",
            "ada-quill",
            HARBOUR,
            venue="a meeting of the council",
            topics=("harbour",),
            questions=("Will the harbour fee be raised?", "What did Quill say about the harbour fee?"),
            context=f"“{HARBOUR}” Quill told the council. She did not take questions.",
            basis="“on Tuesday” in an article of Wednesday 5 May 2021",
        ),
        statement(
            "gazette-1/bridge",
            "ada-quill",
            BRIDGE,
            kind=Kind.PARTIAL,
            said=EdtfDate.parse("2019"),
            role="Harbour master of Brin",
            context=f"Asked about repairs, Quill answered that “{BRIDGE}”.",
            topics=("bridge",),
            questions=("Is the bridge safe?", "How old is the bridge?"),
        ),
        statement(
            "herald-7/lighthouse",
            "tom-vale",
            LIGHTHOUSE,
            kind=Kind.REPORTED,
            said=EdtfDate.parse("2021-06"),
            context=LIGHTHOUSE,
            via="Radio Brin",
            topics=("lighthouse",),
            questions=("Will the lighthouse stay open in winter?",),
        ),
        statement(
            "herald-7/ferry",
            "ines-rook",
            FERRY,
            said=EdtfDate.parse("2021-05/2021-06"),
            translated=True,
            status=Status.DISPUTED,
            topics=("harbour",),
            questions=("Should the ferry be free?", "What about the ferry on Sundays?"),
        ),
        statement(
            "herald-7/markup",
            "ines-rook",
            MARKUP,
            said=EdtfDate.parse("2020~"),
            questions=("What is shown with markup?",),
        ),
    )
    topics = (
        Topic("harbour", "The harbour and its fees", ("port",)),
        Topic("bridge", "The old bridge"),
        Topic("lighthouse", "The lighthouse"),
    )
    return Record(
        About("Brin on record", corrections="write to the curators"),
        {one.id: one for one in speakers},
        {one.id: one for one in sources},
        {one.id: one for one in statements},
        {one.id: one for one in topics},
    )


@dataclass
class Island:
    """A simulated server with the bot in it, and two people."""

    env: simcord.Env
    bot: OnRecord
    channel: simcord.ChannelHandle
    ada: simcord.MemberActor
    ben: simcord.MemberActor

    @property
    def mention(self) -> str:
        """How the bot is mentioned."""
        return f"<@{self.bot.user.id if self.bot.user else 0}>"

    @property
    def me(self) -> discord.Member:
        """The bot as a member of the server."""
        assert self.env.guild.me is not None
        return self.env.guild.me

    async def say(self, text: str) -> discord.Message | None:
        """What the bot answers in the channel when Ada writes something; None where it stays silent."""
        asked = await self.ada.send(self.channel, text)
        last = self.channel.last_message
        return last if last is not None and last.id != asked.id else None

    async def ask(self, question: str) -> discord.Message:
        """The answer to a question by mention."""
        answer = await self.say(f"{self.mention} {question}")
        assert answer is not None
        return answer


def shown(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """The message that answered an interaction; there is always one."""
    assert result.response is not None
    return result.response


def labels(message: Any) -> list[str]:
    """The labels of the buttons under a message."""
    return [item["label"] for item in items(message) if item["type"] == 2]


def items(message: Any) -> list[dict[str, Any]]:
    """Every component under a message, as sent."""
    rows = [row if isinstance(row, dict) else row.to_dict() for row in message.components]
    return [item for row in rows for item in row["components"]]
