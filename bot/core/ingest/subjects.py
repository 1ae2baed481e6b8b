"""The subject of a verb without a parser: back over adverbs, appositions and relative clauses to a name or noun phrase."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.ingest.cues import CUES, PHRASE_CUE, PHRASES, POINTS, Cue, Strength
from bot.core.ingest.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_VERBS,
    CONJUNCTIONS,
    DETERMINERS,
    GENERIC_PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    TEMPORAL,
    WEEKDAYS,
)
from bot.core.ingest.names import Name, NameKind
from bot.core.ingest.sentences import Sentence, Token

_DASHES = frozenset({"—", "–", "--", "-"})
_STOPS = frozenset(",.;:!?…()[]“”\"") | _DASHES | {"..."}
_RELATIVE = frozenset({"who", "whose", "which", "whom", "where"})
_OBJECTS = frozenset("him her them me us himself herself".split())
_ASIDE = frozenset("however meanwhile too though also instead then for in at on during after before while as when speaking".split())
_NEGATIONS = frozenset("not never n’t didn’t doesn’t don’t wouldn’t won’t didn't doesn't don't wouldn't won't declined refused".split())
_DEEPEST = 7  # commas to go back over


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


class Reader:
    """One sentence with its names marked, ready to be asked for the subject of a verb."""

    def __init__(self, sentence: Sentence, names: tuple[Name, ...]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._ending = {name.last: name for name in names}
        self._inside = {at: name for name in names for at in range(name.left, name.last + 1)}

    def name_at(self, at: int) -> Name | None:
        """The name (titles included) that a token belongs to."""
        return self._inside.get(at)

    def cue_at(self, at: int) -> Cue | None:
        """The speech verb at a token, None where the same form is a noun or part of a name."""
        token = self.tokens[at]
        cue = CUES.get(token.low)
        if at + 1 < len(self.tokens) and token.low in PHRASES.get(self.tokens[at + 1].low, ()) and at not in self._inside:
            return PHRASE_CUE
        if token.low in ("made", "makes") and any(after.low in POINTS for after in self.tokens[at + 1 : at + 4]):
            return PHRASE_CUE
        if cue is None or at in self._inside or (token.capital and at > 0 and cue.form not in ("past", "third")):
            return None
        if cue.form == "base" and any(token.low in _NEGATIONS for token in self.tokens[max(0, at - 3) : at]):
            return None
        return None if self._is_noun(at, cue) else cue

    def _is_noun(self, at: int, cue: Cue) -> bool:
        if at == 0:
            return cue.form == "base" or (cue.form == "third" and cue.noun)
        before = self.tokens[at - 1]
        if before.text in ("’s", "'s", "’", "'"):
            return cue.form in ("third", "base") or (cue.form == "past" and cue.strength < Strength.STRONG)
        if before.low in DETERMINERS or before.low in PREPOSITIONS - {"before", "after", "since", "as", "by", "of", "in", "without", "like", "while"}:
            return before.low not in ("that", "this", "all", "both", "another", "most") or cue.noun
        if cue.form == "base":
            went_on = at > 1 and self.tokens[at - 2].low in ("on", "continued", "seemed", "appeared")
            return (before.low == "to" and not went_on) or before.low != "to" and not (before.low in AUXILIARIES | ADVERBS | {"they", "we", "i", "who", "you"} or before.low.endswith("s"))
        if before.low in PREPOSITIONS:
            return cue.form != "ing"
        return cue.noun and not (before.low in PRONOUNS or at - 1 in self._inside or before.low in ADVERBS or before.text in ",)") and not self._after_person(at)

    def _after_person(self, at: int) -> bool:
        return self.tokens[at - 1].low in GENERIC_PEOPLE

    def passive(self, at: int) -> bool:
        """Whether the verb stands behind a form of “be” (was told): its subject did not speak."""
        cue = CUES.get(self.tokens[at].low)
        if cue is None or cue.form not in ("past", "participle"):
            return False
        back = at - 1
        while back >= 0 and (self.tokens[back].low in ADVERBS | TEMPORAL or self.tokens[back].low.endswith("ly")):
            back -= 1
        return back >= 0 and self.tokens[back].low in {"’s", "'s","is", "was", "are", "were", "be", "been", "being", "when", "if"}

    def subject_before(self, at: int) -> Mention | None:
        """The subject in front of the verb at a token; None where a quotation or a clause border comes first."""
        back = at - 1
        while back >= 0 and self._skippable(back):
            back -= 1
        if back < 0:
            return None
        token = self.tokens[back]
        if token.low in ("and", "but", "or") and self._shares_subject(back):
            return self._coordinated(back)
        if token.text == "," or token.text in _DASHES or token.text == ")":
            return self._behind_aside(back)
        name = self._ending.get(back)
        if name is not None and name.kind is NameKind.PLACE and name.left > 1 and self.tokens[name.left - 1].text == ",":
            back = name.left - 2  # of Columbia, South Carolina
        return self.phrase_ending(back)

    def _skippable(self, at: int) -> bool:
        token = self.tokens[at]
        if at in self._inside:
            return False
        if token.low in AUXILIARIES or token.low in ADVERBS:
            return True
        if token.low.endswith("ly") and token.low not in ("family", "ally", "only child"):
            return True
        if token.low in TEMPORAL or (token.low in ("on", "in", "last", "this", "earlier") and at + 1 < len(self.tokens) and self.tokens[at + 1].low in TEMPORAL):
            return True
        return token.low == "to" and self.tokens[at - 1].low in CLAUSE_VERBS | {"on"} if at else False

    def _shares_subject(self, at: int) -> bool:
        """Whether a verb of the same subject stands before: Smith criticized the plan and said …"""
        return any(self._finite(back) for back in range(at))

    def _coordinated(self, at: int) -> Mention | None:
        found = [self.subject_before(back) for back in range(at - 1, -1, -1) if self._finite(back)]
        named = [one for one in found if one is not None and not self._is_relative(one)]
        return next((one for one in named if self._may_speak(one)), named[0] if named else None)

    def put_to(self, at: int) -> bool:
        """Whether the quotation at a token is what somebody was asked: its speaker is whoever asked."""
        back = at - 1
        while back >= 0 and self.tokens[back].text in ",:":
            back -= 1
        return back > 0 and self.tokens[back].low in ("asked", "quizzed") and self.passive(back)

    def subjects(self) -> tuple[Mention, ...]:
        """The subject of every finite verb, in order."""
        found = (self.subject_before(at) for at in range(1, len(self.tokens)) if self._finite(at))
        return tuple(one for one in found if one is not None)

    def _is_relative(self, found: Mention) -> bool:
        return self.tokens[found.first].low in _RELATIVE

    def _finite(self, at: int) -> bool:
        token = self.tokens[at]
        if at in self._inside or token.quote >= 0:
            return False
        cue = self.cue_at(at)
        if cue is not None:
            return cue.form in ("past", "third") and not self.passive(at)
        return token.low in CLAUSE_VERBS or (token.low in AUXILIARIES and token.low not in ("be", "been", "being", "not")) or self._regular_past(at)

    def _regular_past(self, at: int) -> bool:
        """A word in -ed behind a name, a pronoun or an auxiliary: most likely the verb."""
        if not self.tokens[at].low.endswith("ed") or at == 0:
            return False
        before = self.tokens[at - 1]
        return at - 1 in self._inside or before.low in PRONOUNS or before.low in AUXILIARIES or before.low in ADVERBS or before.text == ","

    def _behind_aside(self, at: int) -> Mention | None:
        """Back over “, the secretary of …,” and “(R-Ohio)” and “— who … —” to the words they are about."""
        back = at
        nearest: Mention | None = None
        for _ in range(_DEEPEST):
            start = self._aside_start(back)
            if start < 0:
                return self._whole(back, nearest)
            if start == 0:
                break
            found = self.phrase_ending(start - 1) if self.tokens[start - 1].text not in ",—–)" else None
            inner = self._leads_aside(start + 1, back)
            if self.tokens[start - 1].text == ")":
                found = self._behind_aside(start - 1)
            behind = self._ending.get(back - 1)
            if found is not None and found.kind is MentionKind.NOUN and behind is not None and behind.kind is NameKind.PERSON and self._heads(behind):
                return self._named(behind.left, back - 1)
            if found is not None and inner and found.kind is MentionKind.NOUN and self.tokens[found.first - 1].text == "," and found.first:
                nearest = nearest or found
                back = start
                continue
            if found is not None and inner and (found.kind is not MentionKind.NAME or found.name is None or found.name.kind is not NameKind.PLACE):
                return found
            if not inner:
                return self.phrase_ending(back - 1) or nearest
            nearest = nearest or self.phrase_ending(back - 1)
            back = start
        return nearest

    def _heads(self, name: Name) -> bool:
        """Whether a name stands for its aside: not behind a preposition there."""
        return name.left == 0 or self.tokens[name.left - 1].low not in PREPOSITIONS

    def _whole(self, back: int, nearest: Mention | None) -> Mention | None:
        """No earlier comma: “In his memoir Smith, …” or “Asked about it, …”; the clause itself may hold the subject."""
        if self.tokens[back].text == "," and self.tokens[0].low not in PREPOSITIONS:
            return self.phrase_ending(back - 1) or nearest
        return nearest

    def _aside_start(self, back: int) -> int:
        """Where the aside that ends at `back` begins; -1 when it does not."""
        closing = self.tokens[back].text
        openers = {")": "(", "]": "["}.get(closing)
        dash = closing in _DASHES
        for at in range(back - 1, -1, -1):
            text = self.tokens[at].text
            if openers:
                if text == openers:
                    return at
            elif dash:
                if text in _DASHES:
                    return at
            elif text == ",":
                return at
            elif text in ";:" or (self.tokens[at].quote >= 0 and at == 0):
                return -1
        return -1

    def _leads_aside(self, first: int, end: int) -> bool:
        """Whether what begins here describes the words before: a role, an age, a place, who …, speaking at …"""
        if first >= end:
            return True
        token = self.tokens[first]
        name = self._inside.get(first)
        if name is not None:
            return name.kind is NameKind.PLACE or name.last < end - 1 or name.text[1:2] == "-" or "-" in name.text
        return not (token.low in ("he", "she", "they", "i", "we", "it"))

    def phrase_ending(self, at: int) -> Mention | None:
        """The noun phrase whose last word is at a token, reduced to the words that name somebody."""
        while at > 0 and self._skippable(at) and at not in self._inside:
            at -= 1
        token = self.tokens[at]
        if token.text == ")":
            opened = self._aside_start(at)
            return self.phrase_ending(opened - 1) if opened > 0 else None
        if token.quote >= 0 or token.text in _STOPS or at < 0:
            return None
        if token.low in _RELATIVE | {"that"}:
            return self._antecedent(at)
        if token.low in PRONOUNS:
            return Mention(self.sentence.index, at, at, MentionKind.PRONOUN)
        if token.low in CONJUNCTIONS or token.low in PREPOSITIONS or token.low in DETERMINERS - {"some", "many", "one", "several", "both", "all", "another"}:
            return None
        start = self._phrase_start(at)
        return self._head(start, at)

    def _antecedent(self, at: int) -> Mention | None:
        back = at - 1
        if back >= 0 and self.tokens[back].text == ",":
            back -= 1
        name = self._ending.get(back)
        if name is not None and name.kind is not NameKind.PLACE:
            return self._named(name.left, back)
        if back >= 0 and (self.tokens[back].low not in CONJUNCTIONS | PREPOSITIONS) and self.tokens[at].low != "that":
            found = self.phrase_ending(back)
            if found is not None:
                return found
        return Mention(self.sentence.index, at, at, MentionKind.PRONOUN) if self.tokens[at].low == "who" else None

    def _phrase_start(self, at: int) -> int:
        """Back to where the noun phrase begins: a mark, a conjunction, a verb or a quotation stops it."""
        start = at
        while start > 0:
            before = self.tokens[start - 1]
            if start - 1 in self._inside:
                start -= 1
                continue
            if before.quote >= 0 or before.text in _STOPS or before.low in WEEKDAYS or before.low in CONJUNCTIONS - {"and", "or"} or before.low in PRONOUNS:
                break
            if before.low in ("and", "or") and not self._joins(start - 1):
                break
            if before.low == "to" and start > 1 and self.tokens[start - 2].low == "according":
                break
            if self._is_verb(start - 1):
                break
            start -= 1
        return start

    def _joins(self, at: int) -> bool:
        """Whether “and” joins two names: Smith and Jones said."""
        return at - 1 in self._inside and at + 1 in self._inside

    def _is_verb(self, at: int) -> bool:
        token = self.tokens[at]
        if token.low in CLAUSE_VERBS or token.low in AUXILIARIES or self._regular_past(at):
            return True
        cue = CUES.get(token.low)
        return cue is not None and self.cue_at(at) is not None and cue.form != "base"

    def _head(self, start: int, end: int) -> Mention | None:
        """The part before the first preposition that is not at the phrase's very beginning."""
        while start < end and start not in self._inside and (self.tokens[start].low in ADVERBS or self.tokens[start].low in ("and", "but", "or", "yet", "so")):
            start += 1
        if self.tokens[start].low in PREPOSITIONS and start not in self._inside:
            return self._behind_preposition(start, end)
        stop = next((at for at in range(start + 1, end + 1) if self.tokens[at].low in PREPOSITIONS and at not in self._inside), end + 1)
        name = self._ending.get(end)
        plain = all(self._inside[at].kind is NameKind.PLACE for at in range(start, stop) if at in self._inside)
        if name is not None and plain and stop <= end and self.tokens[stop].low == "of" and self.tokens[name.left - 1].low not in PREPOSITIONS | DETERMINERS | {"and"}:
            return self._named(name.left, end)
        return self._named(start, stop - 1)

    def _behind_preposition(self, start: int, end: int) -> Mention | None:
        """“In a statement Smith”, “on Monday the mayor”: the last name or the last determiner starts the subject."""
        name = self._ending.get(end)
        if name is not None and name.left > start:
            return self._named(name.left, end)
        for at in range(end, start, -1):
            if self.tokens[at].low in DETERMINERS and at > start + 1:
                return self._named(at, end)
        return None

    def _named(self, first: int, last: int) -> Mention:
        name = self._ending.get(last)
        if name is not None:
            return Mention(self.sentence.index, name.left, last, MentionKind.NAME, name)
        return Mention(self.sentence.index, first, last, MentionKind.NOUN)

    def subject_after(self, at: int) -> Mention | None:
        """The subject behind an inverted verb: “…,” said Jane Smith, a teacher from Ohio."""
        first = at + 1
        while first < len(self.tokens) and (self.tokens[first].low in ADVERBS or self.tokens[first].low.endswith("ly")) and first not in self._inside:
            first += 1
        if first >= len(self.tokens):
            return None
        token = self.tokens[first]
        if token.low in PRONOUNS - {"who"}:
            return Mention(self.sentence.index, first, first, MentionKind.PRONOUN)
        if first not in self._inside and (token.quote >= 0 or token.text in _STOPS or token.low in PREPOSITIONS | CONJUNCTIONS | TEMPORAL | _OBJECTS):
            return None
        last = first
        while last + 1 < len(self.tokens) and not self._ends_subject(last + 1):
            last += 1
        return self._cut_to_name(first, last)

    def _ends_subject(self, at: int) -> bool:
        token = self.tokens[at]
        if at in self._inside:
            return False
        return token.quote >= 0 or token.text in _STOPS or token.low in PREPOSITIONS | CONJUNCTIONS | TEMPORAL | AUXILIARIES | {"and"} or self._is_verb(at)

    def _cut_to_name(self, first: int, last: int) -> Mention:
        names = [self._inside[at] for at in range(first, last + 1) if at in self._inside]
        if names and names[-1].last == last:
            return self._named(first, last)
        if names and names[-1].kind is NameKind.PERSON and self.tokens[names[-1].last + 1].low not in GENERIC_PEOPLE | {"’s", "'s"}:
            return self._named(names[-1].left, names[-1].last)
        return self._named(first, last)

    def main_subject(self, before: int, *, saying: bool = False) -> Mention | None:
        """The person who is subject of the nearest finite verb in front of a token.

        With `saying` the nearest verb of speech comes first: Smith said it could fail, adding …
        """
        found = [(at, self.subject_before(at)) for at in range(before - 1, 0, -1) if self._finite(at)]
        if saying:
            spoke = [one for at, one in found if one is not None and self._speaks(at)]
            found = [*((0, one) for one in spoke), *found]
        return next((one for _, one in found if one is not None and self._may_speak(one)), None)

    def _speaks(self, at: int) -> bool:
        cue = self.cue_at(at)
        return cue is not None and cue.strength > Strength.THOUGHT

    def _may_speak(self, one: Mention) -> bool:
        last = self.tokens[one.last].low
        if one.kind is MentionKind.NAME:
            return one.name is not None and one.name.kind is not NameKind.PLACE
        return last in ("he", "she", "they", "who", "i", "we") or last in GENERIC_PEOPLE or last.removesuffix("s") in GENERIC_PEOPLE

    def finite_between(self, first: int, last: int) -> bool:
        """Whether another finite verb stands between two tokens."""
        return any(self._finite(at) for at in range(first + 1, last))

    def first_phrase(self, start: int) -> Mention | None:
        """The phrase that begins at a token: the subject behind “Calling it a “…,””."""
        while start < len(self.tokens) and self.tokens[start].text in _STOPS:
            start += 1
        if start >= len(self.tokens) or self.tokens[start].quote >= 0:
            return None
        if self.tokens[start].low in PRONOUNS:
            return Mention(self.sentence.index, start, start, MentionKind.PRONOUN)
        last = start
        while last + 1 < len(self.tokens) and not self._ends_subject(last + 1):
            last += 1
        return self._cut_to_name(start, last) if start in self._inside or self.tokens[start].low in DETERMINERS else None

