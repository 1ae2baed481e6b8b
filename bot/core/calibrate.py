"""A base measures itself: its own example questions are asked of the base without them, and without their answers.

The model's probability was learnt on other bases. Asking a base its own questions with their very wording hidden
(answerable) and with their statement hidden (unanswerable) shows without labels how far that probability can be
trusted here; a two-number correction of its logit, held near none by a prior, follows from it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp, log
from zlib import crc32

from bot.core.model import Record, Statement

# Of the statements, the share hidden whole; of each other's questions, the share hidden; questions asked at most.
STATEMENTS, QUESTIONS, ASKED = 0.15, 0.25, 160
# Statements of a base that take part at most: keeps the trial's cost flat in the size of the base.
LARGEST = 1500
# A hidden statement is a hard case (its neighbours often do answer), rarer in life than in this trial.
_UNANSWERABLE = 0.35
# How many trials the belief "no correction" is worth, for the slope and for the shift.
_PRIOR_SLOPE, _PRIOR_SHIFT = 40.0, 6.0
_STEPS = 60
_EDGE = 1e-4
_WRONG = 2.0  # a wrong answer does this much more harm than a right one does good


@dataclass(frozen=True, slots=True)
class Hidden:
    """A record with parts hidden, and the questions that had them: text and the statement's id."""

    record: Record
    answerable: tuple[tuple[str, str], ...]
    unanswerable: tuple[tuple[str, str], ...]


def hidden(record: Record, statements: float, questions: float, seed: int = 0) -> Hidden:
    """Hide a share of the statements, and of each other statement's questions where it has more than one."""
    ids = list(record.statements)
    asking = [one for one in ids if record.statements[one].questions]
    gone = set(_some(asking, round(len(asking) * statements), seed)) if len(asking) > 1 else set()
    kept: dict[str, Statement] = {}
    answerable: list[tuple[str, str]] = []
    for one in ids:
        statement = record.statements[one]
        if one in gone:
            continue
        own = statement.questions
        out = set(_some(own, max(1, int(len(own) * questions)), seed)) if len(own) > 1 else set()
        answerable.extend((question, one) for question in own if question in out)
        kept[one] = replace(statement, questions=tuple(question for question in own if question not in out))
    unanswerable = tuple((question, one) for one in ids if one in gone for question in record.statements[one].questions)
    return Hidden(replace(record, statements=kept), tuple(answerable), unanswerable)


def excerpt(record: Record, statements: int) -> Record:
    """The record with at most so many of its statements, the same ones every time."""
    if len(record.statements) <= statements:
        return record
    held = ((one, len(said)) for one, said in record.by_source.items())
    part = [said for one in drawn(held, statements) for said in record.by_source[one]]
    kept = set(_some([one.id for one in part], statements, 0))
    return replace(record, statements={one.id: one for one in part if one.id in kept})


def drawn(held: Iterable[tuple[str, int]], statements: int) -> tuple[str, ...]:
    """Of documents with how many statements each has, as many as it takes to have so many statements.

    Whether a document is drawn hardly depends on the others, so that a changed one seldom changes the draw.
    """
    found, left = [], statements
    for name, count in sorted(held, key=lambda one: (crc32(one[0].encode()), one[0])):
        if left <= 0:
            break
        found.append(name)
        left -= count
    return tuple(sorted(found))


def _some(names: Sequence[str], number: int, seed: int) -> list[str]:
    """A sample that looks like chance and is the same on every machine."""
    return sorted(names, key=lambda name: (crc32(f"{seed} {name}".encode()), name))[:number]


@dataclass(frozen=True, slots=True)
class Trial:
    """A question of the base asked of itself: how sure the engine was, whether it was right."""

    chance: float
    right: bool
    answerable: bool

    @property
    def weight(self) -> float:
        """How much the trial counts."""
        return 1.0 if self.answerable else _UNANSWERABLE


@dataclass(frozen=True, slots=True)
class Correction:
    """What is made of a probability's logit: `slope` times it plus `shift`."""

    slope: float = 1.0
    shift: float = 0.0

    def __call__(self, chance: float) -> float:
        """The corrected probability."""
        return 1 / (1 + exp(-(self.slope * logit(chance) + self.shift)))


def logit(chance: float) -> float:
    """The logarithm of the odds, kept finite."""
    inside = min(1 - _EDGE, max(_EDGE, chance))
    return log(inside / (1 - inside))


def asked(part: Hidden, most: int = ASKED) -> tuple[tuple[str, str], ...]:
    """The questions of a trial with the statement each should find, hidden or not."""
    yes = dict(part.answerable)
    no = {question: statement for question, statement in part.unanswerable if question not in yes}
    chosen = (*_some(list(yes), most, 0), *_some(list(no), most // 2, 0))
    return tuple((question, yes.get(question) or no[question]) for question in chosen)


def telling(record: Record, hidden_one: str, found: str | None) -> bool:
    """Whether finding `found` instead of a hidden statement is a mistake: not where both are on one topic.

    Then it may well be an answer too, and the trial says nothing about how far to trust the engine.
    """
    if found is None:
        return True
    return not set(record.statements[hidden_one].topics) & set(record.statements[found].topics)


def correction(trials: Sequence[Trial]) -> Correction:
    """The correction under which the trials' probabilities come true, as far as they outweigh the prior."""
    slope, shift = 1.0, 0.0
    for _ in range(_STEPS):
        gain = [_PRIOR_SLOPE * (slope - 1), _PRIOR_SHIFT * shift]
        bend = [_PRIOR_SLOPE, _PRIOR_SHIFT]
        for trial in trials:
            x = logit(trial.chance)
            p = 1 / (1 + exp(-(slope * x + shift)))
            off, wide = trial.weight * (p - trial.right), trial.weight * p * (1 - p)
            gain[0] += off * x
            gain[1] += off
            bend[0] += wide * x * x
            bend[1] += wide
        slope -= 0.5 * gain[0] / bend[0]
        shift -= 0.5 * gain[1] / bend[1]
    return Correction(max(0.3, slope), shift)


@dataclass(frozen=True, slots=True)
class Safety:
    """What a base can answer safely: of its own questions so many `asked`, `answered`, and answered rightly."""

    asked: int
    answered: int
    right: int

    def __str__(self) -> str:
        if not self.asked:
            return "No example questions to measure this base by."
        share, sure = self.answered / self.asked, self.right / self.answered if self.answered else 0.0
        return (
            f"Of {self.asked} example questions, each asked with its own wording hidden, {share:.0%} are answered, "
            f"{sure:.0%} of these rightly."
        )


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a base learnt by asking itself; `listens`: a second opinion on meaning makes its answers better."""

    correction: Correction
    safety: Safety
    listens: bool = False


def safety(trials: Sequence[Trial], fix: Callable[[float], float], least: float) -> Safety:
    """How the answerable trials fare where `least` probability is needed to answer."""
    answerable = [trial for trial in trials if trial.answerable]
    answered = [trial for trial in answerable if fix(trial.chance) >= least]
    return Safety(len(answerable), len(answered), sum(trial.right for trial in answered))


def gain(trials: Sequence[Trial], fix: Callable[[float], float], least: float) -> float:
    """What answering the trials is worth where `least` probability is needed: right answers less wrong ones."""
    given = [trial for trial in trials if fix(trial.chance) >= least]
    return sum(trial.weight * (1.0 if trial.right else -_WRONG) for trial in given)
