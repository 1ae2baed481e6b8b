"""One statement as it is shown: what kind of words these are, who, in which role, when, where, and the source."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.core.model import Kind, Source, Statement, Status
from bot.desk import Desk
from bot.present.card import Option, Passage
from bot.present.markdown import clip
from bot.present.phrases import Phrases
from bot.present.texts import CONTENT, passage_size

_OPTION = 100  # characters of a select option's label and of its description (Discord's API document)
# Statements that are still read all to fill each page as far as it goes. The pages of longer lists hold half the most
# a page may hold, which seldom takes a second message.
_LONG = 200
_TITLE = 200  # characters of a source's title that stand in an attribution


@dataclass(frozen=True)
class Shower:
    """Shows the statements of one desk in one language of the frame."""

    desk: Desk
    say: Phrases

    def passage(self, statement: Statement) -> Passage:
        """A statement with everything that belongs to it."""
        source = self.desk.record.source_of(statement)
        return Passage(
            statement_id=statement.id,
            kind=statement.kind,
            words=statement.text,
            name=self.desk.record.speaker_of(statement).name,
            source=self.source(source),
            role=self.desk.role_of(statement),
            url=source.url,
            frame=self._frame(statement),
            sentence=statement.context if statement.kind is Kind.PARTIAL else None,
            details=self._details(statement),
            notes=self._notes(statement),
        )

    def source(self, source: Source) -> str:
        """Publisher, day of publication and title."""
        title = clip(source.title, _TITLE)
        if not source.publisher:
            return title
        if not source.published:
            return f"{source.publisher}: {title}"
        published = self.say("by.published", publisher=source.publisher, date=self.say.short_date(source.published))
        return f"{published}: {title}"

    def option(self, statement: Statement) -> Option:
        """A statement to pick: speaker and year, and its first words."""
        name = self.desk.record.speaker_of(statement).name
        return Option(statement.id, clip(f"{name}, {years(statement)}", _OPTION), clip(statement.text, _OPTION))

    def options(self, statements: Sequence[Statement]) -> tuple[Option, ...]:
        """Statements to pick from, each once; where label and first words are alike the day tells, then a number."""
        found: dict[str, Option] = {}
        seen: Counter[tuple[str, str]] = Counter()
        for statement in {one.id: one for one in statements}.values():
            option = self.option(statement)
            seen[option.label, option.description] += 1
            if (again := seen[option.label, option.description]) > 1:
                day = self.say.date(statement.said)
                tail = f" ({day})" if again == 2 else f" ({day}, {again})"  # noqa: PLR2004 - the first that is alike
                option = replace(option, label=clip(option.label, _OPTION - len(tail)) + tail)
            found[statement.id] = option
        return tuple(found.values())

    def _frame(self, statement: Statement) -> str | None:
        if statement.kind is Kind.DIRECT:
            return self.say("note.parts", count=len(statement.parts)) if len(statement.parts) > 1 else None
        return self.say(f"kind.{statement.kind}")

    def _details(self, statement: Statement) -> tuple[str, ...]:
        via = self.say("by.via", via=statement.via) if statement.via else None
        return tuple(part for part in (self.say.date(statement.said), statement.venue, via) if part)

    def _notes(self, statement: Statement) -> tuple[str, ...]:
        translated = self.say("note.translated") if statement.translated else None
        disputed = self.say("note.disputed") if statement.status is Status.DISPUTED else None
        return tuple(note for note in (translated, disputed) if note)


def years(statement: Statement) -> str:
    """The year it was said in, or the first and the last it may have been."""
    first, last = statement.said.first.year, statement.said.last.year
    return str(first) if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list: what stands on it, which one it is (from 0), and how many there are."""

    passages: tuple[Passage, ...]
    number: int
    pages: int


def sheet(
    statements: Sequence[Statement],
    number: int,
    show: Callable[[Statement], Passage],
    room: int = CONTENT - 400,
    most: int = 5,
) -> Sheet:
    """A page of statements, the last for a number beyond it; `room` and `most` are those of `paged`.

    The pages of a long list hold equally many whatever their size, so that none but those shown are read.
    """
    if len(statements) <= _LONG:
        pages = paged([show(one) for one in statements], room, most)
        number = min(number, max(0, len(pages) - 1))
        return Sheet(pages[number] if pages else (), number, len(pages))
    each = (most + 1) // 2
    count = -(-len(statements) // each)
    number = min(number, count - 1)
    return Sheet(tuple(map(show, statements[number * each : (number + 1) * each])), number, count)


def paged(passages: Sequence[Passage], room: int = CONTENT - 400, most: int = 5) -> tuple[tuple[Passage, ...], ...]:
    """Passages in pages that fit one message beside a heading; one too long for a page has it to itself."""
    pages: list[list[Passage]] = []
    used = 0
    for passage in passages:
        needed = passage_size(passage) + 1
        if not pages or used + needed > room or len(pages[-1]) == most:
            pages.append([])
            used = 0
        pages[-1].append(passage)
        used += needed
    return tuple(tuple(page) for page in pages)
