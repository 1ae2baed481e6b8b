"""A claimed quote, read against a corpus: its words as numbers, their weights, and the passages worth comparing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest

from bot.core.comparing.align import Run
from bot.core.comparing.corpus import Corpus
from bot.core.comparing.grams import pair_gram, triple_gram, word_gram
from bot.core.comparing.marks import unwrap
from bot.core.comparing.reading import Reading, without_links

# Postings read for one claim, the rarest grams first: what keeps the time flat at any size of base.
_BUDGET = 800
_PASSAGES_A_POSTING = 100
_WORD_SHARE = 0.6
_WHOLE, _PART = 4, 4


@dataclass(frozen=True)
class Claim:
    """The claimed words; `text` has lost the blanks and quotation marks around it and the targets of links."""

    reading: Reading
    words: tuple[int, ...]
    bits: tuple[float, ...]

    @classmethod
    def of(cls, text: str, corpus: Corpus) -> "Claim":
        """Read a claim."""
        reading = Reading(unwrap(without_links(text)))
        keys = [token.key for token in reading.tokens]
        return cls(reading, tuple(map(corpus.number, keys)), tuple(map(corpus.bits, keys)))

    @property
    def text(self) -> str:
        """The claimed words as written."""
        return self.reading.text

    @cached_property
    def weight(self) -> float:
        """The bits of all its words."""
        return sum(self.bits)

    def weigh(self, runs: Iterable[Run]) -> float:
        """The bits of the words in runs."""
        return sum(sum(self.bits[run.claim : run.claim + run.size]) for run in runs)

    def candidates(self, corpus: Corpus) -> list[int]:
        """The passages that share the most rarity with the claim, or with either half of it, best first."""
        grams = self._grams()
        counted = sorted((count, gram) for gram in grams if (count := corpus.postings.count(gram)))
        halves: tuple[dict[int, float], dict[int, float]] = (defaultdict(float), defaultdict(float))
        budget, read = _BUDGET + len(corpus.passages) // _PASSAGES_A_POSTING, 0
        for count, gram in counted:
            if read and read + count > budget:
                break
            read += count
            weight, index = grams[gram]
            half = halves[2 * index >= len(self.words)]
            for passage in corpus.postings.passages(gram):
                half[passage] += weight
        whole = halves[0] | {passage: halves[0].get(passage, 0.0) + score for passage, score in halves[1].items()}
        return list(dict.fromkeys((*_best(whole, _WHOLE), *_best(halves[0], _PART), *_best(halves[1], _PART))))

    def _grams(self) -> dict[int, tuple[float, int]]:
        """The grams of the claim that may be on record, each with its weight and the place of its first word."""
        grams: dict[int, tuple[float, int]] = {}
        words, bits = self.words, self.bits
        for index, word in enumerate(words):
            if word < 0:
                continue
            grams.setdefault(word_gram(word), (bits[index] * _WORD_SHARE, index))
            if index + 1 == len(words) or words[index + 1] < 0:
                continue
            grams.setdefault(pair_gram(word, words[index + 1]), (sum(bits[index : index + 2]), index))
            if index + 2 < len(words) and words[index + 2] >= 0:
                triple = triple_gram(word, words[index + 1], words[index + 2])
                grams.setdefault(triple, (sum(bits[index : index + 3]), index))
        return grams


def _best(scores: dict[int, float], count: int) -> list[int]:
    ranked = nsmallest(count, [(-score, passage) for passage, score in scores.items()])
    return [passage for _, passage in ranked]
