"""What the benchmark of sizes tells about its figures, on figures that are made up."""

import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import itertools

from scale_plot import plot
from scale_table import table

_KINDS = ("ordinary", "typo", "none", "common")


def _figures(milliseconds: float) -> dict[str, Any]:
    span = {"p50": milliseconds, "p99": 4 * milliseconds, "worst": 5 * milliseconds}
    each = {f"{number} {milliseconds}?": [milliseconds, 2 * milliseconds, number > 1] for number in range(10)}
    kind = {**span, "first": 0.8, "answered": 0.7, "wrong": 0.01, "slowest": [], "each": each}
    peer = {"p50": 50 * milliseconds, "p99": 60 * milliseconds, "first": 0.5, "each": {"5 1.0?": False}}
    return {
        "compiled": {"full": (9.0, 8.0, 90_000), "edit": (1.0, 0.9, 80_000), "disk": 3 << 20, "yaml": 2 << 20},
        "served": {
            "ask": dict.fromkeys(_KINDS, kind),
            "complete": {what: {**span, "offered": 0.9} for what in ("speakers", "sources")},
            "verify": {"verbatim": {**span, "right": 1.0}},
            "loop": {**span, "wall_p99": milliseconds, "wall_worst": 2 * milliseconds},
            "all": {"rss": 80 << 10, "own": 60 << 10},
        },
        "peers": {"tantivy alone": peer, "bm25s": {"missing": "bm25s"}},
    }


def test_a_row_has_a_cell_for_every_size() -> None:
    """The sizes stand in order, a figure that was not taken is a dash, and a peer is told as a ratio."""
    lines = list(table({"10000": {"compiled": _figures(1.0)["compiled"]}, "1000": _figures(1.0)}))
    assert lines[0] == "| | 1,000 | 10,000 |"
    assert {line.count("|") for line in lines} == {4}
    assert "| compile from YAML (processors) | 9.00 (8.00) s | 9.00 (8.00) s |" in lines
    assert "| question, ordinary: p50 / p99 | 1.00 / 4.00 ms | – |" in lines
    assert "| tantivy alone: p50 (times OnRecord's) | 50.00 ms (50.0) | – |" in lines
    assert "| tantivy alone: first right (OnRecord on the same) | 0.0 % (100.0 %) of 1 | – |" in lines
    assert "| bm25s: p50 (times OnRecord's) | – | – |" in lines


@pytest.mark.parametrize("figures", [{"1000": _figures(1.0)}, {"1000": _figures(1.0), "1000000": _figures(3.0)}])
def test_the_plot_shows_what_was_measured(figures: dict[str, Any]) -> None:
    """The plot is an image with a title, a line for everything that was measured, and no label upon another."""
    root = ET.fromstring(plot(figures))  # noqa: S314 - made here
    name = "{http://www.w3.org/2000/svg}"
    labels = [one for one in root.iter(f"{name}text") if one.get("style")]
    assert [one.text for one in labels] == ["tantivy alone", "OnRecord, 99 of 100", "OnRecord"]
    heights = sorted(float(one.get("y", "nan")) for one in labels)
    assert all(after - before >= 13 for before, after in itertools.pairwise(heights))
    assert root.findtext(f"{name}title")
    assert len(list(root.iter(f"{name}circle"))) == 3 * len(figures)
