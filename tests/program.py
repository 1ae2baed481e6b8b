"""The program as tests run it: how a command ended, and the base it runs on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "knowledge"


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit status and what it wrote on either stream."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]
