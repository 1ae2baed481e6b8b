"""Everything by one speaker, on one topic, in one document, in order of time, or of two side by side: paged cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.model import Role, Source, Speaker, Statement, Topic
from bot.present.card import Card, Link, Listing, Page, Passage
from bot.present.markdown import escape
from bot.present.pages import Pager
from bot.present.passages import sheet

_LATEST = 500  # statements on a topic of which the latest of each speaker is looked for
_SIDE = 750  # units of one message that each of two compared speakers may take


@dataclass(frozen=True)
class Lists(Pager):
    """Paged cards. A page number beyond the last shows the last, since a record may have shrunk in between."""

    def page(self, page: Page) -> Card | None:
        """The card of a page; None where what it names is no longer on record."""
        entries = self._entries(page)
        card = None
        match page.listing, entries:
            case Listing.SPEAKER, (Speaker() as speaker, *rest):
                card = self.speaker(speaker, _topic(rest), page.number)
            case Listing.TOPIC, (Topic() as topic, *_):
                card = self.topic(topic, page.number)
            case Listing.TIMELINE, (speaker, *rest) if speaker is None or isinstance(speaker, Speaker):
                card = self.timeline(speaker, _topic(rest), page.number)
            case Listing.SOURCE, (Source() as document, *_):
                card = self.source_page(document, page.number)
            case Listing.COMPARE, (Speaker() as speaker, Speaker() as other, *rest):
                card = self.compare(speaker, other, _topic(rest), page.number)
        return card

    def speaker(self, speaker: Speaker, topic: Topic | None = None, number: int = 0) -> Card:
        """Who it is, the roles held, every statement."""
        statements = self.desk.statements(speaker=speaker.id, topic=topic.id if topic else None)
        title = escape(speaker.name)
        if topic:
            title = self.say("speaker.on", speaker=title, topic=escape(topic.name))
        roles = [self._role(role) for role in speaker.roles]
        about = (self.say("speaker.roles"), *(f"- {role}" for role in roles)) if roles and not number else ()
        page = Page(Listing.SPEAKER, (speaker.id, topic.id if topic else ""), number)
        return self._listed(self._counted(title, statements), statements, page, about)

    def topic(self, topic: Topic, number: int = 0) -> Card:
        """Who said what on it: one statement a speaker first (the latest of each), then all, oldest first."""
        statements = self.desk.statements(topic=topic.id)
        heading, page = self._counted(escape(topic.name), statements), Page(Listing.TOPIC, (topic.id,), number)
        if len(statements) > _LATEST:  # of very many the latest stand on the pages at the end
            return self._listed(heading, statements, page)
        latest = {one.speaker_id: one for one in statements}
        first = sorted(latest.values(), key=lambda one: self.desk.record.speaker_of(one).name)
        both = (*first, *statements) if len(statements) > len(first) else tuple(first)
        lines = (self.say("list.first"),) if len(both) > len(first) and not number else ()
        return self._listed(heading, both, page, lines)

    def timeline(self, speaker: Speaker | None, topic: Topic | None, number: int = 0) -> Card:
        """A dated list, oldest first."""
        ids = (speaker.id if speaker else "", topic.id if topic else "")
        names = [escape(one.name) for one in (speaker, topic) if one]
        title = self.say("speaker.on", speaker=names[0], topic=names[1]) if len(names) > 1 else "".join(names)
        statements = self.desk.statements(speaker=ids[0] or None, topic=ids[1] or None)
        heading = self.say("timeline.heading", title=title)
        return self._listed(heading, statements, Page(Listing.TIMELINE, ids, number))

    def source_page(self, source: Source, number: int = 0) -> Card:
        """A document and every statement taken from it."""
        statements = self.desk.statements(source=source.id)
        published = (escape(self.source(source)),) if source.publisher else ()
        kept = (self.say("source.archived", url=f"<{source.archived}>"),) if source.archived else ()
        page = Page(Listing.SOURCE, (source.id,), number)
        heading = self._counted(escape(source.title), statements)
        card = self._listed(heading, statements, page, (*published, *kept) if not number else ())
        return replace(card, links=(Link(self.say("button.source"), source.url),) if source.url else ())

    def compare(self, first: Speaker, second: Speaker, topic: Topic | None, number: int = 0) -> Card:
        """Two speakers side by side: equal space on every page, in the order of their names."""
        pair = sorted((first, second), key=lambda one: one.name)
        on = topic.id if topic else None
        said = [(one, self.desk.statements(speaker=one.id, topic=on)) for one in pair]
        sides = [(one, sheet(statements, number, self.passage, _SIDE, 2)) for one, statements in said]
        pages = max(1, *(side.pages for _, side in sides))
        number = min(number, pages - 1)
        shown: list[Passage] = []
        missing: list[str] = []
        for one, side in sides:
            shown += side.passages if side.number == number else ()
            missing += [] if side.pages else [self.say("compare.nothing", name=escape(one.name))]
        names = {"first": escape(pair[0].name), "second": escape(pair[1].name)}
        heading = self.say("compare.on", topic=escape(topic.name), **names) if topic else None
        return Card(
            heading=heading or self.say("compare.heading", **names),
            passages=tuple(shown),
            more=(*missing, *self.place(number, pages)),
            buttons=self.turns(Page(Listing.COMPARE, (pair[0].id, pair[1].id, on or ""), number), pages),
            options=self.options([self.desk.record.statements[one.statement_id] for one in shown]),
            placeholder=self.say("list.placeholder"),
            subjects=tuple(one.statement_id for one in shown),
        )

    def _listed(self, heading: str, statements: Sequence[Statement], page: Page, lines: tuple[str, ...] = ()) -> Card:
        found = sheet(statements, page.number, self.passage)
        number, shown = found.number, found.passages
        return Card(
            heading=heading,
            lines=lines,
            passages=shown,
            more=(self.say("list.empty"),) if not shown else self.place(number, found.pages),
            buttons=self.turns(replace(page, number=number), found.pages),
            options=self.options([self.desk.record.statements[one.statement_id] for one in shown]),
            placeholder=self.say("list.placeholder"),
            private=not shown,
            subjects=tuple(one.statement_id for one in shown),
        )

    def _counted(self, title: str, statements: Sequence[Statement]) -> str:
        return self.say("list.heading", title=title, count=len(statements))

    def _role(self, role: Role) -> str:
        title = escape(role.title)
        first = self.say.short_date(role.since) if role.since else ""
        last = self.say.short_date(role.until) if role.until else ""
        if first and last:
            return self.say("speaker.role.span", title=title, first=first, last=last)
        if first or last:
            return (
                self.say("speaker.role.since", title=title, first=first)
                if first
                else self.say("speaker.role.until", title=title, last=last)
            )
        return title

    def _entries(self, page: Page) -> tuple[Speaker | Topic | Source | None, ...]:
        record = self.desk.record
        known: tuple[Mapping[str, Speaker | Topic | Source], ...] = {
            Listing.SPEAKER: (record.speakers, record.topics),
            Listing.TIMELINE: (record.speakers, record.topics),
            Listing.TOPIC: (record.topics,),
            Listing.SOURCE: (record.sources,),
            Listing.COMPARE: (record.speakers, record.speakers, record.topics),
        }.get(page.listing, ())
        named = tuple(zip(page.ids, known, strict=False))
        if any(one and one not in entries for one, entries in named):
            return ()
        return tuple(entries.get(one) for one, entries in named)


def _topic(entries: Sequence[Speaker | Topic | Source | None]) -> Topic | None:
    found = entries[0] if entries else None
    return found if isinstance(found, Topic) else None
