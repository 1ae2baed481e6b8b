"""An index in memory: built in one pass over a small base, read by any number of threads."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from heapq import nlargest

from bot.core.documents import Document
from bot.core.frequency import rarity
from bot.core.lexicon import Lexicon
from bot.core.search.analysis import Analyser, Analysis
from bot.core.search.index import Candidate, Entry, Slot, Text, counted, gains, scale, weigh
from bot.core.spelling import Spelling, Trigrams
from bot.core.stems import stem

# Entries of inverted lists read for one question, rarest words first: keeps a question's cost flat in the
# size of the base. The words left out are still counted when the candidates are compared.
_BUDGET = 2_500
STRINGS = 60
"""Strings that are looked at again, at least."""
HOPELESS = 0.35
"""Share of the best string's score below which a string is not looked at again."""
FAR = 0.45
"""The same for a document: what shares less than this with the question is no candidate."""
SHOWN = 6
"""Strings of a candidate that are handed on."""
GROUP_RARITY = 0.6
"""A group of the lexicon is a matter of the base: rarer than most words, not as telling as a name."""


class MemoryIndex:
    """Inverted lists of strings and of whole documents."""

    def __init__(self, documents: Sequence[Document], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.documents = len(documents)
        self._of: dict[str, list[int]] = defaultdict(list)
        self._terms: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._rare: list[float] = []
        read = list(map(Analyser(lexicon).analyse, documents))
        self._number(read)
        self.weight = self._weigh(read)
        self._texts: list[Text] = []
        self._document: list[int] = []
        self._entries = [
            self._entry(number, document, one)
            for number, (document, one) in enumerate(zip(documents, read, strict=True))
        ]
        self.strings = len(self._texts)
        self.several = len(self._of) > 1
        average = sum(text.mass for text in self._texts) / max(1, self.strings)
        self._scale = [scale(text.mass, average) for text in self._texts]
        self._postings: dict[int, list[int]] = defaultdict(list)
        for place, text in enumerate(self._texts):
            for term in (*text.stems, *text.quiet, *text.groups):
                self._postings[term].append(place)
        self._holders: dict[int, list[int]] = defaultdict(list)
        for entry in self._entries:
            for term in entry.held:
                self._holders[term].append(entry.number)
        self.spelling = Spelling(Trigrams(self._words))

    def _number(self, read: Sequence[Analysis]) -> None:
        for one in read:
            for word, of in one.words.items():
                term = self._terms.setdefault(of, len(self._rare))
                if term == len(self._rare):
                    self._rare.append(1.0)
                self._rare[term] = min(self._rare[term], rarity(word))
                self._words.setdefault(word, term)
            for name in one.held:
                if self._terms.setdefault(name, len(self._rare)) == len(self._rare):
                    self._rare.append(GROUP_RARITY)

    def _weigh(self, read: Sequence[Analysis]) -> list[float]:
        in_texts, in_documents = [0] * len(self._rare), [0] * len(self._rare)
        lines = 0
        for one in read:
            for name in one.held:
                in_documents[self._terms[name]] += 1
            for line in one.lines:
                lines += 1
                for name in (*line.loud, *line.quiet, *line.groups):
                    in_texts[self._terms[name]] += 1
        return [
            weigh(rare, texts, lines, documents, len(read))
            for rare, texts, documents in zip(self._rare, in_texts, in_documents, strict=True)
        ]

    def _entry(self, number: int, document: Document, read: Analysis) -> Entry:
        terms, texts = self._terms, []
        for line in read.lines:
            stems = tuple(terms[one] for one in line.loud)
            weights = [self.weight[term] for term in stems]
            text = Text(
                line.field,
                line.plain,
                stems,
                tuple(terms[one] for one in line.groups),
                tuple(terms[one] for one in line.quiet),
                sum(weights),
                sum(weight * weight for weight in weights),
                line.letters,
            )
            texts.append(text)
            self._texts.append(text)
            self._document.append(number)
        self._of[document.speaker_id].append(number)
        held = {terms[name]: worth for name, worth in read.held.items()}
        return Entry(
            number,
            document.id,
            document.speaker_id,
            tuple(texts),
            held,
            counted([one.stems + one.quiet for one in texts]),
        )

    def term(self, name: str) -> int | None:
        """The number of a term; None where no document has it."""
        return self._terms.get(name)

    def holds(self, word: str) -> bool:
        """Whether a word in search form, or another form of it, stands anywhere on record."""
        return word in self._words or stem(word) in self._terms

    def entry(self, number: int) -> Entry:
        """A document by its number."""
        return self._entries[number]

    def of(self, speakers: Collection[str], limit: int | None = None) -> Sequence[int]:
        """The numbers of these speakers' documents, ascending; at most `limit`."""
        return sorted(number for who in speakers for number in self._of.get(who, ()))[:limit]

    def pool(self, speakers: Collection[str]) -> int:
        """How many documents these speakers have."""
        return sum(len(self._of.get(who, ())) for who in speakers)

    def others_hold(self, terms: Collection[int], speakers: Collection[str]) -> bool:
        """Whether a document by anybody but these speakers holds one of these terms."""
        holders = (self._entries[number] for term in terms for number in self._holders.get(term, ()))
        return any(one.speaker_id not in speakers for one in holders)

    def candidates(self, slots: Sequence[Slot], limit: int, speakers: Collection[str] | None) -> list[Candidate]:
        """The documents whose best string, or whose words together, share most with the question."""
        allowed = None if speakers is None else frozenset(self.of(speakers))
        worth = gains(slots)
        by_text = _summed(worth, self._postings, self._document, allowed, _BUDGET)
        strings: dict[int, list[tuple[float, int]]] = defaultdict(list)
        least = HOPELESS * max(by_text.values(), default=0.0)
        scored = nlargest(
            max(STRINGS, 3 * limit),
            [(score * self._scale[place], -place) for place, score in by_text.items() if score >= least],
        )
        for score, place in scored:
            strings[self._document[-place]].append((score, -place))
        whole = _summed(worth, self._holders, range(self.documents), allowed, _BUDGET // 2)
        near = FAR * scored[0][0] if scored else 0.0
        best = sorted(strings, key=lambda number: (-strings[number][0][0], number))[:limit]
        best = [number for number in best if strings[number][0][0] >= near]
        least = FAR * max(whole.values(), default=0.0)
        most = nlargest(limit // 2, [(score, -number) for number, score in whole.items() if score >= least])
        best += [-number for _, number in most if -number not in best]
        return [self._candidate(number, strings[number]) for number in best]

    def _candidate(self, number: int, strings: Sequence[tuple[float, int]]) -> Candidate:
        texts = tuple((score, self._texts[place]) for score, place in strings[:SHOWN])
        return Candidate(self._entries[number], strings[0][0] if strings else 0.0, texts)


def _summed(
    worth: Sequence[tuple[float, int]],
    lists: dict[int, list[int]],
    document: Sequence[int],
    allowed: frozenset[int] | None,
    budget: int,
) -> dict[int, float]:
    """What each place in the lists gains, the terms worth most first, until the budget of entries is read."""
    scores: dict[int, float] = {}
    for gain, term in worth:
        places = lists.get(term, ())
        budget -= len(places)
        if budget < 0 and scores:
            break
        if allowed is not None:
            places = [place for place in places if document[place] in allowed]
        for place in places:
            scores[place] = scores.get(place, 0.0) + gain
    return scores
