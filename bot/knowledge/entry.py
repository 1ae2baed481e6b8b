"""A record as it stands in its file: the fields that could be read, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.edtf import EdtfDate
from bot.knowledge.nodes import Scalar
from bot.knowledge.shapes import day
from bot.problems import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """What the schema left of a mapping.

    A field that is absent or cannot be read is not in `fields`; one that stands there but cannot be read is named in
    `broken`, so that its absence is not told a second time.
    """

    file: str
    line: int
    column: int
    fields: Mapping[str, "Value"]
    broken: frozenset[str] = frozenset()

    def has(self, name: str) -> bool:
        """Whether the field stands there, readable or not."""
        return name in self.fields or name in self.broken

    def scalar(self, name: str) -> Scalar | None:
        """A single text with its place."""
        value = self.fields.get(name)
        return value if isinstance(value, Scalar) else None

    def text(self, name: str) -> str | None:
        """A single text."""
        value = self.fields.get(name)
        return value.value if isinstance(value, Scalar) else None

    def date(self, name: str) -> EdtfDate | None:
        """A date."""
        value = self.fields.get(name)
        return day(value.value) if isinstance(value, Scalar) else None

    def scalars(self, name: str) -> tuple[Scalar, ...]:
        """The texts of a list; one for a text that stands alone."""
        value = self.fields.get(name)
        if isinstance(value, tuple) and not isinstance(value, Scalar):
            return tuple(one for one in value if isinstance(one, Scalar))
        return (value,) if isinstance(value, Scalar) else ()

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list, without their places."""
        return tuple([one.value for one in self.scalars(name)])

    def entry(self, name: str) -> "Entry | None":
        """A part that is a mapping."""
        value = self.fields.get(name)
        return value if isinstance(value, Entry) else None

    def entries(self, name: str) -> tuple["Entry", ...]:
        """A list of mappings."""
        value = self.fields.get(name)
        if isinstance(value, tuple) and not isinstance(value, Scalar):
            return tuple(one for one in value if isinstance(one, Entry))
        return ()

    def place(self, name: str | None = None) -> Place:
        """Where a field's value stands; the record's own place for a field that is not there, a list or a mapping."""
        value = self.fields.get(name) if name else None
        if isinstance(value, Scalar):
            return Place(self.file, value.line, value.column)
        if isinstance(value, Entry):
            return value.place()
        if value:
            first = value[0]
            return Place(self.file, first.line, first.column)
        return Place(self.file, self.line, self.column)


Value = Scalar | Entry | tuple["Scalar | Entry", ...]
