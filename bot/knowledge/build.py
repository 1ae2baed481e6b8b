"""From a base without errors to the record that is served: only verified and disputed statements, roles filled in."""

from bot.core.edtf import EdtfDate
from bot.core.model import About, Kind, Record, Role, Source, Speaker, Statement, Status, Topic
from bot.knowledge.base import Base, Written, source_id, stem
from bot.knowledge.entry import Entry


def build(base: Base) -> Record:
    """The record of a base in which no rule found an error."""
    speakers = {one.id: one for one in map(speaker, base.speakers)}
    served = [one for one in base.statements if one.served]
    shown = frozenset(one.id for one in served)
    lexicon = base.singles.get("lexicon.yaml")
    return Record(
        about=_about(base.singles["base.yaml"]),
        speakers=speakers,
        sources={one.id: one for one in map(_source, base.sources)},
        statements={one.id: _statement(one, speakers, shown) for one in served},
        topics={one.id: one for one in map(_topic, base.topics)},
        lexicon=tuple(lexicon.texts(group) for group in lexicon.fields) if lexicon else (),
    )


def speaker(entry: Entry) -> Speaker:
    """A speaker as far as the entry could be read."""
    return Speaker(
        id=entry.text("id") or stem(entry),
        name=entry.text("name") or stem(entry),
        aliases=entry.texts("aliases"),
        roles=tuple(role(one) for one in entry.entries("roles")),
        wikidata=entry.text("wikidata"),
    )


def role(entry: Entry) -> Role:
    """An office as far as the entry could be read."""
    return Role(entry.text("title") or "", entry.date("from"), entry.date("to"))


def roles_at(held: tuple[Role, ...], said: EdtfDate) -> tuple[str, ...]:
    """The titles held on some day of `said`, each once."""
    return tuple(dict.fromkeys(one.title for one in held if one.held_at(said)))


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


def _source(entry: Entry) -> Source:
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


def _statement(written: Written, speakers: dict[str, Speaker], shown: frozenset[str]) -> Statement:
    entry = written.entry
    text = entry.text
    said = entry.entry("said")
    date = said.date("date") if said else None
    if said is None or date is None:
        raise AssertionError(f"{written.id} was built although its date cannot be read")
    who = speakers[text("speaker") or ""]
    held = roles_at(who.roles, date)
    linked = text("same_as")
    return Statement(
        id=written.id,
        source_id=source_id(written.source),
        speaker_id=who.id,
        kind=Kind(text("kind") or ""),
        parts=entry.texts("text"),
        said=date,
        basis=said.text("basis"),
        role=text("role") or (held[0] if len(held) == 1 else None),
        context=text("context"),
        venue=text("venue"),
        via=text("via"),
        translated=text("translated") == "true",
        same_as=linked if linked in shown else None,
        topics=entry.texts("topics"),
        questions=entry.texts("questions"),
        status=Status(text("status") or ""),
        note=text("note"),
    )
