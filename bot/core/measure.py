"""How well an engine answers labelled questions: first answers, silence, wrong and crossed ones, and each miss."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from bot.core.outcome import Answered, Choices, Outcome

NONE = "none"
_BINS = 10


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with its right answers.

    `accept` are the ids that are right as a first answer, none where nothing answers it; `also` are ids that are
    fine further down. `kind` groups questions; `speaker` is passed on to the engine where given.
    """

    id: str
    q: str
    accept: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    kind: str = ""
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that was not answered as labelled: what came instead, how surely, and why."""

    question: Labelled
    got: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0..1; 1 of an empty whole, so that a floor on it holds."""
        return self.count / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.count}/{self.of} ({self.value:.2f})"


@dataclass(frozen=True, slots=True)
class Measured:
    """What `onrecord eval` reports.

    hit1, hit3: of the answerable, answered with a right statement first, or among the first three ranked;
    mrr: mean reciprocal rank of the first right one among the ranked; kept: of the unanswerable, kept silent;
    wrong: of all, answered with something not accepted first; crossed: of all, an answer by somebody else than
    `speaker` or the one the question was understood to name; kinds: right outcomes by kind;
    reliability: per tenth of confidence, answers given and the share right.
    """

    hit1: Share
    hit3: Share
    mrr: float
    kept: Share
    wrong: Share
    crossed: Share
    kinds: Mapping[str, Share]
    misses: tuple[Miss, ...]
    reliability: tuple[tuple[float, Share], ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    question: Labelled
    outcome: Outcome
    given: str | None
    right: bool
    rank: int
    crossed: bool


def measure(questions: Sequence[Labelled], ask: Callable[[Labelled], Outcome]) -> Measured:
    """Ask every question and count; `ask` gets the labelled question and should rank at least five."""
    seen = [_look(question, ask(question)) for question in questions]
    answerable = [one for one in seen if one.question.accept]
    silent = [one for one in seen if not one.question.accept]
    kinds = dict.fromkeys(one.question.kind or (NONE if not one.question.accept else "answerable") for one in seen)
    return Measured(
        hit1=_share(answerable, lambda one: one.right),
        hit3=_share(answerable, lambda one: 0 < one.rank <= 3),  # noqa: PLR2004 - hit@3
        mrr=fmean(1 / one.rank if one.rank else 0.0 for one in answerable) if answerable else 0.0,
        kept=_share(silent, lambda one: one.right),
        wrong=_share(seen, lambda one: one.given is not None and not one.right),
        crossed=_share(seen, lambda one: one.crossed),
        kinds={
            kind: _share(
                [
                    one
                    for one in seen
                    if (one.question.kind or (NONE if not one.question.accept else "answerable")) == kind
                ],
                lambda one: one.right,
            )
            for kind in kinds
        },
        misses=tuple(_miss(one) for one in seen if not one.right),
        reliability=_reliability([one for one in seen if one.given is not None]),
    )


def _look(question: Labelled, outcome: Outcome) -> _Seen:
    hits = outcome.hits if isinstance(outcome, Answered | Choices) else ()
    given = hits[0].statement.id if hits else None
    rank = next((n for n, hit in enumerate(outcome.ranked, 1) if hit.statement.id in question.accept), 0)
    meant = outcome.query.speakers if outcome.query else None
    crossed = meant is not None and any(hit.statement.speaker_id not in meant for hit in hits)
    right = given in question.accept if question.accept else given is None
    return _Seen(question, outcome, given, right, rank, crossed)


def _share(seen: Sequence[_Seen], holds: Callable[[_Seen], bool]) -> Share:
    return Share(sum(1 for one in seen if holds(one)), len(seen))


def _miss(one: _Seen) -> Miss:
    outcome = one.outcome
    if one.given is None:
        first = outcome.ranked[0].statement.id if outcome.ranked else "nothing"
        why = "right but not sure enough" if one.rank == 1 else f"kept silent; nearest {first}"
    elif not one.question.accept:
        why = "nothing on record answers it"
    else:
        why = f"the right one stands at rank {one.rank}" if one.rank else "the right one was not found"
    return Miss(one.question, one.given or NONE, outcome.confidence, "; ".join((why, *outcome.reasons)))


def _reliability(given: Sequence[_Seen]) -> tuple[tuple[float, Share], ...]:
    found = []
    for step in range(_BINS):
        low, high = step / _BINS, (step + 1) / _BINS
        here = [one for one in given if low <= one.outcome.confidence < high or (high == 1.0 == one.outcome.confidence)]
        if here:
            found.append((low, _share(here, lambda one: one.right)))
    return tuple(found)


def auroc(scores: Sequence[float], answerable: Sequence[bool]) -> float:
    """The chance that an answerable question scores above an unanswerable one, ties half; 0.5 without one sort."""
    yes = sorted(score for score, gold in zip(scores, answerable, strict=True) if gold)
    no = sorted(score for score, gold in zip(scores, answerable, strict=True) if not gold)
    if not yes or not no:
        return 0.5
    won, below, level = 0.0, 0, 0
    for score in yes:
        while below < len(no) and no[below] < score:
            below += 1
        level = max(level, below)
        while level < len(no) and no[level] == score:
            level += 1
        won += below + (level - below) / 2
    return won / (len(yes) * len(no))


def recall_at(precision: float, scores: Sequence[float], right: Sequence[bool], answerable: int) -> float:
    """The largest share of the answerable that is answered rightly where `precision` of the answers are right."""
    best = good = 0
    surest = sorted(zip(scores, right, strict=True), key=lambda pair: -pair[0])
    for given, (_, ok) in enumerate(surest, 1):
        good += ok
        if good >= precision * given:
            best = good
    return best / answerable if answerable else 0.0
