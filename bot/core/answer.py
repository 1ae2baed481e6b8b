"""The answer engine: a question in; the right statement on record, a choice, or nothing out.

Gates come before scores: who must speak, and whether they are on record at all. Then one calibrated
probability per candidate, lowered by what of the question nobody on record ever mentions, and one Policy.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from bot.core import explain, features, listening
from bot.core.bodies import Voice
from bot.core.calibrate import (
    LARGEST,
    QUESTIONS,
    STATEMENTS,
    Calibration,
    Trial,
    asked,
    correction,
    excerpt,
    gain,
    hidden,
    logit,
    safety,
    telling,
)
from bot.core.documents import documents
from bot.core.evidence import ON_TOPIC, STRANGER, bare_topics, called, held_back, meets
from bot.core.known import Known
from bot.core.lexicon import Lexicon
from bot.core.model import Record
from bot.core.outcome import Answered, Choices, Hit, NothingOnRecord, Outcome, Policy, Suggestion
from bot.core.scorer import Model, shipped
from bot.core.search.index import Candidate, Index, Slot, slots
from bot.core.search.memory import MemoryIndex
from bot.core.second import Meanings, SecondOpinion
from bot.core.terms import Token
from bot.core.understand import Intent, Query, Understanding

__all__ = ["Answered", "Choices", "Engine", "Hit", "NothingOnRecord", "Outcome", "Policy", "Suggestion"]

_CANDIDATES = 10
_FAR_BETTER = 1.5  # lead in log-odds from which others' words about somebody win over that person's own


class _Scored(NamedTuple):
    document: int
    id: str
    speaker_id: str
    score: float
    candidate: Candidate | None = None
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Candidates of a question with their statements' ids, and a row of features for each.

    `heard`: the rows have the columns of a second opinion too.
    """

    found: tuple[Candidate, ...]
    ids: tuple[str, ...]
    slots: tuple[Slot, ...]
    rows: list[list[float]]
    heard: bool = False


class Engine:
    """Built once from a record; answers any number of questions, from any number of threads.

    A `second` opinion is listened to, with the weights `informed`, unless the base's own questions show that it
    answers better without.
    """

    def __init__(  # noqa: PLR0913 - what a compiled record, tests and training bring goes in by name
        self,
        record: Record,
        policy: Policy | None = None,
        model: Model | None = None,
        *,
        index: Index | None = None,
        known: Known | None = None,
        calibration: Calibration | None = None,
        calibrated: bool = True,
        second: SecondOpinion | None = None,
        informed: Model | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        """What is not given is made from the record: an index in memory, the calibration when it is first needed.

        Statements `without` (full ids) are never found.
        """
        self.record = record
        self.policy = policy or Policy()
        self._model = model or shipped()
        self._index = index or MemoryIndex(documents(record), Lexicon(record.lexicon))
        self._second = second
        self._informed = informed or (shipped(second=True) if second else self._model)
        self._known = known or Known(record, self._index.lexicon)
        self._understanding = Understanding(record, self._index.lexicon, self._index.holds, self._known)
        self._several = len(record.speakers) > 1
        self._calibrated = calibrated
        self._calibration = calibration
        self._without = without

    def without(self, statements: frozenset[str]) -> "Engine":
        """The same engine, to which these statements (full ids) are not on record."""
        return Engine(
            self.record.without(statements),
            self.policy,
            self._model,
            index=self._index,
            known=self._known,
            calibration=self.calibration,
            second=self._second,
            informed=self._informed,
            without=statements,
        )

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        """The base's own questions, asked of the base with their wording or their statement hidden."""
        return self._tried_out[0]

    @property
    def listens(self) -> bool:
        """Whether a second opinion on meaning takes part."""
        return self.calibration.listens

    @cached_property
    def _meanings(self) -> Meanings | None:
        if self._second is None or not self.listens:
            return None
        return self._second.over([one.plain() for one in documents(self.record)])

    @cached_property
    def _tried_out(self) -> tuple[tuple[Trial, ...], bool]:
        """The trials, and whether the second opinion is listened to: not where they show that it gains nothing."""
        heard = self._tried(self._second) if self._calibrated else ()
        if self._second is None:
            return heard, False
        if heard:
            alone = self._tried(None)
            if self._gain(alone) >= self._gain(heard):
                return alone, False
        return heard, True

    @cached_property
    def calibration(self) -> Calibration:
        """How far the model's probabilities hold here."""
        if self._calibration:
            return self._calibration
        fix = correction(self.trials)
        return Calibration(fix, safety(self.trials, fix, self.policy.answer), self._tried_out[1])

    def _gain(self, trials: Sequence[Trial]) -> float:
        """What answering the trials is worth."""
        return gain(trials, correction(trials), self.policy.answer)

    def _tried(self, second: SecondOpinion | None) -> tuple[Trial, ...]:
        part = hidden(excerpt(self.record, LARGEST), STATEMENTS, QUESTIONS)
        engine = Engine(part.record, self.policy, self._model, calibrated=False, second=second, informed=self._informed)
        return tuple(trial for one in asked(part) if (trial := engine.trial(*one, self.record)))

    def ready(self) -> None:
        """Measure the base by its own questions now; otherwise that happens when the first question comes."""
        self.calibration  # noqa: B018 - computed once and kept
        self._meanings  # noqa: B018 - the same

    def trial(self, question: str, statement: str, whole: Record) -> Trial | None:
        """A question of a self-test that should find `statement` of the `whole` record; None if it tells nothing."""
        compared = self.compare(self.gated(question))
        _, chances = self._judged(compared)
        best = max(range(len(chances)), key=lambda place: chances[place], default=None)
        found = None if best is None else compared.ids[best]
        answerable = statement in self.record.statements
        if not answerable and not telling(whole, statement, found):
            return None
        return Trial(0.0 if best is None else chances[best], right=found == statement, answerable=answerable)

    def ask(self, question: str, *, speaker: str | None = None, limit: int = 5, explain: bool = False) -> Outcome:
        """Answer a question; `speaker` is an id or a name as typed and then the only one who may answer it."""
        query = self._understanding.read(question)
        if speaker is not None and speaker.strip():
            known = tuple(one.id for one in self._known.names.resolve(speaker))
            if not known:
                return self._nothing(query, (), 0.0, (f"{speaker.strip()!r} is not a speaker on record.",))
            query = replace(query, speakers=known, stranger=None, acting=())
        query, scored = self._weighed(query, max(limit, _CANDIDATES))
        ranked = self._hits(scored[: max(0, limit)], query, explained=explain)
        return self._decide(query, scored, ranked, explained=explain)

    def gated(self, question: str) -> Query:
        """The question as it is asked in the end: understood, and settled who must speak."""
        query, _ = self._weighed(self.read(question), _CANDIDATES)
        return query

    def _weighed(self, query: Query, limit: int) -> tuple[Query, list[_Scored]]:
        """Candidates with scores; somebody who likely is to speak is the gate, unless others say it of them.

        "Does Arda want a bridge?" asks for Arda's words, or for what somebody else said of Arda: the latter only
        where such a statement names Arda and matches far better than all of Arda's own.
        """
        if query.speakers is None and query.voice and (query.voice.certain or not query.acting):
            return self._heard(query, query.voice, limit)
        if query.speakers is not None or not query.acting:
            return query, self._score(query, limit)
        named = {query.words[place] for place in query.acted}
        own = replace(query, speakers=query.acting, content=tuple(one for one in query.content if one not in named))
        mine, names = self._score(own, limit), self._said(query, named)
        if not self._index.others_hold(names, query.acting):
            return own, mine
        others = self._score(query, limit)
        told = bool(others) and self._of_them(query, others[0], names) and others[0].score >= self.policy.answer
        return (query, others) if told and _lead(others, mine) > _FAR_BETTER else (own, mine)

    def _heard(self, query: Query, voice: Voice, limit: int) -> tuple[Query, list[_Scored]]:
        """The same for a country or body: one of those who speak for it, unless others match far better."""
        spent = {query.words[place] for place in voice.places} if voice.certain else set()
        left = tuple(one for one in query.content if one not in spent)
        own = replace(query, speakers=voice.speakers, content=left or query.content)
        mine, others = self._score(own, limit), [] if voice.certain else self._score(query, limit)
        return (query, others) if _lead(others, mine) > _FAR_BETTER else (own, mine)

    def _said(self, query: Query, named: set[Token]) -> frozenset[int]:
        """The terms by which statements name those who act in the question as it does."""
        names = called(self.record.speakers[who] for who in query.acting)
        terms = (self._index.term(one.stem) for one in named if one.stem in names)
        return frozenset(one for one in terms if one is not None)

    def _of_them(self, query: Query, scored: _Scored, names: frozenset[int]) -> bool:
        """Whether a statement is not by those who act in the question and names them."""
        one = scored.candidate
        return one is not None and scored.speaker_id not in query.acting and not names.isdisjoint(one.entry.held)

    def read(self, question: str) -> Query:
        """The question as it is understood."""
        return self._understanding.read(question)

    def _score(self, query: Query, limit: int) -> list[_Scored]:
        compared = self.compare(query, limit)
        if not compared.found and query.speakers is not None and not query.content:  # "Zarif?": all there is
            everything = map(self._index.entry, self._index.of(query.speakers, limit + len(self._without)))
            shown = [one for one in everything if one.id not in self._without]
            return [_Scored(one.number, one.id, one.speaker_id, self.policy.answer) for one in shown][:limit]
        order, chances = self._judged(compared)
        kept = held_back(query, compared.found, compared.slots, several=self._several)
        topics = bare_topics(self.record, self._known.topics, query)
        correct = self.calibration.correction
        scored = []
        for one, chance, left, height in zip(compared.found, chances, kept, order, strict=True):
            score, entry = correct(chance) * left, one.entry
            if topics and not topics.isdisjoint(self.record.statements[entry.id].topics):
                score = max(score, ON_TOPIC)
            found = _Scored(entry.number, entry.id, entry.speaker_id, score, one, compared.slots)
            scored.append((-score, -height, entry.number, found))
        return [found for *_, found in sorted(scored, key=lambda each: each[:3])]

    def compare(self, query: Query, limit: int = _CANDIDATES, within: Collection[str] | None = None) -> Compared:
        """The candidates of a question and what speaks for each, as training and calibration see them too.

        Only the statements of those who must speak are compared, or, where given, of the speakers `within`.
        """
        speakers = query.speakers if within is None else within
        asked_for = slots(self._index, query.content, query.words)
        found = self._index.candidates(asked_for, limit + min(limit, len(self._without)), speakers)
        heard = listening.hear(self._meanings, query, self._index)
        if heard:
            found += listening.near(heard, self._index, found, speakers)
        if self._without:
            found = [one for one in found if one.entry.id not in self._without]
        named = bool(query.speakers or query.leaning or query.spoken_of or query.acting)
        prepared = features.prepare(asked_for, " ".join(token.word for token in query.content), named=named)
        pool = self._index.documents if speakers is None else self._index.pool(speakers)
        ids = tuple(one.entry.id for one in found)
        rows = features.rows(self._index, prepared, found, pool)
        if heard:
            meant = features.meanings(found, heard)
            rows = [[*row, *more] for row, more in zip(rows, meant, strict=True)]
        return Compared(tuple(found), ids, tuple(asked_for), rows, heard is not None)

    def _judged(self, compared: Compared) -> tuple[list[float], list[float]]:
        """How strongly each candidate is preferred, and the model's probability of each."""
        return (self._informed if compared.heard else self._model).judged(compared.rows)

    def _met(self, scored: _Scored) -> tuple[str, ...]:
        if scored.candidate is None:
            return ()
        return tuple(slot.word for slot in scored.slots if meets(scored.candidate, slot))

    def _hits(self, scored: Sequence[_Scored], query: Query, *, explained: bool) -> tuple[Hit, ...]:
        statements = self.record.shelf.several([one.id for one in scored])
        reasons = (explain.of_hit(query, self._met(one)) if explained else () for one in scored)
        return tuple(
            Hit(said, round(one.score, 4), why) for said, one, why in zip(statements, scored, reasons, strict=True)
        )

    def _decide(self, query: Query, scored: Sequence[_Scored], ranked: tuple[Hit, ...], *, explained: bool) -> Outcome:
        best = scored[0].score if scored else 0.0
        reasons = self._reasons(query, scored) if explained else ()
        if query.stranger or not scored:
            return self._nothing(query, ranked, best, reasons)
        if best >= self.policy.answer:
            hits = self._answers(query, scored, explained=explained)
            return Answered(hits, round(best, 4), ranked, reasons, query)
        near = [one for one in scored if one.score >= best * self.policy.close]
        if best >= self.policy.choose and len(near) > 1:
            hits = self._hits(near, query, explained=explained)
            return Choices(hits, round(best, 4), ranked, reasons, query)
        return self._nothing(query, ranked, best, reasons)

    def _answers(self, query: Query, scored: Sequence[_Scored], *, explained: bool) -> tuple[Hit, ...]:
        """The best; for a broad question the best of each speaker."""
        chosen = [scored[0]]
        if query.intent is Intent.POSITION or len(query.content) <= 2:  # noqa: PLR2004 - a bare topic
            seen = {scored[0].speaker_id}
            for one in scored[1:]:
                who = one.speaker_id
                if who not in seen and one.score >= min(self.policy.answer, 0.5 * scored[0].score):
                    seen.add(who)
                    chosen.append(one)
        return self._hits(chosen, query, explained=explained)

    def _reasons(self, query: Query, scored: Sequence[_Scored]) -> tuple[str, ...]:
        first = self._hits(scored[:2], query, explained=False)
        met = self._met(scored[0]) if scored else ()
        asked_for = slots(self._index, query.content, query.words)
        return explain.of_outcome(self.record, query, explain.weighed(query, asked_for, met, first, self.policy.answer))

    def _nothing(self, query: Query, ranked: tuple[Hit, ...], best: float, reasons: tuple[str, ...]) -> NothingOnRecord:
        near = self.policy.choose / 4 * (STRANGER if query.stranger else 1.0)
        found = explain.suggestions(self.record, query, ranked, near)
        return NothingOnRecord(round(best, 4), found, ranked, reasons, query)


def _lead(some: Sequence[_Scored], others: Sequence[_Scored]) -> float:
    """How much surer the best of some is than the best of others, in log-odds."""
    return logit(some[0].score if some else 0.0) - logit(others[0].score if others else 0.0)
