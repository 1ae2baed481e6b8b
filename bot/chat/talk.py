"""Answering messages: a mention, a reply to the bot, a direct message; never anything else."""

import re

import discord

from bot.chat.answering import answer
from bot.chat.beside import beside
from bot.chat.host import Host
from bot.chat.keys import full
from bot.chat.presses import subjects
from bot.chat.rules import Rules
from bot.chat.sending import reply
from bot.core.converse import Turn

_KINDS = frozenset({discord.MessageType.default, discord.MessageType.reply})
_ANY_MENTION = re.compile(r"<(?:@[!&]?|#)\d+>")


async def heard(host: Host, message: discord.Message) -> None:
    """Answer a message if it is meant for the bot, or asks something in a channel where the bot is to answer."""
    guild_id = message.guild.id if message.guild else None
    rules = host.rules(guild_id)
    asked = _meant(host, message)
    if not asked and not _in_answer_channel(host, message, rules):
        return
    show = host.presenter(guild_id)
    text = question_in(message.content)
    replied = message.reference.message_id if message.reference else None
    if not message.content and message.guild is not None and replied:
        await reply(message, show.line("help.reply_unread"), rules.style)
        return
    seconds = host.pace.wait(message.author.id, message.channel.id, rules.person_pause, rules.channel_pause)
    if seconds:
        if asked:
            await reply(message, show.line("error.too_fast", seconds=seconds), rules.style)
        return
    before = host.turns.of(message.author.id, message.channel.id, answer=replied) or _turn_shown(host, message)
    card, turn = await beside(lambda: answer(show, text, before))
    if not asked and (card.private or not card.passages):
        return  # nobody asked the bot: it speaks only where it has an answer
    sent = await reply(message, card, rules.style)
    if turn is not None:
        host.turns.keep(turn, message.author.id, message.channel.id, answer=sent)


def _in_answer_channel(host: Host, message: discord.Message, rules: Rules) -> bool:
    """Whether a person writes to nobody in particular in a channel, or a thread of it, where the bot is to answer."""
    places = {message.channel.id, getattr(message.channel, "parent_id", None)}
    plain = not message.author.bot and message.webhook_id is None and message.type is discord.MessageType.default
    return bool(host.intents.message_content and plain and places & rules.channels and not message.mentions)


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
