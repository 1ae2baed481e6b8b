"""The words on record as the verifier reads them: passages, their words as numbers, and how rare each word is."""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp2, log2

from bot.core.comparing.grams import Postings, SortedPostings, pair_gram, triple_gram, word_gram
from bot.core.comparing.reading import Reading
from bot.core.comparing.tokens import raw_words, word_key
from bot.core.frequency import rarity
from bot.core.model import Kind, Record, Statement

# General language counts as this many passages of this many words beside the record's own, so that the
# words of a small base have a rarity at all.
_BACKGROUND = 2000.0
_PASSAGE_WORDS = 20.0
# frequency.rarity is linear in -log2 of a word's share of running text, from 3.3 bits to 20.5.
_LEAST, _MOST = 3.3, 20.5


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to compare claims with: a statement's words, or (`around`) its source's sentence around them."""

    statement: Statement
    around: bool
    words: "array[int]"

    @property
    def text(self) -> str:
        """The text as stored."""
        return (self.statement.context or "") if self.around else self.statement.text

    @property
    def quoted(self) -> bool:
        """Whether these are the speaker's own words: not reported speech, not the reporter's sentence."""
        return not self.around and self.statement.kind is not Kind.REPORTED


@dataclass(frozen=True)
class Corpus:
    """Every passage of a record, numbered, with postings of its words and pairs of words."""

    passages: tuple[Passage, ...]
    vocabulary: dict[str, int]
    postings: Postings
    by_speaker: dict[str, list[int]]
    by_utterance: dict[str, list[int]]
    _bits: dict[str, float] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, record: Record) -> "Corpus":
        """Read a record; takes some 50 microseconds a statement."""
        vocabulary: dict[str, int] = {}
        numbers: dict[str, int] = {}
        passages: list[Passage] = []
        by_speaker: dict[str, list[int]] = {}
        by_utterance: dict[str, list[int]] = {}
        for statement in record.statements.values():
            for around, text in _texts(statement):
                words = array("I")
                for raw in raw_words(text):
                    number = numbers.get(raw)
                    if number is None:
                        number = numbers[raw] = vocabulary.setdefault(word_key(raw), len(vocabulary))
                    words.append(number)
                by_speaker.setdefault(statement.speaker_id, []).append(len(passages))
                by_utterance.setdefault(statement.same_as or statement.id, []).append(len(passages))
                passages.append(Passage(statement, around, words))
        _share("")  # reads the table of frequencies now and not at the first claim
        postings = SortedPostings.of([passage.words for passage in passages])
        return cls(tuple(passages), vocabulary, postings, by_speaker, by_utterance)

    def number(self, key: str) -> int:
        """The number of a word, -1 if the record does not hold it."""
        return self.vocabulary.get(key, -1)

    def bits(self, key: str) -> float:
        """How much it tells that a passage holds this word: -log2 of the share of passages that do, 0 to about 17."""
        known = self._bits.get(key)
        if known is None:
            number = self.vocabulary.get(key)
            held = self.postings.count(word_gram(number)) if number is not None else 0
            total = len(self.passages) + _BACKGROUND
            known = max(0.0, log2(total / (held + _BACKGROUND * _share(key) + 0.5)))
            self._bits[key] = known
        return known

    def reading(self, number: int) -> Reading:
        """The text of a passage, read; the last two thousand are kept."""
        return _reading(self.passages[number].text)

    def insertions(self, statement: Statement) -> frozenset[tuple[str, ...]]:
        """The words of every insertion in brackets that some print of a statement's utterance has."""
        return frozenset(words for number in self.prints(statement) for words in self.reading(number).insertions)

    def prints(self, statement: Statement) -> list[int]:
        """The passages of a statement and of every other report of the same utterance."""
        return self.by_utterance[statement.same_as or statement.id]

    def holders(self, words: list[int]) -> list[tuple[int, int]]:
        """Every passage that holds these words in a row, with the place of the first of them."""
        if not words or -1 in words:
            return []
        size = min(len(words), len(_GRAMS))
        grams = {_GRAMS[size - 1](*words[first : first + size]) for first in range(len(words) - size + 1)}
        found = self.postings.passages(min(grams, key=self.postings.count))
        needle = array("I", words)
        return [(number, place) for number in found for place in _places(self.passages[number].words, needle)]


_GRAMS: tuple[Callable[..., int], ...] = (word_gram, pair_gram, triple_gram)


def _texts(statement: Statement) -> Iterator[tuple[bool, str]]:
    yield False, statement.text
    if statement.context and statement.context != statement.text:
        yield True, statement.context


def _places(words: "array[int]", needle: "array[int]") -> Iterator[int]:
    hay, pin, width = words.tobytes(), needle.tobytes(), words.itemsize
    at = hay.find(pin)
    while at >= 0:
        if at % width == 0:
            yield at // width
            return
        at = hay.find(pin, at + 1)


def _share(key: str) -> float:
    """The share of passages of general language that hold a word."""
    variants = [key, *(f"{key[:-cut]}'{key[-cut:]}" for cut in (1, 2) if len(key) > cut)]
    level = _LEAST + min(rarity(variant) for variant in variants) * (_MOST - _LEAST)
    return min(1.0, _PASSAGE_WORDS * exp2(-level))


@lru_cache(maxsize=2048)
def _reading(text: str) -> Reading:
    return Reading(text)
