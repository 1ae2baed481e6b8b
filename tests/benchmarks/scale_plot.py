"""The plot of `scale.py`: milliseconds a question against statements, both in powers of ten, as SVG.

Colours are chosen to be read on white and on black; words and lines take the colour of the reader's mode.
"""

from collections.abc import Iterator
from math import log10
from typing import Any

from scale_table import of_all, typical

_WIDTH, _HEIGHT = 760, 430
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 170, 46, 48
_LOW, _HIGH = -2, 5  # powers of ten of a millisecond
_FIRST, _LAST = 3, 6  # powers of ten of statements
_NEAREST = 14  # pixels between two labels
_COLOURS = {
    "rapidfuzz WRatio": "#d1495b",
    "rapidfuzz token_set": "#c77d0a",
    "FTS5 porter": "#8f6bc7",
    "bm25s": "#2f8f9d",
    "tantivy alone": "#7a8a3a",
    "OnRecord, 99 of 100": "#3d7fd9",
    "OnRecord": "#3d7fd9",
}
_TICKS = {-2: "10 µs", -1: "0.1 ms", 0: "1 ms", 1: "10 ms", 2: "0.1 s", 3: "1 s", 4: "10 s", 5: "100 s"}
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #333 } .title { font-weight: 600; font-size: 15px }
.grid { stroke: #8884; stroke-width: 1 } .line { fill: none; stroke-width: 2 } .thin { stroke-dasharray: 5 4 }
.own { stroke-width: 3.5 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } }
"""


def plot(figures: dict[str, Any]) -> str:
    """The whole file."""
    lines = _lines(figures)
    labels = _spread({name: _y(points[-1][1]) for name, points in lines.items()})
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
            "<title>Milliseconds a question takes, by the number of statements on record</title>",
            f"<style>{_STYLE}</style>",
            f'<text class="title" x="{_LEFT}" y="24">One question, by statements on record (median; one thread)</text>',
            *_grid(),
            *(part for name, points in lines.items() for part in _drawn(name, points, labels[name])),
            "</svg>\n",
        )
    )


def _lines(figures: dict[str, Any]) -> dict[str, list[tuple[int, float]]]:
    """Of every line its points: statements, milliseconds."""
    found: dict[str, list[tuple[int, float]]] = {name: [] for name in _COLOURS}
    for size in sorted(figures, key=int):
        one, statements = figures[size], int(size)
        for name, peer in one.get("peers", {}).items():
            if name in found and "p50" in peer:
                found[name].append((statements, peer["p50"]))
        if "served" in one:
            found["OnRecord"].append((statements, typical(one)))
            found["OnRecord, 99 of 100"].append((statements, of_all(one)[1]))
    return {name: points for name, points in found.items() if points}


def _x(statements: float) -> float:
    return _LEFT + (log10(statements) - _FIRST) / (_LAST - _FIRST) * (_WIDTH - _LEFT - _RIGHT)


def _y(milliseconds: float) -> float:
    return _HEIGHT - _BOTTOM - (log10(milliseconds) - _LOW) / (_HIGH - _LOW) * (_HEIGHT - _TOP - _BOTTOM)


def _grid() -> Iterator[str]:
    for power, name in _TICKS.items():
        y = _y(10.0**power)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{name}</text>'
    for power in range(_FIRST, _LAST + 1):
        x = _x(10.0**power)
        yield f'<path class="grid" d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}"/>'
        yield f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>'


def _drawn(name: str, points: list[tuple[int, float]], label: float) -> Iterator[str]:
    path = "L".join(f"{_x(statements):.1f} {_y(milliseconds):.1f}" for statements, milliseconds in points)
    kind = "line own" if name == "OnRecord" else "line thin" if name.startswith("OnRecord") else "line"
    yield f'<path class="{kind}" stroke="{_COLOURS[name]}" d="M{path}"/>'
    for statements, milliseconds in points:
        yield f'<circle r="3.5" cx="{_x(statements):.1f}" cy="{_y(milliseconds):.1f}" fill="{_COLOURS[name]}"/>'
    yield f'<text x="{_x(points[-1][0]) + 10:.1f}" y="{label + 4:.1f}" style="fill:{_COLOURS[name]}">{name}</text>'


def _spread(wanted: dict[str, float]) -> dict[str, float]:
    """Heights of labels, moved down where they would cover one another."""
    found: dict[str, float] = {}
    last = 0.0
    for name, y in sorted(wanted.items(), key=lambda one: one[1]):
        last = found[name] = max(y, last + _NEAREST)
    return found
