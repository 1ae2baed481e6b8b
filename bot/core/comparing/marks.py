"""Quotation marks of several languages, and what stands between them."""

import re

# Opening mark to the marks that may close it. German „ closes with “, Swedish ” opens and closes.
PAIRS: dict[str, str] = {
    "“": "”“", "”": "”", "„": "“”„", "«": "»", "»": "«»", "「": "」", "『": "』", "《": "》", "〝": "〞〟", '"': '"',
    "‘": "’", "‚": "‘’", "‹": "›", "›": "‹", "'": "'", "’": "’", "`": "`'", "＂": "＂",
}  # fmt: skip
_OPENERS = re.compile("[" + "".join(PAIRS) + "]")
# Marks that also serve as apostrophes: they open only before a word and close only after one, never inside it.
_APOSTROPHES = frozenset("'’‘`")


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
    if mark in _APOSTROPHES and not _opens(text, at):
        return None
    closers = PAIRS[mark]
    depth = 0
    for position in range(at + 1, len(text)):
        char = text[position]
        if char == "\n" and text[position : position + 2] == "\n\n":
            return None  # a quotation does not run over an empty line
        if char in closers and _closes(text, position) and not (char == mark and mark in "“„«" and depth):
            if not depth:
                return position if text[at + 1 : position].strip() else None
            depth -= 1
        elif char == mark and mark not in closers:
            depth += 1
    return None


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return not before.isalnum() and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    if text[at] not in _APOSTROPHES:
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.isspace() and not after.isalnum()
