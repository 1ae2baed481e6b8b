"""Where words, pairs and triples of words occur: the seam behind which the index of the verifier lies.

In memory it is sorted arrays of 64-bit numbers, 40 bits of gram and 24 bits of passage, so that ten million places
cost eighty megabytes and no Python objects. A compiled index needs to offer `Postings` and no more.
"""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_PASSAGE_BITS = 24
_PASSAGE_MASK = (1 << _PASSAGE_BITS) - 1
_GRAM_BITS = 40
_BUCKET_SHIFT = _GRAM_BITS - 6  # 64 buckets keep the memory that sorting takes small
_WORD_BITS = 20

MOST_PASSAGES = 1 << _PASSAGE_BITS
"""How many passages fit into one index."""


class Postings(Protocol):
    """What the verifier asks of an index; a gram is made by `word_gram`, `pair_gram` or `triple_gram`."""

    def count(self, gram: int) -> int:
        """How many passages hold the gram."""
        ...

    def passages(self, gram: int) -> Sequence[int]:
        """The passages that hold it, ascending."""
        ...


def word_gram(word: int) -> int:
    """The gram of one word."""
    return _mixed(word)


def pair_gram(first: int, second: int) -> int:
    """The gram of two words in a row. Two pairs may share a gram (once in about 10^12); aligning tells them apart."""
    return _mixed(((first + 1) << _WORD_BITS) + second + (1 << (_WORD_BITS * 2)))


def triple_gram(first: int, second: int, third: int) -> int:
    """The gram of three words in a row."""
    return _mixed((((second + 1) << _WORD_BITS) + third + (1 << (_WORD_BITS * 2))) ^ (pair_gram(first, second) << 8))


def _mixed(number: int) -> int:
    # Multiplying by an odd constant (2^64 over the golden ratio) spreads consecutive numbers over the buckets.
    return ((number * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF) >> (64 - _GRAM_BITS)


@dataclass(frozen=True, slots=True)
class SortedPostings:
    """Postings in memory."""

    buckets: tuple["array[int]", ...]

    @classmethod
    def of(cls, passages: Sequence[Sequence[int]]) -> "SortedPostings":
        """Index passages given as word numbers."""
        loose: list[array[int]] = [array("Q") for _ in range(1 << (_GRAM_BITS - _BUCKET_SHIFT))]
        for number, words in enumerate(passages):
            grams = {word_gram(word) for word in words}
            grams.update(map(pair_gram, words, words[1:]))
            grams.update(map(triple_gram, words, words[1:], words[2:]))
            for gram in grams:
                loose[gram >> _BUCKET_SHIFT].append((gram << _PASSAGE_BITS) | number)
        return cls(tuple(array("Q", sorted(bucket)) for bucket in loose))

    def _range(self, gram: int) -> "tuple[array[int], int, int]":
        bucket = self.buckets[gram >> _BUCKET_SHIFT]
        first = bisect_left(bucket, gram << _PASSAGE_BITS)
        return bucket, first, bisect_left(bucket, (gram + 1) << _PASSAGE_BITS, first)

    def count(self, gram: int) -> int:
        """How many passages hold the gram."""
        _, first, last = self._range(gram)
        return last - first

    def passages(self, gram: int) -> Sequence[int]:
        """The passages that hold it, ascending."""
        bucket, first, last = self._range(gram)
        return [place & _PASSAGE_MASK for place in bucket[first:last]]
