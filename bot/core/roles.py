"""Offices as people call them: "Iran's top diplomat", "the security chief", resolved to whoever holds such a role."""

from collections.abc import Sequence

from bot.core.frames import ROLE_HEADS
from bot.core.frequency import rarity
from bot.core.lexicon import Lexicon
from bot.core.model import Record
from bot.core.people import Mention, part_of
from bot.core.terms import Token, tokens
from bot.core.text import fold

_BEFORE, _AFTER = 4, 5
_LINKS = frozenset({"of", "to", "for", "the", "s", "in", "on", "at", "und", "de", "del", "der", "du", "des"})
_DEGREES = frozenset({"top", "chief", "senior", "high", "leading", "former", "then", "current", "main", "head"})
_COUNTRY = frozenset({"of", "to", "for", "in", "at"})
_HEADS = {word: number for number, group in enumerate(ROLE_HEADS) for word in group}
_ALL_HEADS: dict[str, frozenset[int]] = {
    word: frozenset(number for number, group in enumerate(ROLE_HEADS) if word in group) for word in _HEADS
}


class Roles:
    """The offices of a record's speakers as sets of meanings: stems and groups of the lexicon."""

    def __init__(self, record: Record, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._offices: list[tuple[str, frozenset[int], frozenset[str]]] = []
        titles: dict[str, dict[str, None]] = {speaker: {} for speaker in record.speakers}
        for speaker in record.speakers.values():
            for role in speaker.roles:
                titles[speaker.id][role.title] = None
        for statement in record.statements.values():
            if statement.role:
                titles[statement.speaker_id][statement.role] = None
        for who, held in titles.items():
            for title in held:
                found = tokens(fold(title))
                heads = _head_of_title(found)
                self._offices.append((who, heads, self._meanings(found)))
        self.countries = self._genitives(titles)

    def _meanings(self, found: Sequence[Token]) -> frozenset[str]:
        own = {token.stem for token in found}
        return frozenset(own | {f"\0{group}" for group, _, _ in self._lexicon.find(found)})

    def _genitives(self, titles: dict[str, dict[str, None]]) -> dict[str, tuple[str, ...]]:
        """Meanings of what stands behind "of" in a title, with the speakers: they speak for it."""
        found: dict[str, set[str]] = {}
        for who, held in titles.items():
            for title in held:
                words = tokens(fold(title))
                for place, token in enumerate(words):
                    if place and any(link.word == "of" for link in words[max(0, place - 2) : place]):
                        for meaning in self._meanings(words[place : place + 2]):
                            found.setdefault(meaning, set()).add(who)
        return {meaning: tuple(sorted(who)) for meaning, who in found.items()}

    def find(self, found: Sequence[Token], taken: Sequence[Mention]) -> tuple[Mention, ...]:
        """Offices named in a question that somebody on record holds, with their part in it."""
        inside = {place for mention in taken for place in range(mention.first, mention.last)}
        words = [token.word for token in found]
        mentions: list[Mention] = []
        for place, word in enumerate(words):
            forms = (word, word[:-1]) if word.endswith("s") else (word,)
            heads = next((_ALL_HEADS[form] for form in forms if form in _ALL_HEADS), None)
            if heads is None or place in inside:
                continue
            first, last, who = self._holders(found, place, heads)
            if who and not (mentions and mentions[-1].last > first):
                mentions.append(Mention(first, last, who, part_of(words, first, last)))
        return tuple(mentions)

    def _holders(self, found: Sequence[Token], place: int, heads: frozenset[int]) -> tuple[int, int, tuple[str, ...]]:
        """The widest phrase around a head that some office covers whole, and who holds it."""
        for before in range(_BEFORE, -1, -1):
            first = place - before
            if first < 0 or found[first].word in _LINKS:
                continue
            modifiers = [token for token in found[first:place] if token.word not in _LINKS | _DEGREES]
            after = self._after(found, place)
            who = self._covering(modifiers, heads, after)
            if who and (modifiers or after or len(who) == 1):
                return first, place + 1, who
        return place, place + 1, ()

    def _after(self, found: Sequence[Token], place: int) -> list[Token]:
        if place + 1 < len(found) and found[place + 1].word in ("of", "to", "for"):
            return [token for token in found[place + 2 : place + 4] if token.word not in _LINKS][:1]
        return []

    def _covering(self, modifiers: Sequence[Token], heads: frozenset[int], after: Sequence[Token]) -> tuple[str, ...]:
        holders: dict[str, None] = {}
        for who, office_heads, meanings in self._offices:
            if not heads & office_heads:
                continue
            if all(self._met(token, modifiers, meanings) for token in modifiers):
                holders[who] = None
        return tuple(holders)

    def _met(self, token: Token, phrase: Sequence[Token], meanings: frozenset[str]) -> bool:
        if token.stem in meanings:
            return True
        return any(
            f"\0{group}" in meanings and token in phrase[first:last]
            for group, first, last in self._lexicon.find(phrase)
        )


def _head_of_title(found: Sequence[Token]) -> frozenset[int]:
    """The kinds of office that the words before "of", "to" or "for" in a title name."""
    heads: set[int] = set()
    for token in found:
        if token.word in _COUNTRY:
            break
        heads |= _ALL_HEADS.get(token.word, frozenset())
    return frozenset(heads)


def speaks_for(meanings: frozenset[str], countries: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Who speaks for a country or body named by these meanings."""
    return tuple(sorted({who for meaning in meanings for who in countries.get(meaning, ())}))


def telling(word: str) -> bool:
    """Whether a word is rare enough to name something."""
    return rarity(word) > 0.5  # noqa: PLR2004 - the rarer half of general language
