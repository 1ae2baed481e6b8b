"""Words and sentences of an article with its quotations masked: what is quoted never ends a sentence of the report."""

import re
from dataclasses import dataclass

from bot.core.ingest.lexicon import ABBREVIATIONS, FINAL_ABBREVIATIONS, SENTENCE_OPENERS
from bot.core.ingest.marks import Paragraph, Quoted

_HIDDEN = "\ue000\ue001"  # two private-use letters in turn, so that neighbours stay apart
_ABBREVIATED = "|".join(sorted(ABBREVIATIONS, key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<quote>\ue000+|\ue001+)"
    rf"|(?P<short>(?:[A-Z]\.){{2,}}|\b[A-Z]\.(?=\s)|\b(?:{_ABBREVIATED})\.|\b[ap]\.m\.)"
    r"|(?P<own>[’'](?:s\b|(?=\s)))"
    r"|(?P<handle>[@#]\w+)"
    r"|(?P<word>[^\W_]+(?:(?:[’'](?!s\b)|-|&|(?<=\d)[.,](?=\d))[^\W_]+)*)"
    r"|(?P<mark>\.\.\.|--|\S)"
)
_DATELINE = re.compile(r"[A-Z][\w.,’'/ ]{1,60}?(?:\([^)]{1,30}\)\s*)?[—–-]{1,2}\s+(?=\S)")
_ENDS = frozenset(".?!…") | {"..."}
_GOING_ON = frozenset({"went", "shot", "fired"})  # on, back: as good as a cue behind a question
_LOOK = 9  # words after a quotation that may name its speaker


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark or one whole quotation (`quote` is its number, -1 for anything else)."""

    text: str
    start: int
    end: int
    quote: int = -1

    @property
    def low(self) -> str:
        """The word without case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the report, whole quotations counting as one token each."""

    index: int
    paragraph: int
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.tokens[-1].end


def sentences(
    text: str, blocks: tuple[Paragraph, ...], quoted: tuple[Quoted, ...], cues: frozenset[str]
) -> tuple[Sentence, ...]:
    """The sentences in order. `cues` are the forms of speech verbs: “Why?” Smith asked is one sentence."""
    masked = list(text)
    for number, one in enumerate(quoted):
        masked[one.left : one.right] = _HIDDEN[number % 2] * (one.right - one.left)
    hidden = "".join(masked)
    by_left = {one.left: number for number, one in enumerate(quoted)}
    found: list[Sentence] = []
    for block in blocks:
        start = _behind_dateline(hidden, block)
        tokens = [
            Token(text[hit.start() : hit.end()], hit.start(), hit.end(), by_left[hit.start()] if hit["quote"] else -1)
            for hit in _TOKEN.finditer(hidden, start, block.end)
        ]
        first = 0
        for last in range(len(tokens)):
            if last + 1 == len(tokens) or _ends(text, tokens, last, quoted, cues):
                found.append(Sentence(len(found), block.index, tuple(tokens[first : last + 1])))
                first = last + 1
    return tuple(found)


def _behind_dateline(hidden: str, block: Paragraph) -> int:
    """Where the report begins after “WASHINGTON (AP) — ”: a place in capitals, or one with an agency behind."""
    hit = _DATELINE.match(hidden, block.start, block.end)
    if not hit:
        return block.start
    head = hit.group()
    first = head.split()[0].strip(".,")
    return hit.end() if "(" in head or (first.isupper() and len(first) > 2) else block.start  # noqa: PLR2004 - U, A, US


def _ends(text: str, tokens: list[Token], at: int, quoted: tuple[Quoted, ...], cues: frozenset[str]) -> bool:
    this, after = tokens[at], tokens[at + 1]
    if this.quote >= 0:
        return _ends_in_quotation(text, tokens, at, quoted[this.quote], cues)
    if this.text in _ENDS:
        return after.capital or after.quote >= 0 or after.text[0].isdigit() or after.text in "([—-–"
    if this.text == ")" and tokens[at - 1].text in _ENDS:
        return after.capital or after.quote >= 0
    return this.text in FINAL_ABBREVIATIONS and after.text in SENTENCE_OPENERS


def _ends_in_quotation(text: str, tokens: list[Token], at: int, one: Quoted, cues: frozenset[str]) -> bool:
    inner = text[one.start : one.end].rstrip(" ’'”)]")
    after = tokens[at + 1]
    if not inner or inner[-1] not in ".?!…" or not (after.capital or after.quote >= 0):
        return False
    return inner[-1] == "." or after.quote >= 0 or not _names_speaker(tokens, at + 1, cues)


def _names_speaker(tokens: list[Token], start: int, cues: frozenset[str]) -> bool:
    """Whether a cue follows before the next comma or quotation: “Why?” House Speaker Paul Smith asked."""
    for token in tokens[start : start + _LOOK]:
        if token.low in cues or token.low in _GOING_ON:
            return True
        if token.quote >= 0 or token.text in ".;:":
            return False
    return False
