"""What a right click on a message offers: Check quote, Find on record. The answer is for the person alone."""

import discord
from discord import app_commands

from bot.chat.host import Asking
from bot.chat.pressing import shareable
from bot.chat.sending import respond
from bot.chat.talk import question_in
from bot.core.text import words


@app_commands.context_menu(name="Check quote")
async def check_quote(interaction: Asking, message: discord.Message) -> None:
    """Compare what a message quotes with the words on record."""
    host = interaction.client
    show = host.presenter(interaction.guild_id)
    text = question_in(message.content)
    card = show.verdict(host.desk.verify(text)) if words(text) else show.line("verify.empty")
    await respond(interaction, card, private=True)


@app_commands.context_menu(name="Find on record")
async def find_on_record(interaction: Asking, message: discord.Message) -> None:
    """Look for what a message asks or says."""
    host = interaction.client
    show = host.presenter(interaction.guild_id)
    text = question_in(message.content)
    card = show.outcome(host.desk.ask(text), text) if words(text) else show.line("verify.empty")
    await respond(interaction, shareable(card, show), private=True)


COMMANDS = (check_quote, find_on_record)
