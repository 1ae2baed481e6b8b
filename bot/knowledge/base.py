"""A knowledge base as it was read: every record an entry with its places, nothing judged across files yet."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from bot.core.edtf import EdtfDate
from bot.core.model import Role
from bot.knowledge.archive import Archived
from bot.knowledge.entry import Entry
from bot.knowledge.whole import Written


@dataclass(frozen=True)
class Base:
    """Everything read from a folder, or a part of it. `unread` names the files (relative) whose records are not here.

    `today` is handed in, because no floor but the topmost reads the clock. `archive` goes by file name. `around`, for
    a part that holds only sources, is the rest of the base: the speakers and topics that they may name.
    """

    today: date
    singles: Mapping[str, Entry] = field(default_factory=dict)
    speakers: tuple[Entry, ...] = ()
    topics: tuple[Entry, ...] = ()
    sources: tuple[Entry, ...] = ()
    waivers: tuple[Entry, ...] = ()
    archive: Mapping[str, Archived] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    around: "Base | None" = None

    @cached_property
    def statements(self) -> tuple[Written, ...]:
        """Every statement whose id can be read, in the order of the files."""
        found = []
        for source in self.sources:
            before = f"{source_id(source)}/"
            for entry in source.entries("statements"):
                identity = entry.text("id")
                if identity:
                    found.append(Written(before + identity, entry, source))
        return tuple(found)

    @cached_property
    def by_id(self) -> Mapping[str, Written]:
        """The statements by full id; the first where an id stands twice."""
        differing = {
            f"{one.source.text('id')}/{one.entry.text('id')}": one
            for one in self.statements
            if one.source.text("id") != source_id(one.source)
        }
        return differing | {one.id: one for one in reversed(self.statements)}

    @cached_property
    def speaker_by_id(self) -> Mapping[str, Entry]:
        """The speakers by id."""
        return self.around.speaker_by_id if self.around else _by_id(self.speakers)

    @cached_property
    def topic_by_id(self) -> Mapping[str, Entry]:
        """The topics by id."""
        return self.around.topic_by_id if self.around else _by_id(self.topics)

    @cached_property
    def source_by_id(self) -> Mapping[str, Entry]:
        """The sources by id."""
        return _by_id(self.sources)

    @cached_property
    def roles(self) -> Mapping[str, tuple[Role, ...]]:
        """The offices of each speaker whose `roles` could be read."""
        if self.around:
            return self.around.roles
        # What a role that cannot be read would have allowed, nobody can say; that it cannot be read is told already.
        return {
            name: tuple(map(role, one.entries("roles")))
            for name, one in self.speaker_by_id.items()
            if "roles" not in one.broken
        }

    @property
    def source_ids(self) -> Collection[str]:
        """Every id that a source has by its file's name or by its field."""
        return self.source_by_id.keys()

    @property
    def misnamed(self) -> Sequence[str]:
        """The ids of sources whose file is called otherwise."""
        return [name for one in self.sources if (name := one.text("id")) is not None and name != stem(one)]

    @property
    def linked(self) -> Sequence[Written]:
        """The statements with `same_as`, in the order of the files."""
        return [one for one in self.statements if one.entry.text("same_as") is not None]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many speakers, sources, topics there are, and statements that are shown."""
        return {
            "speakers": len(self.speakers),
            "sources": len(self.sources),
            "topics": len(self.topics),
            "statements": sum(one.served for one in self.statements),
        }

    @property
    def uncountable(self) -> bool:
        """Whether something could not be read that should have been counted."""
        return bool(self.unread) or any("statements" in one.broken for one in self.sources)

    @property
    def unnamed(self) -> Sequence[str]:
        """The files of archive/ that no source names."""
        claimed = self.unread_in("sources") | {source_id(one) for one in self.sources if one.has("archive")}
        return [name for name in self.archive if name.removesuffix(".txt") not in claimed]

    def unread_in(self, folder: str) -> frozenset[str]:
        """The ids that files of a folder would have had, could they be read: nobody can say that they are unknown."""
        here = frozenset(PurePosixPath(one).stem for one in self.unread if one.startswith(f"{folder}/"))
        return here | self.around.unread_in(folder) if self.around else here

    def find(self, full: str) -> Written | None:
        """A statement by its full id; the first where an id stands twice."""
        return self.by_id.get(full)

    def shows(self, full: str) -> bool:
        """Whether a full id names a statement that is shown."""
        found = self.by_id.get(full)
        return found is not None and found.served

    def called(self, identity: str) -> Sequence[Entry]:
        """The sources whose field `id` says so."""
        return [one for one in self.sources if one.text("id") == identity]

    def ids_in(self, source: str) -> Sequence[str]:
        """The full ids of a source's statements."""
        return [one for one in self.by_id if one.partition("/")[0] == source]

    def ending(self, name: str) -> str | None:
        """The first full id that has this name behind the slash."""
        return next((one.id for one in self.statements if one.entry.text("id") == name), None)

    def archived(self, name: str) -> Archived | None:
        """A text of archive/, None if it cannot be read."""
        return self.archive.get(name)


def stem(entry: Entry) -> str:
    """The name of an entry's file without folder and ending."""
    return entry.file.rpartition("/")[2].removesuffix(".yaml")


def source_id(source: Entry) -> str:
    """A source's id: the name of its file. That its field says so too is a rule of its own."""
    return stem(source)


def role(entry: Entry) -> Role:
    """An office as far as the entry could be read."""
    return Role(entry.text("title") or "", entry.date("from"), entry.date("to"))


def roles_at(held: tuple[Role, ...], said: EdtfDate) -> tuple[str, ...]:
    """The titles held on some day of `said`, each once."""
    return tuple(dict.fromkeys(one.title for one in held if one.held_at(said)))


def _by_id(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    """By file name, and by the id in the file too where it differs, so that only the difference is told."""
    return {entry.text("id") or "": entry for entry in entries} | {stem(entry): entry for entry in entries}
