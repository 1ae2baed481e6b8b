"""What speaks for a candidate, as numbers of about 0..1: overlap both ways, order, letters, votes, what stays unmet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from operator import mul
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.core.documents import Field
from bot.core.search.index import Candidate, Entry, Index, Slot, Text, letters
from bot.core.second import Hearing

_COMPARED = 4  # strings of a candidate that are compared word by word
_MUCH = 4.0  # weight of words that is as much evidence as a question ever brings, about six rare words
_HARDLY = 0.5  # a word met less than this is missed
_NO_GROUND = (0.0,) * 5
_LARGEST = log(100_000)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question prepared for comparing: its slots, which of them a term meets, and its content words as one string.

    `weights` are those of the slots, `total` their sum, `square` that of their squares; `named` tells whether the
    question names somebody on record, or what they speak for.
    """

    slots: tuple[Slot, ...]
    weights: tuple[float, ...]
    meets: Mapping[int, tuple[tuple[int, float], ...]]
    plain: str
    total: float
    square: float
    letters: Sequence[str]
    named: bool = False


class _Likeness(NamedTuple):
    """How alike the question and one string are; every number 0..1."""

    asked: float  # share of the question's weight that the string meets
    string: float  # share of the string's weight that the question meets
    both: float  # the harmonic mean of the two
    cosine: float
    order: float  # share of the question's neighbours that are neighbours there
    letters: float  # Dice of trigrams
    slips: float  # share of the met weight that was met by another spelling, form or word of a group


def prepare(slots: Sequence[Slot], plain: str, *, named: bool = False) -> Asked:
    """Everything about the question that does not depend on a candidate."""
    meets: dict[int, list[tuple[int, float]]] = {}
    for number, slot in enumerate(slots):
        for term, close in slot.partners.items():
            meets.setdefault(term, []).append((number, close))
    weights = tuple(slot.weight for slot in slots)
    met = {term: tuple(found) for term, found in meets.items()}
    square = sum(map(mul, weights, weights))
    return Asked(tuple(slots), weights, met, plain, sum(weights) or 1e-9, square, tuple(letters(plain)), named)


def names(*, second: bool = False) -> tuple[str, ...]:
    """What the columns of a row are called, in order; the weights file must list the same.

    With `second`, those of a second opinion on meaning as well.
    """
    return (*_OWN, *_COMPARED_WITH_OTHERS, *_SETTING, *(_MEANING if second else ()))


_OWN = (
    "asked", "string", "both", "cosine", "order", "slips", "exact", "example", "asked_most", "both_most", "ratio",
    "sort", "set", "letters", "both_mean", "whole", "unmet", "heavy", "second", "evidence", "missing", "missed",
    "least",
)  # fmt: skip
_COMPARED_WITH_OTHERS = ("rank", "lead", "whole_lead", "votes", "likely")
_SETTING = ("unknown", "pool", "documents", "strings", "words", "several", "named")
_MEANING = ("near", "near_quote", "near_mean", "near_lead", "near_rank", "near_votes", "near_share")
_SHARP = 12.0  # how much likelier a string becomes with its cosine, in the softmax behind `near_share`


def rows(index: Index, asked: Asked, found: Sequence[Candidate], pool: int) -> list[list[float]]:
    """One row per candidate, columns as in `names()`; `pool` is how many documents might have been candidates."""
    own = [_own(index, asked, candidate) for candidate in found]
    others = _against(asked, found, [row[15] for row in own])
    size = index.documents
    unknown = sum(slot.weight for slot in asked.slots if not slot.partners)
    setting = [
        unknown / asked.total,
        log(1 + pool) / _LARGEST,
        log(1 + size) / _LARGEST,
        log(1 + index.strings / max(1, size)) / _LARGEST,
        min(1.0, len(asked.slots) / 20),
        1.0 if index.several else 0.0,
        1.0 if asked.named else 0.0,
    ]
    return [[*mine, *theirs, *setting] for mine, theirs in zip(own, others, strict=True)]


def _own(index: Index, asked: Asked, candidate: Candidate) -> list[float]:
    texts = [text for _, text in candidate.strings[:_COMPARED]] or list(candidate.entry.texts[:1])
    alike = [(_alike(index, asked, text), text) for text in texts]
    best, text = max(alike, key=lambda pair: pair[0].both + 0.5 * pair[0].cosine + 0.3 * pair[0].letters)
    held = candidate.entry.held
    met = [0.0] * len(asked.weights)
    for term, slots in asked.meets.items():
        worth = held.get(term)
        if worth is not None:
            for number, close in slots:
                if close * worth > met[number]:  # noqa: PLR1730 - a call of max here costs a tenth of a question
                    met[number] = close * worth
    gained = list(map(mul, asked.weights, met))
    gains = sorted(gained, reverse=True)
    bothers = sorted([one.both for one, _ in alike], reverse=True)[:3]
    return [
        best.asked, best.string, best.both, best.cosine, best.order, best.slips,
        1.0 if text.plain == asked.plain else 0.0, 1.0 if text.field is Field.EXAMPLE else 0.0,
        max([one.asked for one, _ in alike]), bothers[0],
        fuzz.ratio(asked.plain, text.plain) / 100,
        max([fuzz.token_sort_ratio(asked.plain, one.plain) for one in texts]) / 100,
        max([fuzz.token_set_ratio(asked.plain, one.plain) for one in texts]) / 100,
        max([one.letters for one, _ in alike]), sum(bothers) / len(bothers),
        sum(gains) / asked.total,
        max([weight - gain for weight, gain in zip(asked.weights, gained, strict=True)], default=0.0),
        gains[0] if gains else 0.0,
        *(_ground(asked, met, gains) if index.several else _NO_GROUND),
    ]  # fmt: skip


def _ground(asked: Asked, met: Sequence[float], gains: Sequence[float]) -> tuple[float, ...]:
    """How much there is to go by: the second best met word, what is met and missing in all, and the worst met.

    Only where several speak: a base of one voice is asked without frames and names, and learns to refuse
    from the shares alone (measured: these cost it a few points of safe answers).
    """
    reached = sum(gains)
    return (
        gains[1] if len(gains) > 1 else 0.0,
        min(1.0, reached / _MUCH),
        min(1.0, (asked.total - reached) / _MUCH),
        sum(1 for one in met if one < _HARDLY) / max(1, len(met)),
        min(met, default=0.0),
    )


def _alike(index: Index, asked: Asked, text: Text) -> _Likeness:
    met, at = [0.0] * len(asked.weights), [-1] * len(asked.weights)
    meets, weight, explained = asked.meets, index.weight, 0.0
    for position, term in enumerate(text.stems):
        if term not in meets:
            continue
        best = 0.0
        for number, close in meets[term]:
            if close > best:  # noqa: PLR1730 - as above
                best = close
            if close > met[number]:
                met[number], at[number] = close, position
        explained += weight[term] * best
    for term in text.groups:
        if term in meets:
            for number, close in meets[term]:
                if close > met[number]:
                    explained += weight[term] * (close - met[number])
                    met[number] = close
    gained = list(map(mul, asked.weights, met))
    reached = sum(gained)
    norm = (asked.square * text.square) ** 0.5
    follows = sum([one >= 0 and after == one + 1 for one, after in pairwise(at)])
    marked = f" {text.plain} "
    shared = sum([one in marked for one in asked.letters])  # half the time that their common ones take as sets
    mine, other = reached / asked.total, min(1.0, explained / (text.mass or 1e-9))
    return _Likeness(
        asked=mine,
        string=other,
        both=2 * mine * other / (mine + other) if mine + other else 0.0,
        cosine=min(1.0, sum(map(mul, asked.weights, gained)) / norm) if norm else 0.0,
        order=follows / max(1, len(at) - 1),
        letters=2 * shared / max(1, len(asked.letters) + text.letters),
        slips=(reached - sum(map(mul, gained, met))) / (reached or 1.0),
    )


def _against(asked: Asked, found: Sequence[Candidate], wholes: Sequence[float]) -> list[list[float]]:
    top = sorted((score for candidate in found for score, _ in candidate.strings), reverse=True)[:10]
    floor, total = (top[-1] if top else 0.0), sum(top) or 1e-9
    likely = [_likelihood(asked, candidate.entry) for candidate in found]
    best = max(likely, default=0.0)
    mass = sum(exp(one - best) for one in likely) or 1.0
    scores = [candidate.score for candidate in found]
    highest, leads, whole_leads = max(scores, default=0.0) or 1.0, _leads(scores), _leads(wholes)
    return [
        [
            1.0 / (1 + place),
            leads[place] / highest,
            whole_leads[place],
            sum(score for score, _ in candidate.strings if score >= floor) / total,
            exp(likely[place] - best) / mass,
        ]
        for place, candidate in enumerate(found)
    ]


def _leads(values: Sequence[float]) -> list[float]:
    """By how much each value is above the best of the others, or below it."""
    best, second = [*sorted(values, reverse=True), 0.0, 0.0][:2]
    first = values.index(best) if values else -1
    return [value - (second if place == first else best) for place, value in enumerate(values)]


def _likelihood(asked: Asked, entry: Entry) -> float:
    """How likely the document's strings are to use the question's words, as a sum of weighted logarithms."""
    counts, size = entry.counts, len(entry.texts) + 1.0
    total = 0.0
    for slot in asked.slots:
        seen = 0.0
        for term, close in slot.partners.items():
            count = counts.get(term)
            if count and count * close > seen:
                seen = count * close
        total += slot.weight * log((seen + 0.05) / size)
    return total


def meanings(found: Sequence[Candidate], heard: Hearing) -> list[list[float]]:
    """The columns of a second opinion: how near in meaning each candidate is, alone and beside the others."""
    cosines = [heard.likeness(candidate.entry.number) for candidate in found]
    near = [max(one) for one in cosines]
    top = sorted((value for one in cosines for value in one), reverse=True)[:10]
    floor = top[-1] if top else 0.0
    best = max(near, default=0.0)
    mass = sum(exp(_SHARP * (one - best)) for one in near) or 1.0
    order = sorted(range(len(found)), key=lambda place: (-near[place], place))
    rank = {place: position for position, place in enumerate(order)}
    leads = _leads(near)
    return [
        [
            near[place],
            one[0],
            sum(most := sorted(one, reverse=True)[:3]) / len(most),
            leads[place],
            1.0 / (1 + rank[place]),
            sum(value >= floor for value in one) / len(top),
            exp(_SHARP * (near[place] - best)) / mass,
        ]
        for place, one in enumerate(cosines)
    ]
