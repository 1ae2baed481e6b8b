"""“Did you mean …?”: the known word that is nearest to a mistyped one."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.core.text import fold

_NEAR = 70.0  # 0..100, rapidfuzz `ratio`; two slips in a word of seven letters


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a slip of the keyboard, or other case or accents, would have made this one; None if none."""
    found = process.extractOne(word, sorted(set(known)), scorer=fuzz.ratio, processor=fold, score_cutoff=_NEAR)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence that names the nearest known word, or nothing."""
    hint = nearest(word, known)
    return f"; did you mean {hint}?" if hint is not None else ""
