"""YAML text to nodes that keep their place. Every scalar stays text; whatever YAML would guess or hide is refused.

The events of the parser are composed here rather than by PyYAML, because only the events still show anchors, tags,
duplicate keys and documents, and because depth can be refused before anything is built (an alias bomb or a thousand
brackets never get that far).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import yaml

from bot.knowledge.hidden import hidden_characters, visible
from bot.knowledge.nodes import Mapping, Node, Scalar, Sequence
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
    composer = _Composer(file, text)
    try:
        node = composer.compose(loader(text))
    except _TooDeepError as deep:
        node, problem = None, DEPTH.at(deep.place, f"more than {MAX_DEPTH} levels deep; was this meant to be text?")
        composer.problems.append(problem)
        composer.broken = True
    except yaml.YAMLError as wrong:
        node, problem = None, explain(wrong, text, file)
        # A tab that stops the parser is already told, better than the parser can.
        if not any(one.place.line == problem.place.line for one in hidden.problems):
            composer.problems.append(problem)
        composer.broken = True
    return Reading(None if composer.broken else node, (*hidden.problems, *composer.problems))


class _TooDeepError(Exception):
    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


@dataclass(slots=True)
class _Composer:
    """Builds nodes from events, and notes what is refused."""

    file: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False
    _next: Callable[[], yaml.Event] = field(init=False)
    _comments: dict[int, str] = field(init=False)

    def compose(self, loader: "yaml.BaseLoader | yaml.CBaseLoader") -> Node | None:
        self._next = loader.get_event
        self._comments = {
            number: line for number, line in enumerate(self.text.split("\n")) if "#" in line
        } if "#" in self.text else {}  # fmt: skip
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return self._empty()
        node = self._node(self._next(), 1)
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(event, "a second document begins here; a file holds one record, without `---` between")
        if isinstance(node, Scalar) and not node.value and not node.style:
            return self._empty()
        return node

    def _empty(self) -> None:
        self.problems.append(EMPTY_FILE.at(Place(self.file, 1, 1), "the file is empty; a record is wanted"))
        self.broken = True

    def _refuse(self, event: yaml.Event, message: str) -> None:
        mark = event.start_mark
        self.problems.append(FEATURE.at(Place(self.file, mark.line + 1, mark.column + 1), message))
        self.broken = True

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"`*{event.anchor}` is an alias to YAML; write the value out, or put it in quotes")
            return Scalar("", line, column, "*")
        if depth > MAX_DEPTH:
            raise _TooDeepError(Place(self.file, line, column))
        self._plain(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := self._next(), yaml.SequenceEndEvent):
                items.append(self._node(event, depth + 1))
            return Sequence(tuple(items), line, column)
        return Mapping(self._fields(depth), line, column)

    def _fields(self, depth: int) -> dict[str, tuple[Scalar, Node]]:
        fields: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                self._refuse(event, "a key is a word, not a list or a mapping; put quotes around text in brackets")
                key = Scalar(f"\0{len(fields)}", key.line, key.column)
            value = self._node(self._next(), depth + 1)
            earlier = fields.get(key.value)
            if earlier is None:
                fields[key.value] = (key, value)
                continue
            message = f"`{visible(key.value)}` stands here a second time; it is already on line {earlier[0].line}"
            self.problems.append(DUPLICATE_KEY.at(key.place(self.file), message))
        return fields

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        mark = event.start_mark
        if event.anchor is not None or event.tag is not None:
            self._plain(event)
        style = event.style or ""
        comment = ""
        if not style and self._comments:
            end = event.end_mark
            rest = self._comments.get(end.line, "")[end.column :].lstrip(" ")
            comment = rest if rest.startswith("#") else ""
        return Scalar(event.value, mark.line + 1, mark.column + 1, style, comment)

    def _plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, f"`&{event.anchor}` is an anchor to YAML; leave it out, or put the text in quotes")
        if event.tag is not None:
            self._refuse(event, f"`{event.tag}` is a tag to YAML; leave it out, or put the text in quotes")
