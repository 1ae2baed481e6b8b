"""What a true excerpt leaves out of its own sentence: a negation, a condition, an exception, whose opinion it is.

Quoting out of context keeps every word and loses the sense ("contextomy"); so a fragment is checked against the rest
of the sentence it stands in, and the whole sentence is always shown beside it. English words only.
"""

import re
from collections.abc import Sequence

from bot.core.comparing.english import EXCEPTIONS, NEGATIONS
from bot.core.comparing.reading import Reading

# How many words before the excerpt a negation is taken to reach into it, within the same clause.
_REACH = 6
_CONDITION = re.compile(
    r"\b(?:if|unless|until|provided|assuming|as long as|so long as|only when|only if|in case|on condition|"
    r"were it not|when and if)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:they|he|she|some|people|critics|many|others|who|opponents|you)\s+(?:\w+\s+)?(?:say|says|said|claim|claims|claimed|argue|"
    r"argues|think|thinks|thought|believe|believes|believed|tell us|told us|pretend|pretends|allege|alleges)\b"
    r"|\b(?:suppose|imagine|it is said|so-called|supposedly|allegedly)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:—–]|\band\b|\bbut\b|\bor\b", re.IGNORECASE)


def excerpt_warnings(reading: Reading, window: tuple[int, int]) -> tuple[str, ...]:
    """A sentence for everything that matters and is left out of the sentences the excerpt starts and ends in."""
    first, last = window
    start, end = reading.sentence_start(first), reading.sentence_end(last)
    before, after = reading.slice(start, first), reading.slice(last, end)
    found = []
    if _negates(reading, start, first):
        found.append(_says("a negation", before))
    if _CONDITION.search(before):
        found.append(_says("a condition", before))
    elif _OPINION.search(before):
        found.append(_says("whose view it is", before))
    keys = [token.key for token in reading.tokens[last:end]]
    if _excepts(keys) or _CONDITION.search(after):
        found.append(_says("a condition or an exception", after))
    elif keys and keys[0] in NEGATIONS:
        found.append(_says("a negation", after))
    return tuple(found)


def _says(what: str, left_out: str) -> str:
    return f"The excerpt leaves out {what} that stands in the same sentence: “{left_out}”."


def _negates(reading: Reading, start: int, first: int) -> bool:
    for index in range(first - 1, max(start, first - _REACH) - 1, -1):
        if reading.tokens[index].key in NEGATIONS:
            return True
        if index < first - 1 and _CLAUSE.search(reading.slice(index, index + 1) + reading.between(index + 1)):
            return False
        if index == first - 1 and _CLAUSE.search(reading.between(first)):
            return False
    return False


def _excepts(keys: Sequence[str]) -> bool:
    return any(key in EXCEPTIONS for key in keys[:3])
