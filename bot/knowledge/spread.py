"""A base of which only the facts are in memory; the few source files that something is wrong with are read again."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, lru_cache

from bot.knowledge.archive import Archived
from bot.knowledge.base import Base
from bot.knowledge.entry import Entry
from bot.knowledge.facts import Facts, Link
from bot.knowledge.files import stem_of
from bot.knowledge.folder import Frame, mentions, read_part
from bot.knowledge.whole import Written

SpeakerOf = Callable[[str], str | None]
"""A full id to the speaker of the statement, None if no such statement is shown."""
_KEPT = 64  # files read again that are held at a time


class Spread:
    """What checks across files ask of a base (see `Whole`), answered from a frame, facts and single files.

    `shown` says who speaks in a statement that is shown. It is left out where not every statement is at hand, as after
    an error; then the files that links lead to are read again, one at a time.
    """

    def __init__(self, frame: Frame, facts: Facts, shown: SpeakerOf | None = None) -> None:
        self._frame = frame
        self._facts = facts
        self._shown = shown
        self._part = lru_cache(_KEPT)(self._read)
        self.singles = frame.base.singles
        self.waivers = frame.base.waivers
        self.speaker_by_id = frame.base.speaker_by_id
        self.topic_by_id = frame.base.topic_by_id
        self.unread: Collection[str] = frame.base.unread | frozenset(facts.unread)
        self.misnamed: Sequence[str] = [name for name, _ in facts.misnamed]
        self.uncountable = bool(self.unread) or facts.uncountable

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many speakers, sources, topics there are, and statements that are shown."""
        return {**self._frame.base.counts, "sources": self._facts.sources, "statements": self._facts.shown}

    @cached_property
    def source_ids(self) -> Collection[str]:
        """Every id that a source has by its file's name or by its field."""
        return (self._frame.by_id.keys() - self.unread_in("sources")) | set(self.misnamed)

    @cached_property
    def linked(self) -> Sequence[Written]:
        """The statements whose `same_as` may be wrong, in the order of the files."""
        doubtful = {link.id for link in _doubtful(self._facts.links, self._speakers())}
        files = sorted({self._file(one) for one in doubtful})
        return [one for file in files for one in self._part(file).linked if one.id in doubtful]

    @cached_property
    def unnamed(self) -> Sequence[str]:
        """The files of archive/ that no source names."""
        return [*self._frame.base.unnamed, *self._facts.unnamed]

    def unread_in(self, folder: str) -> frozenset[str]:
        """The ids that unreadable files of a folder would have had."""
        return frozenset(stem_of(one) for one in self.unread if one.startswith(f"{folder}/"))

    def find(self, full: str) -> Written | None:
        """A statement by its full id; the first where an id stands twice."""
        for file in self._files(full.partition("/")[0]):
            found = self._part(file).find(full)
            if found is not None:
                return found
        return None

    def shows(self, full: str) -> bool:
        """Whether a full id names a statement that is shown."""
        if self._shown is not None and self._shown(full) is not None:
            return True
        found = self.find(full)
        return found is not None and found.served

    def called(self, identity: str) -> Sequence[Entry]:
        """The sources whose field `id` says so."""
        return [one for file in sorted(self._files(identity)) for one in self._part(file).called(identity)]

    def ids_in(self, source: str) -> Sequence[str]:
        """The full ids of a source's statements."""
        return [one for file in self._files(source) for one in self._part(file).ids_in(source)]

    def ending(self, name: str) -> str | None:
        """The first full id that has this name behind the slash; every file may have to be read for it."""
        found = (self._read(file).ending(name) for file in self._frame.files if mentions(self._frame, file, name))
        return next((one for one in found if one is not None), None)

    def archived(self, name: str) -> Archived | None:
        """A text of archive/, None if it cannot be read."""
        file = self._frame.by_id.get(name.removesuffix(".txt"))
        return self._part(file).archived(name) if file else self._frame.base.archived(name)

    def _speakers(self) -> dict[str, str | None]:
        """The speakers of all statements that links lead to; one that there is not is left out."""
        wanted = {link.same_as for link in self._facts.links}
        found: dict[str, str | None] = {}
        if self._shown is not None:
            found = {one: speaker for one in wanted if (speaker := self._shown(one)) is not None}
        by_file: dict[str, list[str]] = defaultdict(list)
        for one in wanted - found.keys():
            for file in self._files(one.partition("/")[0])[:1]:
                by_file[file].append(one)
        for file, asked in sorted(by_file.items()):
            part = self._part(file)
            for one in asked:
                written = part.find(one) or self.find(one)
                if written is not None:
                    found[one] = written.entry.text("speaker")
        return found

    def _files(self, source: str) -> list[str]:
        """The files that may hold the statements of a source, by its file's name and by its field."""
        ours = self._frame.by_id.get(source)
        misnamed = [self._frame.by_id[stem_of(file)] for name, file in reversed(self._facts.misnamed) if name == source]
        return [ours, *misnamed] if ours else misnamed

    def _file(self, full: str) -> str:
        return self._frame.by_id[full.partition("/")[0]]

    def _read(self, file: str) -> Base:
        return read_part(self._frame, [file])[0]


def _doubtful(links: Sequence[Link], speakers: Mapping[str, str | None]) -> list[Link]:
    """The links that lead nowhere, to another speaker, or through others back to where they began."""
    after = {one.id: one.same_as for one in reversed(links)}
    found = []
    for one in links:
        path, at = {one.id}, one.same_as
        while at in after and at not in path:
            path.add(at)
            at = after[at]
        if at in path or one.same_as not in speakers or speakers[one.same_as] != one.speaker:
            found.append(one)
    return found
