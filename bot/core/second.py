"""A second opinion on what a question means: the seam through which an encoder of sentences may speak.

Nothing here knows how likeness in meaning is found. The engine asks for it per statement, beside its own features.
"""

from collections.abc import Sequence
from typing import Protocol


class Hearing(Protocol):
    """A question set against every document."""

    def nearest(self, limit: int, allowed: frozenset[int] | None) -> Sequence[int]:
        """The numbers of the documents nearest in meaning, best first; only those `allowed`, where given."""
        ...

    def likeness(self, document: int) -> Sequence[float]:
        """The cosine (-1..1) of the question to each string of a document, in their order."""
        ...


class Meanings(Protocol):
    """Documents as an encoder understands them."""

    def hear(self, question: str) -> Hearing | None:
        """The question set against the documents; None where the encoder does not know its language."""
        ...


class SecondOpinion(Protocol):
    """An encoder; safe to ask from any number of threads."""

    def over(self, documents: Sequence[Sequence[str]]) -> Meanings:
        """Documents understood, each given as its strings."""
        ...
