"""A text as it is read for comparing: its words, and what stands between and around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.core.comparing.english import ABBREVIATIONS, SENTENCE_STARTERS
from bot.core.comparing.marks import quoted_spans
from bot.core.comparing.tokens import Token, raw_words, tokenise, word_key

_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|⋯|\[\s*\.\.\s*\]")
_ENDS = re.compile(r"[.!?。！？؟।]")
_LINK = re.compile(r"\[([^\]\n]*)\]\(\s*<?https?://[^)\s]*>?\s*\)")
_ADDRESS = re.compile(r"<?https?://[^\s>]+>?")
_OPENING = frozenset("([{“‘„«‹「『")
_BRACKETS = {"[": "]", "(": ")"}
# A round bracket may be the speaker's own aside; only a short one is taken for an editor's.
_LONGEST_ROUND = 4


@dataclass(frozen=True)
class Reading:
    """One text, read once; everything about it is worked out when first asked for."""

    text: str

    @cached_property
    def _raw(self) -> list[str]:
        return raw_words(self.text)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the words in order."""
        return tuple(map(word_key, self._raw))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words in order, with their places."""
        return tokenise(self.text, self._raw, self.keys)

    def between(self, index: int) -> str:
        """What stands between the word before `index` and the word at `index`, ends of the text included."""
        start = self.tokens[index - 1].end if index else 0
        end = self.tokens[index].start if index < len(self.tokens) else len(self.text)
        return self.text[start:end]

    @cached_property
    def has_ellipsis(self) -> bool:
        """Whether there is an ellipsis anywhere."""
        return bool(_ELLIPSIS.search(self.text))

    def ellipsis_at(self, index: int) -> bool:
        """Whether an ellipsis stands just before the word at `index`."""
        return self.has_ellipsis and bool(_ELLIPSIS.search(self.between(index)))

    @cached_property
    def starts(self) -> tuple[bool, ...]:
        """For each word, and for the end of the text, whether a sentence begins there."""
        text, tokens = self.text, self.tokens
        inner = (
            not text[token.start].islower() and self._sentence_at(index) for index, token in enumerate(tokens) if index
        )
        return (True, *inner, True) if tokens else (True,)

    def _sentence_at(self, index: int) -> bool:
        """Whether a word that is not in small letters begins a sentence."""
        gap, before, word = self.between(index), self.tokens[index - 1], self.tokens[index]
        first = self.text[word.start]
        if _ELLIPSIS.search(gap):
            return first.isupper()
        if self.text[before.end - 1] == ".":  # an abbreviation with dots: U.S.
            return first.isupper() and word.key in SENTENCE_STARTERS
        if before.key in ABBREVIATIONS and self.text[before.start].isupper():
            return False
        return bool(_ENDS.search(gap))

    def sentence_start(self, index: int) -> int:
        """The word at which the sentence of the word at `index` begins."""
        while index > 0 and not self.starts[index]:
            index -= 1
        return index

    def sentence_end(self, index: int) -> int:
        """The word after the last one of the sentence that the word before `index` belongs to."""
        while index < len(self.tokens) and not self.starts[index]:
            index += 1
        return index

    @cached_property
    def brackets(self) -> tuple[int, ...]:
        """For each word, the number (from 1) of the bracketed insertion it stands in, or 0."""
        marks = [0] * len(self.keys)
        number = 0
        for start, end in _bracketed(self.text):
            inside = [i for i, token in enumerate(self.tokens) if start <= token.start < end]
            if not inside or (self.text[start - 1] == "(" and len(inside) > _LONGEST_ROUND):
                continue
            number += 1
            for index in inside:
                marks[index] = number
        return tuple(marks)

    @cached_property
    def has_brackets(self) -> bool:
        """Whether any word stands in an insertion."""
        return any(self.brackets)

    def outside_brackets(self, span: tuple[int, int]) -> Sequence[int]:
        """The words of a span that stand in no insertion."""
        return [index for index in range(*span) if not self.brackets[index]] if self.has_brackets else range(*span)

    @cached_property
    def insertions(self) -> tuple[tuple[str, ...], ...]:
        """The words of each bracketed insertion."""
        numbers = range(1, max(self.brackets, default=0) + 1)
        keyed = list(zip(self.brackets, self.tokens, strict=True))
        return tuple(tuple(token.key for mark, token in keyed if mark == number) for number in numbers)

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each word, whether it stands between quotation marks inside this text."""
        spans = quoted_spans(self.text)
        if not spans:
            return (False,) * len(self.tokens)
        return tuple(any(start <= token.start < end for start, end in spans) for token in self.tokens)

    def slice(self, first: int, last: int) -> str:
        """The text of the words from `first` up to but not including `last`, punctuation between them kept."""
        if first >= last:
            return ""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def written(self, first: int, last: int) -> str:
        """As `slice`, with the marks that touch its first and last word."""
        if first >= last:
            return ""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        while start and self.text[start - 1] in _OPENING and (not first or start > self.tokens[first - 1].end):
            start -= 1
        limit = self.tokens[last].start if last < len(self.tokens) else len(self.text)
        while end < limit and not self.text[end].isspace() and self.text[end] not in _OPENING:
            end += 1
        return self.text[start:end]


def without_links(text: str) -> str:
    """A chat text with Markdown links reduced to their words and bare addresses taken out."""
    return _ADDRESS.sub("", _LINK.sub(r"\1", text))


def _bracketed(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for opening in re.finditer(r"[\[(]", text):
        if spans and opening.start() < spans[-1][1]:
            continue
        end = text.find(_BRACKETS[opening.group()], opening.end())
        if end >= 0:
            spans.append((opening.end(), end))
    return spans
