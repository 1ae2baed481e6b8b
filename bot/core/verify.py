"""Is a claimed quote what was said? Levels of equality, alignment, and a word-level edit script as evidence.

The road of a claim: words with keys and weights (`comparing.claim`), passages that share its rare words (`grams`), runs
of equal words (`align`), the gaps between them and how much they differ (`compare`), one verdict (`judge`).
"""

from dataclasses import dataclass, field

from bot.core.attribution import Claimants
from bot.core.claims import quoted_parts
from bot.core.comparing.align import Run, align
from bot.core.comparing.claim import Claim
from bot.core.comparing.compare import Comparison, compare
from bot.core.comparing.corpus import Corpus
from bot.core.comparing.judge import RUN_IN, Ruling, judge, settled
from bot.core.comparing.marks import quoted_spans
from bot.core.comparing.recognise import Attribution
from bot.core.model import Record
from bot.core.names import Names
from bot.core.speech_tags import only_says, without_tag
from bot.core.verdict import Edit, Level, Match, Op, Tag, Verdict, Verification

__all__ = ["Edit", "Level", "Match", "Op", "Tag", "Verdict", "Verification", "Verifier"]

# Passages that hold a short claim word for word and are compared closely, at most.
_CLOSELY = 12
# Of the others those are compared closely that share this much of the weight of the claim, or this many bits; and
# always the best few.
_LEAST_SHARE, _LEAST_BITS = 0.2, 16.0
_ALWAYS = 3
_TRUE = (Verdict.VERBATIM, Verdict.TRIVIAL)
# Of several attributed quotations in one text the verdict is that of the worst.
_GRAVITY = (*_TRUE, Verdict.ALTERED, Verdict.SPLICED, Verdict.MISATTRIBUTED, Verdict.NOT_ON_RECORD)
# A text of more characters than a message may have is not read as one.
_MESSAGE = 4000
_CUT = "The claim is very long; only its first {} words were compared."


@dataclass(frozen=True)
class Verifier:
    """Checks claimed quotes against one record; built once, then read only."""

    record: Record
    _corpus: Corpus = field(init=False, repr=False)
    _claimants: Claimants = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_corpus", Corpus.of(self.record))
        object.__setattr__(self, "_claimants", Claimants(Names(self.record)))

    def verify(self, text: str, *, speaker: str | None = None) -> Verification:
        """The verdict on words that somebody is claimed to have said.

        `speaker` is an id or a name as people write it; a name that nobody on record bears is somebody else. Without a
        speaker the words alone are judged. A text that is itself an attributed quotation (“…,” Zarif said) is judged
        by the words between the marks, where its attribution names that speaker.
        """
        who = Attribution(speaker or "", self._claimants.find(speaker))
        ruling = self._ruling(text, who)
        if ruling.verdict not in _TRUE and len(text) <= _MESSAGE:
            ruling = self._within(text, who) or ruling
        return Verification(text, speaker, ruling.verdict, ruling.matches, ruling.warnings)

    def _ruling(self, text: str, who: Attribution) -> Ruling:
        claim = Claim.of(text, self._corpus)
        ruling = judge(claim, self._comparisons(claim, who), who)
        if not claim.cut:
            return ruling
        return Ruling(ruling.verdict, ruling.matches, (*ruling.warnings, _CUT.format(len(claim.words))))

    def _within(self, text: str, who: Attribution) -> Ruling | None:
        """The ruling on the words that a text attributes, where it is more than those words."""
        spans = quoted_spans(text)
        if not spans and (ruling := self._run_in(text, who)):
            return ruling
        parts = quoted_parts(text)
        if len(spans) == len(parts) == 1 and not parts[0].speaker:
            start, end = spans[0]
            return self._ruling(text[start:end], who) if only_says(text[: start - 1], text[end + 1 :]) else None
        if not parts or not all(part.speaker for part in parts):
            return None
        rulings = []
        for part in parts:
            named = self._claimants.find(part.speaker)
            if not named or (who.ids is not None and not named & who.ids):
                return None
            rulings.append(self._ruling(part.text, Attribution(part.speaker or "", named)))
        return max(rulings, key=lambda one: _GRAVITY.index(one.verdict))

    def _run_in(self, text: str, who: Attribution) -> Ruling | None:
        """The ruling on a text that runs "Zarif said" into his words with no mark between them."""
        for name, words in without_tag(text):
            named = self._claimants.find(name)
            if named is not None and not (named if who.ids is None else named & who.ids):
                continue
            whose = who if named is None or who.ids is not None else Attribution(name or "", named)
            ruling = self._ruling(words, whose)
            if ruling.verdict in _TRUE:
                return Ruling(Verdict.SPLICED, ruling.matches, (*ruling.warnings, RUN_IN))
            if ruling.verdict is Verdict.MISATTRIBUTED:
                return ruling
        return None

    def _comparisons(self, claim: Claim, who: Attribution) -> list[Comparison]:
        found = [compare(claim, number, self._corpus, runs) for number, runs in self._holders(claim, who)]
        held = {one.number for one in found}
        if settled(found, who):  # a claim that is true already is only shown beside other prints of the same words
            prints = (number for one in found for number in self._corpus.prints(one.passage.statement))
            likely = [number for number in dict.fromkeys(prints) if number not in held]
        else:
            likely = [*claim.candidates(self._corpus), *claim.own(self._corpus, who.ids or ())]
            likely = [number for number in dict.fromkeys(likely) if number not in held]
        least = min(_LEAST_BITS, _LEAST_SHARE * claim.weight)
        shared = sorted((-claim.shared(self._corpus, number), number) for number in likely)
        likely = [number for place, (bits, number) in enumerate(shared) if place < _ALWAYS or -bits >= least]
        aligned = [(number, self._aligned(claim, number)) for number in likely]
        aligned.sort(key=lambda one: (-claim.weigh(one[1]), one[0]))
        for place, (number, runs) in enumerate(aligned):
            if runs and (place < _ALWAYS or claim.weigh(runs) >= least):
                found.append(compare(claim, number, self._corpus, runs))
        return found

    def _aligned(self, claim: Claim, number: int) -> tuple[Run, ...]:
        return align(claim.words, self._corpus.passages[number].words, claim.bits)

    def _holders(self, claim: Claim, who: Attribution) -> list[tuple[int, tuple[Run, ...]]]:
        """Passages that hold the claim in a row, the claimed speaker's and the shortest first."""

        def rank(place: tuple[int, int]) -> tuple[bool, bool, int, int]:
            passage = self._corpus.passages[place[0]]
            own = who.ids is not None and passage.statement.speaker_id in who.ids
            return not own, not passage.quoted, len(passage.words), place[0]

        holders = sorted(self._corpus.holders(list(claim.words)), key=rank)[:_CLOSELY]
        return [(number, (Run(0, at, len(claim.words)),)) for number, at in holders]
