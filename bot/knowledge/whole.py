"""What a check that looks across files may ask: a base as a whole, whether all of it is in memory or only a little."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

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


class Whole(Protocol):
    """What a check that looks across files asks of a base, whether all of it is in memory or only a little."""

    @property
    def singles(self) -> Mapping[str, Entry]:
        """The files that stand alone, by name."""

    @property
    def waivers(self) -> tuple[Entry, ...]:
        """The reviewed exceptions."""

    @property
    def unread(self) -> Collection[str]:
        """The files whose records could not be read."""

    @property
    def speaker_by_id(self) -> Mapping[str, Entry]:
        """The speakers by id."""

    @property
    def topic_by_id(self) -> Mapping[str, Entry]:
        """The topics by id."""

    @property
    def source_ids(self) -> Collection[str]:
        """Every id that a source has by its file's name or by its field."""

    @property
    def misnamed(self) -> Sequence[str]:
        """The ids of sources whose file is called otherwise."""

    @property
    def linked(self) -> Sequence[Written]:
        """The statements with `same_as` that have to be looked at, in the order of the files."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many speakers, sources, topics there are, and statements that are shown."""

    @property
    def uncountable(self) -> bool:
        """Whether something could not be read that should have been counted."""

    @property
    def unnamed(self) -> Sequence[str]:
        """The files of archive/ that no source names."""

    def unread_in(self, folder: str) -> frozenset[str]:
        """The ids that unreadable files of a folder would have had."""

    def find(self, full: str) -> Written | None:
        """A statement by its full id; the first where an id stands twice."""

    def shows(self, full: str) -> bool:
        """Whether a full id names a statement that is shown."""

    def called(self, identity: str) -> Sequence[Entry]:
        """The sources whose field `id` says so."""

    def ids_in(self, source: str) -> Sequence[str]:
        """The full ids of a source's statements."""

    def ending(self, name: str) -> str | None:
        """The first full id that has this name behind the slash."""

    def archived(self, name: str) -> Archived | None:
        """A text of archive/, None if it cannot be read."""
