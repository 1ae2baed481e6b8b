"""What a person is shown, whatever shows it: a heading, passages, lines, and what can be done next."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.model import Kind


class Act(StrEnum):
    """What a button does. The values travel in Discord's custom ids and must not change."""

    CONTEXT = "ctx"
    MORE = "more"
    DISMISS = "del"
    PAGE = "page"
    SHARE = "share"
    LIST = "list"
    HELPFUL = "yes"
    UNHELPFUL = "no"
    MINE = "mine"
    ACCEPT = "ok"
    REJECT = "rej"
    SKIP = "skip"


class Listing(StrEnum):
    """What a paged card goes through. The values travel in custom ids too."""

    SPEAKER = "s"
    TOPIC = "t"
    TIMELINE = "l"
    COMPARE = "c"
    SOURCE = "d"
    CONTEXT = "x"
    CHOICES = "o"


@dataclass(frozen=True, slots=True)
class Page:
    """One page (from 0) of a listing over what the ids name; "" stands for an id that was left open."""

    listing: Listing
    ids: tuple[str, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: what it does, its label, and the statement, page or numbered record it is about."""

    act: Act
    label: str
    statement_id: str | None = None
    page: Page | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Option:
    """A statement to pick: its id, a label and a line below it."""

    statement_id: str
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One statement as it is shown. All fields are plain text, not Markdown; `words` is the stored text.

    `frame` is the fixed sentence that says what kind of words these are; `sentence` the source's own sentence
    around words that are only partly quoted.
    """

    statement_id: str
    kind: Kind
    words: str
    name: str
    source: str
    role: str | None = None
    url: str | None = None
    frame: str | None = None
    sentence: str | None = None
    details: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One answer. `lines` and `more` are Markdown made of phrases and escaped names, above and below the passages.

    `private` marks what only the asker should see where Discord allows it; `asked` is the question of a
    miss or of choices that take several pages; `subjects` are the statements it is about, for follow-ups.
    """

    heading: str | None = None
    lines: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    more: tuple[str, ...] = ()
    asked: str | None = None
    buttons: tuple[Button, ...] = ()
    links: tuple[Link, ...] = ()
    options: tuple[Option, ...] = ()
    placeholder: str = ""
    private: bool = False
    subjects: tuple[str, ...] = ()
