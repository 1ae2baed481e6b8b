"""What is offered while an option is typed: ids as values, names with what helps to choose as labels."""

from discord import app_commands

from bot.chat.beside import beside
from bot.chat.host import Asking
from bot.chat.keys import short
from bot.core.model import Speaker
from bot.present.markdown import clip

_MOST = 25  # choices Discord takes (its API document)
_NAME = 100  # characters of a choice's name; of its value too

Choices = list[app_commands.Choice[str]]


async def speakers(interaction: Asking, typed: str) -> Choices:
    """Speakers, forgiving slips, with the latest role and the number of statements."""
    desk = interaction.client.desk
    return [
        _choice(one.id, _speaker_label(interaction, one))
        for one in await beside(lambda: desk.complete_speakers(typed, _MOST))
    ]


async def topics(interaction: Asking, typed: str) -> Choices:
    """Topics, with the number of statements."""
    desk = interaction.client.desk
    found = await beside(lambda: desk.complete_topics(typed, _MOST))
    return [_choice(one.id, f"{one.name} ({len(desk.statements(topic=one.id))})") for one in found]


async def sources(interaction: Asking, typed: str) -> Choices:
    """Documents, with publisher and the number of statements."""
    desk = interaction.client.desk
    found = await beside(lambda: desk.complete_sources(typed, _MOST))
    return [
        _choice(one.id, f"{one.publisher or one.id}: {one.title}", f" ({len(desk.record.by_source.get(one.id, ()))})")
        for one in found
    ]


def _speaker_label(interaction: Asking, speaker: Speaker) -> str:
    count = len(interaction.client.desk.record.by_speaker.get(speaker.id, ()))
    role = f", {speaker.roles[-1].title}" if speaker.roles else ""
    return f"{speaker.name}{role} ({count})"


def _choice(value: str, label: str, tail: str = "") -> app_commands.Choice[str]:
    return app_commands.Choice(name=clip(label, _NAME - len(tail)) + tail, value=short(value))
