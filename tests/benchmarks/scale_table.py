"""The figures of `scale.py` as one Markdown table: a row a figure, a column a size.

Times of questions, completions and claims are the processor's, so that other work on the machine does not count; what
is on the clock says so. Starts and compiling are on the clock.
"""

from collections.abc import Callable, Collection, Iterator
from statistics import median
from typing import Any

_KINDS = {"ordinary": "ordinary", "typo": "with slips", "none": "no answer", "common": "one common word"}
_PEERS = ("tantivy alone", "bm25s", "FTS5 porter", "rapidfuzz token_set", "rapidfuzz WRatio")


def table(figures: dict[str, Any]) -> Iterator[str]:
    """The lines of the table."""
    sizes = sorted(figures, key=int)
    yield f"| | {' | '.join(f'{int(size):,}' for size in sizes)} |"
    yield f"|---|{'---:|' * len(sizes)}"
    for name, cell in _rows():
        cells = []
        for size in sizes:
            try:
                cells.append(cell(figures[size]))
            except KeyError:  # that part has not been measured at this size
                cells.append("–")
        yield f"| {name} | {' | '.join(cells)} |"


def _rows() -> Iterator[tuple[str, Callable[[Any], str]]]:
    yield "two million additions, after each part", lambda one: _span(one["pace"].values())
    yield "compile from YAML (processors)", lambda one: _seconds(one["compiled"]["full"])
    yield "compile after one edit (processors)", lambda one: _seconds(one["compiled"]["edit"])
    yield "largest process while compiling", lambda one: _megabytes(one["compiled"]["full"][2])
    yield "YAML; compiled", lambda one: "; ".join(_megabytes(one["compiled"][of] / 1024) for of in ("yaml", "disk"))
    yield "`ask` to its end, warm (processor)", lambda one: _seconds(one["started"]["warm"])
    yield "the best of nine", lambda one: _seconds(one["started"]["best"])
    yield "the same, nothing of the record in memory", lambda one: _seconds(one["started"]["cold"])
    yield "resident after 300 questions (own)", lambda one: _held(one["resident"])
    yield "resident, the whole bot in the same process", lambda one: _megabytes(one["served"]["all"]["rss"])
    for kind, called in _KINDS.items():
        yield f"question, {called}: p50 / p99", _spans("ask", kind)
    yield "all questions: p50 / p99", lambda one: "{:.2f} / {:.2f} ms".format(*of_all(one))
    yield "the same on the clock", lambda one: "{:.2f} / {:.2f} ms".format(*of_all(one, clock=True))
    for kind in ("ordinary", "typo"):
        yield f"first in the ranking is right, {_KINDS[kind]}", _share("ask", kind, "first")
        yield f"answered rightly; wrongly, {_KINDS[kind]}", _answered(kind)
    yield "answered though there is none", _share("ask", "none", "wrong")
    for what in ("speakers", "sources"):
        yield f"completing {what}: p50 / p99", _spans("complete", what)
    yield (
        "verifying: p50 / p99",
        lambda one: "{:.2f} / {:.2f} ms".format(
            median(part["p50"] for part in one["served"]["verify"].values()),
            max(part["p99"] for part in one["served"]["verify"].values()),
        ),
    )
    yield (
        "right verdicts",
        lambda one: " / ".join(
            f"{kind} {100 * part['right']:.0f} %" for kind, part in sorted(one["served"]["verify"].items())
        ),
    )
    yield "event loop held up, on the clock: p99; worst", _loop("wall_p99", "wall_worst")
    yield "work between two beats of it: p99; worst", _loop("p99", "worst")
    for peer in _PEERS:
        yield f"{peer}: p50 (times OnRecord's)", _ratio(peer)
        yield f"{peer}: first right (OnRecord on the same)", _against(peer)


def _span(seconds: Collection[float]) -> str:
    return f"{min(seconds):.2f}–{max(seconds):.2f} s"


def _loop(*figures: str) -> Callable[[Any], str]:
    return lambda one: "{:.1f}; {:.1f} ms".format(*(one["served"]["loop"][figure] for figure in figures))


def _seconds(ran: tuple[float, float, int]) -> str:
    return f"{ran[0]:.2f} ({ran[1]:.2f}) s"


def _held(memory: dict[str, int]) -> str:
    return f"{_megabytes(memory['rss'])} ({_megabytes(memory['own'])})"


def _megabytes(kilobytes: float) -> str:
    return f"{kilobytes / 1024:,.0f} MB"


def _spans(part: str, kind: str) -> Callable[[Any], str]:
    return lambda one: "{p50:.2f} / {p99:.2f} ms".format(**one["served"][part][kind])


def _share(part: str, kind: str, figure: str) -> Callable[[Any], str]:
    return lambda one: f"{100 * one['served'][part][kind][figure]:.1f} %"


def _answered(kind: str) -> Callable[[Any], str]:
    return lambda one: "{:.1f} %; {:.1f} %".format(
        *(100 * one["served"]["ask"][kind][key] for key in ("answered", "wrong"))
    )


def of_all(one: Any, *, clock: bool = False) -> tuple[float, float]:
    """Milliseconds of the processor, or on the clock, of all questions together: median and 99 of 100."""
    spans = sorted(each[clock] for kind in one["served"]["ask"].values() for each in kind["each"].values())
    return median(spans), spans[int(0.99 * len(spans))]


def typical(one: Any) -> float:
    """Milliseconds of a question that has an answer, clean or with slips: what peers are compared with."""
    asked = one["served"]["ask"]
    spans: list[float] = [each[0] for kind in ("ordinary", "typo") for each in asked[kind]["each"].values()]
    return median(spans)


def _ratio(peer: str) -> Callable[[Any], str]:
    return lambda one: f"{one['peers'][peer]['p50']:.2f} ms ({one['peers'][peer]['p50'] / typical(one):.1f})"


def _against(peer: str) -> Callable[[Any], str]:
    def cell(one: Any) -> str:
        theirs = one["peers"][peer]["each"]
        ours = {question: each[2] for kind in one["served"]["ask"].values() for question, each in kind["each"].items()}
        share = [100 * sum(some) / len(theirs) for some in (theirs.values(), (ours[one] for one in theirs))]
        return f"{share[0]:.1f} % ({share[1]:.1f} %) of {len(theirs)}"

    return cell
