"""The comments of a YAML file, each with the key or list item that it is about, so that rewriting loses none."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.knowledge.composing import FASTEST, spans
from bot.knowledge.nodes import Mapping as MappingNode
from bot.knowledge.nodes import Node, Sequence

Spot = tuple[int, int]
"""A line and a column, from 1."""

_HASH = re.compile(r"(?:^|(?<=[ \t]))#")


@dataclass(frozen=True, slots=True)
class Comments:
    """What stands at the head and the tail of a file, before a list item, and at a key."""

    head: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    items: Mapping[Spot, list[str]] = field(default_factory=dict)
    keys: Mapping[Spot, list[str]] = field(default_factory=dict)

    def within(self, node: Node) -> list[str]:
        """Every comment inside a node, for a node that is to be written on one line."""
        found: list[str] = []
        for spot, is_item in _anchors(node):
            found += (self.items if is_item else self.keys).get(spot, [])
        return found


def comments_of(text: str, root: Node) -> Comments:
    """Find every comment and what it is about.

    A comment on a line of its own is about the key or item that follows, one behind something about what it follows.
    Those before the first key are about the file.
    """
    anchors = sorted(_anchors(root), key=lambda one: (one[0], not one[1]))
    spots = [spot for spot, _ in anchors]
    head: list[str] = []
    tail: list[str] = []
    items: dict[Spot, list[str]] = defaultdict(list)
    keys: dict[Spot, list[str]] = defaultdict(list)
    for spot, comment, alone in _found(text):
        at = bisect_right(spots, spot)
        if alone and at == 0:
            head.append(comment)
        elif alone and at == len(anchors):
            tail.append(comment)
        else:
            owner, is_item = anchors[at if alone else max(at - 1, 0)]
            (items if is_item else keys)[owner].append(comment)
    return Comments(tuple(head), tuple(tail), items, keys)


def _anchors(node: Node) -> Iterator[tuple[Spot, bool]]:
    """The places of every key and list item within a node, and whether it is an item."""
    if isinstance(node, MappingNode):
        for key, value in node.fields.values():
            yield (key.line, key.column), False
            yield from _anchors(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield (item.line, item.column), True
            yield from _anchors(item)


def _found(text: str) -> Iterator[tuple[Spot, str, bool]]:
    """Every comment: where it begins, itself, and whether it has its line for itself."""
    taken = list(spans(text, FASTEST))
    starts = [start for start, _ in taken]
    for number, line in enumerate(text.split("\n"), 1):
        for match in _HASH.finditer(line):
            spot = (number, match.start() + 1)
            at = bisect_right(starts, spot) - 1
            if at >= 0 and spot < taken[at][1]:
                continue
            yield spot, line[match.start() :].rstrip(), not line[: match.start()].strip()
            break
