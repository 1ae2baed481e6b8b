"""Words and phrases that mean the same here: found in a text by their stems, whatever the language."""

from collections.abc import Iterable, Sequence

from bot.core.terms import Token, stems


class Lexicon:
    """The groups of a record, looked up by the stem of a phrase's first word."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, group in enumerate(groups):
            for phrase in group:
                key = stems(phrase)
                if key and (key, number) not in self._phrases.setdefault(key[0], []):
                    self._phrases[key[0]].append((key, number))

    def find(self, found: Sequence[Token]) -> list[tuple[int, int, int]]:
        """Every group met in these words: (group, first place, place after the last)."""
        stems_ = [token.stem for token in found]
        hits = []
        for place, first in enumerate(stems_):
            for key, number in self._phrases.get(first, ()):
                if tuple(stems_[place : place + len(key)]) == key:
                    hits.append((number, place, place + len(key)))
        return hits
