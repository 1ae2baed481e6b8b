"""What is read out of a ledger."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Listed:
    """A question on the list: how often it was put there, first and last on which day."""

    text: str
    asked: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggested quote as its sender gave it; `state` is open, accepted or rejected."""

    id: int
    quote: str
    speaker: str
    source: str
    said: str
    state: str = "open"
    reason: str | None = None
