"""The answer engine: a question in; the right statement on record, a choice, or nothing out.

Gates come before scores: who must speak, and whether they are on record at all. Then one calibrated
probability per candidate, lowered by what of the question nobody on record ever mentions, and one Policy.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.core import explain, features, listening
from bot.core.calibrate import (
    LARGEST,
    QUESTIONS,
    STATEMENTS,
    Correction,
    Safety,
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
from bot.core.frequency import common
from bot.core.lexicon import Lexicon
from bot.core.model import Record
from bot.core.names import Names
from bot.core.outcome import Answered, Choices, Hit, NothingOnRecord, Outcome, Suggestion
from bot.core.scorer import Model, shipped
from bot.core.search import Candidate, MemoryIndex, Slot
from bot.core.second import Meanings, SecondOpinion
from bot.core.terms import Token, stems
from bot.core.understand import Intent, Query, Understanding

__all__ = ["Answered", "Choices", "Engine", "Hit", "NothingOnRecord", "Outcome", "Policy", "Suggestion"]

_CANDIDATES = 12
_FAR_BETTER = 1.5  # lead in log-odds from which others' words about somebody win over that person's own
_STRANGER = 0.2  # what is left of a score when the person asked for is not on record
_FIRMLY = 0.8  # how well (0..1) a word must stand for another in a question of fact
_NAME = 4  # letters of a word that may be a name
_MATTERS = 0.4  # weight (0..1) from which a word of a question is more than padding
_ABSENT = 0.6  # the same for a name or number of the question that stands nowhere on record
_RARE = 0.8  # and for a rare word, which may just as well be a slip or another way to put it
_SHORT = 0.4  # what is left where a question of fact has a word that the statement does not meet


@dataclass(frozen=True, slots=True)
class Policy:
    """When to speak.

    answer: the least probability (0..1) at which a statement is given as the answer.
    choose: the least at which it is offered for picking, where the runner-up comes close.
    close:  how near the runner-up must come, as a share of the best.
    """

    answer: float = 0.65
    choose: float = 0.5
    close: float = 0.85


@dataclass(frozen=True, slots=True)
class _Scored:
    document: int
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

    def __init__(  # noqa: PLR0913 - what tests and training exchange goes in by name
        self,
        record: Record,
        policy: Policy | None = None,
        model: Model | None = None,
        *,
        calibrated: bool = True,
        second: SecondOpinion | None = None,
        informed: Model | None = None,
    ) -> None:
        self.record = record
        self.policy = policy or Policy()
        self._model = model or shipped()
        lexicon = Lexicon(record.lexicon)
        self._documents = documents(record)
        self._index = MemoryIndex(self._documents, lexicon)
        self._second = second
        self._informed = informed or (shipped(second=True) if second else self._model)
        self._understanding = Understanding(record, lexicon, self._index.holds)
        self._names = Names(record)
        self._several = len(record.speakers) > 1
        self._of: dict[str, frozenset[int]] = {
            speaker: frozenset(n for n, one in enumerate(self._documents) if one.speaker_id == speaker)
            for speaker in record.speakers
        }

        self._calibrated = calibrated

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        """The base's own questions, asked of the base with their wording or their statement hidden."""
        return self._settled[0]

    @property
    def listens(self) -> bool:
        """Whether a second opinion on meaning takes part."""
        return self._meanings is not None

    @cached_property
    def _meanings(self) -> Meanings | None:
        return self._settled[1]

    @cached_property
    def _settled(self) -> tuple[tuple[Trial, ...], Meanings | None]:
        """The trials, and what is listened to: nothing, where the trials show that it gains nothing."""
        heard = self._tried(self._second) if self._calibrated else ()
        if self._second is None:
            return heard, None
        if heard:
            alone = self._tried(None)
            if self._gain(alone) >= self._gain(heard):
                return alone, None
        return heard, self._second.over([one.plain() for one in self._documents])

    def _gain(self, trials: Sequence[Trial]) -> float:
        """What answering the trials is worth."""
        return gain(trials, correction(trials), self.policy.answer)

    def _tried(self, second: SecondOpinion | None) -> tuple[Trial, ...]:
        part = hidden(excerpt(self.record, LARGEST), STATEMENTS, QUESTIONS)
        engine = Engine(part.record, self.policy, self._model, calibrated=False, second=second, informed=self._informed)
        return tuple(trial for one in asked(part) if (trial := engine.trial(*one, self.record)))

    def ready(self) -> None:
        """Measure the base by its own questions now; otherwise that happens when the first question comes."""
        self._correct  # noqa: B018 - computed once and kept

    @cached_property
    def _correct(self) -> Correction:
        return correction(self.trials)

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

    def safety(self) -> Safety:
        """What the base can answer safely, by its own example questions."""
        return safety(self.trials, self._correct, self.policy.answer)

    def ask(self, question: str, *, speaker: str | None = None, limit: int = 5, explain: bool = False) -> Outcome:
        """Answer a question; `speaker` is an id or a name as typed and then the only one who may answer it."""
        query = self._understanding.read(question)
        if speaker is not None and speaker.strip():
            known = tuple(one.id for one in self._names.resolve(speaker))
            if not known:
                return self._nothing(query, (), 0.0, (f"{speaker.strip()!r} is not a speaker on record.",))
            query = replace(query, speakers=known, stranger=None, acting=())
        query, scored = self._weighed(query, max(limit, _CANDIDATES))
        ranked = tuple(self._hit(one, query, explained=explain) for one in scored[: max(0, limit)])
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
        if query.speakers is not None or not query.acting:
            return query, self._score(query, limit)
        named = {query.words[place] for place in query.acted}
        own = replace(query, speakers=query.acting, content=tuple(one for one in query.content if one not in named))
        mine = self._score(own, limit)
        others = self._score(query, limit)
        if others and self._of_them(query, others[0], named) and others[0].score >= self.policy.answer:
            best = mine[0].score if mine else 0.0
            if logit(others[0].score) - logit(best) > _FAR_BETTER:
                return query, others
        return own, mine

    def _of_them(self, query: Query, scored: _Scored, named: set[Token]) -> bool:
        """Whether a statement is not by those who act in the question and names them."""
        held = self._index.held[scored.document]
        by_them = self._documents[scored.document].speaker_id in query.acting
        names = {one for who in query.acting for one in stems(self.record.speakers[who].name)}
        return not by_them and any(self._index.term_of.get(one.stem) in held for one in named if one.stem in names)

    def read(self, question: str) -> Query:
        """The question as it is understood."""
        return self._understanding.read(question)

    def _score(self, query: Query, limit: int) -> list[_Scored]:
        compared = self.compare(query, limit)
        if not compared.found and query.speakers is not None and not query.content:  # "Zarif?": all there is
            everything = sorted(frozenset[int]().union(*(self._of[one] for one in query.speakers)))
            return [_Scored(number, self.policy.answer) for number in everything][:limit]
        order, chances = self._judged(compared)
        scored = [
            (
                -self._correct(chance) * kept,
                -height,
                _Scored(one.document, self._correct(chance) * kept, one, compared.slots),
            )
            for one, chance, kept, height in zip(
                compared.found, chances, self._held_back(query, compared), order, strict=True
            )
        ]
        return [one for _, _, one in sorted(scored, key=lambda each: (each[0], each[1], each[2].document))]

    def compare(self, query: Query, limit: int = _CANDIDATES, within: frozenset[int] | None = None) -> Compared:
        """The candidates of a question and what speaks for each, as training and calibration see them too."""
        allowed = within
        if query.speakers is not None:
            allowed = frozenset[int]().union(*(self._of[one] for one in query.speakers))
        slots = self._index.slots(query.content, query.words)
        found = self._index.candidates(slots, limit, allowed)
        heard = listening.hear(self._meanings, query, self._index)
        if heard:
            found += listening.near(heard, self._index, found, allowed)
        named = bool(query.speakers or query.leaning or query.spoken_of or query.acting)
        prepared = features.prepare(slots, " ".join(token.word for token in query.content), named=named)
        pool = len(self._documents) if allowed is None else len(allowed)
        ids = tuple(self._documents[one.document].id for one in found)
        rows = features.rows(self._index, prepared, found, pool)
        if heard:
            meant = features.meanings(found, heard)
            rows = [[*row, *more] for row, more in zip(rows, meant, strict=True)]
        return Compared(tuple(found), ids, tuple(slots), rows, heard is not None)

    def _judged(self, compared: Compared) -> tuple[list[float], list[float]]:
        """How strongly each candidate is preferred, and the model's probability of each."""
        model = self._informed if compared.heard else self._model
        order = model.order(compared.rows)
        return order, model.probabilities(compared.rows, order)

    def _held_back(self, query: Query, compared: Compared) -> list[float]:
        """What is left of each candidate's score after what it cannot explain: strangers, names, facts of the world."""
        kept = _STRANGER if query.stranger else 1.0
        if not self._several:
            return [kept] * len(compared.found)
        for slot in compared.slots:
            if not slot.partners and _telling(slot.word, query):
                kept *= _ABSENT if slot.word.isdigit() or slot.word in query.names else _RARE
        if query.intent is not Intent.FACT:
            return [kept] * len(compared.found)
        telling = [slot for slot in compared.slots if slot.weight > _MATTERS]
        return [
            kept * (1.0 if all(self._meets(one, slot, _FIRMLY) for slot in telling) else _SHORT)
            for one in compared.found
        ]

    def _meets(self, candidate: Candidate, slot: Slot, least: float = 0.0) -> bool:
        held = self._index.held[candidate.document]
        return any(term in held and close >= least for term, close in slot.partners.items())

    def _met(self, scored: _Scored) -> tuple[str, ...]:
        if scored.candidate is None:
            return ()
        return tuple(slot.word for slot in scored.slots if self._meets(scored.candidate, slot))

    def _hit(self, scored: _Scored, query: Query, *, explained: bool) -> Hit:
        statement = self.record.statements[self._documents[scored.document].id]
        reasons = explain.of_hit(query, self._met(scored)) if explained else ()
        return Hit(statement, round(scored.score, 4), reasons)

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
            hits = tuple(self._hit(one, query, explained=explained) for one in near)
            return Choices(hits, round(best, 4), ranked, reasons, query)
        return self._nothing(query, ranked, best, reasons)

    def _answers(self, query: Query, scored: Sequence[_Scored], *, explained: bool) -> tuple[Hit, ...]:
        """The best; for a broad question the best of each speaker."""
        chosen = [scored[0]]
        if query.intent is Intent.POSITION or len(query.content) <= 2:  # noqa: PLR2004 - a bare topic
            seen = {self._documents[scored[0].document].speaker_id}
            for one in scored[1:]:
                who = self._documents[one.document].speaker_id
                if who not in seen and one.score >= min(self.policy.answer, 0.5 * scored[0].score):
                    seen.add(who)
                    chosen.append(one)
        return tuple(self._hit(one, query, explained=explained) for one in chosen)

    def _reasons(self, query: Query, scored: Sequence[_Scored]) -> tuple[str, ...]:
        slots = self._index.slots(query.content, query.words)
        absent = tuple(slot.word for slot in slots if not slot.partners and _telling(slot.word, query))
        margin = scored[0].score - (scored[1].score if len(scored) > 1 else 0.0) if scored else 0.0
        best = self._hit(scored[0], query, explained=False) if scored else None
        return explain.of_outcome(self.record, query, explain.Evidence(best, margin, self.policy.answer, absent))

    def _nothing(self, query: Query, ranked: tuple[Hit, ...], best: float, reasons: tuple[str, ...]) -> NothingOnRecord:
        near = self.policy.choose / 4 * (_STRANGER if query.stranger else 1.0)
        found = explain.suggestions(self.record, query, ranked, near)
        return NothingOnRecord(round(best, 4), found, ranked, reasons, query)


def _telling(word: str, query: Query) -> bool:
    """Whether a word that stands nowhere on record speaks against every answer: a number, a name, a rare word.

    In other languages than English only numbers and names do, for their rarer words are rare in the table too.
    """
    if word.isdigit() or (word in query.names and not query.german):
        return True
    return query.english and word.isascii() and not common(word) and len(word) >= _NAME
