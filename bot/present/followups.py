"""Answers to follow-ups made into cards."""

from dataclasses import dataclass, replace

from bot.core.followup import Aspect
from bot.core.model import Speaker, Statement
from bot.present.answers import ASKED, Answers
from bot.present.card import Act, Button, Card
from bot.present.markdown import clip, escape
from bot.present.passages import paged
from bot.present.texts import CONTENT, plain_blocks

_AROUND = 240  # characters of what stands around one of several statements


@dataclass(frozen=True)
class Followups(Answers):
    """What leans on the turn before."""

    def about(self, statement: Statement, aspect: Aspect) -> Card:
        """What was asked about a statement in one sentence, then the statement again."""
        values = self._values(statement)
        line = self._about(statement, aspect, values)
        basis = (self.say("context.basis", **values),) if aspect is Aspect.WHEN and statement.basis else ()
        around = plain_blocks(statement.context, CONTENT) if aspect is Aspect.CONTEXT and statement.context else ()
        return replace(self.statement(statement), lines=(*((line,) if line else ()), *around, *basis))

    def _values(self, statement: Statement) -> dict[str, str]:
        record = self.desk.record
        return {
            "name": escape(record.speaker_of(statement).name),
            "role": escape(self.desk.role_of(statement) or ""),
            "date": self.say.date(statement.said),
            "basis": escape(statement.basis or ""),
            "venue": escape(statement.venue or ""),
            "via": escape(statement.via or ""),
            "source": escape(self.source(record.source_of(statement))),
        }

    def _about(self, statement: Statement, aspect: Aspect, values: dict[str, str]) -> str | None:
        key = {
            Aspect.WHO: "about.who" if values["role"] else "about.who.only",
            Aspect.ROLE: "about.who" if values["role"] else "about.role.unknown",
            Aspect.WHEN: "about.when",
            Aspect.WHERE: "about.where" if values["venue"] else "about.where.unknown",
            Aspect.SOURCE: "about.source.via" if values["via"] else "about.source",
            Aspect.CONTEXT: "context.heading" if statement.context else "context.none",
            Aspect.KIND: f"about.kind.{statement.kind}",
        }.get(aspect)
        return self.say(key, **values) if key else None

    def also(self, statements: tuple[Statement, ...], speaker: str | None, *, same_speaker: bool, fresh: bool) -> Card:
        """Further statements; of one speaker, or of several on the same topics; `fresh` where nothing came before."""
        name = escape(self.desk.record.speakers[speaker].name) if speaker else ""
        if not statements:
            key = "press.nothing_more" if same_speaker else "also.none" if name else "also.nothing"
            line = self.say(key, name=name)
            return Card(lines=(line,), buttons=(Button(Act.DISMISS, self.say("button.dismiss")),))
        heading = self.say("press.more" if same_speaker else "also.of" if fresh and name else "also.heading", name=name)
        if len(statements) == 1:
            return replace(self.statement(statements[0]), heading=heading)
        shown = paged([self.passage(one) for one in statements])[0]
        rest = statements[len(shown) :]
        return Card(
            heading=heading,
            passages=shown,
            more=(self.say("also.rest", count=len(rest)),) if rest else (),
            buttons=(Button(Act.DISMISS, self.say("button.dismiss")),),
            options=self.menu(statements).options,
            placeholder=self.say("choices.placeholder"),
            subjects=tuple(one.statement_id for one in shown),
        )

    def unclear(self, statements: tuple[Statement, ...], aspect: Aspect | None = None) -> Card:
        """A reference that cannot be told: says so, and asks with what it may mean, each with what was asked."""
        if not statements:
            return Card(lines=(self.say("followup.lost"),), buttons=(Button(Act.DISMISS, self.say("button.dismiss")),))
        card = self.choices(statements)
        told = [self._told(one, aspect) for one in statements[: len(card.lines)]]
        lines = (f"{line}\n-# {said}" if said else line for line, said in zip(card.lines, told, strict=True))
        return replace(card, lines=tuple(lines))

    def _told(self, statement: Statement, aspect: Aspect | None) -> str | None:
        """What was asked, of one of several, on one line."""
        if aspect is Aspect.CONTEXT and statement.context:
            return escape(clip(statement.context, _AROUND))
        return self._about(statement, aspect, self._values(statement)) if aspect else None

    def understood(self, card: Card, speaker: Speaker, question: str) -> Card:
        """A miss of a follow-up, with what the follow-up was taken to ask."""
        line = self.say("followup.understood", name=escape(speaker.name), question=escape(clip(question, ASKED)))
        return replace(card, lines=(*card.lines, line))
