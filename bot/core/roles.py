"""Offices as people call them: "Iran's top diplomat", "the security chief", resolved to whoever holds such a role."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.core.frames import AUXILIARY, BY, FRAME, GENERIC, ROLE_HEADS, SPEECH, SPEECH_NOUNS
from bot.core.lexicon import Lexicon
from bot.core.model import Speaker
from bot.core.parts import Mention, Part, part_of
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
_ONES_OWN = frozenset({"my", "our", "your", "ur"})
_COUNTRY = frozenset({"of", "to", "for", "in", "at"})
_HEADS = {word: number for number, group in enumerate(ROLE_HEADS) for word in group}
_ALL_HEADS: dict[str, frozenset[int]] = {
    word: frozenset(number for number, group in enumerate(ROLE_HEADS) if word in group) for word in _HEADS
}


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """The offices of a record's speakers, as plain data: stems and groups of the lexicon, and who holds them.

    `holders` has the speaker of each office, those of one speaker together, in the order of the base. `heads` and
    `meanings` give for each kind of office, and for each meaning of a title, the places of the offices (unsigned
    32-bit); `countries` for each meaning of what stands behind "of" in a title who speaks for it.
    """

    holders: tuple[str, ...]
    heads: dict[int, bytes]
    meanings: dict[str, bytes]
    countries: dict[str, tuple[str, ...]]


def role_facts(speakers: Iterable[Speaker], spoken: Iterable[tuple[str, str]], lexicon: Lexicon) -> RoleFacts:
    """The facts of speakers, in the order of the base, and of the (speaker, role) pairs that statements give."""
    titles: dict[str, dict[str, None]] = {}
    for speaker in speakers:
        titles[speaker.id] = dict.fromkeys(role.title for role in speaker.roles)
    for who, role in spoken:
        titles[who].setdefault(role)
    read = {
        title: _read(title, lexicon) for title in dict.fromkeys(title for held in titles.values() for title in held)
    }
    holders: list[str] = []
    heads: defaultdict[int, list[int]] = defaultdict(list)
    meanings: defaultdict[str, list[int]] = defaultdict(list)
    countries: defaultdict[str, set[str]] = defaultdict(set)
    for who, held in titles.items():
        for title in held:
            for head in read[title].heads:
                heads[head].append(len(holders))
            for meaning in read[title].meanings:
                meanings[meaning].append(len(holders))
            for meaning in read[title].countries:
                countries[meaning].add(who)
            holders.append(who)
    return RoleFacts(
        tuple(holders),
        {head: array("I", places).tobytes() for head, places in sorted(heads.items())},
        {meaning: array("I", places).tobytes() for meaning, places in sorted(meanings.items())},
        {meaning: tuple(sorted(who)) for meaning, who in sorted(countries.items())},
    )


@dataclass(frozen=True, slots=True)
class _Title:
    """A title taken apart: the kinds of office it names, all its meanings, and those of what stands behind "of"."""

    heads: frozenset[int]
    meanings: frozenset[str]
    countries: frozenset[str]


def _read(title: str, lexicon: Lexicon) -> _Title:
    found = tokens(fold(title))
    countries: set[str] = set()
    for place, token in enumerate(found):
        if token.word in _LINKS or not place:
            continue
        if any(link.word == "of" for link in found[max(0, place - 2) : place]):
            countries |= _meanings(found[place : place + 2], lexicon)
    return _Title(_head_of_title(found), _meanings(found, lexicon), frozenset(countries))


def _meanings(found: Sequence[Token], lexicon: Lexicon) -> frozenset[str]:
    own = {token.stem for token in found}
    return frozenset(own | {f"\0{group}" for group, _, _ in lexicon.find(found)})


class Roles:
    """The offices of a record's speakers, ready to be found in running text."""

    def __init__(self, facts: RoleFacts, lexicon: Lexicon) -> None:
        self._facts = facts
        self._lexicon = lexicon
        self.countries = facts.countries
        self._met_by = lru_cache(maxsize=256)(self._places)
        self._headed = lru_cache(maxsize=64)(self._with_heads)
        self._all_with = lru_cache(maxsize=64)(lambda heads: self._who(self._headed(heads)))

    def _with_heads(self, heads: frozenset[int]) -> frozenset[int]:
        return frozenset(place for head in heads for place in array("I", self._facts.heads.get(head, b"")))

    def _places(self, meaning: str) -> frozenset[int]:
        return frozenset(array("I", self._facts.meanings.get(meaning, b"")))

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
            if place and words[place - 1] in _ONES_OWN:  # "my boss" is nobody on record
                continue
            last = place + 1
            if words[place : place + 3] == ["head", "of", "state"]:
                heads, last = _ALL_HEADS["president"], place + 3
            first, who = self._holders(found, place, heads)
            if who and not (mentions and mentions[-1].last > first):
                part = Part.SPEAKS if _which(words, first, last) else part_of(words, first, last)
                mentions.append(Mention(first, last, who, part, office=True))
            elif not who and vacant is None:
                modifiers = _modifiers(found, place)
                part = part_of(words, place - len(modifiers), place + 1)
                vacant = place if part is Part.SPEAKS and self._foreign(modifiers) else None
        return tuple(mentions), vacant

    def _foreign(self, modifiers: Sequence[Token]) -> bool:
        """Whether an office is named by words that belong to no office on record."""
        return any(
            token.word not in _LINKS | _DEGREES | FRAME | GENERIC | AUXILIARY and not self._met(token, modifiers)
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
        """Who holds an office of one of these kinds that all the words before it belong to."""
        if not modifiers:
            return self._all_with(heads)
        offices = self._headed(heads)
        for token in modifiers:
            offices &= self._met(token, modifiers)
            if not offices:
                return ()
        return self._who(offices)

    def _who(self, offices: frozenset[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._facts.holders[place] for place in sorted(offices)))

    def _met(self, token: Token, phrase: Sequence[Token]) -> frozenset[int]:
        """The offices to whose title a word belongs, by itself or as part of a phrase of the lexicon."""
        offices = self._met_by(token.stem)
        for group, first, last in self._lexicon.find(phrase):
            if token in phrase[first:last]:
                offices |= self._met_by(f"\0{group}")
        return offices


def _which(words: Sequence[str], first: int, last: int) -> bool:
    """As in "which adviser made clear", not "which president did X meet"."""
    after = words[last] if last < len(words) else ""
    return first > 0 and words[first - 1] == "which" and bool(after) and after not in AUXILIARY


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
