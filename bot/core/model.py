"""What is on record: frozen values, built only when every reference resolves."""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import islice

from bot.core.edtf import EdtfDate

_LOOKED_AT = 1000  # statements among which an example question is looked for


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


class Shelf(Mapping[str, Statement]):
    """Statements by full id in the order of the base, and by who said them, on what, from where.

    They need not be in memory: a sequence knows its length without decoding any, and decodes what is looked at.
    """

    @property
    @abstractmethod
    def by_speaker(self) -> Mapping[str, Sequence[Statement]]:
        """Every speaker's statements, oldest first."""

    @property
    @abstractmethod
    def by_topic(self) -> Mapping[str, Sequence[Statement]]:
        """The statements on every topic, oldest first."""

    @property
    @abstractmethod
    def by_source(self) -> Mapping[str, Sequence[Statement]]:
        """The statements of every document, as written."""

    @property
    @abstractmethod
    def disputed(self) -> frozenset[str]:
        """The ids of those whose wording is contested."""

    @property
    @abstractmethod
    def key(self) -> str:
        """A name for exactly this content, the same in every process; "" where none was given."""

    def several(self, ids: Sequence[str]) -> Sequence[Statement]:
        """Those with these ids, in this order; KeyError where one is not there."""
        return [self[one] for one in ids]

    @abstractmethod
    def both(self, speaker: str, topic: str) -> Sequence[Statement]:
        """A speaker's statements on a topic, oldest first."""

    @abstractmethod
    def called(self, bare: str) -> Sequence[Statement]:
        """Those whose full id is `<any source>/<bare>`."""

    @abstractmethod
    def without(self, ids: frozenset[str]) -> "Shelf":
        """The same without some."""


@dataclass(frozen=True)
class Record:
    """Everything on record that may be shown: drafts and withdrawn statements are not in it.

    The mappings go by id and keep the order of the base (files by name, statements as written); they need not be in
    memory, so what is wanted of many is asked of the `by_…`, not looked for by walking. `lexicon` holds groups of words
    and phrases that mean the same here, in any language.
    """

    about: About
    speakers: Mapping[str, Speaker]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    topics: Mapping[str, Topic] = field(default_factory=dict)
    lexicon: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def shelf(self) -> Shelf:
        """The statements with their orders."""
        return self.statements if isinstance(self.statements, Shelf) else InMemory(self.statements, self.speakers)

    @property
    def by_speaker(self) -> Mapping[str, Sequence[Statement]]:
        """Every speaker's statements, oldest first."""
        return self.shelf.by_speaker

    @property
    def by_topic(self) -> Mapping[str, Sequence[Statement]]:
        """The statements on every topic that has any, oldest first."""
        return self.shelf.by_topic

    @property
    def by_source(self) -> Mapping[str, Sequence[Statement]]:
        """The statements of every document that has any, as written."""
        return self.shelf.by_source

    @cached_property
    def example(self) -> str:
        """The first question that the base gives as an example; "" where its first thousand statements give none."""
        first = islice(self.statements.values(), _LOOKED_AT)
        return next((one.questions[0] for one in first if one.questions), "")

    def without(self, ids: frozenset[str]) -> "Record":
        """The record without some statements; itself where there is none to leave out."""
        return replace(self, statements=self.shelf.without(ids)) if ids else self

    def speaker_of(self, statement: Statement) -> Speaker:
        """Who said it."""
        return self.speakers[statement.speaker_id]

    def source_of(self, statement: Statement) -> Source:
        """The document it is taken from."""
        return self.sources[statement.source_id]


@dataclass(frozen=True, eq=False)
class InMemory(Shelf):
    """Statements that are all in memory; ordered when first asked."""

    held: Mapping[str, Statement]
    speakers: Collection[str] = ()

    def __getitem__(self, statement_id: str) -> Statement:
        return self.held[statement_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)

    @cached_property
    def by_speaker(self) -> Mapping[str, Sequence[Statement]]:
        """As a shelf does; a speaker without statements is there too."""
        found: dict[str, list[Statement]] = {speaker: [] for speaker in self.speakers}
        for statement in self.held.values():
            found.setdefault(statement.speaker_id, []).append(statement)
        return {speaker: oldest_first(statements) for speaker, statements in found.items()}

    @cached_property
    def by_topic(self) -> Mapping[str, Sequence[Statement]]:
        """As a shelf does."""
        found: dict[str, list[Statement]] = {}
        for statement in self.held.values():
            for topic in dict.fromkeys(statement.topics):
                found.setdefault(topic, []).append(statement)
        return {topic: oldest_first(statements) for topic, statements in found.items()}

    @cached_property
    def by_source(self) -> Mapping[str, Sequence[Statement]]:
        """As a shelf does."""
        found: dict[str, list[Statement]] = {}
        for statement in self.held.values():
            found.setdefault(statement.source_id, []).append(statement)
        return {source: tuple(statements) for source, statements in found.items()}

    @cached_property
    def disputed(self) -> frozenset[str]:
        """As a shelf does."""
        return frozenset(key for key, one in self.held.items() if one.status is Status.DISPUTED)

    @property
    def key(self) -> str:
        """None is given."""
        return ""

    def both(self, speaker: str, topic: str) -> Sequence[Statement]:
        """As a shelf does."""
        return tuple(one for one in self.by_speaker.get(speaker, ()) if topic in one.topics)

    def called(self, bare: str) -> Sequence[Statement]:
        """As a shelf does."""
        return tuple(one for key, one in self.held.items() if key.endswith(f"/{bare}"))

    def without(self, ids: frozenset[str]) -> Shelf:
        """As a shelf does."""
        return InMemory({key: one for key, one in self.held.items() if key not in ids}, self.speakers)


def oldest_first(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """In the order they were said; ties by id, so that the order never changes."""
    return tuple(sorted(statements, key=lambda one: (one.said.first, one.said.last, one.id)))
