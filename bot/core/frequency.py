"""How rare a word is in general language: the half of a word's weight that a small base cannot know itself.

With ninety entries a store's own counts are noise; mixing in general frequency is measured to be worth
several points of first answers. The table's origin and licence stand in `data/frequency.json` itself.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pkgutil import get_data

from rapidfuzz.distance import OSA

from bot.core.ordered import span

# A level is -log2 of a word's share of running text. A question holds about ten words, so that a word of
# level log2(10) stands in every question and tells nothing; words beyond the table are as rare as can be.
_EVERYWHERE = 3.3
_RAREST = 20.5
# A rare word this long may be a slip of one in everyday use (some twenty in a million words, or more).
_SLIP_FROM, _EVERYDAY = 5, 15
_NEVER = 99  # the level of no word


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


@cache
def _everyday_words() -> tuple[Sequence[str], Sequence[str]]:
    """All of them in the order of the alphabet, and in that of their letters from the end, written backwards."""
    lines = (line for levels in _table().values() for level, line in levels.items() if int(level) <= _EVERYDAY)
    words = sorted(word for line in lines for word in line.split() if word.isascii() and word.isalpha())
    return words, sorted(word[::-1] for word in words)


@lru_cache(maxsize=4096)
def everyday(word: str) -> str | None:
    """The word in everyday use that a word outside the table is one keystroke away from; the commonest of several."""
    if len(word) < _SLIP_FROM or not word.isascii() or not word.isalpha():
        return None
    found = [(_level(form) or 0, form) for form in _likely(word) if OSA.distance(word, form, score_cutoff=1) == 1]
    if word.endswith("lfs") and (level := _level(f"{word[:-2]}ves") or _NEVER) <= _EVERYDAY:
        found.append((level, f"{word[:-2]}ves"))
    return min(found)[1] if found else None


def slip(word: str) -> bool:
    """Whether a word that is not in the table is one keystroke away from one that is in everyday use."""
    return everyday(word) is not None


def _likely(word: str) -> Iterator[str]:
    """Words in everyday use that begin or end as `word` does: one keystroke leaves either part as it is."""
    forwards, backwards = _everyday_words()
    head = max(2, len(word) // 2 - 1)
    yield from forwards[slice(*span(forwards, word[:head]))]
    yield from (form[::-1] for form in backwards[slice(*span(backwards, word[:head:-1]))])
