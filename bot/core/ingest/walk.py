"""Going through an article from top to bottom, settling for each quotation who spoke it."""

from dataclasses import dataclass, replace

from bot.core.ingest.attribution import Claim, claim_for
from bot.core.ingest.cues import Strength
from bot.core.ingest.dates import Dated, dates_in
from bot.core.ingest.draft import CONFIDENCE, How
from bot.core.ingest.lexicon import PREPOSITIONS, SPEECH_NOUNS
from bot.core.ingest.people import Person
from bot.core.ingest.phrases import Mention, MentionKind
from bot.core.ingest.reading import Reading
from bot.core.ingest.reported import reported_claim
from bot.core.ingest.resolving import Resolver
from bot.core.ingest.sentences import Sentence
from bot.core.ingest.setting import reporting_outlet, venue_in

_ALONE = frozenset(",.;:!?…—–-()[]'‘’\"”“*•") | {"--", "..."}


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where, as far as one sentence says."""

    dated: Dated | None = None
    venue: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Who spoke one quotation, or one sentence of reported speech."""

    sentence: int
    mention: Mention | None
    person: Person | None
    how: How
    confidence: float
    cue: str | None = None
    setting: Setting = Setting()
    adjacent: bool = False
    gap: int = 99
    strength: Strength = Strength.THOUGHT
    later: bool = False


class Walk:
    """The state of one walk: what was settled for each quotation, who spoke when."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.resolver = Resolver(reading.readers, reading.names, reading.people)
        self.found: dict[int, Finding] = {}
        self.reported: list[Finding] = []
        self._settings: dict[int, Setting] = {}

    def run(self) -> None:
        """Settle every sentence in order."""
        for sentence in self.reading.sentences:
            numbers = [at for at, token in enumerate(sentence.tokens) if token.quote >= 0]
            self.resolver.note(sentence.index)
            for at in numbers:
                self._settle(sentence, at)
            if not numbers:
                self._settle_reported(sentence)

    def _settle(self, sentence: Sentence, at: int) -> None:
        number = sentence.tokens[at].quote
        one, inner = self.reading.quoted[number], self.reading.inner(number)
        previous = self._before(sentence, at)
        alone = all(
            token.quote >= 0 or token.text in _ALONE or token.low in ("but", "and", "yet", "so", "or")
            for token in sentence.tokens
        )
        if self.reading.readers[sentence.index].put_to(at):
            finding = Finding(sentence.index, None, None, How.NONE, CONFIDENCE[How.NONE])
        elif one.continued and number - 1 in self.found:
            finding = self._continue(sentence, self.found[number - 1])
        else:
            claim = None if alone else claim_for(self.reading.readers[sentence.index], at, inner)
            finding = (
                self._claimed(sentence, claim, inner, at)
                if claim
                else self._unclaimed(sentence, at, alone=alone, previous=previous)
            )
        self.found[number] = finding
        self.resolver.heard(sentence.index, finding.person if finding.how is not How.SUBJECT else None)

    def _before(self, sentence: Sentence, at: int) -> Finding | None:
        """What was settled for the quotation just before, if it stands in this sentence or the last."""
        earlier = [number for number in self.found if number < sentence.tokens[at].quote]
        if not earlier:
            return None
        found = self.found[max(earlier)]
        near = (
            self.reading.sentences[found.sentence].paragraph >= sentence.paragraph - 1
            and found.sentence >= sentence.index - 1
        )
        return found if near else None

    def _claimed(self, sentence: Sentence, claim: Claim, inner: str, at: int = -1) -> Finding:
        assert claim.mention is not None  # noqa: S101 - claims without a mention are dropped where they are made
        person, how = self.resolver.resolve(claim.mention, inner)
        if how is How.CUE and claim.strength is Strength.STRONG:
            how = How.TRANSCRIPT if claim.colon else How.STRONG_CUE
        confidence = (
            CONFIDENCE[how] * (1.0 if claim.adjacent else 0.93) * (0.8 if claim.strength is Strength.THOUGHT else 1.0)
        )
        later = False
        if person is None and claim.mention.kind is MentionKind.NOUN:
            person = self._named_later(sentence, claim.mention)
            later = person is not None
        setting = self._setting(sentence, claim)
        cue = self.reading.readers[sentence.index].tokens[claim.at].text
        return Finding(
            sentence.index,
            claim.mention,
            person,
            how,
            confidence,
            cue,
            setting,
            claim.adjacent,
            at - claim.at,
            claim.strength,
            later,
        )

    def _setting(self, sentence: Sentence, claim: Claim) -> Setting:
        key = sentence.index
        if key not in self._settings:
            report = self.reading.report(sentence)
            dated = dates_in(report, self.reading.article.published)
            at = self.reading.readers[key].tokens[claim.at].start - sentence.start
            nearest = min(dated, key=lambda one: abs(one.start - at), default=None)
            via = self._words(claim.via) if claim.via else reporting_outlet(report)
            self._settings[key] = Setting(nearest, venue_in(report), via)
        return self._settings[key]

    def _words(self, mention: Mention) -> str:
        if mention.name is not None:
            return mention.name.text
        tokens = self.reading.readers[mention.sentence].tokens
        return self.reading.text[tokens[mention.first].start : tokens[mention.last].end]

    def _named_later(self, sentence: Sentence, mention: Mention) -> Person | None:
        """News opens with “a top security official” and names the official in the next paragraph."""
        tokens = self.reading.readers[mention.sentence].tokens[mention.first : mention.last + 1]
        if sentence.paragraph > 1 or tokens[0].low not in ("a", "an", "one") or self.found:
            return None
        words = {token.low for token in tokens[1:]}
        for following in self.reading.sentences[sentence.index + 1 : sentence.index + 3]:
            for name in self.reading.names[following.index]:
                person = self.reading.people.at(name)
                if person.is_person and words & {role.lower() for role in person.roles}:
                    return person
        return None

    def _unclaimed(self, sentence: Sentence, at: int, *, alone: bool, previous: Finding | None) -> Finding:
        if alone:
            if previous is not None:
                return self._continue(sentence, previous)
            intro = self._introduced(sentence)
            if intro is not None:
                return intro
        reader = self.reading.readers[sentence.index]
        opening = reader.cue_at(0)
        if previous is not None and opening is not None and opening.form == "ing":
            return self._continue(sentence, previous)
        mention = reader.main_subject(at)
        if mention is None:
            return (
                self._continue(sentence, previous)
                if previous and alone
                else Finding(sentence.index, None, None, How.NONE, CONFIDENCE[How.NONE])
            )
        person, _ = self.resolver.resolve(mention, self.reading.inner(sentence.tokens[at].quote))
        return Finding(sentence.index, mention, person, How.SUBJECT, CONFIDENCE[How.SUBJECT])

    def _introduced(self, sentence: Sentence) -> Finding | None:
        """A quotation on its own belongs to the subject of the sentence before it."""
        if sentence.index == 0:
            return None
        before = self.reading.readers[sentence.index - 1]
        if before.sentence.paragraph < sentence.paragraph - 1:
            return None
        spoke = next((one for one in reversed(self.reported) if one.sentence == sentence.index - 1), None)
        if spoke is not None:
            return self._continue(sentence, spoke)
        mention = before.main_subject(len(before.tokens)) or before.first_phrase(0)
        if mention is None:
            return None
        person, _ = self.resolver.resolve(mention, "")
        colon = before.tokens[-1].text == ":"
        how = How.CONTINUATION if colon or person is not None else How.NOUN_PHRASE
        return Finding(sentence.index, mention, person, how, CONFIDENCE[how] * (0.95 if colon else 0.75))

    def _continue(self, sentence: Sentence, previous: Finding) -> Finding:
        if previous.how is How.NONE:
            return Finding(sentence.index, None, None, How.NONE, CONFIDENCE[How.NONE])
        confidence = min(CONFIDENCE[How.CONTINUATION], previous.confidence * 0.97)
        return replace(
            previous, sentence=sentence.index, how=How.CONTINUATION, confidence=confidence, adjacent=False, gap=99
        )

    def _settle_reported(self, sentence: Sentence) -> None:
        claim = reported_claim(self.reading.readers[sentence.index])
        if claim is None:
            self._heard_owner(sentence)
            return
        finding = self._claimed(sentence, claim, "")
        self.reported.append(finding)
        self.resolver.heard(sentence.index, finding.person)

    def _heard_owner(self, sentence: Sentence) -> None:
        """“Smith’s claim that …” makes Smith the one who spoke last."""
        tokens = sentence.tokens
        for name in self.reading.names[sentence.index]:
            behind = tokens[name.last + 1 : name.last + 4]
            governed = name.left > 0 and tokens[name.left - 1].low in PREPOSITIONS
            if (
                not governed
                and behind
                and behind[0].text in ("’s", "'s")
                and any(token.low in SPEECH_NOUNS for token in behind)
            ):
                self.resolver.heard(sentence.index, self.reading.people.at(name))
