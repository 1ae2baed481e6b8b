"""A record over rows: mappings and sequences that decode only what is looked at, and never walk a million rows."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, ValuesView
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from bot.core.model import About, Record, Shelf, Statement
from bot.knowledge.compiled.latest import Latest
from bot.knowledge.compiled.rows import (
    Values,
    id_of_digest,
    meta,
    source_of,
    speaker_of,
    statement_of,
    statement_rows,
    topic_of,
    unpacked,
)
from bot.knowledge.compiled.sequences import Listed, Order, Shown
from bot.knowledge.compiled.store import Reads, Row, marks

# Decoded statements that are kept, and as many speakers and documents: those of the last few dozen answers. Thousands
# would be looked through for cycles again and again, 10 ms each time.
_KEPT = 256
_NUMBERED = 16_384  # ids whose numbers are kept
_TOGETHER = 500  # statements read at once; the database takes some thousands of arguments, not any number

_Entry = TypeVar("_Entry")


def record_over(reads: Reads, key: str) -> Record:
    """The record whose rows are read; `key` names its content."""
    counts: dict[str, int] = meta(reads, "counts")
    return Record(
        About(*meta(reads, "about")),
        Entries(reads, "speakers", counts["speakers"], speaker_of),
        Entries(reads, "sources", counts["sources"], source_of),
        Statements(reads, counts["statements"], key),
        Entries(reads, "topics", counts["topics"], topic_of),
        meta(reads, "lexicon"),
    )


class Entries(Mapping[str, _Entry]):
    """Speakers, topics or documents by id, in the order of the base."""

    def __init__(self, reads: Reads, table: str, count: int, decode: Callable[[str, Values], _Entry]) -> None:
        self._reads, self._table, self._count, self._decode = reads, table, count, decode
        self._kept = lru_cache(maxsize=_KEPT)(self._read)

    def __getitem__(self, entry_id: str) -> _Entry:
        return self._kept(entry_id)

    def __contains__(self, entry_id: object) -> bool:
        return bool(list(self._rows("SELECT 1 FROM {} WHERE id = ?", entry_id)))

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._rows("SELECT id FROM {} ORDER BY number"))

    def __len__(self) -> int:
        return self._count

    def of_digest(self, found: str) -> str | None:
        """The id with this digest, if it is one of these."""
        return next((one for one in id_of_digest(self._reads, found) if one in self), None)

    def values(self) -> ValuesView[_Entry]:
        """All entries, read in one go."""
        return _Values(self, self._all)

    def _read(self, entry_id: str) -> _Entry:
        for (value,) in self._rows("SELECT value FROM {} WHERE id = ?", entry_id):
            return self._decode(entry_id, unpacked(value))
        raise KeyError(entry_id)

    def _all(self) -> Iterator[_Entry]:
        rows = self._rows("SELECT id, value FROM {} ORDER BY number")
        return (self._decode(key, unpacked(value)) for key, value in rows)

    def _rows(self, sql: str, *args: object) -> Iterator[Row]:
        return iter(self._reads.execute(sql.format(self._table), args))


class _Values(ValuesView[_Entry]):
    def __init__(self, of: Mapping[str, _Entry], walk: Callable[[], Iterator[_Entry]]) -> None:
        super().__init__(of)
        self._walk = walk

    def __iter__(self) -> Iterator[_Entry]:
        return self._walk()


_BY_SPEAKER = Order(
    "SELECT number FROM statements WHERE speaker = ?",
    ("first", "last", "id"),
    "SELECT held FROM speakers WHERE id = ?",
    "SELECT id FROM speakers ORDER BY number",
)
_BY_TOPIC = Order(
    "SELECT number FROM statement_topics WHERE topic = ?",
    ("first", "last", "id"),
    "SELECT held FROM topics WHERE id = ? AND held > 0",
    "SELECT id FROM topics WHERE held > 0 ORDER BY number",
)
_BY_SOURCE = Order(
    "SELECT number FROM statements WHERE source = ?",
    ("number",),
    "SELECT held FROM sources WHERE id = ? AND held > 0",
    "SELECT id FROM sources WHERE held > 0 ORDER BY number",
)
# A speaker's statements on a topic: both orders are alike, so that one is walked and the other probed for each.
_OF_SPEAKER = """
SELECT s.number FROM statements s CROSS JOIN statement_topics t
ON t.topic = ?2 AND t.first = s.first AND t.last = s.last AND t.id = s.id
WHERE s.speaker = ?1 ORDER BY s.first, s.last, s.id
"""
_ON_TOPIC = """
SELECT t.number FROM statement_topics t CROSS JOIN statements s
ON s.speaker = ?1 AND s.first = t.first AND s.last = t.last AND s.id = t.id
WHERE t.topic = ?2 ORDER BY t.first, t.last, t.id
"""


class _Decoded:
    """All statements of a store by number; a few thousand of those looked at are kept decoded."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._identified: Latest[str, Statement] = Latest(_KEPT)
        self.numbered = lru_cache(maxsize=_KEPT)(self._read)
        self.number = lru_cache(maxsize=_NUMBERED)(self._found)

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The ids of the disputed ones."""
        rows = self._reads.execute("SELECT id FROM statements WHERE status = 'disputed'")
        return frozenset(key for (key,) in rows)

    def _found(self, statement_id: str) -> int:
        for (number,) in self._reads.execute("SELECT number FROM statements WHERE id = ?", (statement_id,)):
            return int(number)
        raise KeyError(statement_id)

    def several(self, ids: Sequence[str]) -> Sequence[Statement]:
        """The statements with these ids, in this order; KeyError where one is not there."""
        found = {one: known for one in ids if (known := self._identified.get(one))}
        new = tuple(one for one in ids if one not in found)
        for first in range(0, len(new), _TOGETHER):
            some = new[first : first + _TOGETHER]
            for said in _decoded(self._reads, f"WHERE id IN ({marks(some)})", some):
                found[said.id] = said
                self._identified.keep(said.id, said)
        return [found[one] for one in ids]

    def _read(self, number: int) -> Statement:
        for said in _decoded(self._reads, "WHERE number = ?", (number,)):
            return said
        raise KeyError(number)


def _decoded(reads: Reads, where: str, args: tuple[object, ...] = ()) -> Iterator[Statement]:
    for _, key, source, speaker, value in statement_rows(reads, where, args):
        yield statement_of(key, source, speaker, unpacked(value))


class Statements(Shelf):
    """Statements by id, in the order of their numbers."""

    def __init__(self, reads: Reads, count: int, key: str) -> None:
        self._reads, self._count, self._key = reads, count, key
        self._stored = _Decoded(reads)
        self._hidden: frozenset[str] = frozenset()  # what is in the store and not in here
        self._both = lru_cache(maxsize=32)(self._on_both)

    def __getitem__(self, statement_id: str) -> Statement:
        return self.several((statement_id,))[0]

    def several(self, ids: Sequence[str]) -> Sequence[Statement]:
        """As a shelf does, read together: that takes half the time of one by one."""
        if not self._hidden.isdisjoint(ids):
            raise KeyError(*self._hidden.intersection(ids))
        return self._stored.several(ids)

    def __contains__(self, statement_id: object) -> bool:
        if statement_id in self._hidden:
            return False
        return bool(list(self._reads.execute("SELECT 1 FROM statements WHERE id = ?", (statement_id,))))

    def __iter__(self) -> Iterator[str]:
        rows = self._reads.execute("SELECT id FROM statements ORDER BY number")
        return (key for (key,) in rows if key not in self._hidden)

    def __len__(self) -> int:
        return self._count - len(self._hidden)

    def of_digest(self, found: str) -> str | None:
        """The id with this digest, if it is one of these."""
        return next((one for one in id_of_digest(self._reads, found) if one in self), None)

    def values(self) -> ValuesView[Statement]:
        """All statements, read in one go and not kept."""
        return _Values(self, self._all)

    def numbered(self, number: int) -> Statement:
        """The statement of a number; KeyError where there is none."""
        return self._stored.numbered(number)

    def number(self, statement_id: str) -> int:
        """The number of a statement; KeyError where there is none."""
        return self._stored.number(statement_id)

    @cached_property
    def by_speaker(self) -> Mapping[str, Sequence[Statement]]:
        """As a shelf does; a speaker without statements is there too."""
        return _Groups(self, self._reads, _BY_SPEAKER, self._hidden_of.speakers)

    @cached_property
    def by_topic(self) -> Mapping[str, Sequence[Statement]]:
        """As a shelf does."""
        return _Groups(self, self._reads, _BY_TOPIC, self._hidden_of.topics)

    @cached_property
    def by_source(self) -> Mapping[str, Sequence[Statement]]:
        """As a shelf does."""
        return _Groups(self, self._reads, _BY_SOURCE, self._hidden_of.sources)

    @cached_property
    def disputed(self) -> frozenset[str]:
        """As a shelf does."""
        return self._stored.disputed - self._hidden

    @property
    def key(self) -> str:
        """The name of the compiled content."""
        return self._key

    def both(self, speaker: str, topic: str) -> Sequence[Statement]:
        """As a shelf does; takes time with the shorter of the two lists, once for all pages of what is asked."""
        return self._both(speaker, topic)

    def _on_both(self, speaker: str, topic: str) -> Sequence[Statement]:
        said, on = self.by_speaker.get(speaker, ()), self.by_topic.get(topic, ())
        if not said or not on:
            return ()
        rows = self._reads.execute(_OF_SPEAKER if len(said) <= len(on) else _ON_TOPIC, (speaker, topic))
        hidden = self.hidden_numbers
        return Listed(self, array("Q", (number for (number,) in rows if number not in hidden)))

    def called(self, bare: str) -> Sequence[Statement]:
        """As a shelf does."""
        rows = self._reads.execute("SELECT id FROM statements WHERE substr(id, instr(id, '/') + 1) = ?", (bare,))
        return tuple(self[key] for (key,) in rows if key in self and "/" in key)

    def without(self, ids: frozenset[str]) -> "Statements":
        """As a shelf does; nothing is built anew."""
        gone = ids if ids == self.disputed else frozenset(one for one in ids if one in self)
        if not gone:
            return self
        twin = Statements(self._reads, self._count, self._key)
        twin._stored, twin._hidden = self._stored, self._hidden | gone
        return twin

    @cached_property
    def _hidden_of(self) -> "_Hidden":
        if self._hidden and self._hidden == self._stored.disputed:
            numbers, speakers, topics, sources = meta(self._reads, "disputed")
            return _Hidden(Counter(speakers), Counter(topics), Counter(sources), set(array("Q", numbers)))
        hidden = _Hidden(Counter(), Counter(), Counter(), set())
        for statement_id in self._hidden:
            number = self._stored.number(statement_id)
            one = self._stored.numbered(number)
            hidden.numbers.add(number)
            hidden.speakers[one.speaker_id] += 1
            hidden.sources[one.source_id] += 1
            hidden.topics.update(set(one.topics))
        return hidden

    @property
    def hidden_numbers(self) -> set[int]:
        """The numbers that are in the store and not in here."""
        return self._hidden_of.numbers

    def _all(self) -> Iterator[Statement]:
        return (said for said in _decoded(self._reads, "ORDER BY number") if said.id not in self._hidden)


@dataclass(frozen=True, slots=True)
class _Hidden:
    """How many statements of each are hidden, and the numbers of all that are."""

    speakers: Counter[str]
    topics: Counter[str]
    sources: Counter[str]
    numbers: set[int]


class _Groups(Mapping[str, Sequence[Statement]]):
    """The statements of each speaker, topic or document."""

    def __init__(self, shelf: Statements, reads: Reads, order: Order, hidden: Counter[str]) -> None:
        self._shelf, self._reads, self._order, self._hidden = shelf, reads, order, hidden
        self._kept = lru_cache(maxsize=64)(self._shown)  # where each page leaves some out, they are counted once

    def __getitem__(self, key: str) -> Sequence[Statement]:
        return self._kept(key)

    def _shown(self, key: str) -> Sequence[Statement]:
        held: int | None = next((held for (held,) in self._reads.execute(self._order.held, (key,))), None)
        if held is None or (held == self._hidden[key] and self._order is not _BY_SPEAKER):
            raise KeyError(key)
        return Shown(self._shelf, self._reads, self._order, key, (held, self._hidden[key]))

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._reads.execute(self._order.keys) if not self._hidden[key] or key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
