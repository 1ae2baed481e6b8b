"""From what was typed in an option to what is meant, or the card that says why that cannot be told."""

from typing import TypeVar

from bot.chat.host import Asking
from bot.chat.keys import full
from bot.core.model import Source, Speaker, Topic
from bot.present.card import Card

_Named = TypeVar("_Named", Speaker, Topic, Source)


def speaker_named(interaction: Asking, typed: str) -> Speaker | Card:
    """The one speaker meant by an id or free text."""
    desk = interaction.client.desk
    return _one(
        interaction,
        "speaker",
        typed,
        desk.find_speaker(full(typed, desk.record.speakers) or typed),
        tuple(one.name for one in desk.complete_speakers(typed, 5)),
    )


def topic_named(interaction: Asking, typed: str) -> Topic | Card:
    """The one topic meant by an id or free text."""
    desk = interaction.client.desk
    return _one(
        interaction,
        "topic",
        typed,
        desk.find_topic(full(typed, desk.record.topics) or typed),
        tuple(one.name for one in desk.complete_topics(typed, 5)),
    )


def source_named(interaction: Asking, typed: str) -> Source | Card:
    """The one document meant by an id or free text."""
    desk = interaction.client.desk
    return _one(
        interaction,
        "source",
        typed,
        desk.find_source(full(typed, desk.record.sources) or typed),
        tuple(one.title for one in desk.complete_sources(typed, 5)),
    )


def _one(interaction: Asking, kind: str, typed: str, found: tuple[_Named, ...], near: tuple[str, ...]) -> _Named | Card:
    if len(found) == 1:
        return found[0]
    show = interaction.client.presenter(interaction.guild_id)
    if found:
        return show.shared(typed, tuple(_name(one) for one in found))
    return show.unknown(kind, typed, near)


def _name(one: Speaker | Topic | Source) -> str:
    return one.title if isinstance(one, Source) else one.name
