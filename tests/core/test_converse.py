from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.converse import About, Also, Ask, Aspect, Conversation, Next, Turn, Unclear
from bot.desk import Desk

DURESS = "tehrantimes-439615/zarif-duress"
SURRENDER = "tehrantimes-439615/shamkhani-surrender"
FRAMEWORK = "financialtribune-96036/rouhani-framework"
TURN = Turn("Does Iran negotiate under duress?", (DURESS,))

Reads = Callable[[str, Turn | None], Next]


@pytest.fixture(scope="session")
def follow(shipped: Desk) -> Reads:
    """What a message asks over the shipped base."""
    return Conversation(shipped.record, shipped.engine.read, shipped.find_speaker).next


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("when did he say that?", Aspect.WHEN),
        ("when?", Aspect.WHEN),
        ("what year was that", Aspect.WHEN),
        ("was that in 2019?", Aspect.WHEN),
        ("where?", Aspect.WHERE),
        ("Where did he say this?", Aspect.WHERE),
        ("who said that?", Aspect.WHO),
        ("source?", Aspect.SOURCE),
        ("link please", Aspect.SOURCE),
        ("which newspaper reported it?", Aspect.SOURCE),
        ("what was his job then?", Aspect.ROLE),
        ("show me the full quote", Aspect.CONTEXT),
        ("is that an exact quote?", Aspect.KIND),
        ("wann war das?", Aspect.WHEN),
        ("منبع؟", Aspect.SOURCE),
        ("источник?", Aspect.SOURCE),
    ],
)
def test_a_question_about_what_was_shown(follow: Reads, text: str, aspect: Aspect) -> None:
    """Bare aspects and pronouns go back to the statement of the last turn."""
    assert follow(text, TURN) == About(aspect, DURESS)


@pytest.mark.parametrize(
    "text", ["and what about Shamkhani?", "And Shamkhani?", "what did Shamkhani say to that?", "و شمخانی چی؟"]
)
def test_the_same_question_to_somebody_else(follow: Reads, text: str) -> None:
    """The matter of the last question, asked of who is named; else what that person said on the same topics."""
    step = follow(text, TURN)
    assert isinstance(step, Ask)
    assert step.speaker == "shamkhani"
    assert "duress" in step.question
    assert isinstance(step.otherwise, Also)
    assert SURRENDER in step.otherwise.statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [("what did the Americans say to that?", "trump"), ("what did Iran's foreign ministry say about that?", "qasemi")],
)
def test_a_country_or_an_office_is_somebody(follow: Reads, text: str, speaker: str) -> None:
    """Who speaks for it is asked."""
    step = follow(text, TURN)
    assert isinstance(step, Ask)
    assert step.speaker == speaker


def test_more_from_the_same_person(follow: Reads) -> None:
    """Everything else by who has spoken, the same topics first, never what was shown."""
    step = follow("anything more from him?", TURN)
    assert isinstance(step, Also)
    assert step.speaker == "zarif"
    assert DURESS not in step.statements
    assert step.statements


def test_more_from_the_same_interview(follow: Reads) -> None:
    """Statements of the same occasion."""
    step = follow("what else in that interview?", TURN)
    assert isinstance(step, Also)
    assert all(one.startswith("tehrantimes-439615/zarif-") for one in step.statements)


@pytest.mark.parametrize(
    "text", ["who else talked about this?", "has anyone else said it?", "did anyone respond to that?"]
)
def test_others_on_the_same_topics(follow: Reads, text: str) -> None:
    """Other speakers only."""
    step = follow(text, TURN)
    assert isinstance(step, Also)
    assert step.statements
    assert not any("/zarif-" in one for one in step.statements)


@pytest.mark.parametrize("text", ["did he mention respect?", "what did he say about Trump?", "his view on threats?"])
def test_he_is_who_spoke_last(follow: Reads, text: str) -> None:
    """A pronoun with a matter of its own asks the same speaker, and nobody else."""
    assert follow(text, TURN) == Ask(text, "zarif")


def test_a_new_matter_asks_the_same_speaker_first(follow: Reads) -> None:
    """The question "and respect?" is for who spoke last; if there is nothing, for everyone."""
    assert follow("and respect?", TURN) == Ask("and respect?", "zarif", Ask("and respect?"))


@pytest.mark.parametrize(
    "text",
    [
        "What did Dehghan say about Trump being a businessman?",
        "Did two American representatives approach Iran in Afghanistan?",
        "Who called the nuclear deal defective at its core?",
    ],
)
def test_a_question_of_its_own_is_asked_as_it_stands(follow: Reads, text: str) -> None:
    """A turn before it changes nothing."""
    assert follow(text, TURN) == Ask(text)
    assert follow(text, None) == Ask(text)


@pytest.mark.parametrize("text", ["when did he say that?", "source?", "more", "who said that?"])
def test_without_a_turn_it_is_unclear(follow: Reads, text: str) -> None:
    """A reference to nothing is said to be one."""
    assert follow(text, None) == Unclear()


@pytest.mark.parametrize("text", ["when?", "source?", "where did he say that?"])
def test_several_shown_make_it_a_choice(follow: Reads, text: str) -> None:
    """No guess which of several is meant."""
    assert follow(text, Turn("talks?", (DURESS, FRAMEWORK))) == Unclear((DURESS, FRAMEWORK))


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("the second one", About(Aspect.QUOTE, FRAMEWORK)),
        ("when was the first one?", About(Aspect.WHEN, DURESS)),
        ("the last", About(Aspect.QUOTE, FRAMEWORK)),
    ],
)
def test_one_of_several_may_be_counted(follow: Reads, text: str, step: Next) -> None:
    """Ordinals pick, also together with what is asked."""
    assert follow(text, Turn("talks?", (DURESS, FRAMEWORK))) == step


def test_what_is_no_longer_on_record_is_not_referred_to(follow: Reads) -> None:
    """A reload between two turns leaves nothing to point at."""
    assert follow("when?", Turn("?", ("gone/gone",))) == Unclear()


@given(st.text(max_size=60), st.sampled_from([None, TURN, Turn("", ())]))
@settings(max_examples=60)
def test_any_message_has_a_meaning(shipped: Desk, text: str, turn: Turn | None) -> None:
    """Never an error, and never a statement that is not on record."""
    step = Conversation(shipped.record, shipped.engine.read, shipped.find_speaker).next(text, turn)
    match step:
        case About():
            assert step.statement in shipped.record.statements
        case Also() | Unclear():
            assert set(step.statements) <= set(shipped.record.statements)
        case Ask():
            assert step.question == text
