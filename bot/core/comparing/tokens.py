"""Words of a text with their places in it, and the key by which two words count as the same."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.core.patterns import pattern
from bot.core.text import fold

# Marks that belong to the letter before them, and invisible characters that may stand inside a word.
_WITHIN = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b\u200d\u2060\ufeff"
)
_APOSTROPHE = "'’‘ʼ‛′`´"
# Scripts written without blanks between words: every character counts as one.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_INDIC = "\u0900-\u0963\u0966-\u0dff"
_LETTER = f"[^\\W_{_UNSPACED}]"
_WORD = pattern(
    rf"(?<![^\W_])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?"  # U.S., a.m., U.S.A
    rf"|\d+(?:[.,]\d+)*{_LETTER}*"  # 10.5, 1,000, 20th
    rf"|[{_UNSPACED}]"
    rf"|[{_INDIC}]+"
    rf"|{_LETTER}[^\W_{_UNSPACED}]*(?:[{_WITHIN}]+[^\W_{_UNSPACED}]*)*"
    rf"(?:[{_APOSTROPHE}]{_LETTER}+[{_WITHIN}]*)*"
    rf"|[%‰&$€£¥₹]"
)
_DROP = str.maketrans("", "", "'_ ")
_THOUSANDS = pattern(r",(?=\d{3}(?!\d))")


class Token(NamedTuple):
    """A word: its key, and where it starts and ends in the text (code points)."""

    key: str
    start: int
    end: int


def raw_words(text: str) -> list[str]:
    """The words as written. Signs that carry meaning (%, $, &) count as words, other punctuation does not."""
    return _WORD.findall(text)


def tokenise(text: str, raw: Sequence[str], keys: Iterable[str]) -> tuple[Token, ...]:
    """The words of a text with their places; `raw` are its words as written, `keys` their keys.

    What lies between two words holds no letter, digit or sign, so that each is where it is first found.
    """
    starts, ends, end = [], [], 0
    for word in raw:
        start = text.index(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
    return tuple(map(Token._make, zip(keys, starts, ends, strict=True)))


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """The key of one word: folded as for search, without apostrophes and abbreviation dots ("U.S." is "us").

    The point of a number stays, so that 10.0 never becomes 100; the comma between thousands goes. There is no blank
    and no underscore in it.
    """
    if word == "&":
        return "and"
    key = fold(word).translate(_DROP)
    if key[:1].isdigit():
        return _THOUSANDS.sub("", key)
    return key.replace(".", "") or word
