"""A claim beside one passage: where they are equal, what lies in the gaps, and how equal the whole is."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.comparing.align import Run
from bot.core.comparing.claim import Claim
from bot.core.comparing.corpus import Corpus, Passage, insertions
from bot.core.comparing.gaps import Gap, Span, credit, gaps_between
from bot.core.comparing.reading import Reading
from bot.core.verdict import Level

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´“”„‟«»″‹›", "'"), '"': "'",
        **dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("*_~|>\u200b\u200d\u2060\ufeff\u00ad"), "…": "...",
    }
)  # fmt: skip
_STOPS = re.compile(r"[.,;:!?…]")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result. `window` is the part of the passage that the claim stands against, in words.

    `dropped`: an ellipsis of the record that the claim passes over with other punctuation.
    `matched` is the weight in bits of the claim's words found; `cover` its share of the claim.
    """

    passage: Passage
    reading: Reading
    runs: tuple[Run, ...]
    gaps: tuple[Gap, ...]
    window: Span
    level: Level
    dropped: bool
    matched: float
    cover: float


def compare(claim: Claim, passage: Passage, corpus: Corpus, runs: tuple[Run, ...]) -> Comparison:
    """Set a claim beside a passage with which it has these runs (at least one) in common."""
    reading = passage.reading
    known = insertions(corpus, passage.statement) if claim.reading.has_brackets else frozenset()
    gaps = tuple(gaps_between(claim, reading, runs, known))
    first = min((gap.record[0] for gap in gaps), default=runs[0].record)
    last = max((gap.record[1] for gap in gaps), default=0)
    window = (min(first, runs[0].record), max(last, runs[-1].record + runs[-1].size))
    level = max(gap.level for gap in gaps) if gaps else _level(claim.text, reading.text)
    dropped = _drops_ellipsis(claim.reading, reading, runs)
    matched = claim.weigh(runs) + sum(credit(gap, claim, reading) for gap in gaps)
    inserted = sum(sum(claim.bits[slice(*gap.claim)]) for gap in gaps if gap.level is Level.BRACKETS)
    weight = claim.weight - inserted
    cover = min(1.0, matched / weight) if weight > 0 else 1.0
    return Comparison(passage, reading, runs, gaps, window, level, dropped, matched, cover)


def _level(claim: str, record: str) -> Level:
    """The level at which a claim whose words stand in a row on record equals it."""
    if _blanks(claim) in _blanks(record):
        return Level.EXACT
    if _typography(claim) in _typography(record):
        return Level.TYPOGRAPHY
    return Level.PUNCTUATION


def _blanks(text: str) -> str:
    return re.sub(r"\r?\n|\t", " ", text)


def _typography(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY)).split())


def _drops_ellipsis(mine: Reading, theirs: Reading, runs: Sequence[Run]) -> bool:
    """Whether the claim passes over an ellipsis of the record, having punctuation of its own elsewhere.

    A claim that has lost all its punctuation has not hidden anything: that is how people type.
    """
    if not theirs.has_ellipsis or not any(_STOPS.search(mine.between(index)) for index in range(1, len(mine.tokens))):
        return False
    return any(
        theirs.ellipsis_at(run.record + step) and not mine.ellipsis_at(run.claim + step)
        for run in runs
        for step in range(1, run.size)
    )
