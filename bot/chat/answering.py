"""From what a message asks, given the turn before it, to the card that answers it and the turn that it makes."""

from bot.core.answer import NothingOnRecord
from bot.core.converse import About, Also, Ask, Conversation, Next, Turn, Unclear
from bot.core.text import words
from bot.desk import Desk
from bot.present.card import Card
from bot.present.presenter import Presenter

_GREETING = 6  # words; what is longer asks something


def answer(show: Presenter, text: str, turn: Turn | None) -> tuple[Card, Turn | None]:
    """Answer a message; the turn is None where nothing was said that could be referred to."""
    desk = show.desk
    if not words(text):
        return show.help(), turn
    step = Conversation(desk.record, desk.engine.read, desk.find_speaker).next(text, turn)
    if isinstance(step, Ask) and len(words(text)) <= _GREETING and _says_nothing(desk, step):
        return show.help(), turn
    return _carry_out(desk, show, step, text)


def _carry_out(desk: Desk, show: Presenter, step: Next, text: str) -> tuple[Card, Turn | None]:
    match step:
        case Ask():
            return _ask(desk, show, step, text)
        case About(aspect, statement_id):
            card = show.about(desk.record.statements[statement_id], aspect)
            return card, Turn(text, (statement_id,))
        case Also(of, found, speaker):
            before = desk.record.statements.get(of)
            same = before is not None and before.speaker_id == speaker
            card = show.also(tuple(desk.record.statements[one] for one in found), speaker, same_speaker=same)
            return card, Turn(text, card.subjects or ((of,) if of else ()), speaker)
        case Unclear(found):
            card = show.unclear(tuple(desk.record.statements[one] for one in found))
            return card, Turn(text, found) if found else None


def _ask(desk: Desk, show: Presenter, step: Ask, text: str) -> tuple[Card, Turn | None]:
    outcome = desk.ask(step.question, speaker=step.speaker)
    if isinstance(outcome, NothingOnRecord) and step.otherwise is not None:
        return _carry_out(desk, show, step.otherwise, text)
    card = show.outcome(outcome, text)
    if isinstance(outcome, NothingOnRecord) and step.speaker is not None:
        card = show.understood(card, desk.record.speakers[step.speaker], step.question)
    return card, Turn(step.question, card.subjects, step.speaker)


def _says_nothing(desk: Desk, step: Ask) -> bool:
    """Whether a message names no matter and nobody: a greeting, a thank-you."""
    query = desk.engine.read(step.question)
    return not (query.content or query.speakers or query.spoken_of or query.leaning or query.stranger or step.speaker)
