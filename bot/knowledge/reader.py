"""YAML text to nodes that keep their place. Every scalar stays text; whatever YAML would guess or hide is refused.

The events of the parser are composed here rather than by PyYAML, because only the events still show anchors, tags,
duplicate keys and documents, and because depth can be refused before anything is built (an alias bomb or a thousand
brackets never get that far).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import yaml

from bot.knowledge.hidden import first_hidden, hidden_characters, visible
from bot.knowledge.nodes import Mapping, Node, Scalar, Sequence
from bot.knowledge.residue import residue
from bot.knowledge.rule import error
from bot.knowledge.syntax import SYNTAX, explain
from bot.problems import Place, Problem

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 12

ENCODING = error(
    "encoding",
    """
    A file is UTF-8 text. Another encoding would turn quotation marks and names into other characters.

    good: saved as UTF-8, with or without a byte order mark
    bad:  saved as Windows-1252 or UTF-16
    """,
)
FEATURE = error(
    "yaml-feature",
    """
    Only mappings, lists and text are used: no anchors, aliases, merge keys, tags, nor several documents in a file.
    They make one line mean something that is written elsewhere.

    good: topics: [negotiation]
    bad:  topics: &t [negotiation]
    bad:  topics: *t
    bad:  published: !!str 2019
    """,
)
DUPLICATE_KEY = error(
    "duplicate-key",
    """
    A key stands once in a mapping. YAML would silently keep the last one.

    good: speaker: zarif
    bad:  speaker: zarif
          speaker: trump
    """,
)
DEPTH = error(
    "too-deep",
    f"""
    Records are at most {MAX_DEPTH} levels deep; anything deeper was not meant for a base.

    good: topics: [negotiation]
    bad:  topics: [[[[[[[[[[[[[negotiation]]]]]]]]]]]]]
    """,
)
SIZE = error(
    "too-large",
    f"""
    A file has at most {MAX_BYTES // 1024**2} MiB; one source is one document.

    good: one file for each source
    bad:  a whole archive in one file
    """,
)
EMPTY_FILE = error(
    "empty-file",
    """
    A file holds a record.

    good: id: zarif
          name: Mohammad Javad Zarif
    bad:  (nothing, or only comments)
    """,
)

RULES = (ENCODING, SIZE, SYNTAX, FEATURE, DUPLICATE_KEY, DEPTH, EMPTY_FILE)

Loader = type[yaml.BaseLoader] | type[yaml.CBaseLoader]
FASTEST: Loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


@dataclass(frozen=True, slots=True)
class Reading:
    """The tree of a file, None if it has none that can be trusted, and what is wrong with the text."""

    node: Node | None
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, file: str) -> str | Problem:
    """The text of a file without byte order mark and with plain line feeds; or why it has none."""
    if len(data) > MAX_BYTES:
        return SIZE.at(Place(file, 1, 1), f"the file has {len(data):,} bytes, more than {MAX_BYTES:,}; split it")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ENCODING.at(Place(file, 1, 1), "the file is UTF-16, not UTF-8; save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        before = data[: wrong.start]
        start = before.rfind(b"\n") + 1
        place = Place(file, before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace")) + 1)
        byte = data[wrong.start]
        return ENCODING.at(place, f"the file is not UTF-8: byte 0x{byte:02X} does not belong here; save it as UTF-8")
    return text.replace("\r\n", "\n")


def read(data: bytes, file: str, loader: Loader = FASTEST) -> Reading:
    """Read one file; never raises, whatever the bytes."""
    text = decode(data, file)
    if isinstance(text, Problem):
        return Reading(None, (text,))
    hidden = hidden_characters(text, file)
    if hidden.unreadable:
        return Reading(None, hidden.problems)
    # Only where there is a # at all can a comment follow a text; then the raw lines are looked at.
    lines = text.split("\n") if "#" in text else []
    composer = _Composer(file, loader(text).get_event, lines)
    node: Node | None = None
    problems = composer.problems
    try:
        node = composer.compose()
        if node is None:
            problems.append(EMPTY_FILE.at(Place(file, 1, 1), "the file is empty; a record is wanted"))
    except _TooDeepError as deep:
        problems.append(DEPTH.at(deep.place, f"more than {MAX_DEPTH} levels deep; was this meant to be text?"))
    except yaml.YAMLError as wrong:
        problem = explain(wrong, text, file)
        # A tab that stops the parser is told already, and better than the parser can.
        if not any(one.place.line == problem.place.line for one in hidden.problems):
            problems.append(problem)
    if "\\" in text and node is not None:
        problems += _escaped(node, file, {one.place.line for one in hidden.problems})
    return Reading(None if composer.broken else node, (*hidden.problems, *problems, *residue(text, file)))


def spans(text: str, loader: Loader = FASTEST) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where the texts of a file stand that `read` could read: first line and column, and those behind the last.

    The header of a block (`|-` and what follows it on its line) is not part of it.
    """
    events = loader(text).get_event
    while not isinstance(event := events(), yaml.StreamEndEvent):
        if isinstance(event, yaml.ScalarEvent):
            start, end = _spot(event.start_mark), _spot(event.end_mark)
            yield ((start[0] + 1, 1) if event.style in ("|", ">") else start), end


def _escaped(node: Node, file: str, told: set[int]) -> Iterator[Problem]:
    """What cannot be seen, where it was written as an escape in double quotes."""
    if isinstance(node, Scalar):
        found = first_hidden(node.value) if node.style == '"' and node.line not in told else None
        if found is not None:
            yield found.at(node.place(file))
        return
    inner = node.items if isinstance(node, Sequence) else chain.from_iterable(node.fields.values())
    for one in inner:
        yield from _escaped(one, file, told)


class _TooDeepError(Exception):
    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


@dataclass(slots=True)
class _Composer:
    """Builds nodes from events, and notes what is refused."""

    file: str
    events: Callable[[], Any]  # libyaml and PyYAML's own parser share no type
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False

    def compose(self) -> Node | None:
        """The tree of the first document."""
        self.events()  # the stream begins
        if isinstance(self.events(), yaml.StreamEndEvent):
            return None
        node = self._node(self.events(), 1)
        self.events()  # the document ends
        event = self.events()
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(event, "a second document begins here; a file holds one record, without `---` between")
        nothing = isinstance(node, Scalar) and not node.value and not node.style
        return None if nothing else node

    def _refuse(self, event: Any, message: str) -> None:
        self.problems.append(FEATURE.at(_start(self.file, event), message))
        self.broken = True

    def _node(self, event: Any, depth: int) -> Node:
        if type(event) is yaml.ScalarEvent:
            return self._scalar(event)
        place = _start(self.file, event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"`*{event.anchor}` is an alias to YAML; write the value out, or put it in quotes")
            return Scalar("", place.line, place.column, "*")
        if depth > MAX_DEPTH:
            raise _TooDeepError(place)
        self._plain(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := self.events(), yaml.SequenceEndEvent):
                items.append(self._node(event, depth + 1))
            return Sequence(tuple(items), place.line, place.column)
        return Mapping(self._fields(depth), place.line, place.column)

    def _fields(self, depth: int) -> dict[str, tuple[Scalar, Node]]:
        fields: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := self.events(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                self._refuse(event, "a key is a word, not a list or a mapping; put quotes around text in brackets")
                key = Scalar(f"\0{len(fields)}", key.line, key.column)
            value = self._node(self.events(), depth + 1)
            earlier = fields.get(key.value)
            if earlier is None:
                fields[key.value] = (key, value)
                continue
            message = f"`{visible(key.value)}` is a duplicate key; it already stands on line {earlier[0].line}"
            self.problems.append(DUPLICATE_KEY.at(key.place(self.file), message))
        return fields

    def _scalar(self, event: Any) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._plain(event)
        mark, style, comment = event.start_mark, event.style, ""
        if not style and self.lines:
            end = event.end_mark
            rest = self.lines[end.line][end.column :].lstrip(" ") if end.line < len(self.lines) else ""
            comment = rest if rest.startswith("#") else ""
        return Scalar(event.value, mark.line + 1, mark.column + 1, style or "", comment)

    def _plain(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, f"`&{event.anchor}` is an anchor to YAML; leave it out, or put the text in quotes")
        if event.tag is not None:
            self._refuse(event, f"`{event.tag}` is a tag to YAML; leave it out, or put the text in quotes")


def _start(file: str, event: Any) -> Place:
    return Place(file, *_spot(event.start_mark))


def _spot(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
