"""Which statements on record a draft repeats, by shared runs of four words."""

from collections import Counter

from bot.core.model import Record
from bot.core.text import words

_RUN = 4
_SHARED = 0.5  # of the shorter text's runs


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of four words of a text in search form; of a shorter text, the whole of it."""
    have = words(text)
    if len(have) < _RUN:
        return frozenset({tuple(have)}) if have else frozenset()
    return frozenset(tuple(have[at : at + _RUN]) for at in range(len(have) - _RUN + 1))


class Overlap:
    """The runs of every statement on record, indexed once an article."""

    def __init__(self, record: Record | None) -> None:
        self._sizes: dict[str, int] = {}
        self._holders: dict[tuple[str, ...], list[str]] = {}
        for statement in record.statements.values() if record else ():
            own = runs(statement.text)
            self._sizes[statement.id] = len(own)
            for run in own:
                self._holders.setdefault(run, []).append(statement.id)

    def like(self, text: str) -> tuple[str, ...]:
        """Full ids of the statements that share at least half of the shorter one's runs, best first."""
        own = runs(text)
        shared = Counter(holder for run in own for holder in self._holders.get(run, ()))
        return tuple(one for one, count in shared.most_common(3) if count >= _SHARED * min(len(own), self._sizes[one]))


def same(first: frozenset[tuple[str, ...]], second: frozenset[tuple[str, ...]]) -> bool:
    """Whether two texts, given by their runs, repeat each other; a fragment of a few words repeats nothing."""
    short = min(len(first), len(second))
    return short > 1 and len(first & second) >= _SHARED * short
