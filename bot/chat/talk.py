"""Answering messages: a mention, a reply to the bot, a direct message; never anything else."""

import re

import discord

from bot.chat.host import Host
from bot.chat.sending import reply
from bot.core.text import words
from bot.present.card import Card

_KINDS = frozenset({discord.MessageType.default, discord.MessageType.reply})
_ANY_MENTION = re.compile(r"<(?:@[!&]?|#)\d+>")


async def heard(host: Host, message: discord.Message) -> None:
    """Answer a message if it is meant for the bot."""
    if not _meant(host, message):
        return
    guild_id = message.guild.id if message.guild else None
    text = question_in(message.content)
    show = host.presenter(guild_id)
    card: Card
    if not words(text):
        unread = message.guild is not None and not message.content and message.type is discord.MessageType.reply
        card = show.line("help.reply_unread") if unread else show.help()
    else:
        card = show.outcome(host.desk.ask(text), text)
    await reply(message, card)


def question_in(content: str) -> str:
    """The text of a message without the mentions in it."""
    return " ".join(_ANY_MENTION.sub(" ", content).split())


def _meant(host: Host, message: discord.Message) -> bool:
    if message.author.bot or message.webhook_id is not None or message.type not in _KINDS or host.user is None:
        return False
    # `mentions` names people one by one, so @everyone and roles are not in it; a reply that pings is.
    return message.guild is None or any(one.id == host.user.id for one in message.mentions)
