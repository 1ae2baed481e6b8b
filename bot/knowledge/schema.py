"""The fields of every record. Parsing, the JSON Schema for editors and the data dictionary all come from here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.knowledge.shapes import (
    COUNT,
    DATE,
    FLAG,
    ID,
    KIND,
    LANGUAGE,
    NAME,
    PROSE,
    QUESTION,
    REFERENCE,
    RULE,
    SHA256,
    STATUS,
    URL,
    VERBATIM,
    WIKIDATA,
    WORDS,
    Shape,
)


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record: how its value looks, whether it must be there, and what it means."""

    name: str
    form: "Form"
    meaning: str
    required: bool = False

    @property
    def called(self) -> str:
        """How a problem speaks of it."""
        return f"`{self.name}`"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of things of one form. `alone`: a single one may stand without the list. `row`: written on one line."""

    of: "Shape | Table"
    alone: bool = False
    filled: bool = False
    row: bool = False


@dataclass(frozen=True, slots=True)
class Groups:
    """A mapping whose keys are free names, each with a list of words."""

    of: Listing


@dataclass(frozen=True, slots=True)
class Table:
    """A record or a part of one. `row`: written on one line where it fits."""

    name: str
    fields: tuple[Field, ...]
    row: bool = False
    by_name: Mapping[str, Field] = field(init=False, repr=False, compare=False)
    required: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {one.name: one for one in self.fields})
        object.__setattr__(self, "required", frozenset(one.name for one in self.fields if one.required))


Form = Shape | Listing | Table | Groups

BASE = Table(
    "base",
    (
        Field("name", WORDS, "what the base is called", required=True),
        Field("description", PROSE, "what is collected here, and what is not"),
        Field("language", LANGUAGE, "the language that answers are framed in"),
        Field("maintainer", WORDS, "who answers for it"),
        Field("corrections", PROSE, "how to report a mistake"),
    ),
)
ROLE = Table(
    "role",
    (
        Field("title", WORDS, "the office, as it is to stand in an answer", required=True),
        Field("from", DATE, "first day, if known"),
        Field("to", DATE, "last day; absent while it is held"),
    ),
    row=True,
)
SPEAKER = Table(
    "speaker",
    (
        Field("id", ID, "equals the file name; never changes", required=True),
        Field("name", WORDS, "the full name", required=True),
        Field("aliases", Listing(WORDS, row=True), "other names and spellings people type, in any script"),
        Field("roles", Listing(ROLE), "offices held, with dates"),
        Field("wikidata", WIKIDATA, "the person's Wikidata item"),
    ),
)
TOPIC = Table(
    "topic",
    (
        Field("id", ID, "equals the file name; never changes", required=True),
        Field("name", WORDS, "what it is called", required=True),
        Field("aliases", Listing(WORDS, row=True), "other words for it"),
    ),
)
SAID = Table(
    "said",
    (
        Field("date", DATE, "when it was said, as precisely as is known", required=True),
        Field("basis", PROSE, "how the date is known"),
    ),
    row=True,
)
STATEMENT = Table(
    "statement",
    (
        Field("id", ID, "unique in the file; the full id is `<source>/<statement>`", required=True),
        Field("speaker", REFERENCE, "id of the speaker", required=True),
        Field("role", WORDS, "held when it was said; may be left out if `roles` gives exactly one at that date"),
        Field("kind", KIND, "direct, partial or reported", required=True),
        Field(
            "text",
            Listing(VERBATIM, alone=True, filled=True),
            "the words between the quotation marks, character for character; a list where a quotation is split",
            required=True,
        ),
        Field("context", VERBATIM, "the source's own sentences around it, verbatim; required unless kind is direct"),
        Field("said", SAID, "when, and how that is known", required=True),
        Field("venue", WORDS, "where, or to whom"),
        Field("via", WORDS, "the outlet that the source itself quotes"),
        Field("translated", FLAG, "whether the words were spoken in another language"),
        Field("same_as", REFERENCE, "full id of the same utterance as reported elsewhere"),
        Field("topics", Listing(REFERENCE, row=True), "ids of topics"),
        Field("questions", Listing(QUESTION), "phrasings it answers; each must find it"),
        Field("status", STATUS, "draft, verified, disputed or withdrawn", required=True),
        Field("note", PROSE, "remarks for curators"),
    ),
)
ARCHIVE = Table(
    "archive",
    (
        Field("file", NAME, "`<source>.txt` in the folder `archive`", required=True),
        Field("sha256", SHA256, "of the file", required=True),
    ),
    row=True,
)
SOURCE = Table(
    "source",
    (
        Field("id", ID, "equals the file name; never changes", required=True),
        Field("title", WORDS, "as published"),
        Field("publisher", WORDS, "who published it"),
        Field("url", URL, "where it can be read"),
        Field("published", DATE, "when it was published"),
        Field("language", LANGUAGE, "the language it is written in"),
        Field("licence", WORDS, "SPDX name or address; absent means all rights reserved, excerpts only"),
        Field("archived", URL, "a durable copy, such as a web archive's"),
        Field("archive", ARCHIVE, "the text as retrieved, only where the licence allows"),
        Field("statements", Listing(STATEMENT), "every statement taken from it"),
    ),
)
LEXICON = Groups(Listing(WORDS, row=True))
COUNTS = Table(
    "counts",
    (
        Field("speakers", COUNT, "least number of speakers"),
        Field("sources", COUNT, "least number of sources"),
        Field("topics", COUNT, "least number of topics"),
        Field("statements", COUNT, "least number of statements that are shown"),
    ),
    row=True,
)
EXPECTED = Table(
    "expected question",
    (
        Field("q", QUESTION, "a question", required=True),
        Field("answer", REFERENCE, "full id of the statement that must come first, or `none`", required=True),
    ),
    row=True,
)
EXPECTATIONS = Table(
    "expectations",
    (
        Field("counts", COUNTS, "least counts, so that a bad merge cannot empty the base"),
        Field("questions", Listing(EXPECTED), "questions that the base promises to answer, or not to"),
    ),
)
WAIVER = Table(
    "waiver",
    (
        Field("rule", RULE, "the rule; it must be a warning", required=True),
        Field("record", REFERENCE, "id of the speaker, topic or source, or full id of the statement", required=True),
        Field("reason", PROSE, "why the rule need not hold there", required=True),
        Field("date", DATE, "when that was decided", required=True),
    ),
)
WAIVERS = Listing(WAIVER)

KINDS: Mapping[str, Table | Groups | Listing] = {
    "base": BASE,
    "speaker": SPEAKER,
    "topic": TOPIC,
    "source": SOURCE,
    "lexicon": LEXICON,
    "expectations": EXPECTATIONS,
    "waivers": WAIVERS,
}
