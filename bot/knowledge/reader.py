"""Bytes of a file to nodes that keep their place. Every scalar stays text; what YAML would guess or hide is refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import yaml

from bot.knowledge import composing
from bot.knowledge.composing import DEPTH, FASTEST, MAX_DEPTH, Composer, Loader, TooDeepError
from bot.knowledge.hidden import first_hidden, hidden_characters
from bot.knowledge.nodes import Node, Scalar, Sequence
from bot.knowledge.residue import residue
from bot.knowledge.rule import error
from bot.knowledge.syntax import SYNTAX, explain
from bot.problems import Place, Problem

MAX_BYTES = 64 * 1024 * 1024

ENCODING = error(
    "encoding",
    """
    A file is UTF-8 text. Another encoding would turn quotation marks and names into other characters.

    good: saved as UTF-8, with or without a byte order mark
    bad:  saved as Windows-1252 or UTF-16
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

RULES = (ENCODING, SIZE, SYNTAX, *composing.RULES, EMPTY_FILE)


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
    composer = Composer(file, loader(text).get_event, lines)
    node: Node | None = None
    problems = composer.problems
    try:
        node = composer.compose()
        if node is None:
            problems.append(EMPTY_FILE.at(Place(file, 1, 1), "the file is empty; a record is wanted"))
    except TooDeepError as deep:
        problems.append(DEPTH.at(deep.place, f"more than {MAX_DEPTH} levels deep; was this meant to be text?"))
    except yaml.YAMLError as wrong:
        problem = explain(wrong, text, file)
        # A tab that stops the parser is told already, and better than the parser can.
        if not any(one.place.line == problem.place.line for one in hidden.problems):
            problems.append(problem)
    if "\\" in text and node is not None:
        problems += _escaped(node, file, {one.place.line for one in hidden.problems})
    return Reading(None if composer.broken else node, (*hidden.problems, *problems, *residue(text, file)))


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
