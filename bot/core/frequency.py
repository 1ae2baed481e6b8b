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
def _table() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = json.loads(get_data("bot.core", "data/frequency.json") or b"")["words"]
    return words


@cache
def _levels(letter: str) -> dict[str, int]:
    """The levels of all words that begin so: whoever asks for ten words does not wait for forty thousand."""
    levels: dict[str, int] = {}
    for level, line in _table().get(letter, {}).items():
        levels.update(dict.fromkeys(line.split(), int(level)))
    return levels


def _level(word: str) -> int | None:
    return _levels(word[:1]).get(word)


def rarity(word: str) -> float:
    """From 0 (stands in every sentence) to 1 (in none that was counted); `word` is in search form."""
    level = _level(word)
    if level is None:
        return 1.0
    return min(1.0, max(0.0, (level - _EVERYWHERE) / (_RAREST - _EVERYWHERE)))


def common(word: str) -> bool:
    """Whether the word is among the tens of thousands that general language is counted to use."""
    return _level(word) is not None


@lru_cache(maxsize=4096)
def slip(word: str) -> bool:
    """Whether a word that is not in the table is one keystroke away from one that is in everyday use."""
    if len(word) < _SLIP_FROM or not word.isascii() or not word.isalpha():
        return False
    return not _everyday_words().isdisjoint(_one_off(word))


@cache
def _everyday_words() -> frozenset[str]:
    lines = (line for levels in _table().values() for level, line in levels.items() if int(level) <= _EVERYDAY)
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=4096)
def everyday(word: str) -> str | None:
    """The word in everyday use that a word outside the table is one keystroke away from; the commonest of several."""
    if not slip(word):
        return None
    found = [(level, form) for form in _one_off(word) if (level := _level(form)) is not None]
    return min(found)[1]


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
