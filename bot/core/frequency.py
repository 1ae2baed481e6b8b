"""How rare a word is in general language: the half of a word's weight that a small base cannot know itself.

With ninety entries a store's own counts are noise; mixing in general frequency is measured to be worth
several points of first answers. The table's origin and licence stand in `data/frequency.json` itself.
"""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from pkgutil import get_data
from string import ascii_lowercase

# A level is -log2 of a word's share of running text. A question holds about ten words, so that a word of
# level log2(10) stands in every question and tells nothing; words beyond the table are as rare as can be.
_EVERYWHERE = 3.3
_RAREST = 20.5
# A rare word this long may be a slip of one in everyday use (some twenty in a million words, or more).
_SLIP_FROM, _EVERYDAY = 5, 15


@cache
def _levels() -> dict[str, int]:
    table = json.loads(get_data("bot.core", "data/frequency.json") or b"")
    levels: dict[str, int] = {}
    for level, line in table["levels"].items():
        levels.update(dict.fromkeys(line.split(), int(level)))
    return levels


def rarity(word: str) -> float:
    """From 0 (stands in every sentence) to 1 (in none that was counted); `word` is in search form."""
    level = _levels().get(word)
    if level is None:
        return 1.0
    return min(1.0, max(0.0, (level - _EVERYWHERE) / (_RAREST - _EVERYWHERE)))


def common(word: str) -> bool:
    """Whether the word is among the tens of thousands that general language is counted to use."""
    return word in _levels()


@lru_cache(maxsize=4096)
def slip(word: str) -> bool:
    """Whether a word that is not in the table is one keystroke away from one that is in everyday use."""
    if len(word) < _SLIP_FROM or not word.isascii() or not word.isalpha():
        return False
    return not _everyday_words().isdisjoint(_one_off(word))


@cache
def _everyday_words() -> frozenset[str]:
    return frozenset(word for word, level in _levels().items() if level <= _EVERYDAY)


@lru_cache(maxsize=4096)
def everyday(word: str) -> str | None:
    """The word in everyday use that a word outside the table is one keystroke away from; the commonest of several."""
    if not slip(word):
        return None
    levels = _levels()
    return min((form for form in _one_off(word) if form in levels), key=lambda form: (levels[form], form))


def _one_off(word: str) -> Iterator[str]:
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for left, right in cuts:
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in ascii_lowercase:
            yield left + letter + right
            if right:
                yield left + letter + right[1:]
    if word.endswith("lfs"):
        yield word[:-2] + "ves"
