"""/speaker, /topic, /compare, /timeline and /source: everything on record about what is named, paged."""

from typing import Any

from discord import app_commands

from bot.chat.commands import choices
from bot.chat.commands.named import source_named, speaker_named, topic_named
from bot.chat.host import Asking
from bot.chat.sending import respond
from bot.core.model import Speaker, Topic
from bot.present.card import Card

Name = app_commands.Range[str, 1, 100]


@app_commands.command(description="Who it is, the roles held, and every statement on record")
@app_commands.describe(name="The person; nicknames and slips are fine", topic="Only what was said on this topic")
@app_commands.autocomplete(name=choices.speakers, topic=choices.topics)
async def speaker(interaction: Asking, name: Name, topic: Name | None = None) -> None:
    """Show a speaker's page."""
    person, matter = speaker_named(interaction, name), _topic(interaction, topic)
    wrong = _first_card(person, matter)
    show = interaction.client.presenter(interaction.guild_id)
    if isinstance(person, Speaker) and not isinstance(matter, Card):
        await _show(interaction, show.speaker(person, matter))
    elif wrong:
        await _show(interaction, wrong)


@app_commands.command(description="Who said what on a topic")
@app_commands.describe(name="The topic")
@app_commands.autocomplete(name=choices.topics)
async def topic(interaction: Asking, name: Name) -> None:
    """Show a topic's page."""
    found = topic_named(interaction, name)
    show = interaction.client.presenter(interaction.guild_id)
    await _show(interaction, found if isinstance(found, Card) else show.topic(found))


@app_commands.command(description="Two speakers side by side, with equal space")
@app_commands.describe(first="One person", second="The other person", topic="Only what was said on this topic")
@app_commands.autocomplete(first=choices.speakers, second=choices.speakers, topic=choices.topics)
async def compare(interaction: Asking, first: Name, second: Name, topic: Name | None = None) -> None:
    """Show two speakers' statements."""
    one, other, matter = (
        speaker_named(interaction, first),
        speaker_named(interaction, second),
        _topic(interaction, topic),
    )
    show = interaction.client.presenter(interaction.guild_id)
    if not isinstance(one, Speaker) or not isinstance(other, Speaker) or isinstance(matter, Card):
        card = _first_card(one, other, matter) or show.help()
    else:
        card = show.line("compare.same") if one == other else show.compare(one, other, matter)
    await _show(interaction, card)


@app_commands.command(description="Statements in order of time, oldest first")
@app_commands.describe(topic="On this topic", speaker="By this person")
@app_commands.autocomplete(topic=choices.topics, speaker=choices.speakers)
async def timeline(interaction: Asking, topic: Name | None = None, speaker: Name | None = None) -> None:
    """Show a dated list."""
    person = speaker_named(interaction, speaker) if speaker is not None else None
    matter = _topic(interaction, topic)
    show = interaction.client.presenter(interaction.guild_id)
    if isinstance(person, Card) or isinstance(matter, Card):
        card = _first_card(person, matter) or show.help()
    elif person is None and matter is None:
        card = show.line("unknown.timeline")
    else:
        card = show.timeline(person, matter)
    await _show(interaction, card)


@app_commands.command(description="A document and every statement taken from it")
@app_commands.describe(name="Its title, publisher or address")
@app_commands.autocomplete(name=choices.sources)
async def source(interaction: Asking, name: Name) -> None:
    """Show a document's page."""
    found = source_named(interaction, name)
    show = interaction.client.presenter(interaction.guild_id)
    await _show(interaction, found if isinstance(found, Card) else show.source_page(found))


def _topic(interaction: Asking, typed: str | None) -> Topic | Card | None:
    return topic_named(interaction, typed) if typed is not None else None


def _first_card(*named: object) -> Card | None:
    return next((one for one in named if isinstance(one, Card)), None)


async def _show(interaction: Asking, card: Card) -> None:
    await respond(interaction, card, private=card.private)


COMMANDS: tuple[app_commands.Command[Any, ..., Any], ...] = (speaker, topic, compare, timeline, source)
