"""Whom a claim names as its speaker: an id, a name, a name among titles, or somebody who is not on record.

More careful than looking up a name: a claim for "Donald Trump Jr." must not count as one for his father, and one for
"Iranian Foreign Minister Mohammad Javad Zarif" must not count as one for a stranger.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from bot.core.model import Speaker
from bot.core.names import Names
from bot.core.text import words

_TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir lord lady dame president vice prime minister foreign former ex then acting
    deputy secretary general chief adviser advisor spokesman spokeswoman spokesperson ambassador senator congressman
    governor mayor chancellor leader supreme ayatollah hojatoleslam imam sheikh shaikh king queen prince princess
    admiral colonel captain major brigadier commander defense defence finance interior national security council
    official top senior diplomat envoy the of for to and in at as by state us iranian american
    """.split()  # noqa: SIM905 - a word list
)
_INITIALS, _SHORTEST_SLIP, _TWO_SLIPS = 2, 4, 8
_SHORTEST_SURNAME = 4
# A word behind a name that makes it another person's.
_SOMEBODY_ELSE = re.compile(r"(?:^|[\s,])(?:jr|junior|sr|senior|ii|iii|iv)\.?$|['’]s\s+\w+$", re.IGNORECASE)
_BREAKS = re.compile(r"[,;(){}\[\]|/–—]|\s-\s")


@dataclass(frozen=True)
class Claimants:
    """The people that a claim may be for, under all their names and by surname."""

    names: Names
    _known: dict[str, tuple[Speaker, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        known: dict[str, tuple[Speaker, ...]] = {}
        surnames: dict[str, tuple[Speaker, ...]] = {}
        for speaker in self.names.record.speakers.values():
            for key in {_same(name) for name in _names(speaker)}:
                known[key] = (*known.get(key, ()), speaker)
            surname = _same(speaker.name).rpartition(" ")[2]
            if len(surname) >= _SHORTEST_SURNAME:
                surnames[surname] = (*surnames.get(surname, ()), speaker)
        object.__setattr__(self, "_known", surnames | known)  # a name that somebody bears in full is theirs alone

    def find(self, typed: str | None) -> frozenset[str] | None:
        """The ids that a claimed speaker may mean: none for somebody not on record, None where nobody is claimed."""
        if typed is None or not typed.strip():
            return None
        if typed in self.names.record.speakers:
            return frozenset((typed,))
        found = self._known.get(_same(typed)) or self.names.resolve(typed) or self._within(typed)
        if _SOMEBODY_ELSE.search(typed.strip()):
            return frozenset(one.id for one in found if _same(typed) in map(_same, _names(one)))
        return frozenset(one.id for one in found if _nothing_else(typed, one))

    def _within(self, typed: str) -> tuple[Speaker, ...]:
        """The speakers of the longest part of what is typed that names somebody."""
        parts = _same(_BREAKS.sub(" ", typed)).split()
        for size in range(len(parts), 0, -1):
            for first in range(len(parts) - size + 1):
                if found := self._known.get(" ".join(parts[first : first + size])):
                    return found
        return ()


def _nothing_else(typed: str, speaker: Speaker) -> bool:
    """Whether every word typed is a title, an office or part of a name of that speaker, give or take a slip."""
    known = {part for text in (*_names(speaker), *(role.title for role in speaker.roles)) for part in _parts(text)}
    return all(
        part in known or part in _TITLES or _slip(part, known) for part in _parts(typed) if len(part) > _INITIALS
    )


def _slip(part: str, known: Iterable[str]) -> bool:
    allowed = 1 if len(part) < _TWO_SLIPS else 2
    near = (one for one in known if len(one) >= _SHORTEST_SLIP)
    return any(OSA.distance(part, one, score_cutoff=allowed) <= allowed for one in near)


def _names(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.id, speaker.name, *speaker.aliases)


def _parts(text: str) -> list[str]:
    return [re.sub(r"['’]s$", "", word) for word in words(text)]


def _same(text: str) -> str:
    return " ".join(_parts(text))
