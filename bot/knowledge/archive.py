"""The archived text of a source, and where in it, or how nearly, some words stand."""

import hashlib
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bot.core.text import fold
from bot.knowledge.hidden import visible
from bot.knowledge.reader import decode
from bot.problems import Problem

_LIKE = 75.0  # 0..100, rapidfuzz `partial_ratio`: near enough to show what differs
_AROUND = 18  # characters shown on either side of a difference
_LONGEST = 4_000  # an alignment of more characters is not worth the wait


@dataclass(frozen=True, slots=True)
class Archived:
    """The text of a source as it was retrieved.

    `digests` are the SHA-256 of the file as it is, and as it was before a checkout turned its line feeds into CR LF.
    """

    text: str
    digests: tuple[str, ...]


def archived(data: bytes, file: str) -> "Archived | Problem":
    """An archived text from the bytes of its file; the problem if they are not UTF-8."""
    text = decode(data, file)
    if isinstance(text, Problem):
        return text
    versions = [data, data.replace(b"\r\n", b"\n")] if b"\r\n" in data else [data]
    return Archived(text, tuple(hashlib.sha256(one).hexdigest() for one in versions))


def in_order(parts: tuple[str, ...], whole: str) -> int | None:
    """The number of the first part that does not stand in the whole behind the part before it; None if all do."""
    start = 0
    for number, part in enumerate(parts):
        at = whole.find(part, start)
        if at < 0:
            return number
        start = at + len(part)
    return None


def difference(part: str, whole: str, called: str) -> str:
    """The end of a sentence: how a text that does not stand in another differs from what is nearest there."""
    if part in whole:
        return "it stands there before the part above it; keep the order in which the source has them"
    if len(part) > len(whole):
        return f"it is longer than {called}"
    if len(part) > _LONGEST:
        return f"copy it from {called} again"
    found = fuzz.partial_ratio_alignment(part, whole, score_cutoff=_LIKE)
    if found is None:
        return "nothing like it stands there"
    margin = len(part) // 10 + 8
    near = whole[max(0, found.dest_start - margin) : found.dest_end + margin]
    for edit in Levenshtein.editops(part, near):
        if edit.tag == "insert" and edit.src_pos in (0, len(part)):
            continue  # the window is cut wide on purpose
        mine, theirs = _around(part, edit.src_pos), _around(near, edit.dest_pos)
        codes = _codes(part[edit.src_pos], near[edit.dest_pos]) if edit.tag == "replace" else ""
        return f"it has {mine} where {called} has {theirs}{codes}"
    return f"copy it from {called} again"


def _around(text: str, at: int) -> str:
    start, end = max(0, at - _AROUND), at + _AROUND
    cut = text[start:end]
    return visible(f"“{'…' if start else ''}{cut}{'…' if end < len(text) else ''}”")


def _codes(mine: str, theirs: str) -> str:
    """The numbers of two characters that are easily taken for one another: marks, blanks, accents."""
    alike = fold(mine).strip() == fold(theirs).strip()
    return f" (U+{ord(mine):04X}, there U+{ord(theirs):04X})" if alike or not (mine + theirs).isalnum() else ""
