"""/help, /privacy, /forget-me and /suggest."""

from typing import Any

from discord import app_commands

from bot.chat.forms import ask_for_suggestion
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
    host = interaction.client
    listens = bool(host.intents.message_content and host.rules(interaction.guild_id).channels)
    card = host.presenter(interaction.guild_id).privacy(KEPT_DAYS, listens=listens)
    await respond(interaction, card, private=True)


@app_commands.command(name="forget-me", description="Delete what is kept about me")
async def forget_me(interaction: Asking) -> None:
    """Delete suggestions and remembered turns of the person, at once."""
    host = interaction.client
    count = host.ledger.forget_user(interaction.user.id)
    host.turns.forget(interaction.user.id)
    await respond(interaction, host.presenter(interaction.guild_id).line("forget.done", count=count), private=True)


@app_commands.command(description="Suggest a quote that is missing; curators look at it first")
async def suggest(interaction: Asking) -> None:
    """Open the form."""
    await ask_for_suggestion(interaction)


COMMANDS: tuple[app_commands.Command[Any, ..., Any], ...] = (help_, privacy, forget_me, suggest)
