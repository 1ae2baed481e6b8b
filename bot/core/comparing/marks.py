"""Quotation marks of several languages, and what stands between them."""

import re
from functools import lru_cache
from itertools import islice

# Opening mark to the marks that may close it. German „ closes with “, Swedish ” opens and closes.
PAIRS: dict[str, str] = {
    "“": "”“", "”": "”", "„": "“”„", "«": "»", "»": "«»", "「": "」", "『": "』", "《": "》", "〝": "〞〟", '"': '"',
    "‘": "’", "‚": "‘’", "‹": "›", "›": "‹", "'": "'", "’": "’", "`": "`'", "＂": "＂",
}  # fmt: skip
# A mark of another kind closes where none of the right kind does, as people type.
_MIXED = {"“": '"', "„": '"', '"': "”"}
_OPENERS = re.compile("[" + "".join(PAIRS) + "]")
# Marks that also serve as apostrophes: they open only before a word and close only after one, never inside it.
_APOSTROPHES = frozenset("'’‘`")
# Marks looked at for the one that closes, so that a text of nothing but apostrophes takes no time.
_MOST_INSIDE = 200


def quoted_spans(text: str, *, nested: bool = False) -> list[tuple[int, int]]:
    """Start and end of what stands between matching marks (marks excluded), outermost first, in reading order.

    With `nested`, the quotations inside quotations follow their outer one.
    """
    spans: list[tuple[int, int]] = []
    position = 0
    while opening := _OPENERS.search(text, position):
        at = opening.start()
        closing = _closing(text, at)
        if closing is None:
            position = at + 1
            continue
        spans.append((at + 1, closing))
        if nested:
            spans.extend((at + 1 + a, at + 1 + b) for a, b in quoted_spans(text[at + 1 : closing], nested=True))
        position = closing + 1
    return spans


def unwrap(text: str) -> str:
    """The text without the blanks around it and without a pair of quotation marks around the whole of it."""
    bare = text.strip()
    spans = quoted_spans(bare)
    if len(spans) == 1 and spans[0] == (1, len(bare) - 1):
        return bare[1:-1].strip()
    return bare


def _closing(text: str, at: int) -> int | None:
    mark = text[at]
    if (mark in _APOSTROPHES and not _opens(text, at)) or (mark == '"' and text[at - 1 : at].isdigit()):
        return None  # inches are written like a quotation mark
    closing = _closing_with(text, at, PAIRS[mark])
    return _closing_with(text, at, PAIRS[mark] + _MIXED.get(mark, "")) if closing is None else closing


def _closing_with(text: str, at: int, closers: str) -> int | None:
    mark = text[at]
    depth = 0
    for found in islice(_stops(mark + closers).finditer(text, at + 1), _MOST_INSIDE):
        char, position = found.group(), found.start()
        if char == "\n\n":
            return None  # a quotation does not run over an empty line
        if char in closers and _closes(text, position) and not (char == mark and mark in "“„«" and depth):
            if not depth:
                return position if text[at + 1 : position].strip() else None
            depth -= 1
        elif char == mark and mark not in closers:
            depth += 1
    return None


@lru_cache(maxsize=64)
def _stops(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]|\n\n")


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return not before.isalnum() and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    if text[at] not in _APOSTROPHES:
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.isspace() and not after.isalnum()
