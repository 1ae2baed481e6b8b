"""A document read for an index: its words as stems and groups, before any of them has a number.

Reading is the larger part of what an index costs; it needs nothing but the document and the lexicon, so that many
processes can share it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from bot.core.documents import FIELD_WEIGHT, WHOLE, Document, Field
from bot.core.lexicon import Lexicon
from bot.core.search.index import group_term, letters
from bot.core.terms import Token, placeless
from bot.core.text import fold

_REMEMBERED = 4096  # texts around documents that are kept as they were read


@dataclass(frozen=True, slots=True)
class Line:
    """A string: its words that carry weight as text and as stems, once each; the other stems; its groups.

    `letters` is how many trigrams `plain` has.
    """

    field: Field
    plain: str
    loud: tuple[str, ...]
    quiet: tuple[str, ...]
    groups: tuple[str, ...]
    letters: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document: `held` gives for each term the weight of the best field it stands in, `words` each word's stem."""

    lines: tuple[Line, ...]
    held: Mapping[str, float]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Reading:
    found: tuple[Token, ...]
    stems: tuple[str, ...]
    groups: tuple[str, ...]
    words: Mapping[str, str]


class Analyser:
    """Reads documents with one lexicon; what is said around many of them, such as a topic, is read once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._around = lru_cache(_REMEMBERED)(self._read)

    def __reduce__(self) -> tuple[type["Analyser"], tuple[Lexicon]]:
        """Another process begins with nothing read."""
        return Analyser, (self._lexicon,)

    def analyse(self, document: Document) -> Analysis:
        """Read every string of a document, those matched as wholes and those around them."""
        lines: list[Line] = []
        words: dict[str, str] = {}
        worths: list[tuple[float, _Reading]] = []
        for field, text in (*document.strings, *document.around):
            whole = field in WHOLE
            read = self._read(text) if whole else self._around(text)
            words.update(read.words)
            worths.append((FIELD_WEIGHT[field], read))
            if whole:
                lines.append(_line(field, read, document.quiet))
        held: dict[str, float] = {}
        for worth, read in sorted(worths, key=itemgetter(0)):  # the most comes last and stays
            held.update(dict.fromkeys(read.stems, worth))
            held.update(dict.fromkeys(read.groups, worth))
        return Analysis(tuple(lines), held, words)

    def _read(self, text: str) -> _Reading:
        found = tuple(placeless(fold(text)))
        groups = tuple(group_term(group) for group in sorted({group for group, _, _ in self._lexicon.find(found)}))
        stems = tuple(dict.fromkeys([token.stem for token in found]))
        return _Reading(found, stems, groups, {token.word: token.stem for token in found})


def _line(field: Field, read: _Reading, quiet: frozenset[str]) -> Line:
    loud = [token for token in read.found if token.word not in quiet] or read.found
    own = dict.fromkeys([token.stem for token in loud])
    rest = tuple([one for one in read.stems if one not in own])
    plain = " ".join([token.word for token in loud])
    return Line(field, plain, tuple(own), rest, read.groups, len(letters(plain)))
