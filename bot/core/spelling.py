"""Near spellings: the words of a base that a typed word may be a slip or another form of.

Damerau-Levenshtein on whole words; words under four letters only stand for themselves (measured: near
spellings of shorter ones do more harm than good).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from math import ceil
from typing import Protocol

from rapidfuzz.distance import OSA, Prefix

from bot.core.frequency import common
from bot.core.grams import trigrams
from bot.core.ordered import span

SHORTEST = 4
"""Letters of a word from which it may be a slip of another."""
TRIED = 24
"""Words compared letter by letter, at most."""
_READ = 2_500  # entries of the trigram lists read for one word, rarest trigrams first
_KEPT = 4
_REMEMBERED = 20_000
_MOSTLY, _PLAINLY = 0.6, 0.75  # share of the longer word that two forms have in common: of a rare word, of any other
_LONG = 7  # letters of a word in which a second slip is allowed
_HALF = 0.5  # of the letters' order, from which words that share it may be one
_ONE_SLIP, _TWO_SLIPS = 0.9, 0.75  # how well a word stands for what it is a slip of
_SURELY = 0.7  # closeness from which a word is taken for another one's slip


class Neighbours(Protocol):
    """A vocabulary that knows which of its words look like another."""

    def alike(self, word: str) -> Sequence[tuple[str, int]]:
        """Some two dozen words of at least four letters that share most trigrams with `word`, with their terms."""
        ...

    def beginning(self, start: str, longest: int) -> Sequence[tuple[str, int]]:
        """The words of at most `longest` letters that begin with `start`, of at least four, with their terms."""
        ...


class Trigrams:
    """A vocabulary in memory, by its trigrams."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = sorted(word for word in words if len(word) >= SHORTEST)
        self._terms = [words[word] for word in self._words]
        self._by_gram: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            for gram in grams(word):
                self._by_gram[gram].append(number)

    def alike(self, word: str) -> Sequence[tuple[str, int]]:
        """The words that share most trigrams, the rarest trigrams read first."""
        shared: dict[int, int] = {}
        left = _READ
        for numbers in sorted((self._by_gram.get(gram, []) for gram in grams(word)), key=len):
            left -= len(numbers)
            if left < 0 and shared:
                break
            for number in numbers:
                shared[number] = shared.get(number, 0) + 1
        tried = nlargest(TRIED, [(count, -number) for number, count in shared.items() if count > 1])
        return [(self._words[-behind], self._terms[-behind]) for _, behind in tried]

    def beginning(self, start: str, longest: int) -> Sequence[tuple[str, int]]:
        """As `Neighbours` does."""
        places = range(*span(self._words, start))
        return [(word, self._terms[place]) for place in places if len(word := self._words[place]) <= longest]


class Spelling:
    """Near spellings among the words of a base; those once found are remembered."""

    def __init__(self, vocabulary: Neighbours) -> None:
        self._vocabulary = vocabulary
        self._memory: dict[str, tuple[tuple[int, float, str], ...]] = {}

    def near(self, word: str, *, known: bool) -> tuple[tuple[int, float], ...]:
        """Terms of the base that `word` may stand for with how well (0..1), best first; `known` if it is one itself."""
        return tuple((term, close) for term, close, _ in self._near(word, known=known))

    def meant(self, word: str) -> str | None:
        """A word of the base that a misspelt one most likely is; None where none is near."""
        best = next(iter(self._near(word, known=False)), None)
        return None if best is None or best[1] < _SURELY else best[2]

    def _near(self, word: str, *, known: bool) -> tuple[tuple[int, float, str], ...]:
        if len(word) < SHORTEST:
            return ()
        found = self._memory.get(word)
        if found is None:
            found = self._find(word, known=known)
            if len(self._memory) < _REMEMBERED:
                self._memory[word] = found
        return found

    def _find(self, word: str, *, known: bool) -> tuple[tuple[int, float, str], ...]:
        best: dict[int, tuple[float, str]] = {}
        trusted = known or common(word)  # a word that is one is no slip of another
        for other, term, close in self._forms(word) if trusted else self._slips(word):
            if other != word and close > best.get(term, (0.0, ""))[0]:
                best[term] = (close, other)
        found = [(term, close, other) for term, (close, other) in best.items()]
        return tuple(sorted(found, key=lambda one: (-one[1], one[0]))[:_KEPT])

    def _forms(self, word: str) -> Iterator[tuple[str, int, float]]:
        start = word[: max(SHORTEST, ceil(_PLAINLY * len(word)))]
        for other, term in self._vocabulary.beginning(start, int(len(word) / _PLAINLY)):
            yield other, term, form(word, other, _PLAINLY)

    def _slips(self, word: str) -> Iterator[tuple[str, int, float]]:
        mine = grams(word)
        for other, term in self._vocabulary.alike(word):
            close = slip(word, other)
            if close < _ONE_SLIP:
                dice = _dice(mine, other)
                close = max(form(word, other, _MOSTLY), close, 0.8 * dice if dice >= _HALF else 0.0)
            yield other, term, close


def grams(word: str) -> set[str]:
    """The trigrams of a word with its ends marked."""
    return trigrams(f"^{word}$")


def form(word: str, other: str, least: float) -> float:
    """How well one word stands for the other (0..1) as another form of it, by the letters that they begin with.

    They must share `least` of the longer one's letters: of a word that may be misspelt fewer than of one that is a
    word, for "count" is no form of "country".
    """
    longer, prefix = max(len(word), len(other)), Prefix.similarity(word, other)
    return 0.9 * prefix / longer if prefix >= SHORTEST and prefix / longer >= least else 0.0


def slip(word: str, other: str) -> float:
    """How well one word stands for the other (0..1) as a slip of the keyboard."""
    allowed = 1 if max(len(word), len(other)) < _LONG else 2
    distance = OSA.distance(word, other, score_cutoff=allowed)
    return 0.0 if distance > allowed else (0.0, _ONE_SLIP, _TWO_SLIPS)[distance]


def _dice(mine: set[str], other: str) -> float:
    marked = f"^{other}$"  # has as many trigrams as `other` has letters; hardly a word has one twice
    return 2 * sum([one in marked for one in mine]) / (len(mine) + len(other))
