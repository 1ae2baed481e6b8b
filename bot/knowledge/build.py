"""From a base without errors to the record that is served: only verified and disputed statements, roles filled in."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from bot.core.model import About, Kind, Record, Role, Source, Speaker, Statement, Status, Topic
from bot.knowledge.base import Base, role, roles_at, source_id, stem
from bot.knowledge.entry import Entry
from bot.knowledge.nodes import Scalar
from bot.knowledge.whole import Written


def build(base: Base) -> Record:
    """The record of a base in which no rule found an error; of one without its sources, all but them."""
    statements = {one.id: one for one in served(base)}
    lexicon = base.singles.get("lexicon.yaml")
    return Record(
        about=_about(base.singles["base.yaml"]),
        speakers={one.id: one for one in map(speaker, base.speakers)},
        sources={one.id: one for one in map(source, base.sources)},
        statements={name: resolved(one, statements) for name, one in statements.items()},
        topics={one.id: one for one in map(_topic, base.topics)},
        lexicon=tuple(lexicon.texts(group) for group in lexicon.fields) if lexicon else (),
    )


def served(base: Base) -> Iterator[Statement]:
    """The statements of a base, or of a part of one, that may be shown; `same_as` is as written, see `resolved`."""
    return (statement(one, base.roles) for one in base.statements if one.served)


def resolved(one: Statement, shown: Container[str]) -> Statement:
    """The statement without its `same_as` where that names one that is not shown: the record names only its own."""
    return one if one.same_as is None or one.same_as in shown else replace(one, same_as=None)


def speaker(entry: Entry) -> Speaker:
    """A speaker as far as the entry could be read."""
    return Speaker(
        id=entry.text("id") or stem(entry),
        name=entry.text("name") or stem(entry),
        aliases=entry.texts("aliases"),
        roles=tuple(role(one) for one in entry.entries("roles")),
        wikidata=entry.text("wikidata"),
    )


def _about(entry: Entry) -> About:
    return About(
        name=entry.text("name") or "",
        description=entry.text("description"),
        language=entry.text("language"),
        maintainer=entry.text("maintainer"),
        corrections=entry.text("corrections"),
    )


def _topic(entry: Entry) -> Topic:
    return Topic(entry.text("id") or stem(entry), entry.text("name") or stem(entry), entry.texts("aliases"))


def source(entry: Entry) -> Source:
    """A source as a base without errors has it."""
    identity = source_id(entry)
    return Source(
        id=identity,
        title=entry.text("title") or identity,
        publisher=entry.text("publisher"),
        url=entry.text("url"),
        published=entry.date("published"),
        language=entry.text("language"),
        licence=entry.text("licence"),
        archived=entry.text("archived"),
    )


def statement(written: Written, roles: Mapping[str, tuple[Role, ...]]) -> Statement:
    """A statement as a base without errors has it, with the role filled in that `roles` of its speaker give alone."""
    entry = written.entry
    texts = {name: value.value for name, value in entry.fields.items() if isinstance(value, Scalar)}
    text = texts.get
    said = entry.entry("said")
    date = said.date("date") if said else None
    if said is None or date is None:
        raise AssertionError(f"{written.id} was built although its date cannot be read")
    office = text("role")
    if office is None:
        held = roles_at(roles[texts["speaker"]], date)
        office = held[0] if len(held) == 1 else None
    return Statement(
        id=written.id,
        source_id=source_id(written.source),
        speaker_id=texts["speaker"],
        kind=Kind(texts["kind"]),
        parts=entry.texts("text"),
        said=date,
        basis=said.text("basis"),
        role=office,
        context=text("context"),
        venue=text("venue"),
        via=text("via"),
        translated=text("translated") == "true",
        same_as=text("same_as"),
        topics=entry.texts("topics"),
        questions=entry.texts("questions"),
        status=Status(texts["status"]),
        note=text("note"),
    )
