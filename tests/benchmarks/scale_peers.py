"""The same questions put to what one would write in an afternoon, over the same statements.

    python tests/benchmarks/scale_peers.py FOLDER [--seconds 60]

Every peer gets each statement's words, behind the speaker's name, and its example questions, as strings; the best
string decides. Slow peers are asked as many questions as fit into the seconds, five at least. Prints one JSON object:
by peer, milliseconds a question, the share of first answers that are right, and which of the questions they were.
"""

import argparse
import gc
import importlib
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from accuracy import PEERS, Ask, strings
from public import Collection, Entry
from scale_served import WARM, Took, both, opened, rows, timed

_FEWEST = 5


def collection(folder: Path) -> Collection:
    """The statements that may be shown, with the speaker's name before their words."""
    record = opened(folder).record
    entries = (
        Entry(one.id, f"{record.speaker_of(one).name}: {' '.join(one.parts)}", "", one.questions)
        for one in record.statements.values()
    )
    return Collection(folder.name, tuple(entries), ())


def _tantivy(collection: Collection) -> Ask:
    """Tantivy with its English stemmer, in memory of the kernel: every word of the question may match."""
    tantivy = importlib.import_module("tantivy")
    texts, owners = strings(collection)
    schema = (
        tantivy.SchemaBuilder()
        .add_text_field("body", tokenizer_name="en_stem")
        .add_unsigned_field("place", stored=True)
        .build()
    )
    with tempfile.TemporaryDirectory() as place:
        index = tantivy.Index(schema, path=place)
        writer = index.writer(heap_size=100_000_000, num_threads=1)
        for number, text in enumerate(texts):
            writer.add_document(tantivy.Document(body=text, place=number))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        searcher = index.searcher()  # holds the mapped files open after the folder is gone

    def ask(question: str) -> tuple[str | None, float]:
        words = "".join(letter if letter.isalnum() else " " for letter in question).lower()
        found = searcher.search(index.parse_query(words, ["body"]), 1).hits if words.strip() else []
        return (owners[searcher.doc(found[0][1])["place"][0]], found[0][0]) if found else (None, 0.0)

    return ask


ASKED: dict[str, Callable[[Collection], Ask]] = {
    "tantivy alone": _tantivy,
    **{name: PEERS[name] for name in ("bm25s", "FTS5 porter", "rapidfuzz token_set", "rapidfuzz WRatio")},
}


def measured(ask: Ask, questions: list[dict[str, Any]], seconds: float) -> dict[str, Any]:
    """One peer, on the ordinary and the mistyped questions in turn."""
    spans: list[Took] = []
    right: dict[str, bool] = {}
    ask(questions[-1]["q"])
    began = time.perf_counter()
    for row in questions:
        if len(spans) >= _FEWEST and time.perf_counter() - began > seconds:
            break
        (found, _), took = timed(partial(ask, row["q"]))
        spans.append(took)
        right[row["q"]] = found in row["gold"]
    return {**both(spans), "first": statistics.fmean(right.values()), "each": right}


def main() -> None:
    """Ask every peer, one after another, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    arguments = parser.parse_args()
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))
    questions = [row for row in rows(arguments.folder, "questions")[:-WARM] if row["gold"]]
    held = collection(arguments.folder)
    figures: dict[str, Any] = {}
    for name, build in ASKED.items():
        began = time.perf_counter()
        try:
            ask = build(held)
        except ModuleNotFoundError as missing:
            figures[name] = {"missing": missing.name}
            continue
        built = time.perf_counter() - began
        figures[name] = {**measured(ask, questions, arguments.seconds), "built": built}
        del ask
        gc.collect()
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
