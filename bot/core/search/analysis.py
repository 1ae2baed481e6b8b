"""A document read for an index: its words as stems and groups, before any of them has a number.

Reading is the larger part of what an index costs; it needs nothing but the document and the lexicon, so that many
processes can share it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.documents import FIELD_WEIGHT, WHOLE, Document, Field
from bot.core.lexicon import Lexicon
from bot.core.search.index import group_term
from bot.core.terms import tokens
from bot.core.text import fold


@dataclass(frozen=True, slots=True)
class Line:
    """A string: its words that carry weight as text and as stems, once each; the other stems; its groups."""

    field: Field
    plain: str
    loud: tuple[str, ...]
    quiet: tuple[str, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document: `held` gives for each term the weight of the best field it stands in, `words` each word's stem."""

    lines: tuple[Line, ...]
    held: Mapping[str, float]
    words: Mapping[str, str]


def analyse(document: Document, lexicon: Lexicon) -> Analysis:
    """Read every string of a document, those matched as wholes and those around them."""
    lines: list[Line] = []
    held: dict[str, float] = {}
    words: dict[str, str] = {}
    for field, text in (*document.strings, *document.around):
        found = tokens(fold(text))
        stems = dict.fromkeys(token.stem for token in found)
        groups = tuple(group_term(group) for group in sorted({group for group, _, _ in lexicon.find(found)}))
        words |= {token.word: token.stem for token in found}
        worth = FIELD_WEIGHT[field]
        for term in (*stems, *groups):
            if worth > held.get(term, 0.0):
                held[term] = worth
        if field in WHOLE:
            loud = [token for token in found if token.word not in document.quiet] or found
            own = dict.fromkeys(token.stem for token in loud)
            quiet = tuple(one for one in stems if one not in own)
            lines.append(Line(field, " ".join(token.word for token in loud), tuple(own), quiet, groups))
    return Analysis(tuple(lines), held, words)
