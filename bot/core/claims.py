"""The quotations that a chat message claims, and who is claimed to have said them.

A quotation is what stands between quotation marks (of several languages, the outermost pair), on `>` lines, after
"Name:", or above or before a signature ("— Name"). Marks around a single word are taken for emphasis.
"""

import re
from dataclasses import dataclass

from bot.core.comparing.marks import quoted_spans
from bot.core.comparing.tokens import raw_words
from bot.core.speech_tags import asked_of, goes_on, labelled, signature, signed, speaker_after, speaker_before

_LEAST_WORDS, _LEAST_SIGNED = 2, 3
# A paragraph that opens with a mark and does not close it, before one that opens with the same mark.
_OPEN_PARAGRAPH = re.compile(r"([“\"„«])([^“”\"„«»\n]+)\n\s*\n\1")
_UNCLOSED = re.compile(r"^\s*[“\"„«](?P<text>[^“”\"„«»\n]+)$", re.MULTILINE)
_MARKUP = " \t\n*_~`|"


@dataclass(frozen=True, slots=True)
class Claimed:
    """Words that a message says somebody said; `speaker` as the message names them, None if it does not."""

    text: str
    speaker: str | None = None


def quoted_parts(message: str) -> tuple[Claimed, ...]:
    """Every quotation a message claims, in reading order; empty if nothing in it is marked as one."""
    found: list[Claimed] = []
    blocks = _blocks(message)
    for quoted, lines in blocks:
        if quoted:
            found += _block(lines)
        else:
            name = _signed(lines) if found and found[-1].speaker is None else None
            if name:
                found[-1] = Claimed(found[-1].text, name)
            found += _plain("\n".join(lines), alone=not found)
    found = list(dict.fromkeys(found))
    if len(found) == 1 and found[0].speaker is None:
        around = "\n".join("\n".join(lines) for quoted, lines in blocks if not quoted)
        found = [Claimed(found[0].text, asked_of(around.replace(found[0].text, " ")))]
    return tuple(found)


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
    inner = _plain(text, alone=False)
    if inner and sum(len(raw_words(one.text)) for one in inner) * 2 > len(raw_words(text)):
        return inner
    name = _signed(lines[-1:]) if len(lines) > 1 else None
    body = _bare("\n".join(lines[:-1] if name else lines))
    return [Claimed(body, name)] if raw_words(body) else []


def _plain(text: str, *, alone: bool) -> list[Claimed]:
    """What text outside quoted lines claims; only if it is `alone` also what lacks a closing mark or any mark."""
    text = _OPEN_PARAGRAPH.sub(r"\1\2\n", text)
    spans = [span for span in quoted_spans(text) if len(raw_words(text[slice(*span)])) >= _LEAST_WORDS]
    if not spans:
        return _labelled(text) or _signed_text(text) or (_unclosed(text) if alone else [])
    found: list[Claimed] = []
    for index, (start, end) in enumerate(spans):
        before = text[spans[index - 1][1] + 1 if index else 0 : start - 1]
        after = text[end + 1 : spans[index + 1][0] - 1 if index + 1 < len(spans) else len(text)]
        name = speaker_before(before)
        if name is None:
            # A sentence with a colon at its end names the speaker of the next quotation.
            introduces = index + 1 < len(spans) and after.rstrip(_MARKUP).endswith(":")
            name = speaker_after(re.sub(r"(?:(?<=[.!?])|^)[^.!?]*$", "", after) if introduces else after)
        if name is None and found and goes_on(before, after):
            name = found[-1].speaker  # a quotation that goes on: “…,” she said. “…”
        found.append(Claimed(_bare(text[start:end]), name))
    return found


def _labelled(text: str) -> list[Claimed]:
    """Lines of the form "Name: words"."""
    pairs = [pair for line in text.splitlines() if (pair := labelled(line))]
    return [Claimed(_bare(words), name) for name, words in pairs if len(raw_words(words)) >= _LEAST_WORDS]


def _signed_text(text: str) -> list[Claimed]:
    """Words above a signature, or before one on the only line."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and (name := _signed(lines[-1:])):
        return [Claimed(_bare("\n".join(lines[:-1])), name)]
    pair = signed(lines[0]) if len(lines) == 1 else None
    return [Claimed(_bare(pair[1]), pair[0])] if pair and len(raw_words(pair[1])) >= _LEAST_SIGNED else []


def _unclosed(text: str) -> list[Claimed]:
    """Words after an opening mark at the beginning of a line that is never closed."""
    found = [_bare(match["text"]) for match in _UNCLOSED.finditer(text)]
    return [Claimed(words) for words in found if len(raw_words(words)) >= _LEAST_SIGNED]


def _signed(lines: list[str]) -> str | None:
    """The name of a signature that the lines begin with."""
    first = next((line for line in lines if line.strip()), None)
    return signature(first) if first else None


def _bare(text: str) -> str:
    """Claimed words without the markup around them and without an opening mark that nothing closes."""
    bare = text.strip(_MARKUP)
    if bare[:1] in '“"„«' and not quoted_spans(bare):
        bare = bare[1:]
    return bare.strip(_MARKUP) or text.strip()
