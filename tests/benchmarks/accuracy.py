"""How the engine compares with what one would write in an afternoon: one table over public collections.

    python tests/benchmarks/accuracy.py FOLDER [--questions 250] [--none 125]

FOLDER holds one folder per collection (see `public.py`). Peers: rapidfuzz `WRatio` and `token_set_ratio`, BM25
(bm25s), SQLite FTS5, TF-IDF of character n-grams; bm25s and the engine with the extra `semantic` only where they are
installed. Figures: first answer right, clean and with two mistyped words; AUROC of answerable against unanswerable;
the share of answerable questions answered rightly at the threshold where 95 % of the answers are right; of the
default Policy precision and recall. The encoder reads every string of a collection first: minutes for a large one.

The shipped weights were trained on collections too: for those the engine's row is not independent. The figures
by cross-validation are what `train.py --folds` prints.
"""

import argparse
import importlib
import random
import sqlite3
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path

from public import SOURCE, Collection, load, mistyped, record, sample
from rapidfuzz import fuzz, process, utils

from bot.core.answer import Answered, Engine
from bot.core.measure import auroc, recall_at

Ask = Callable[[str], tuple[str | None, float]]


@dataclass(frozen=True, slots=True)
class Row:
    """What one peer reached on one collection."""

    right: float
    right_mistyped: float
    auroc: float
    recall: float
    milliseconds: float


def strings(collection: Collection) -> tuple[list[str], list[str]]:
    """Every string of a collection, and the entry that each belongs to."""
    pairs = [(text, one.id) for one in collection.entries for text in (one.text, *one.examples)]
    return [text for text, _ in pairs], [entry for _, entry in pairs]


def _engine(collection: Collection) -> Ask:
    return _asking(Engine(record(collection.entries)))


def _listening(collection: Collection) -> Ask:
    extra = importlib.import_module("bot.semantic.extra")
    if not extra.installed():
        raise ModuleNotFoundError(name="onrecord[semantic]")
    return _asking(Engine(record(collection.entries), second=extra.opinion()))


def _asking(engine: Engine) -> Ask:
    def ask(question: str) -> tuple[str | None, float]:
        ranked = engine.ask(question, limit=1).ranked
        return (ranked[0].statement.id.removeprefix(f"{SOURCE}/"), ranked[0].score) if ranked else (None, 0.0)

    return ask


def _scorer(name: str) -> Callable[[Collection], Ask]:
    def build(collection: Collection) -> Ask:
        texts, owners = strings(collection)
        ready = [utils.default_process(text) for text in texts]

        def ask(question: str) -> tuple[str | None, float]:
            found = process.extractOne(utils.default_process(question), ready, scorer=getattr(fuzz, name))
            return (owners[found[2]], found[1]) if found else (None, 0.0)

        return ask

    return build


def _fts(tokenizer: str) -> Callable[[Collection], Ask]:
    def build(collection: Collection) -> Ask:
        texts, owners = strings(collection)
        base = sqlite3.connect(":memory:")
        base.execute(f"create virtual table t using fts5(body, tokenize='{tokenizer}')")
        base.executemany("insert into t(rowid, body) values(?, ?)", enumerate(texts, 1))
        query = "select rowid, -bm25(t) from t where t match ? order by bm25(t) limit 1"

        def ask(question: str) -> tuple[str | None, float]:
            words = "".join(letter if letter.isalnum() else " " for letter in question).split()
            if tokenizer == "trigram":
                words = sorted({word[i : i + 3] for word in words for i in range(len(word) - 2)})
            found = base.execute(query, (" OR ".join(f'"{word}"' for word in words) or '""',)).fetchone()
            return (owners[found[0] - 1], found[1]) if found else (None, 0.0)

        return ask

    return build


def _grams(text: str) -> Counter[str]:
    words = [f" {word} " for word in utils.default_process(text).split()]
    return Counter(word[i : i + size] for word in words for size in range(2, 6) for i in range(len(word) - size + 1))


def _tfidf(collection: Collection) -> Ask:
    texts, owners = strings(collection)
    counted = [_grams(text) for text in texts]
    held = Counter(gram for one in counted for gram in one)
    rare = {gram: log((1 + len(texts)) / (1 + number)) + 1 for gram, number in held.items()}
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, one in enumerate(counted):
        norm = sum(((1 + log(n)) * rare[gram]) ** 2 for gram, n in one.items()) ** 0.5 or 1.0
        for gram, n in one.items():
            postings[gram].append((place, (1 + log(n)) * rare[gram] / norm))

    def ask(question: str) -> tuple[str | None, float]:
        scores: dict[int, float] = defaultdict(float)
        mine = {gram: (1 + log(n)) * rare[gram] for gram, n in _grams(question).items() if gram in rare}
        norm = sum(weight * weight for weight in mine.values()) ** 0.5 or 1.0
        for gram, weight in mine.items():
            for place, other in postings[gram]:
                scores[place] += weight * other
        best = max(scores, key=lambda place: (scores[place], -place), default=None)
        return (None, 0.0) if best is None else (owners[best], scores[best] / norm)

    return ask


def _bm25(collection: Collection) -> Ask:
    bm25s = importlib.import_module("bm25s")
    texts, owners = strings(collection)
    model = bm25s.BM25()
    model.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)

    def ask(question: str) -> tuple[str | None, float]:
        words = bm25s.tokenize([question], show_progress=False)
        if not words.vocab:
            return None, 0.0
        places, scores = model.retrieve(words, k=1, show_progress=False)
        return owners[int(places[0][0])], float(scores[0][0])

    return ask


PEERS: dict[str, Callable[[Collection], Ask]] = {
    "OnRecord": _engine,
    "OnRecord [semantic]": _listening,
    "rapidfuzz WRatio": _scorer("WRatio"),
    "rapidfuzz token_set": _scorer("token_set_ratio"),
    "bm25s": _bm25,
    "FTS5 porter": _fts("porter"),
    "FTS5 trigram": _fts("trigram"),
    "TF-IDF char 2-5": _tfidf,
}


def measure(ask: Ask, collection: Collection, answerable: int, none: int) -> Row:
    """One peer on one collection, always on the same questions and the same slips."""
    chance = random.Random(7)  # noqa: S311 - a fixed sample, no secret
    questions = sample(collection.questions, chance, answerable, none)
    slipped = [mistyped(one.text, 2, chance) for one in questions if one.gold]
    right, scores, took = [], [], []
    for one in questions:
        started = time.perf_counter()
        entry, score = ask(one.text)
        took.append(1000 * (time.perf_counter() - started))
        right.append(entry in one.gold)
        scores.append(score)
    yes = [bool(one.gold) for one in questions]
    clean = [ok for ok, gold in zip(right, yes, strict=True) if gold]
    asked = [one for one in questions if one.gold]
    worn = [ask(text)[0] in one.gold for text, one in zip(slipped, asked, strict=True)]
    return Row(
        statistics.fmean(clean), statistics.fmean(worn), auroc(scores, yes), recall_at(0.95, scores, right, sum(yes)),
        statistics.median(took),
    )  # fmt: skip


def policy(collection: Collection, answerable: int, none: int) -> tuple[int, int, int]:
    """Of the default Policy: answers given, right ones, answerable questions."""
    chance = random.Random(7)  # noqa: S311 - a fixed sample, no secret
    engine = Engine(record(collection.entries))
    given = right = yes = 0
    for one in sample(collection.questions, chance, answerable, none):
        outcome = engine.ask(one.text)
        yes += bool(one.gold)
        if isinstance(outcome, Answered):
            given += 1
            right += outcome.hits[0].statement.id.removeprefix(f"{SOURCE}/") in one.gold
    return given, right, yes


def _table(folder: Path, answerable: int, none: int) -> Iterator[str]:
    collections = [load(one) for one in sorted(folder.iterdir()) if (one / "entries.jsonl").exists()]
    yield f"{'':20} {'collection':20} hit@1  2 slips  AUROC  R@P95   ms"
    for name, build in PEERS.items():
        try:
            rows = [(one.name, measure(build(one), one, answerable, none)) for one in collections]
        except ModuleNotFoundError as missing:
            yield f"{name:20} not installed ({missing.name})"
            continue
        for where, row in rows:
            yield f"{name:20} {where:20} {_figures(row)}"
        mean = Row(*(statistics.fmean(getattr(row, field) for _, row in rows) for field in Row.__slots__))
        yield f"{name:20} {'mean':20} {_figures(mean)}"
    for one in collections:
        given, right, yes = policy(one, answerable, none)
        yield f"Policy on {one.name}: {right} of {given} answers right, {right / max(1, yes):.2f} of the answerable"


def _figures(row: Row) -> str:
    return f"{row.right:.3f}   {row.right_mistyped:.3f}  {row.auroc:.3f}  {row.recall:.3f}  {row.milliseconds:6.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--questions", type=int, default=250)
    parser.add_argument("--none", type=int, default=125)
    arguments = parser.parse_args()
    for line in _table(arguments.folder, arguments.questions, arguments.none):
        print(line)  # noqa: T201 - a script for people


if __name__ == "__main__":
    main()
