"""Who the names of an article stand for: one person under a full name, a surname, a title, an alias on record."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.ingest.firstnames import FEMALE, MALE
from bot.core.ingest.lexicon import CIVIL, FEMALE_NOUNS, MALE_NOUNS, SUFFIXES
from bot.core.ingest.names import Name, NameKind
from bot.core.model import Record, Speaker
from bot.core.text import fold


class Gender(StrEnum):
    """Which pronoun can mean the person, as far as names, titles and nouns tell."""

    HE = "he"
    SHE = "she"
    UNKNOWN = "unknown"


@dataclass(eq=False)
class Person:
    """Somebody (or something) that the article names; grows while the names are read, then stays as it is."""

    words: tuple[str, ...]
    kind: NameKind
    speaker: Speaker | None = None
    count: int = 0
    first: int = 0  # the sentence that names it first
    roles: Counter[str] = field(default_factory=Counter)
    genders: Counter[Gender] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The name on record, else the fullest name in the article."""
        return self.speaker.name if self.speaker else " ".join(self.words)

    @property
    def is_person(self) -> bool:
        """Whether nothing speaks against a human being."""
        return self.speaker is not None or self.kind in (NameKind.PERSON, NameKind.UNKNOWN)

    @property
    def gender(self) -> Gender:
        """The likelier pronoun; unknown when nothing tells."""
        he, she = self.genders[Gender.HE], self.genders[Gender.SHE]
        if he == she:
            return Gender.UNKNOWN
        return Gender.HE if he > she else Gender.SHE


class People:
    """The people of one article, and on record where a record is given."""

    def __init__(self, names: tuple[Name, ...], record: Record | None) -> None:
        self._known = _aliases(record) if record else {}
        self.all: list[Person] = []
        self.of: dict[tuple[int, int], Person] = {}
        single = [one for one in names if len(_core(one.words)) == 1]
        for one in names:
            if len(_core(one.words)) > 1:
                self._put(one, self._full(one))
        for one in single:
            self._put(one, self._single(one))

    def at(self, name: Name) -> Person:
        """The person a name stands for."""
        return self.of[name.sentence, name.first]

    def choose(self, name: Name, last: Person | None) -> Person:
        """The person a name stands for when several share it: the last speaker before the one named most."""
        if len(_core(name.words)) == 1 and last is not None and last in self._bearers(name) and not name.titles:
            return last
        return self.at(name)

    def _put(self, name: Name, person: Person) -> None:
        person.first = name.sentence if not person.count else min(person.first, name.sentence)
        person.count += 1
        person.roles.update(title for title in name.titles if title not in CIVIL)
        for title in name.titles:
            if title in MALE_NOUNS:
                person.genders[Gender.HE] += 3
            elif title in FEMALE_NOUNS:
                person.genders[Gender.SHE] += 3
        if name.kind is NameKind.PERSON and person.kind is NameKind.UNKNOWN:
            person.kind = NameKind.PERSON
        self.of[name.sentence, name.first] = person

    def _full(self, name: Name) -> Person:
        core = _core(name.words)
        for person in self.all:
            have = _core(person.words)
            if len(have) > 1 and have[-1] == core[-1] and _first_agree(have[0], core[0]):
                if len(name.words) > len(person.words) and person.count <= 1 and person.speaker is None:
                    person.words = name.words
                return person
        return self._new(name)

    def _single(self, name: Name) -> Person:
        bearers = self._bearers(name)
        hint = Gender.HE if "mr" in name.titles else Gender.SHE if {"mrs", "ms", "miss"} & {*name.titles} else None
        fitting = [one for one in bearers if hint is None or one.gender in (hint, Gender.UNKNOWN)] or bearers
        if fitting and name.kind is not NameKind.PLACE:
            return max(fitting, key=lambda one: one.count)
        known = next((one for one in self.all if one.words == name.words), None)
        return known or self._new(name)

    def _bearers(self, name: Name) -> list[Person]:
        """Those whose surname, or failing that whose first name, this is; not what only looks like a person."""
        word = name.words[-1] if len(name.words) == 1 else " ".join(name.words)
        own = [one for one in self.all if one.is_person and len(one.words) > 1]
        by_last = [one for one in own if _core(one.words)[-1] == _core(name.words)[-1] or one.name.endswith(" " + word)]
        if by_last:
            return by_last
        shouted = [one for one in own if word.isupper() and len(word) > 2 and one.words[-1].upper() == word]  # noqa: PLR2004 - not initials
        if shouted:
            return shouted
        first = [one for one in own if one.words[0] == word and one.kind is NameKind.PERSON]
        on_record = self._known.get(fold(name.text))
        return first or [one for one in self.all if one.speaker is not None and one.speaker is on_record]

    def _new(self, name: Name) -> Person:
        person = Person(name.words, name.kind, self._known.get(fold(name.text)))
        if person.speaker:
            same = next((one for one in self.all if one.speaker is person.speaker), None)
            if same:
                return same
            person.roles.update(word for role in person.speaker.roles for word in fold(role.title).split())
        first = (person.speaker.name.split()[0] if person.speaker else name.words[0]).lower()
        if len(name.words) > 1 or person.speaker:
            person.genders[Gender.HE] += 2 * (first in MALE)
            person.genders[Gender.SHE] += 2 * (first in FEMALE)
        self.all.append(person)
        return person


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell people apart: without Jr., III and middle initials."""
    bare = tuple(word for word in words if word.lower() not in SUFFIXES)
    return tuple(word for at, word in enumerate(bare) if not (0 < at < len(bare) - 1 and word.endswith("."))) or words


def _first_agree(one: str, other: str) -> bool:
    """Whether two first names may be one person's: the same, or one an initial or a short form of the other."""
    first, second = one.lower().rstrip("."), other.lower().rstrip(".")
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    return long.startswith(short) and (len(short) == 1 or (len(short) >= 3 and short in MALE | FEMALE))  # noqa: PLR2004 - Ben, Tim, Sam


def _aliases(record: Record) -> dict[str, Speaker]:
    """Every name of a speaker on record that nobody else there bears, in search form."""
    bearers: dict[str, list[Speaker]] = {}
    for speaker in record.speakers.values():
        for name in {fold(one) for one in (speaker.name, *speaker.aliases, speaker.name.split()[-1])}:
            bearers.setdefault(name, []).append(speaker)
    return {name: speakers[0] for name, speakers in bearers.items() if len(speakers) == 1}
