"""Answering messages: a mention, a reply to the bot, a direct message; never anything else."""

import re

import discord

from bot.chat.answering import answer
from bot.chat.host import Host
from bot.chat.keys import full
from bot.chat.presses import subjects
from bot.chat.sending import reply
from bot.core.converse import Turn

_KINDS = frozenset({discord.MessageType.default, discord.MessageType.reply})
_ANY_MENTION = re.compile(r"<(?:@[!&]?|#)\d+>")


async def heard(host: Host, message: discord.Message) -> None:
    """Answer a message if it is meant for the bot."""
    if not _meant(host, message):
        return
    show = host.presenter(message.guild.id if message.guild else None)
    text = question_in(message.content)
    replied = message.reference.message_id if message.reference else None
    if not message.content and message.guild is not None and replied:
        await reply(message, show.line("help.reply_unread"))
        return
    before = host.turns.of(message.author.id, message.channel.id, answer=replied) or _turn_shown(host, message)
    card, turn = answer(host.desk, show, text, before)
    sent = await reply(message, card)
    if turn is not None:
        host.turns.keep(turn, message.author.id, message.channel.id, answer=sent)


def _turn_shown(host: Host, message: discord.Message) -> Turn | None:
    """What an answer that is replied to shows, by the buttons under it: those outlive ten minutes and restarts."""
    answered = message.reference.resolved if message.reference else None
    if not isinstance(answered, discord.Message) or host.user is None or answered.author.id != host.user.id:
        return None
    statements = host.desk.record.statements
    found = [full(one, statements) for one in subjects(answered)]
    shown = tuple(dict.fromkeys(one for one in found if one is not None))
    return Turn("", shown) if shown else None


def question_in(content: str) -> str:
    """The text of a message without the mentions in it."""
    return " ".join(_ANY_MENTION.sub(" ", content).split())


def _meant(host: Host, message: discord.Message) -> bool:
    if message.author.bot or message.webhook_id is not None or message.type not in _KINDS or host.user is None:
        return False
    # `mentions` names people one by one, so @everyone and roles are not in it; a reply that pings is.
    return message.guild is None or any(one.id == host.user.id for one in message.mentions)
