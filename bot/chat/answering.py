"""From what a message asks, given the turn before it, to the card that answers it and the turn that it makes."""

from dataclasses import dataclass, replace
from functools import cache

from bot.core.answer import Answered, Choices, NothingOnRecord, Outcome
from bot.core.converse import About, Also, Ask, Conversation, Next, Person, Turn, Unclear
from bot.core.followup import Company, company
from bot.core.text import words
from bot.core.understand import Query
from bot.desk import Desk
from bot.present.card import Card, Listing, Page
from bot.present.presenter import Presenter

_GREETING = 6  # words; what is longer asks something
_MANY, _MOST = 10, 200  # statements that together answer a question, or are to be picked from
_SEEN = 50  # statements of a dialogue that "more" does not show again


def answer(show: Presenter, text: str, turn: Turn | None) -> tuple[Card, Turn | None]:
    """Answer a message; the turn is None where nothing was said that could be referred to."""
    desk = show.desk
    match company(text):
        case Company.THANKS:
            return show.line("talk.welcome"), turn
        case Company.GREETING:
            return show.help(), turn
    if not words(text):
        return show.help(), turn
    read = cache(desk.engine.read)  # for this one message: the same words are looked at more than once
    conversation = Conversation(desk.record, read, desk.find_speaker, desk.find_topic)
    step = conversation.next(text, turn)
    short = isinstance(step, Ask) and not step.speaker and len(words(text)) <= _GREETING
    if short and isinstance(step, Ask) and _says_nothing(read(step.question)):
        return show.help(), turn
    return _Answering(show, conversation, text, turn or Turn(text)).carried_out(step)


@dataclass(frozen=True)
class _Answering:
    """One message being answered, after the turn `last`."""

    show: Presenter
    conversation: Conversation
    text: str
    last: Turn

    def carried_out(self, step: Next) -> tuple[Card, Turn | None]:
        """The card for what a message asks, and the turn it makes."""
        show, last, statements = self.show, self.last, self.show.desk.record.statements
        seen = (*last.seen, *last.statements)[-_SEEN:]
        match step:
            case Ask():
                return self._asked(step)
            case About(aspect, statement_id):
                card = show.about(statements[statement_id], aspect)
                return card, Turn(last.question, (statement_id,), seen=seen)
            case Also(of, found, speaker):
                before = statements.get(of)
                same = before is not None and before.speaker_id == speaker
                card = show.also(tuple(statements[one] for one in found), speaker, same_speaker=same, fresh=not of)
                return card, Turn(last.question, card.subjects or ((of,) if of else ()), speaker, seen=seen)
            case Person(speaker):
                card = show.page(Page(Listing.SPEAKER, (speaker, ""))) or show.help()
                return card, Turn("", card.subjects, speaker, seen=seen)
            case Unclear(found, aspect):
                card = show.unclear(tuple(statements[one] for one in found), aspect)
                return card, Turn(last.question, found, seen=seen) if found else None

    def _asked(self, step: Ask) -> tuple[Card, Turn | None]:
        desk, last = self.show.desk, self.last
        outcome = looked_for(desk, step.question, step.speaker)
        if not _serves(outcome, step):
            own = step.otherwise is None and step.speaker is None and step.question == self.text
            otherwise = self.conversation.instead(self.text) if own else step.otherwise
            if otherwise is not None:
                return replace(self, last=replace(last, question=step.question)).carried_out(otherwise)
        shown = self.text if step.speaker and isinstance(outcome, NothingOnRecord) else step.question
        card = self.show.outcome(outcome, shown, speaker=step.speaker)
        if isinstance(outcome, NothingOnRecord):
            if step.speaker is not None:
                card = self.show.understood(card, desk.record.speakers[step.speaker], step.question)
            if step.question != self.text or step.speaker is not None:  # the matter goes on, though nothing was found
                return card, Turn(last.question, (), step.speaker, last.statements or last.matter, last.seen)
        return card, Turn(step.question, card.subjects, step.speaker)


def looked_for(desk: Desk, question: str, speaker: str | None = None) -> Outcome:
    """What a question finds; where as many are close as are looked at by default, many more are looked at."""
    outcome = desk.ask(question, speaker=speaker)
    several = isinstance(outcome, Answered | Choices) and len(outcome.hits) >= _MANY
    return desk.engine.ask(question, speaker=speaker, limit=_MOST) if several else outcome


def _serves(outcome: Outcome, step: Ask) -> bool:
    """Whether an answer is on the matter that somebody else was asked before, where that can be told by topics."""
    if isinstance(outcome, NothingOnRecord):
        return False
    same = step.otherwise.statements if isinstance(step.otherwise, Also) and step.otherwise.of else ()
    if same and isinstance(outcome, Choices):  # what is nearest to the matter by its topics needs no picking
        return False
    return not same or any(hit.statement.id in same for hit in outcome.hits[:1])


def _says_nothing(query: Query) -> bool:
    """Whether a message names no matter and nobody."""
    return not (query.content or query.speakers or query.spoken_of or query.leaning or query.stranger)
