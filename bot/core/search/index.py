"""What ranking asks of an index, whatever holds it, and the values that pass between the two."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import NamedTuple, Protocol

from bot.core.documents import Field
from bot.core.frequency import common, everyday, rarity
from bot.core.grams import trigrams
from bot.core.lexicon import Lexicon
from bot.core.spelling import Spelling
from bot.core.stems import stem
from bot.core.terms import Token

_BY_GROUP = 0.85  # how well a word of the same group of the lexicon stands for another
# Of the average weight of all strings and of a string's own, how much its length counts against it.
_AVERAGE, _OWN = 0.45, 0.55


class Text(NamedTuple):
    """A string of a document as it is matched.

    `plain` holds its words that carry weight, in order; `stems` are their terms, once each, `groups` those of the
    lexicon, `quiet` the other words' terms; `mass` is the summed weight of the stems, `square` of their squares;
    `letters` is how many trigrams `plain` has.
    A tuple, as all here: a question makes hundreds, and a frozen dataclass takes three times as long to make.
    """

    field: Field
    plain: str
    stems: tuple[int, ...]
    groups: tuple[int, ...]
    quiet: tuple[int, ...]
    mass: float
    square: float
    letters: int


class Entry(NamedTuple):
    """A document as an index holds it.

    `held` gives for every term the weight of the best field it stands in, `counts` how many strings use a word.
    """

    number: int
    id: str
    speaker_id: str
    texts: Sequence[Text]
    held: Mapping[int, float]
    counts: Mapping[int, int]


class Slot(NamedTuple):
    """One word of a question: its weight (0..1) and the terms of the base that may stand for it, how well (0..1)."""

    word: str
    weight: float
    partners: Mapping[int, float]
    start: int = 0


class Candidate(NamedTuple):
    """A document that shares words with a question, and its strings that do with their scores, best first."""

    entry: Entry
    score: float
    strings: tuple[tuple[float, Text], ...]


class Index(Protocol):
    """What ranking asks of an index; safe to use from any number of threads."""

    @property
    def lexicon(self) -> Lexicon:
        """Words that mean the same here."""
        ...

    @property
    def spelling(self) -> Spelling:
        """Near spellings, from the base's own words."""
        ...

    @property
    def weight(self) -> Sequence[float]:
        """How much a term tells (0..1), by its number."""
        ...

    @property
    def documents(self) -> int:
        """How many documents there are."""
        ...

    @property
    def strings(self) -> int:
        """How many strings they have that are matched as wholes."""
        ...

    @property
    def several(self) -> bool:
        """Whether more than one speaker has documents."""
        ...

    def term(self, name: str) -> int | None:
        """The number of a term, a stem or a group of the lexicon; None where no document has it."""
        ...

    def holds(self, word: str) -> bool:
        """Whether a word in search form, or another form of it, stands anywhere on record."""
        ...

    def entry(self, number: int) -> Entry:
        """A document by its number."""
        ...

    def of(self, speakers: Collection[str], limit: int | None = None) -> Sequence[int]:
        """The numbers of these speakers' documents, ascending; at most `limit`."""
        ...

    def pool(self, speakers: Collection[str]) -> int:
        """How many documents these speakers have."""
        ...

    def others_hold(self, terms: Collection[int], speakers: Collection[str]) -> bool:
        """Whether a document by anybody but these speakers holds one of these terms."""
        ...

    def candidates(self, slots: Sequence[Slot], limit: int, speakers: Collection[str] | None) -> list[Candidate]:
        """The documents that share most with the question, best first; only those of `speakers`, where given."""
        ...


def letters(plain: str) -> set[str]:
    """The trigrams of a text in search form, across words."""
    return trigrams(f" {plain} ")


def counted(words: Sequence[Sequence[int]]) -> Mapping[int, int]:
    """In how many of these sequences, which hold no term twice, each term stands."""
    counts = dict.fromkeys(words[0], 1) if words else {}  # of most statements nobody has asked yet: that is all
    for terms in words[1:]:  # a Counter takes longer, with so few
        for term in terms:
            counts[term] = counts.get(term, 0) + 1
    return counts


def slots(index: Index, found: Sequence[Token], sentence: Sequence[Token] = ()) -> tuple[Slot, ...]:
    """The words of a question, each once, with the terms of this base that may stand for it.

    Phrases are looked for in the whole `sentence` that the words are taken from, where it is given.
    """
    sentence = sentence or found
    groups: dict[int, list[int]] = defaultdict(list)
    for group, first, last in index.lexicon.find([_mended(index, token) for token in sentence]):
        term = index.term(group_term(group))
        if term is not None:
            for one in sentence[first:last]:
                groups[one.start].append(term)
    met: dict[str, Slot] = {}
    for token in found:
        if token.stem in met:
            continue
        term = index.term(token.stem)
        partners = dict(index.spelling.near(token.word, known=term is not None))
        if term is not None:
            partners[term] = 1.0
        for group in groups[token.start]:
            partners[group] = _BY_GROUP
        weight = index.weight[term] if term is not None else rarity(token.word)
        for group in groups[token.start]:  # a word for what everybody here speaks of tells little, however rare
            weight = min(weight, index.weight[group])
        met[token.stem] = Slot(token.word, weight, partners, token.start)
    return tuple(met.values())


def _mended(index: Index, token: Token) -> Token:
    """A mistyped word as the one it most likely is, so that the lexicon knows it too."""
    if common(token.word) or index.term(token.stem) is not None:
        return token
    meant = index.spelling.meant(token.word) or everyday(token.word)
    return Token(token.word, stem(meant), token.start, token.end) if meant else token


def gains(slots: Sequence[Slot]) -> list[tuple[float, int]]:
    """What meeting each term is worth, the most first."""
    worth: dict[int, float] = {}
    for slot in slots:
        for term, close in slot.partners.items():
            worth[term] = max(worth.get(term, 0.0), slot.weight * close)
    return sorted(((gain, term) for term, gain in worth.items()), key=lambda pair: (-pair[0], pair[1]))


def group_term(group: int) -> str:
    """The name of the term that stands for a group of the lexicon."""
    return f"\0{group}"


def weigh(rare: float, texts: int, all_texts: int, documents: int, all_documents: int) -> float:
    """A term's weight, 0..1: how rare it is in language at large, in the strings and in the documents of the base."""
    return 0.5 * rare + 0.25 * _idf(texts, all_texts) + 0.25 * _idf(documents, all_documents)


@lru_cache(maxsize=65536)  # most terms of a large base are held by equally few
def _idf(held_by: int, total: int) -> float:
    share = log((total + 1) / (held_by + 0.5)) / log(total + 2)
    return max(0.0, min(1.0, share))


def scale(mass: float, average: float) -> float:
    """What the gains of a string are multiplied by, so that a long one does not win by its length."""
    return 1 / sqrt(_AVERAGE * average + _OWN * mass + 1e-9)
