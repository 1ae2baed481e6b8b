"""What kind of change an edit is. Words are given as keys; the lists are English, figures are seen in any language."""

import re
from collections.abc import Sequence

from bot.core.comparing.english import (
    ANTONYMS,
    COMPARATIVES,
    CONDITIONS,
    COUNTS,
    HEDGES,
    MODALS,
    NEGATING_PREFIXES,
    NEGATIONS,
    QUANTIFIERS,
    TIMES,
)
from bot.core.verdict import Tag

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def sense_tags(removed: Sequence[str], added: Sequence[str]) -> list[Tag]:
    """The kinds of change between words taken away and words put in, strongest first; names are not seen here."""
    gone, come = set(removed) - set(added), set(added) - set(removed)
    tags = [Tag.NEGATION] if _negations(gone) != _negations(come) else []
    tags += [tag for tag, words in _CLASSES if gone & words or come & words]
    if any(opposite(one, other) for one in gone for other in come):
        tags.append(Tag.ANTONYM)
    dates = {word for word in gone | come if _YEAR.fullmatch(word) or word in TIMES}
    if dates:
        tags.append(Tag.DATE)
    if any(word in COUNTS or _DIGIT.search(word) for word in (gone | come) - dates):
        tags.append(Tag.NUMBER)
    return tags


_CLASSES = (
    (Tag.MODAL, MODALS),
    (Tag.COMPARATIVE, COMPARATIVES),
    (Tag.QUANTIFIER, QUANTIFIERS),
    (Tag.CONDITION, CONDITIONS),
    (Tag.HEDGE, HEDGES),
)


def opposite(one: str, other: str) -> bool:
    """Whether two words are antonyms by the list or by a negating prefix ("acceptable", "unacceptable")."""
    if frozenset((one, other)) in ANTONYMS:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and any(long == prefix + short for prefix in NEGATING_PREFIXES)  # noqa: PLR2004 - "in", "inin"


def _negations(words: set[str]) -> int:
    return sum(word in NEGATIONS for word in words)
