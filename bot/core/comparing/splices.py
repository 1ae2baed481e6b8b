"""Claims put together from pieces that do not stand together on record.

The claim is walked once: at every word each passage may carry on with its own words, or another take over at a
price. What comes out is the cheapest division into pieces, each with the passage that it was taken from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.comparing.align import Run, align
from bot.core.comparing.claim import Claim
from bot.core.comparing.compare import Comparison
from bot.core.verdict import Level

# Bits that another passage must bring before it takes over.
_PRICE = 7.0
# What a piece needs to be one: less if it is whole sentences on record.
_LEAST_BITS, _LEAST_BITS_WHOLE = 12.0, 8.0
_LEAST_WORDS, _LEAST_WORDS_WHOLE = 4, 2
_TELLING = 22.0
_COVER = 0.84
_GAIN = 0.14
_DENSE = 0.75
_LONGEST = 400
# What a word counts beside its bits; of the same words in a quotation and in its source's sentence the quotation wins.
_WORD = 0.2


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the claim, from word `first` up to `last`, and the runs in which the passage of `found` holds it."""

    found: Comparison
    first: int
    last: int
    runs: tuple[Run, ...]

    @property
    def record(self) -> tuple[int, int]:
        """Where it stands in the passage, in words."""
        return self.runs[0].record, self.runs[-1].record + self.runs[-1].size

    @property
    def whole(self) -> bool:
        """Whether it is whole sentences of its passage."""
        starts = self.found.reading.starts
        return starts[self.record[0]] and starts[self.record[1]]


def pieces_of(claim: Claim, found: Sequence[Comparison]) -> tuple[Piece, ...]:
    """The pieces the claim is put together from, in its order; empty when it is not put together of several."""
    if not found or len(claim.words) > _LONGEST:
        return ()
    readings = [(one, one.runs) for one in found]
    readings += [(one, runs) for one in found[:4] if (runs := _elsewhere(claim, one))]
    worth = [_worth(claim, one, runs) for one, runs in readings]
    pieces = [_piece(claim, *readings[which], span) for which, span in _cheapest(worth, len(claim.words))]
    pieces = [piece for piece in pieces if piece is not None]
    solid = [piece for piece in pieces if piece is not None and _solid(claim, piece)]
    if len(solid) < 2:  # noqa: PLR2004 - a splice has two pieces at least
        return ()
    covered = sum(claim.weigh(piece.runs) for piece in solid) / (claim.weight or 1.0)
    words = sum(_words(piece.runs) for piece in solid) / len(claim.words)
    gain = min(covered - max(one.cover for one in found), words - max(map(_words_of, found)) / len(claim.words))
    main = max(solid, key=lambda piece: claim.weigh(piece.runs))
    enough = 0.0 if all(_telling(claim, piece, main.found) for piece in solid if piece is not main) else _GAIN
    return tuple(solid) if covered >= _COVER and gain > enough else ()


def _telling(claim: Claim, piece: Piece, main: Comparison) -> bool:
    """Whether a piece is one however long the rest is: a whole sentence on record, or more words than recur by chance.

    Most of its words must be missing from the passage of the main piece: a changed number makes no splice.
    """
    held = {index for run in main.runs for index in range(run.claim, run.claim + run.size)}
    new = sum(index not in held for run in piece.runs for index in range(run.claim, run.claim + run.size))
    if new < _LEAST_WORDS_WHOLE or 2 * new < _words(piece.runs):
        return False
    return piece.whole or (new >= _LEAST_WORDS and len(piece.runs) == 1 and claim.weigh(piece.runs) >= _TELLING)


def _words(runs: Sequence[Run]) -> int:
    return sum(run.size for run in runs)


def _words_of(one: Comparison) -> int:
    return _words(one.runs)


def _elsewhere(claim: Claim, one: Comparison) -> tuple[Run, ...]:
    """Runs of the words that a comparison left or matched lightly, anywhere in its passage: a changed order."""
    left = [*claim.words]
    for run in one.runs:
        if claim.weigh((run,)) >= _PRICE:
            left[run.claim : run.claim + run.size] = [""] * run.size
    there = set(one.passage.words)
    if sum(bits for word, bits in zip(left, claim.bits, strict=True) if word in there) < _PRICE:
        return ()
    runs = align(left, one.passage.words, claim.bits)
    return runs if claim.weigh(runs) >= _PRICE else ()


def _worth(claim: Claim, one: Comparison, runs: Sequence[Run]) -> list[float]:
    worth = [0.0] * len(claim.words)
    for run in runs:
        if run.size > 1 or claim.bits[run.claim] > _PRICE / 2:
            for index in range(run.claim, run.claim + run.size):
                worth[index] = claim.bits[index] + (_WORD if one.passage.quoted else _WORD / 2)
    if runs is one.runs:
        for gap in one.gaps:
            if gap.level < Level.WORDS:
                for index in range(*gap.claim):
                    worth[index] = claim.bits[index]
    return worth


def _cheapest(worth: Sequence[Sequence[float]], size: int) -> list[tuple[int, tuple[int, int]]]:
    """The best path through passages: (which, span of the claim) in order."""
    scores = [0.0] * len(worth)
    back: list[list[int]] = []
    every = range(len(worth))
    for column in zip(*worth, strict=True):
        best = max(scores)
        price = best - _PRICE
        came = scores.index(best)
        back.append([which if score >= price else came for which, score in zip(every, scores, strict=True)])
        scores = [max(score, price) + more for score, more in zip(scores, column, strict=True)]
    which = scores.index(max(scores))
    path = []
    for index in range(size - 1, -1, -1):
        path.append(which)
        which = back[index][which]
    path.reverse()
    spans: list[tuple[int, tuple[int, int]]] = []
    for index, one in enumerate(path):
        if spans and spans[-1][0] == one:
            spans[-1] = (one, (spans[-1][1][0], index + 1))
        else:
            spans.append((one, (index, index + 1)))
    return spans


def _piece(claim: Claim, one: Comparison, runs: Sequence[Run], span: tuple[int, int]) -> Piece | None:
    """What the runs hold of a span of the claim."""
    held = []
    for run in runs:
        first, last = max(run.claim, span[0]), min(run.claim + run.size, span[1])
        if first < last:
            held.append(Run(first, run.record + first - run.claim, last - first))
    return Piece(one, span[0], span[1], tuple(held)) if held and claim.weigh(held) > 0 else None


def _solid(claim: Claim, piece: Piece) -> bool:
    words = _words(piece.runs)
    extent = piece.runs[-1].claim + piece.runs[-1].size - piece.runs[0].claim
    least, bits = (_LEAST_WORDS_WHOLE, _LEAST_BITS_WHOLE) if piece.whole else (_LEAST_WORDS, _LEAST_BITS)
    return words >= least and words >= _DENSE * extent and claim.weigh(piece.runs) >= bits
