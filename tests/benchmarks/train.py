"""Make `bot/core/data/weights.json`: the numbers that turn features into an order and a probability.

    python tests/benchmarks/train.py FOLDER [--folds] [--knowledge knowledge] [--semantic]

FOLDER holds public collections (see `public.py`). Without `--folds` the weights file is written; with it nothing
is, and every family of collections is asked with weights learnt from the others only.
`--semantic` makes `weights-semantic.json`, for the engine that listens to the encoder of the extra `semantic`.

Two steps, both by Adam on standardised features. The order: the likelihood that the softmax over a question's
candidates puts on the right ones. The probability: a logistic regression of "the first is right" on the first
one's features, its lead and its height.
"""

import argparse
import importlib
import json
import random
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from math import exp
from operator import mul
from pathlib import Path

from public import load, mistyped, record, sample
from stores import Seen, collected, family

from bot.core import features
from bot.core.answer import Engine
from bot.core.measure import auroc, recall_at
from bot.core.scorer import Model
from bot.core.second import SecondOpinion
from bot.knowledge.load import load as load_base

DATA = Path(__file__).parents[2] / "bot" / "core" / "data"
SHIPPED = "shipped"
# How much of the order is learnt from the shipped base: little, its questions are by one hand.
ORDER_FROM_SHIPPED = 0.25
# With the encoder all of it: measured on families left out, it keeps meaning from being trusted over the very words.
ORDER_FROM_SHIPPED_HEARD = 1.0
RIDGE_ORDER, RIDGE_SURE = 1e-3, 3e-3
EPOCHS, BATCH, RATE = 14, 64, 0.03
# What only tells how sure to be; in the order these would repeat what others say and carry over worse.
SURE_ONLY = frozenset({"second", "evidence", "missing", "missed", "least"})
STILL = 1e-3  # a feature that varies less is left unscaled

Vector = list[float]


def learn(seen: Sequence[Seen], chance: random.Random, of_shipped: float = ORDER_FROM_SHIPPED) -> Model:
    """Order and probability from questions with their candidates."""
    rows = [row for one in seen for row in one.rows]
    mean = [statistics.fmean(column) for column in zip(*rows, strict=True)]
    scale = [
        spread if (spread := statistics.pstdev(column, mu)) > STILL else 1.0
        for column, mu in zip(zip(*rows, strict=True), mean, strict=True)
    ]
    amount: dict[str, float] = defaultdict(float)
    for one in seen:
        amount[one.family] += one.weight
    ready = [
        ([[(x - m) / s for x, m, s in zip(row, mean, scale, strict=True)] for row in one.rows], one)
        for one in seen
        if one.rows
    ]
    weights = [one.weight / amount[one.family] * len(seen) for _, one in ready]
    silent = [place for place, name in enumerate(features.names(second=True)) if name in SURE_ONLY]
    ranking = [
        (_without(rows, silent), one.right, weight * (of_shipped if one.family == SHIPPED else 1.0))
        for (rows, one), weight in zip(ready, weights, strict=True)
        if any(one.right) and not all(one.right)
    ]
    order = _descend(ranking, _softmax, len(mean), RIDGE_ORDER, chance)
    order = [
        0.0 if name in SURE_ONLY else weight for name, weight in zip(features.names(second=True), order, strict=False)
    ]
    sure = []
    for (rows, one), weight in zip(ready, weights, strict=True):
        heights = [sum(map(mul, order, row)) for row in rows]
        first, *rest = sorted(range(len(rows)), key=lambda place: (-heights[place], place))
        lead = heights[first] - (heights[rest[0]] if rest else heights[first] - 4)
        sure.append(([[*rows[first], min(lead, 6) / 3, heights[first] / 5, 1.0]], [one.right[first]], weight))
    certain = _descend(sure, _logistic, len(mean) + 3, RIDGE_SURE, chance)
    return Model(tuple(mean), tuple(scale), tuple(order), tuple(certain))


def _without(rows: list[Vector], silent: Sequence[int]) -> list[Vector]:
    return [[0.0 if place in silent else x for place, x in enumerate(row)] for row in rows]


_Group = tuple[list[Vector], list[bool], float]
_Slope = Callable[[Vector, _Group], list[float]]


def _softmax(weights: Vector, group: _Group) -> list[float]:
    rows, right, _ = group
    heights = [sum(map(mul, weights, row)) for row in rows]
    top = max(heights)
    mass = [exp(height - top) for height in heights]
    total, good = sum(mass), sum(one for one, ok in zip(mass, right, strict=True) if ok) or 1e-12
    return [one / total - (one / good if ok else 0.0) for one, ok in zip(mass, right, strict=True)]


def _logistic(weights: Vector, group: _Group) -> list[float]:
    rows, right, _ = group
    height = max(-30.0, min(30.0, sum(map(mul, weights, rows[0]))))
    return [1 / (1 + exp(-height)) - right[0]]


def _descend(groups: Sequence[_Group], slope: _Slope, size: int, ridge: float, chance: random.Random) -> Vector:
    weights, speed, energy = [0.0] * size, [0.0] * size, [0.0] * size
    step, total = 0, EPOCHS * (len(groups) // BATCH + 1)
    order = list(range(len(groups)))
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for start in range(0, len(order), BATCH):
            step += 1
            batch = [groups[place] for place in order[start : start + BATCH]]
            pull = [ridge * weight for weight in weights]
            for group in batch:
                for off, row in zip(slope(weights, group), group[0], strict=True):
                    share = off * group[2] / len(batch)
                    if abs(share) > 1e-5:
                        pull = [one + share * x for one, x in zip(pull, row, strict=True)]
            speed = [0.9 * one + 0.1 * other for one, other in zip(speed, pull, strict=True)]
            energy = [0.99 * one + 0.01 * other * other for one, other in zip(energy, pull, strict=True)]
            pace = RATE * (1 - step / total) / (1 - 0.9**step)
            weights = [
                weight - pace * one / ((other / (1 - 0.99**step)) ** 0.5 + 1e-8)
                for weight, one, other in zip(weights, speed, energy, strict=True)
            ]
    return weights


def folds(folders: Sequence[Path], seen: Sequence[Seen], second: SecondOpinion | None) -> Iterator[str]:
    """Every collection asked with what the other families taught."""
    for left_out in dict.fromkeys(family(folder.name) for folder in folders):
        taught = [one for one in seen if one.family != left_out]
        chance = random.Random(1)  # noqa: S311 - repeatable
        model = learn(taught, chance, ORDER_FROM_SHIPPED_HEARD if second else ORDER_FROM_SHIPPED)
        for folder in folders:
            if family(folder.name) == left_out:
                yield from _asked(folder, model, second)


def _asked(folder: Path, model: Model, second: SecondOpinion | None) -> Iterator[str]:
    collection = load(folder)
    base = record(collection.entries)
    engine = Engine(base, second=second, informed=model) if second else Engine(base, model=model)
    chance = random.Random(7)  # noqa: S311 - a fixed sample, no secret
    questions = sample(collection.questions, chance, 250, 125)
    for slips in (0, 2):
        scores, right, given = [], [], Counter[bool]()
        for one in questions:
            outcome = engine.ask(mistyped(one.text, slips, chance) if slips else one.text, limit=1)
            ok = bool(outcome.ranked) and outcome.ranked[0].statement.id.split("/", 1)[1] in one.gold
            scores.append(outcome.ranked[0].score if outcome.ranked else 0.0)
            right.append(ok)
            if outcome.confidence >= engine.policy.answer:
                given[ok] += 1
        yes = [bool(one.gold) for one in questions]
        yield (
            f"{collection.name:20} {slips} slips  hit@1 {sum(right) / sum(yes):.3f}  AUROC {auroc(scores, yes):.3f}  "
            f"R@P90 {recall_at(0.9, scores, right, sum(yes)):.3f}  "
            f"R@P95 {recall_at(0.95, scores, right, sum(yes)):.3f}  "
            f"Policy: {given[True]} of {given.total()} right, {given[True] / sum(yes):.2f} of the answerable"
        )


def main() -> None:
    """Train, and write or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--knowledge", type=Path, default=Path("knowledge"))
    parser.add_argument("--semantic", action="store_true")
    arguments = parser.parse_args()
    folders = [one for one in sorted(arguments.folder.iterdir()) if (one / "entries.jsonl").exists()]
    base = load_base(arguments.knowledge, today=datetime.now(UTC).date()).record
    if base is None:
        raise SystemExit(f"{arguments.knowledge} has problems; see onrecord check")
    second = importlib.import_module("bot.semantic.extra").opinion() if arguments.semantic else None
    seen = [one for one in collected(folders, base, 3, second) if one.heard or not second]
    print(f"{len(seen)} questions from {len(folders)} collections and the shipped base")  # noqa: T201 - a script
    if arguments.folds:
        for line in folds(folders, seen, second):
            print(line)  # noqa: T201 - same
        return
    chance = random.Random(1)  # noqa: S311 - repeatable
    model = learn(seen, chance, ORDER_FROM_SHIPPED_HEARD if second else ORDER_FROM_SHIPPED)
    _write(model, [folder.name for folder in folders], semantic=arguments.semantic)


def _write(model: Model, collections: Sequence[str], *, semantic: bool) -> None:
    stored = {
        "made": f"by tests/benchmarks/train.py{' --semantic' if semantic else ''} "
        "from public question collections that are not shipped "
        f"({', '.join(collections)}; cut to many sizes, with and without typing slips) and the shipped base asked its "
        "own example questions with their wording hidden",
        "columns": features.names(second=semantic),
        "mean": [round(one, 5) for one in model.mean],
        "scale": [round(one, 5) for one in model.scale],
        "rank": [round(one, 4) for one in model.rank],
        "sure": [round(one, 4) for one in model.sure],
    }
    out = DATA / ("weights-semantic.json" if semantic else "weights.json")
    out.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
    print(f"wrote {out.name}")  # noqa: T201 - same


if __name__ == "__main__":
    main()
