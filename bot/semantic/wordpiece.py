"""Words cut into the pieces a BERT vocabulary knows: lower case, no accents, longest piece first.

The method of BERT's own tokenizer (Devlin et al. 2019, github.com/google-research/bert, `tokenization.py`);
`data/vocab.txt` is its English vocabulary without case, under the Apache License 2.0.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_LONGEST_WORD = 100  # letters; a longer word is unknown, as in BERT


class WordPiece:
    """Text to the numbers of its pieces."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._number = vocabulary
        self._first, self._last, self._unknown = (vocabulary[mark] for mark in ("[CLS]", "[SEP]", "[UNK]"))

    def __call__(self, text: str, most: int) -> list[int]:
        """The numbers, with the marks of start and end, at most so many."""
        pieces = [number for word in _words(text) for number in self._pieces(word)]
        return [self._first, *pieces[: most - 2], self._last]

    def _pieces(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return [self._unknown]
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._number.get(word[start:end] if start == 0 else f"##{word[start:end]}")
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def _words(text: str) -> Iterator[str]:
    bare = unicodedata.normalize("NFD", "".join(_clean(text)).lower())
    word = ""
    for char in bare:
        category = unicodedata.category(char)
        if category == "Mn":
            continue
        if char.isspace() or category.startswith("P") or (char.isascii() and not char.isalnum()) or _ideograph(char):
            if word:
                yield word
                word = ""
            if not char.isspace():
                yield char
        else:
            word += char
    if word:
        yield word


def _clean(text: str) -> Iterator[str]:
    for char in text:
        if char in "\t\n\r" or unicodedata.category(char) == "Zs":
            yield " "
        elif not (char == "\ufffd" or unicodedata.category(char).startswith("C")):
            yield char


def _ideograph(char: str) -> bool:
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or ("\U00020000" <= char <= "\U0002ceaf" or "\U0002f800" <= char <= "\U0002fa1f")
    )


@cache
def shipped() -> WordPiece:
    """The pieces that the encoder of this release was trained with."""
    lines = (files("bot.semantic") / "data" / "vocab.txt").read_text("utf-8").splitlines()
    return WordPiece({piece: number for number, piece in enumerate(lines)})
