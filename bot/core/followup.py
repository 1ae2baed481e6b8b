"""A message taken apart as a follow-up: who is asked, what of a statement, and which words are left over."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.core.followup_words import (
    ANSWERS,
    ASPECTS,
    BEFORE_ALL,
    BEGINNINGS,
    DETAILS,
    DOCUMENTS,
    ELSE,
    EMPTY,
    GREETINGS,
    MONTHS,
    OPENERS,
    OTHERS,
    OURSELVES,
    PERSONS,
    THANKS,
    THINGS,
)
from bot.core.model import Record, Speaker
from bot.core.text import words
from bot.core.understand import Query

# Words that carry no matter of their own in a follow-up.
_LEANING = (EMPTY | ELSE | OTHERS | ANSWERS | PERSONS | THINGS | OPENERS | DOCUMENTS | BEFORE_ALL).union(
    *ASPECTS.values()
)
_PARTED = (
    ("what", "about"),
    ("how", "about"),
    ("same", "for"),
    ("same", "question"),
    ("same", "from"),
    ("compare", "with"),
    ("compare", "to"),
    ("compared", "to"),
    ("compared", "with"),
)
_HE = (("he",), ("she",))
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
    are the words that carry a matter of their own; `rest` is what follows "and …", "what about …", "" elsewhere.
    """

    text: str
    words: tuple[str, ...]
    query: Query
    speaking: tuple[str, ...]
    left: tuple[str, ...]
    rest: str = ""
    stranger: bool = False

    def has(self, group: frozenset[str]) -> bool:
        """Whether a word of a group is in it."""
        return any(word in group for word in self.words)

    @property
    def aspect(self) -> Aspect | None:
        """What is asked about a statement; the first that tells decides, and "who" and "what" come last."""
        if self.words[:1] == ("what",) and self.words[1:2] in (("is",), ("was",)) and self.words[2:3] in _HE:
            return Aspect.ROLE  # "what was he then?"
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
        return bool(self.left) and all(word.isdigit() or word in MONTHS for word in self.left)

    @property
    def of_detail(self) -> bool:
        """Whether a detail of what was shown is asked after: "how many were there?"."""
        return self.words[:2] in DETAILS and len(self.left) <= 1 and not self.on_something

    @property
    def on_something(self) -> bool:
        """Whether it says what it is about: "on …", "about …"."""
        return self.has(_TOPIC)

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
        query = self.read(text)
        found = tuple(words(text))
        rest = _after_opening(text, found)
        speaking, stranger = query.speakers or (), query.stranger is not None
        if rest:
            speaking, stranger = self._asked_instead(query, rest, speaking)
        elif not speaking and query.acting and self.left(query, query.acting) == ():  # "does Dehghan agree?"
            speaking = query.acting
        return Said(text, found, query, speaking, self.left(query, speaking), rest, stranger)

    def _asked_instead(self, query: Query, rest: str, speaking: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
        """Who is meant by "and …?", "what about …?", asked as one asks who speaks."""
        if speaking or all(word in _LEANING for word in words(rest)):
            return speaking, False
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
        return tuple(token.word for token in query.content if token.word not in _LEANING and token.word not in names)

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


@lru_cache(maxsize=1024)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in words(name.replace("-", " ")))


def _after_opening(text: str, found: tuple[str, ...]) -> str:
    """What stands after "and", "what about", "same for", as it was written; "" in messages of another form."""
    pieces = text.split()
    place = 0
    while place < len(found) and found[place] in BEGINNINGS:
        place += 1
    if found[place : place + 2] in _PARTED:
        place += 3 if found[place : place + 3] == ("same", "question", "for") else 2
        place += found[place : place + 1] in (("for",), ("to",))
    if not place or len(pieces) != len(found):
        return text if found[:1] and found[0] in BEGINNINGS else ""
    return " ".join(pieces[place:]).strip(" ?!.,;؟")
