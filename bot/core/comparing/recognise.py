"""Whether a changed statement is still to be recognised, and whose words a claim is compared with."""

from collections import Counter
from dataclasses import dataclass

from bot.core.comparing.claim import Claim
from bot.core.comparing.compare import Comparison
from bot.core.comparing.evidence import similarity

# A statement is recognised by this share of the claim's weight or words, this weight (bits) and this similarity. A
# right speaker is evidence in itself: it makes 95 of 100 claims of five words known, and no more strangers.
_COVER, _COVER_WORDS = 0.55, 0.65
_RECOGNISED, _RECOGNISED_OWN = 24.0, 9.0
_ALIKE, _ALIKE_REPORTER = 0.55, 0.65
_SENTENCE = 4
_SCRAMBLED, _SCRAMBLED_COVER, _TIMES = 8, 0.9, 2


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is claimed to have said it: as typed, and the ids it may mean (none for somebody who is not on record)."""

    typed: str = ""
    ids: frozenset[str] | None = None

    def owns(self, one: Comparison) -> bool:
        """Whether the claimed speaker said what the claim is compared with; nobody in particular said everything."""
        return self.ids is None or one.passage.statement.speaker_id in self.ids

    def names(self, one: Comparison) -> bool:
        """Whether somebody in particular is claimed, and rightly."""
        return self.ids is not None and self.owns(one)


def reporters(one: Comparison) -> bool:
    """Whether the words compared are, at least in part, the reporter's."""
    if one.passage.quoted:
        return False
    return not one.passage.around or not all(one.reading.quoted[slice(*one.window)])


def recognises(claim: Claim, one: Comparison, who: Attribution) -> bool:
    """Whether a claim is near enough to a passage to be called a changed form of it."""
    if not one.passage.quoted and not reporters(one):
        return False
    words = sum(run.size for run in one.runs) / len(claim.words)
    weight = _RECOGNISED_OWN if who.names(one) else _RECOGNISED
    alike = _ALIKE if one.passage.quoted else _ALIKE_REPORTER
    if (one.cover >= _COVER or words >= _COVER_WORDS) and one.matched >= weight and similarity(claim, one) >= alike:
        return True
    return _holds_sentence(claim, one, weight) or _scrambles(claim, one)


def _holds_sentence(claim: Claim, one: Comparison, weight: float) -> bool:
    """Whether the claim holds a whole sentence of the record, however many words were added to it."""
    starts = one.reading.starts
    return any(
        run.size >= _SENTENCE and starts[run.record] and starts[run.record + run.size] and claim.weigh((run,)) >= weight
        for run in one.runs
    )


def _scrambles(claim: Claim, one: Comparison) -> bool:
    """Whether nearly all words of a long claim stand in the passage, in whatever order."""
    if len(claim.words) < _SCRAMBLED or len(one.passage.words) > _TIMES * len(claim.words):
        return False
    left = Counter(one.passage.words)
    shared = 0.0
    for word, bits in zip(claim.words, claim.bits, strict=True):
        if left[word] > 0:
            left[word] -= 1
            shared += bits
    return shared >= max(_RECOGNISED, _SCRAMBLED_COVER * claim.weight)
