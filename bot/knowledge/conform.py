"""Nodes against the schema: what fits becomes an entry, what does not becomes problems. Nothing is guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeGuard

from bot.knowledge.entry import Entry, Value
from bot.knowledge.hidden import quoted, visible
from bot.knowledge.hints import did_you_mean
from bot.knowledge.nodes import Mapping, Node, Scalar, Sequence
from bot.knowledge.rule import Rule, error
from bot.knowledge.schema import Field, Groups, Listing, Table
from bot.knowledge.shapes import Shape
from bot.problems import Place, Problem

UNKNOWN_KEY = error(
    "unknown-key",
    """
    Only the keys of the data dictionary are used; a mistyped one would silently be left out.

    good: venue: interview with France 24
    bad:  veneu: interview with France 24
    """,
)
MISSING_FIELD = error(
    "missing-field",
    """
    What the data dictionary calls required is there.

    good: a statement with id, speaker, kind, text, said and status
    bad:  a statement without speaker
    """,
)
WRONG_SHAPE = error(
    "wrong-shape",
    """
    A text is a text, a list a list, a mapping a mapping. An unquoted colon makes a mapping of a text.

    good: - "He said: never"
    bad:  - He said: never
    bad:  topics: negotiation
    """,
)
EMPTY_VALUE = error(
    "empty-value",
    """
    A key has a value. One that is not known is left out; empty text, `null` and `~` are not a way to say so.

    good: (no `via` at all)
    bad:  via:
    bad:  via: null
    """,
)
EDGE_BLANKS = error(
    "edge-blanks",
    """
    A text neither begins nor ends with a blank or a line break. A block for words on record begins with `|-`; after a
    bare `|` a line break would belong to the quotation.

    good: text: |-
    bad:  text: |
    bad:  name: "Ali Shamkhani "
    """,
)
LOST_TEXT = error(
    "lost-text",
    """
    No text is lost to YAML, which takes a blank and `#` in unquoted text for the beginning of a comment.

    good: - "Who is #1?"
    bad:  - Who is #1?
    """,
)
FOLDED_TEXT = error(
    "folded-text",
    """
    Words on record stand in a literal block, `|-`. In a folded one, `>`, YAML would replace line breaks by blanks.

    good: text: |-
    bad:  text: >-
    """,
)
SEVERAL_LINES = error(
    "several-lines",
    """
    Names, titles and questions are one line.

    good: title: Iran will not negotiate
    bad:  title: "Iran will\\nnot negotiate"
    """,
)
RULES = (
    UNKNOWN_KEY, MISSING_FIELD, WRONG_SHAPE, EMPTY_VALUE, EDGE_BLANKS, LOST_TEXT, FOLDED_TEXT, SEVERAL_LINES,
)  # fmt: skip

_NONE: frozenset[str] = frozenset()
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_KINDS = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping"}


_WORD = re.compile(r"\w")
_SHORT = 40  # characters that fit into a hint


def _short(node: Node) -> TypeGuard[Scalar]:
    return isinstance(node, Scalar) and len(node.value) <= _SHORT and "\n" not in node.value


def _sound(node: Scalar, shape: Shape) -> bool:
    """Whether nothing is wrong with a text: asked of millions, so that what is wrong is only gone into where it is."""
    value, _, _, style, comment = node
    return not (
        comment
        or not value
        or value[0].isspace()
        or value[-1].isspace()
        or (not style and value in _NULLS)
        or ("\n" in value and not shape.lines)
        or (shape.verbatim and (style == ">" or not _WORD.search(value)))
        or (shape.fault is not None and shape.fault(value) is not None)
    )


@dataclass(slots=True)
class Conform:
    """Reads the nodes of one file by the schema and collects what is wrong."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def table(self, node: Node, table: Table, *, called: str) -> Entry | None:
        """A mapping as an entry; None if it is none."""
        if not isinstance(node, Mapping):
            keys = ", ".join(one.name for one in table.fields[:3])
            as_one = f"; write {{{table.fields[0].name}: {quoted(node.value)}}}" if _short(node) else ""
            self._shape(node, called, f"a mapping with keys such as {keys}", as_one if table.row else "")
            return None
        fields: dict[str, Value] = {}
        broken: list[str] = []
        by_name = table.by_name
        for name, (key, value) in node.fields.items():
            known = by_name.get(name)
            if known is None:
                self._unknown_key(key, table, called)
                continue
            form = known.form
            if type(value) is Scalar and type(form) is Shape and _sound(value, form):
                fields[name] = value
                continue
            before = len(self.problems)
            read = self._value(value, known)
            if read is not None:
                fields[name] = read
            if read is None or len(self.problems) > before:
                broken.append(name)
        if not table.required <= node.fields.keys():
            self._missing(node, table, called)
        return Entry(self.file, node.line, node.column, fields, frozenset(broken) if broken else _NONE)

    def _missing(self, node: Mapping, table: Table, called: str) -> None:
        for one in table.fields:
            if one.required and one.name not in node.fields:
                message = f"{called} has no {one.called} ({one.meaning})"
                self._add(MISSING_FIELD, node.place(self.file), message)

    def groups(self, node: Node, groups: Groups, *, called: str) -> Entry | None:
        """A mapping of free names to lists of words, as an entry; None if it is none."""
        if not isinstance(node, Mapping):
            self._shape(node, called, "a mapping of group names to lists of words")
            return None
        fields: dict[str, Value] = {}
        for name, (key, value) in node.fields.items():
            if not name.strip():
                self._add(EMPTY_VALUE, key.place(self.file), "a group of words has no name")
            read = self._value(value, Field(name, groups.of, "words that mean the same"))
            if read is not None:
                fields[name] = read
        return Entry(self.file, node.line, node.column, fields)

    def listing(self, node: Node, listing: Listing, *, called: str) -> tuple[Scalar | Entry, ...] | None:
        """A list, each member read by its form; None if it is no list."""
        if listing.alone and isinstance(node, Scalar):
            assert isinstance(listing.of, Shape)  # noqa: S101 - the schema lets only texts stand alone
            alone = self.scalar(node, listing.of, called=called)
            return None if alone is None else (alone,)
        if not isinstance(node, Sequence):
            self._shape(node, called, "a list", f"; write [{visible(node.value)}]" if _short(node) else "")
            return None
        if listing.filled and not node.items:
            self._add(EMPTY_VALUE, node.place(self.file), f"{called} is an empty list")
            return None
        form = listing.of
        if isinstance(form, Table):
            of = f"a {form.name}"
            read = [self.table(item, form, called=of) for item in node.items]
            return tuple([one for one in read if one is not None])
        member = f"a member of {called}"
        texts = [
            item if type(item) is Scalar and _sound(item, form) else self.scalar(item, form, called=member)
            for item in node.items
        ]
        return tuple([one for one in texts if one is not None])

    def scalar(self, node: Node, shape: Shape, *, called: str) -> Scalar | None:
        """A text of that shape; None if it cannot be taken as one."""
        if not isinstance(node, Scalar):
            self._shape(node, called, "a text")
            return None
        if _sound(node, shape):
            return node
        value = node.value
        if (not node.style and value in _NULLS) or not value.strip():
            self._empty(node, called)
            return None
        before = len(self.problems)
        if value[0].isspace() or value[-1].isspace():
            self._edges(node, called)
        if node.comment:
            self._comment(node, shape, called)
        if shape.verbatim and not _WORD.search(value):
            self._add(EMPTY_VALUE, node.place(self.file), f"{called} holds no words: {quoted(value)}")
        if "\n" in value and not shape.lines:
            self._add(SEVERAL_LINES, node.place(self.file), f"{called} runs over several lines; write it on one")
        if shape.verbatim and node.style == ">":
            message = f"{called} is folded by `>`, which changes its line breaks; write `|-`"
            self._add(FOLDED_TEXT, node.place(self.file), message)
        if shape.fault is not None and len(self.problems) == before:
            self._fault(node, shape, called)
        # Words that are wrong only in form still take part in the checks across records, so that one slip is told
        # once and not again as a missing reference; what a shape rejects cannot be used.
        return node if shape.fault is None or len(self.problems) == before else None

    def _value(self, node: Node, known: Field) -> Value | None:
        form, called = known.form, known.called
        if isinstance(form, Shape):
            return self.scalar(node, form, called=called)
        if isinstance(node, Scalar) and not node.style and node.value in _NULLS:
            self._empty(node, called)
            return None
        if isinstance(form, Table):
            return self.table(node, form, called=called)
        if isinstance(form, Listing):
            return self.listing(node, form, called=called)
        return self.groups(node, form, called=called)

    def _fault(self, node: Scalar, shape: Shape, called: str) -> None:
        assert shape.fault is not None  # noqa: S101 - asked by the caller
        wrong = shape.fault(node.value)
        if wrong is not None:
            assert shape.rule is not None  # noqa: S101 - a shape with a fault names the rule it breaks
            self._add(shape.rule, node.place(self.file), f"{called} {quoted(node.value)}: {wrong}")

    def _empty(self, node: Scalar, called: str) -> None:
        if node.comment:
            message = f"{called} is empty, because YAML takes {quoted(node.comment)} for a comment; put it in quotes"
            self._add(LOST_TEXT, node.place(self.file), message)
        else:
            self._add(EMPTY_VALUE, node.place(self.file), f"{called} is empty; give it a value or leave the key out")

    def _edges(self, node: Scalar, called: str) -> None:
        last_break = node.style in "|>" and node.style and node.value.rstrip("\n") == node.value.strip()
        if last_break:
            message = f"{called} ends with a line break; begin its block with `{node.style}-`"
        else:
            message = f"{called} begins or ends with a blank; remove it: {quoted(node.value)}"
        self._add(EDGE_BLANKS, node.place(self.file), message)

    def _comment(self, node: Scalar, shape: Shape, called: str) -> None:
        glued = len(node.comment) > 1 and not node.comment[1].isspace() and node.comment[1] != "#"
        if shape.verbatim or (shape.prose and glued):
            message = (
                f"text is lost: YAML takes {quoted(node.comment)} for a comment and {called} ends before it; "
                "put the whole text in quotes, or write it as a block after `|-`"
            )
            self._add(LOST_TEXT, node.place(self.file), message)

    def _unknown_key(self, key: Scalar, table: Table, called: str) -> None:
        names: Iterable[str] = table.by_name
        shown = visible(key.value)
        stuck, colon, _ = key.value.partition(":")
        if colon and stuck in table.by_name:
            message = f"`{shown}` is no key of {called}; a blank is missing behind the colon of `{stuck}:`"
        else:
            hint = did_you_mean(key.value, names) or f"; the keys are {', '.join(names)}"
            message = f"`{shown}` is no key of {called}{hint}"
        self._add(UNKNOWN_KEY, key.place(self.file), message)

    def _shape(self, node: Node, called: str, wanted: str, hint: str = "") -> None:
        message = f"{called} must be {wanted}, but this is {_KINDS[type(node)]}"
        if isinstance(node, Mapping) and wanted == "a text" and node.fields:
            key, value = next(iter(node.fields.values()))
            rest = visible(value.value) if isinstance(value, Scalar) else "…"
            message += f' because of the colon; put it in quotes: "{visible(key.value)}: {rest}"'
        elif isinstance(node, Sequence) and wanted == "a text":
            message += "; if the brackets or the dash belong to the text, put it in quotes"
        self._add(WRONG_SHAPE, node.place(self.file), message + hint)

    def _add(self, rule: Rule, place: Place, message: str) -> None:
        self.problems.append(rule.at(place, message))
