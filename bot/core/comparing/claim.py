"""A claimed quote, read against a corpus: its words, their weights, and the passages worth comparing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest

from bot.core.comparing.align import Run
from bot.core.comparing.corpus import Corpus, Passage, rarity_bits
from bot.core.comparing.grams import gram, is_triple
from bot.core.comparing.marks import unwrap
from bot.core.comparing.reading import Reading, without_links

# Postings read for one claim, the rarest grams first: what keeps the time flat at any size of base. Of 800 claims on
# 340,000 passages 11 are judged wrong with 250 postings, 8 with 1,000, 5 with 4,000; ten thousand take a millisecond.
_BUDGET, _MOST_BUDGET = 250, 5000
_PASSAGES_A_POSTING = 100
_WORD_SHARE = 0.625
# Passages taken for the whole of the claim, for all its parts together, and for each part at least.
_WHOLE, _PARTS, _LEAST_PART = 3, 6, 2
_MOST_PARTS = 6
# Of a speaker with at most so many passages all are looked at, for so many words, so that a common phrase in a large
# base is found.
_MOST_OWN, _OWN, _OWN_WORDS = 200, 3, 16
# A claim is compared up to this many words, so that nobody can make one that takes minutes; a speech has 2,000.
_LONGEST = 2000


@dataclass(frozen=True)
class Claim:
    """The claimed words; `text` has lost the blanks and quotation marks around it and the targets of links.

    A word that is nowhere on record is "" in `words`. `cut` says that it was too long and only its beginning is here.
    """

    reading: Reading
    words: tuple[str, ...]
    bits: tuple[float, ...]
    cut: bool = False

    @classmethod
    def of(cls, text: str, corpus: Corpus) -> "Claim":
        """Read a claim."""
        reading = Reading(unwrap(without_links(text)))
        cut = len(reading.tokens) > _LONGEST
        if cut:
            reading = Reading(reading.slice(0, _LONGEST))
        keys = reading.keys
        size, held = corpus.size, {key: corpus.count(key) for key in keys}
        bits = {key: rarity_bits(key, count, size) for key, count in held.items()}
        return cls(reading, tuple(key if held[key] else "" for key in keys), tuple(bits[key] for key in keys), cut)

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
        """The passages that share the most rarity with the claim, or with a part of it, best first."""
        part_of = self._parts()
        parts: list[list[tuple[str, float]]] = [[] for _ in range(part_of[-1] + 1)] if part_of else []
        budget, read = min(_MOST_BUDGET, _BUDGET + corpus.size // _PASSAGES_A_POSTING), 0
        telling = (held for held in self._grams(corpus) if held[2])
        for count, one, weight, index in sorted(telling):
            if read and read + count > budget:
                break
            read += count
            parts[part_of[index]].append((one, weight))
        found = corpus.ranked([weight for part in parts for weight in part], _WHOLE)
        each = max(_LEAST_PART, _PARTS // len(parts)) if parts else 0
        return list(dict.fromkeys((*found, *(one for part in parts if part for one in corpus.ranked(part, each)))))

    def own(self, corpus: Corpus, speakers: Sequence[str]) -> list[int]:
        """The claimed speakers' passages that share the most rarity with the claim, unless they are many."""
        weights = nlargest(_OWN_WORDS, ((bits, word) for word, bits in self._bits_of.items()))
        return corpus.own(speakers, [(word, bits) for bits, word in weights if bits], among=_MOST_OWN, most=_OWN)

    def shared(self, passage: Passage) -> float:
        """The bits of the words that the claim and a passage share, in whatever order: no alignment has more."""
        bits = self._bits_of
        return sum(bits[word] for word in bits.keys() & set(passage.words))

    @cached_property
    def _bits_of(self) -> dict[str, float]:
        counts = Counter(self.words)
        return {word: bits * counts[word] for word, bits in zip(self.words, self.bits, strict=True) if word}

    def _parts(self) -> list[int]:
        """For every word the part of the claim that it stands in: its sentences, or the halves of a single one."""
        parts, size = [0] * len(self.words), len(self.words)
        for index in range(1, size):
            parts[index] = parts[index - 1] + self.reading.starts[index]
        if parts and not parts[-1]:
            return [2 * index // size for index in range(size)]
        return [min(part, _MOST_PARTS - 1) for part in parts]

    def _grams(self, corpus: Corpus) -> list[tuple[int, str, float, int]]:
        """The grams of the claim on record: how many passages hold each, its weight and the place of its first word.

        Three words in a row are only looked up where both their pairs are on record.
        """
        found: dict[str, tuple[int, str, float, int]] = {}
        words, bits = self.words, self.bits

        def look_up(first: int, last: int, share: float = 1.0) -> bool:
            one = gram(*words[first:last])
            if one not in found and (count := corpus.count(one)):
                found[one] = (count, one, sum(bits[first:last]) * share, first)
            return one in found

        paired = False
        for index, word in enumerate(words):
            before = paired
            paired = bool(word) and index + 1 < len(words) and bool(words[index + 1]) and look_up(index, index + 2)
            if word:
                look_up(index, index + 1, _WORD_SHARE)
            if before and paired and is_triple(*words[index - 1 : index + 2]):
                look_up(index - 1, index + 2)
        return list(found.values())
