"""What curators press: accept, reject, skip; and what a suggester may see."""

import io

import discord

from bot.chat.forms import ask_for_reason
from bot.chat.host import Asking
from bot.chat.sending import respond, taken
from bot.present.card import Card
from bot.present.presenter import Presenter

_INLINE = 1700  # characters of YAML that go into the message; more goes as a file


async def accept(interaction: Asking, rest: str) -> None:
    """Accept a suggestion and give its YAML, ready for a source's file."""
    host, show = interaction.client, _say(interaction)
    one = host.ledger.suggestion(int(rest)) if rest.isdigit() else None
    if not host.is_curator(interaction.user.id) or one is None or one.state != "open":
        key = "curate.decided" if host.is_curator(interaction.user.id) else "curate.only"
        await respond(interaction, show.line(key), private=True)
        return
    host.ledger.decide(one.id, "accepted", None, host.today())
    text, first = show.ready_yaml(one), show.say("curate.accepted")
    with taken(interaction):
        if len(text) <= _INLINE and "```" not in text:
            await interaction.response.send_message(f"{first}\n```yaml\n{text}```", ephemeral=True)
        else:
            file = discord.File(io.BytesIO(text.encode()), f"suggestion-{one.id}.yaml")
            await interaction.response.send_message(first, file=file, ephemeral=True)


async def reject(interaction: Asking, rest: str) -> None:
    """Ask a curator for the reason."""
    if not interaction.client.is_curator(interaction.user.id) or not rest.isdigit():
        await respond(interaction, _say(interaction).line("curate.only"), private=True)
        return
    await ask_for_reason(interaction, int(rest))


async def skip(interaction: Asking, rest: str) -> None:
    """Show the next waiting suggestion."""
    if not interaction.client.is_curator(interaction.user.id):
        await respond(interaction, _say(interaction).line("curate.only"), private=True)
        return
    await respond(interaction, next_suggestion(interaction, int(rest) if rest.isdigit() else 0), private=True)


async def mine(interaction: Asking, _rest: str) -> None:
    """Show a person what has become of their suggestions."""
    card = _say(interaction).own_suggestions(interaction.client.ledger.suggestions_of(interaction.user.id))
    await respond(interaction, card, private=True)


def next_suggestion(interaction: Asking, after: int = 0) -> Card:
    """The oldest waiting suggestion behind a number, from the first again after the last."""
    show = _say(interaction)
    waiting = interaction.client.ledger.suggestions()
    following = [one for one in waiting if one.id > after] or waiting
    return show.proposal(following[0], len(waiting)) if following else show.line("curate.open.none")


def _say(interaction: Asking) -> Presenter:
    return interaction.client.presenter(interaction.guild_id)
