"""What YAML text becomes: three kinds of node that remember where they stood.

They are tuples, not dataclasses: a large base makes millions of them, and a tuple is built in a third of the time.
Lines and columns count from 1, columns in code points.
"""

from collections.abc import Mapping as Mapped
from typing import NamedTuple

from bot.problems import Place


class Scalar(NamedTuple):
    """One piece of text, as written; nothing is ever read as a number, date or truth value.

    `style` is how it stood there: "" plain, '"' or "'" quoted, "|" literal, ">" folded.
    `comment` is what follows a plain text on its line from the ` #` on, which YAML drops.
    """

    value: str
    line: int
    column: int
    style: str = ""
    comment: str = ""

    def place(self, file: str) -> Place:
        """Where it stands."""
        return Place(file, self.line, self.column)


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple["Node", ...]
    line: int
    column: int

    def place(self, file: str) -> Place:
        """Where it begins."""
        return Place(file, self.line, self.column)


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file; each key is kept as the scalar it was."""

    fields: Mapped[str, tuple[Scalar, "Node"]]
    line: int
    column: int

    def place(self, file: str) -> Place:
        """Where it begins."""
        return Place(file, self.line, self.column)


Node = Scalar | Sequence | Mapping
