from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.converse import About, Also, Ask, Conversation, Next, Person, Turn, Unclear
from bot.core.followup import Aspect, Company, company
from bot.desk import Desk

DURESS = "tehrantimes-439615/zarif-duress"
SURRENDER = "tehrantimes-439615/shamkhani-surrender"
FRAMEWORK = "financialtribune-96036/rouhani-framework"
TURN = Turn("Does Iran negotiate under duress?", (DURESS,))

Reads = Callable[[str, Turn | None], Next]


@pytest.fixture(scope="session")
def follow(shipped: Desk) -> Reads:
    """What a message asks over the shipped base."""
    return Conversation(shipped.record, shipped.engine.read, shipped.find_speaker, shipped.find_topic).next


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
    "text",
    ["who else talked about this?", "has anyone else said it?", "did anyone respond to that?", "who agrees with that?"],
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
    step = follow(text, TURN)
    assert isinstance(step, Ask)
    assert (step.question, step.speaker) == (text, "zarif")
    assert not isinstance(step.otherwise, Ask)


def test_a_new_matter_asks_the_same_speaker_first(follow: Reads) -> None:
    """The question "and …?" is for who spoke last; if there is nothing, for everyone."""
    assert follow("and dreams?", TURN) == Ask("and dreams?", "zarif", Ask("and dreams?"))


def test_a_topic_by_name_is_that_speakers_statements_on_it(follow: Reads) -> None:
    """Where the question alone finds nothing, what the same person said on the topic that it names."""
    step = follow("and respect?", TURN)
    assert step == Ask("and respect?", "zarif", Also("", ("tehrantimes-439615/zarif-respect",), "zarif"))


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
    for step in (follow(text, TURN), follow(text, None)):
        assert isinstance(step, Ask)
        assert (step.question, step.speaker) == (text, None)


@pytest.mark.parametrize("text", ["when did he say that?", "source?", "more", "who said that?"])
def test_without_a_turn_it_is_unclear(follow: Reads, text: str) -> None:
    """A reference to nothing is said to be one."""
    assert follow(text, None) == Unclear()


@pytest.mark.parametrize(
    ("text", "aspect"),
    [("when?", Aspect.WHEN), ("source?", Aspect.SOURCE), ("where did he say that?", Aspect.WHERE)],
)
def test_several_shown_make_it_a_choice(follow: Reads, text: str, aspect: Aspect) -> None:
    """No guess which of several is meant, and what was asked is kept."""
    assert follow(text, Turn("talks?", (DURESS, FRAMEWORK))) == Unclear((DURESS, FRAMEWORK), aspect)


@pytest.mark.parametrize(("text", "aspect"), [("source?", Aspect.SOURCE), ("who said that?", Aspect.WHO)])
def test_what_holds_for_all_that_was_shown_is_no_choice(follow: Reads, text: str, aspect: Aspect) -> None:
    """One document, one speaker: the question has one answer."""
    assert follow(text, Turn("talks?", (DURESS, "tehrantimes-439615/zarif-respect"))) == About(aspect, DURESS)


@pytest.mark.parametrize("text", ["and Bolton?", "what about Macron?", "same question for Merkel"])
def test_somebody_not_on_record_is_asked_as_such(follow: Reads, text: str) -> None:
    """The matter of the last question goes to that person, so that the answer is an honest miss."""
    step = follow(text, TURN)
    assert isinstance(step, Ask)
    assert step.question.startswith("What did ")
    assert "duress" in step.question


@pytest.mark.parametrize(
    "text",
    ["same question for Shamkhani", "does Shamkhani agree?", "how about Shamkhani", "and how did Shamkhani see it?"],
)
def test_the_same_question_has_many_forms(follow: Reads, text: str) -> None:
    """All of them ask the person who is named."""
    step = follow(text, TURN)
    assert isinstance(step, Ask)
    assert step.speaker == "shamkhani"


def test_who_was_shown_may_be_spoken_of(follow: Reads) -> None:
    """What somebody else said about "him" is a question with his name in it."""
    assert follow("what did Trump say about him?", TURN) == Ask(
        "What did Donald Trump say about Mohammad Javad Zarif?", "trump"
    )


def test_one_of_several_may_be_named(follow: Reads) -> None:
    """The speaker's name picks among what was shown."""
    assert follow("when did Rouhani say that?", Turn("talks?", (DURESS, FRAMEWORK))) == About(Aspect.WHEN, FRAMEWORK)


@pytest.mark.parametrize("text", ["Zarif?", "who is Zarif?", "tell me about Zarif"])
def test_a_name_alone_asks_who_that_is(follow: Reads, text: str) -> None:
    """The person, the roles held and every statement."""
    assert follow(text, None) == Person("zarif")


def test_more_never_shows_the_same_again(follow: Reads) -> None:
    """What was shown earlier in the dialogue is left out."""
    seen = ("tehrantimes-439615/zarif-respect",)
    step = follow("more", Turn("?", (DURESS,), seen=seen))
    assert isinstance(step, Also)
    assert not set(step.statements) & {DURESS, *seen}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("thanks!", Company.THANKS),
        ("ok thx bye", Company.THANKS),
        ("great, thank you so much", Company.THANKS),
        ("hello", Company.GREETING),
        ("سلام", Company.GREETING),
        ("ok show me that", None),
        ("thanks, and Zarif?", None),
        ("hello, what did Zarif say?", None),
    ],
)
def test_company_is_told_from_questions(text: str, meant: Company | None) -> None:
    """A greeting or a thank-you asks nothing; a question that opens with one does."""
    assert company(text) is meant


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


WANT, PULL, LIE = (
    f"financialtribune-96036/{one}" for one in ("trump-want-to-talk", "trump-pulling-back", "shamkhani-lie")
)
NO_FORCES, ADVISORS = "financialtribune-96036/shamkhani-no-forces", "financialtribune-96036/shamkhani-advisors"
NEVER, NOT_COVERED = "tehrantimes-439615/shamkhani-never-ever", "financialtribune-96036/trump-not-covered"


@pytest.mark.parametrize(
    "text", ["what did they reply?", "and what did Iran say to that?", "did anyone in Iran respond?"]
)
def test_an_answer_is_not_older_than_what_it_answers(follow: Reads, text: str) -> None:
    """What stands right behind the claim in its document comes first; what was said months before is no answer."""
    step = follow(text, Turn("Are troops pulling back?", (PULL,)))
    assert isinstance(step, Also)
    assert step.statements[0] == NO_FORCES


def test_nothing_said_since_is_no_answer(follow: Reads) -> None:
    """Whoever is named has answered nothing where all they said was earlier."""
    assert follow("did Trump reply?", Turn("who lies?", (LIE,))) == Also(LIE, (), "trump")


def test_a_reaction_in_the_same_document_needs_no_topic_in_common(follow: Reads) -> None:
    """The document reports it as one."""
    step = follow("and how did Qasemi react?", Turn("what did Trump tell reporters", (WANT,)))
    assert isinstance(step, Ask)
    assert isinstance(step.otherwise, Also)
    assert "financialtribune-96036/qasemi-dreams" in step.otherwise.statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("no, not Zarif, Shamkhani", "shamkhani"),
        ("sorry, I meant Shamkhani", "shamkhani"),
        ("sorry i meant shamkhani", "shamkhani"),
        ("nein, ich meine Schamchani", "shamkhani"),
        ("وماذا عن شمخاني؟", "shamkhani"),
        ("وشمخاني؟", "shamkhani"),
        ("¿y Shamkhani?", "shamkhani"),
        ("что насчёт Трампа?", "trump"),
        ("was sagten die Amerikaner dazu?", "trump"),
        ("any Americans?", "trump"),
    ],
)
def test_the_question_may_be_taken_back_or_turned(follow: Reads, text: str, speaker: str) -> None:
    """In any of the seven languages the same matter goes to who is named now."""
    step = follow(text, TURN)
    assert isinstance(step, Ask)
    assert step.speaker == speaker


@pytest.mark.parametrize("text", ["No deal?", "no talks then", "not under duress, under pressure"])
def test_a_question_that_opens_with_no_takes_nothing_back(follow: Reads, text: str) -> None:
    """A comma or a name must show that something is corrected."""
    step = follow(text, TURN)
    assert not isinstance(step, Also)


@pytest.mark.parametrize(
    ("text", "shown", "step"),
    [
        ("so never ever?", (NEVER, DURESS), About(Aspect.QUOTE, NEVER)),
        ("and iraq?", (ADVISORS,), About(Aspect.QUOTE, ADVISORS)),
        ("under which condition?", (NEVER,), About(Aspect.CONTEXT, NEVER)),
        ("when did that happen?", (NEVER,), About(Aspect.WHEN, NEVER)),
        ("sorce?", (NEVER,), About(Aspect.SOURCE, NEVER)),
        ("wen did he say dat", (NEVER,), About(Aspect.WHEN, NEVER)),
        ("whos that", (NEVER,), About(Aspect.WHO, NEVER)),
        ("true?", (NEVER,), About(Aspect.SOURCE, NEVER)),
        ("qui a dit ça ?", (NEVER,), About(Aspect.WHO, NEVER)),
        ("من قال ذلك؟", (NEVER,), About(Aspect.WHO, NEVER)),
        ("چه زمانی گفت؟", (NEVER,), About(Aspect.WHEN, NEVER)),
        ("это точная цитата?", (NEVER,), About(Aspect.KIND, NEVER)),
        ("¿es una cita textual?", (NEVER,), About(Aspect.KIND, NEVER)),
        ("which one is more recent?", (FRAMEWORK, NEVER), About(Aspect.WHEN, NEVER)),
        ("the older one", (NEVER, FRAMEWORK), About(Aspect.WHEN, FRAMEWORK)),
        ("the 2018 one", (NEVER, FRAMEWORK), About(Aspect.QUOTE, FRAMEWORK)),
        ("the one by Rouhani", (NEVER, FRAMEWORK), About(Aspect.QUOTE, FRAMEWORK)),
        ("2", (NEVER, FRAMEWORK), About(Aspect.QUOTE, FRAMEWORK)),
        ("the one about resolution 2231", (NEVER, FRAMEWORK), About(Aspect.QUOTE, FRAMEWORK)),
        ("number one", (NEVER, FRAMEWORK), About(Aspect.QUOTE, NEVER)),
    ],
)
def test_what_was_shown_is_pointed_at_in_many_ways(
    follow: Reads, text: str, shown: tuple[str, ...], step: Next
) -> None:
    """By its own words, its date, its place in a list, with slips of the keyboard, in other languages."""
    assert follow(text, Turn("talks?", shown)) == step


def test_a_person_named_in_a_statement_is_not_its_matter(follow: Reads) -> None:
    """Khamenei stands in what was shown, and is still somebody who is asked and not on record."""
    step = follow("and Khamenei?", Turn("does Dehghan trust Trump?", ("tehrantimes-439615/dehghan-no-circumstances",)))
    assert isinstance(step, Ask)
    assert step.question.startswith("What did Khamenei say")


@pytest.mark.parametrize(
    ("text", "first"), [("and before that?", WANT), ("what had he said before?", WANT), ("and in 2018?", NOT_COVERED)]
)
def test_what_the_same_person_said_at_another_time(follow: Reads, text: str, first: str) -> None:
    """Before or after what was shown, nearest first; or in a year or month."""
    step = follow(text, Turn("troops?", (PULL,)))
    assert isinstance(step, Also)
    assert step.statements[0] == first
    assert step.speaker == "trump"


def test_and_on_another_matter_goes_on_with_the_same_person(follow: Reads) -> None:
    """With a preposition there is no doubt that the person stays; the bare noun may be for anybody."""
    step = follow("and on missiles?", TURN)
    assert isinstance(step, Ask)
    assert (step.speaker, step.otherwise) == ("zarif", None)


def test_who_somebody_is_can_be_asked_in_between(follow: Reads) -> None:
    """Somebody else by name is told of."""
    assert follow("who is Qasemi?", TURN) == Person("qasemi")


def test_a_question_that_found_nothing_may_name_a_topic(shipped: Desk) -> None:
    """What those who speak for a country said on it; a name alone is looked for by itself; strangers stay strangers."""
    instead = Conversation(shipped.record, shipped.engine.read, shipped.find_speaker, shipped.find_topic).instead
    step = instead("what does Iran say about trusting the US")
    assert isinstance(step, Also)
    assert not any("/trump-" in one for one in step.statements)
    assert instead("who gave an interview to NBC?") == Ask("nbc")
    assert instead("What did Pompeo say about sanctions?") is None


@given(st.text(max_size=60), st.sampled_from([None, TURN, Turn("", ())]))
@settings(max_examples=60)
def test_any_message_has_a_meaning(shipped: Desk, text: str, turn: Turn | None) -> None:
    """Never an error, and never a statement that is not on record."""
    step = Conversation(shipped.record, shipped.engine.read, shipped.find_speaker, shipped.find_topic).next(text, turn)
    match step:
        case About():
            assert step.statement in shipped.record.statements
        case Also() | Unclear():
            assert set(step.statements) <= set(shipped.record.statements)
        case Ask():
            assert step.question == text or turn is not None
        case Person():
            assert step.speaker in shipped.record.speakers
