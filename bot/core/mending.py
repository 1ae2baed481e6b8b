"""A question with its slips of the keyboard mended, for an encoder that knows words only as they are spelt.

Measured: an encoder of sentences loses 16 points of first answers at two mistyped words of a question.
"""

from collections.abc import Callable

from bot.core.frequency import common, everyday
from bot.core.terms import tokens
from bot.core.text import fold

_SHORTEST = 4


def mended(
    text: str, held: Callable[[str], bool], meant: Callable[[str], str | None], names: frozenset[str] = frozenset()
) -> str:
    """The text in search form, misspelt words replaced: by the word of the base `meant`, else by an everyday one.

    `held` tells whether a word stands on record as it is. Words that look like names are replaced by none of the
    everyday ones.
    """
    folded = fold(text)
    pieces, done = [], 0
    for token in tokens(folded):
        word, raw = token.word, folded[token.start : token.end]
        if raw.isascii() and not raw.startswith(word):  # a chat spelling, already written out
            pieces += [folded[done : token.start], word]
            done = token.end
            continue
        if len(word) < _SHORTEST or not word.isascii() or not word.isalpha() or common(word) or held(word):
            continue
        better = meant(word) or (None if word in names else everyday(word))
        if better:
            pieces += [folded[done : token.start], better]
            done = token.end
    return "".join((*pieces, folded[done:]))
