"""The engine's second opinion, by the cosines of vectors held in one matrix."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.core.second import Hearing, Meanings
from bot.semantic import kept
from bot.semantic.encoder import Encoder, Vector

Encode = Callable[[str], Vector]
_FOREIGN = 0.3  # share of letters outside ASCII from which a question is none the English encoder reads
_REMEMBERED = 256


class Opinion:
    """Documents understood by an encoder; a string is encoded once, in whatever base it stands.

    With a `file` the vectors of the latest documents are kept there.
    """

    def __init__(self, encode: Encode, file: Path | None = None) -> None:
        self._encode, self._file = encode, file
        self._known: dict[str, Vector] = kept.read(file) if file else {}
        self._question = lru_cache(_REMEMBERED)(encode)

    def over(self, documents: Sequence[Sequence[str]]) -> Meanings:
        """Documents, each given as its strings."""
        texts = [text for strings in documents for text in strings]
        new = {text: self._encode(text) for text in dict.fromkeys(texts) if text not in self._known}
        self._known |= new
        if new and self._file:
            kept.write(self._file, {text: self._known[text] for text in texts})
        rows = np.array([self._known[text] for text in texts], dtype=np.float32)
        starts = np.cumsum([0, *(len(strings) for strings in documents)])
        return _Matrix(self.question, rows, starts)

    def question(self, text: str) -> Vector:
        """A question's vector; a base asked its own questions has them already."""
        known = self._known.get(text)
        return self._question(text) if known is None else known


class _Matrix:
    """One row a string; `starts` tells where each document's rows begin, and where the last one's end."""

    def __init__(self, encode: Encode, rows: Vector, starts: NDArray[np.int64]) -> None:
        self._encode, self._rows, self._starts = encode, rows, starts

    def hear(self, question: str) -> Hearing | None:
        letters = [char for char in question if char.isalpha()]
        foreign = sum(not char.isascii() for char in letters)
        if not letters or not len(self._rows) or foreign > _FOREIGN * len(letters):
            return None
        return _Heard(self._rows @ self._encode(question), self._starts)


class _Heard:
    """The cosines of one question, string by string."""

    def __init__(self, cosines: Vector, starts: NDArray[np.int64]) -> None:
        self._cosines, self._starts = cosines, starts

    def nearest(self, limit: int, allowed: frozenset[int] | None) -> Sequence[int]:
        best = np.maximum.reduceat(self._cosines, self._starts[:-1])
        if allowed is None:
            return [int(one) for one in np.argsort(-best, kind="stable")[:limit]]
        places = np.array(sorted(allowed), dtype=np.int64)
        return [int(one) for one in places[np.argsort(-best[places], kind="stable")[:limit]]]

    def likeness(self, document: int) -> Sequence[float]:
        found: list[float] = self._cosines[self._starts[document] : self._starts[document + 1]].tolist()
        return found


def shipped(file: Path | None = None) -> Opinion:
    """The encoder of this release."""
    return Opinion(Encoder(), file)
