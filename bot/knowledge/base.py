"""A knowledge base as it was read: every record an entry with its places, nothing judged across files yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from bot.core.model import Status
from bot.knowledge.archive import Archived
from bot.knowledge.entry import Entry


@dataclass(frozen=True, slots=True)
class Written:
    """A statement as written, with the source it stands in and its full id."""

    id: str
    entry: Entry
    source: Entry

    @property
    def status(self) -> Status | None:
        """Its status, None where it cannot be read."""
        text = self.entry.text("status")
        return Status(text) if text else None

    @property
    def served(self) -> bool:
        """Whether it may be shown."""
        status = self.status
        return status is not None and status.served


@dataclass(frozen=True)
class Base:
    """Everything read from a folder. `unread` names the files (relative) whose records are not here.

    `today` is handed in, because no floor but the topmost reads the clock. `archive` goes by file name.
    """

    today: date
    singles: Mapping[str, Entry] = field(default_factory=dict)
    speakers: tuple[Entry, ...] = ()
    topics: tuple[Entry, ...] = ()
    sources: tuple[Entry, ...] = ()
    waivers: tuple[Entry, ...] = ()
    archive: Mapping[str, Archived] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    @cached_property
    def statements(self) -> tuple[Written, ...]:
        """Every statement whose id can be read, in the order of the files."""
        return tuple(
            Written(f"{source_id(source)}/{entry.text('id')}", entry, source)
            for source in self.sources
            for entry in source.entries("statements")
            if entry.text("id")
        )

    @cached_property
    def by_id(self) -> Mapping[str, Written]:
        """The statements by full id; the first where an id stands twice."""
        differing = {f"{one.source.text('id')}/{one.entry.text('id')}": one for one in self.statements}
        return differing | {one.id: one for one in reversed(self.statements)}

    @cached_property
    def speaker_by_id(self) -> Mapping[str, Entry]:
        """The speakers by id."""
        return _by_id(self.speakers)

    @cached_property
    def topic_by_id(self) -> Mapping[str, Entry]:
        """The topics by id."""
        return _by_id(self.topics)

    @cached_property
    def source_by_id(self) -> Mapping[str, Entry]:
        """The sources by id."""
        return _by_id(self.sources)

    def unread_in(self, folder: str) -> frozenset[str]:
        """The ids that files of a folder would have had, could they be read: nobody can say that they are unknown."""
        return frozenset(Path(one).stem for one in self.unread if one.startswith(f"{folder}/"))


def stem(entry: Entry) -> str:
    """The name of an entry's file without folder and ending."""
    return Path(entry.file).stem


def source_id(source: Entry) -> str:
    """A source's id: the name of its file. That its field says so too is a rule of its own."""
    return stem(source)


def _by_id(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    """By file name, and by the id in the file too where it differs, so that only the difference is told."""
    return {entry.text("id") or "": entry for entry in entries} | {stem(entry): entry for entry in entries}
