"""One probability from many features: a logistic model whose few numbers stand in a file that says how it was made."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp
from operator import mul
from pkgutil import get_data

from bot.core.features import names

_EXACT, _EXAMPLE = names().index("exact"), names().index("example")
_SURE, _AHEAD = 0.99, 10.0  # of a question in a curator's very words: the probability, the lead in preference


@dataclass(frozen=True, slots=True)
class Model:
    """Weights over standardised features: `rank` orders candidates, `sure` with the margin makes a probability."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    rank: tuple[float, ...]
    sure: tuple[float, ...]
    _order: "_Line" = field(init=False, repr=False, compare=False)
    _chance: "_Line" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Fold mean and scale into the weights, once."""
        object.__setattr__(self, "_order", _line(self.rank, self.mean, self.scale))
        object.__setattr__(self, "_chance", _line(self.sure, self.mean, self.scale))

    def judged(self, rows: Sequence[Sequence[float]]) -> tuple[list[float], list[float]]:
        """How strongly each is preferred, and its probability; an example question word for word is certain."""
        order = self.order(rows)
        chances = self.probabilities(rows, order)
        exact = [place for place, row in enumerate(rows) if row[_EXACT] and row[_EXAMPLE]]
        if exact:
            chances = [min(_SURE, one) for one in chances]
        for place in exact:
            order[place], chances[place] = order[place] + _AHEAD, max(_SURE, chances[place])
        return order, chances

    def order(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """How strongly each candidate is preferred; only differences within one question mean something."""
        weights, shift = self._order
        return [sum(map(mul, weights, row)) + shift for row in rows]

    def probabilities(self, rows: Sequence[Sequence[float]], order: Sequence[float]) -> list[float]:
        """The chance of each candidate to be a right answer, 0..1, falling along `order`."""
        ranked = sorted(range(len(rows)), key=lambda place: (-order[place], place))
        chances = [0.0] * len(rows)
        ceiling = 1.0
        for position, place in enumerate(ranked):
            rival = order[ranked[1 if position == 0 else 0]] if len(rows) > 1 else order[place] - 4.0
            ceiling = chances[place] = min(ceiling, self._of(rows[place], order[place], rival))
        return chances

    def _of(self, row: Sequence[float], own: float, rival: float) -> float:
        weights, shift = self._chance
        lead, height, always = self.sure[len(row) :]
        total = sum(map(mul, weights, row)) + shift
        total += lead * max(-6.0, min(own - rival, 6.0)) / 3 + height * own / 5 + always
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


_Line = tuple[tuple[float, ...], float]


def _line(weights: Sequence[float], mean: Sequence[float], scale: Sequence[float]) -> _Line:
    """Weights for features as they come, and what is added, that equal these for standardised ones."""
    folded = tuple(weight / spread for weight, spread in zip(weights, scale, strict=False))
    return folded, -sum(map(mul, folded, mean))


@cache
def shipped(*, second: bool = False) -> Model:
    """The model of this release; with `second`, the one that weighs a second opinion on meaning too.

    A feature that its file does not know yet counts nothing, so that it can be learnt.
    """
    file = "weights-semantic.json" if second else "weights.json"
    stored = json.loads(get_data("bot.core", f"data/{file}") or b"")
    columns = stored["columns"]

    def of(name: str, unknown: float) -> tuple[float, ...]:
        known = dict(zip(columns, stored[name], strict=False))
        return tuple(known.get(column, unknown) for column in names(second=second))

    return Model(
        of("mean", 0.0), of("scale", 1.0), of("rank", 0.0), (*of("sure", 0.0), *stored["sure"][len(columns) :])
    )
