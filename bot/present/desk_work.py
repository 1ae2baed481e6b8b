"""Suggestions and the curators' work made into cards."""

import json
import re
from dataclasses import dataclass

from bot.core.text import fold
from bot.core.verdict import Verdict
from bot.ledger import Listed, Proposal
from bot.present.card import Act, Button, Card
from bot.present.markdown import clip, escape
from bot.present.passages import Shower
from bot.present.texts import plain_blocks

_FIELD = 300  # characters of a field of a suggestion that are shown
_QUOTE = 900  # units of a suggested quote that are shown
_SHOWN = 15  # questions of the list that are shown at once
_SLUG = 40  # characters of a proposed statement id


@dataclass(frozen=True)
class DeskWork(Shower):
    """What people send in, and what curators do with it. Everything is for one person alone."""

    def received(self, number: int, quote: str) -> Card:
        """Thanks for a suggestion; says so where the words are on record already."""
        found = self.desk.verify(quote)
        known = found.verdict is Verdict.VERBATIM and found.matches
        return Card(
            lines=(self.say("suggest.thanks", number=number), *((self.say("suggest.known"),) if known else ())),
            passages=(self.passage(found.matches[0].statement),) if known else (),
            buttons=(Button(Act.MINE, self.say("button.mine")),),
            private=True,
        )

    def own_suggestions(self, proposals: tuple[Proposal, ...]) -> Card:
        """A person's suggestions and what has become of them."""
        lines = []
        for one in proposals[-_SHOWN:]:
            reason = escape(clip(one.reason or "–", _FIELD))
            state = self.say(f"suggest.state.{one.state}", number=one.id, reason=reason)
            lines.append(f"- {state}: {escape(clip(one.quote, 80))}")
        first = self.say("suggest.mine" if lines else "suggest.none")
        return Card(lines=(first, *lines), private=True)

    def status(self, questions: int, suggestions: int, ratings: dict[str, tuple[int, int]]) -> Card:
        """What is on record and what waits."""
        record = self.desk.record
        counts = self.say(
            "curate.status",
            statements=len(record.statements),
            speakers=len(record.speakers),
            sources=len(record.sources),
            questions=questions,
            suggestions=suggestions,
        )
        bad = [escape(f"{one} ({no} of {yes + no})") for one, (yes, no) in ratings.items() if no][:5]
        rated = (self.say("curate.rated", names=", ".join(bad)),) if bad else ()
        return Card(lines=(counts, *rated), private=True)

    def reloaded(self, said: str, problems: tuple[str, ...]) -> Card:
        """What came of reading the base again."""
        return Card(lines=(escape(said), *(f"- {escape(one)}" for one in problems)), private=True)

    def unanswered(self, listed: tuple[Listed, ...]) -> Card:
        """The questions on the list, the most asked first."""
        lines = [f"- {one.asked}× {escape(clip(one.text, 110))} ({one.last.isoformat()})" for one in listed[:_SHOWN]]
        first = self.say("curate.unanswered" if lines else "curate.unanswered.none")
        return Card(lines=(first, *lines), private=True)

    def proposal(self, one: Proposal, left: int) -> Card:
        """A suggestion beside the nearest statement on record, to accept, reject or skip."""
        found = self.desk.verify(one.quote)
        best = found.matches[0] if found.matches else None
        percent = round(100 * best.similarity) if best else 0
        return Card(
            heading=self.say("curate.open", number=one.id, left=left),
            lines=(
                *plain_blocks(clip(one.quote, _QUOTE), _QUOTE * 2),
                self.say("curate.speaker", name=escape(clip(one.speaker, _FIELD))),
                self.say("curate.source", source=escape(clip(one.source, _FIELD))),
                *((self.say("curate.date", date=escape(clip(one.said, _FIELD))),) if one.said else ()),
                *((self.say("curate.nearest", percent=percent),) if best else ()),
            ),
            passages=(self.passage(best.statement),) if best else (),
            buttons=(
                Button(Act.ACCEPT, self.say("button.accept"), number=one.id),
                Button(Act.REJECT, self.say("button.reject"), number=one.id),
                Button(Act.SKIP, self.say("button.skip"), number=one.id),
            ),
            private=True,
        )

    def ready_yaml(self, one: Proposal) -> str:
        """The statement of a suggestion as it goes into a source's file, as a draft for a curator to complete."""
        speakers = self.desk.find_speaker(one.speaker)
        speaker = speakers[0].id if len(speakers) == 1 else _slug(one.speaker)
        text = "\n".join(f"      {line}" if line else "" for line in one.quote.strip().splitlines())
        date = one.said.strip() or "YYYY-MM-DD"
        return (
            f"# source: {one.source.strip()}\n"
            f"  - id: {_slug(one.quote)}\n"
            f"    speaker: {speaker}\n"
            f"    kind: direct\n"
            f"    text: |-\n{text}\n"
            f"    said: {{date: {json.dumps(date, ensure_ascii=False)}, basis: as suggested}}\n"
            f"    status: draft\n"
        )


def _slug(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold(text))
    return "-".join(words)[:_SLUG].strip("-") or "statement"
