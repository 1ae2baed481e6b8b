"""Noun phrases without a parser: from their last word back to the words that name somebody."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.ingest.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    GENERIC_PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    TEMPORAL,
    WEEKDAYS,
)
from bot.core.ingest.names import Name, NameKind
from bot.core.ingest.verbs import POSSESSIVES, Verbs
from bot.core.ingest.wordlists import word_set

DASHES = frozenset({"—", "–", "--", "-"})
STOPS = frozenset(',.;:!?…()[]“”"') | DASHES | {"..."}
RELATIVES = word_set("who whose which whom where")
_JOINING = word_set("and but or yet so")
_STANDING_ALONE = word_set("some many one several both all another")  # determiners that can be a subject


class MentionKind(StrEnum):
    """What the words that name the source are."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun phrase"


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that name a source: tokens `first`..`last` of a sentence; `name` where they end in a name."""

    sentence: int
    first: int
    last: int
    kind: MentionKind
    name: Name | None = None


class Phrases(Verbs):
    """The noun phrases of one sentence."""

    def pronoun(self, at: int) -> Mention:
        """The mention that one pronoun is."""
        return Mention(self.sentence.index, at, at, MentionKind.PRONOUN)

    def named(self, first: int, last: int) -> Mention:
        """The mention between two tokens: the name alone (titles included) where it ends in one."""
        name = self.ending.get(last)
        if name is not None:
            return Mention(self.sentence.index, name.left, last, MentionKind.NAME, name)
        return Mention(self.sentence.index, first, last, MentionKind.NOUN)

    def phrase_ending(self, at: int) -> Mention | None:
        """The noun phrase whose last word is at a token, reduced to the words that name somebody."""
        while at > 0 and self.skippable(at):
            at -= 1
        token = self.tokens[at]
        if token.text == ")":
            opened = self.aside_start(at)
            return self.phrase_ending(opened - 1) if opened > 0 else None
        if at < 0 or token.quote >= 0 or token.text in STOPS:
            return None
        if token.low in RELATIVES or token.low == "that":
            return self._antecedent(at)
        if token.low in PRONOUNS:
            return self.pronoun(at)
        if token.low in CONJUNCTIONS or token.low in PREPOSITIONS or token.low in DETERMINERS - _STANDING_ALONE:
            return None
        return self._head(self._phrase_start(at), at)

    def aside_start(self, back: int) -> int:
        """Where the aside that ends at `back` with a comma, dash or bracket begins; -1 when it does not."""
        closing = self.tokens[back].text
        opener = {")": "(", "]": "["}.get(closing)
        for at in range(back - 1, -1, -1):
            text = self.tokens[at].text
            if text == opener or (opener is None and (text in DASHES if closing in DASHES else text == ",")):
                return at
            if opener is None and closing not in DASHES and text in ";:":
                return -1
        return -1

    def _antecedent(self, at: int) -> Mention | None:
        """Whom “who” and “which” are about: the name or the phrase right before."""
        back = at - 1
        if self.low(back) == ",":
            back -= 1
        name = self.ending.get(back)
        if name is not None and name.kind is not NameKind.PLACE:
            return self.named(name.left, back)
        if back >= 0 and self.low(back) not in CONJUNCTIONS | PREPOSITIONS and self.low(at) != "that":
            found = self.phrase_ending(back)
            if found is not None:
                return found
        return self.pronoun(at) if self.low(at) == "who" else None

    def _phrase_start(self, at: int) -> int:
        """Back to where the noun phrase begins: a mark, a conjunction, a verb or a quotation stops it."""
        start = at
        while start > 0 and (start - 1 in self.inside or not self._stops_phrase(start - 1)):
            start -= 1
        return start

    def _stops_phrase(self, at: int) -> bool:
        token = self.tokens[at]
        if token.quote >= 0 or token.text in STOPS or token.low in WEEKDAYS or token.low in PRONOUNS:
            return True
        if token.low in ("and", "or"):
            return not (at - 1 in self.inside and at + 1 in self.inside)
        if token.low == "to" and self.low(at - 1) == "according":
            return True
        return token.low in CONJUNCTIONS or self.is_verb(at)

    def _head(self, start: int, end: int) -> Mention | None:
        """The part before the first preposition that is not at the phrase's very beginning."""
        while start < end and start not in self.inside and (self.low(start) in ADVERBS or self.low(start) in _JOINING):
            start += 1
        if self._prepositional(start):
            return self._behind_preposition(start, end)
        stop = next((at for at in range(start + 1, end + 1) if self._prepositional(at)), end + 1)
        name = self.ending.get(end)
        if name is not None and stop <= end and self._apposed(name, start, stop):
            return self.named(name.left, end)
        return self.named(start, stop - 1)

    def _prepositional(self, at: int) -> bool:
        return self.low(at) in PREPOSITIONS and at not in self.inside

    def _apposed(self, name: Name, start: int, stop: int) -> bool:
        """“former secretary of state Jane Smith”: the name is the person, not what the preposition governs."""
        plain = all(self.inside[at].kind is NameKind.PLACE for at in range(start, stop) if at in self.inside)
        return plain and self.low(stop) == "of" and self.low(name.left - 1) not in PREPOSITIONS | DETERMINERS | {"and"}

    def _behind_preposition(self, start: int, end: int) -> Mention | None:
        """“In a statement Smith”, “on Monday the mayor”: the last name or the last determiner starts the subject."""
        name = self.ending.get(end)
        if name is not None and name.left > start:
            return self.named(name.left, end)
        begin = next((at for at in range(end, start + 1, -1) if self.low(at) in DETERMINERS), None)
        return self.named(begin, end) if begin is not None else None

    def phrase_from(self, first: int) -> Mention:
        """The phrase that begins at a token, cut to the name where it ends in one or goes on behind it."""
        last = first
        while last + 1 < len(self.tokens) and not self._ends_phrase(last + 1):
            last += 1
        names = [self.inside[at] for at in range(first, last + 1) if at in self.inside]
        if names and names[-1].last != last and names[-1].kind is NameKind.PERSON:
            behind = self.low(names[-1].last + 1)
            if behind not in GENERIC_PEOPLE and behind not in POSSESSIVES:
                return self.named(names[-1].left, names[-1].last)
        return self.named(first, last)

    def _ends_phrase(self, at: int) -> bool:
        token = self.tokens[at]
        if at in self.inside:
            return False
        if token.quote >= 0 or token.text in STOPS or token.low == "and":
            return True
        return token.low in PREPOSITIONS | CONJUNCTIONS | TEMPORAL | AUXILIARIES or self.is_verb(at)
