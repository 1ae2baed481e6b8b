"""Offices as people call them: "Iran's top diplomat", "the security chief", resolved to whoever holds such a role."""

from collections.abc import Sequence

from bot.core.frames import AUXILIARY, BY, FRAME, GENERIC, ROLE_HEADS, SPEECH, SPEECH_NOUNS
from bot.core.lexicon import Lexicon
from bot.core.model import Record
from bot.core.people import Mention, Part, part_of
from bot.core.terms import Token, tokens
from bot.core.text import fold

_BEFORE = 4
_LINKS = frozenset({"of", "to", "for", "the", "s", "in", "on", "at", "und", "de", "del", "der", "du", "des"})
_DEGREES = frozenset(
    {
        "top",
        "chief",
        "senior",
        "high",
        "leading",
        "former",
        "then",
        "current",
        "main",
        "head",
        "own",
        "government",
        "official",
        "state",
    }
)
_OFFICE_WORDS = frozenset({"foreign", "prime", "security", "national", "deputy", "ministry"})
_STOPS = frozenset({"the", "a", "an", "of", "to", "by", "from", "and", "or", "about", "on"}) | AUXILIARY | SPEECH | BY
_ALSO_OF_BODIES = frozenset({"general", "chief"})
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
                    if token.word in _LINKS or not place:
                        continue
                    if any(link.word == "of" for link in words[max(0, place - 2) : place]):
                        for meaning in self._meanings(words[place : place + 2]):
                            found.setdefault(meaning, set()).add(who)
        return {meaning: tuple(sorted(who)) for meaning, who in found.items()}

    def find(self, found: Sequence[Token], taken: Sequence[Mention]) -> tuple[tuple[Mention, ...], int | None]:
        """Offices in a question with who holds them, and the place of one asked to speak that nobody holds."""
        inside = {place: mention for mention in taken for place in range(mention.first, mention.last)}
        words = [token.word for token in found]
        mentions: list[Mention] = []
        vacant = None
        for place, word in enumerate(words):
            heads = _ALL_HEADS.get(word)
            if heads is None or (word in _ALSO_OF_BODIES and _of_body(words, place)):
                continue
            if place in inside:
                before = inside[place].first
                outside = inside[place].part is Part.SPEAKS and self._foreign(found[max(0, before - 1) : before])
                vacant = place if outside and vacant is None and _named_by_office(inside[place], words) else vacant
                continue
            first, who = self._holders(found, place, heads)
            if who and not (mentions and mentions[-1].last > first):
                mentions.append(Mention(first, place + 1, who, part_of(words, first, place + 1), office=True))
            elif not who and vacant is None:
                modifiers = _modifiers(found, place)
                part = part_of(words, place - len(modifiers), place + 1)
                vacant = place if part is Part.SPEAKS and self._foreign(modifiers) else None
        return tuple(mentions), vacant

    def _foreign(self, modifiers: Sequence[Token]) -> bool:
        """Whether an office is named by words that belong to no office on record."""
        return any(
            token.word not in _LINKS | _DEGREES | FRAME | GENERIC | AUXILIARY
            and not any(self._met(token, modifiers, meanings) for _, _, meanings in self._offices)
            for token in modifiers
        ) or any(token.word == "supreme" for token in modifiers)

    def _holders(self, found: Sequence[Token], place: int, heads: frozenset[int]) -> tuple[int, tuple[str, ...]]:
        """Where the widest phrase before a head begins that some office covers whole, and who holds it."""
        for first in range(max(0, place - _BEFORE), place + 1):
            if found[first].word in _LINKS:
                continue
            modifiers = [token for token in found[first:place] if token.word not in _LINKS | _DEGREES]
            who = self._covering(modifiers, heads)
            if who and (modifiers or len(who) == 1):
                return first, who
        return place, ()

    def _covering(self, modifiers: Sequence[Token], heads: frozenset[int]) -> tuple[str, ...]:
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


def _of_body(words: Sequence[str], place: int) -> bool:
    """Whether the word only qualifies the next one: "General Assembly", "chief concern"."""
    after = words[place + 1] if place + 1 < len(words) else ""
    return bool(after) and after not in _STOPS | _LINKS | SPEECH_NOUNS | FRAME


def _modifiers(found: Sequence[Token], place: int) -> list[Token]:
    """The words right before an office that belong to its name."""
    start = place
    while start > max(0, place - _BEFORE) and found[start - 1].word not in _STOPS:
        start -= 1
    return list(found[start:place])


def _named_by_office(mention: Mention, words: Sequence[str]) -> bool:
    return all(word in _ALL_HEADS or word in _OFFICE_WORDS for word in words[mention.first : mention.last])


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
