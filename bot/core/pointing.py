"""What a message asks of a statement that was shown: which one it points at, and what about it."""

from dataclasses import dataclass

from bot.core.followup import Aspect, Said
from bot.core.followup_words import AFTER, BEFORE, ELSE, NEWEST, OLDEST, OPENERS, ORDINALS, THINGS
from bot.core.model import Record, Statement
from bot.core.steps import About, Next, Unclear
from bot.core.text import words

_ECHO = 4  # words of a message that only says again what was shown
_ONE = frozenset({"one", "ones"})
_NUMBERED = frozenset({"number", "option", "choice", "the", "one"})


@dataclass(frozen=True)
class Pointing:
    """What is said about statements that were shown, over one record."""

    record: Record

    def pick(self, said: Said, shown: tuple[str, ...], seen: tuple[str, ...]) -> Next | None:
        """Which one is meant by "the second one" or "the latest", and what of it is asked."""
        several = len(shown) > 1
        if several and said.of_date and said.has(THINGS):  # "the 2018 one"
            dated = [one for one in shown if said.dated(self.record.statements[one].said)]
            return About(said.aspect or Aspect.QUOTE, dated[0]) if len(dated) == 1 else None
        own = {word for word in said.left if word not in ORDINALS}
        if several and own and said.has(_ONE) and not said.speaking:  # "the one about surrender"
            matching = [one for one in shown if own <= self.words(one)]
            return About(said.aspect or Aspect.QUOTE, matching[0]) if len(matching) == 1 else None
        if own:
            return None
        newest = said.has(NEWEST) or (several and said.has(_ONE) and said.has(AFTER))
        oldest = said.has(OLDEST) or (several and said.has(_ONE) and said.has(BEFORE))
        if newest != oldest and not said.has(ELSE - {"more"}):  # "which is more recent?", not "anything more recent?"
            pool = shown if several else tuple(dict.fromkeys((*seen[-1:], *shown)))
            return About(Aspect.WHEN, self._by_time(pool, newest=newest)) if len(pool) > 1 else None
        numbers = [ORDINALS[word] for word in said.words if word in ORDINALS]
        if not numbers and said.words[-1:] == ("one",) and set(said.words) <= _NUMBERED:
            numbers = [0]
        if not several or len(numbers) != 1 or not numbers[0] < len(shown):
            return None
        return About(said.aspect or Aspect.QUOTE, shown[numbers[0]])

    def meant(self, said: Said, shown: tuple[str, ...]) -> Next | None:
        """What a message without a matter of its own asks about what was shown."""
        if said.aspect is None and not said.points:
            return None
        return self.about(said.aspect or (Aspect.WHO if said.speaking else Aspect.QUOTE), shown)

    def about(self, aspect: Aspect, shown: tuple[str, ...]) -> Next:
        """What is asked of what was shown; of several only where it holds for them all."""
        if len(shown) > 1 and aspect in (Aspect.SOURCE, Aspect.WHO):
            ones = [self.record.statements[one] for one in shown]
            alike = {one.source_id if aspect is Aspect.SOURCE else one.speaker_id for one in ones}
            shown = shown[:1] if len(alike) == 1 else shown
        return About(aspect, shown[0]) if len(shown) == 1 else Unclear(shown, aspect if shown else None)

    def named(self, said: Said, shown: tuple[str, ...]) -> About | None:
        """What is asked of the only one of several that the person named has said."""
        points = said.aspect is not None or said.has(_ONE)
        if len(said.speaking) != 1 or said.left or len(shown) < 2 or not points:  # noqa: PLR2004 - one is no choice
            return None
        theirs = [one for one in shown if self.record.statements[one].speaker_id == said.speaking[0]]
        return About(said.aspect or Aspect.QUOTE, theirs[0]) if len(theirs) == 1 else None

    def detail(self, said: Said, shown: tuple[str, ...]) -> Next | None:
        """A date, a place, an outlet, a number: asked with a word or so of the message's own."""
        if said.has(THINGS) and said.of_date:
            return self.about(Aspect.WHEN, shown)  # "was that in 2019?"
        if not shown or said.speaking or said.on_something or said.has(ELSE):
            return None
        if (
            said.points
            and said.left
            and len(shown) == 1
            and (step := self._of_place(said, self.record.statements[shown[0]]))
        ):
            return step
        if not said.of_detail or said.aspect is not None:
            return None
        return self.about(Aspect.WHEN if said.has(BEFORE | AFTER) else Aspect.CONTEXT, shown)

    def echo(self, said: Said, shown: tuple[str, ...]) -> About | None:
        """The statement shown whose own words a short message only says again: "so never ever?"."""
        own = [word for word in said.words if word not in OPENERS]
        if not own or len(own) > _ECHO or said.speaking or said.aspect is not None:
            return None
        holding = [one for one in shown if set(own) <= set(words(self.record.statements[one].text))]
        if len(holding) != 1 or any(_in_a_name(word, self.record.statements[holding[0]].text) for word in own):
            return None
        return About(Aspect.QUOTE, holding[0])

    def aside(self, said: Said, shown: tuple[str, ...]) -> About | None:
        """What is asked of the statement shown, in a message with a word or two more than that needs."""
        fits = said.aspect not in (None, Aspect.QUOTE, Aspect.WHO) and len(said.left) <= 2  # noqa: PLR2004 - a word or two
        return About(said.aspect, shown[0]) if fits and said.aspect and len(shown) == 1 else None

    def words(self, statement: str) -> frozenset[str]:
        """What a statement says, is on, and where it was said."""
        one = self.record.statements[statement]
        topics = [self.record.topics[topic].name for topic in one.topics if topic in self.record.topics]
        return frozenset(word for text in (one.text, one.venue, one.via, *topics) if text for word in words(text))

    def _by_time(self, several: tuple[str, ...], *, newest: bool) -> str:
        dates = {one: self.record.statements[one].said for one in several}
        by_time = sorted(several, key=lambda one: (dates[one].first, dates[one].last))
        return by_time[-1 if newest else 0]

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


def _in_a_name(word: str, text: str) -> bool:
    """Whether a word stands in a text beside another with a capital and no mark between: in somebody's name."""
    pieces = text.split()
    for place, piece in enumerate(pieces):
        if words(piece)[-1:] != [word] or not piece[:1].isupper():
            continue
        before = place > 0 and pieces[place - 1][:1].isupper() and pieces[place - 1][-1:].isalpha()
        behind = piece[-1:].isalpha() and place + 1 < len(pieces) and pieces[place + 1][:1].isupper()
        if before or behind:
            return True
    return False
