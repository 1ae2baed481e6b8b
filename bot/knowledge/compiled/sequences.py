"""Statements in a row that is not in memory: its length is known without decoding any, and so is each one's place."""

from abc import abstractmethod
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from operator import eq
from typing import Protocol, overload

from bot.core.model import Statement
from bot.knowledge.compiled.store import Reads

_AT_ONCE = 512  # statements read together where many are walked


class Decodes(Protocol):
    """Whatever has statements by their numbers."""

    @property
    def hidden_numbers(self) -> AbstractSet[int]:
        """The numbers that are in the store and not shown."""
        ...

    def numbered(self, number: int) -> Statement:
        """The statement of a number; KeyError where there is none."""
        ...


class InOrder(Sequence[Statement]):
    """Statements in a row, decoded when they are looked at; equal to any sequence of the same statements."""

    def __init__(self, shelf: Decodes) -> None:
        self._shelf = shelf

    @abstractmethod
    def _numbers(self, first: int, last: int) -> Sequence[int]:
        """The numbers of those from one place to another."""

    @overload
    def __getitem__(self, place: int) -> Statement: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Statement]: ...

    def __getitem__(self, place: int | slice) -> Statement | Sequence[Statement]:
        if isinstance(place, slice):
            first, last, step = place.indices(len(self))
            if step != 1:
                return tuple(self)[place]
            return tuple(map(self._shelf.numbered, self._numbers(first, last)))
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        return self._shelf.numbered(self._numbers(at, at + 1)[0])

    def __iter__(self) -> Iterator[Statement]:
        for first in range(0, len(self), _AT_ONCE):
            yield from self[first : first + _AT_ONCE]

    def __hash__(self) -> int:
        raise TypeError("statements in a row are compared by content and have no hash")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))


class Listed(InOrder):
    """Statements whose numbers are known."""

    def __init__(self, shelf: Decodes, numbers: Sequence[int]) -> None:
        super().__init__(shelf)
        self._known = numbers

    def __len__(self) -> int:
        return len(self._known)

    def _numbers(self, first: int, last: int) -> Sequence[int]:
        return self._known[first:last]


@dataclass(frozen=True, slots=True)
class Order:
    """One way in which statements stand in a row: the SQL of their numbers, by which columns, and of who has any."""

    numbers: str
    by: tuple[str, ...]
    held: str
    keys: str

    def sql(self, *, backward: bool = False) -> str:
        """The numbers in order, from the first or from the last on."""
        return f"{self.numbers} ORDER BY {', '.join(f'{one} DESC' if backward else one for one in self.by)}"


class Shown(InOrder):
    """Statements whose numbers are read in order, as far as they are looked at."""

    def __init__(self, shelf: Decodes, reads: Reads, order: Order, key: str, held: tuple[int, int]) -> None:
        """`key` is whose they are; `held` is how many there are, and how many of them are not shown."""
        super().__init__(shelf)
        self._reads, self._order, self._key = reads, order, key
        self._held, self._hidden = held

    def __len__(self) -> int:
        return self._held - self._hidden

    def _numbers(self, first: int, last: int) -> Sequence[int]:
        if first >= last:
            return []
        if not self._hidden:
            return self._stored(first, last)
        skipped = self._skipped  # a place here is as many further in the store as hidden ones stand before it
        start, end = first + bisect_right(skipped, first), last + bisect_right(skipped, last - 1)
        return [number for number in self._stored(start, end) if number not in self._shelf.hidden_numbers]

    def _stored(self, first: int, last: int) -> list[int]:
        """The numbers of those in the store from one place to another, read from the nearer end."""
        backward = first > self._held // 2
        sql = f"{self._order.sql(backward=backward)} LIMIT ? OFFSET ?"
        rows = self._reads.execute(sql, (self._key, last - first, self._held - last if backward else first))
        found = [number for (number,) in rows]
        return found[::-1] if backward else found

    @cached_property
    def _skipped(self) -> "array[int]":
        """Of each hidden one, in order, how many that are shown stand before it."""
        hidden, found = self._shelf.hidden_numbers, array("Q")
        for place, (number,) in enumerate(self._reads.execute(self._order.sql(), (self._key,))):
            if number in hidden:
                found.append(place - len(found))
        return found
