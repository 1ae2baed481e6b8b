"""What a follow-up refers to, from the last turn: a value in, a value out. No memory, no clock.

A message of its own matter is asked as it stands. One that leans on the last turn ("and Shamkhani?", "when did he
say that?", "what else in that interview?") is resolved against what was shown; what cannot be resolved is said.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.core.followup_words import (
    ASPECTS,
    BEFORE_ALL,
    BEGINNINGS,
    DOCUMENTS,
    ELSE,
    EMPTY,
    MONTHS,
    OPENERS,
    ORDINALS,
    OTHERS,
    PERSONS,
    THINGS,
)
from bot.core.model import Record, Speaker, Statement
from bot.core.text import words
from bot.core.understand import Query

_SHORT = 9  # words of a message that may be all anaphora; longer ones stand for themselves
# Words that carry no matter of their own in a follow-up.
_LEANING = (EMPTY | ELSE | OTHERS | PERSONS | THINGS | OPENERS | DOCUMENTS | BEFORE_ALL).union(*ASPECTS.values())
# Words without which nothing hangs on a turn before.
_HANGING = (ELSE | PERSONS | THINGS).union(*ASPECTS.values())


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


@dataclass(frozen=True, slots=True)
class Turn:
    """The last exchange: the question as it was asked in full, who alone it asked, and the statements shown."""

    question: str
    statements: tuple[str, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that stands by itself. `otherwise` is to be looked at where it finds nothing."""

    question: str
    speaker: str | None = None
    otherwise: "Next | None" = None


@dataclass(frozen=True, slots=True)
class About:
    """Something about one statement that was shown."""

    aspect: Aspect
    statement: str


@dataclass(frozen=True, slots=True)
class Also:
    """Further statements, by id, in the order they were said; `of` is the statement they go on from."""

    of: str
    statements: tuple[str, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """It refers to something, but not to one thing: `statements` are what it may mean, () where nothing was shown."""

    statements: tuple[str, ...] = ()


Next = Ask | About | Also | Unclear


@dataclass(frozen=True, slots=True)
class _Said:
    """A message taken apart."""

    text: str
    words: tuple[str, ...]
    query: Query
    speaking: tuple[str, ...]  # who is named to speak
    left: tuple[str, ...]  # the words that carry a matter of their own

    def has(self, group: frozenset[str]) -> bool:
        return any(word in group for word in self.words)


@dataclass(frozen=True)
class Conversation:
    """Follow-ups over one record; `read` is how the engine understands a question, `named` who a name means."""

    record: Record
    read: Callable[[str], Query]
    named: Callable[[str], tuple[Speaker, ...]]

    def next(self, text: str, turn: Turn | None) -> Next:
        """What a message asks, given the last turn of its writer, if there is one."""
        if turn is None and not _HANGING & set(words(text)):
            return Ask(text)
        said = self._apart(text)
        leans = bool(said.words) and len(said.words) <= _SHORT + 3 * bool(said.has(PERSONS | THINGS))
        if turn is None:
            return Unclear() if leans and self._hangs(said) else Ask(text)
        shown = tuple(one for one in turn.statements if one in self.record.statements)
        found = (self._pick(said, shown) or self._leaning(said, turn, shown)) if leans else None
        return found or self._its_own(said, turn, shown)

    def _leaning(self, said: _Said, turn: Turn, shown: tuple[str, ...]) -> Next | None:
        others = self._others(said, shown)
        if others:
            return self._somebody_else(others, turn, shown)
        aspect = _aspect(said)
        if said.left and not (said.has(THINGS) and all(_is_date(word) for word in said.left)):
            return None
        step: Next | None = None
        if said.left:
            step = self._about(Aspect.WHEN, shown)  # "was that in 2019?"
        elif said.has(ELSE):
            step = self._further(said, shown)
        elif aspect is not None:
            step = self._about(aspect, shown)
        elif said.has(PERSONS | THINGS) and not said.speaking:
            step = self._about(Aspect.QUOTE, shown)
        return step

    def _others(self, said: _Said, shown: tuple[str, ...]) -> tuple[str, ...]:
        """Who is asked instead of who has spoken: somebody named, an office, those who speak for a country or body."""
        if said.speaking and not said.left and self._other_speaker(said, shown):
            return said.speaking
        if said.speaking or said.has(PERSONS) or not said.left or not said.has(THINGS | OPENERS):
            return ()
        last = self._speaker(shown)
        holders = tuple(who for who in self._holders(said.left) if who != last)
        return holders or (said.query.leaning if len(said.left) == 1 else ())

    def _holders(self, left: tuple[str, ...]) -> tuple[str, ...]:
        """Whose office has all these words in its title."""
        titles = {
            who: [words(role.title) for role in one.roles]
            + [words(said.role) for said in self.record.by_speaker.get(who, ()) if said.role]
            for who, one in self.record.speakers.items()
        }
        return tuple(who for who, held in titles.items() if any(set(left) <= _bare(title) for title in held))

    def _its_own(self, said: _Said, turn: Turn, shown: tuple[str, ...]) -> Next:
        """A question with words of its own; "he" in it is who spoke last, "and …?" asks the same person first."""
        who = self._speaker(shown) or turn.speaker
        if said.speaking or who is None:
            return Ask(said.text)
        if said.has(PERSONS) and not said.has(OTHERS):
            return Ask(said.text, who)
        if said.words[:1] and said.words[0] in OPENERS and len(said.left) <= 4:  # noqa: PLR2004 - "and the old bridge?"
            return Ask(said.text, who, Ask(said.text))
        return Ask(said.text)

    def _somebody_else(self, who: tuple[str, ...], turn: Turn, shown: tuple[str, ...]) -> Next:
        """The last question again, to somebody else; or what they said on the same topics."""
        matter = " ".join(token.word for token in self.read(turn.question).content)
        topics = {topic for one in shown for topic in self.record.statements[one].topics}
        found = [
            one.id
            for speaker in who
            for one in self.record.by_speaker.get(speaker, ())
            if topics & set(one.topics) and one.id not in shown
        ]
        of = shown[0] if shown else ""
        otherwise = Also(of, tuple(found), who[0] if len(who) == 1 else None) if found else None
        if len(who) == 1 and (matter or otherwise is None):
            return Ask(matter or self.record.speakers[who[0]].name, who[0], otherwise)
        return otherwise or Ask(matter)

    def _further(self, said: _Said, shown: tuple[str, ...]) -> Next:
        """What else the same person said, stands in the same document, or others said on it."""
        if not shown:
            return Unclear()
        one = self.record.statements[shown[0]]
        if said.has(DOCUMENTS):
            found = self._same_occasion(one, said)
        elif said.has(OTHERS) or (said.has(ASPECTS[Aspect.WHO]) and not said.has(PERSONS)):
            found = [
                other
                for other in self.record.statements.values()
                if other.speaker_id != one.speaker_id and set(other.topics) & set(one.topics)
            ]
            return Also(one.id, tuple(other.id for other in found))
        elif said.speaking:
            found = list(self.record.by_speaker[said.speaking[0]])
        elif len({self.record.statements[other].speaker_id for other in shown}) > 1:
            return Unclear(shown)
        else:
            found = list(self.record.by_speaker[one.speaker_id])
            found.sort(key=lambda other: not set(other.topics) & set(one.topics))
        rest = tuple(other.id for other in found if other.id not in shown)
        return Also(one.id, rest, said.speaking[0] if said.speaking else one.speaker_id)

    def _same_occasion(self, one: Statement, said: _Said) -> list[Statement]:
        same = [other for other in self.record.statements.values() if other.source_id == one.source_id]
        if one.venue and not said.has(ASPECTS[Aspect.SOURCE]):
            at = [other for other in same if other.venue == one.venue and other.speaker_id == one.speaker_id]
            return at if len(at) > 1 else [other for other in same if other.speaker_id == one.speaker_id]
        return same

    def _about(self, aspect: Aspect, shown: tuple[str, ...]) -> Next:
        return About(aspect, shown[0]) if len(shown) == 1 else Unclear(shown)

    def _pick(self, said: _Said, shown: tuple[str, ...]) -> Next | None:
        """Where several were shown: which one is meant by "the second one", and what of it is asked."""
        numbers = [ORDINALS[word] for word in said.words if word in ORDINALS]
        left = [word for word in said.left if word not in ORDINALS]
        if len(shown) < 2 or len(numbers) != 1 or left or not numbers[0] < len(shown):  # noqa: PLR2004 - one is no choice
            return None
        return About(_aspect(said) or Aspect.QUOTE, shown[numbers[0]])

    def _apart(self, text: str) -> _Said:
        query = self.read(text)
        found = tuple(words(text))
        speaking = query.speakers or ()
        if not speaking and _asks_instead(found):  # "what about Shamkhani?" asks him
            alone = self.named(" ".join(token.word for token in query.content)) if not query.spoken_of else ()
            whom = query.spoken_of or tuple(one.id for one in alone)
            speaking = whom if len(whom) == 1 else ()
        names = frozenset[str]().union(*(self._names(one) for one in speaking))
        left = tuple(token.word for token in query.content if token.word not in _LEANING and token.word not in names)
        return _Said(text, found, query, speaking, left)

    def _names(self, speaker: str) -> frozenset[str]:
        known = self.record.speakers[speaker]
        return _words_of((known.name, *known.aliases, known.id))

    def _hangs(self, said: _Said) -> bool:
        """Whether a message says nothing without a turn before it."""
        asks = _aspect(said) is not None or said.has(ELSE | PERSONS | THINGS)
        return asks and not said.left and not said.speaking and not said.query.leaning

    def _other_speaker(self, said: _Said, shown: tuple[str, ...]) -> bool:
        """Whether somebody is named who has not just spoken, or nothing else is asked."""
        return _aspect(said) in (None, Aspect.QUOTE, Aspect.WHO) and not (
            said.has(ELSE) and self._speaker(shown) in said.speaking
        )

    def _speaker(self, shown: tuple[str, ...]) -> str | None:
        who = {self.record.statements[one].speaker_id for one in shown}
        return next(iter(who)) if len(who) == 1 else None


@lru_cache(maxsize=1024)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in words(name.replace("-", " ")))


def _asks_instead(found: tuple[str, ...]) -> bool:
    """Whether a message has the form "and …?", "what about …?": no word of it but names stands for a matter."""
    return bool(found) and (found[0] in BEGINNINGS or found[:2] in (("what", "about"), ("how", "about")))


def _is_date(word: str) -> bool:
    return word.isdigit() or word in MONTHS


def _bare(title: list[str]) -> set[str]:
    """The words of an office, also without the ending of a genitive."""
    return {form for word in title for form in (word, word.removesuffix("'s"))}


def _aspect(said: _Said) -> Aspect | None:
    """What is asked about a statement; the first word that tells decides, and "who" and "what" come last."""
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
        if said.has(ASPECTS[aspect]):
            return aspect
    return None
