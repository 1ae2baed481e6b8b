"""Help, privacy, context, unknown names and verdicts made into cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from bot.core.model import Statement
from bot.core.verdict import Edit, Op, Verdict, Verification
from bot.present.card import Act, Button, Card, Link, Listing, Page
from bot.present.markdown import clip, escape
from bot.present.pages import Pager
from bot.present.texts import plain_blocks

_NAMES = 900  # characters of a list of names in a sentence
_LISTED = _NAMES // 3  # names that fill it, however short
_CLAIM = 500  # characters of a claim shown back
_PIECES = 3  # statements shown of a claim put together from several
_CONTEXT = 1600  # units of surrounding text on one page


@dataclass(frozen=True)
class Asides(Pager):
    """Cards that answer no question about a position."""

    def help(self) -> Card:
        """What this is, who and what is on record, how to ask."""
        record = self.desk.record
        speakers = ", ".join(escape(one.name) for one in islice(record.speakers.values(), _LISTED))
        topics = ", ".join(escape(one.name) for one in islice(record.topics.values(), _LISTED))
        example = record.example
        corrections = record.about.corrections
        lines = [
            self.say("help.what"),
            self.say("help.how"),
            self.say("help.speakers", names=clip(speakers, _NAMES)),
            self.say("help.topics", names=clip(topics, _NAMES)) if topics else "",
            self.say("help.try", question=escape(example)) if example else "",
            self.say("help.commands"),
            self.say("help.corrections", corrections=escape(corrections)) if corrections else "",
        ]
        return Card(heading=escape(record.about.name), lines=tuple(line for line in lines if line), private=True)

    def privacy(self, days: int, *, listens: bool = False) -> Card:
        """What is read, kept, for how long, and how to delete it; `listens` where there are answer channels."""
        keys = ("reads", *(("channels",) if listens else ()), "follow_up", "kept", "how_long", "forget")
        return Card(lines=tuple(self.say(f"privacy.{key}", days=days) for key in keys), private=True)

    def line(self, key: str, **values: object) -> Card:
        """One fixed sentence, for the asker alone."""
        return Card(lines=(self.say(key, **values),), private=True)

    def lines(self, keys: tuple[tuple[str, Mapping[str, object]], ...]) -> Card:
        """Several fixed sentences, for the asker alone."""
        return Card(lines=tuple(self.say(key, **values) for key, values in keys), private=True)

    def unknown(self, kind: str, typed: str, near: tuple[str, ...]) -> Card:
        """A name nobody and nothing on record has; `kind` is speaker, topic or source."""
        names = ", ".join(escape(name) for name in near)
        lines = [self.say(f"unknown.{kind}", name=escape(clip(typed, 80)))]
        return Card(lines=(*lines, *((self.say("unknown.near", names=names),) if near else ())), private=True)

    def shared(self, typed: str, names: tuple[str, ...]) -> Card:
        """A name that several share."""
        listed = ", ".join(escape(name) for name in names)
        return self.line("unknown.shared", name=escape(clip(typed, 80)), names=listed)

    def context(self, statement: Statement, number: int = 0) -> Card:
        """The source's own sentences around the words, for the asker alone; very long ones in pages."""
        url = self.desk.link(statement)
        basis = (self.say("context.basis", basis=escape(statement.basis)),) if statement.basis else ()
        around = plain_blocks(statement.context, _CONTEXT) if statement.context else ()
        number = min(number, max(0, len(around) - 1))
        above = (f"**{self.say('context.heading')}**", around[number]) if around else (self.say("context.none"),)
        source = escape(self.source(self.desk.record.source_of(statement)))
        page = Page(Listing.CONTEXT, (statement.id,), number)
        return Card(
            lines=above,
            more=(*self.place(number, len(around)), f"-# {source}", *basis),
            buttons=self.turns(page, len(around)) if len(around) > 1 else (),
            links=(Link(self.say("button.source"), url),) if url else (),
            private=True,
        )

    def verdict(self, found: Verification) -> Card:
        """The verdict on a claimed quote, with the words on record and how the claim differs from them."""
        best = found.matches[0] if found.matches else None
        shown = best is not None and found.verdict is not Verdict.NOT_ON_RECORD
        # Of a splice every piece is shown, since none alone is what was claimed.
        pieces = found.matches[:_PIECES] if found.verdict is Verdict.SPLICED else found.matches[:1]
        statements = dict.fromkeys(piece.statement.id for piece in pieces) if shown else {}
        passages = tuple(self.passage(self.desk.record.statements[one]) for one in statements)
        altered = best is not None and found.verdict in (Verdict.ALTERED, Verdict.SPLICED, Verdict.MISATTRIBUTED)
        changed = best is not None and any(edit.op is not Op.SAME for edit in best.diff)
        diff = (self.say("verify.diff"), self._difference(best.diff)) if best and altered and changed else ()
        url = self.desk.link(best.statement) if best and shown else None
        statement_id = best.statement.id if best and shown else None
        context = (Button(Act.CONTEXT, self.say("button.context"), statement_id),) if statement_id else ()
        return Card(
            heading=self.say(f"verify.{found.verdict}"),
            asked=clip(found.text, _CLAIM),
            passages=passages,
            more=(*diff, *(f"⚠️ {escape(warning)}" for warning in found.warnings)),
            buttons=(*context, Button(Act.DISMISS, self.say("button.dismiss"))),
            links=(Link(self.say("button.source"), url),) if url else (),
            private=True,
            subjects=(statement_id,) if statement_id else (),
        )

    def _difference(self, edits: tuple[Edit, ...]) -> str:
        """Word by word; what was left out or added is said as well as marked, for screen readers."""
        left_out, added = self.say("verify.left_out"), self.say("verify.added")
        shapes = {Op.SAME: "{}", Op.REMOVED: f"[{left_out}: **{{}}**]", Op.ADDED: f"[{added}: ~~{{}}~~]"}
        return " ".join(shapes[edit.op].format(escape(edit.text.strip())) for edit in edits if edit.text.strip())
