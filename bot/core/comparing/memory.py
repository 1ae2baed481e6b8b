"""All passages of a record in memory: for small records, trials and tests."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from bot.core.comparing.corpus import Passage, Weights, passages_of
from bot.core.comparing.grams import SortedPostings, telling
from bot.core.model import Record, Statement


@dataclass(frozen=True)
class MemoryCorpus:
    """A `Corpus` in memory."""

    passages: tuple[Passage, ...]
    postings: SortedPostings
    by_speaker: Mapping[str, Sequence[int]]
    by_utterance: Mapping[str, Sequence[int]]
    hidden: frozenset[int] = frozenset()

    @classmethod
    def of(cls, record: Record) -> "MemoryCorpus":
        """Read a record; takes some 100 microseconds a statement."""
        passages: list[Passage] = []
        by_speaker: dict[str, list[int]] = {}
        by_utterance: dict[str, list[int]] = {}
        for statement in record.statements.values():
            for around, _ in passages_of(statement):
                by_speaker.setdefault(statement.speaker_id, []).append(len(passages))
                by_utterance.setdefault(statement.same_as or statement.id, []).append(len(passages))
                passages.append(Passage(len(passages), statement, around))
        return cls(tuple(passages), SortedPostings.of([one.words for one in passages]), by_speaker, by_utterance)

    @property
    def size(self) -> int:
        """How many passages there are."""
        return len(self.passages)

    def count(self, one: str) -> int:
        """How many passages hold a gram."""
        return self.postings.count(one)

    def passage(self, number: int) -> Passage:
        """A passage by its number."""
        return self.passages[number]

    def ranked(self, weights: Weights, most: int) -> list[int]:
        """The passages that hold the most weight of grams, best first and of equals the first."""
        scores: dict[int, float] = defaultdict(float)
        for one, weight in weights:
            for number in self._shown(self.postings.passages(one)):
                scores[number] += weight
        return _best(scores, most)

    def own(self, speakers: Sequence[str], weights: Weights, *, among: int, most: int) -> list[int]:
        """As `ranked`, of these speakers' passages only; nothing where they are more than `among`."""
        numbers = [number for one in speakers for number in self.by_speaker.get(one, ())]
        if len(numbers) > among:
            return []
        scores = {}
        for number in self._shown(numbers):
            held = set(self.passages[number].words)
            if score := sum(weight for one, weight in weights if one in held):
                scores[number] = score
        return _best(scores, most)

    def holders(self, words: Sequence[str], speakers: frozenset[str], most: int) -> list[tuple[int, int]]:
        """Passages that hold these words in a row, and where: these speakers', quotations, and the shortest first."""
        found = [self.passages[one] for one in self._shown(self.postings.passages(min(telling(words), key=self.count)))]
        places = [(one, at) for one in found if (at := one.place(words)) is not None]

        def rank(held: tuple[Passage, int]) -> tuple[bool, bool, int, int]:
            one = held[0]
            return one.statement.speaker_id not in speakers, not one.quoted, len(one.words), one.number

        return [(one.number, at) for one, at in nsmallest(most, places, key=rank)]

    def prints(self, statement: Statement) -> Sequence[int]:
        """The passages of a statement and of every other report of the same utterance."""
        return self._shown(self.by_utterance[statement.same_as or statement.id])

    def leaving_out(self, statements: frozenset[str]) -> "MemoryCorpus":
        """The same without the passages of some statements (full ids); words stay as rare as they were."""
        return replace(self, hidden=frozenset(one.number for one in self.passages if one.statement.id in statements))

    def _shown(self, numbers: Iterable[int]) -> list[int]:
        return [number for number in numbers if number not in self.hidden]


def _best(scores: Mapping[int, float], most: int) -> list[int]:
    return [number for _, number in nsmallest(most, [(-score, number) for number, score in scores.items()])]
