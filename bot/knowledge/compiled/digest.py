"""Statements read for the index, a batch at a time: what worker processes send back, terms numbered in the batch.

Reading is most of the work; giving a batch's terms their numbers in the whole record is a look-up in a list.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.core.documents import Document, Field
from bot.core.frequency import rarity
from bot.core.search.analysis import Analyser, Analysis
from bot.core.search.memory import GROUP_RARITY

FIELDS = tuple(Field)
_PLACES = {field: place for place, field in enumerate(FIELDS)}

Numbers = tuple[int, ...]
Line = tuple[int, str, Numbers, Numbers, Numbers, int]
"""A string: number of its field, its weighty words, their terms, its groups, its quiet words' terms, its trigrams."""
Held = tuple[tuple[float, Numbers], ...]
"""Terms by the weight of the best field they stand in."""
Read = tuple[tuple[Line, ...], Held]
"""A statement as the index keeps it."""


@dataclass(slots=True)
class Digest:
    """A batch: `read` in the order of its documents, with what is counted of its terms and words.

    Of each term its name, its rarity, and in how many strings, documents and strings' weighty words it stands; of
    each word its term and in how many documents it stands.
    """

    read: list[Read] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    rare: list[float] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)
    loud: list[int] = field(default_factory=list)
    words: dict[str, list[int]] = field(default_factory=dict)


def digest(documents: Iterable[Document], analyser: Analyser) -> Digest:
    """Read documents; needs nothing but themselves and the lexicon."""
    found, counting = Digest(), _Counting()
    for document in documents:
        _add(found, counting, analyser.analyse(document))
    found.texts, found.documents, found.loud = (
        list(map(Counter(seen).__getitem__, range(len(found.names))))
        for seen in (counting.texts, counting.documents, counting.loud)
    )
    return found


@dataclass(slots=True)
class _Counting:
    """The numbers of a batch's terms, and each as often as it is seen: counted at last, all at once."""

    numbers: dict[str, int] = field(default_factory=dict)
    texts: list[int] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)
    loud: list[int] = field(default_factory=list)


def _add(found: Digest, counting: _Counting, one: Analysis) -> None:
    numbers = counting.numbers
    for word, name in one.words.items():
        known = found.words.get(word)
        if known is None:
            term = _number(found, numbers, name, 1.0)
            found.words[word] = [term, 1]
            found.rare[term] = min(found.rare[term], rarity(word))
        else:
            known[1] += 1
    worths: dict[float, list[int]] = {}
    for name, worth in one.held.items():
        term = numbers[name] if name in numbers else _number(found, numbers, name, GROUP_RARITY)
        if worth in worths:
            worths[worth].append(term)
        else:
            worths[worth] = [term]
    for terms in worths.values():
        counting.documents += terms
    at = numbers.__getitem__
    lines = []
    for line in one.lines:
        loud, quiet, groups = tuple(map(at, line.loud)), tuple(map(at, line.quiet)), tuple(map(at, line.groups))
        counting.loud += loud
        counting.texts += (*loud, *quiet, *groups)
        lines.append((_PLACES[line.field], line.plain, loud, groups, quiet, line.letters))
    found.read.append((tuple(lines), tuple((worth, tuple(terms)) for worth, terms in worths.items())))


def _number(found: Digest, numbers: dict[str, int], name: str, rare: float) -> int:
    number = numbers.get(name)
    if number is None:
        number = numbers[name] = len(found.names)
        found.names.append(name)
        found.rare.append(rare)
    return number


def renumbered(read: Read, numbers: Sequence[int]) -> Read:
    """The same with every term's number in the whole record instead of the batch's."""
    at = numbers.__getitem__
    lines, held = read
    return (
        tuple(
            (where, plain, tuple(map(at, loud)), tuple(map(at, groups)), tuple(map(at, quiet)), many)
            for where, plain, loud, groups, quiet, many in lines
        ),
        tuple((worth, tuple(map(at, terms))) for worth, terms in held),
    )
