"""What speaks for a candidate, as numbers of about 0..1: overlap both ways, order, letters, votes, what stays unexplained."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from rapidfuzz import fuzz

from bot.core.documents import Field
from bot.core.search import Candidate, MemoryIndex, Slot, Text

NAMES = (
    "asked_covered", "string_covered", "both", "cosine", "asked_covered_best", "both_best", "ratio", "sort", "set",
    "letters", "order", "whole", "whole_lead", "unmet", "held", "votes", "rank", "likely", "alone", "example",
    "exact", "lead", "heavy",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A question prepared for comparing: its slots, which of them a term meets, its content words in one string."""

    slots: tuple[Slot, ...]
    meets: dict[int, list[tuple[int, float]]]
    folded: str
    total: float
    letters: frozenset[str]
    pairs: frozenset[tuple[int, int]]


def prepare(slots: Sequence[Slot], folded: str) -> Asked:
    """Everything about the question that does not depend on a candidate."""
    meets: dict[int, list[tuple[int, float]]] = {}
    for number, slot in enumerate(slots):
        for term, close in slot.partners.items():
            meets.setdefault(term, []).append((number, close))
    total = sum(slot.weight for slot in slots) or 1e-9
    order = frozenset((i, i + 1) for i in range(len(slots) - 1))
    return Asked(tuple(slots), meets, folded, total, letters(folded), order)


def letters(folded: str) -> frozenset[str]:
    """The trigrams of a folded text, across words."""
    marked = f" {folded} "
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))


def of_candidates(index: MemoryIndex, asked: Asked, found: Sequence[Candidate]) -> list[list[float]]:
    """One row per candidate, columns as in NAMES; some columns compare a candidate with the others."""
    rows = [_alone(index, asked, candidate, place) for place, candidate in enumerate(found)]
    top = sorted((score for candidate in found for score, _ in candidate.strings), reverse=True)[:10]
    floor, total = (top[-1] if top else 0.0), sum(top) or 1e-9
    likely = [row[17] for row in rows]
    best = max(likely, default=0.0)
    mass = sum(exp(one - best) for one in likely) or 1.0
    scores = sorted((candidate.score for candidate in found), reverse=True)
    wholes = sorted((row[11] for row in rows), reverse=True)
    for row, candidate in zip(rows, found, strict=True):
        row[15] = sum(score for score, _ in candidate.strings if score >= floor) / total
        row[17] = exp(row[17] - best) / mass
        row[21] = _lead(candidate.score, scores)
        row[12] = row[11] - (wholes[1] if row[11] == wholes[0] and len(wholes) > 1 else wholes[0])
    return rows


def _lead(score: float, ordered: Sequence[float]) -> float:
    other = ordered[0] if score < ordered[0] or len(ordered) == 1 else ordered[1]
    if len(ordered) == 1:
        return 1.0 if score else 0.0
    return (score - other) / (max(score, other) or 1.0)


def _alone(index: MemoryIndex, asked: Asked, candidate: Candidate, place: int) -> list[float]:
    texts = [index.texts[number] for _, number in candidate.strings] or [
        index.texts[number] for number in index.texts_of[candidate.document][:1]
    ]
    compared = [(_compare(index, asked, text), text) for text in texts[:4]]
    first, text = max(compared, key=lambda pair: (pair[0][2] + 0.5 * pair[0][3] + 0.3 * pair[0][9], pair[0][6]))
    met = [0.0] * len(asked.slots)
    held = index.held[candidate.document]
    for term, slots in asked.meets.items():
        worth = held.get(term)
        if worth is not None:
            for number, close in slots:
                met[number] = max(met[number], close * worth)
    whole = sum(slot.weight * one for slot, one in zip(asked.slots, met, strict=True)) / asked.total
    unmet = max((slot.weight * (1 - one) for slot, one in zip(asked.slots, met, strict=True)), default=0.0)
    heavy = max((slot.weight * one for slot, one in zip(asked.slots, met, strict=True)), default=0.0)
    unknown = sum(slot.weight for slot in asked.slots if not slot.partners) / asked.total
    return [
        first[0], first[1], first[2], first[3],
        max(one[0] for one, _ in compared), max(one[2] for one, _ in compared),
        first[6], max(one[7] for one, _ in compared), max(one[8] for one, _ in compared),
        max(one[9] for one, _ in compared), first[10],
        whole, 0.0, unmet, unknown, 0.0, 1.0 / (1 + place), _likelihood(index, asked, candidate.document), 0.0,
        1.0 if text.field is Field.EXAMPLE else 0.0, 1.0 if text.folded == asked.folded else 0.0, 0.0, heavy,
    ]  # fmt: skip


def _compare(index: MemoryIndex, asked: Asked, text: Text) -> tuple[float, ...]:
    met = [0.0] * len(asked.slots)
    at: list[int] = [-1] * len(asked.slots)
    explained = 0.0
    counted: set[int] = set()
    for position, term in enumerate(text.stems):
        best = 0.0
        for number, close in asked.meets.get(term, ()):
            best = max(best, close)
            if close > met[number]:
                met[number] = close
                at[number] = position
        if best and term not in counted:
            counted.add(term)
            explained += index.weight[term] * best
    for term in text.terms[len(set(text.stems)) :]:
        for number, close in asked.meets.get(term, ()):
            if close > met[number]:
                explained += index.weight[term] * (close - met[number])
                met[number] = close
    asked_part = sum(slot.weight * one for slot, one in zip(asked.slots, met, strict=True))
    q = asked_part / asked.total
    s = min(1.0, explained / (text.mass or 1e-9))
    square = sum((slot.weight**2) * one for slot, one in zip(asked.slots, met, strict=True))
    norm = (
        sum(slot.weight**2 for slot in asked.slots) * sum(index.weight[term] ** 2 for term in set(text.stems))
    ) ** 0.5
    inorder = sum(1 for i, j in asked.pairs if at[i] >= 0 and at[j] == at[i] + 1) / max(1, len(asked.pairs))
    theirs = letters(text.folded)
    dice = 2 * len(asked.letters & theirs) / max(1, len(asked.letters) + len(theirs))
    return (
        q, s, 2 * q * s / (q + s) if q + s else 0.0, min(1.0, square / norm) if norm else 0.0, 0.0, 0.0,
        fuzz.ratio(asked.folded, text.folded) / 100, fuzz.token_sort_ratio(asked.folded, text.folded) / 100,
        fuzz.token_set_ratio(asked.folded, text.folded) / 100, dice, inorder,
    )  # fmt: skip


def _likelihood(index: MemoryIndex, asked: Asked, document: int) -> float:
    counts, size = index.counts[document], index.size[document]
    total = 0.0
    for slot in asked.slots:
        seen = max((counts.get(term, 0) * close for term, close in slot.partners.items()), default=0.0)
        total += slot.weight * log((seen + 0.05) / (size + 1.0))
    return total
