"""Answers, choices and misses made into cards."""

from dataclasses import dataclass, replace
from itertools import islice

from bot.core.answer import Answered, Choices, NothingOnRecord, Outcome, Suggestion
from bot.core.model import Statement, oldest_first
from bot.present.card import Act, Button, Card, Link, Listing, Option, Page
from bot.present.markdown import clip, escape
from bot.present.pages import OPTIONS, Pager
from bot.present.passages import paged

ASKED = 300  # characters of a question shown back to its asker
_NEAR = 90  # characters of a statement named as being near
_SHOWN = 12  # statements of a broad answer that are tried to be shown at once
_NAMED = 5  # choices that stand above their menu, for readers of the message itself
_FIRST = Page(Listing.CHOICES, ("",))
_NAMES = 900  # characters of a list of names in a sentence
_ALIKE = 26  # statements offered beside one, and that one itself
_LISTED = _NAMES // 3  # names that fill it, however short


@dataclass(frozen=True)
class Answers(Pager):
    """What a question gets."""

    def outcome(self, outcome: Outcome, question: str, *, speaker: str | None = None, number: int = 0) -> Card:
        """The card for whatever a question, to a speaker or to anybody, found; `number` is the page of its menu."""
        page = Page(Listing.CHOICES, (speaker or "",), number)
        match outcome:
            case Answered(hits=hits):
                return self.answered(tuple(hit.statement for hit in hits), question, page)
            case Choices(hits=hits):
                return self.choices(tuple(hit.statement for hit in hits), question, page)
            case NothingOnRecord():
                return self.nothing(outcome, question)

    def answered(self, statements: tuple[Statement, ...], question: str = "", page: Page = _FIRST) -> Card:
        """One statement, or the first of several that answer together, the rest named and to pick from."""
        if len(statements) == 1:
            return self.statement(statements[0])
        shown = paged([self.passage(one) for one in statements[:_SHOWN]])[0] if not page.number else ()
        rest = statements[len(shown) :]
        names = clip(self.names(rest), _NAMES)
        more = (self.say("answer.more_hits", names=names),) if rest and not page.number else ()
        return self._picking(
            Card(
                heading=self.say("answer.heading.many"),
                passages=shown,
                more=more,
                subjects=tuple(one.id for one in statements[:OPTIONS]),
            ),
            statements,
            question,
            page,
        )

    def statement(self, statement: Statement) -> Card:
        """One statement with everything that can be done about it."""
        name = self.desk.record.speaker_of(statement).name
        url = self.desk.link(statement)
        return Card(
            passages=(self.passage(statement),),
            buttons=(
                Button(Act.CONTEXT, self.say("button.context"), statement.id),
                Button(Act.MORE, clip(self.say("button.more.from", name=name), 80), statement.id),
                Button(Act.DISMISS, self.say("button.dismiss")),
                Button(Act.HELPFUL, self.say("button.helpful"), statement.id),
                Button(Act.UNHELPFUL, self.say("button.unhelpful"), statement.id),
            ),
            links=(Link(self.say("button.source"), url),) if url else (),
            subjects=(statement.id,),
        )

    def choices(self, statements: tuple[Statement, ...], question: str = "", page: Page = _FIRST) -> Card:
        """Close ones to pick from; the bot does not guess."""
        subjects = tuple(one.id for one in statements[:OPTIONS])
        card = Card(heading=self.say("choices.heading"), subjects=subjects)
        card = self._picking(card, statements, question, page)
        return replace(card, lines=tuple(_option_line(option) for option in card.options[:_NAMED]))

    def _picking(self, card: Card, statements: tuple[Statement, ...], question: str, page: Page) -> Card:
        """A card with a menu of statements; where they take several pages, the question stands there to be read back.

        Without a question the pages could not be made again, so only the first is there.
        """
        menu = self.menu(statements, page.number)
        pages = menu.pages if question else 1
        page = replace(page, number=menu.number)
        return replace(
            card,
            asked=clip(question, ASKED) if pages > 1 else None,
            more=(*card.more, *self.place(menu.number, pages)),
            buttons=self.turns(page, pages),
            options=menu.options,
            placeholder=self.say("choices.placeholder"),
        )

    def nothing(self, outcome: NothingOnRecord, question: str) -> Card:
        """An honest miss: what was looked for, what is near, who is on record."""
        near = tuple(line for line in (self._near(one) for one in outcome.suggestions[:5]) if line)
        held = ", ".join(escape(speaker.name) for speaker in islice(self.desk.record.speakers.values(), _LISTED))
        statements = [self.desk.record.statements.get(one.id) for one in outcome.suggestions]
        return Card(
            heading=self.say("none.heading"),
            asked=clip(question, ASKED),
            more=(
                *((self.say("none.near"), *near) if near else ()),
                ("\n" if near else "") + self.say("none.held", names=clip(held, _NAMES)),
                self.say("none.absence"),
            ),
            buttons=(
                Button(Act.LIST, self.say("button.list")),
                Button(Act.DISMISS, self.say("button.dismiss")),
            ),
            options=self.options([one for one in statements if one is not None]),
            placeholder=self.say("choices.placeholder"),
            private=True,
        )

    def more_like(self, statement: Statement) -> Card:
        """What else the speaker said on the same topics, or anything else by the speaker, for the asker alone."""
        who, shelf = statement.speaker_id, self.desk.record.shelf
        said = self.desk.record.by_speaker[who]
        on = {one.id: one for topic in statement.topics for one in islice(shelf.both(who, topic), _ALIKE)}
        on.pop(statement.id, None)
        others = (one for one in islice(said, _ALIKE) if one.id != statement.id)
        alike = oldest_first(on.values()) or tuple(others)
        name = escape(self.desk.record.speaker_of(statement).name)
        if not alike:
            return Card(lines=(self.say("press.nothing_more", name=name),), private=True)
        shown = paged([self.passage(one) for one in alike])[0]
        page = Page(Listing.SPEAKER, (statement.speaker_id, ""))
        return Card(
            heading=self.say("press.more", name=name),
            passages=shown,
            buttons=(Button(Act.PAGE, self.say("button.all"), page=page),) if len(said) - 1 > len(shown) else (),
            options=self.options(alike),
            placeholder=self.say("choices.placeholder"),
            private=True,
            subjects=tuple(one.statement_id for one in shown),
        )

    def names(self, statements: tuple[Statement, ...]) -> str:
        """Who said these, each once, in order."""
        speakers = dict.fromkeys(self.desk.record.speaker_of(one).name for one in statements)
        return ", ".join(escape(name) for name in speakers)

    def _near(self, suggestion: Suggestion) -> str | None:
        record = self.desk.record
        if statement := record.statements.get(suggestion.id):
            return _option_line(self.option(statement))
        entry = record.speakers.get(suggestion.id) or record.topics.get(suggestion.id)
        return f"- {escape(entry.name)}" if entry else None


def _option_line(option: Option) -> str:
    return f"- **{escape(option.label)}**: {escape(clip(option.description, _NEAR))}"
