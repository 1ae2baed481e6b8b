"""The quotations that a chat message claims, and who is claimed to have said them.

A quotation is what stands between quotation marks (of several languages, the outermost pair), on `>` lines, after
"Name:", or above a signature ("— Name"). Marks around a single word are taken for emphasis.
"""

import re
from dataclasses import dataclass

from bot.core.comparing.marks import quoted_spans
from bot.core.comparing.tokens import raw_words

# A name as people write one in a message: up to six words with capitals or of a script without them, particles between.
_PART = r"[^\W\d_a-z][\w.’'-]*"
_NAME = rf"@?{_PART}(?:\s+(?:(?:al|bin|ibn|de|da|del|der|den|van|von|of|the|la|le|el)\s+)*{_PART}){{0,5}}"
_VERB = (
    r"(?:has |have |had |was |is |once |also |then |later |just |reportedly )*"
    r"(?:said|says|saying|told|tells|added|adds|stated|states|tweeted|tweets|posted|wrote|writes|claimed|claims|declared|"
    r"declares|warned|warns|noted|notes|insisted|asked|asks|announced|argued|quoted as saying)"
)
_SIGNATURE = re.compile(rf"^\s*(?:[-–—―~]+\s*|[(\[]\s*)(?:[Bb]y\s+)?(?P<name>{_NAME})[^\n]{{0,60}}$")
_BEFORE = (
    re.compile(rf"(?P<name>{_NAME})[*_]*\s*(?:\([^)\n]*\))?\s*:[*_]*\s*$"),
    re.compile(rf"(?P<name>{_NAME})\s*(?:,[^,\n]{{1,60}},)?\s+{_VERB}\b[^.!?\n\"“]{{0,60}}$"),
    re.compile(rf"\b[Aa]ccording to (?P<name>{_NAME})\s*[,:]\s*$"),
)
_AFTER = (
    re.compile(rf"^\s*[-–—―~]+\s*(?P<name>{_NAME})"),
    re.compile(rf"^[\s,]*(?P<name>{_NAME})(?:,[^,\n]{{1,60}},)?\s+{_VERB}\b"),
    re.compile(rf"^[\s,]*{_VERB}\s+(?P<name>{_NAME})"),
    re.compile(rf"^[\s,]*(?:[Aa]ccording to|[Bb]y)\s+(?P<name>{_NAME})"),
    re.compile(rf"^\s*\((?P<name>{_NAME})[^)\n]*\)"),
)
_LABEL = re.compile(rf"^\s*(?:\*\*|__)?(?P<name>{_NAME})(?:\*\*|__)?\s*(?:\([^)\n]*\))?:(?:\*\*|__)?\s+(?P<text>\S.*)$")
_PRONOUNS = frozenset("he she they it i we you who that this and but so also the according".split())  # noqa: SIM905 - a word list reads better unquoted
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Claimed:
    """Words that a message says somebody said; `speaker` as the message names them, None if it does not."""

    text: str
    speaker: str | None = None


def quoted_parts(message: str) -> tuple[Claimed, ...]:
    """Every quotation a message claims, in reading order; empty if nothing in it is marked as one."""
    found: list[Claimed] = []
    for quoted, lines in _blocks(message):
        if quoted:
            found += _block(lines)
        else:
            signed = _signed(lines) if found and found[-1].speaker is None else None
            if signed:
                found[-1] = Claimed(found[-1].text, signed)
            found += _plain("\n".join(lines))
    return tuple(dict.fromkeys(found))


def _blocks(message: str) -> list[tuple[bool, list[str]]]:
    """Runs of lines, those after `>` (marks taken off) apart from the others; `>>>` quotes all that follows."""
    blocks: list[tuple[bool, list[str]]] = []
    rest = False
    for line in message.splitlines():
        bare = line.lstrip()
        quoted = rest or bare.startswith((">", "＞"))
        rest = rest or bare.startswith(">>>")
        text = re.sub(r"^(?:[>＞]\s?)+", "", bare) if quoted else line
        if not blocks or blocks[-1][0] is not quoted:
            blocks.append((quoted, []))
        blocks[-1][1].append(text)
    return blocks


def _block(lines: list[str]) -> list[Claimed]:
    """What a quoted block claims: the quotation marks in it if the rest of it is an attribution, else all of it."""
    text = "\n".join(lines).strip()
    inner = _plain(text)
    if inner and sum(len(raw_words(one.text)) for one in inner) * 2 > len(raw_words(text)):
        return inner
    name = _signed(lines[-1:]) if len(lines) > 1 else None
    body = "\n".join(lines[:-1] if name else lines).strip()
    return [Claimed(body, name)] if raw_words(body) else []


def _plain(text: str) -> list[Claimed]:
    spans = [span for span in quoted_spans(text) if len(raw_words(text[slice(*span)])) >= _LEAST_WORDS]
    if not spans:
        return _labelled(text) or _signed_text(text)
    found: list[Claimed] = []
    for index, (start, end) in enumerate(spans):
        before = text[spans[index - 1][1] + 1 if index else 0 : start - 1]
        after = text[end + 1 : spans[index + 1][0] - 1 if index + 1 < len(spans) else len(text)]
        name = _named(_BEFORE, before.rstrip(" \t*_")) or _named(_AFTER, after)
        if name is None and found and "\n\n" not in before:
            name = found[-1].speaker  # a quotation that goes on: “…,” she said. “…”
        found.append(Claimed(text[start:end].strip(), name))
    return found


def _named(patterns: tuple[re.Pattern[str], ...], text: str) -> str | None:
    for pattern in patterns:
        match = pattern.search(text)
        if match and match["name"].split()[0].lower() not in _PRONOUNS:
            return match["name"].lstrip("@").rstrip(".,'’")
    return None


def _labelled(text: str) -> list[Claimed]:
    """Lines of the form "Name: words"."""
    labelled = [match for line in text.splitlines() if (match := _LABEL.match(line))]
    return [
        Claimed(match["text"].strip(), match["name"])
        for match in labelled
        if len(raw_words(match["text"])) >= _LEAST_WORDS
    ]


def _signed_text(text: str) -> list[Claimed]:
    lines = [line for line in text.splitlines() if line.strip()]
    name = _signed(lines[-1:]) if len(lines) > 1 else None
    return [Claimed("\n".join(lines[:-1]).strip(), name)] if name else []


def _signed(lines: list[str]) -> str | None:
    """The name of a signature that the lines begin with."""
    for line in lines:
        if line.strip():
            match = _SIGNATURE.match(line)
            return match["name"].rstrip(".,'’") if match else None
    return None
