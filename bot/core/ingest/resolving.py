"""From the words that name a source to a person: surnames, pronouns, role phrases, what stood before."""

import re
from collections import defaultdict

from bot.core.ingest.draft import How
from bot.core.ingest.lexicon import (
    DETERMINERS,
    FEMALE_NOUNS,
    GENERIC_PEOPLE,
    HE,
    MALE_NOUNS,
    PREPOSITIONS,
    SAME_ROLE,
    SHE,
    SPEECH_NOUNS,
)
from bot.core.ingest.names import Name, NameKind
from bot.core.ingest.people import Gender, People, Person
from bot.core.ingest.phrases import Mention, MentionKind
from bot.core.ingest.subjects import Reader

_FADING = 2.2  # a sentence further back
_WINDOW = 7  # sentences back that a pronoun may reach
_ROLE_WINDOW = 14  # words behind a name that may say what the person is
_SUBORDINATE = frozenset(
    ["that", "if", "when", "as", "because", "while", "although", "whether", "since", "before", "after", "than", "where"]
)
_ANYBODY = frozenset(
    [
        "official",
        "politician",
        "leader",
        "candidate",
        "man",
        "woman",
        "lawmaker",
        "person",
        "democrat",
        "republican",
        "socialist",
        "conservative",
    ]
)


def learn_roles(readers: tuple[Reader, ...], names: tuple[tuple[Name, ...], ...], people: People) -> None:
    """Note what each person is called around the name: “spokesman Smith”, “Smith, the secretary of …,”."""
    for reader, there in zip(readers, names, strict=True):
        for name in there:
            person = people.at(name)
            words = _words_around(reader, name)
            person.roles.update(word for word in words if word in GENERIC_PEOPLE or word.isalpha())
            person.genders[Gender.HE] += 2 * any(word in MALE_NOUNS for word in words)
            person.genders[Gender.SHE] += 2 * any(word in FEMALE_NOUNS for word in words)


def _words_around(reader: Reader, name: Name) -> list[str]:
    tokens = reader.tokens
    words: list[str] = []
    at = name.left - 1
    while at >= 0 and tokens[at].low in GENERIC_PEOPLE and len(words) < 3:  # noqa: PLR2004 - former senior adviser
        words.append(tokens[at].low)
        at -= 1
    after = name.last + 1
    if (
        after + 1 < len(tokens)
        and tokens[after].text == ","
        and (tokens[after + 1].low in DETERMINERS or not tokens[after + 1].capital)
    ):
        aside: list[str] = []
        for token in tokens[after + 1 : after + _ROLE_WINDOW]:
            if token.low in ("who", "said", "told", "he", "she") or (token.text == "," and GENERIC_PEOPLE & {*aside}):
                break
            aside.append(token.low)
        words.extend(aside)
    return [word for word in words if word not in DETERMINERS and word not in PREPOSITIONS]


class Resolver:
    """Says whom a mention means, given who was named and who spoke before it."""

    def __init__(self, readers: tuple[Reader, ...], names: tuple[tuple[Name, ...], ...], people: People) -> None:
        self.readers = readers
        self.names = names
        self.people = people
        self.spoke: list[tuple[int, Person]] = []
        self.echoes: dict[int, Person] = {}
        self._subjects: dict[int, tuple[int, ...]] = {}

    @property
    def last(self) -> Person | None:
        """Who spoke last."""
        return self.spoke[-1][1] if self.spoke else None

    def heard(self, sentence: int, person: Person | None) -> None:
        """Note that somebody spoke in a sentence."""
        if person is not None:
            self.spoke.append((sentence, person))

    def resolve(self, mention: Mention, inner: str = "") -> tuple[Person | None, How]:
        """The person meant and how that was settled; None for an unnamed source. `inner` are the words quoted."""
        if mention.kind is MentionKind.NAME and mention.name is not None:
            return self.people.choose(mention.name, self.last), How.CUE
        if mention.kind is MentionKind.PRONOUN:
            return self._pronoun(mention, inner), How.PRONOUN
        return self._phrase(mention)

    def nearby(self, sentence: int, inner: str, limit: int) -> tuple[Person, ...]:
        """The people most likely meant at a place, best first."""
        scores = self._scores(sentence, 10_000, inner, Gender.UNKNOWN)
        return tuple(sorted(scores, key=lambda one: -scores[one])[:limit])

    def _pronoun(self, mention: Mention, inner: str) -> Person | None:
        word = self.readers[mention.sentence].tokens[mention.first].low
        if word in HE or word in SHE:
            gender = Gender.HE if word in HE else Gender.SHE
            scores = self._scores(mention.sentence, mention.first, inner, gender)
            return max(scores, key=lambda one: scores[one], default=None)
        return None

    def _scores(self, sentence: int, at: int, inner: str, gender: Gender) -> dict[Person, float]:
        """How likely each person is meant: recency, subjecthood, having spoken, fitting the pronoun."""
        scores: defaultdict[Person, float] = defaultdict(float)
        for back in range(max(0, sentence - _WINDOW), sentence + 1):
            distance = sentence - back
            taken_up = self.echoes.get(back)
            if taken_up is not None and (distance or at > 1) and _fits(taken_up, gender):
                scores[taken_up] = (13.0 if distance else 14.0) - _FADING * distance
            for name in self.names[back]:
                person = self.people.at(name)
                if (distance == 0 and name.first >= at) or not _fits(person, gender):
                    continue
                score = 9.0 - _FADING * distance + self._prominence(back, name)
                score -= 5.0 * self._asked_about(back, name)
                scores[person] = max(scores[person], score)
        for rank, (spoken, person) in enumerate(reversed(self.spoke[-3:])):
            if _fits(person, gender) and sentence - spoken <= _WINDOW:
                scores[person] = max(
                    scores[person] + 0.6 * (rank == 0), (13.0, 9.5, 8.5)[rank] - _FADING * (sentence - spoken)
                )
        for person in scores:
            scores[person] += 0.05 * min(person.count, 12)
            scores[person] -= 3.0 * _named_in(person, inner)
            scores[person] -= 0.5 * (person.gender is Gender.UNKNOWN) + 0.5 * (
                person.kind is NameKind.UNKNOWN and len(person.words) == 1
            )
        return scores

    def note(self, sentence: int) -> None:
        """A sentence that opens with “he” or “she” keeps its person in view for the next."""
        tokens = self.readers[sentence].tokens
        at = next((at for at in range(min(2, len(tokens))) if tokens[at].low in ("he", "she")), None)
        if at is not None:
            person = self._pronoun(Mention(sentence, at, at, MentionKind.PRONOUN), "")
            if person is not None:
                self.echoes[sentence] = person
                person.genders[Gender.HE if tokens[at].low == "he" else Gender.SHE] += 1

    def _asked_about(self, sentence: int, name: Name) -> bool:
        """“Asked about Smith, she replied”: who was asked about does not answer."""
        tokens = self.readers[sentence].tokens
        if not {"asked", "pressed", "questioned"} & {token.low for token in tokens[:2]}:
            return False
        return all(token.text != "," for token in tokens[name.last + 1 : name.last + 2]) or name.left > 2  # noqa: PLR2004 - not “Asked, Smith said”

    def _prominence(self, sentence: int, name: Name) -> float:
        """Subjects are taken up again before objects, and those before what stands behind a preposition."""
        if sentence not in self._subjects:
            subjects = self.readers[sentence].subjects()
            self._subjects[sentence] = tuple(one.name.last for one in subjects if one.name is not None)
        tokens = self.readers[sentence].tokens
        subjects_here = self._subjects[sentence]
        after = tokens[name.last + 1] if name.last + 1 < len(tokens) else tokens[-1]
        if name.last in subjects_here:
            below = {token.low for token in tokens[max(0, name.left - 2) : name.left]} & _SUBORDINATE
            return 2.0 if below else 4.5 if name.last == subjects_here[0] else 3.5
        if (
            name.left <= 1
            and after.text.isalpha()
            and after.text.islower()
            and after.low not in PREPOSITIONS | _SUBORDINATE | {"and", "or"}
        ):
            return 4.0
        if after.text in ("’s", "'s", "’", "'"):
            owned = {token.low for token in tokens[name.last + 2 : name.last + 5]}
            return 3.0 if owned & SPEECH_NOUNS else -0.5
        return -1.0 if name.left and tokens[name.left - 1].low in PREPOSITIONS else 0.0

    def _phrase(self, mention: Mention) -> tuple[Person | None, How]:
        tokens = self.readers[mention.sentence].tokens[mention.first : mention.last + 1]
        words = [token.low for token in tokens if token.low not in DETERMINERS and token.text not in ("’s", "'s")]
        if (
            not words
            or tokens[0].low in ("a", "an", "one", "some", "another", "many", "several")
            or words[-1] not in GENERIC_PEOPLE
        ):
            return None, How.NOUN_PHRASE
        if any(token.text in ("’s", "'s", "’") for token in tokens) or tokens[0].low in ("his", "her", "their"):
            return self._by_role(mention, words, strict=True), How.ROLE
        found = self._by_role(mention, words, strict=False)
        return (found, How.ROLE) if found is not None else (self._likeliest(mention, words), How.NOUN_PHRASE)

    def _likeliest(self, mention: Mention, words: list[str]) -> Person | None:
        scores = self._scores(mention.sentence, mention.first, "", _gender_of(words))
        return max(scores, key=lambda one: scores[one], default=None)

    def _by_role(self, mention: Mention, words: list[str], *, strict: bool) -> Person | None:
        """The person who bears the role; among several the one who spoke or was named last."""
        head = words[-1]
        same = {head}.union(*(group for group in SAME_ROLE if head in group))
        gender = _gender_of(words)
        known = [
            one
            for one in self.people.all
            if one.first <= mention.sentence and _fits(one, gender) and same & set(one.roles)
        ]
        if head in _ANYBODY and not strict and not known:
            return None
        near = self._scores(mention.sentence, mention.first, "", gender)
        if not known:
            return None
        rest = set(words[:-1])
        best = max(
            known,
            key=lambda one: (
                2.0 * len(rest & set(one.roles)) + near.get(one, 0.0) / 3 + (0.5 if head in one.roles else 0.0)
            ),
        )
        return best if near.get(best, 0.0) > 0 or one_bearer(known) else max(known, key=lambda one: one.count)


def one_bearer(known: list[Person]) -> bool:
    """Whether just one person bears a role, however far away the name is."""
    return len(known) == 1


def _gender_of(words: list[str]) -> Gender:
    if any(word in FEMALE_NOUNS for word in words):
        return Gender.SHE
    return Gender.HE if any(word in MALE_NOUNS for word in words) else Gender.UNKNOWN


def _fits(person: Person, gender: Gender) -> bool:
    return person.is_person and (gender is Gender.UNKNOWN or person.gender in (gender, Gender.UNKNOWN))


def _named_in(person: Person, inner: str) -> bool:
    return bool(inner) and re.search(rf"\b{re.escape(person.words[-1])}\b", inner) is not None
