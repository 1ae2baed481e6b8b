from dataclasses import replace

from harbour import record

from bot.core.answer import Engine
from bot.core.calibrate import Correction, Trial, correction, hidden, telling
from bot.core.measure import Labelled, auroc, measure, recall_at

ENGINE = Engine(record())
QUESTIONS = (
    Labelled("a", "Does Velm accept the fishing ban?", ("gazette/velm-ban",), kind="direct"),
    Labelled("b", "Who pays for the bridge?", ("gazette/velm-ban",), kind="direct"),
    Labelled("c", "what is for lunch", kind="none"),
)


def test_answers_silence_and_misses_are_counted() -> None:
    """A right answer, a wrong one and a kept silence each count once, and the miss says why."""
    found = measure(QUESTIONS, lambda one: ENGINE.ask(one.q))
    assert (found.hit1.count, found.hit1.of) == (1, 2)
    assert (found.kept.count, found.kept.of) == (1, 1)
    assert (found.wrong.count, found.crossed.count) == (1, 0)
    assert [miss.question.id for miss in found.misses] == ["b"]
    assert found.kinds["direct"].value == 0.5
    assert sum(share.of for _, share in found.reliability) == 2


def test_the_area_counts_pairs() -> None:
    """All pairs right is 1, none 0, ties half."""
    assert auroc([0.9, 0.1], [True, False]) == 1
    assert auroc([0.1, 0.9], [True, False]) == 0
    assert auroc([0.5, 0.5], [True, False]) == 0.5


def test_recall_at_a_precision_takes_the_deepest_threshold() -> None:
    """A wrong answer in between is no end if later ones make up for it."""
    assert recall_at(0.75, [0.9, 0.8, 0.7, 0.6], [True, False, True, True], 4) == 0.75


def test_hiding_leaves_no_question_behind() -> None:
    """What is asked in a self-test is not in the record that is asked."""
    part = hidden(record(), 0.3, 0.4)
    left = {question for one in part.record.statements.values() for question in one.questions}
    assert part.answerable
    assert not left & {question for question, _ in (*part.answerable, *part.unanswerable)}


def test_a_neighbour_on_the_same_topic_is_no_mistake() -> None:
    """Where a hidden statement's question finds another on its topic, the trial tells nothing; nothing found does."""
    base = record()
    one, other, *_ = base.statements
    same = replace(base.statements[other], topics=base.statements[one].topics)
    apart = replace(base.statements[other], topics=("elsewhere",))
    assert not telling(replace(base, statements={**base.statements, other: same}), one, other)
    assert telling(replace(base, statements={**base.statements, other: apart}), one, other)
    assert telling(base, one, None)


def test_a_base_that_is_mostly_right_raises_its_confidence() -> None:
    """Trials that come out better than believed push up, worse ones down, none change nothing."""
    low = [Trial(0.4, right=True, answerable=True)] * 40
    high = [Trial(0.9, right=False, answerable=True)] * 40
    assert correction(low)(0.4) > 0.4
    assert correction(high)(0.9) < 0.9
    assert correction([]) == Correction()
