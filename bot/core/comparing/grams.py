"""Words, pairs and triples of words in a row as strings, and in which passages they occur.

The postings in memory are sorted arrays of 64-bit numbers, 40 bits of gram and 24 bits of passage: ten million places
cost eighty megabytes and no Python objects.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 3
"""The most words that a gram has."""

_PASSAGE_BITS = 24
_PASSAGE_MASK = (1 << _PASSAGE_BITS) - 1
_GRAM_BITS = 40
_GRAM_MASK = (1 << _GRAM_BITS) - 1
_BUCKET_SHIFT = _GRAM_BITS - 6  # 64 buckets keep the memory that sorting takes small


def gram(*words: str) -> str:
    """The gram of words in a row; it holds no blank. No key of a word has an underscore in it."""
    return "_".join(words).replace(" ", "_")


def grams(words: Sequence[str]) -> Iterator[str]:
    """All grams of a passage; one that recurs is given as often as it does."""
    plain = [word.replace(" ", "_") for word in words]
    yield from plain
    yield from map("_".join, pairwise(plain))
    yield from map("_".join, zip(plain, plain[1:], plain[2:], strict=False))


@dataclass(frozen=True, slots=True)
class SortedPostings:
    """Postings in memory. Two grams may share a number (once in about 10^12); aligning tells them apart."""

    buckets: tuple["array[int]", ...]

    @classmethod
    def of(cls, passages: Sequence[Sequence[str]]) -> "SortedPostings":
        """Index passages given as words."""
        loose: list[array[int]] = [array("Q") for _ in range(1 << (_GRAM_BITS - _BUCKET_SHIFT))]
        for number, words in enumerate(passages):
            for one in {hash(one) & _GRAM_MASK for one in grams(words)}:
                loose[one >> _BUCKET_SHIFT].append((one << _PASSAGE_BITS) | number)
        return cls(tuple(array("Q", sorted(bucket)) for bucket in loose))

    def _range(self, one: str) -> "tuple[array[int], int, int]":
        number = hash(one) & _GRAM_MASK
        bucket = self.buckets[number >> _BUCKET_SHIFT]
        first = bisect_left(bucket, number << _PASSAGE_BITS)
        return bucket, first, bisect_left(bucket, (number + 1) << _PASSAGE_BITS, first)

    def count(self, one: str) -> int:
        """How many passages hold the gram."""
        _, first, last = self._range(one)
        return last - first

    def passages(self, one: str) -> Sequence[int]:
        """The passages that hold it, ascending."""
        bucket, first, last = self._range(one)
        return [place & _PASSAGE_MASK for place in bucket[first:last]]
