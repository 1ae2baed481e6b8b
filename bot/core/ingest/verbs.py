"""Verbs of a sentence, told from nouns of the same form by what stands before them."""

from bot.core.ingest.cues import CUES, PHRASE_CUE, PHRASES, POINTS, Cue, Strength
from bot.core.ingest.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_VERBS,
    DETERMINERS,
    GENERIC_PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    TEMPORAL,
)
from bot.core.ingest.names import Name
from bot.core.ingest.sentences import Sentence, Token
from bot.core.ingest.wordlists import word_set

POSSESSIVES = frozenset({"’s", "'s", "’", "'"})
_BE = word_set("is was are were be been being when if ’s 's")
_NEGATIONS = word_set(
    "not never n’t didn’t doesn’t don’t wouldn’t won’t didn't doesn't don't wouldn't won't declined refused"
)
_VERB_MAY_FOLLOW = word_set("before after since as by of in without like while")
_WENT_ON = word_set("on continued seemed appeared")  # … to say
_SUBJECTS = word_set("they we i who you")
_MODALS = word_set("would will could should might may must shall can ’ll")
_NOT_ADVERBS = word_set("family ally")
_BEFORE_TIME = word_set("on in last this earlier")


class Verbs:
    """The words of one sentence with its names marked."""

    def __init__(self, sentence: Sentence, names: tuple[Name, ...]) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.ending = {name.last: name for name in names}
        self.inside = {at: name for name in names for at in range(name.left, name.last + 1)}

    def name_at(self, at: int) -> Name | None:
        """The name (titles included) that a token belongs to."""
        return self.inside.get(at)

    def low(self, at: int) -> str:
        """The word at a token without case; nothing outside the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def cue_at(self, at: int) -> Cue | None:
        """The speech verb at a token, None where the same form is a noun, negated or part of a name."""
        token = self.tokens[at]
        if at in self.inside:
            return None
        if self._is_phrase(at):
            return PHRASE_CUE
        cue = CUES.get(token.low)
        if cue is None or (token.capital and at > 0 and cue.form not in ("past", "third")):
            return None
        if cue.form == "base" and any(one.low in _NEGATIONS for one in self.tokens[max(0, at - 3) : at]):
            return None
        return None if self._is_noun(at, cue) else cue

    def _is_phrase(self, at: int) -> bool:
        """“went on”, “shot back”, “made the point”."""
        if self.low(at) in PHRASES.get(self.low(at + 1), ()):
            return True
        return self.low(at) in ("made", "makes") and any(self.low(after) in POINTS for after in range(at + 1, at + 4))

    def _is_noun(self, at: int, cue: Cue) -> bool:
        if at == 0:
            return cue.form == "base" or (cue.form == "third" and cue.noun)
        before = self.low(at - 1)
        if before in POSSESSIVES:
            return cue.form in ("third", "base") or (cue.form == "past" and cue.strength < Strength.STRONG)
        if before in DETERMINERS or before in PREPOSITIONS - _VERB_MAY_FOLLOW:
            return before not in ("that", "this", "all", "both", "another", "most") or cue.noun
        if cue.form == "base":
            return self._is_base_noun(at, before)
        if before in PREPOSITIONS:
            return cue.form != "ing"
        return cue.noun and not self._introduces(at + 1) and not self._follows_subject(at - 1)

    def _introduces(self, at: int) -> bool:
        """Whether a quotation or a clause follows: the ad claims “…”."""
        return self.low(at) == "that" or (at < len(self.tokens) and self.tokens[at].quote >= 0)

    def _is_base_noun(self, at: int, before: str) -> bool:
        if before == "to":
            return self.low(at - 2) not in _WENT_ON
        return not (before in AUXILIARIES | ADVERBS | _SUBJECTS or before.endswith("s"))

    def _follows_subject(self, at: int) -> bool:
        low = self.low(at)
        return at in self.inside or low in PRONOUNS or low in ADVERBS or low in ",)" or low in GENERIC_PEOPLE

    def passive(self, at: int) -> bool:
        """Whether the verb stands behind a form of “be” (was told): its subject did not speak."""
        cue = CUES.get(self.low(at))
        if cue is None or cue.form not in ("past", "participle"):
            return False
        back = at - 1
        while back >= 0 and (self.low(back) in ADVERBS | TEMPORAL or self.low(back).endswith("ly")):
            back -= 1
        return self.low(back) in _BE

    def supposed(self, at: int) -> bool:
        """Whether the verb only would or might happen: “her campaign would continue “…””."""
        return any(self.low(back) in _MODALS for back in (at - 1, at - 2))

    def put_to(self, at: int) -> bool:
        """Whether the quotation at a token is what somebody was asked: its speaker is whoever asked."""
        back = at - 1
        while back >= 0 and self.low(back) in ",:":
            back -= 1
        return back > 0 and self.low(back) in ("asked", "quizzed") and self.passive(back)

    def finite(self, at: int) -> bool:
        """Whether the word is, as far as forms tell, a verb with a subject of its own."""
        token = self.tokens[at]
        if at in self.inside or token.quote >= 0:
            return False
        cue = self.cue_at(at)
        if cue is not None:
            return cue.form in ("past", "third") and not self.passive(at)
        if token.low in AUXILIARIES:
            return token.low not in ("be", "been", "being", "not")
        return token.low in CLAUSE_VERBS or self._regular_past(at)

    def finite_between(self, first: int, last: int) -> bool:
        """Whether another finite verb stands between two tokens."""
        return any(self.finite(at) for at in range(first + 1, last))

    def is_verb(self, at: int) -> bool:
        """Whether a noun phrase ends in front of this word because it is a verb."""
        low = self.low(at)
        if low in CLAUSE_VERBS or low in AUXILIARIES or self._regular_past(at):
            return True
        cue = self.cue_at(at)
        return cue is not None and cue.form != "base"

    def speaks(self, at: int) -> bool:
        """Whether the word is a verb of speech, not merely of opinion."""
        cue = self.cue_at(at)
        return cue is not None and cue.strength > Strength.THOUGHT

    def _regular_past(self, at: int) -> bool:
        """A word in -ed behind a name, a pronoun or an auxiliary: most likely the verb."""
        if at == 0 or not self.low(at).endswith("ed"):
            return False
        before = self.low(at - 1)
        return (
            at - 1 in self.inside or before in PRONOUNS or before in AUXILIARIES or before in ADVERBS or before == ","
        )

    def skippable(self, at: int) -> bool:
        """Whether the word may stand between a subject and its verb: has also, on Monday, repeatedly."""
        low = self.low(at)
        if at in self.inside:
            return False
        if low in AUXILIARIES or low in ADVERBS or low in TEMPORAL:
            return True
        if low.endswith("ly") and low not in _NOT_ADVERBS:
            return True
        if low in _BEFORE_TIME and self.low(at + 1) in TEMPORAL:
            return True
        return low == "to" and at > 0 and self.low(at - 1) in CLAUSE_VERBS | {"on"}
