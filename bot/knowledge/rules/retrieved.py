"""Checks on the archived texts of sources, and on durable copies."""

from collections.abc import Iterator

from bot.knowledge.base import Base, source_id
from bot.knowledge.entry import Entry
from bot.knowledge.hidden import quoted
from bot.knowledge.rules.check import Finding, crossing, errors, warnings
from bot.knowledge.whole import Whole
from bot.problems import Place


def archive_missing(base: Base) -> Iterator[Finding]:
    """A source that names an archived text has it, in archive/<source>.txt, as UTF-8.

    good: archive: {file: tehrantimes-439615.txt, sha256: …} with that file in archive/
    bad:  archive: {file: tehrantimes-439615.txt, sha256: …} without it
    """
    for source, archive in _archives(base):
        name, right = archive.text("file"), f"{source_id(source)}.txt"
        if name is None:
            continue
        if name != right:
            message = f"the archived text is called archive/{right}; write `file: {right}` and name it so"
            yield Finding(archive.place("file"), message, source_id(source))
        elif name not in base.archive and f"archive/{name}" not in base.unread:
            message = f"archive/{name} does not exist; put the text there, or remove `archive`"
            yield Finding(archive.place("file"), message, source_id(source))


def archive_hash(base: Base) -> Iterator[Finding]:
    """The archived text is the one that was retrieved: its SHA-256 is the one in the source.

    good: sha256: of the file as it is
    bad:  sha256: of the file before somebody edited it
    """
    for source, archive in _archives(base):
        found, wanted = base.archive.get(archive.text("file") or ""), archive.text("sha256")
        if found is not None and wanted is not None and wanted not in found.digests:
            message = (
                f"archive/{archive.text('file')} has another SHA-256, {found.digests[-1]}: the text was changed; "
                "restore it, or retrieve it anew and check every statement"
            )
            yield Finding(archive.place("sha256"), message, source_id(source))


def archive_unnamed(base: Whole) -> Iterator[Finding]:
    """Every text in archive/ belongs to a source that names it with its hash.

    good: archive/tehrantimes-439615.txt, named in sources/tehrantimes-439615.yaml
    bad:  archive/old.txt, named nowhere
    """
    for name in base.unnamed:
        found, identity = base.archived(name), name.removesuffix(".txt")
        if found is None:
            continue
        if identity in base.source_ids:
            line = f"archive: {{file: {name}, sha256: {found.digests[-1]}}}"
            message = f"no source names this text; write `{line}` in sources/{identity}.yaml"
        else:
            message = f"no source names this text, and there is no source {quoted(identity)}; remove it"
        yield Finding(Place(f"archive/{name}", 1, 1), message, identity)


def archive_licence(base: Base) -> Iterator[Finding]:
    """A whole text is kept only where its licence allows; without one, only excerpts may be kept.

    good: licence: CC-BY-4.0 with archive
    bad:  archive without licence
    """
    for source, archive in _archives(base):
        if not source.has("licence"):
            message = "all rights are reserved without a `licence`: name the one that allows the archive, or remove it"
            yield Finding(archive.place("file"), message, source_id(source))


def no_durable_copy(base: Base) -> Iterator[Finding]:
    """A source can be read when its page is gone: it has `archived`, a web archive's address, or an `archive`.

    good: archived: https://web.archive.org/web/2019/https://www.example.org/news/1
    bad:  neither `archived` nor `archive`
    """
    for source in base.sources:
        if not source.has("archived") and not source.has("archive"):
            message = f"{source_id(source)} has no durable copy; add `archived: https://…`, or waive this with a reason"
            yield Finding(source.place(), message, source_id(source))


def archived_text(base: Base, source: Entry) -> str | None:
    """The text of a source's archive; None if it has none that can be read."""
    archive = source.entry("archive")
    found = base.archive.get(archive.text("file") or "") if archive else None
    return found.text if found else None


def _archives(base: Base) -> Iterator[tuple[Entry, Entry]]:
    for source in base.sources:
        archive = source.entry("archive")
        if archive is not None:
            yield source, archive


CHECKS = (
    *errors(archive_missing, archive_hash, archive_licence),
    *crossing(archive_unnamed),
    *warnings(no_durable_copy),
)
