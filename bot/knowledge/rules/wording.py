"""Checks on the words on record: against their context, against the archived source, and against quotation marks."""

import re
from collections.abc import Iterator

from bot.core.model import Kind
from bot.knowledge.archive import difference, in_order
from bot.knowledge.base import Base, source_id
from bot.knowledge.hidden import quoted
from bot.knowledge.rules.check import Finding, errors
from bot.knowledge.rules.retrieved import archived_text
from bot.knowledge.whole import Written
from bot.problems import Place

_PAIRS = (
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ("‹", "›"),
    ("‘", "’"),
    ("「", "」"),
    ('"', '"'),
    ("'", "'"),
    ("``", "''"),
)
_TRAILING = ",.;:!?"
_FIRST = frozenset(opening[0] for opening, _ in _PAIRS)
_LAST = frozenset(closing[-1] for _, closing in _PAIRS)
# Where a mark opens or closes: an apostrophe inside a word does neither.
_OPENS = re.compile(r"[“„«‹「\"]|``|(?<!\w)[‘']")
_CLOSES = re.compile(r"[”“»›」\"]|''|[’'](?!\w)")


def context_missing(base: Base) -> Iterator[Finding]:
    """Partial and reported statements stand in the source's own sentence, which `context` holds.

    good: kind: partial, with context: Quill called the offer “a gilded trap”.
    bad:  kind: partial, without context
    """
    for one in base.statements:
        kind = one.entry.text("kind")
        if kind in (Kind.PARTIAL, Kind.REPORTED) and not one.entry.has("context"):
            message = f"a {kind} statement needs `context`: the source's own sentence around it, verbatim"
            yield Finding(one.entry.place("kind"), message, one.id)


def not_in_context(base: Base) -> Iterator[Finding]:
    """The text stands in its context, character for character; the parts of a split quotation in their order.

    good: text: a gilded trap
          context: Quill called the offer “a gilded trap” and left.
    bad:  text: a golden trap
          context: Quill called the offer “a gilded trap” and left.
    """
    archives = {source_id(one): archived_text(base, one) for one in base.sources}
    for one in base.statements:
        context = one.entry.text("context")
        if context is not None and "context" not in one.entry.broken:
            for place, how in _absent(one, context, "the context"):
                archived = archives[source_id(one.source)]
                lost = archived is not None and in_order(one.entry.texts("text"), archived) is not None
                nor = " nor in the archive" if lost else ""
                yield Finding(place, f"the text is not in its context{nor}: {how}", one.id)


def not_in_archive(base: Base) -> Iterator[Finding]:
    """Text and context stand in the archived text of the source, character for character.

    good: words copied from archive/<source>.txt
    bad:  words typed anew, with don't for don’t
    """
    archives = {source_id(one): archived_text(base, one) for one in base.sources}
    for one in base.statements:
        archived = archives[source_id(one.source)]
        if archived is None:
            continue
        file = f"archive/{source_id(one.source)}.txt"
        context = one.entry.text("context")
        # A text that is not in its context is told there; twice would be noise.
        if context is None or in_order(one.entry.texts("text"), context) is None:
            for place, how in _absent(one, archived, "the archive"):
                yield Finding(place, f"the text is not in {file}: {how}", one.id)
        if context is not None and "context" not in one.entry.broken and context not in archived:
            how = difference(context, archived, "the archive")
            yield Finding(one.entry.place("context"), f"the context is not in {file}: {how}", one.id)


def quotation_marks(base: Base) -> Iterator[Finding]:
    """The text is what stands between the quotation marks, without them; answers put their own around it.

    good: text: It will never work.
    bad:  text: “It will never work.”
    bad:  text: “It will never work.
    """
    for one in base.statements:
        for part in one.entry.scalars("text"):
            marks = _stray_marks(part.value, quoted=one.entry.text("kind") != Kind.REPORTED)
            if marks:
                message = f"the quotation marks {marks} do not belong to the text; leave them out"
                yield Finding(part.place(one.entry.file), message, one.id)


def partial_unmarked(base: Base) -> Iterator[Finding]:
    """The words of a partial statement stand in quotation marks in its context; else they are the reporter's.

    good: context: Quill called the offer “a gilded trap” and left.
    bad:  context: Quill called the offer a gilded trap and left.
    """
    for one in base.statements:
        context = one.entry.text("context")
        if one.entry.text("kind") != Kind.PARTIAL or context is None:
            continue
        for part in one.entry.scalars("text"):
            at = context.find(part.value)
            if at >= 0 and not _marked(context, at, at + len(part.value)):
                message = "these words stand in no quotation marks in the context; is the kind `reported`?"
                yield Finding(part.place(one.entry.file), message, one.id)


def _absent(one: Written, whole: str, called: str) -> Iterator[tuple[Place, str]]:
    """The first part of the text that is not where it should be, and how it differs."""
    if "text" in one.entry.broken:
        return
    parts = one.entry.scalars("text")
    missing = in_order(tuple(part.value for part in parts), whole)
    if missing is not None:
        part = parts[missing]
        which = f"part {missing + 1}, {quoted(part.value)}; " if len(parts) > 1 else ""
        yield part.place(one.entry.file), which + difference(part.value, whole, called)


def _stray_marks(text: str, *, quoted: bool) -> str | None:
    """The marks around a text, or a single one at its edge that has no partner; None if there is none."""
    bare = text.rstrip(_TRAILING)
    if '"' not in text and text[0] not in _FIRST and bare[-1:] not in _LAST:
        return None
    for opening, closing in _PAIRS:
        if len(bare) > len(opening + closing) and bare.startswith(opening) and bare.endswith(closing):
            inner = bare[len(opening) : -len(closing)]
            if not re.search(_CLOSES if opening in "'‘" else re.escape(closing), inner):
                return f"{opening} {closing}"
    if quoted:
        if text[0] in "“„«「" and not _CLOSES.search(text[1:]):
            return text[0]
        if bare and bare[-1] in "”»」" and not _OPENS.search(bare[:-1]):
            return bare[-1]
        if text.count('"') == 1 and '"' in (text[0], bare[-1:]):
            return '"'
    return None


def _marked(context: str, start: int, end: int) -> bool:
    """Whether a stretch of a context lies in quotation marks.

    Double marks count; single ones, which an apostrophe cannot be told from, only where there are no double ones.
    """
    before, after = context[:start], context[end:]
    if any(mark in context for mark in "“”„«»「」"):
        depth = sum(before.count(mark) for mark in "“„«「") - sum(before.count(mark) for mark in "”»」")
        return depth > 0 and any(mark in after for mark in "”“»」")
    if '"' in context:
        return before.count('"') % 2 == 1 and '"' in after
    return _OPENS.search(before) is not None and _CLOSES.search(after) is not None


CHECKS = errors(context_missing, not_in_context, not_in_archive, quotation_marks, partial_unmarked)
