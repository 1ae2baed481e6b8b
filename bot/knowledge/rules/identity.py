"""Checks on what there is and how it is called: the parts of a base, ids and file names."""

from collections.abc import Iterable, Iterator

from bot.knowledge.base import Base, stem
from bot.knowledge.entry import Entry
from bot.knowledge.rules.check import Finding, crossing, errors
from bot.knowledge.whole import Whole
from bot.problems import Place


def missing_part(base: Whole) -> Iterator[Finding]:
    """A base has base.yaml, at least one speaker and at least one source.

    good: base.yaml, speakers/zarif.yaml, sources/tehrantimes-439615.yaml
    bad:  an empty folder
    """
    if "base.yaml" not in base.singles and "base.yaml" not in base.unread:
        yield Finding(Place("base.yaml", 1, 1), "base.yaml is missing; write one that begins `name: …`")
    for folder, what in (("speakers", "speaker"), ("sources", "source")):
        if not base.counts[folder] and not base.unread_in(folder):
            yield Finding(Place(f"{folder}/", 1, 1), f"there is no {what}; put one into {folder}/<id>.yaml")


def id_not_file_name(base: Base) -> Iterator[Finding]:
    """The id of a speaker, topic or source equals its file's name, so that everybody finds it.

    good: speakers/zarif.yaml with id: zarif
    bad:  speakers/zarif.yaml with id: javad-zarif
    """
    for entry in (*base.speakers, *base.topics, *base.sources):
        identity = entry.text("id")
        if identity is not None and identity != stem(entry):
            message = f"the id {identity} differs from the file name; write `id: {stem(entry)}` or rename the file"
            yield Finding(entry.place("id"), message, identity)


def duplicate_id(base: Base) -> Iterator[Finding]:
    """An id means one record: no two speakers, topics or sources share one, nor two statements of a source.

    good: - id: zarif-duress
          - id: zarif-respect
    bad:  - id: zarif-duress
          - id: zarif-duress
    """
    for entries in (base.speakers, base.topics, *(one.entries("statements") for one in base.sources)):
        yield from _twice(entries)


def _shared_source(base: Whole) -> Iterator[Finding]:
    """Two sources can share an id only where the file of one of them is called otherwise."""
    for identity in dict.fromkeys(base.misnamed):
        yield from _twice(base.called(identity))


def _twice(entries: Iterable[Entry]) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for entry in entries:
        identity = entry.text("id")
        if identity is None:
            continue
        earlier = first.setdefault(identity, entry)
        if earlier is not entry:
            where = earlier.place("id")
            seen = f"line {where.line}" if where.file == entry.file else where.file
            message = f"the id {identity} is a duplicate; it already stands in {seen}; give this record another"
            yield Finding(entry.place("id"), message, identity)


CHECKS = (
    *crossing(missing_part),
    *errors(id_not_file_name, duplicate_id),
    *crossing(_shared_source, of=duplicate_id),
)
