"""A claimed quote, read against a corpus: its words as numbers, their weights, and the passages worth comparing."""

from collections import Counter, defaultdict
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
_BUDGET = 250
_PASSAGES_A_POSTING = 100
_WORD_SHARE = 0.6
# Passages taken for the whole of the claim, for all its parts together, and for each part at least.
_WHOLE, _PARTS, _LEAST_PART = 3, 6, 2
_MOST_PARTS = 6
# Of a speaker with at most so many passages all are looked at, so that a common phrase in a large base is found.
_MOST_OWN, _OWN = 200, 3
# A claim is compared up to this many words, so that nobody can make one that takes minutes; a speech has 2,000.
_LONGEST = 2000


@dataclass(frozen=True)
class Claim:
    """The claimed words; `text` has lost the blanks and quotation marks around it and the targets of links.

    `cut` says that it was too long and only its beginning is here.
    """

    reading: Reading
    words: tuple[int, ...]
    bits: tuple[float, ...]
    cut: bool = False

    @classmethod
    def of(cls, text: str, corpus: Corpus) -> "Claim":
        """Read a claim."""
        reading = Reading(unwrap(without_links(text)))
        cut = len(reading.tokens) > _LONGEST
        if cut:
            reading = Reading(reading.slice(0, _LONGEST))
        keys = [token.key for token in reading.tokens]
        return cls(reading, tuple(map(corpus.number, keys)), tuple(map(corpus.bits, keys)), cut)

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
        grams = self._grams(corpus)
        counted = sorted((count, gram) for gram, (count, _, _) in grams.items())
        part_of = self._parts()
        parts: list[dict[int, float]] = [defaultdict(float) for _ in range(part_of[-1] + 1)] if part_of else []
        budget, read = _BUDGET + len(corpus.passages) // _PASSAGES_A_POSTING, 0
        for count, gram in counted:
            if read and read + count > budget:
                break
            read += count
            _, weight, index = grams[gram]
            part = parts[part_of[index]]
            for passage in corpus.postings.passages(gram):
                part[passage] += weight
        whole: dict[int, float] = defaultdict(float)
        for part in parts:
            for passage, score in part.items():
                whole[passage] += score
        each = max(_LEAST_PART, _PARTS // len(parts)) if parts else 0
        return list(dict.fromkeys((*_best(whole, _WHOLE), *(one for part in parts for one in _best(part, each)))))

    def own(self, corpus: Corpus, speakers: Iterable[str]) -> list[int]:
        """The claimed speakers' passages that share the most rarity with the claim, unless they are many."""
        numbers = [number for speaker in speakers for number in corpus.by_speaker.get(speaker, ())]
        if len(numbers) > _MOST_OWN:
            return []
        return _best({number: self.shared(corpus, number) for number in numbers}, _OWN)

    def shared(self, corpus: Corpus, number: int) -> float:
        """The bits of the words that the claim and a passage share, in whatever order: no alignment has more."""
        bits = self._bits_of
        return sum(bits[word] for word in bits.keys() & set(corpus.passages[number].words))

    @cached_property
    def _bits_of(self) -> dict[int, float]:
        counts = Counter(self.words)
        return {word: bits * counts[word] for word, bits in zip(self.words, self.bits, strict=True) if word >= 0}

    def _parts(self) -> list[int]:
        """For every word the part of the claim that it stands in: its sentences, or the halves of a single one."""
        parts, size = [0] * len(self.words), len(self.words)
        for index in range(1, size):
            parts[index] = parts[index - 1] + self.reading.starts[index]
        if parts and not parts[-1]:
            return [2 * index // size for index in range(size)]
        return [min(part, _MOST_PARTS - 1) for part in parts]

    def _grams(self, corpus: Corpus) -> dict[int, tuple[int, float, int]]:
        """The grams of the claim on record, each with its count, its weight and the place of its first word.

        Three words in a row are only looked up where both their pairs are on record.
        """
        grams: dict[int, tuple[int, float, int]] = {}
        words, bits, count = self.words, self.bits, corpus.postings.count
        paired = False
        for index, word in enumerate(words):
            if word < 0:
                paired = False
                continue
            gram = word_gram(word)
            if gram not in grams:
                grams[gram] = (count(gram), bits[index] * _WORD_SHARE, index)
            if index + 1 == len(words) or words[index + 1] < 0:
                continue
            gram = pair_gram(word, words[index + 1])
            before, paired = paired, gram in grams
            if not paired and (held := count(gram)):
                grams[gram] = (held, sum(bits[index : index + 2]), index)
                paired = True
            if before and paired:
                triple = triple_gram(words[index - 1], word, words[index + 1])
                if triple not in grams and (held := count(triple)):
                    grams[triple] = (held, sum(bits[index - 1 : index + 2]), index - 1)
        return grams


def _best(scores: dict[int, float], count: int) -> list[int]:
    ranked = nsmallest(count, [(-score, passage) for passage, score in scores.items()])
    return [passage for _, passage in ranked]
