"""Who a question names, where in it, and whether they are asked to speak or spoken about."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.frequency import common
from bot.core.model import Speaker
from bot.core.parts import Mention, part_of
from bot.core.stems import stem
from bot.core.terms import Token, tokens
from bot.core.text import fold

_SLIP_FROM, _TWO_SLIPS_FROM = 5, 8  # letters of a word from which one or two slips of the keyboard are allowed
_SURNAME = 4


@dataclass(frozen=True, slots=True)
class PeopleFacts:
    """How a record's speakers are named in running text, as plain data.

    `names` gives for the words of each name, with one blank between, who goes by it, `stems` for the stem of a name of
    one word; `longest` is the most words of a name, `singles` are the names of one word in order, and `pieces` leads to
    those of them that have a piece in common with a word (places as unsigned 32-bit, see `_pieces`).
    """

    names: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]
    longest: int
    singles: tuple[str, ...]
    pieces: dict[str, bytes]


def people_facts(speakers: Iterable[Speaker]) -> PeopleFacts:
    """The facts of speakers, in the order of the base."""
    names: dict[tuple[str, ...], tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    surnames: dict[tuple[str, ...], tuple[str, ...]] = {}
    for speaker in speakers:
        for name in _names(speaker):
            key = tuple(token.word for token in tokens(fold(name)))
            _add(names, key, speaker.id)
            if name == speaker.name and len(key) > 1 and len(key[-1]) >= _SURNAME:
                _add(surnames, key[-1:], speaker.id)
    for key, who in surnames.items():
        names.setdefault(key, who)
    singles = sorted(key[0] for key in names if len(key) == 1 and len(key[0]) >= _SLIP_FROM)
    for key, who in names.items():
        if len(key) == 1:
            stems.setdefault(stem(key[0]), who)
    longest = max((len(key) for key in names), default=0)
    pieces: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for place, word in enumerate(singles):
        for piece in _pieces(word, (2, 3, 4)):
            pieces[piece].append(place)
    told = {" ".join(key): who for key, who in names.items()}
    held = {piece: places.tobytes() for piece, places in pieces.items()}
    return PeopleFacts(told, stems, longest, tuple(singles), held)


def _pieces(word: str, at: Sequence[int]) -> set[str]:
    """Pieces of a word of which two slips leave one alone: how it begins and ends, and pairs of letters `at` places.

    Of a word of five letters one slip touches either its beginning or its end. Of one of eight two slips may touch
    both, but then not the fourth and fifth letter, which at most move by one place.
    """
    return {f"^{word[:2]}", f"{word[-2:]}$", *(f"-{word[place : place + 2]}" for place in at)}


class People:
    """The speakers of a record under every name, ready to be found in running text."""

    def __init__(self, facts: PeopleFacts) -> None:
        self._facts = facts
        self.slip = lru_cache(maxsize=4096)(self._slip)

    def find(self, found: Sequence[Token]) -> tuple[Mention, ...]:
        """Every person named, longest names first, each with their part in the question."""
        words = [token.word for token in found]
        spots: list[tuple[int, int, tuple[str, ...]]] = []
        place = 0
        while place < len(words):
            spot = self._at(words, place)
            if spot:
                if spots and spots[-1][1] == place and set(spots[-1][2]) == set(spot[1]):
                    spots[-1] = (spots[-1][0], spot[0], spot[1])
                else:
                    spots.append((place, *spot))
                place = spot[0]
            else:
                place += 1
        return tuple(Mention(first, last, who, part_of(words, first, last)) for first, last, who in spots)

    def _at(self, words: Sequence[str], place: int) -> tuple[int, tuple[str, ...]] | None:
        for size in range(min(self._facts.longest, len(words) - place), 0, -1):
            who = self._facts.names.get(" ".join(words[place : place + size]))
            if who:
                return place + size, who
        who = self.slip(words[place])
        return (place + 1, who) if who else None

    def _slip(self, word: str) -> tuple[str, ...]:
        """Who a single word means that is no name as it stands: a possessive, a case ending, a slip."""
        names = self._facts.names
        if word.endswith("s") and word[:-1] in names:
            return names[word[:-1]]
        if not word.isascii() and len(word) >= _SURNAME:
            who = self._facts.stems.get(stem(word))
            if who:
                return who
        if len(word) < _SLIP_FROM or common(word):
            return ()
        for form in dict.fromkeys((word, word.removesuffix("s"))):
            allowed = 2 if len(form) >= _TWO_SLIPS_FROM else 1
            near = self._near(form, allowed)
            if near:
                return names[near]
        return ()

    def _near(self, form: str, allowed: int) -> str:
        """The name of one word that is fewest slips from a form, and at most so many; the first of the alphabet."""
        places: set[int] = set()
        for piece in _pieces(form, (3,) if allowed > 1 else ()):
            places.update(array("I", self._facts.pieces.get(piece, b"")))
        words = [self._facts.singles[place] for place in sorted(places)]
        found = process.extractOne(form, words, scorer=OSA.distance, score_cutoff=allowed)
        return found[0] if found else ""


def _names(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.id.replace("-", " "), speaker.name, *speaker.aliases)


def _add(names: dict[tuple[str, ...], tuple[str, ...]], key: tuple[str, ...], who: str) -> None:
    if key and who not in names.get(key, ()):
        names[key] = (*names.get(key, ()), who)
