"""Words and phrases that mean the same here: found in a text by their stems, whatever the language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.core.terms import Token, stems

# Whose it is and how it is denied may be put in many ways that change nothing: "keep his promise", "keep their
# promise"; "cannot be trusted", "can't be trusted". Stems on the left, what stands for all of them on the right.
_WHOSE, _NOT = "his", "not"
_SAME = dict.fromkeys(("my", "your", "her", "its", "our", "their", "it"), _WHOSE) | dict.fromkeys(
    ("cannot", "cant", "dont", "doesnt", "didnt", "wont", "isnt", "arent", "wasnt", "couldnt", "wouldnt", "never"), _NOT
)
# Small words that a verb may be parted from by what it acts on: "give things up", "turned the offer down".
_PARTICLES = frozenset({"up", "down", "off", "out", "back", "away", "over", "in"})
_PARTED = 2


Words = Mapping[str, Sequence[int]]
"""Groups of single words, by their stem."""
Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], int]]]
"""Phrases as stems with their groups, by the stem of the first word."""


def read_groups(groups: Iterable[Sequence[str]]) -> tuple[Words, Phrases]:
    """Groups of words and phrases as `Lexicon` looks them up; plain values, so that they can be kept."""
    words: dict[str, dict[int, None]] = {}
    phrases: dict[str, dict[tuple[tuple[str, ...], int], None]] = {}
    for number, group in enumerate(groups):
        for phrase in group:
            key = stems(phrase)
            if len(key) == 1:
                words.setdefault(key[0], {})[number] = None
            elif key:
                key = _plain(key)
                phrases.setdefault(key[0], {})[key, number] = None
    return {key: tuple(found) for key, found in words.items()}, {key: tuple(found) for key, found in phrases.items()}


class Lexicon:
    """The groups of a record, looked up by the stem of a phrase's first word."""

    def __init__(self, groups: Iterable[Sequence[str]] = (), *, read: tuple[Words, Phrases] | None = None) -> None:
        """Groups as they are written, or as `read_groups` has read them before."""
        self._words, self._phrases = read or read_groups(groups)

    def find(self, found: Sequence[Token]) -> list[tuple[int, int, int]]:
        """Every group met in these words: (group, first place, place after the last).

        What a denied phrase holds counts for nothing by itself: "cannot be trusted" is no "trusted".
        """
        own, words, phrases = [token.stem for token in found], self._words, self._phrases
        hits = [(group, place, place + 1) for place, one in enumerate(own) if one in words for group in words[one]]
        if not phrases:
            return hits
        keys = _plain(own)
        hits += [hit for place, one in enumerate(keys) if one in phrases for hit in self._at(keys, place, one)]
        if not hits:
            return hits
        denied = [(first, last) for _, first, last in hits if last - first > 1 and _NOT in keys[first:last]]
        return [
            (group, first, last)
            for group, first, last in hits
            if not any(start <= first and last <= end and last - first < end - start for start, end in denied)
        ]

    def _at(self, keys: Sequence[str], place: int, first: str) -> Iterator[tuple[int, int, int]]:
        for key, number in self._phrases[first]:
            size = len(key)
            if tuple(keys[place : place + size]) == key:
                yield number, place, place + size
            elif size == 2 and key[1] in _PARTICLES:  # noqa: PLR2004 - a verb and its particle
                for end in range(place + 2, min(place + 2 + _PARTED, len(keys))):
                    if keys[end] == key[1]:
                        yield number, place, end + 1
                        break


def _plain(found: Sequence[str]) -> tuple[str, ...]:
    return tuple([_SAME.get(one, one) for one in found])
