"""Words, pairs and some triples of words in a row as strings, and in which passages they occur.

The postings in memory are sorted arrays of 64-bit numbers, 40 bits of gram and 24 bits of passage: ten million places
cost eighty megabytes and no Python objects.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.core.frequency import rarity

# frequency.rarity is linear in -log2 of a word's share of running text, from 3.3 bits to 20.5.
_LEAST, _MOST = 3.3, 20.5
# Three words in a row are a gram where both pairs in them are common: the levels of both words are at most this
# together. Otherwise the rarer pair finds the passage, and half the size of an index is saved. Of 600 claims on 60,000
# passages as many are judged right as with all triples; without any, two fewer.
_COMMON = 22.0
_PASSAGE_BITS = 24
_PASSAGE_MASK = (1 << _PASSAGE_BITS) - 1
_GRAM_BITS = 40
_GRAM_MASK = (1 << _GRAM_BITS) - 1
_BUCKET_SHIFT = _GRAM_BITS - 6  # 64 buckets keep the memory that sorting takes small


def gram(*words: str) -> str:
    """The gram of words in a row, which is told from a word by its underscores; it holds no blank."""
    return "_".join(words)


def grams(words: Sequence[str]) -> Iterator[str]:
    """All grams of a passage; one that recurs is given as often as it does."""
    yield from words
    yield from map("_".join, pairwise(words))
    before, last, room = _MOST, _MOST, _COMMON
    for index, word in enumerate(words):
        now = level(word)
        if last + now <= room and before + last <= room:
            yield "_".join(words[index - 2 : index + 1])
        before, last = last, now


def is_triple(first: str, second: str, third: str) -> bool:
    """Whether three words in a row are a gram."""
    middle = level(second)
    return level(first) + middle <= _COMMON and middle + level(third) <= _COMMON


@lru_cache(maxsize=1 << 15)
def level(key: str) -> float:
    """How rare a word is in general language: -log2 of its share of running text, 3.3 to 20.5 bits."""
    variants = [key, *(f"{key[:-cut]}'{key[-cut:]}" for cut in (1, 2) if len(key) > cut)]
    return _LEAST + min(rarity(variant) for variant in variants) * (_MOST - _LEAST)


def telling(words: Sequence[str]) -> Iterator[str]:
    """Grams that a passage must hold to hold these words in a row, the longest there are; some may recur."""
    if len(words) == 1:
        yield gram(*words)
    yield from map(gram, words, words[1:])
    yield from (gram(*three) for three in zip(words, words[1:], words[2:], strict=False) if is_triple(*three))


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
