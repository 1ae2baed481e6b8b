"""Two ways of writing one word: contractions, numerals, percent, spelling variants, a slip of the keyboard.

The tables are English. In other languages a changed form is simply another word, which is the cautious reading.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA

from bot.core.comparing.english import ENDINGS, IRREGULAR, NOT_AFTER, NUMBERS, ORDINALS, PRONOUNS

_TENS = 20
_SPELLING = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(?<=[a-z]{3})our(?=s|ed|ing|able|ful|ite|ites|hood|$)", "or"),
        (r"(?<=[a-z]{2})(is|iz)(?=e$|es$|ed$|ing$|er$|ers$|ation$|ations$|ational$)", "iz"),
        (r"(?<=[a-z]{2}l)ys(?=e$|es$|ed$|ing$|er$)", "yz"),
        (r"(?<=[a-z][tb])re(?=s?$|d$)", "er"),
        (r"(?<=[fcp]en)ce(?=s?$)", "se"),
        (r"ll(?=ed$|ing$|er$|ers$|or$|ors$)", "l"),
        (r"(?<=[a-z]{3})ogue(?=s?$)", "og"),
        (r"(?<=advis)er(?=s?$)", "or"),
        (r"(?<=a)e(?=ing$)", ""),
    )
)
_SHORTEST_SLIP = 5
LONGEST_FORM = 5
"""Longer runs of words than this are other words, not other forms of the same."""


def same_form(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two runs of words are two ways of writing the same: "do not" and "don't", "ten" and "10".

    Words are given as written, apostrophes kept; both runs must be whole, so that "does" never equals the
    first half of "doesn't".
    """
    return not _readings(tuple(one)).isdisjoint(_readings(tuple(other)))


def slipped(typed: str, meant: str) -> bool:
    """Whether a word is another one with one letter mistyped, left out, doubled or swapped with its neighbour."""
    longest = max(len(typed), len(meant))
    if min(len(typed), len(meant)) < _SHORTEST_SLIP - 1 or longest < _SHORTEST_SLIP or not (typed + meant).isalpha():
        return False
    return OSA.distance(typed, meant, score_cutoff=1) == 1


def spelling(key: str) -> str:
    """One spelling for all the variants of an English word; the result need not be a word itself."""
    for pattern, to in _SPELLING:
        key = pattern.sub(to, key)
    return key


_MOST_READINGS = 32


@lru_cache(maxsize=1 << 12)
def _readings(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    choices = [_expanded(word) for word in words]
    found: set[tuple[str, ...]] = set()
    for count, choice in enumerate(product(*choices)):
        if count >= _MOST_READINGS:
            break
        found.add(_counted(tuple(part for parts in choice for part in parts)))
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def _expanded(word: str) -> tuple[tuple[str, ...], ...]:
    key = word.lower().replace("’", "'")
    bare = key.replace("'", "")
    if bare in IRREGULAR:
        return IRREGULAR[bare]
    if bare.endswith("nt") and bare[:-2] in NOT_AFTER:
        return ((bare[:-2], "not"),)
    head, apostrophe, tail = key.rpartition("'")
    if apostrophe and tail in ENDINGS:
        return tuple((spelling(head), end) for end in ENDINGS[tail])
    for end in ("re", "ve"):  # theyre, weve: the apostrophe left out; "were" and "its" are words of their own
        if bare.endswith(end) and bare[:-2] in PRONOUNS and bare not in {"were", "there", "here", "where"}:
            return ((bare[:-2], ENDINGS[end][0]),)
    return ((spelling(bare),),)


def _counted(words: tuple[str, ...]) -> tuple[str, ...]:
    counted: list[str] = []
    for word in words:
        value = NUMBERS.get(word)
        if value is not None and value < 10 and counted and counted[-1] in {str(ten) for ten in range(_TENS, 100, 10)}:  # noqa: PLR2004 - tens and ones
            counted[-1] = str(int(counted[-1]) + value)
        elif value is not None:
            counted.append(str(value))
        elif word == "cent" and counted and counted[-1] == "per":
            counted[-1] = "%"
        else:
            counted.append(ORDINALS.get(word, word))
    return tuple(counted)
