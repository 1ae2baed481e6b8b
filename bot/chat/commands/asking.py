"""/ask and /verify."""

from dataclasses import replace
from typing import Any

from discord import app_commands

from bot.chat.answering import looked_for
from bot.chat.beside import beside
from bot.chat.commands import choices
from bot.chat.commands.named import speaker_named
from bot.chat.host import Asking
from bot.chat.pressing import shareable
from bot.chat.sending import respond
from bot.core.converse import Turn
from bot.core.text import words
from bot.present.card import Card

_LONGEST = 2000  # characters of a question or a claim, as many as a message has


@app_commands.command(description="Ask what someone on record has said; the answer is their exact words")
@app_commands.describe(
    question="Your question, in your own words",
    speaker="Only what this person said",
    private="Show the answer to me alone",
)
@app_commands.autocomplete(speaker=choices.speakers)
async def ask(
    interaction: Asking,
    question: app_commands.Range[str, 1, _LONGEST],
    speaker: app_commands.Range[str, 1, 100] | None = None,
    private: bool = False,  # noqa: FBT002 - Discord hands options over by name
) -> None:
    """Answer, or say that nothing is on record; a miss is shown to the asker alone."""
    host = interaction.client
    show = host.presenter(interaction.guild_id)
    speaker_id = None
    if speaker is not None:
        named = speaker_named(interaction, speaker)
        if isinstance(named, Card):
            await respond(interaction, named, private=True)
            return
        speaker_id = named.id
    rules = host.rules(interaction.guild_id)
    seconds = host.pace.wait(interaction.user.id, interaction.channel_id or 0, rules.person_pause, rules.channel_pause)
    if seconds:
        await respond(interaction, show.line("error.too_fast", seconds=seconds), private=True)
        return
    card = show.help()
    if words(question):
        card = await beside(
            lambda: show.outcome(looked_for(show.desk, question, speaker_id), question, speaker=speaker_id)
        )
    if card.subjects and interaction.channel_id is not None:
        host.turns.keep(Turn(question, card.subjects, speaker_id), interaction.user.id, interaction.channel_id)
    hidden = private or card.private
    await respond(interaction, shareable(card, show) if hidden and not card.private else card, private=hidden)


@app_commands.command(description="Is this an exact quote? Compares it with the words on record")
@app_commands.describe(quote="The words to check", speaker="Who is said to have said them")
@app_commands.autocomplete(speaker=choices.speakers)
async def verify(
    interaction: Asking,
    quote: app_commands.Range[str, 1, _LONGEST],
    speaker: app_commands.Range[str, 1, 100] | None = None,
) -> None:
    """Give the verdict with the difference, to the asker alone."""
    host = interaction.client
    show = host.presenter(interaction.guild_id)
    card = show.line("verify.empty")
    if words(quote):
        named = speaker_named(interaction, speaker) if speaker is not None else None
        unknown = named if isinstance(named, Card) else None
        speaker_id = None if named is None or isinstance(named, Card) else named.id
        if unknown is None:
            card = await beside(lambda: show.verdict(show.desk.verify(quote, speaker=speaker_id)))
        else:
            card = unknown
    await respond(interaction, replace(card, private=True), private=True)


COMMANDS: tuple[app_commands.Command[Any, ..., Any], ...] = (ask, verify)
