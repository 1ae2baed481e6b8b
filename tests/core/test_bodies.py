import pytest
from harbour import record

from bot.core.answer import Answered, Engine, NothingOnRecord

ENGINE = Engine(record(), calibrated=False)
OSTAVIA = {"velm", "korrin"}


@pytest.mark.parametrize(
    ("question", "speakers", "certain"),
    [
        ("which Ostavian says the ban is unfair", OSTAVIA, True),
        ("did an Ostavian ever say the ferry is safe", OSTAVIA, True),
        ("has anyone in Ostavia said the ferry is safe", OSTAVIA, True),
        ("is the ban fair in Lindmark's eyes", {"sanderow"}, True),
        ("is the ban fair, according to Lindmark", {"sanderow"}, True),
        ("the ban is fair, says which Lindmarker", {"sanderow"}, True),
        ("how did Ostavia react to the ban", OSTAVIA, False),
        ("so Ostavia says the ferry is safe", OSTAVIA, False),
        ("what was Lindmark's explanation for the ban", {"sanderow"}, False),
    ],
)
def test_a_body_speaks_through_its_people(question: str, speakers: set[str], *, certain: bool) -> None:
    """Asking for one of a country's people is certain; the country itself may also be what others speak of."""
    voice = ENGINE.read(question).voice
    assert voice is not None
    assert (set(voice.speakers), voice.certain) == (speakers, certain)


@pytest.mark.parametrize(
    "question",
    [
        "does Ostavia accept the ban",
        "who said Ostavia would say yes",
        "did somebody approach an Ostavian on the ferry",
        "what is the capital of Ostavia",
        "the ban and Ostavia",
    ],
)
def test_a_body_that_is_only_named_does_not_speak(question: str) -> None:
    """A country that does something, or to which something is done, is asked nothing."""
    assert ENGINE.read(question).voice is None


def test_only_its_people_answer_for_a_body() -> None:
    """Whoever asks for one of a country's people hears nobody else, however well that would match."""
    outcome = ENGINE.ask("which Ostavian says the ban protects herring")
    assert {hit.statement.speaker_id for hit in outcome.ranked} <= OSTAVIA


def test_others_may_know_better_what_a_body_did() -> None:
    """Where a body itself is asked and another's statement fits far better, that one is given."""
    outcome = ENGINE.ask("how did Ostavia put it: does the ban protect herring for everybody")
    assert not isinstance(outcome, NothingOnRecord) or outcome.ranked


@pytest.mark.parametrize(
    "question",
    [
        "my ferry was late, how do I respond",
        "my boss promised me a bridge",
        "how old is Ilse Sanderow",
        "who is the current president of Lindmark",
        "should I board the ferry",
    ],
)
def test_what_nobodys_words_answer_is_held_back(question: str) -> None:
    """Questions about the asker, or about somebody's age or office, are not asked of the record."""
    assert ENGINE.read(question).beside
    assert not isinstance(ENGINE.ask(question), Answered)


@pytest.mark.parametrize("question", ["can I get the quote about the ferry", "what did they say about my country?"])
def test_asking_for_words_is_no_talk_of_oneself(question: str) -> None:
    """Whoever asks for a quotation may say "I"."""
    read = ENGINE.read(question)
    assert not read.beside or "my" in question


def test_a_country_nowhere_on_record_speaks_against_an_answer() -> None:
    """A statement answers less surely what is asked about a country that nobody on record mentions."""
    plain = ENGINE.ask("what did Sanderow say about the fishing ban").confidence
    foreign = ENGINE.ask("what did Sanderow say about norway's fishing ban").confidence
    assert foreign < plain


def test_a_bare_topic_is_answered_by_what_is_on_it() -> None:
    """The name of a topic alone is a question that each of its statements answers."""
    outcome = ENGINE.ask("catch quotas")
    assert isinstance(outcome, Answered)
    assert all("fishing" in hit.statement.topics for hit in outcome.hits)


def test_an_example_question_word_for_word_is_certain() -> None:
    """What a curator wrote as a question of a statement finds it first, and surely."""
    base = record()
    for one in base.statements.values():
        for question in one.questions:
            if len(question.split()) > 3:
                outcome = ENGINE.ask(question)
                assert isinstance(outcome, Answered), question
                assert outcome.hits[0].statement.id == one.id, question
