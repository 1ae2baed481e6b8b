"""Checks on names and words that lead people to a record."""

from collections.abc import Iterator

from bot.core.frames import FRAME
from bot.core.text import fold, words
from bot.knowledge.base import Base, stem
from bot.knowledge.entry import Entry
from bot.knowledge.hidden import quoted
from bot.knowledge.nodes import Scalar
from bot.knowledge.rules.check import Finding, warnings

_SHORTEST = 3  # Latin letters; of two, too many words are made; other scripts write a name in two


def shared_alias(base: Base) -> Iterator[Finding]:
    """A name leads to one speaker, and a topic's name to one topic; where it leads to two, the bot has to ask.

    good: aliases: [Ada Quill] with one speaker, [Bea Quill] with the other
    bad:  aliases: [Quill] with both
    """
    for entries, what in ((base.speakers, "speaker"), (base.topics, "topic")):
        first: dict[str, Entry] = {fold(stem(entry)): entry for entry in entries}
        for entry in entries:
            for name in _names(entry):
                earlier = first.setdefault(fold(name.value).strip(), entry)
                if earlier is not entry:
                    other = earlier.text("id") or stem(earlier)
                    message = (
                        f"{quoted(name.value)} is shared with the {what} {other}; a more exact name tells them apart"
                    )
                    yield Finding(name.place(entry.file), message, entry.text("id") or "")


def repeated_alias(base: Base) -> Iterator[Finding]:
    """A name stands once with its bearer; another case makes no other name.

    good: aliases: [Zareef]
    bad:  aliases: [Zarif, ZARIF]
    """
    for entry in (*base.speakers, *base.topics):
        seen: dict[str, str] = {}
        for name in _names(entry):
            key = name.value.casefold()
            if key in seen:
                message = f"{quoted(name.value)} stands here already, as {quoted(seen[key])}; remove it"
                yield Finding(name.place(entry.file), message, entry.text("id") or "")
            seen.setdefault(key, name.value)


def weak_alias(base: Base) -> Iterator[Finding]:
    """A name says enough to be meant: three letters at least, and more than the small words of every question.

    good: aliases: [Mayor Quill]
    bad:  aliases: [AQ, the]
    """
    for entry in (*base.speakers, *base.topics):
        for name in _names(entry):
            parts = words(name.value)
            short = len("".join(parts)) < _SHORTEST and "".join(parts).isascii()
            if short or all(part in FRAME for part in parts):
                message = f"{quoted(name.value)} is too short or too common a word to lead anywhere; remove it"
                yield Finding(name.place(entry.file), message, entry.text("id") or "")


def repeated_topic(base: Base) -> Iterator[Finding]:
    """A statement names a topic once.

    good: topics: [negotiation, pressure]
    bad:  topics: [negotiation, negotiation]
    """
    for one in base.statements:
        seen: set[str] = set()
        for topic in one.entry.scalars("topics"):
            if topic.value in seen:
                message = f"the topic {quoted(topic.value)} stands here already; remove it"
                yield Finding(topic.place(one.entry.file), message, one.id)
            seen.add(topic.value)


def same_url(base: Base) -> Iterator[Finding]:
    """A document is one source: no two sources have one address.

    good: url: https://www.example.org/news/1 in one file
    bad:  the same address in two files
    """
    first: dict[str, Entry] = {}
    for source in base.sources:
        url = source.text("url")
        earlier = first.setdefault(url.rstrip("/"), source) if url else source
        if url and earlier is not source:
            message = f"{stem(earlier)} has the same address; is this the same document twice?"
            yield Finding(source.place("url"), message, stem(source))


def thin_group(base: Base) -> Iterator[Finding]:
    """A group of the lexicon joins at least two different words.

    good: toll: [toll, fee]
    bad:  toll: [toll]
    """
    lexicon = base.singles.get("lexicon.yaml")
    for group in lexicon.fields if lexicon else ():
        if lexicon and len({fold(word).strip() for word in lexicon.texts(group)}) < 2 and group not in lexicon.broken:  # noqa: PLR2004 - two
            message = f"the group {quoted(group)} joins nothing; give it a second word, or remove it"
            yield Finding(lexicon.place(group), message, group)


def _names(entry: Entry) -> tuple[Scalar, ...]:
    name = entry.scalar("name")
    return ((name,) if name else ()) + entry.scalars("aliases")


CHECKS = warnings(shared_alias, repeated_alias, weak_alias, repeated_topic, same_url, thin_group)
