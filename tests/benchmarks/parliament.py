"""An invented parliament of any size: who speaks, on what, and what each document of its record holds.

Everything is drawn by chance from a seed, each document by a chance of its own, so that any of them can be made again
alone, in any process. A few people speak often and most seldom; what a document is about recurs in its statements.
"""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from math import isqrt

from prose import Coiner, Prose, real_words

from bot.core.ingest.firstnames import FEMALE, MALE

STATEMENTS = 10  # of a document
_FIRST, _LAST = date(1990, 1, 1), date(2024, 12, 31)
_OFFICES = (
    "Minister of {word}", "Member for {place}", "Chair of the Committee on {word}", "Mayor of {place}",
    "Governor of {place}", "Ambassador to {place}", "Commissioner for {word}", "Secretary of the {place} Assembly",
)  # fmt: skip
_VENUES = ("sitting of the Committee on {word}", "interview with the {place} Courier", "press conference in {place}")
_ASKED = (
    "What did {name} say about {some}?", "Did {family} say that {piece}?", "Is it true that {piece}?",
    "Who spoke about {some}?", "How does {name} see {some}?", "{some}, who said that?",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """A role, from its first day to its last."""

    title: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks."""

    id: str
    first: str
    family: str
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]

    @property
    def name(self) -> str:
        """As it stands in a report."""
        return f"{self.first} {self.family}"


@dataclass(frozen=True, slots=True)
class Matter:
    """A topic."""

    id: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, with everything that its record holds."""

    id: str
    person: Person
    role: str | None
    kind: str
    parts: tuple[str, ...]
    context: str | None
    said: str
    venue: str | None
    via: str | None
    translated: bool
    same_as: str | None
    topics: tuple[str, ...]
    questions: tuple[str, ...]
    status: str
    day: date

    @property
    def served(self) -> bool:
        """Whether it may be shown."""
        return self.status in ("verified", "disputed")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the statements of a document share: where they were made, when they were printed, what they are about."""

    place: str
    published: date
    subjects: list[str]


@dataclass(frozen=True, slots=True)
class Document:
    """A source and its statements."""

    id: str
    title: str
    publisher: str
    published: date
    free: bool
    archived: bool
    statements: tuple[Said, ...]


@dataclass(frozen=True)
class Parliament:
    """A record of about so many statements; `statements / 10` documents, people and topics as its root."""

    statements: int
    seed: int

    @cached_property
    def prose(self) -> Prose:
        """Its language: some 20,000 words of meaning at 10,000 statements, 200,000 at a million."""
        return Prose(self.seed, 20_000 + 180 * isqrt(self.statements))

    @property
    def documents(self) -> int:
        """How many there are."""
        return -(-self.statements // STATEMENTS)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Who speaks: 5,000 at a million statements."""
        chance = self._chance("people")
        coiner = Coiner(real_words()[:8000], f"{self.seed} names")
        firsts = sorted(MALE | FEMALE)
        return tuple(self._person(chance, coiner, firsts) for _ in range(max(4, 5 * isqrt(self.statements))))

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Towns, which offices, outlets and venues are named after."""
        coiner = Coiner(real_words()[:8000], f"{self.seed} places")
        return tuple(coiner.coin(5, 9).capitalize() for _ in range(300))

    @cached_property
    def matters(self) -> tuple[Matter, ...]:
        """The topics: 200 at most."""
        chance = self._chance("topics")
        found: dict[str, Matter] = {}
        while len(found) < min(200, 12 + isqrt(self.statements) // 2):
            words = [self.prose.word(chance) for _ in range(4)]
            name = f"{words[0]} {words[1]}"
            aliases = tuple(dict.fromkeys((f"{words[0]} {words[2]}", f"{words[3]} {words[1]}")))
            found[name.replace(" ", "-")] = Matter(name.replace(" ", "-"), name.capitalize(), aliases)
        return tuple(found.values())

    def document(self, number: int) -> Document:
        """The document of that number, from 0; the same whenever it is asked for."""
        chance = self._chance(f"document {number}")
        published = _FIRST + timedelta(chance.randrange((_LAST - _FIRST).days))
        place = self.places[int(50 * chance.random() ** 2)]
        subjects = [self.prose.word(chance) for _ in range(6)]
        present = [self._often(chance, self.people) for _ in range(chance.randint(1, 4))]
        title = self.prose.sentence(chance, subjects).rstrip(".")
        repeated = self._repeated(number)
        if repeated:
            published = max(published, repeated.day)
        setting = Setting(place, published, subjects)
        said = [
            self._said(chance, setting, chance.choice(present), index)
            for index in range(1, min(STATEMENTS, self.statements - number * STATEMENTS) + 1 - bool(repeated))
        ]
        if repeated:
            said.append(self._again(chance, repeated, f"{document_id(number - 1)}/{repeated.id}", len(said) + 1))
        return Document(
            document_id(number),
            title,
            f"{place} Courier",
            published,
            chance.random() < 0.3,
            chance.random() < 0.1,
            tuple(said),
        )

    def some_questions(self, chance: random.Random, person: Person, text: str, count: int) -> tuple[str, ...]:
        """Questions that a statement answers, in its words."""
        words = [word.strip(",.") for word in text.split()]
        telling = self.telling(text)
        asked = []
        for _ in range(count):
            start = chance.randrange(max(1, len(words) - 6))
            piece = " ".join(words[start : start + chance.randint(4, 8)])
            first = chance.randrange(max(1, len(telling) - 2))
            some = " ".join(telling[first : first + chance.randint(2, 4)]) or piece
            asked.append(
                chance.choice(_ASKED).format(
                    name=person.name, family=person.family, piece=piece[0].lower() + piece[1:], some=some
                )
            )
        return tuple(dict.fromkeys(one[0].upper() + one[1:] for one in asked))

    def telling(self, text: str) -> list[str]:
        """The words of a text that carry meaning, in order."""
        words = (word.strip(",.“”:").lower() for word in text.split())
        return [word for word in words if len(word) > 3 and word not in self.prose.grammar]

    def _chance(self, what: str) -> random.Random:
        return random.Random(f"{self.seed} {self.statements} {what}")  # noqa: S311 - invented, no secret

    def _often(self, chance: random.Random, some: tuple[Person, ...]) -> Person:
        return some[int(len(some) * chance.random() ** 3)]

    def _person(self, chance: random.Random, coiner: Coiner, firsts: list[str]) -> Person:
        first, family = chance.choice(firsts).capitalize(), coiner.coin(4, 10).capitalize()
        aliases = [family, f"{chance.choice(('Mr', 'Ms', 'Dr'))} {family}", f"{first[0]}. {family}"]
        if chance.random() < 0.2:
            aliases.append(f"{first} {chance.choice(firsts).capitalize()} {family}")
        offices, since = [], _FIRST - timedelta(chance.randrange(3000))
        for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3))):
            until = since + timedelta(chance.randrange(1000, 6000))
            title = chance.choice(_OFFICES).format(word=self.prose.word(chance), place=chance.choice(self.places))
            offices.append(Office(title, since, until))
            since = until + timedelta(1)
        if offices:
            offices[-1] = Office(offices[-1].title, offices[-1].since, None)
        return Person(f"{first}-{family}".lower(), first, family, tuple(aliases), tuple(offices))

    def _repeated(self, number: int) -> Said | None:
        """The statement of the document before that this one reports too: in every 25th, if there is one to repeat."""
        if number % 25 != 24:
            return None
        last = self.document(number - 1).statements[-1]
        return last if last.served and last.kind == "direct" and len(last.parts) == 1 else None

    def _again(self, chance: random.Random, one: Said, same_as: str, index: int) -> Said:
        words = one.parts[0].rstrip(".").split()
        kept = [words[0], *(word for word in words[1:] if chance.random() < 0.9)]
        text = " ".join(kept).rstrip(",") + "."
        return replace(
            one, id=f"{one.person.family.lower()}-{index}", parts=(text,), context=None, via=None, translated=False,
            same_as=same_as, questions=(), status="verified",
        )  # fmt: skip

    def _said(self, chance: random.Random, setting: Setting, person: Person, index: int) -> Said:
        place, published, subjects = setting.place, setting.published, setting.subjects
        day = published - timedelta(int(7 * chance.random() ** 3))
        exact = chance.random()
        said = day.isoformat()[: 10 if exact < 0.92 else 7 if exact < 0.98 else 4]
        about = tuple(dict.fromkeys(self.matters[int(len(self.matters) * chance.random() ** 2)].id for _ in range(3)))
        topics = about[: chance.randrange(4)]
        at_hand = [*chance.sample(subjects, 3), *(word for topic in topics for word in topic.split("-"))]
        kind = chance.choices(("direct", "partial", "reported"), (6, 1.5, 2.5))[0]
        parts, context = self._worded(chance, kind, person, at_hand)
        venue = chance.choice(_VENUES).format(word=at_hand[0], place=place) if chance.random() < 0.5 else None
        return Said(
            f"{person.family.lower()}-{index}", person, _role(chance, person, day, said, place), kind, parts, context,
            said, venue, f"{chance.choice(self.places)} Courier" if chance.random() < 0.05 else None,
            chance.random() < 0.05, None, topics,
            self.some_questions(chance, person, " ".join(parts).removeprefix(_said_by(person)), chance.randrange(4)),
            chance.choices(("verified", "disputed", "draft", "withdrawn"), (97, 2, 0.5, 0.5))[0], day,
        )  # fmt: skip

    def _worded(
        self, chance: random.Random, kind: str, person: Person, subjects: list[str]
    ) -> tuple[tuple[str, ...], str | None]:
        """The words of a statement, and the report around them."""
        spoken = [self.prose.sentence(chance, subjects) for _ in range(chance.choice((1, 1, 2, 2, 3)))]
        if kind == "reported":
            text = f"{_said_by(person)}{spoken[0][0].lower()}{spoken[0][1:]}"
            return (text,), " ".join((text, *spoken[1:]))
        if kind == "partial":
            words = spoken[0].rstrip(".").split()
            start = chance.randrange(max(1, len(words) - 5))
            text = " ".join(words[start : start + chance.randint(4, 9)]).rstrip(",")
            return (text,), f"{person.name} spoke of “{text}” and left it at that."
        if len(spoken) > 1 and chance.random() < 0.08:
            return tuple(spoken), " ".join(f"“{part}”" for part in spoken) + f" This is what {person.name} said."
        text = " ".join(spoken)
        return (text,), f"{person.name} said: “{text}”" if chance.random() < 0.7 else None


def document_id(number: int) -> str:
    """The id of the document of that number."""
    return f"record-{number:06}"


def _said_by(person: Person) -> str:
    return f"{person.name} said that "


def _role(chance: random.Random, person: Person, day: date, said: str, place: str) -> str | None:
    """The office held on that day; sometimes left out where the person's offices tell it."""
    if not person.offices:
        return f"resident of {place}"
    held = next(one for one in person.offices if one.since <= day and (one.until is None or day <= one.until))
    exact = len(said) == len("2024-01-01")
    return None if exact and chance.random() < 0.3 else held.title
