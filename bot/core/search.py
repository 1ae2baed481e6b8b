"""Finding candidates: inverted lists over stems and groups of the lexicon, with near spellings from the base itself.

The `Index` protocol is all that the ranking needs, so that a memory-mapped one can take its place.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log
from typing import Protocol

from bot.core.documents import FIELD_WEIGHT, WHOLE, Document, Field
from bot.core.frequency import rarity
from bot.core.lexicon import Lexicon
from bot.core.spelling import Spelling
from bot.core.stems import stem
from bot.core.terms import Token, tokens
from bot.core.text import fold

# Entries of inverted lists read for one question, rarest words first: keeps a question's cost flat in the
# size of the base. The words left out are still counted when the candidates are compared.
_BUDGET = 2_500
_STRINGS_KEPT = 60
_HOPELESS = 0.35  # share of the best string's score below which a string is not looked at again
_FAR = 0.45  # the same for a document: what shares less than this with the question is no candidate
# A group of the lexicon is a matter of the base: rarer than most words, not as telling as a name.
_GROUP_RARITY = 0.6


@dataclass(frozen=True, slots=True)
class Text:
    """A string of a document as it is matched.

    `plain` holds its words that carry weight, in order; `stems` are their terms, once each, `groups` those of
    the lexicon; `mass` is the summed weight of the stems, `square` of their squares.
    """

    document: int
    field: Field
    plain: str
    stems: tuple[int, ...]
    groups: tuple[int, ...]
    mass: float
    square: float


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a question: its weight (0..1) and the terms of the base that may stand for it, how well (0..1)."""

    word: str
    weight: float
    partners: Mapping[int, float]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that shares words with a question, and its strings that do, best first."""

    document: int
    score: float
    strings: tuple[tuple[float, int], ...]


@dataclass(frozen=True, slots=True)
class _Raw:
    document: int
    field: Field
    loud: list[tuple[str, int]]
    single: list[int]
    groups: list[int]


class Index(Protocol):
    """What ranking asks of an index, whatever holds it."""

    def slots(self, found: Sequence[Token], sentence: Sequence[Token] = ()) -> tuple[Slot, ...]:
        """The words of a question with their partners in the base."""
        ...

    def candidates(self, slots: Sequence[Slot], limit: int, allowed: frozenset[int] | None) -> list[Candidate]:
        """The documents that share most with the question, best first; only those `allowed`, where given."""
        ...


class MemoryIndex:
    """Inverted lists in memory: built in one pass, read by any number of threads."""

    def __init__(self, documents: Sequence[Document], lexicon: Lexicon) -> None:
        self.documents = documents
        self.several = len({document.speaker_id for document in documents}) > 1
        self.lexicon = lexicon
        self.term_of: dict[str, int] = {}
        self.rare: list[float] = []
        self.texts: list[Text] = []
        self.texts_of: list[list[int]] = [[] for _ in documents]
        self.held: list[dict[int, float]] = [{} for _ in documents]
        self.counts: list[dict[int, int]] = [{} for _ in documents]
        self.size: list[int] = [0] * len(documents)
        self._words: dict[str, int] = {}
        raw = self._read(documents)
        self.weight = self._weigh(raw)
        self.postings = self._post(raw)
        self.holders: dict[int, list[int]] = defaultdict(list)
        for number, held in enumerate(self.held):
            for term in held:
                self.holders[term].append(number)
        self.spelling = Spelling(self._words)

    def _term(self, name: str, rare: float) -> int:
        found = self.term_of.get(name)
        if found is None:
            found = self.term_of[name] = len(self.rare)
            self.rare.append(rare)
        elif rare < self.rare[found]:
            self.rare[found] = rare
        return found

    def _read(self, documents: Sequence[Document]) -> list[_Raw]:
        raw: list[_Raw] = []
        for number, document in enumerate(documents):
            for field, text in (*document.strings, *document.around):
                found = tokens(fold(text))
                single = [self._known(token) for token in found]
                groups = [
                    self._term(f"\0{group}", _GROUP_RARITY) for group in {g for g, _, _ in self.lexicon.find(found)}
                ]
                held, worth = self.held[number], FIELD_WEIGHT[field]
                for term in (*single, *groups):
                    if worth > held.get(term, 0.0):
                        held[term] = worth
                if field in WHOLE:
                    loud = [
                        (t.word, term) for t, term in zip(found, single, strict=True) if t.word not in document.quiet
                    ]
                    raw.append(
                        _Raw(number, field, loud or [(t.word, self._known(t)) for t in found], single, sorted(groups))
                    )
                    for term in set(single):
                        self.counts[number][term] = self.counts[number].get(term, 0) + 1
                    self.size[number] += 1
        return raw

    def _known(self, token: Token) -> int:
        term = self._term(token.stem, rarity(token.word))
        self._words.setdefault(token.word, term)
        return term

    def _weigh(self, raw: Sequence[_Raw]) -> list[float]:
        in_texts, in_documents = [0] * len(self.rare), [0] * len(self.rare)
        for one in raw:
            for term in {*one.single, *one.groups}:
                in_texts[term] += 1
        for held in self.held:
            for term in held:
                in_documents[term] += 1
        return [
            0.5 * rare + 0.25 * _idf(texts, len(raw)) + 0.25 * _idf(documents, len(self.documents))
            for rare, texts, documents in zip(self.rare, in_texts, in_documents, strict=True)
        ]

    def _post(self, raw: Sequence[_Raw]) -> dict[int, list[int]]:
        postings: dict[int, list[int]] = defaultdict(list)
        for place, one in enumerate(raw):
            stems = tuple(dict.fromkeys(term for _, term in one.loud))
            weights = [self.weight[term] for term in stems]
            plain = " ".join(word for word, _ in one.loud)
            square = sum(weight * weight for weight in weights)
            self.texts.append(Text(one.document, one.field, plain, stems, tuple(one.groups), sum(weights), square))
            self.texts_of[one.document].append(place)
            for term in dict.fromkeys((*one.single, *one.groups)):
                postings[term].append(place)
        average = sum(text.mass for text in self.texts) / max(1, len(self.texts))
        self._scale = [(0.45 * average + 0.55 * text.mass + 1e-9) ** -0.5 for text in self.texts]
        return postings

    def holds(self, word: str) -> bool:
        """Whether a word in search form, or another form of it, stands anywhere on record."""
        return word in self._words or stem(word) in self.term_of

    def slots(self, found: Sequence[Token], sentence: Sequence[Token] = ()) -> tuple[Slot, ...]:
        """The words of a question, each once, with the terms of this base that may stand for it.

        Phrases are looked for in the whole `sentence` that the words are taken from, where it is given.
        """
        sentence = sentence or found
        groups: dict[int, list[int]] = defaultdict(list)
        for group, first, last in self.lexicon.find(sentence):
            term = self.term_of.get(f"\0{group}")
            if term is not None:
                for one in sentence[first:last]:
                    groups[one.start].append(term)
        slots: dict[str, Slot] = {}
        for token in found:
            if token.stem in slots:
                continue
            term = self.term_of.get(token.stem)
            partners = dict(self.spelling.near(token.word, known=term is not None))
            if term is not None:
                partners[term] = 1.0
            for group in groups[token.start]:
                partners[group] = 0.85
            weight = self.weight[term] if term is not None else rarity(token.word)
            for group in groups[token.start]:  # a word for what everybody here speaks of tells little, however rare
                weight = min(weight, self.weight[group])
            slots[token.stem] = Slot(token.word, weight, partners, token.start)
        return tuple(slots.values())

    def candidates(self, slots: Sequence[Slot], limit: int, allowed: frozenset[int] | None) -> list[Candidate]:
        """The documents whose best string, or whose words together, share most with the question."""
        by_text = self._by_text(slots, allowed)
        texts, scale = self.texts, self._scale
        strings: dict[int, list[tuple[float, int]]] = defaultdict(list)
        least = _HOPELESS * max(by_text.values(), default=0.0)
        scored = nlargest(
            max(_STRINGS_KEPT, 3 * limit),
            [(score * scale[place], -place) for place, score in by_text.items() if score >= least],
        )
        for score, place in scored:
            strings[texts[-place].document].append((score, -place))
        whole = self._by_document(slots, allowed)
        near = _FAR * scored[0][0] if scored else 0.0
        best = sorted(strings, key=lambda number: (-strings[number][0][0], number))[:limit]
        best = [number for number in best if strings[number][0][0] >= near]
        least = _FAR * max(whole.values(), default=0.0)
        most = nlargest(limit // 2, [(score, -number) for number, score in whole.items() if score >= least])
        best += [-number for _, number in most if -number not in best]
        return [Candidate(n, strings[n][0][0] if strings[n] else 0.0, tuple(strings[n][:6])) for n in best]

    def _by_text(self, slots: Sequence[Slot], allowed: frozenset[int] | None) -> dict[int, float]:
        scores: dict[int, float] = {}
        texts, left = self.texts, _BUDGET
        for gain, term in self._gains(slots):
            places: Iterable[int] = self.postings.get(term, ())
            if allowed is not None:
                places = [place for place in places if texts[place].document in allowed]
            left -= len(self.postings.get(term, ()))
            if left < 0 and scores:
                break
            for place in places:
                scores[place] = scores.get(place, 0.0) + gain
        return scores

    def _by_document(self, slots: Sequence[Slot], allowed: frozenset[int] | None) -> dict[int, float]:
        scores: dict[int, float] = {}
        left = _BUDGET // 2
        for gain, term in self._gains(slots):
            holders = self.holders.get(term, ())
            left -= len(holders)
            if left < 0 and scores:
                break
            for number in holders:
                if allowed is None or number in allowed:
                    scores[number] = scores.get(number, 0.0) + gain
        return scores

    def _gains(self, slots: Sequence[Slot]) -> list[tuple[float, int]]:
        gains: dict[int, float] = {}
        for slot in slots:
            for term, close in slot.partners.items():
                gains[term] = max(gains.get(term, 0.0), slot.weight * close)
        return sorted(((gain, term) for term, gain in gains.items()), key=lambda pair: (-pair[0], pair[1]))


def _idf(held_by: int, total: int) -> float:
    return max(0.0, min(1.0, log((total + 1) / (held_by + 0.5)) / log(total + 2)))
