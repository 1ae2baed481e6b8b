"""Which words of a claim stand where on record: runs of equal words, the heaviest first.

Ratcliff and Obershelp's matching (the longest common run, then the same left and right of it), with words
weighed by rarity instead of counted, and with a sense of place: beside a run that is found, a light run is
only taken from nearby, so that "the" is not paired with a "the" forty words away.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
# A run this heavy (bits of rarity) is believed wherever it stands; lighter ones only near the last run.
_BELIEVED = 14.0
_NEAR = 4
# A run that fills its whole gap in the claim is believed with less: the words around it vouch for it.
_FILLS = 7.0
# A run lighter than this is adrift where the words that differ around it are so many times its own.
_ADRIFT, _AMID = 5.0, 3
# A word itself counts a little, so that of two runs of worthless words the longer one wins.
_ITSELF = 1 / 128


@dataclass(frozen=True, slots=True)
class Run:
    """`size` words equal, from `claim` in the claim and from `record` in the passage."""

    claim: int
    record: int
    size: int


def places_of(words: Sequence[Hashable], wanted: Iterable[Hashable]) -> dict[Hashable, list[int]]:
    """Where each wanted word stands in a passage, ascending."""
    found: dict[Hashable, list[int]] = {word: [] for word in wanted}
    for index, word in enumerate(words):
        if word in found:
            found[word].append(index)
    return found


def align(claim: Sequence[Hashable], record: Sequence[Hashable], bits: Sequence[float]) -> tuple[Run, ...]:
    """The runs in which a claim equals a passage, in order; `bits` weighs the words of the claim.

    Runs never cross: they ascend in the claim and in the passage.
    """
    runs = _Aligner(claim, bits, places_of(record, claim)).within((0, len(claim)), (0, len(record)))
    return tuple(run for place, run in enumerate(runs) if not _adrift(runs, place, len(claim), bits))


@dataclass(frozen=True, slots=True)
class _Aligner:
    claim: Sequence[Hashable]
    bits: Sequence[float]
    where: Mapping[Hashable, Sequence[int]]

    def within(self, mine: Span, theirs: Span) -> tuple[Run, ...]:
        """All runs of both texts: the heaviest, and those beside it."""
        return self._around(self._heaviest(mine, theirs, late=False), mine, theirs)

    def _around(self, run: Run | None, mine: Span, theirs: Span) -> tuple[Run, ...]:
        if run is None:
            return ()
        left = self._beside((mine[0], run.claim), (theirs[0], run.record), late=True)
        right = self._beside((run.claim + run.size, mine[1]), (run.record + run.size, theirs[1]), late=False)
        return (*left, run, *right)

    def _beside(self, mine: Span, theirs: Span, *, late: bool) -> tuple[Run, ...]:
        """The runs within a gap of both texts; `late`: the run already found lies after it, otherwise before."""
        if mine[0] >= mine[1] or theirs[0] >= theirs[1]:
            return ()
        run = self._heaviest(mine, theirs, late=late)
        if run and not _near(run, mine, theirs, late=late) and not self._believed(run, mine):
            room = mine[1] - mine[0] + _NEAR
            first, last = theirs
            theirs = (max(first, last - room), last) if late else (first, min(last, first + room))
            run = self._heaviest(mine, theirs, late=late)
        return self._around(run, mine, theirs)

    def _believed(self, run: Run, mine: Span) -> bool:
        weight = sum(self.bits[run.claim : run.claim + run.size])
        return weight >= (_FILLS if run.size == mine[1] - mine[0] else _BELIEVED)

    def _heaviest(self, mine: Span, theirs: Span, *, late: bool) -> Run | None:
        heaviest, found = -1.0, None
        first, last = theirs
        # What the runs that end at each word of the passage began with, and what they weigh.
        before: dict[int, tuple[int, float]] = {}
        for index in range(*mine):
            places = self.where[self.claim[index]]
            if not places:
                before = {}
                continue
            now: dict[int, tuple[int, float]] = {}
            bits = self.bits[index] + _ITSELF
            for place in places:
                if place < first:
                    continue
                if place >= last:
                    break
                began, weight = before.get(place - 1) or (index, 0.0)
                weight += bits
                now[place] = (began, weight)
                if weight > heaviest or (late and weight == heaviest):
                    heaviest, found = weight, (began, place, index)
            before = now
        if found is None:
            return None
        began, place, index = found
        return Run(began, place - (index - began), index - began + 1)


def _adrift(runs: Sequence[Run], place: int, size: int, bits: Sequence[float]) -> bool:
    """Whether a run is a few common words amid many that differ: equal by chance, and a riddle to a reader."""
    run = runs[place]
    start = runs[place - 1].claim + runs[place - 1].size if place else 0
    end = runs[place + 1].claim if place + 1 < len(runs) else size
    before, after = run.claim - start, end - run.claim - run.size
    if len(runs) == 1 or not before or not after or before + after < _AMID * run.size:
        return False
    return sum(bits[run.claim : run.claim + run.size]) < _ADRIFT


def _near(run: Run, mine: Span, theirs: Span, *, late: bool) -> bool:
    if late:
        return theirs[1] - (run.record + run.size) <= mine[1] - (run.claim + run.size) + _NEAR
    return run.record - theirs[0] <= run.claim - mine[0] + _NEAR
