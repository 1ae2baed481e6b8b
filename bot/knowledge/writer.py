"""The one canonical form of a base's files: the same bytes whoever writes, and every text exactly as it was read.

Fields stand in the order of the data dictionary; words on record in literal blocks (`|-`); dates in quotes, so that
other readers of YAML take them for text too; short lists and parts on one line of at most 120 characters; two blanks a
level. Comments are kept: those at the head of a file stay there, every other one gets a line of its own above the key
or item it is about. Blank lines go.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge.comments import Comments, comments_of
from bot.knowledge.conform import EMPTY_VALUE, FOLDED_TEXT, LOST_TEXT, UNKNOWN_KEY, WRONG_SHAPE, Conform
from bot.knowledge.nodes import Mapping, Node, Scalar, Sequence
from bot.knowledge.quoting import literal, one_line
from bot.knowledge.reader import decode, read
from bot.knowledge.schema import Form, Groups, Listing, Table
from bot.knowledge.shapes import Shape
from bot.problems import Problem

WIDTH = 120
_STEP = "  "
# With any of these, what the curator meant is not what was read; writing it anew would make the loss final.
_UNCLEAR = frozenset(rule.id for rule in (UNKNOWN_KEY, WRONG_SHAPE, EMPTY_VALUE, LOST_TEXT, FOLDED_TEXT))


@dataclass(frozen=True, slots=True)
class Unclear:
    """A file that cannot be rewritten before these problems are mended."""

    problems: tuple[Problem, ...]


def canonical(data: bytes, file: str, form: Form) -> str | Unclear:
    """The canonical text of one file; or the problems that make it unclear what was meant."""
    reading = read(data, file)
    if reading.node is None or reading.problems:
        return Unclear(reading.problems)
    unclear = tuple(one for one in _conformed(reading.node, file, form) if one.rule in _UNCLEAR)
    if unclear:
        return Unclear(unclear)
    text = decode(data, file)
    assert isinstance(text, str)  # noqa: S101 - it was read above
    written = _Writer(comments_of(text, reading.node) if "#" in text else Comments()).file(reading.node, form)
    again = read(written.encode(), file)
    if again.node is None or _bare(again.node, form) != _bare(reading.node, form):
        raise AssertionError(f"the canonical form of {file} would not read as the same texts")
    return written


def _conformed(node: Node, file: str, form: Form) -> list[Problem]:
    conform = Conform(file)
    if isinstance(form, Table):
        conform.table(node, form, called=file)
    elif isinstance(form, Groups):
        conform.groups(node, form, called=file)
    elif isinstance(form, Listing):
        conform.listing(node, form, called=file)
    return conform.problems


@dataclass(frozen=True, slots=True)
class _Writer:
    comments: Comments

    def file(self, root: Node, form: Form) -> str:
        lines = [*self.comments.head, *self._block(root, form, ""), *self.comments.tail]
        return "\n".join(lines) + "\n"

    def _block(self, node: Node, form: Form, indent: str) -> Iterator[str]:
        """The lines of a mapping or list that stands on lines of its own."""
        if isinstance(node, Mapping):
            for key, value, inner in _fields(node, form):
                yield from self._field(key, value, inner, indent)
        elif isinstance(node, Sequence) and isinstance(form, Listing):
            for item in node.items:
                yield from self._item(item, form.of, indent)

    def _field(self, key: Scalar, value: Node, form: Form, indent: str) -> Iterator[str]:
        name = f"{indent}{one_line(key.value)}:"
        yield from self._remarks(self.comments.keys.get((key.line, key.column), []), indent)
        row = _row(value, form)
        if row is not None and (isinstance(value, Scalar) or len(name) + 1 + len(row) <= WIDTH):
            yield from self._remarks(self.comments.within(value), indent)
            yield f"{name} {row}"
        elif isinstance(value, Scalar):
            yield from _literal(f"{name} ", value.value, indent + _STEP)
        else:
            yield name
            yield from self._block(value, form, indent + _STEP)

    def _item(self, item: Node, form: Form, indent: str) -> Iterator[str]:
        yield from self._remarks(self.comments.items.get((item.line, item.column), []), indent)
        row = _row(item, form)
        if row is not None and (isinstance(item, Scalar) or len(indent) + 2 + len(row) <= WIDTH):
            yield from self._remarks(self.comments.within(item), indent)
            yield f"{indent}- {row}"
        elif isinstance(item, Scalar):
            yield from _literal(f"{indent}- ", item.value, indent + _STEP)
        else:
            lines = list(self._block(item, form, indent + _STEP))
            first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
            yield from (f"{indent}{line.lstrip()}" for line in lines[:first])
            yield f"{indent}- {lines[first].lstrip()}"
            yield from lines[first + 1 :]

    def _remarks(self, comments: list[str], indent: str) -> Iterator[str]:
        return (f"{indent}{comment}" for comment in comments)


def _literal(before: str, text: str, indent: str) -> Iterator[str]:
    yield before + ("|" if text.endswith("\n") else "|-")
    for line in text.removesuffix("\n").split("\n"):
        yield f"{indent}{line}" if line else ""


def _fields(node: Mapping, form: Form) -> Iterator[tuple[Scalar, Node, Form]]:
    """The fields of a mapping in the order of the schema; groups stay in the order of the file."""
    if isinstance(form, Groups):
        for key, value in node.fields.values():
            yield key, value, form.of
    elif isinstance(form, Table):
        for known in form.fields:
            if known.name in node.fields:
                yield (*node.fields[known.name], known.form)


def _row(node: Node, form: Form) -> str | None:
    """A value on one line; None if it has to stand on lines of its own."""
    if isinstance(node, Scalar):
        shape = form.of if isinstance(form, Listing) else form
        assert isinstance(shape, Shape)  # noqa: S101 - files of another form are refused before
        block = (shape.verbatim and shape.lines) or "\n" in node.value
        return None if block and literal(node.value) else _scalar(node, shape)
    if isinstance(node, Sequence):
        return _listing_row(node, form) if node.items else "[]"
    return _table_row(node, form) if node.fields else "{}"


def _listing_row(node: Sequence, form: Form) -> str | None:
    if not isinstance(form, Listing) or not form.row:
        return None
    cells = [_cell(item, form.of) for item in node.items]
    return None if None in cells else f"[{', '.join(filter(None, cells))}]"


def _table_row(node: Mapping, form: Form) -> str | None:
    if not isinstance(form, Table) or not form.row:
        return None
    pairs = [(key.value, _cell(value, inner)) for key, value, inner in _fields(node, form)]
    return None if any(cell is None for _, cell in pairs) else f"{{{', '.join(f'{k}: {v}' for k, v in pairs)}}}"


def _cell(node: Node, form: Form) -> str | None:
    if not isinstance(node, Scalar) or not isinstance(form, Shape) or "\n" in node.value:
        return None
    return _scalar(node, form, flow=True)


def _scalar(node: Scalar, shape: Shape, *, flow: bool = False) -> str:
    return one_line(node.value, quoted=shape.quoted, bare=shape.bare, flow=flow)


def _bare(node: Node, form: Form) -> object:
    """A tree without places and styles, to compare what was read with what was written."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        inner = form.of if isinstance(form, Listing) else form
        return [_bare(item, inner) for item in node.items]
    return {key.value: _bare(value, inner) for key, value, inner in _fields(node, form)}
