"""The one place where what went wrong becomes a sentence for the person and a line in the log, under one id."""

import secrets

import discord
from discord import app_commands

from bot.chat.host import Asking, Host, log
from bot.chat.sending import reply, respond, too_late
from bot.errors import LedgerError
from bot.present.card import Card


async def interaction_failed(interaction: Asking, error: BaseException) -> None:
    """Tell the person, privately, whether or not the interaction has been answered already."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if too_late(error):
        log.info("interaction %s was too late or answered elsewhere", interaction.id)
        return
    number = _logged(error)
    try:
        card = _card(interaction.client, error, number)
        await respond(interaction, card, private=True)
    except (discord.HTTPException, OSError) as second:
        log.info("the person could not be told of %s: %s", number, second)


async def message_failed(host: Host, message: discord.Message, error: BaseException) -> None:
    """Tell the person in the channel."""
    number = _logged(error)
    try:
        await reply(message, _card(host, error, number))
    except (discord.HTTPException, OSError) as second:
        log.info("the person could not be told of %s: %s", number, second)


def _card(host: Host, error: BaseException, number: str) -> Card:
    key = "error.ledger" if isinstance(error, LedgerError) else "error.unexpected"
    return host.presenter(None).line(key, id=number)


def _logged(error: BaseException) -> str:
    number = secrets.token_hex(4)
    log.error("unexpected error %s", number, exc_info=error)
    return number
