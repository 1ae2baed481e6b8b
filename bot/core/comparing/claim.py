"""A claimed quote, read against a corpus: its words as numbers, their weights, and the passages worth comparing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import pairwise

from bot.core.comparing.align import Run
from bot.core.comparing.corpus import Corpus
from bot.core.comparing.grams import pair_gram, word_gram
from bot.core.comparing.marks import unwrap
from bot.core.comparing.reading import Reading, without_links

# Postings read for one claim, the rarest grams first: what keeps the time flat at any size of base.
_BUDGET = 1200
_WORD_SHARE = 0.6
_WHOLE, _PART = 5, 3


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
        """The passages that share the most rarity with the claim, its beginning or its end, best first."""
        grams: dict[int, tuple[float, int]] = {}
        for index, word in enumerate(self.words):
            if word >= 0:
                grams.setdefault(word_gram(word), (self.bits[index] * _WORD_SHARE, index))
        for index, (one, two) in enumerate(pairwise(self.words)):
            if one >= 0 and two >= 0:
                grams.setdefault(pair_gram(one, two), (self.bits[index] + self.bits[index + 1], index))
        counted = sorted((corpus.postings.count(gram), gram) for gram in grams)
        whole: dict[int, float] = defaultdict(float)
        parts: tuple[dict[int, float], ...] = (defaultdict(float), defaultdict(float), defaultdict(float))
        third, read = len(self.words) / 3 or 1, 0
        for count, gram in counted:
            if not count or (read and read + count > _BUDGET):
                continue
            read += count
            weight, index = grams[gram]
            part = parts[int(index / third)]
            for passage in corpus.postings.passages(gram):
                whole[passage] += weight
                part[passage] += weight
        found = dict.fromkeys(_best(whole, _WHOLE))
        for part in parts:
            found.update(dict.fromkeys(_best(part, _PART)))
        return list(found)


def _best(scores: dict[int, float], count: int) -> list[int]:
    ranked = nsmallest(count, [(-score, passage) for passage, score in scores.items()])
    return [passage for _, passage in ranked]
