"""What is kept of source files that have been read and let go: enough for the checks that look across files."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from bot.knowledge.base import Base, source_id
from bot.knowledge.files import stem_of


class Link(NamedTuple):
    """A statement, shown or not, that says with `same_as` of which other it is a report; `speaker` as written."""

    id: str
    same_as: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Of some source files: every link, how many sources and statements that are shown they hold, and what is odd.

    `unread` are files that could not be read, `misnamed` pairs of an id and the file whose name is another, `unnamed`
    archived texts whose source does not name them; `uncountable` when the statements of a source could not be read.
    Of files in which no error was found only the first three members are not empty.
    """

    links: tuple[Link, ...] = ()
    sources: int = 0
    shown: int = 0
    unread: tuple[str, ...] = ()
    misnamed: tuple[tuple[str, str], ...] = ()
    unnamed: tuple[str, ...] = ()
    uncountable: bool = False


def facts_of(part: Base, files: Iterable[str]) -> Facts:
    """The facts of a part that holds just the sources of these files."""
    stems = {stem_of(one) for one in files}
    return Facts(
        links=tuple(Link(one.id, one.entry.text("same_as") or "", one.entry.text("speaker")) for one in part.linked),
        sources=len(part.sources),
        shown=part.counts["statements"],
        unread=tuple(sorted(part.unread)),
        misnamed=tuple(
            (name, one.file) for one in part.sources if (name := one.text("id")) is not None and name != source_id(one)
        ),
        unnamed=tuple(name for name in part.unnamed if name.removesuffix(".txt") in stems),
        uncountable=part.uncountable,
    )


def joined(facts: Iterable[Facts]) -> Facts:
    """The facts of several groups of files as those of all."""
    every = tuple(facts)
    return Facts(
        links=tuple(link for one in every for link in one.links),
        sources=sum(one.sources for one in every),
        shown=sum(one.shown for one in every),
        unread=tuple(file for one in every for file in one.unread),
        misnamed=tuple(pair for one in every for pair in one.misnamed),
        unnamed=tuple(name for one in every for name in one.unnamed),
        uncountable=any(one.uncountable for one in every),
    )
