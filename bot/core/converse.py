"""What a follow-up refers to, from the last turn: a value in, a value out. No memory, no clock.

A message of its own matter is asked as it stands. One that leans on the last turn ("and Shamkhani?", "when did he
say that?", "what else in that interview?") is resolved against what was shown; what cannot be resolved is said.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.core.followup import Apart, Aspect, Said
from bot.core.followup_words import (
    AFTER,
    ANSWERS,
    ASPECTS,
    BEFORE,
    DAYS,
    DOCUMENTS,
    ELSE,
    OPENERS,
    OTHERS,
    PERSONS,
    THEY,
    THINGS,
)
from bot.core.frames import SPEECH
from bot.core.model import Record, Speaker, Topic
from bot.core.nearby import Nearby
from bot.core.pointing import Pointing
from bot.core.steps import About, Also, Ask, Next, Person, Turn, Unclear
from bot.core.understand import Query

__all__ = ["About", "Also", "Ask", "Conversation", "Next", "Person", "Turn", "Unclear"]

_SHORT = 9  # words of a message that may be all anaphora; longer ones stand for themselves
_LONG = 25  # words of a message that is more than a topic and a frame around it
_LONGEST_NAME = 4  # words of a topic's name in a message
_BARE = 3  # words of a message that is a country and little else
_OWN = 4  # words of its own in "and the old bridge?"


@dataclass(frozen=True)
class Conversation:
    """Follow-ups over one record.

    `read` is how the engine understands a question; `named` and `topics` tell who and what a name as typed means.
    """

    record: Record
    read: Callable[[str], Query]
    named: Callable[[str], tuple[Speaker, ...]]
    topics: Callable[[str], tuple[Topic, ...]]
    _apart: Apart = field(init=False, repr=False)
    _pointing: Pointing = field(init=False, repr=False)
    _nearby: Nearby = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_apart", Apart(self.record, self.read, self.named))
        object.__setattr__(self, "_pointing", Pointing(self.record))
        object.__setattr__(self, "_nearby", Nearby(self.record))

    def next(self, text: str, turn: Turn | None) -> Next:
        """What a message asks, given the last turn of its writer, if there is one."""
        said = self._apart(text)
        leans = bool(said.words) and len(said.words) <= _SHORT + 3 * bool(said.has(PERSONS | THINGS))
        if turn is None:
            return Unclear() if leans and self._hangs(said) else self._by_name(said)
        shown = tuple(one for one in turn.statements if one in self.record.statements)
        return (self._leaning(said, turn, shown) if leans else None) or self._its_own(said, turn, shown)

    def instead(self, text: str) -> Next | None:
        """What a question of its own that found nothing may be taken for: a topic that it names, or a name in it."""
        said = self._apart(text)
        if said.stranger:
            return None
        who = said.query.speakers or said.query.acting or said.query.leaning
        loose = said.aspect is Aspect.WHO and 0 < len(said.left) <= 2  # noqa: PLR2004 - a name: "who spoke to Channel 4?"
        return self._on_topic(said, who) or (Ask(" ".join(said.left)) if loose else None)

    def _leaning(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next | None:
        """A short message against what was shown; None where it asks for itself."""
        return (
            self._pointing.pick(said, shown, turn.seen)
            or self._pointing.echo(said, shown)
            or self._of_stranger(said, turn)
            or self._of_somebody(said, turn, shown)
            or (self._in_part(said, turn, shown) if said.left else self._of_shown(said, turn, shown))
        )

    def _in_part(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next | None:
        """A message with a word or so of its own that still asks about what was shown."""
        return self._pointing.detail(said, shown) or self._in_reaction(said, shown) or self._of_date(said, turn, shown)

    def _of_shown(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next | None:
        """A message without a matter of its own: more, or something about what was shown."""
        return (
            self._in_time(said, turn, shown)
            or self._their_answer(said, shown)
            or self._further(said, turn, shown)
            or self._pointing.detail(said, shown)
            or self._of_matter(said, turn, shown)
            or self._pointing.meant(said, shown)
        )

    def _of_stranger(self, said: Said, turn: Turn) -> Ask | None:
        """The matter, of somebody who is not on record: "and Bolton?"."""
        if not said.stranger or not said.rest or self._topics(said):
            return None
        matter = self._matter(turn)
        return Ask(f"What did {said.rest} say about {matter}?" if matter else f"What did {said.rest} say?")

    def _of_matter(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next | None:
        """What anybody said on the matter, after somebody who has said nothing: "who has talked about it then?"."""
        matter = self._matter(turn)
        if shown or not matter or not said.points or said.aspect not in (None, Aspect.WHO, Aspect.QUOTE):
            return None
        before = tuple(one for one in turn.matter if one in self.record.statements)
        return Also("", (*before, *self._nearby.others(before))) if before else Ask(matter)

    def _their_answer(self, said: Said, shown: tuple[str, ...]) -> Also | None:
        """What others answered: "what did they reply?"."""
        if not shown or said.speaking or not (said.has(ANSWERS) and said.has(THEY)):
            return None
        return Also(shown[0], self._nearby.others(shown, answering=True))

    def _in_time(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Also | None:
        """What the same person, or who is named, said before or after what was shown."""
        before, after = said.has(BEFORE), said.has(AFTER)
        if (
            before == after
            or not shown
            or said.of_detail
            or (said.aspect is not None and said.aspect is not Aspect.QUOTE)
        ):
            return None
        one = self.record.statements[shown[0]]
        who = said.speaking[:1] or (one.speaker_id,)
        pool = self._nearby.by(who, one)
        found = self._nearby.earlier(one, pool) if before else self._nearby.later(one, pool)
        return Also(one.id, tuple(other for other in found if other not in turn.seen), who[0])

    def _of_date(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Also | None:
        """What the same person said in a month or year: "and in July?"; the matter's topics first."""
        who = self._speaker(shown) or turn.speaker
        if who is None or not said.of_date or not (said.rest or said.has(PERSONS)):
            return None
        dated = [one for one in self._nearby.by((who,)) if said.dated(one.said)]
        near = self._nearby.nearest(dated, shown)
        if not dated and all(word in DAYS for word in said.left):
            return None
        return Also("", tuple(dict.fromkeys((*near, *(one.id for one in dated)))), who)

    def _in_reaction(self, said: Said, shown: tuple[str, ...]) -> Also | None:
        """What those who speak for a country or body said to what was shown: "did anyone in Iran respond?"."""
        if shown and said.query.leaning and said.has(ANSWERS | OTHERS) and len(said.left) == 1:
            theirs = self._nearby.by(said.query.leaning, self.record.statements[shown[0]])
            return Also(shown[0], self._nearby.nearest(theirs, shown, to_that=True))
        return None

    def _of_somebody(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next | None:
        """What another person said: to the same matter, about who spoke last, or among what was shown."""
        who_is = said.words[:1] == ("who",) and not said.has(SPEECH | THINGS | ANSWERS)
        if who_is and said.speaking and not said.left:
            return Person(said.speaking[0])
        if picked := self._pointing.named(said, shown):
            return picked
        others = self._others(said, shown)
        last = self._speaker(shown)
        if others and said.about_person and last is not None and last not in others:
            name = self.record.speakers[last].name
            return Ask(f"What did {self.record.speakers[others[0]].name} say about {name}?", others[0])
        if others and said.has(BEFORE | AFTER) and (step := self._in_time(said, turn, shown)) and step.statements:
            return step
        return self._somebody_else(said, others, turn, shown) if others else None

    def _others(self, said: Said, shown: tuple[str, ...]) -> tuple[str, ...]:
        """Who is asked instead of who has spoken: somebody named, an office, those who speak for a country or body."""
        if said.speaking and not said.left and self._other_speaker(said, shown):
            return said.speaking
        if said.speaking or said.has(PERSONS) or not said.left:
            return ()
        bare = bool(said.query.leaning) and len(said.words) <= _BARE  # "any Americans?"
        if not (bare or said.corrects or said.has(THINGS | OPENERS | ANSWERS)):
            return ()
        last = self._speaker(shown)
        return tuple(who for who in self._speaking_for(said) if who != last)

    def _speaking_for(self, said: Said) -> tuple[str, ...]:
        """Who speaks for all of what is left: "Iran's foreign ministry" is whoever speaks for both."""
        if len(said.left) == 1:
            return said.query.leaning
        each = [set(self.read(word).leaning) for word in said.left]
        return tuple(one for one in said.query.leaning if each and all(one in who for who in each))

    def _its_own(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next:
        """A question with words of its own; "he" in it is who spoke last, "and …?" asks the same person first."""
        who = self._speaker(shown) or turn.speaker
        if said.has(PERSONS) and not said.speaking and who is None and shown:  # "he" of several: the first, or anybody
            return Ask(said.text, self.record.statements[shown[0]].speaker_id, Ask(said.text))
        if said.speaking or who is None:
            return self._by_name(said)
        if said.has(PERSONS) and not said.has(OTHERS | ANSWERS):
            further = self._on_topic(said, (who,)) or self._further_on(said, who, shown)
            return Ask(said.text, who, further or self._pointing.aside(said, shown))
        if said.rest and len(said.left) <= _OWN:
            anybody = None if said.on_something else Ask(said.text)  # "and on rockets?" goes on with who was asked
            return Ask(said.text, who, self._on_topic(said, (who,)) or anybody)
        aside = self._pointing.aside(said, shown) if said.has(THINGS) and len(said.left) == 1 else None
        return Ask(said.text, None, aside)  # "when did that happen?"

    def _by_name(self, said: Said) -> Next:
        """A question as it stands; one that is nothing but a name asks who that is and what they said."""
        alone = said.query.spoken_of or said.query.acting
        asks = said.query.speakers is not None or said.stranger or said.has(PERSONS)
        if len(alone) == 1 and not asks and not self._apart.left(said.query, alone):
            return Person(alone[0])
        return Ask(said.text)

    def _on_topic(self, said: Said, who: tuple[str, ...]) -> "Also | None":
        """What people said on a topic whose name is nearly all that a message has of its own."""
        topics = self._topics(said)
        found = [one.id for one in self._nearby.by(who) if topics & set(one.topics)] if topics else []
        return Also("", tuple(found), who[0] if len(who) == 1 else None) if found else None

    def _topics(self, said: Said) -> frozenset[str]:
        """The topics that a message names, with at most one more word that carries a matter."""
        if len(said.words) > _LONG or len(said.left) > 2 * _LONGEST_NAME:
            return frozenset()
        own = {word for word in said.left if not self._country(word)}
        for size in range(min(_LONGEST_NAME, len(said.words)), 0, -1):
            for place in range(len(said.words) - size + 1):
                span = said.words[place : place + size]
                beside = own.difference(span)
                if len(beside) < len(own) and len(beside) <= 1 and (found := self.topics(" ".join(span))):
                    return frozenset(topic.id for topic in found)
        return frozenset()

    def _country(self, word: str) -> bool:
        """Whether a word alone names a country or body that somebody speaks for."""
        return bool(self.read(word).leaning)

    def _matter(self, turn: Turn, who: tuple[str, ...] = ()) -> str:
        """The words that the last question was about, without the names of who is asked now."""
        names = frozenset[str]().union(*(self._apart.names(one) for one in who))
        return " ".join(token.word for token in self.read(turn.question).content if token.word not in names)

    def _somebody_else(self, said: Said, who: tuple[str, ...], turn: Turn, shown: tuple[str, ...]) -> Next:
        """The last question again, to somebody else; or what they said on the same topics."""
        matter = self._matter(turn, who)
        shown = shown or tuple(one for one in turn.matter if one in self.record.statements)
        answering = said.has(ANSWERS)
        theirs = self._nearby.by(who, self.record.statements[shown[0]] if shown else None)
        found = self._nearby.nearest(theirs, shown, to_that=said.has(THINGS), answering=answering)
        of = shown[0] if shown else ""
        if said.has(ELSE) and who == (turn.speaker,) and not turn.statements:  # more from whom nothing was found of
            return Also("", tuple(one.id for one in theirs), who[0])
        only = who[0] if len(who) == 1 else None
        otherwise = Also(of, found, only) if found or answering else None
        if shown and not matter and otherwise is None:
            anything = not said.rest and not said.has(THINGS | OTHERS)
            return Also("", tuple(one.id for one in theirs), who[0]) if anything else Also(of, (), only)
        if answering and not found:
            return Also(of, (), only)
        if only and (matter or otherwise is None):
            return Ask(matter or self.record.speakers[only].name, only, otherwise)
        return otherwise or Ask(matter)

    def _further(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next | None:
        """What else the same person said, stands in the same document, or others said on it."""
        onward = bool(said.rest) and not said.speaking and not said.points and said.aspect is None  # "and then?"
        if not (said.has(ELSE) or onward or (said.has(ANSWERS | OTHERS) and not said.has(PERSONS))):
            return None
        if not shown:
            return Unclear()
        one = self.record.statements[shown[0]]
        if said.has(DOCUMENTS) and not said.has(ANSWERS):
            document = said.has(ASPECTS[Aspect.SOURCE])
            found = [other.id for other in self._nearby.same_occasion(one, document=document)]
        elif said.has(OTHERS | ANSWERS) or (said.has(ASPECTS[Aspect.WHO]) and not said.has(PERSONS)):
            return Also(one.id, self._nearby.others(shown, answering=said.has(ANSWERS)))
        elif said.speaking:
            found = [other.id for other in self._nearby.by(said.speaking[:1])]
        elif self._speaker(shown) is None and not said.has(PERSONS):  # of several people: more on the same
            near = self._nearby.on(one.topics, one)
            return Also(one.id, tuple(other for other in self._nearby.nearest(near, shown) if other not in turn.seen))
        else:
            found = list(self._own(one.speaker_id, shown))
        rest = tuple(other for other in found if other not in (*shown, *turn.seen))
        return Also(one.id, rest, said.speaking[0] if said.speaking else one.speaker_id)

    def _own(self, who: str, shown: tuple[str, ...]) -> tuple[str, ...]:
        """Everything else that somebody said, what is nearest to what was shown first."""
        own = self._nearby.by((who,), self.record.statements[shown[0]])
        every = dict.fromkeys((*self._nearby.nearest(own, shown[:1]), *(one.id for one in own)))
        return tuple(one for one in every if one not in shown)

    def _further_on(self, said: Said, who: str, shown: tuple[str, ...]) -> Also | None:
        """What else somebody said that holds all that a message names: "what else did he tell Channel 4?"."""
        if not said.has(ELSE) or not shown or not said.left:
            return None
        holding = [one for one in self._own(who, shown) if set(said.left) <= self._pointing.words(one)]
        return Also(shown[0], tuple(holding), who) if holding else None

    def _hangs(self, said: Said) -> bool:
        """Whether a message says nothing without a turn before it."""
        asks = said.aspect is not None or said.has(ELSE | PERSONS | THINGS)
        named = said.speaking or said.query.leaning or said.query.spoken_of
        return asks and not said.left and not named

    def _other_speaker(self, said: Said, shown: tuple[str, ...]) -> bool:
        """Whether somebody is named who has not just spoken, or nothing else is asked."""
        new = not {self.record.statements[one].speaker_id for one in shown} & set(said.speaking)
        return new or (said.aspect is None and not said.has(ELSE | THINGS))

    def _speaker(self, shown: tuple[str, ...]) -> str | None:
        who = {self.record.statements[one].speaker_id for one in shown}
        return next(iter(who)) if len(who) == 1 else None
