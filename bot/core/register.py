"""People, topics or documents under every name they go by: found by what is typed, offered while it is typed.

The facts are plain data, made once; answering from them folds nothing but what is typed. Prefixes are found by halving
sorted lists, slips among those names that share most letters with what is typed.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import Protocol

from rapidfuzz import fuzz

from bot.core.grams import TYPED, TYPING, likely, pair_lists
from bot.core.ordered import span
from bot.core.text import fold

_COMPLETES = 60.0  # 0..100, `likeness`: what is still being typed
SHORTEST = 3  # letters of what is still being typed that may be a slip
_BEGINS, _WITHIN = 100.0, 95.0


class Finds(Protocol):
    """Whatever knows entries by their names."""

    def find(self, typed: str) -> tuple[str, ...]:
        """The ids that a name as typed may mean: () none, several where a name is shared."""
        ...

    def complete(self, typed: str, limit: int) -> tuple[str, ...]:
        """The ids of those that what is typed so far may become, best first; the first of all where nothing is."""
        ...


@dataclass(frozen=True, slots=True)
class Facts:
    """What a register knows, as plain data.

    `known` gives for each folded name, in the order of the alphabet, the places in `ids` of who goes by it. `later`
    are the names again from each later word on, in order, `later_of` the place of each one's name (unsigned 32-bit).
    `pairs` leads to names by neighbouring letters (see `grams`).
    """

    ids: tuple[str, ...]
    known: dict[str, tuple[int, ...]]
    later: tuple[str, ...]
    later_of: bytes
    pairs: dict[str, bytes]


def facts(named: Iterable[tuple[str, Iterable[str]]], otherwise: Iterable[tuple[str, str]] = ()) -> Facts:
    """The facts of ids with their names, in the order of the base; best known first.

    `otherwise` are further names with their ids, for which a name counts only where nobody goes by it in full.
    """
    places: dict[str, int] = {}
    known: dict[str, tuple[int, ...]] = {}
    for entry, names in named:
        place = places.setdefault(entry, len(places))
        for key in dict.fromkeys(fold(name).strip() for name in names if name):
            if key:
                known[key] = (*known.get(key, ()), place)
    more: dict[str, tuple[int, ...]] = {}
    for name, entry in otherwise:
        key = fold(name).strip()
        if key and key not in known:
            more[key] = (*more.get(key, ()), places[entry])
    known = dict(sorted((known | more).items()))
    later = sorted((name[at + 1 :], number) for number, name in enumerate(known) for at in _blanks(name))
    numbers = array("I", (number for _, number in later))
    return Facts(tuple(places), known, tuple(rest for rest, _ in later), numbers.tobytes(), pair_lists(tuple(known)))


def likeness(key: str, name: str) -> float:
    """How well a name (both folded) fits what is typed so far, 0..100: it begins so, a later word does, or nearly."""
    if name.startswith(key):
        return _BEGINS
    if f" {key}" in name:
        return _WITHIN
    return max(fuzz.ratio(key, name), fuzz.ratio(key, name[: len(key)]))


@dataclass(frozen=True)
class Register:
    """Finds entries by their names; `slip` is how like a name (0..100, rapidfuzz `ratio`) what is typed must be.

    Of fewer than `shortest` letters none is taken for a slip.
    """

    facts: Facts
    slip: float = 75.0
    shortest: int = 1

    def find(self, typed: str) -> tuple[str, ...]:
        """As `Finds` does: those who go by exactly that name, else all whose name is nearest, if near enough."""
        key = fold(typed).strip()
        found = self.facts.known.get(key, ())
        if not found and len(key) >= self.shortest:
            found = self._nearest(key)
        return tuple(self.facts.ids[place] for place in found)

    def complete(self, typed: str, limit: int) -> tuple[str, ...]:
        """As `Finds` does."""
        key = fold(typed).strip()
        ids = self.facts.ids
        if not key:
            return ids[:limit]
        best = dict.fromkeys(nsmallest(limit, set(self._beginning(key))))
        if len(best) < limit:
            best |= dict.fromkeys(nsmallest(limit, set(self._within(key)) - best.keys()))
        if len(best) < limit and len(key) >= SHORTEST:
            best |= dict.fromkeys(self._alike(key))
        return tuple(ids[place] for place in best)[:limit]

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(self.facts.known)

    @cached_property
    def _later_of(self) -> Sequence[int]:
        return array("I", self.facts.later_of)

    def _beginning(self, key: str) -> Iterable[int]:
        names, known = self._names, self.facts.known
        return (place for name in names[slice(*span(names, key))] for place in known[name])

    def _within(self, key: str) -> Iterable[int]:
        later, known = self.facts.later, self.facts.known
        return (place for number in self._later_of[slice(*span(later, key))] for place in known[self._names[number]])

    def _alike(self, key: str) -> list[int]:
        """Those with a name near what is typed, best first."""
        scores: dict[int, float] = {}
        for number in likely(key, self._names, self.facts.pairs, TYPING):
            name = self._names[number]
            score = likeness(key, name)
            if score >= _COMPLETES:
                for place in self.facts.known[name]:
                    scores[place] = max(score, scores.get(place, 0.0))
        return sorted(scores, key=lambda place: (-scores[place], place))

    def _nearest(self, key: str) -> tuple[int, ...]:
        scores: dict[int, float] = {}
        for number in likely(key, self._names, self.facts.pairs, TYPED) if key else ():
            name = self._names[number]
            score = fuzz.ratio(key, name, score_cutoff=self.slip)
            if score:
                for place in self.facts.known[name]:
                    scores[place] = max(score, scores.get(place, 0.0))
        best = max(scores.values(), default=0.0)
        return tuple(sorted(place for place, score in scores.items() if score == best))


def _blanks(name: str) -> list[int]:
    return [at for at, letter in enumerate(name) if letter == " "]
