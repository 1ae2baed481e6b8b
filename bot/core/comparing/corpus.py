"""The words on record as the verifier reads them: passages, which of them hold what, and how rare a word is.

`Corpus` is the seam behind which the index lies: in memory (`memory`), or compiled for a record of any size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import exp2, log2
from typing import Protocol

from bot.core.comparing.grams import level
from bot.core.comparing.reading import Reading
from bot.core.model import Kind, Statement

# General language counts as this many passages of this many words beside the record's own, so that the
# words of a small base have a rarity at all.
_BACKGROUND = 2000.0
_PASSAGE_WORDS = 20.0
# Rarity is counted in sixteenths of a bit: sums of them are the same in any order and in single precision.
_STEPS = 16

Weights = Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Passage:
    """A text to compare claims with: a statement's words, or (`around`) its source's sentence around them."""

    number: int
    statement: Statement
    around: bool

    @property
    def text(self) -> str:
        """The text as stored."""
        return (self.statement.context or "") if self.around else self.statement.text

    @property
    def quoted(self) -> bool:
        """Whether these are the speaker's own words: not reported speech, not the reporter's sentence."""
        return not self.around and self.statement.kind is not Kind.REPORTED

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The keys of its words in order."""
        return self.reading.keys

    @property
    def reading(self) -> Reading:
        """The text, read; the last few hundred are kept."""
        return _reading(self.text)

    def place(self, words: Sequence[str]) -> int | None:
        """Where these words stand in a row here for the first time."""
        needle, hay, at = tuple(words), self.words, -1
        for _ in range(hay.count(needle[0])):
            at = hay.index(needle[0], at + 1)
            if hay[at : at + len(needle)] == needle:
                return at
        return None


class Corpus(Protocol):
    """Every passage of a record under a number, in the order of the record. Methods may be called by several threads.

    Grams are those of `bot.core.comparing.grams`; weights are multiples of 1/128 bit, none of them twice.
    """

    @property
    def size(self) -> int:
        """How many passages there are."""
        ...

    def count(self, one: str) -> int:
        """How many passages hold a gram."""
        ...

    def passage(self, number: int) -> Passage:
        """A passage by its number."""
        ...

    def ranked(self, weights: Weights, most: int) -> list[int]:
        """The passages that hold the most weight of grams, best first and of equals the first."""
        ...

    def own(self, speakers: Sequence[str], weights: Weights, *, among: int, most: int) -> list[int]:
        """As `ranked`, of these speakers' passages only; nothing where they are more than `among`."""
        ...

    def holders(self, words: Sequence[str], speakers: frozenset[str], most: int) -> list[tuple[int, int]]:
        """Passages that hold these words in a row, and where: these speakers', quotations, and the shortest first."""
        ...

    def prints(self, statement: Statement) -> Sequence[int]:
        """The passages of a statement and of every other report of the same utterance."""
        ...

    def leaving_out(self, statements: frozenset[str]) -> "Corpus":
        """The same without the passages of some statements (full ids); words stay as rare as they were."""
        ...


def passages_of(statement: Statement) -> Iterator[tuple[bool, str]]:
    """The texts of a statement: whether it is the sentence around it, and the text."""
    yield False, statement.text
    if statement.context and statement.context != statement.text:
        yield True, statement.context


def rarity_bits(key: str, held: int, size: int) -> float:
    """How much it tells that a passage holds this word: -log2 of the share of passages that do, 0 to about 17.

    `held` of `size` passages on record hold it.
    """
    share = (size + _BACKGROUND) / (held + _BACKGROUND * _share(key) + 0.5)
    return round(max(0.0, log2(share)) * _STEPS) / _STEPS


def insertions(corpus: Corpus, statement: Statement) -> frozenset[tuple[str, ...]]:
    """The words of every insertion in brackets that some print of a statement's utterance has."""
    return frozenset(
        words for number in corpus.prints(statement) for words in corpus.passage(number).reading.insertions
    )


def _share(key: str) -> float:
    """The share of passages of general language that hold a word."""
    return min(1.0, _PASSAGE_WORDS * exp2(-level(key)))


@lru_cache(maxsize=512)
def _reading(text: str) -> Reading:
    return Reading(text)
