"""Whether a changed statement is still to be recognised, and whose words a claim is compared with."""

from collections import Counter
from dataclasses import dataclass

from bot.core.comparing.claim import Claim
from bot.core.comparing.compare import Comparison
from bot.core.comparing.evidence import similarity

# A statement is recognised by this share of the claim's weight or words, this weight (bits) and this similarity. A
# right speaker is evidence in itself: it makes 95 of 100 claims of five words known, and no more strangers.
_COVER, _COVER_WORDS = 0.55, 0.65
# The claim or a sentence on record must be found in good part, or else nothing but one word or words between others
# may differ: a few words in a row, however rare, stand in many a sentence.
_MOST_COVER, _MOST_WORDS, _MOST_ALIKE = 0.75, 0.78, 0.78
_ONE_WORD, _OF_SENTENCE = 0.7, 0.6
# A whole statement of up to five words with one of them changed is known by a word as rare as this (bits).
_FEW, _RARE = 5, 9.0
_RECOGNISED, _RECOGNISED_OWN = 24.0, 9.0
_ALIKE, _ALIKE_REPORTER = 0.55, 0.65
_SENTENCE = 4
_PIECES, _CUT_DOWN = 3, 0.9
# So many words of a source's own sentence at least are a reporter's words for what was said, and not a mere name.
_REPORTED = 5
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


def retells(claim: Claim, one: Comparison, who: Attribution) -> bool:
    """Whether a claim is compared with a reporter's words for what the claimed speaker said.

    What else the source says around a statement is nobody's words.
    """
    if not reporters(one) or not one.passage.around:
        return reporters(one)
    return who.owns(one) and (len(claim.words) >= _REPORTED or any(one.reading.quoted[slice(*one.window)]))


def recognises(claim: Claim, one: Comparison, who: Attribution) -> bool:
    """Whether a claim is near enough to a passage to be called a changed form of it."""
    if not one.passage.quoted and not retells(claim, one, who):
        return False
    weight = _RECOGNISED_OWN if who.names(one) else _RECOGNISED
    alike = _ALIKE if one.passage.quoted else _ALIKE_REPORTER
    if one.matched >= weight and similarity(claim, one) >= alike and _substantial(claim, one):
        return True
    if _cut_down(one):
        return True
    return _holds_sentence(claim, one, weight) or _scrambles(claim, one) or (who.names(one) and _few(claim, one))


def _substantial(claim: Claim, one: Comparison) -> bool:
    """Whether what is found is a good part of the claim or of the sentences that it stands in."""
    found = sum(run.size for run in one.runs)
    words = found / len(claim.words)
    if one.cover < _COVER and words < _COVER_WORDS:
        return False
    if one.cover >= _MOST_COVER or words >= _MOST_WORDS or similarity(claim, one) >= _MOST_ALIKE:
        return True
    last = one.runs[-1]
    between = one.runs[0].claim == 0 and last.claim + last.size == len(claim.words)
    if words >= _ONE_WORD and (len(claim.words) - found == 1 or between):
        return True
    start, end = one.reading.sentence_start(one.window[0]), one.reading.sentence_end(one.window[1])
    return found >= _OF_SENTENCE * (end - start)


def _cut_down(one: Comparison) -> bool:
    """Whether the claim is hardly more than a few solid pieces of the passage, however much lies between them."""
    solid = len(one.runs) <= _PIECES and all(run.size > 1 for run in one.runs)
    return solid and one.cover >= _CUT_DOWN and one.matched >= _RECOGNISED


def _few(claim: Claim, one: Comparison) -> bool:
    """Whether the claim is a whole statement of a few words with one changed, in whatever order."""
    size = len(claim.words)
    if not one.passage.quoted or not 1 < size == len(one.passage.words) <= _FEW:
        return False
    return sum((Counter(claim.words) & Counter(one.passage.words)).values()) == size - 1 and one.matched >= _RARE


def _holds_sentence(claim: Claim, one: Comparison, weight: float) -> bool:
    """Whether the claim holds a whole sentence of the record, however many words were added to it."""
    starts = one.reading.starts
    return any(
        run.size >= _SENTENCE and starts[run.record] and starts[run.record + run.size] and claim.weigh((run,)) >= weight
        for run in one.runs
    )


def _scrambles(claim: Claim, one: Comparison) -> bool:
    """Whether the words of a whole statement, or nearly all of a long claim, stand in the passage in any order."""
    if len(claim.words) == len(one.passage.words) and sorted(claim.words) == sorted(one.passage.words):
        return claim.weight >= _RECOGNISED
    if len(claim.words) < _SCRAMBLED or len(one.passage.words) > _TIMES * len(claim.words):
        return False
    left = Counter(one.passage.words)
    shared = 0.0
    for word, bits in zip(claim.words, claim.bits, strict=True):
        if left[word] > 0:
            left[word] -= 1
            shared += bits
    return shared >= max(_RECOGNISED, _SCRAMBLED_COVER * claim.weight)
