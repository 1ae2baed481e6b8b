"""Two statements that are nearly the same words: one of them twice, or one utterance in two reports."""

from collections import defaultdict
from collections.abc import Iterator
from zlib import crc32

from rapidfuzz import fuzz

from bot.core.text import words
from bot.knowledge.base import Base
from bot.knowledge.rules.check import Finding, warnings
from bot.knowledge.whole import Written

_ALIKE = 88.0  # 0..100, rapidfuzz `ratio` of the folded words
# Of each statement only the grams (of three words) with the smallest checksums are compared (bottom-k sketch, Broder
# 1997): two that share half of their grams share one of eight with probability 1 - 0.5**8, and the work stays linear
# in a large base.
_SKETCH = 8
_CROWD = 50  # a gram in more statements than this is a figure of speech


def near_duplicate(base: Base) -> Iterator[Finding]:
    """Statements differ; two reports of one utterance say so with `same_as`.

    good: the later report has same_as: the earlier one
    bad:  the same words twice, without same_as
    """
    texts = {one.id: words(" ".join(one.entry.texts("text"))) for one in base.statements if one.served}
    sketches = {identity: _sketch(tokens) for identity, tokens in texts.items()}
    holders: dict[int, list[str]] = defaultdict(list)
    for identity, sketch in sketches.items():
        for gram in sketch:
            holders[gram].append(identity)
    told: set[tuple[str, str]] = set()
    for one in base.statements:
        if one.id not in texts:
            continue
        for other in _candidates(one.id, sketches[one.id], holders):
            pair = (min(one.id, other), max(one.id, other))
            if pair in told or _linked(one, base.by_id[other]):
                continue
            likeness = fuzz.ratio(texts[one.id], texts[other], score_cutoff=_ALIKE)
            if likeness >= _ALIKE:
                told.add(pair)
                yield _finding(base, one, other, likeness)


def _finding(base: Base, one: Written, other: str, likeness: float) -> Finding:
    mine, theirs = one.entry.text("speaker"), base.by_id[other].entry.text("speaker")
    if mine == theirs:
        advice = f"if it is the same utterance, write `same_as: {other}`; else waive this with a reason"
    else:
        advice = f"but that was said by {theirs}, and this by {mine}: is the speaker right?"
    return Finding(one.entry.place("text"), f"nearly the same words ({likeness:.0f} %) as {other}; {advice}", one.id)


def _candidates(identity: str, sketch: list[int], holders: dict[int, list[str]]) -> list[str]:
    """Statements before this one, in the order of the base, that share a rare gram with it."""
    found: dict[str, None] = {}
    for gram in sketch:
        crowd = holders[gram]
        if len(crowd) <= _CROWD:
            found.update(dict.fromkeys(crowd[: crowd.index(identity)]))
    return list(found)


def _sketch(tokens: list[str]) -> list[int]:
    grams = {
        crc32(f"{one} {two} {three}".encode())
        for one, two, three in zip(tokens[:-2], tokens[1:-1], tokens[2:], strict=True)
    }
    return sorted(grams)[:_SKETCH]


def _linked(one: Written, other: Written) -> bool:
    return one.entry.text("same_as") in (other.id, other.entry.text("same_as") or other.id) or (
        other.entry.text("same_as") == one.id
    )


CHECKS = warnings(near_duplicate)
