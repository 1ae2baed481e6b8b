"""The events of a YAML parser to nodes.

They are composed here rather than by PyYAML, because only the events still show anchors, tags, duplicate keys and
documents, and because depth is refused before anything is built: an alias bomb or a thousand brackets never get so far.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from bot.knowledge.hidden import visible
from bot.knowledge.nodes import Mapping, Node, Scalar, Sequence
from bot.knowledge.rule import error
from bot.problems import Place, Problem

MAX_DEPTH = 12

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
RULES = (FEATURE, DUPLICATE_KEY, DEPTH)

Loader = type[yaml.BaseLoader] | type[yaml.CBaseLoader]
FASTEST: Loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


_new = tuple.__new__  # a third of the time that the class itself takes, which counts for millions of texts


class TooDeepError(Exception):
    """A node is deeper than any record; `place` is where it begins."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


@dataclass(slots=True)
class Composer:
    """Builds nodes from events, and notes what is refused; `broken` when the tree cannot be trusted.

    `events` gives the next event; `lines` are the raw lines, or none in a file that has no comment.
    """

    file: str
    events: Callable[[], Any]  # libyaml and PyYAML's own parser share no type
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False

    def compose(self) -> Node | None:
        """The tree of the file, None if there is nothing in it; raises TooDeepError and what the parser raises."""
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
            raise TooDeepError(place)
        self._plain(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while type(event := self.events()) is not yaml.SequenceEndEvent:
                items.append(self._node(event, depth + 1))
            return Sequence(tuple(items), place.line, place.column)
        return Mapping(self._fields(depth + 1), place.line, place.column)

    def _fields(self, depth: int) -> dict[str, tuple[Scalar, Node]]:
        fields: dict[str, tuple[Scalar, Node]] = {}
        events, scalar = self.events, self._scalar
        while type(event := events()) is not yaml.MappingEndEvent:
            key = scalar(event) if type(event) is yaml.ScalarEvent else self._key(event, depth, len(fields))
            event = events()
            value = scalar(event) if type(event) is yaml.ScalarEvent else self._node(event, depth)
            name = key[0]
            if name not in fields:
                fields[name] = (key, value)
                continue
            message = f"`{visible(name)}` is a duplicate key; it already stands on line {fields[name][0].line}"
            self.problems.append(DUPLICATE_KEY.at(key.place(self.file), message))
        return fields

    def _key(self, event: Any, depth: int, number: int) -> Scalar:
        """A key that is no plain text; one that is none at all is refused and replaced."""
        key = self._node(event, depth)
        if isinstance(key, Scalar):
            return key
        self._refuse(event, "a key is a word, not a list or a mapping; put quotes around text in brackets")
        return Scalar(f"\0{number}", key.line, key.column)

    def _scalar(self, event: Any) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._plain(event)
        mark, style = event.start_mark, event.style
        comment = self._comment(event.end_mark) if self.lines and not style else ""
        return _new(Scalar, (event.value, mark.line + 1, mark.column + 1, style or "", comment))

    def _comment(self, end: Any) -> str:
        """What follows a plain text on its line, if it is a comment."""
        rest = self.lines[end.line][end.column :].lstrip(" ") if end.line < len(self.lines) else ""
        return rest if rest.startswith("#") else ""

    def _plain(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, f"`&{event.anchor}` is an anchor to YAML; leave it out, or put the text in quotes")
        if event.tag is not None:
            self._refuse(event, f"`{event.tag}` is a tag to YAML; leave it out, or put the text in quotes")


def spans(text: str, loader: Loader = FASTEST) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where the texts of a file stand that `read` could read: first line and column, and those behind the last.

    The header of a block (`|-` and what follows it on its line) is not part of it.
    """
    events = loader(text).get_event
    while not isinstance(event := events(), yaml.StreamEndEvent):
        if isinstance(event, yaml.ScalarEvent):
            start, end = _spot(event.start_mark), _spot(event.end_mark)
            yield ((start[0] + 1, 1) if event.style in ("|", ">") else start), end


def _start(file: str, event: Any) -> Place:
    return Place(file, *_spot(event.start_mark))


def _spot(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
