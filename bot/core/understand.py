"""A question to a Query: who is to speak, who is spoken of, what is asked, and the words that carry the matter."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.bodies import Body, Voice, voice
from bot.core.countries import COUNTRIES
from bot.core.frames import FRAME, SPEECH, SPEECH_NOUNS, WHO
from bot.core.frequency import common, everyday
from bot.core.known import Known
from bot.core.lexicon import Lexicon
from bot.core.model import Record
from bot.core.parts import Mention, Part, settled
from bot.core.roles import speaks_for
from bot.core.search.index import group_term
from bot.core.strangers import Sentence, stranger
from bot.core.terms import Token, tokens
from bot.core.text import fold, words

# A message this long is cut: Discord allows 2,000 characters, 4,000 with Nitro.
_LONGEST = 2000
# Small words by which a language shows; German writes every noun with a capital.
_ENGLISH = frozenset(
    {"the", "what", "did", "does", "is", "of", "who", "how", "a", "to", "about", "on", "for", "and", "said", "say"}
)
_GERMAN = frozenset({"der", "die", "das", "des", "dem", "den", "und", "hat", "uber", "von", "ist", "nicht"})
_PLAIN = 4  # fewer words than this show no language
_NEGATIONS = frozenset(
    {"not", "no", "never", "none", "nor", "cannot", "without", "don't", "didn't", "won't", "isn't", "can't"}
)
_FACT = re.compile(
    r"^(?:\S+ ){0,3}\b(how (many|much|old|long|far|big)|when (is|was|did|does|will)|what (is |s )?the \w+ of"
    r"|who (is|was|won|(the )?(current|next|new|first|last)) )"
)
# The same of somebody who is named: nothing that anybody said.
_MEASURED = re.compile(
    r"^(?:\S+ ){0,2}\b(how (old|tall|rich|much money|many (children|kids|wives))"
    r"|who (is |was )?(the )?(current|next|new|first|last))\b"
)
_OWN = frozenset({"my", "mine", "myself"})
_ONESELF = frozenset({"i", "me"})


class Intent(StrEnum):
    """What of a statement is asked for."""

    QUOTE = "quote"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    SOURCE = "source"
    POSITION = "position"
    FACT = "fact"  # of the world, not of anybody's words: "how many", "when is", "what is the capital of"


@dataclass(frozen=True, slots=True)
class Query:
    """A question understood.

    `speakers` are the ids that must speak, None where anybody may; `leaning` those a named country or body
    speaks through; `acting` those who likely are the ones to speak, named at the places `acted`; `voice` those asked
    through a country or body where nobody is by name; `stranger` is a person asked to speak who is not on record.
    `content` are the words that carry the matter, in order; `beside` tells of a question that nobody's words answer:
    about the asker, or about somebody's age or office.
    """

    text: str
    words: tuple[Token, ...]
    content: tuple[Token, ...]
    speakers: tuple[str, ...] | None = None
    leaning: tuple[str, ...] = ()
    spoken_of: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    acted: frozenset[int] = frozenset()
    voice: Voice | None = None
    stranger: str | None = None
    names: frozenset[str] = frozenset()
    negated: bool = False
    english: bool = True
    german: bool = False
    beside: bool = False
    intent: Intent = Intent.QUOTE


class Understanding:
    """Everything about a record that reading a question needs."""

    def __init__(
        self, record: Record, lexicon: Lexicon, held: Callable[[str], bool], known: Known | None = None
    ) -> None:
        """`held` says whether a word stands anywhere on record; whom the record names is made from it, if not given."""
        known = known or Known(record, lexicon)
        self._people = known.people
        self._lexicon = lexicon
        self._roles = known.roles
        self._record = record
        self._several = len(record.speakers) > 1
        self._held = held
        self._outlets = known.outlets

    def read(self, text: str) -> Query:
        """Understand a question; never raises, an empty one has no words."""
        text = text[:_LONGEST]
        found = tuple(tokens(fold(text)))
        capital, opens = _capitals(text, found)
        people = self._people.find(found)
        offices, vacant = self._roles.find(found, people)
        mentions = settled([token.word for token in found], (*people, *offices))
        speaking = [mention for mention in mentions if mention.part is Part.SPEAKS]
        acting = [mention for mention in mentions if mention.part is Part.ACTS]
        if not speaking and any(mention.office for mention in acting):  # what others say of an office cannot be told
            speaking, acting = acting[:1], []
        german = any(token.word in _GERMAN for token in found)
        names = frozenset[int]() if german else capital  # where every noun has a capital, it tells nothing
        strange = self._stranger(found, mentions, vacant, names, opens=opens and not german)
        gate = _together(speaking) if speaking and strange is None else None
        drop = self._named_whole(found, speaking) if gate else frozenset[int]()
        framed = self._several or bool(speaking)
        phrased = self._phrased(found)
        content = tuple(
            token
            for place, token in enumerate(found)
            if place not in drop
            and place != strange
            and not (framed and place not in phrased and self._frames(token.word))
        )
        words = [token.word for token in found]
        intent = _intent(words, named=bool(mentions), speech=any(word in SPEECH for word in words))
        leaning = () if gate else self._leaning(found, 0, len(found))
        voiced = self._voice(found, words) if gate is None and strange is None else None
        if intent is Intent.POSITION and voiced:
            gate = voiced.speakers  # "Iran's position": whoever speaks for it
        return Query(
            text=text,
            words=found,
            content=content,
            speakers=gate,
            leaning=leaning,
            acting=_together(acting) if acting and gate is None and strange is None else (),
            acted=self._named_whole(found, acting),
            voice=voiced,
            spoken_of=tuple(
                sorted({who for m in mentions if m.part in (Part.OPEN, Part.SPOKEN_OF) for who in m.speakers})
            ),
            stranger=None if strange is None else found[strange].word,
            names=frozenset(found[place].word for place in capital),
            negated=any(word in _NEGATIONS for word in words),
            english=len(words) < _PLAIN or any(word in _ENGLISH for word in words),
            german=german,
            beside=_beside(words, named=bool(mentions or leaning)),
            intent=intent,
        )

    def _frames(self, word: str) -> bool:
        """Whether a word only wraps a question, mistyped words too: "who ssaid"."""
        return word in FRAME or (not common(word) and everyday(word) in FRAME and not self._held(word))

    def _named_whole(self, found: Sequence[Token], speaking: Sequence[Mention]) -> frozenset[int]:
        """The places of those who speak, with more words of their names beside what they were known by."""
        places = set(_places(speaking))
        for one in speaking:
            own = {word for who in one.speakers for word in words(self._record.speakers[who].name)}
            beside = (place for place in (one.first - 1, one.last) if 0 <= place < len(found))
            places |= {place for place in beside if found[place].word in own}
        return frozenset(places)

    def _phrased(self, found: Sequence[Token]) -> frozenset[int]:
        """Places of small words in phrases of the lexicon that hold nothing but small words: there they matter."""
        return frozenset(
            place
            for _, first, last in self._lexicon.find(found)
            if last - first > 1 and all(token.word in FRAME for token in found[first:last])
            for place in range(first, last)
        )

    def _stranger(
        self,
        found: Sequence[Token],
        mentions: Sequence[Mention],
        vacant: int | None,
        capital: frozenset[int],
        *,
        opens: bool,
    ) -> int | None:
        """The place of somebody asked to speak who is not on record, before anybody on record is."""
        first = min((one.first for one in mentions if one.part in (Part.SPEAKS, Part.ACTS)), default=len(found))
        sentence = Sentence(
            found,
            capital,
            opens,
            self._several,
            self._held,
            lambda one, end: (
                bool(self._leaning(found, one, end)) or (end == one + 1 and found[one].word in self._outlets)
            ),
            frozenset(place for _, one, end in self._lexicon.find(found) for place in range(one, end)),
        )
        place = stranger(sentence, _places(mentions), first)
        if place is not None or vacant is None or not self._several:
            return place
        last = min((one.last for one in mentions if one.part is Part.SPEAKS), default=len(found))
        return vacant if vacant < last else None  # whoever is on record and asked first is the one who speaks

    def _voice(self, found: Sequence[Token], words: Sequence[str]) -> Voice | None:
        """Who is asked to speak through a country or body."""
        countries = self._roles.countries
        named = [token.word in COUNTRIES or not common(token.word) for token in found]
        spans = [(place, place + 1, countries.get(token.stem, ())) for place, token in enumerate(found) if named[place]]
        spans += [
            (first, last, countries.get(group_term(group), ())) for group, first, last in self._lexicon.find(found)
        ]
        return voice(words, [Body(*span) for span in sorted(spans) if span[2]])

    def _leaning(self, found: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
        """Who speaks for the countries and bodies named from one place to another."""
        own = {token.stem for token in found[first:last]}
        groups = {group_term(group) for group, _, _ in self._lexicon.find(found[first:last])}
        return speaks_for(frozenset(own | groups), self._roles.countries)


def _places(mentions: Sequence[Mention]) -> frozenset[int]:
    return frozenset(place for mention in mentions for place in range(mention.first, mention.last))


def _capitals(text: str, found: Sequence[Token]) -> tuple[frozenset[int], bool]:
    """Places of words with a capital inside a sentence, and whether the first has one; none where most words do."""
    marks: set[str] = set()
    small, start, opens = 0, True, False
    for number, piece in enumerate(text.split()):
        bare = piece.strip("\"'“”‘’()[]*_~`.,;:!?…")
        if bare[:1].isupper() and not start:
            marks.update(token.word for token in tokens(fold(bare)))
        opens = opens or (number == 0 and bare[:1].isupper())
        small += bare[:1].islower()
        start = piece.endswith((".", "?", "!"))
    if small < 2:  # noqa: PLR2004 - a headline or shouting tells nothing
        return frozenset(), False
    return frozenset(place for place, token in enumerate(found) if token.word in marks), opens


def _together(speaking: Sequence[Mention]) -> tuple[str, ...]:
    """All who are asked to speak; an office beside a name that may hold it adds nobody."""
    who = dict.fromkeys(speaker for mention in speaking for speaker in mention.speakers)
    common_to_all = [speaker for speaker in who if all(speaker in mention.speakers for mention in speaking)]
    return tuple(common_to_all or who)


def _beside(words: Sequence[str], *, named: bool) -> bool:
    """Whether nobody's words are asked for: "my boss", "should I", "how old is X", "who is the current president"."""
    if named:
        return not any(word in SPEECH for word in words) and bool(_MEASURED.search(" ".join(words)))
    if any(word in _OWN for word in words):
        return True
    asks = any(word in SPEECH or word in SPEECH_NOUNS or word in WHO for word in words)
    return not asks and any(word in _ONESELF for word in words)


def _intent(words: Sequence[str], *, named: bool, speech: bool) -> Intent:
    first = next((word for word in words if word in WHO or word in ("when", "where", "source", "what")), "")
    if "source" in words or "sources" in words or "link" in words:
        return Intent.SOURCE
    if any(word in ("position", "stance", "view", "views", "opinion") for word in words):
        return Intent.POSITION
    if not (named or speech) and _FACT.search(" ".join(words)):
        return Intent.FACT
    if first in ("when", "where"):
        return Intent.WHEN if first == "when" else Intent.WHERE
    return Intent.WHO if first in WHO and first not in ("which", "whose") else Intent.QUOTE
