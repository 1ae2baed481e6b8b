"""A message taken apart as a follow-up: who is asked, what of a statement, and which words are left over."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.edtf import EdtfDate
from bot.core.followup_words import (
    AFTER,
    ANSWERS,
    ASPECTS,
    BEFORE,
    BEFORE_ALL,
    DAYS,
    DETAILS,
    DOCUMENTS,
    ELSE,
    EMPTY,
    GREETINGS,
    MONTHS,
    NEWEST,
    OLDEST,
    OPENERS,
    OTHERS,
    OURSELVES,
    PERSONS,
    THANKS,
    THINGS,
)
from bot.core.frames import AUXILIARY, SAYING
from bot.core.frequency import common
from bot.core.model import Record, Speaker
from bot.core.openings import after_opening
from bot.core.text import fold, words
from bot.core.understand import Query

# Words that carry no matter of their own in a follow-up.
_LEANING = (
    SAYING
    | EMPTY
    | ELSE
    | OTHERS
    | ANSWERS
    | PERSONS
    | THINGS
    | OPENERS
    | DOCUMENTS
    | BEFORE_ALL
    | BEFORE
    | AFTER
    | OLDEST
    | NEWEST
).union(*ASPECTS.values())
# Of these, the ones that a slip of the keyboard is taken for; shorter words may be anything.
_KEYS = tuple(sorted(word for word in _LEANING if len(word) > 3))  # noqa: PLR2004 - letters
_HE = (("he",), ("she",))
_SAID_IN_ARABIC = (tuple(words("من قال")), tuple(words("من قالها")), tuple(words("من قاله")))  # "من" alone is "from"
_SHORTEST_SLIP = 3  # letters that a word must have more than to be a slip of another
_COMPANY = 6  # words of a greeting or a thank-you
_PADDING = frozenset(words("a and are for how i is it lot me much of so that the this to very was we you your"))
_TOPIC = frozenset({"on", "about", "regarding", "concerning", "toward", "towards"})


class Aspect(StrEnum):
    """What about a statement is asked."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    SOURCE = "source"
    ROLE = "role"
    CONTEXT = "context"
    KIND = "kind"
    QUOTE = "quote"


class Company(StrEnum):
    """What is said in company with nothing asked."""

    THANKS = "thanks"
    GREETING = "greeting"


@dataclass(frozen=True, slots=True)
class Said:
    """A message taken apart.

    `speaking` are the ids of who is named to speak, `stranger` whether somebody is who is not on record; `left`
    are the words that carry a matter of their own; `rest` is what follows "and …", "what about …", "" elsewhere;
    `corrects` tells that it takes back what was asked before ("no, I meant …").
    """

    text: str
    words: tuple[str, ...]
    query: Query
    speaking: tuple[str, ...]
    left: tuple[str, ...]
    rest: str = ""
    stranger: bool = False
    corrects: bool = False

    def has(self, group: frozenset[str]) -> bool:
        """Whether a word of a group is in it."""
        return any(word in group for word in self.words)

    @property
    def aspect(self) -> Aspect | None:
        """What is asked about a statement; the first that tells decides, and "who" and "what" come last."""
        if self.words[:1] == ("what",) and self.words[1:2] in (("is",), ("was",)) and self.words[2:3] in _HE:
            return Aspect.ROLE  # "what was he then?"
        if self.words[:2] in _SAID_IN_ARABIC:
            return Aspect.WHO
        for aspect in (
            Aspect.SOURCE,
            Aspect.ROLE,
            Aspect.CONTEXT,
            Aspect.KIND,
            Aspect.WHEN,
            Aspect.WHERE,
            Aspect.WHO,
            Aspect.QUOTE,
        ):
            if self.has(ASPECTS[aspect]) and not (aspect is Aspect.ROLE and self.on_something):
                return aspect
        return None

    @property
    def of_date(self) -> bool:
        """Whether all that is left is a date: "was that in 2019?"."""
        return bool(self.left) and all(word.isdigit() or word in MONTHS or word in DAYS for word in self.left)

    def dated(self, said: EdtfDate) -> bool:
        """Whether a date may lie in the years and months that are left."""
        years = [int(word) for word in self.left if word.isdigit() and len(word) == len("2019")]
        months = [MONTHS.index(word) + 1 for word in self.left if word in MONTHS]
        if not years and not months:  # a day of the week is no date
            return False
        spans = [
            (year, month) for year in years or range(said.first.year, said.last.year + 1) for month in months or (0,)
        ]
        first, last = (said.first.year, said.first.month), (said.last.year, said.last.month)
        return any(first <= (year, month) <= last if month else first[0] <= year <= last[0] for year, month in spans)

    @property
    def of_detail(self) -> bool:
        """Whether a detail of what was shown is asked after: "how many were there?"."""
        return self.words[:2] in DETAILS and len(self.left) <= 1 and not self.on_something

    @property
    def on_something(self) -> bool:
        """Whether it says what it is about: "on …", "about …"."""
        return self.has(_TOPIC)

    @property
    def points(self) -> bool:
        """Whether it points at somebody or something: "he", "that"."""
        return self.has(PERSONS | THINGS)

    @property
    def about_person(self) -> bool:
        """Whether it asks what was said about "him"."""
        return any(
            one in _TOPIC | {"of"} and other in {"him", "her"}
            for one, other in zip(self.words, self.words[1:], strict=False)
        )


@dataclass(frozen=True)
class Apart:
    """Takes messages apart; `read` is how the engine understands a question, `named` who a name means."""

    record: Record
    read: Callable[[str], Query]
    named: Callable[[str], tuple[Speaker, ...]]

    def __call__(self, text: str) -> Said:
        """The parts of a message."""
        rest, corrects = after_opening(text)
        whole = self.read(text)
        query = self.read(rest) if corrects and rest else whole
        speaking, stranger = query.speakers or (), query.stranger is not None
        if rest:
            speaking, stranger = self._asked_instead(query, rest, speaking)
        if not speaking and query.acting and self.left(query, query.acting) == ():  # "does Dehghan agree?"
            speaking, stranger = query.acting, False
        left = self.left(query, speaking)
        if rest:
            kept = {token.word for token in self.read(rest).words}
            left = tuple(word for word in left if word in kept)
        found = tuple(_mended(token.word) for token in whole.words)
        if (
            found[:1] == ("why",)
            and fold(text).lstrip(" ¿").startswith("y ")
            and found[1:2]
            and found[1] not in AUXILIARY
        ):
            found = ("y", *found[1:])  # the Spanish "and", not a short "why"
        return Said(text, found, query, speaking, left, rest, stranger, corrects)

    def _asked_instead(self, query: Query, rest: str, speaking: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
        """Who is meant by "and …?", "what about …?", asked as one asks who speaks."""
        if speaking or all(_mended(word) in _LEANING for word in words(rest)):
            return speaking, False
        alone = self.named(rest)
        if len(alone) == 1:
            return (alone[0].id,), False
        asked = self.read(f"what did {rest} say?")
        if asked.speakers:
            return asked.speakers, False
        alone = self.named(" ".join(token.word for token in query.content)) if not query.spoken_of else ()
        whom = query.spoken_of or tuple(one.id for one in alone)
        if len(whom) == 1:
            return whom, False
        return (), asked.stranger is not None

    def left(self, query: Query, speaking: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a question that carry a matter of their own, besides the names of those who are asked."""
        names = frozenset[str]().union(*(self.names(one) for one in speaking))
        return tuple(
            token.word for token in query.content if token.word not in names and _mended(token.word) not in _LEANING
        )

    def names(self, speaker: str) -> frozenset[str]:
        """Every word of every name somebody goes by."""
        known = self.record.speakers[speaker]
        return _words_of((known.name, *known.aliases, known.id))


def company(text: str) -> Company | None:
    """Whether a message is a thank-you or a greeting and no more."""
    found = frozenset(words(text))
    if not found or len(words(text)) > _COMPANY:
        return None
    if "you" in found and found <= OURSELVES:
        return Company.GREETING
    if not found & (THANKS | GREETINGS):
        return None
    if not found <= THANKS | GREETINGS | _PADDING:
        return None
    return Company.THANKS if found & THANKS else Company.GREETING


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    """The word of a follow-up that this one is a slip of: "sorce"; itself where it is none, or a word of its own."""
    if len(word) <= _SHORTEST_SLIP or word in _LEANING or common(word):
        return word
    near = process.extractOne(word, _KEYS, scorer=OSA.distance, score_cutoff=1)
    return str(near[0]) if near else word


@lru_cache(maxsize=1024)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in words(name.replace("-", " ")))
