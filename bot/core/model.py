"""What is on record: frozen values, built only when every reference resolves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from bot.core.edtf import EdtfDate


class Kind(StrEnum):
    """How directly the source gives the words."""

    DIRECT = "direct"
    PARTIAL = "partial"
    REPORTED = "reported"


class Status(StrEnum):
    """How far a statement has been reviewed; only verified and disputed ones are ever shown."""

    DRAFT = "draft"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"

    @property
    def served(self) -> bool:
        """Whether a statement of this status may be shown."""
        return self in (Status.VERIFIED, Status.DISPUTED)


@dataclass(frozen=True, slots=True)
class Role:
    """An office, and from when to when it was held; None is open."""

    title: str
    since: EdtfDate | None = None
    until: EdtfDate | None = None

    def held_at(self, when: EdtfDate) -> bool:
        """Whether the office was held on some day of `when`."""
        return when.within(self.since.first if self.since else None, self.until.last if self.until else None)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person, under every name people use."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter that statements are about."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One document that statements are taken from."""

    id: str
    title: str
    publisher: str | None = None
    url: str | None = None
    published: EdtfDate | None = None
    language: str | None = None
    licence: str | None = None
    archived: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance as one source gives it. `id` is the full id, `<source>/<statement>`.

    `parts` are the stored words, character for character; more than one where a quotation is split.
    """

    id: str
    source_id: str
    speaker_id: str
    kind: Kind
    parts: tuple[str, ...]
    said: EdtfDate
    basis: str | None = None
    role: str | None = None
    context: str | None = None
    venue: str | None = None
    via: str | None = None
    translated: bool = False
    same_as: str | None = None
    topics: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    status: Status = Status.VERIFIED
    note: str | None = None

    @property
    def text(self) -> str:
        """The stored words; the parts of a split quotation are joined by a line break."""
        return "\n".join(self.parts)


@dataclass(frozen=True, slots=True)
class About:
    """The base as a whole: its name, and how to report a mistake."""

    name: str
    description: str | None = None
    language: str | None = None
    maintainer: str | None = None
    corrections: str | None = None


@dataclass(frozen=True)
class Record:
    """Everything on record that may be shown: drafts and withdrawn statements are not in it.

    The mappings go by id and keep the order of the base (files by name, statements as written).
    `lexicon` holds groups of words and phrases that mean the same here, in any language.
    """

    about: About
    speakers: Mapping[str, Speaker]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    topics: Mapping[str, Topic] = field(default_factory=dict)
    lexicon: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def by_speaker(self) -> Mapping[str, tuple[Statement, ...]]:
        """Every speaker's statements, oldest first."""
        found: dict[str, list[Statement]] = {speaker: [] for speaker in self.speakers}
        for statement in self.statements.values():
            found[statement.speaker_id].append(statement)
        return {speaker: oldest_first(statements) for speaker, statements in found.items()}

    def speaker_of(self, statement: Statement) -> Speaker:
        """Who said it."""
        return self.speakers[statement.speaker_id]

    def source_of(self, statement: Statement) -> Source:
        """The document it is taken from."""
        return self.sources[statement.source_id]


def oldest_first(statements: list[Statement] | tuple[Statement, ...]) -> tuple[Statement, ...]:
    """In the order they were said; ties by id, so that the order never changes."""
    return tuple(sorted(statements, key=lambda one: (one.said.first, one.said.last, one.id)))
