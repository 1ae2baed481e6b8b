"""Pairing quotation marks, paragraph by paragraph: curly, straight, doubled single and TeX marks.

A paragraph whose quotation is not closed is a quotation continued in the next one, as newspapers print it.
Only the outermost quotations are returned; what is quoted inside them is part of what was said.
"""

import re
from dataclasses import dataclass

_MARK = re.compile(r"[“”„‟«»\"]|``|''")
_OPENING, _CLOSING = "“„‟«", "”»"
_BEFORE_OPENING = " \t\n([{—–-/‘'"
# A line break; not one in mid-sentence, where the next line goes on in lower case.
_BREAK = r"\n(?![a-z])|(?<=[.!?:”\"'’)\]…])\n"
_HARD_WRAP = (45, 100)  # usual line lengths, in characters, of text broken by hand


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number and its first and last offset."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks. `left` and `right` are the offsets with the marks included."""

    start: int
    end: int
    left: int
    right: int
    paragraph: int
    closed: bool = True
    continued: bool = False


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs that hold words. A single line break ends one, unless lines are broken by hand."""
    found: list[Paragraph] = []
    separator = r"\n[ \t\r]*\n" if _wrapped_by_hand(text) else _BREAK
    start = 0
    for gap in [*re.finditer(separator, text), None]:
        end = gap.start() if gap else len(text)
        block = text[start:end]
        if block.strip():
            lead = len(block) - len(block.lstrip())
            found.append(Paragraph(len(found), start + lead, start + len(block.rstrip())))
        start = gap.end() if gap else end
    return tuple(found)


def _wrapped_by_hand(text: str) -> bool:
    """Whether most lines that are followed by another line stop in mid-sentence at a usual width."""
    inner = [line for block in re.split(r"\n\s*\n", text) for line in block.strip().split("\n")[:-1]]
    open_ended = [one for one in inner if one.strip() and one.rstrip()[-1] not in ".!?”\":'’)"]
    widths = [len(one) for one in inner]
    return len(inner) >= 3 and len(open_ended) > len(inner) / 2 and _HARD_WRAP[0] <= max(widths) <= _HARD_WRAP[1]  # noqa: PLR2004 - fewer lines show no habit


@dataclass(frozen=True, slots=True)
class _Open:
    char: str
    left: int
    start: int


def quotations(text: str, blocks: tuple[Paragraph, ...]) -> tuple[Quoted, ...]:
    """The outermost quotations of the text, in order."""
    found: list[Quoted] = []
    carried = False
    for block in blocks:
        following = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
        goes_on = following is not None and _opens_at(text, following.start)
        pairs, dangling = _pair(text, block)
        keep = dangling is not None and (goes_on or not any(pair.left > dangling.left for pair in pairs))
        if dangling is not None and keep:
            pairs.append(Quoted(dangling.start, block.end, dangling.left, block.end, block.index, closed=False))
        outer = _outermost(pairs)
        if carried and outer and outer[0].left == block.start:
            first = outer[0]
            outer[0] = Quoted(
                first.start, first.end, first.left, first.right, block.index, first.closed, continued=True
            )
        carried = dangling is not None and goes_on
        found.extend(one for one in outer if text[one.start : one.end].strip())
    return tuple(found)


def _opens_at(text: str, offset: int) -> bool:
    mark = _MARK.match(text, offset)
    return mark is not None and mark.group() not in _CLOSING


def _pair(text: str, block: Paragraph) -> tuple[list[Quoted], _Open | None]:
    """Every pair in a paragraph, nested ones too, and the outermost mark that is never closed."""
    stack: list[_Open] = []
    pairs: list[Quoted] = []
    for mark in _MARK.finditer(text, block.start, block.end):
        char = mark.group()
        if _is_opening(text, mark, block, stack):
            stack.append(_Open(char, mark.start(), mark.end()))
            continue
        partner = _partner(char, stack)
        if partner is None:
            continue
        opened = stack[partner]
        del stack[partner:]
        pairs.append(Quoted(opened.start, mark.start(), opened.left, mark.end(), block.index))
    return pairs, stack[0] if stack else None


def _is_opening(text: str, mark: re.Match[str], block: Paragraph, stack: list[_Open]) -> bool:
    char = mark.group()
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()] if mark.end() < block.end else " "
    free = before in _BEFORE_OPENING and not after.isspace()
    if char in _OPENING or char == "``":
        return not (stack and not free and after in " .,;:!?)")
    if char in _CLOSING:
        return not stack and free
    if stack and stack[-1].char == char:
        return free and before.isspace() and text[mark.start() - 2 : mark.start() - 1] not in ",.?!"
    return free


def _partner(char: str, stack: list[_Open]) -> int | None:
    """The open mark that this one closes: the nearest of its own make, else the nearest at all."""
    make = {"”": "“„‟", "»": "«", '"': '"', "''": "``''"}.get(char, "“„‟")
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].char in make:
            return depth
    return len(stack) - 1 if stack else None


def _outermost(pairs: list[Quoted]) -> list[Quoted]:
    outer: list[Quoted] = []
    for pair in sorted(pairs, key=lambda one: (one.left, -one.right)):
        if not outer or pair.left >= outer[-1].right:
            outer.append(pair)
    return outer
