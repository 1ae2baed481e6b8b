"""/help and /privacy."""

from typing import Any

from discord import app_commands

from bot.chat.host import Asking
from bot.chat.sending import respond
from bot.ledger import KEPT_DAYS


@app_commands.command(name="help", description="What I do, who and what is on record, how to ask")
async def help_(interaction: Asking) -> None:
    """Show the help to the asker."""
    await respond(interaction, interaction.client.presenter(interaction.guild_id).help(), private=True)


@app_commands.command(description="What I read, what I keep and for how long")
async def privacy(interaction: Asking) -> None:
    """Show what is kept to the asker."""
    await respond(interaction, interaction.client.presenter(interaction.guild_id).privacy(KEPT_DAYS), private=True)


COMMANDS: tuple[app_commands.Command[Any, ..., Any], ...] = (help_, privacy)
