"""The desk: the one door through which every face asks, verifies and looks things up."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from bot.core.answer import Engine, Outcome
from bot.core.known import Known
from bot.core.links import passage_link
from bot.core.model import Record, Source, Speaker, Statement, Topic, oldest_first
from bot.core.register import Finds
from bot.core.verdict import Verification, Verifies


class Parts(Protocol):
    """What answers over a record; a part may be made when it is first asked for."""

    @property
    def engine(self) -> Engine:
        """For questions."""
        ...

    @property
    def verifier(self) -> Verifies:
        """For claims."""
        ...

    @property
    def known(self) -> Known:
        """For the names of people and topics."""
        ...

    @property
    def sources(self) -> Finds:
        """For the names of documents."""
        ...


@dataclass(frozen=True, slots=True)
class Made:
    """Parts that are all there."""

    engine: Engine
    verifier: Verifies
    known: Known
    sources: Finds


@dataclass(frozen=True)
class LessSome:
    """Other parts, to which some statements (full ids) are not on record."""

    parts: Parts
    statements: frozenset[str]

    @cached_property
    def engine(self) -> Engine:
        """For questions."""
        return self.parts.engine.without(self.statements)

    @cached_property
    def verifier(self) -> Verifies:
        """For claims."""
        return self.parts.verifier.leaving_out(self.statements)

    @property
    def known(self) -> Known:
        """For the names of people and topics."""
        return self.parts.known

    @property
    def sources(self) -> Finds:
        """For the names of documents."""
        return self.parts.sources


class Desk:
    """One record with everything that answers over it; never changes, so that one question sees one record."""

    def __init__(self, record: Record, parts: Parts) -> None:
        """The parts answer over this very record."""
        self.record = record
        self.parts = parts

    @property
    def engine(self) -> Engine:
        """What answers questions."""
        return self.parts.engine

    @property
    def verifier(self) -> Verifies:
        """What checks claimed quotes."""
        return self.parts.verifier

    def without(self, statements: frozenset[str]) -> "Desk":
        """The same desk, to which these statements (full ids) are not on record; nothing is built anew."""
        if not statements:
            return self
        twin = copy(self)
        twin.record, twin.parts = self.record.without(statements), LessSome(self.parts, statements)
        return twin

    def undisputed(self) -> "Desk":
        """The desk without the statements whose wording is contested; itself where there are none."""
        return self.without(self.record.shelf.disputed)

    def ready(self) -> "Desk":
        """Do at once what the first of each kind would otherwise wait for: questions, claims, names half typed."""
        self.engine.ready()
        self.ask("Has Nobody-on-record said anything mispelled about nothing?", speaker="Nobody")
        self.verifier.verify("Nobody said it.", speaker="Nobody")
        for complete in (self.complete_speakers, self.complete_topics, self.complete_sources):
            complete("nobdy")
        return self

    def ask(self, question: str, *, speaker: str | None = None, limit: int = 5, explain: bool = False) -> Outcome:
        """The statement that answers a question, a choice of close ones, or nothing on record; why, if asked to."""
        return self.engine.ask(question, speaker=speaker, limit=limit, explain=explain)

    def verify(self, text: str, *, speaker: str | None = None) -> Verification:
        """Whether a claimed quote is what was said."""
        return self.verifier.verify(text, speaker=speaker)

    def find_speaker(self, name: str) -> tuple[Speaker, ...]:
        """Who is meant by an id or a name as typed: () nobody on record, several where an alias is shared."""
        return self.parts.known.names.resolve(name)

    def find_topic(self, name: str) -> tuple[Topic, ...]:
        """The topics that an id, a name or an alias as typed may mean."""
        return tuple(self.record.topics[topic] for topic in self.parts.known.topics.find(name))

    def find_source(self, name: str) -> tuple[Source, ...]:
        """The documents that an id, a title, a publisher or an address as typed may mean."""
        return tuple(self.record.sources[source] for source in self.parts.sources.find(name))

    def find_statement(self, statement_id: str) -> Statement | None:
        """The statement of a full id; a bare `<statement>` will do where only one source has it."""
        found = self.record.statements.get(statement_id.strip())
        if found is None and "/" not in statement_id:
            same = self.record.shelf.called(statement_id.strip())
            found = same[0] if len(same) == 1 else None
        return found

    def complete_speakers(self, typed: str, limit: int = 25) -> tuple[Speaker, ...]:
        """Speakers for what is typed so far, best first."""
        return self.parts.known.names.complete(typed, limit)

    def complete_topics(self, typed: str, limit: int = 25) -> tuple[Topic, ...]:
        """Topics for what is typed so far, best first."""
        return tuple(self.record.topics[topic] for topic in self.parts.known.topics.complete(typed, limit))

    def complete_sources(self, typed: str, limit: int = 25) -> tuple[Source, ...]:
        """Documents for what is typed so far, best first."""
        return tuple(self.record.sources[source] for source in self.parts.sources.complete(typed, limit))

    def statements(
        self, *, speaker: str | None = None, topic: str | None = None, source: str | None = None
    ) -> Sequence[Statement]:
        """The statements of a speaker, on a topic, from a document (by ids, together), oldest first; () without any.

        How many there are is known without reading them.
        """
        record = self.record
        if source is not None:  # a document holds few
            found = oldest_first(record.by_source.get(source, ()))
            return tuple(
                one for one in found if speaker in (None, one.speaker_id) and (not topic or topic in one.topics)
            )
        if speaker is not None and topic is not None:
            return record.shelf.both(speaker, topic)
        if speaker is not None:
            return record.by_speaker.get(speaker, ())
        return record.by_topic.get(topic, ()) if topic is not None else ()

    def link(self, statement: Statement) -> str | None:
        """The document's address, leading to the passage; None for a document without an address."""
        url = self.record.source_of(statement).url
        return passage_link(url, statement.parts) if url else None

    def role_of(self, statement: Statement) -> str | None:
        """The office the speaker held when it was said: as stored, or the only one held at that date."""
        if statement.role:
            return statement.role
        held = [role.title for role in self.record.speaker_of(statement).roles if role.held_at(statement.said)]
        return held[0] if len(held) == 1 else None
