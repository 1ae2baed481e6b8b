"""What lies between the runs that a claim and a passage share, and how much the two differ there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.core.comparing.align import Run
from bot.core.comparing.claim import Claim
from bot.core.comparing.english import CONNECTORS
from bot.core.comparing.forms import LONGEST_FORM, same_form, slipped
from bot.core.comparing.reading import Reading
from bot.core.verdict import Level

Span = tuple[int, int]
# Words left out over the end of a sentence from which on the pieces stand apart.
_FAR = 12
# As many where they are the end of one sentence and the beginning of the next.
_ACROSS = 5
_STEM = 4  # letters
_OTHER_FORM = 0.95
# What an editor may put into brackets without adding a word to what was said.
_EDITORS = ("sic",)
Insertions = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Gap:
    """Words of the claim against words of the passage that are not equal, and how much they differ; either may be none.

    `elided`: words left out with an ellipsis in their place. `skips`: whole sentences left out with no mark.
    """

    claim: Span
    record: Span
    level: Level
    elided: bool = False
    skips: bool = False


@dataclass(frozen=True, slots=True)
class _Sides:
    claim: Claim
    reading: Reading
    known: Insertions


def gaps_between(claim: Claim, reading: Reading, runs: Sequence[Run], known: Insertions = frozenset()) -> list[Gap]:
    """What lies before, between and after the runs of a claim and a passage.

    `known` are the insertions in brackets that other prints of the same utterance have.
    """
    sides = _Sides(claim, reading, known)
    gaps = []
    first, last = runs[0], runs[-1]
    end = (last.claim + last.size, last.record + last.size)
    if first.claim:
        gaps.append(_edge(sides, (0, first.claim), first.record, before=True))
    for one, two in pairwise(runs):
        mine, theirs = (one.claim + one.size, two.claim), (one.record + one.size, two.record)
        gaps.append(_gap(sides, mine, theirs))
    if end[0] < len(claim.words):
        gaps.append(_edge(sides, (end[0], len(claim.words)), end[1], before=False))
    return gaps


def _edge(sides: _Sides, mine: Span, border: int, *, before: bool) -> Gap:
    """The gap before the first or after the last run: as many words of the record's sentence as it takes."""
    limit = sides.reading.sentence_start(border) if before else sides.reading.sentence_end(border)
    room = border - limit if before else limit - border
    size = mine[1] - mine[0]
    for width in range(min(room, size + 2) + 1 if size <= LONGEST_FORM else 0):
        theirs = (border - width, border) if before else (border, border + width)
        gap = _gap(sides, mine, theirs)
        if gap.level < Level.SLIP:
            return gap
    width = min(room, size)
    return _gap(sides, mine, (border - width, border) if before else (border, border + width))


def _gap(sides: _Sides, mine: Span, theirs: Span) -> Gap:
    level = _gap_level(sides, mine, theirs)
    elided = skips = False
    if level is Level.WORDS and all(sides.claim.reading.tokens[index].key in CONNECTORS for index in range(*mine)):
        elided = mine[0] == mine[1] and _marked(sides, mine[0], theirs)
        skips = not elided and _skips(sides.reading, theirs)
    return Gap(mine, theirs, level, elided, skips)


def _marked(sides: _Sides, at: int, left_out: Span) -> bool:
    """Whether an ellipsis stands where words are left out; beside a repeated word the gap may lie either side of it."""
    mine, theirs = sides.claim.reading, sides.reading
    if mine.ellipsis_at(at):
        return True
    back = 0
    while back < min(at, left_out[0]) and mine.tokens[at - back - 1].key == theirs.tokens[left_out[1] - back - 1].key:
        back += 1
        if mine.ellipsis_at(at - back):
            return True
    ahead = 0
    while at + ahead < len(mine.tokens) and mine.tokens[at + ahead].key == theirs.tokens[left_out[0] + ahead].key:
        ahead += 1
        if mine.ellipsis_at(at + ahead):
            return True
    return False


def _skips(reading: Reading, left_out: Span) -> bool:
    """Whether the words left out are whole sentences, or run from inside one into another, or over an ellipsis."""
    first, last = left_out
    borders = sum(reading.starts[index] for index in range(first, last + 1))
    if borders > 1 and reading.starts[last]:
        return True
    inside = any(reading.starts[index] for index in range(first + 1, last))
    far = last - first >= (_ACROSS if inside else _FAR)
    return borders > 0 and (far or any(map(reading.ellipsis_at, range(first, last + 1))))


def _gap_level(sides: _Sides, mine: Span, theirs: Span) -> Level:
    own, other = sides.claim.reading.outside_brackets(mine), sides.reading.outside_brackets(theirs)
    if not own and not other:
        return _bracket_level(sides.claim.reading, mine, sides.reading, theirs, sides.known)
    if not own or not other or max(len(own), len(other)) > LONGEST_FORM:
        return Level.WORDS
    if _joined(sides.claim.reading, mine, sides.reading, theirs):
        return Level.PUNCTUATION
    typed = [sides.claim.reading.slice(i, i + 1) for i in own]
    stored = [sides.reading.slice(i, i + 1) for i in other]
    if same_form(typed, stored):
        return Level.FORM
    unknown = len(own) == len(other) == 1 and not sides.claim.words[own[0]]
    if unknown and slipped(sides.claim.reading.tokens[own[0]].key, sides.reading.tokens[other[0]].key):
        return Level.SLIP
    return Level.WORDS


def _bracket_level(mine: Reading, own: Span, theirs: Reading, other: Span, known: Insertions) -> Level:
    """The record's own insertions may be left out, whole; of the claim's own only the editor's "[sic]" is no change."""
    added = tuple(token.key for token in mine.tokens[slice(*own)])
    fine = added in known or added in ((), _EDITORS)
    return Level.BRACKETS if fine and not (_cuts(mine, own) or _cuts(theirs, other)) else Level.WORDS


def _cuts(reading: Reading, span: Span) -> bool:
    """Whether a span begins or ends inside an insertion."""
    marks = reading.brackets
    return any(0 < edge < len(marks) and marks[edge - 1] == marks[edge] != 0 for edge in span)


def _joined(mine: Reading, own: Span, theirs: Reading, other: Span) -> bool:
    """Whether both are the same letters, and a border that only one of them has is punctuation there, not a blank."""
    one, two = _borders(mine, own), _borders(theirs, other)
    if one[0] != two[0] or any(char.isdigit() for char in one[0]):
        return False
    return all(
        one[1].get(place, "-").strip() and two[1].get(place, "-").strip() for place in one[1].keys() ^ two[1].keys()
    )


def _borders(reading: Reading, span: Span) -> tuple[str, dict[int, str]]:
    letters, borders = "", {}
    for index in range(*span):
        if letters:
            borders[len(letters)] = reading.between(index).replace("\u200c", "-")
        letters += reading.tokens[index].key
    return letters, borders


def credit(gap: Gap, claim: Claim, reading: Reading) -> float:
    """What a gap adds to the words found: all for another form of a word, half for a related word."""
    weight = sum(claim.bits[slice(*gap.claim)])
    if gap.level is Level.BRACKETS:
        return 0.0
    if gap.level < Level.WORDS:
        return weight * (1.0 if gap.level <= Level.PUNCTUATION else _OTHER_FORM)
    stems = {token.key[:_STEM] for token in reading.tokens[slice(*gap.record)] if len(token.key) >= _STEM}
    return sum(claim.bits[i] / 2 for i in range(*gap.claim) if claim.reading.tokens[i].key[:_STEM] in stems)
