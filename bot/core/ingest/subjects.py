"""The subject of a verb: back over adverbs, appositions and relative clauses to a name or noun phrase."""

from bot.core.ingest.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    GENERIC_PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    TEMPORAL,
)
from bot.core.ingest.names import NameKind
from bot.core.ingest.phrases import DASHES, RELATIVES, STOPS, Mention, MentionKind, Phrases
from bot.core.ingest.wordlists import word_set

_SUBORDINATE = word_set("that because which whom")
_OBJECTS = word_set("him her them me us himself herself")
_SPEAKING_PRONOUNS = word_set("he she they who i we")
_DEEPEST = 7  # commas to go back over


class Reader(Phrases):
    """One sentence, ready to be asked for the subject of a verb."""

    def subject_before(self, at: int) -> Mention | None:
        """The subject in front of the verb at a token; None where a quotation or a clause border comes first."""
        back = at - 1
        while back >= 0 and self.skippable(back):
            back -= 1
        if back < 0:
            return None
        token = self.tokens[back]
        if token.low in ("and", "but", "or") and any(self.finite(verb) for verb in range(back)):
            return self._shared(back)
        if token.text in (",", ")") or token.text in DASHES:
            return self._behind_aside(back)
        name = self.ending.get(back)
        if name is not None and name.kind is NameKind.PLACE and name.left > 1 and self.low(name.left - 1) == ",":
            back = name.left - 2  # Smith of Columbia, South Carolina
        return self.phrase_ending(back)

    def _shared(self, at: int) -> Mention | None:
        """The subject of an earlier verb: Smith criticized the plan and said …."""
        verbs = [verb for verb in range(at - 1, -1, -1) if self.finite(verb)]
        verbs.sort(key=lambda verb: not self.speaks(verb))  # stable: the nearest of each sort stays first
        found = (self.subject_before(verb) for verb in verbs)
        named = [one for one in found if one is not None and self.low(one.first) not in RELATIVES]
        return next((one for one in named if self.may_speak(one)), named[0] if named else None)

    def _behind_aside(self, at: int) -> Mention | None:
        """Back over “, the secretary of …,” and “(R-Ohio)” and “— who … —” to the words they are about."""
        back = at
        nearest: Mention | None = None
        for _ in range(_DEEPEST):
            start = self.aside_start(back)
            if start <= 0:
                return nearest if start == 0 else self._without_aside(back, nearest)
            found = self._before_aside(start)
            apposed = self._apposed_name(back)
            if found is not None and found.kind is MentionKind.NOUN and apposed is not None:
                return apposed
            if not self._leads_aside(start + 1, back):
                return self.phrase_ending(back - 1) or nearest
            within = found is not None and found.kind is MentionKind.NOUN and self.low(found.first - 1) == ","
            place = found is not None and found.name is not None and found.name.kind is NameKind.PLACE
            if found is not None and not within and not place:
                return found
            nearest = nearest or found or self.phrase_ending(back - 1)
            back = start
        return nearest

    def _before_aside(self, start: int) -> Mention | None:
        before = self.tokens[start - 1].text
        if before == ")":
            return self._behind_aside(start - 1)
        return self.phrase_ending(start - 1) if before != "," and before not in DASHES else None

    def _apposed_name(self, back: int) -> Mention | None:
        """The name in “His opponent, Senator Jane Smith,”; not one behind a preposition there."""
        name = self.ending.get(back - 1)
        if name is None or name.kind is not NameKind.PERSON or self.low(name.left - 1) in PREPOSITIONS:
            return None
        return self.named(name.left, back - 1)

    def _without_aside(self, back: int, nearest: Mention | None) -> Mention | None:
        """No earlier comma: the clause itself may hold the subject, unless it is “In his memoir, …”."""
        if self.low(back) == "," and self.low(0) not in PREPOSITIONS:
            return self.phrase_ending(back - 1) or nearest
        return nearest

    def _leads_aside(self, first: int, end: int) -> bool:
        """Whether what begins here describes the words before: a role, an age, a place, a relative clause."""
        if first >= end:
            return True
        name = self.inside.get(first)
        if name is not None:
            return name.kind is NameKind.PLACE or name.last < end - 1 or "-" in name.text
        return self.low(first) not in PRONOUNS - {"who"}

    def subject_after(self, at: int) -> Mention | None:
        """The subject behind an inverted verb: “…,” said Jane Smith, a teacher from Ohio."""
        first = at + 1
        while first not in self.inside and (self.low(first) in ADVERBS or self.low(first).endswith("ly")):
            first += 1
        if first >= len(self.tokens):
            return None
        token = self.tokens[first]
        if token.low in PRONOUNS - {"who"}:
            return self.pronoun(first)
        barred = token.quote >= 0 or token.text in STOPS
        barred = barred or token.low in PREPOSITIONS | CONJUNCTIONS | TEMPORAL | _OBJECTS
        return None if barred and first not in self.inside else self.phrase_from(first)

    def subjects(self) -> tuple[Mention, ...]:
        """The subject of every finite verb, in order."""
        found = (self.subject_before(at) for at in range(1, len(self.tokens)) if self.finite(at))
        return tuple(one for one in found if one is not None)

    def main_subject(self, before: int, *, saying: bool = False) -> Mention | None:
        """The person who is subject of the nearest finite verb in front of a token.

        With `saying` the nearest verb of speech comes first: Smith said it could fail, adding ….
        """
        found = [(at, self.subject_before(at)) for at in range(before - 1, 0, -1) if self.finite(at)]
        if self.low(before - 1) == ",":
            found = [(at, one) for at, one in found if one is None or self.low(one.first - 1) not in _SUBORDINATE]
        if saying:
            found = [*((at, one) for at, one in found if self.speaks(at)), *found]
        return next((one for _, one in found if one is not None and self.may_speak(one)), None)

    def may_speak(self, one: Mention) -> bool:
        """Whether the words can name somebody who speaks, as far as they tell."""
        if one.kind is MentionKind.NAME:
            return one.name is not None and one.name.kind is not NameKind.PLACE
        last = self.low(one.last)
        return last in _SPEAKING_PRONOUNS or last in GENERIC_PEOPLE or last.removesuffix("s") in GENERIC_PEOPLE

    def first_phrase(self, start: int) -> Mention | None:
        """The phrase that begins at a token: the subject behind “Calling it a “…,””."""
        while start < len(self.tokens) and self.tokens[start].text in STOPS:
            start += 1
        if start >= len(self.tokens) or self.tokens[start].quote >= 0:
            return None
        if self.low(start) in PRONOUNS:
            return self.pronoun(start)
        return self.phrase_from(start) if start in self.inside or self.low(start) in DETERMINERS else None
