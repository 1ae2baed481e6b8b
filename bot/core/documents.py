"""A record as a searcher sees it: per statement the strings that may match, and words of the fields around them."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.frames import FRAME
from bot.core.model import Record, Speaker, Statement
from bot.core.text import fold, words

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


class Field(StrEnum):
    """Where a matching string or word stands."""

    QUOTE = "quote"
    CONTEXT = "context"
    EXAMPLE = "example"
    TOPIC = "topic"
    VENUE = "venue"
    ROLE = "role"
    SOURCE = "source"
    DATE = "date"


# How much a word found only in that field explains of a question; the words on record and the questions
# a curator wrote explain all of it, the surroundings less.
FIELD_WEIGHT = {
    Field.QUOTE: 1.0,
    Field.EXAMPLE: 1.0,
    Field.CONTEXT: 0.85,
    Field.TOPIC: 0.7,
    Field.VENUE: 0.9,
    Field.ROLE: 0.5,
    Field.SOURCE: 0.5,
    Field.DATE: 0.8,
}


# Fields whose texts are matched as wholes; of the others only the words count.
WHOLE = frozenset({Field.QUOTE, Field.CONTEXT, Field.EXAMPLE})


@dataclass(frozen=True, slots=True)
class Document:
    """One statement: `strings` are matched as wholes, `around` lends its words only.

    `quiet` are words (in search form) without weight in its strings: the frame of a question, who speaks.
    """

    id: str
    speaker_id: str
    strings: tuple[tuple[Field, str], ...]
    around: tuple[tuple[Field, str], ...]
    quiet: frozenset[str] = frozenset()

    def plain(self) -> tuple[str, ...]:
        """The strings in search form, without the fields they stand in."""
        return tuple(fold(text) for _, text in self.strings)


def documents(record: Record) -> tuple[Document, ...]:
    """One document per statement, in the order of the record."""
    frame = FRAME if len(record.speakers) > 1 else frozenset()
    speaking = {one.speaker_id for one in record.statements.values()}  # in a part of a large record a few of thousands
    quiet = {who: frame | _name_words(record.speakers[who]) for who in speaking}
    return tuple(_document(record, one, quiet[one.speaker_id]) for one in record.statements.values())


def _name_words(speaker: Speaker) -> frozenset[str]:
    return frozenset(words(speaker.name))


def _document(record: Record, statement: Statement, quiet: frozenset[str]) -> Document:
    strings = [(Field.QUOTE, statement.text)]
    if statement.context:
        strings.append((Field.CONTEXT, statement.context))
    strings.extend((Field.EXAMPLE, question) for question in statement.questions)
    source = record.source_of(statement)
    around = [
        *((Field.TOPIC, text) for topic in statement.topics for text in _topic_words(record, topic)),
        (Field.VENUE, statement.venue or ""),
        (Field.SOURCE, " ".join((statement.via or "", source.publisher or ""))),
        (Field.DATE, _date_words(statement)),
    ]
    return Document(
        statement.id,
        statement.speaker_id,
        tuple(strings),
        tuple((where, text) for where, text in around if text),
        quiet,
    )


def _topic_words(record: Record, topic_id: str) -> tuple[str, ...]:
    topic = record.topics.get(topic_id)
    return (topic.name, *topic.aliases) if topic else (topic_id,)


def _date_words(statement: Statement) -> str:
    first, last = statement.said.first, statement.said.last
    found = [str(first.year)]
    if (first.year, first.month) == (last.year, last.month):
        found.append(_MONTHS[first.month - 1])
    return " ".join(found)
