"""What to ask of a grown base, with what is right: questions, claimed quotes, and what is typed for a completion.

* questions: {"id", "q", "kind", "gold"}; kinds `ordinary` (some words of a statement or of one of its questions, in
  another order, in a frame), `typo` (the same with one or two slips), `none` (names that nobody bears, or words that
  stand together nowhere; gold is empty), `common` (one word that stands everywhere; no answer is right or wrong)
* claims: {"id", "text", "kind", "gold"}; kinds `verbatim`, `altered`, `unknown`
* typed: {"id", "typed", "what", "gold"}; what: `speakers`, `sources` or `topics`
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parliament import Document, Parliament, Said
from prose import Coiner, real_words
from public import mistyped

_FRAMES = (
    "what did {name} say about {words}?", "{words}", "who said {words}?", "did {family} mention {words}?",
    "what was said about {words}?", "{name} on {words}", "is it true that {words}?",
)  # fmt: skip
_RARE_FROM = 2000  # rank of a word that stands in few statements
_KEPT = 0.65  # share of a statement's words that an asker remembers
_MOST = 6  # and at most so many
_OWN = 0.4  # share of the questions that are made from one that stands with the statement
_SWAPPED = 0.4  # share of those made from its text in which two words change places


@dataclass(frozen=True)
class Asked:
    """Asks about `count` statements, drawn by chance, the same for the same parliament."""

    parliament: Parliament
    count: int = 300

    def questions(self) -> Iterator[dict[str, Any]]:
        """All kinds of questions, mixed."""
        chance = self._chance("questions")
        rows: list[tuple[str, str, list[str]]] = []
        for document, one in self._drawn(chance, self.count):
            gold = [f"{document.id}/{one.id}", *([one.same_as] if one.same_as else [])]
            asked = self._rephrased(chance, one)
            rows.append(("ordinary", asked, gold))
            rows.append(("typo", mistyped(self._rephrased(chance, one), chance.randint(1, 2), chance), gold))
        rows += [("none", asked, []) for asked in self._unanswered(chance, self.count // 2)]
        rows += [("common", asked, []) for asked in self._common(chance, self.count // 6)]
        chance.shuffle(rows)
        for number, (kind, asked, gold) in enumerate(rows):
            yield {"id": f"q{number}", "q": asked, "kind": kind, "gold": gold}

    def claims(self) -> Iterator[dict[str, Any]]:
        """Excerpts word for word, excerpts with a word or two changed, and sentences that nobody said."""
        chance = self._chance("claims")
        for number, (document, one) in enumerate(self._drawn(chance, self.count, kind="direct")):
            kind = ("verbatim", "altered", "unknown")[number % 3]
            gold = [f"{document.id}/{one.id}"]
            words = one.parts[0].split()
            start = chance.randrange(max(1, len(words) - 12))
            words = words[start : start + chance.randint(8, 16)]
            if kind == "altered":
                for place in chance.sample(range(1, len(words) - 1), chance.randint(1, 2)):
                    words[place] = self.parliament.prose.word(chance)
            if kind == "unknown":
                words, gold = self._unsaid(chance), []
            yield {"id": f"c{number}", "text": " ".join(words), "kind": kind, "gold": gold}

    def typed(self) -> Iterator[dict[str, Any]]:
        """The beginnings of names and titles, some with a slip, as they come in while somebody types."""
        chance = self._chance("typed")
        for number in range(self.count):
            what = ("speakers", "sources", "topics")[number % 3]
            if what == "speakers":
                person = chance.choice(self.parliament.people)
                full, gold = chance.choice((person.name, person.family, *person.aliases)), person.id
            elif what == "topics":
                matter = chance.choice(self.parliament.matters)
                full, gold = matter.name, matter.id
            else:
                document = self.parliament.document(chance.randrange(self.parliament.documents))
                words = document.title.split()
                full, gold = " ".join(words[chance.choice((0, 0, 0, len(words) // 2)) :]), document.id
            text = full[: chance.randint(2, 14)]
            slip = len(text) > 5 and chance.random() < 0.25
            yield {"id": f"t{number}", "typed": mistyped(text, 1, chance) if slip else text, "what": what, "gold": gold}

    def _chance(self, what: str) -> random.Random:
        return random.Random(f"{self.parliament.seed} {self.parliament.statements} asked {what}")  # noqa: S311 - no secret

    def _drawn(self, chance: random.Random, count: int, kind: str | None = None) -> Iterator[tuple[Document, Said]]:
        while count:
            document = self.parliament.document(chance.randrange(self.parliament.documents))
            one = chance.choice(document.statements)
            long = len(one.parts[0].split()) > 10 if kind else len({*self._rare(one)}) > 1
            if one.served and long and kind in (None, one.kind):
                count -= 1
                yield document, one

    def _rare(self, one: Said) -> list[str]:
        """The words of a statement by which it can be told from others."""
        listed = _listed(self.parliament)
        return [word for word in self._words(one) if word in listed]

    def _words(self, one: Said) -> list[str]:
        """The words of a statement that carry meaning, without those that a report adds."""
        added = {one.person.first.lower(), one.person.family.lower(), "said"} if one.kind == "reported" else set()
        return [word for word in self.parliament.telling(" ".join(one.parts)) if word not in added]

    def _rephrased(self, chance: random.Random, one: Said) -> str:
        """A question in some of the words of a statement or of one of its own questions."""
        rare = self._rare(one)
        if one.questions and chance.random() < _OWN:
            words = chance.choice(one.questions).rstrip("?").split()
            for _ in range(chance.randint(1, 2)):
                words.pop(chance.randrange(len(words)))
            if len({word.strip(",").lower() for word in words} & {*rare}) > 1:
                return " ".join(words)
        words = self._words(one)
        start = chance.randrange(max(1, len(words) - 2 * _MOST))
        kept = [word for word in words[start : start + 2 * _MOST] if chance.random() < _KEPT][:_MOST]
        kept += [word for word in rare if word not in kept][: max(0, 2 - len({*rare} & {*kept}))]
        if chance.random() < _SWAPPED and len(kept) > 1:
            place = chance.randrange(len(kept) - 1)
            kept[place], kept[place + 1] = kept[place + 1], kept[place]
        frame = chance.choice(_FRAMES)
        return frame.format(words=" ".join(kept), name=one.person.name, family=one.person.family)

    def _unsaid(self, chance: random.Random) -> list[str]:
        """A sentence with three rare words, which so stands nowhere."""
        rare = frozenset(self.parliament.prose.vocabulary[_RARE_FROM:])
        while True:
            words = self.parliament.prose.sentence(chance, []).split()
            if sum(word.strip(",.").lower() in rare for word in words) > 2:
                return words

    def _unanswered(self, chance: random.Random, count: int) -> Iterator[str]:
        coiner = Coiner(real_words()[:8000], f"{self.parliament.seed} strangers")
        coiner.known.update(self.parliament.prose.vocabulary)
        coiner.known.update(person.family.lower() for person in self.parliament.people)
        rare = self.parliament.prose.vocabulary[_RARE_FROM:]
        for number in range(count):
            if number % 2:
                yield f"what did {coiner.coin().capitalize()} say about the {coiner.coin()} {coiner.coin()}?"
            else:
                words = " ".join(chance.sample(rare, chance.randint(3, 5)))
                yield chance.choice(_FRAMES[1:2] + _FRAMES[4:5] + _FRAMES[6:]).format(words=words)

    def _common(self, chance: random.Random, count: int) -> Iterator[str]:
        everywhere = sorted(word for word in self.parliament.prose.grammar if len(word) > 2 and word.islower())
        for _ in range(count):
            word = chance.choice((*everywhere, *self.parliament.prose.vocabulary[:50]))
            yield chance.choice(("{}", "{}", "what about {}?", "the {}")).format(word)


_LISTS: dict[tuple[int, int], frozenset[str]] = {}


def _listed(parliament: Parliament) -> frozenset[str]:
    """The words that were drawn by Zipf's law, without the commonest."""
    key = (parliament.statements, parliament.seed)
    if key not in _LISTS:
        _LISTS[key] = frozenset(parliament.prose.vocabulary[200:])
    return _LISTS[key]
