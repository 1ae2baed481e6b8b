"""Is a claimed quote what was said? Levels of equality, alignment, and a word-level edit script as evidence.

The road of a claim: words with keys and weights (`comparing.claim`), passages that share its rare words (`corpus`),
runs of equal words (`align`), the gaps between them and how much they differ (`compare`), one verdict (`judge`).
"""

from dataclasses import dataclass, field, replace

from bot.core.attribution import Claimants
from bot.core.claims import quoted_parts
from bot.core.comparing.align import Run, align
from bot.core.comparing.claim import Claim
from bot.core.comparing.compare import Comparison, compare
from bot.core.comparing.corpus import Corpus, Passage
from bot.core.comparing.judge import RUN_IN, Ruling, judge, settled
from bot.core.comparing.marks import quoted_spans
from bot.core.comparing.memory import MemoryCorpus
from bot.core.comparing.recognise import Attribution
from bot.core.model import Record
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
    """Checks claimed quotes against one record; several threads may ask it."""

    corpus: Corpus = field(repr=False)
    claimants: Claimants = field(repr=False)

    @classmethod
    def of(cls, record: Record) -> "Verifier":
        """Over a small record, all in memory."""
        return cls(MemoryCorpus.of(record), Claimants(record.speakers))

    def leaving_out(self, statements: frozenset[str]) -> "Verifier":
        """The same without some statements (full ids); costs nothing, however many are left."""
        return replace(self, corpus=self.corpus.leaving_out(statements))

    def verify(self, text: str, *, speaker: str | None = None) -> Verification:
        """The verdict on words that somebody is claimed to have said.

        `speaker` is an id or a name as people write it; a name that nobody on record bears is somebody else. Without a
        speaker the words alone are judged. A text that is itself an attributed quotation (“…,” Zarif said) is judged
        by the words between the marks, where its attribution names that speaker.
        """
        who = Attribution(speaker or "", self.claimants.find(speaker))
        ruling = self._ruling(text, who)
        if ruling.verdict not in _TRUE and len(text) <= _MESSAGE:
            ruling = self._within(text, who) or ruling
        return Verification(text, speaker, ruling.verdict, ruling.matches, ruling.warnings)

    def _ruling(self, text: str, who: Attribution) -> Ruling:
        claim = Claim.of(text, self.corpus)
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
            named = self.claimants.find(part.speaker)
            if not named or (who.ids is not None and not named & who.ids):
                return None
            rulings.append(self._ruling(part.text, Attribution(part.speaker or "", named)))
        return max(rulings, key=lambda one: _GRAVITY.index(one.verdict))

    def _run_in(self, text: str, who: Attribution) -> Ruling | None:
        """The ruling on a text that runs "Zarif said" into his words with no mark between them."""
        for name, words in without_tag(text):
            named = self.claimants.find(name)
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
        if not claim.words:
            return []
        corpus = self.corpus
        found = [compare(claim, passage, corpus, runs) for passage, runs in self._holders(claim, who)]
        held = {one.passage.number for one in found}
        if settled(found, who):  # a claim that is true already is only shown beside other prints of the same words
            numbers = [number for one in found for number in corpus.prints(one.passage.statement)]
        else:
            numbers = [*claim.candidates(corpus), *claim.own(corpus, sorted(who.ids or ()))]
        likely = [corpus.passage(number) for number in dict.fromkeys(numbers) if number not in held]
        least = min(_LEAST_BITS, _LEAST_SHARE * claim.weight)
        shared = sorted(((-claim.shared(one), one.number, one) for one in likely), key=lambda one: one[:2])
        likely = [one for place, (bits, _, one) in enumerate(shared) if place < _ALWAYS or -bits >= least]
        aligned = [(one, align(claim.words, one.words, claim.bits)) for one in likely]
        aligned.sort(key=lambda one: (-claim.weigh(one[1]), one[0].number))
        for place, (passage, runs) in enumerate(aligned):
            if runs and (place < _ALWAYS or claim.weigh(runs) >= least):
                found.append(compare(claim, passage, corpus, runs))
        return found

    def _holders(self, claim: Claim, who: Attribution) -> list[tuple[Passage, tuple[Run, ...]]]:
        """Passages that hold the claim in a row."""
        if "" in claim.words:
            return []
        holders = self.corpus.holders(claim.words, who.ids or frozenset(), _CLOSELY)
        return [(self.corpus.passage(number), (Run(0, at, len(claim.words)),)) for number, at in holders]
