"""Discord's Markdown: text made to show exactly as it is, sizes as Discord counts them, and splitting at them.

`discord.utils.escape_markdown` leaves numbered lists, mentions, timestamps, command links and all but the first
masked link alive; here every construct a message can hold is disarmed, and only where it would come alive, so
that ordinary prose stays ordinary.
"""

import re

_ALWAYS = re.compile(r"[\\*_`]")
_RUNS = re.compile(r"~{2,}|\|{2,}")
# What only means something at the start of a line: headings, subtext, quotes, lists.
_LINE_START = re.compile(r"^([ \t]*)(#{1,3}(?=\s)|-#(?=\s)|>{1,3}(?=\s|$)|[-+](?=\s))", re.MULTILINE)
_NUMBERED = re.compile(r"^([ \t]*\d+)([.)])(?=\s)", re.MULTILINE)
_ANGLE = re.compile(r"<(?=\S)")
_LINK = re.compile(r"\[(?=[^\n]*?\]\()")
_ADDRESS = re.compile(r"(?<=[A-Za-z0-9]):(?=//)")
_SHORTCODE = re.compile(r":(?=[A-Za-z0-9_+~-]+:)")
_EVERYONE = re.compile(r"@(?=everyone|here)")
_ANY = re.compile(r"[\\*_`~|<\[:@#>+.)-]")  # without one of these nothing comes alive
_ESCAPED = re.compile(r"\\([^\w\s]|_)")


def escape(text: str) -> str:
    """A text that Discord shows exactly as `text`: no markup, mention, link, emoji or list comes alive."""
    if not _ANY.search(text):
        return text
    marked: set[int] = set()
    for pattern in (_ALWAYS, _ANGLE, _LINK, _ADDRESS, _SHORTCODE, _EVERYONE):
        marked.update(match.start() for match in pattern.finditer(text))
    for match in _RUNS.finditer(text):
        marked.update(range(match.start(), match.end()))
    marked.update(match.start(2) for pattern in (_LINE_START, _NUMBERED) for match in pattern.finditer(text))
    places = sorted(marked)
    return "\\".join(text[start:end] for start, end in zip((0, *places), (*places, None), strict=True))


def unescape(text: str) -> str:
    """What an escaped text shows: `unescape(escape(text)) == text`."""
    return _ESCAPED.sub(r"\1", text)


def size(text: str) -> int:
    """A text's length as Discord's clients count it: UTF-16 code units, never less than its characters."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, limit: int) -> tuple[str, ...]:
    """Pieces of at most `limit` UTF-16 units that joined are `text` again.

    Cut after a line, else after a blank, else anywhere, but never between a backslash and what it escapes. Raises
    ValueError for a limit below 4, which an escaped character outside the basic plane can need.
    """
    if limit < 4:  # noqa: PLR2004 - said in the docstring
        raise ValueError(f"cannot split at {limit}; at least 4 units are needed")
    pieces: list[str] = []
    rest = text
    while size(rest) > limit:
        cut = _cut(rest, limit)
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return (*pieces, rest) if rest or not pieces else tuple(pieces)


def clip(text: str, limit: int) -> str:
    """The text on one line, cut with an ellipsis where it is longer than `limit` UTF-16 units."""
    line = " ".join(text.split())
    if size(line) <= limit:
        return line
    return line[: _prefix(line, limit - 1)].rstrip() + "…"


def _prefix(text: str, limit: int) -> int:
    units = 0
    for place, char in enumerate(text):
        units += 2 if char > "\uffff" else 1
        if units > limit:
            return place
    return len(text)


def _cut(text: str, limit: int) -> int:
    most = _prefix(text, limit)
    for mark in ("\n", " "):
        found = text.rfind(mark, 0, most)
        if found > most // 2:
            return found + 1
    backslashes = len(text[:most]) - len(text[:most].rstrip("\\"))
    return most - 1 if backslashes % 2 and most > 1 else most
