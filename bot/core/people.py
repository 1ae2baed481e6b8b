"""Who a question names, where in it, and whether they are asked to speak or spoken about."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.frames import ABOUT, AUXILIARY, BY, SPEECH, SPEECH_NOUNS, SPEECH_THEN_NAME, WHO
from bot.core.frequency import common
from bot.core.model import Record, Speaker
from bot.core.stems import stem
from bot.core.terms import Token, tokens
from bot.core.text import fold

_SLIP_FROM, _TWO_SLIPS_FROM = 5, 8  # letters of a word from which one or two slips of the keyboard are allowed
_SURNAME = 4
_VERB_WITHIN = 3
_LIKE_SUBJECT = frozenset({"guy", "dude", "man", "on", "about"})
_AND = frozenset({"and", "or", "und", "et", "y"})


class Part(StrEnum):
    """What a named person does in a question."""

    SPEAKS = "speaks"
    SPOKEN_OF = "spoken of"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a question: words `first` to `last` (after it), who it may be, and their part in it."""

    first: int
    last: int
    speakers: tuple[str, ...]
    part: Part = Part.OPEN


class People:
    """The speakers of a record under every name, ready to be found in running text."""

    def __init__(self, record: Record) -> None:
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        surnames: dict[tuple[str, ...], tuple[str, ...]] = {}
        for speaker in record.speakers.values():
            for name in _names(speaker):
                key = tuple(token.word for token in tokens(fold(name)))
                _add(self._names, key, speaker.id)
                if name == speaker.name and len(key) > 1 and len(key[-1]) >= _SURNAME:
                    _add(surnames, key[-1:], speaker.id)
        for key, who in surnames.items():
            self._names.setdefault(key, who)
        self._longest = max((len(key) for key in self._names), default=0)
        for key, who in self._names.items():
            if len(key) == 1:
                self._stems.setdefault(stem(key[0]), who)
        self._singles = sorted(key[0] for key in self._names if len(key) == 1 and len(key[0]) >= _SLIP_FROM)

    def find(self, found: Sequence[Token]) -> tuple[Mention, ...]:
        """Every person named, longest names first, each with their part in the question."""
        words = [token.word for token in found]
        spots: list[tuple[int, int, tuple[str, ...]]] = []
        place = 0
        while place < len(words):
            spot = self._at(words, place)
            if spot:
                if spots and spots[-1][1] == place and set(spots[-1][2]) == set(spot[1]):
                    spots[-1] = (spots[-1][0], spot[0], spot[1])
                else:
                    spots.append((place, *spot))
                place = spot[0]
            else:
                place += 1
        return _parts(words, spots)

    def _at(self, words: Sequence[str], place: int) -> tuple[int, tuple[str, ...]] | None:
        for size in range(min(self._longest, len(words) - place), 0, -1):
            who = self._names.get(tuple(words[place : place + size]))
            if who:
                return place + size, who
        who = self.slip(words[place])
        return (place + 1, who) if who else None

    def slip(self, word: str) -> tuple[str, ...]:
        """Who a single word means that is no name as it stands: a possessive, a case ending, a slip."""
        if word.endswith("s") and (word[:-1],) in self._names:
            return self._names[(word[:-1],)]
        if not word.isascii() and len(word) >= _SURNAME:
            who = self._stems.get(stem(word))
            if who:
                return who
        if len(word) < _SLIP_FROM or common(word):
            return ()
        for form in dict.fromkeys((word, word.removesuffix("s"))):
            allowed = 2 if len(form) >= _TWO_SLIPS_FROM else 1
            near = process.extractOne(form, self._singles, scorer=OSA.distance, score_cutoff=allowed)
            if near:
                return self._names[(near[0],)]
        return ()


def _names(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.id.replace("-", " "), speaker.name, *speaker.aliases)


def _add(names: dict[tuple[str, ...], tuple[str, ...]], key: tuple[str, ...], who: str) -> None:
    if key and who not in names.get(key, ()):
        names[key] = (*names.get(key, ()), who)


def _parts(words: Sequence[str], spots: Sequence[tuple[int, int, tuple[str, ...]]]) -> tuple[Mention, ...]:
    parts = [part_of(words, first, last) for first, last, _ in spots]
    speaks = [i for i, part in enumerate(parts) if part is Part.SPEAKS]
    for i in speaks[1:]:  # after somebody's "said", the next name is what they said it of, unless it stands for itself
        between = words[spots[speaks[0]][1] : spots[i][0]]
        if any(word in SPEECH for word in between) and not any(word in _AND for word in between):
            parts[i] = Part.SPOKEN_OF
    if not speaks and len(spots) == 1 and parts[0] is Part.OPEN and spots[0][0] <= 1:
        parts[0] = Part.SPEAKS
    return tuple(Mention(first, last, who, part) for (first, last, who), part in zip(spots, parts, strict=True))


def part_of(words: Sequence[str], first: int, last: int) -> Part:
    """The part of whoever stands at words `first` to `last` in a question, by the words next to them."""
    before = words[first - 1] if first else ""
    earlier = list(words[max(0, first - 4) : first])
    after = list(words[last : last + _VERB_WITHIN])
    by_link = _by_link(before, earlier, after)
    if by_link is not None:
        return by_link
    if any(word in AUXILIARY for word in earlier) and not asked_who_said(words, first):
        return Part.SPEAKS
    if before in SPEECH or asked_who_said(words, first):
        open_ended = not any(word in WHO or word in AUXILIARY for word in words[:first])
        first_verb = before in SPEECH_THEN_NAME
        return (Part.SPEAKS if first_verb else Part.OPEN) if open_ended else Part.SPOKEN_OF
    return Part.SPEAKS if _acts(after) else Part.OPEN


def _by_link(before: str, earlier: Sequence[str], after: Sequence[str]) -> Part | None:
    """The part that a small word before the name, or a noun of speech behind it, settles."""
    if (before in BY and (before != "to" or "according" in earlier)) or "according" in earlier[-2:]:
        return Part.SPEAKS
    if after and after[0] in SPEECH_NOUNS and before not in ("to", "on", "about"):
        return Part.SPEAKS
    if before in ("of", "de") and (len(earlier) < 2 or earlier[-2] in SPEECH_NOUNS):  # noqa: PLR2004 - "quote of X"
        return Part.SPEAKS
    return Part.SPOKEN_OF if before in ABOUT else None


def _acts(after: Sequence[str]) -> bool:
    """Whether the words behind a name make its bearer the one who speaks: "X said", "X guy", "X on"."""
    if after[:1] and after[0] in _LIKE_SUBJECT:
        return True
    follow = [word for word in after if word not in AUXILIARY]
    return any(word in SPEECH for word in follow[:2])


def asked_who_said(words: Sequence[str], first: int) -> bool:
    """Whether "who said", "which official called" and the like stand before the name: then it is spoken of."""
    asked = next((i for i, word in enumerate(words[:first]) if word in WHO), None)
    if asked is None:
        return False
    return any(word in SPEECH or (word.endswith("ed") and len(word) > _SURNAME) for word in words[asked + 1 : first])
