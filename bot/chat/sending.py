"""Getting a card to people: in answer to a message or to an interaction, never with a ping, whatever may fail."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
import discord

from bot.chat.host import Asking, log
from bot.chat.render import render, view_of
from bot.chat.rules import Style
from bot.present.card import Card
from bot.present.texts import texts

# Discord refuses: no right to, or the channel or message has gone. Nothing more to do.
_TRIES = 3
_SERVER_ERROR = 500
_PAUSE = 0.4  # seconds before a failed send is tried again; doubles
_GONE = frozenset({10062, 40060})  # unknown interaction, already acknowledged: too late, or another process was faster

Place = discord.abc.Messageable


class _Reference(discord.MessageReference):
    """What a reply hangs on, with its ids as text as in Discord's API document; the library sends numbers."""

    @classmethod
    def to(cls, message: discord.Message) -> "_Reference":
        """A reply to a message, sent plainly if that message has gone."""
        guild = message.guild.id if message.guild else None
        ids = {"message_id": message.id, "channel_id": message.channel.id, "guild_id": guild}
        return cls(**ids, fail_if_not_exists=False)  # type: ignore[arg-type]

    def to_message_reference_dict(self) -> Any:
        """The reference as it is sent."""
        plain = self.to_dict()
        return {name: str(value) if name.endswith("_id") else value for name, value in plain.items()}


async def reply(message: discord.Message, card: Card, style: Style = Style.TEXT) -> int | None:
    """Answer a message in its channel, as a reply where the bot may, silently not at all where it may not write.

    Returns the id of the last message sent, the one with the buttons.
    """
    may_send, may_reply, may_embed = _rights(message)
    if not may_send:
        log.info("may not write in channel %s", message.channel.id)
        return None
    style = style if may_embed else Style.TEXT
    contents = texts(card)
    sent: list[int] = []
    for place, content in enumerate(contents):
        last = place == len(contents) - 1
        view = view_of(card, asker=message.author.id, earlier=tuple(sent)) if last else None
        reference = _Reference.to(message) if may_reply and not place else None
        posted = await _send(
            message.channel, _body(content, style), view, reference, nonce=f"{message.id}{place}"[-25:]
        )
        if posted is None:
            return None
        sent.append(posted.id)
    return sent[-1] if sent else None


async def respond(interaction: Asking, card: Card, *, private: bool) -> None:
    """Answer an interaction, privately or not."""
    style = _style(interaction)
    rendered = render(card, asker=interaction.user.id, private=private)
    for place, content in enumerate(rendered.contents):
        view = rendered.view if place == len(rendered.contents) - 1 else None
        extra: dict[str, Any] = {"view": view} if view else {}
        if not place and not interaction.response.is_done():
            with taken(interaction):
                await interaction.response.send_message(ephemeral=private, **_body(content, style), **extra)
        else:
            await interaction.followup.send(ephemeral=private, **_body(content, style), **extra)


async def turn(interaction: Asking, card: Card, *, asker: int, private: bool) -> None:
    """Put a card in place of the one whose button was pressed."""
    style, contents = _style(interaction), texts(card)
    view = view_of(card, asker=asker, private=private)
    shape = {"content": None, "embed": None} | _body(contents[0], style)
    with taken(interaction):
        await interaction.response.edit_message(view=view, **shape)
    for content in contents[1:]:
        await interaction.followup.send(ephemeral=True, **_body(content, style))


@contextmanager
def taken(interaction: Asking) -> Iterator[None]:
    """A first response that Discord took stands, even where its confirmation says nothing (nothing at all, a page)."""
    try:
        yield
    except (TypeError, KeyError, ValueError) as error:
        if not interaction.response.is_done():
            raise
        log.warning("interaction %s was answered; Discord's reply makes no sense (%s)", interaction.id, error)


def text_of(message: discord.Message) -> str:
    """What a message of ours says, in whichever style."""
    return message.content or (message.embeds[0].description or "" if message.embeds else "")


def is_private(interaction: Asking) -> bool:
    """Whether the message whose button was pressed is shown to one person only."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def too_late(error: BaseException) -> bool:
    """Whether Discord says that an interaction has expired or was answered already."""
    return isinstance(error, discord.HTTPException) and error.code in _GONE


async def _send(
    channel: Place,
    body: dict[str, Any],
    view: discord.ui.View | None,
    reference: discord.MessageReference | None,
    nonce: str,
) -> discord.Message | None:
    extra: dict[str, Any] = {
        name: value for name, value in (("view", view), ("reference", reference)) if value is not None
    }
    for again in range(_TRIES):
        try:
            posted: discord.Message = await channel.send(
                mention_author=False,
                nonce=nonce,
                **body,
                **extra,
            )
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            if isinstance(error, discord.Forbidden | discord.NotFound):
                log.info("an answer to %s was refused: %s", nonce, error)
                return None
            if isinstance(error, discord.HTTPException) and error.status < _SERVER_ERROR:
                raise
            log.warning("sending the answer to %s failed, try %s of %s: %s", nonce, again + 1, _TRIES, error)
            if again + 1 < _TRIES:
                await asyncio.sleep(_PAUSE * 2**again)
        except (TypeError, KeyError, ValueError) as error:
            # Discord took it and said so in words that mean nothing (a page of HTML, half an object). It stands there.
            log.warning("the answer to %s was sent; Discord's reply makes no sense (%s)", nonce, type(error).__name__)
            return None
        else:
            return posted
    return None


def _body(content: str, style: Style) -> dict[str, Any]:
    if style is Style.EMBED:
        return {"embed": discord.Embed(description=content)}
    return {"content": content, "suppress_embeds": True}


def _style(interaction: Asking) -> Style:
    style = interaction.client.rules(interaction.guild_id).style
    return style if interaction.app_permissions.embed_links else Style.TEXT


def _rights(message: discord.Message) -> tuple[bool, bool, bool]:
    """Whether the bot may write in the message's channel, reply there (which needs to read its history), embed."""
    guild, channel = message.guild, message.channel
    if guild is None or guild.me is None:
        return True, True, True
    try:
        rights = channel.permissions_for(guild.me)
    except (discord.ClientException, AttributeError):
        return True, True, False  # a thread whose parent is not known here: Discord itself will tell
    in_thread = isinstance(channel, discord.Thread)
    writes = rights.send_messages_in_threads if in_thread else rights.send_messages
    return bool(rights.view_channel and writes), rights.read_message_history, rights.embed_links
