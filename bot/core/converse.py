"""What a follow-up refers to, from the last turn: a value in, a value out. No memory, no clock.

A message of its own matter is asked as it stands. One that leans on the last turn ("and Shamkhani?", "when did he
say that?", "what else in that interview?") is resolved against what was shown; what cannot be resolved is said.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.core.followup import Apart, Aspect, Said
from bot.core.followup_words import (
    ANSWERS,
    ASPECTS,
    DOCUMENTS,
    ELSE,
    OPENERS,
    ORDINALS,
    OTHERS,
    PERSONS,
    THINGS,
)
from bot.core.model import Record, Speaker, Statement, Topic
from bot.core.text import words
from bot.core.understand import Query

_SHORT = 9  # words of a message that may be all anaphora; longer ones stand for themselves
# Words without which nothing hangs on a turn before.
_HANGING = (ELSE | PERSONS | THINGS).union(*ASPECTS.values())


@dataclass(frozen=True, slots=True)
class Turn:
    """The last exchange: the matter as it was asked in full, who alone it asked, and the statements shown.

    `matter` are statements that the matter was on where none can be pointed to now, as after a miss; `seen`
    those shown earlier on.
    """

    question: str
    statements: tuple[str, ...] = ()
    speaker: str | None = None
    matter: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


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
    aspect: Aspect | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is, and everything that person said."""

    speaker: str


Next = Ask | About | Also | Unclear | Person


@dataclass(frozen=True)
class Conversation:
    """Follow-ups over one record; `read` is how the engine understands a question, `named` who a name means."""

    record: Record
    read: Callable[[str], Query]
    named: Callable[[str], tuple[Speaker, ...]]
    _apart: Apart = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_apart", Apart(self.record, self.read, self.named))

    def next(self, text: str, turn: Turn | None) -> Next:
        """What a message asks, given the last turn of its writer, if there is one."""
        if turn is None and not _HANGING & set(words(text)):
            return self._by_name(self._apart(text))
        said = self._apart(text)
        leans = bool(said.words) and len(said.words) <= _SHORT + 3 * bool(said.has(PERSONS | THINGS))
        if turn is None:
            return Unclear() if leans and self._hangs(said) else self._by_name(said)
        shown = tuple(one for one in turn.statements if one in self.record.statements)
        found = (self._pick(said, shown) or self._leaning(said, turn, shown)) if leans else None
        return found or self._its_own(said, turn, shown)

    def _leaning(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next | None:
        on_topic = any(_names_it(said, topic) for topic in self.record.topics.values())
        if said.stranger and said.rest and not on_topic:  # "and Bolton?": the matter, of somebody who is not on record
            matter = self._matter(turn)
            return Ask(f"What did {said.rest} say about {matter}?" if matter else f"What did {said.rest} say?")
        step = self._of_somebody(said, turn, shown)
        if step is None and said.left:
            step = self._of_detail(said, shown)
        return step or (None if said.left else self._of_shown(said, turn, shown))

    def _of_shown(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next | None:
        """A message without a matter of its own: more, or something about what was shown."""
        aspect, points = said.aspect, said.has(PERSONS | THINGS)
        onward = bool(said.rest) and not said.speaking and not points and aspect is None  # "and then?"
        if said.has(ELSE) or onward or (said.has(ANSWERS) and not said.has(PERSONS)):
            return self._further(said, turn, shown)
        if said.of_detail and aspect is None and points and len(shown) == 1:
            return About(Aspect.CONTEXT, shown[0])
        if aspect is None and not points:
            return None
        return self._about(aspect or (Aspect.WHO if said.speaking else Aspect.QUOTE), shown)

    def _of_detail(self, said: Said, shown: tuple[str, ...]) -> Next | None:
        """A message with a word or so of its own that asks after a date, a place, an outlet, a number, a reaction."""
        points = said.has(PERSONS | THINGS)
        if said.has(THINGS) and said.of_date:
            return self._about(Aspect.WHEN, shown)  # "was that in 2019?"
        if len(shown) == 1 and points and not said.speaking and not said.on_something and not said.has(ELSE):
            step = self._of_place(said, self.record.statements[shown[0]])
            if step is None and said.of_detail and said.aspect is None:
                step = About(Aspect.CONTEXT, shown[0])
            return step
        if shown and said.query.leaning and said.has(ANSWERS | OTHERS) and len(said.left) == 1:
            theirs = (one for who in said.query.leaning for one in self.record.by_speaker.get(who, ()))
            return Also(shown[0], self._nearest(theirs, shown))  # "did anyone in Iran respond?"
        return None

    def _of_place(self, said: Said, one: Statement) -> About | None:
        """Whether it was with an outlet, in a place or a document that the record names with the statement."""
        source = self.record.source_of(one)
        for aspect, named in (
            (Aspect.SOURCE, (source.publisher, source.title, one.via)),
            (Aspect.WHERE, (one.venue,)),
        ):
            held = {word for text in named if text for word in words(text)}
            if all(word in held for word in said.left):
                return About(aspect, one.id)
        return None

    def _of_somebody(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next | None:
        """What another person said: to the same matter, about who spoke last, or among what was shown."""
        if len(said.speaking) == 1 and not said.left and len(shown) > 1 and said.aspect is not None:
            theirs = [one for one in shown if self.record.statements[one].speaker_id == said.speaking[0]]
            if len(theirs) == 1:
                return About(said.aspect, theirs[0])
        others = self._others(said, shown)
        last = self._speaker(shown)
        if others and said.about_person and last is not None and last not in others:
            name = self.record.speakers[last].name
            return Ask(f"What did {self.record.speakers[others[0]].name} say about {name}?", others[0])
        return self._somebody_else(said, others, turn, shown) if others else None

    def _others(self, said: Said, shown: tuple[str, ...]) -> tuple[str, ...]:
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

    def _its_own(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next:
        """A question with words of its own; "he" in it is who spoke last, "and …?" asks the same person first."""
        who = self._speaker(shown) or turn.speaker
        if said.has(PERSONS) and not said.speaking and who is None and shown:  # "he" of several: the first, or anybody
            return Ask(said.text, self.record.statements[shown[0]].speaker_id, Ask(said.text))
        if said.speaking or who is None:
            return self._by_name(said)
        if said.has(PERSONS) and not said.has(OTHERS | ANSWERS):
            return Ask(said.text, who, self._on_topic(said, who) or self._aside(said, shown))
        if said.rest and len(said.left) <= 4:  # noqa: PLR2004 - "and the old bridge?"
            return Ask(said.text, who, self._on_topic(said, who) or Ask(said.text))
        return Ask(said.text)

    def _by_name(self, said: Said) -> Next:
        """A question as it stands; one that is nothing but a name asks who that is and what they said."""
        alone = said.query.spoken_of or said.query.acting
        if (
            said.query.speakers is None
            and len(alone) == 1
            and not self._apart.left(said.query, alone)
            and not said.stranger
        ):
            return Person(alone[0])
        return Ask(said.text)

    def _aside(self, said: Said, shown: tuple[str, ...]) -> About | None:
        """What is asked of the statement shown, in a message with a word or two more than that needs."""
        fits = said.aspect not in (None, Aspect.QUOTE, Aspect.WHO) and len(said.left) <= 2  # noqa: PLR2004 - as above
        return About(said.aspect, shown[0]) if fits and said.aspect and len(shown) == 1 else None

    def _on_topic(self, said: Said, who: str) -> "Also | None":
        """What a person said on a topic whose name is nearly all that a message has of its own."""
        topics = {topic.id for topic in self.record.topics.values() if _names_it(said, topic)}
        found = [one.id for one in self.record.by_speaker.get(who, ()) if topics & set(one.topics)]
        return Also("", tuple(found), who) if found else None

    def _matter(self, turn: Turn, who: tuple[str, ...] = ()) -> str:
        """The words that the last question was about, without the names of who is asked now."""
        names = frozenset[str]().union(*(self._apart.names(one) for one in who))
        return " ".join(token.word for token in self.read(turn.question).content if token.word not in names)

    def _nearest(self, pool: Iterable[Statement], shown: tuple[str, ...]) -> tuple[str, ...]:
        """Those of a pool that share topics with what was shown, nearest first; the same document counts as one."""
        near = [self.record.statements[one] for one in shown]
        topics = {topic for one in near for topic in one.topics}
        sources = {one.source_id for one in near}
        shares = [
            (-len(topics & set(one.topics)) - (one.source_id in sources), place, one.id)
            for place, one in enumerate(pool)
            if topics & set(one.topics) and one.id not in shown
        ]
        return tuple(one for _, _, one in sorted(shares))

    def _somebody_else(self, said: Said, who: tuple[str, ...], turn: Turn, shown: tuple[str, ...]) -> Next:
        """The last question again, to somebody else; or what they said on the same topics."""
        matter = self._matter(turn, who)
        shown = shown or tuple(one for one in turn.matter if one in self.record.statements)
        found = self._nearest((one for speaker in who for one in self.record.by_speaker.get(speaker, ())), shown)
        of = shown[0] if shown else ""
        otherwise = Also(of, found, who[0] if len(who) == 1 else None) if found else None
        if shown and not matter and otherwise is None:
            anything = not said.rest and not said.has(THINGS | OTHERS)
            every = tuple(one.id for one in self.record.by_speaker.get(who[0], ()))
            return Also("", every, who[0]) if anything else Also(of, (), who[0] if len(who) == 1 else None)
        if len(who) == 1 and (matter or otherwise is None):
            return Ask(matter or self.record.speakers[who[0]].name, who[0], otherwise)
        return otherwise or Ask(matter)

    def _further(self, said: Said, turn: Turn, shown: tuple[str, ...]) -> Next:
        """What else the same person said, stands in the same document, or others said on it."""
        if not shown:
            return Unclear()
        one = self.record.statements[shown[0]]
        every = self.record.statements.values()
        if said.has(DOCUMENTS) and not said.has(ANSWERS):
            found = [other.id for other in self._same_occasion(one, said)]
        elif said.has(OTHERS | ANSWERS) or (said.has(ASPECTS[Aspect.WHO]) and not said.has(PERSONS)):
            others = (other for other in every if other.speaker_id != one.speaker_id)
            return Also(one.id, self._nearest(others, shown[:1]))
        elif said.speaking:
            found = [other.id for other in self.record.by_speaker[said.speaking[0]]]
        elif len({self.record.statements[other].speaker_id for other in shown}) > 1:
            return Unclear(shown)
        else:
            own = self.record.by_speaker[one.speaker_id]
            found = list(dict.fromkeys((*self._nearest(own, (one.id,)), *(other.id for other in own))))
        rest = tuple(other for other in found if other not in (*shown, *turn.seen))
        return Also(one.id, rest, said.speaking[0] if said.speaking else one.speaker_id)

    def _same_occasion(self, one: Statement, said: Said) -> list[Statement]:
        same = [other for other in self.record.statements.values() if other.source_id == one.source_id]
        if one.venue and not said.has(ASPECTS[Aspect.SOURCE]):
            at = [other for other in same if other.venue == one.venue and other.speaker_id == one.speaker_id]
            return at if len(at) > 1 else [other for other in same if other.speaker_id == one.speaker_id]
        return same

    def _about(self, aspect: Aspect, shown: tuple[str, ...]) -> Next:
        """What is asked of what was shown; of several only where it holds for them all."""
        if len(shown) > 1 and aspect in (Aspect.SOURCE, Aspect.WHO):
            ones = [self.record.statements[one] for one in shown]
            alike = {one.source_id if aspect is Aspect.SOURCE else one.speaker_id for one in ones}
            shown = shown[:1] if len(alike) == 1 else shown
        return About(aspect, shown[0]) if len(shown) == 1 else Unclear(shown, aspect if shown else None)

    def _pick(self, said: Said, shown: tuple[str, ...]) -> Next | None:
        """Where several were shown: which one is meant by "the second one", and what of it is asked."""
        numbers = [ORDINALS[word] for word in said.words if word in ORDINALS]
        left = [word for word in said.left if word not in ORDINALS]
        if len(shown) < 2 or len(numbers) != 1 or left or not numbers[0] < len(shown):  # noqa: PLR2004 - one is no choice
            return None
        return About(said.aspect or Aspect.QUOTE, shown[numbers[0]])

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


def _names_it(said: Said, topic: Topic) -> bool:
    """Whether a name of a topic stands in a message, with at most one more word that carries a matter."""
    for name in (topic.id.replace("-", " "), topic.name, *topic.aliases):
        wanted = tuple(words(name))
        places = range(len(said.words) - len(wanted) + 1)
        if wanted and any(said.words[place : place + len(wanted)] == wanted for place in places):
            return len([word for word in said.left if word not in wanted]) <= 1
    return False


def _bare(title: list[str]) -> set[str]:
    """The words of an office, also without the ending of a genitive."""
    return {form for word in title for form in (word, word.removesuffix("'s"))}
