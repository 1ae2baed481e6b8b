"""A question to a Query: who is to speak, who is spoken of, what is asked, and the words that carry the matter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.frames import AUXILIARY, BY, FRAME, GENERIC, SPEECH, SPEECH_NOUNS, WHO
from bot.core.frequency import common
from bot.core.lexicon import Lexicon
from bot.core.model import Record
from bot.core.people import Mention, Part, People
from bot.core.roles import Roles, speaks_for
from bot.core.terms import Token, tokens
from bot.core.text import fold

# A message this long is cut: Discord allows 2,000 characters, 4,000 with Nitro.
_LONGEST = 2000
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "my", "our", "your", "his", "their", "any"})
_TITLES = frozenset(
    "president general minister secretary senator ayatollah mr mrs ms dr sir king queen prince pope chancellor premier "
    "ambassador admiral colonel governor judge professor imam sheikh crown former".split()
)
_NEGATIONS = frozenset(
    "not no never none neither nor cannot without don't doesn't didn't won't isn't wasn't can't".split()
)


class Intent(StrEnum):
    """What of a statement is asked for."""

    QUOTE = "quote"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    SOURCE = "source"
    POSITION = "position"


@dataclass(frozen=True, slots=True)
class Query:
    """A question understood.

    `speakers` are the ids that must speak, None where anybody may; `leaning` those a named country or body
    speaks through; `stranger` is a person asked to speak who is not on record. `content` are the words that
    carry the matter, in order.
    """

    text: str
    words: tuple[Token, ...]
    content: tuple[Token, ...]
    speakers: tuple[str, ...] | None = None
    leaning: tuple[str, ...] = ()
    spoken_of: tuple[str, ...] = ()
    stranger: str | None = None
    names: frozenset[str] = frozenset()
    negated: bool = False
    intent: Intent = Intent.QUOTE


class Understanding:
    """Everything about a record that reading a question needs."""

    def __init__(self, record: Record, lexicon: Lexicon, held: Callable[[str], bool]) -> None:
        self._people = People(record)
        self._lexicon = lexicon
        self._roles = Roles(record, lexicon)
        self._several = len(record.speakers) > 1
        self._held = held

    def read(self, text: str) -> Query:
        """Understand a question; never raises, an empty one has no words."""
        folded = fold(text[:_LONGEST])
        found = tuple(tokens(folded))
        words = [token.word for token in found]
        capital = _capitals(text[:_LONGEST], found)
        people = self._people.find(found)
        offices = self._roles.find(found, people)
        mentions = (*people, *offices)
        speaking = [mention for mention in mentions if mention.part is Part.SPEAKS]
        first = min((mention.first for mention in speaking), default=len(words))
        inside = {place for mention in mentions for place in range(mention.first, mention.last)}
        stranger = next(
            (place for place in range(first) if place not in inside and self._strange(found, words, place, capital)),
            None,
        )
        gate = _together(speaking) if speaking and stranger is None else None
        leaning = self._leaning(found, inside) if gate is None else ()
        drop = {place for mention in speaking for place in range(mention.first, mention.last)} if gate else set()
        framed = self._several or bool(speaking)
        content = tuple(
            token
            for place, token in enumerate(found)
            if place not in drop and not (framed and token.word in FRAME) and place != stranger
        )
        return Query(
            text=text,
            words=found,
            content=content,
            speakers=gate,
            leaning=leaning,
            spoken_of=tuple(sorted({who for m in mentions if m.part is not Part.SPEAKS for who in m.speakers})),
            stranger=None if stranger is None else found[stranger].word,
            names=frozenset(found[place].word for place in capital),
            negated=any(word in _NEGATIONS for word in words),
            intent=_intent(words),
        )

    def _leaning(self, found: Sequence[Token], inside: set[int]) -> tuple[str, ...]:
        own = {token.stem for place, token in enumerate(found) if place not in inside}
        groups = {f"\0{group}" for group, start, _ in self._lexicon.find(found) if start not in inside}
        return speaks_for(frozenset(own | groups), self._roles.countries)

    def _strange(self, found: Sequence[Token], words: Sequence[str], place: int, capital: frozenset[int]) -> bool:
        """Whether a person who is not on record is asked to speak at this place."""
        word = words[place]
        named = place in capital or (self._several and not common(word))
        if not named or word in GENERIC | FRAME | SPEECH | AUXILIARY or word.isdigit() or len(word) < 3:  # noqa: PLR2004
            return False
        if self._leaning(found[place : place + 1], set()) or self._leaning(found[max(0, place - 1) : place + 1], set()):
            return False
        before = list(words[max(0, place - 3) : place])
        titled = bool(before) and before[-1] in _TITLES
        while before and (
            before[-1] in _TITLES or (place - 1 in capital and len(before) > 1 and before[-1] not in AUXILIARY)
        ):
            before.pop()
            if not (before and before[-1] in _TITLES):
                break
        prior = before[-1] if before else ""
        follow = [
            other for other in words[place + 1 : place + 4] if other not in ("himself", "herself", "ever", "really")
        ]
        speech = bool(follow) and (
            follow[0] in SPEECH or (follow[0] in AUXILIARY and any(o in SPEECH for o in follow[1:]))
        )
        noun = bool(follow) and follow[0] in SPEECH_NOUNS
        unheld = not self._held(word)
        if prior in _ARTICLES and not titled:
            return noun and unheld
        if prior in ("in", "at", "on", "about", "with", "against"):
            return False
        if speech or (prior in AUXILIARY and (unheld or titled or any(other in SPEECH for other in follow))):
            return True
        if noun and (unheld or place in capital):
            return True
        by = prior in BY and (prior != "to" or "according" in before[-2:])
        return (by or (place == 0 and follow[:1] in (["on"], ["about"]))) and unheld


def _capitals(text: str, found: Sequence[Token]) -> frozenset[int]:
    """Places of words written with a capital inside a sentence; none where every word is."""
    raw = text.split()
    marks: set[str] = set()
    small = 0
    start = True
    for piece in raw:
        bare = piece.strip("\"'“”‘’()[]*_~`.,;:!?…")
        if bare[:1].isupper() and not start:
            marks.update(token.word for token in tokens(fold(bare)))
        elif bare[:1].islower():
            small += 1
        start = piece.endswith((".", "?", "!"))
    if small < 2:  # noqa: PLR2004 - a headline or shouting tells nothing
        return frozenset()
    return frozenset(place for place, token in enumerate(found) if token.word in marks)


def _together(speaking: Sequence[Mention]) -> tuple[str, ...]:
    """All who are asked to speak; an office beside a name that may hold it adds nobody."""
    who = dict.fromkeys(speaker for mention in speaking for speaker in mention.speakers)
    common_to_all = [speaker for speaker in who if all(speaker in mention.speakers for mention in speaking)]
    return tuple(common_to_all or who)


def _intent(words: Sequence[str]) -> Intent:
    first = next((word for word in words if word in WHO or word in ("when", "where", "source", "what")), "")
    if "source" in words or "sources" in words or "link" in words:
        return Intent.SOURCE
    if first == "when":
        return Intent.WHEN
    if first == "where":
        return Intent.WHERE
    if any(word in ("position", "stance", "view", "views", "opinion") for word in words):
        return Intent.POSITION
    return Intent.WHO if first in WHO and first not in ("which", "whose") else Intent.QUOTE
