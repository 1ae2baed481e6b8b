from dataclasses import replace

import pytest
from harbour import record
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.answer import Answered, Choices, Engine, NothingOnRecord, Outcome, Policy
from bot.core.model import Record

ENGINE = Engine(record())


def first(outcome: Outcome) -> str:
    """The statement given as the answer; fails where none is."""
    assert isinstance(outcome, Answered), outcome.reasons
    return outcome.hits[0].statement.id.removeprefix("gazette/")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Does Velm accept the fishing ban?", "velm-ban"),
        ("velm on the fishing ban", "velm-ban"),
        ("what did Tobin Korrin say about the ferry being safe", "korrin-ferry"),
        ("was the fery inspectd", "korrin-ferry"),
        ("what did the Ostavian foreign minister say about the fishing ban", "velm-ban"),
        ("What does Sanderow say about herring?", "sanderow-ban"),
        ("Кто говорит про паром?", "korrin-ferry"),
        ("did president sanderow promise who pays for the bridge", "sanderow-bridge"),
    ],
)
def test_a_question_finds_its_statement(question: str, answer: str) -> None:
    """Names, offices, slips, other languages and the very example all lead to the right words."""
    assert first(ENGINE.ask(question)) == answer


def test_every_example_question_finds_its_statement() -> None:
    """What the curator wrote as an example is answered with that statement."""
    for statement in record().statements.values():
        for question in statement.questions:
            ranked = ENGINE.ask(question).ranked
            assert ranked[0].statement.id == statement.id, question


@pytest.mark.parametrize(
    "question",
    [
        "What did Brunholt say about the fishing ban?",
        "brunholts response to the fishing ban",
        "the Brunholt quote on the ferry",
        "according to Kesselring, was the ferry safe?",
        "did peter miller say the ferry was safe",
        "What did the Lindmark finance minister say about the bridge?",
        "how many people live in Ostavia",
        "what is for lunch today",
        "Velm on nuclear submarines",
    ],
)
def test_nothing_is_said_where_nothing_answers(question: str) -> None:
    """Strangers, offices nobody holds, facts of the world and other matters get no answer."""
    assert isinstance(ENGINE.ask(question), NothingOnRecord)


@pytest.mark.parametrize("name", ["velm", "korrin", "sanderow"])
@pytest.mark.parametrize("matter", ["the fishing ban", "the ferry", "the bridge", "talks", "herring", "2031"])
def test_a_named_speaker_is_never_crossed(name: str, matter: str) -> None:
    """Whoever is named, nobody else's words are given, in the question or as an option."""
    for outcome in (ENGINE.ask(f"what did {name} say about {matter}"), ENGINE.ask(matter, speaker=name)):
        assert {hit.statement.speaker_id for hit in outcome.ranked} <= {name}
        if not isinstance(outcome, NothingOnRecord):
            assert {hit.statement.speaker_id for hit in outcome.hits} == {name}


def test_a_speaker_nobody_knows_gets_nothing() -> None:
    """A speaker given beside the question and not on record ends it, and the reason names them."""
    outcome = ENGINE.ask("the ferry", speaker="Brunholt")
    assert isinstance(outcome, NothingOnRecord)
    assert "Brunholt" in outcome.reasons[0]


def test_who_is_spoken_of_does_not_speak() -> None:
    """A question that asks who said something of somebody is not taken for that person's words."""
    outcome = ENGINE.ask("who said that Velm would get a fishing ban protecting herring")
    assert outcome.query is not None
    assert outcome.query.speakers is None


def test_a_broad_question_is_answered_by_each_speaker() -> None:
    """A bare topic on which several have spoken gives one answer a speaker, the best first."""
    outcome = ENGINE.ask("fishing ban")
    assert isinstance(outcome, Answered)
    speakers = [hit.statement.speaker_id for hit in outcome.hits]
    assert len(speakers) == len(set(speakers))
    assert outcome.hits[0].score == max(hit.score for hit in outcome.hits)


def test_a_country_is_answered_by_those_who_speak_for_it() -> None:
    """The position of a country is asked of its people only."""
    outcome = ENGINE.ask("what is Lindmark's position on the fishing ban")
    assert isinstance(outcome, Answered)
    assert {hit.statement.speaker_id for hit in outcome.hits} == {"sanderow"}


def test_silence_names_what_is_near() -> None:
    """Beside a stranger, those who spoke on the matter are named; beside a known speaker, what they have on record."""
    stranger = ENGINE.ask("What did Brunholt say about herring?", explain=True)
    assert isinstance(stranger, NothingOnRecord)
    assert "sanderow" in {one.id for one in stranger.suggestions}
    assert any("brunholt" in reason for reason in stranger.reasons)
    known = ENGINE.ask("Velm on nuclear submarines", explain=True)
    assert isinstance(known, NothingOnRecord)
    assert "velm" in {one.id for one in known.suggestions}


def test_explaining_says_what_matched_and_what_is_needed() -> None:
    """With `explain` the words that matched and the needed score are told."""
    outcome = ENGINE.ask("was the ferry safe", explain=True)
    assert isinstance(outcome, Answered)
    assert "ferry" in outcome.hits[0].reasons[0]
    assert any("needed" in reason for reason in outcome.reasons)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did Velm say about norwegian talks", "Nowhere on record: norwegian"),
        ("who welcomes cheap herring somewhere", "has no word for"),
        ("purple monkey", "No statement shares a word"),
        ("Does Velm accept the fishing ban?", "gazette/velm-ban, scores"),
        ("which Ostavian likes herring", "They speak for the country or body"),
        ("my boss likes herring", "about the asker"),
        ("what did Brunholt say", "add it to their aliases"),
    ],
)
def test_a_curator_is_told_what_to_add(question: str, told: str) -> None:
    """The reasons name who was asked, the words that nobody has, and where another answer would come from."""
    reasons = " ".join(ENGINE.ask(question, explain=True).reasons)
    assert told in reasons, reasons


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200) | st.text(alphabet="velm ban ferry?!@*_`\u202e\u200f💀", max_size=2100))
def test_no_message_raises_and_ranking_keeps_its_laws(question: str) -> None:
    """Any text gets an outcome: sorted, within 0..1, the same again, its hits among the best."""
    outcome = ENGINE.ask(question, limit=5)
    scores = [hit.score for hit in outcome.ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert ENGINE.ask(question, limit=5) == outcome
    if isinstance(outcome, Answered | Choices):
        ranked = {hit.statement.id for hit in ENGINE.ask(question, limit=50).ranked}
        assert {hit.statement.id for hit in outcome.hits} <= ranked


@pytest.mark.parametrize("question", ["", "   ", "💀💀", "@everyone", "** **", "ها", "x" * 2000, "\u202evelm"])
def test_odd_messages_get_an_honest_outcome(question: str) -> None:
    """Messages without a question in them are no reason to fail."""
    assert 0 <= ENGINE.ask(question).confidence <= 1


def test_the_policy_decides() -> None:
    """The same evidence is answered by a bold policy and kept back by a timid one."""
    base = record()
    assert isinstance(Engine(base, Policy(answer=0.01)).ask("ferry inspected"), Answered)
    assert isinstance(Engine(base, Policy(answer=1.01, choose=1.01)).ask("ferry inspected"), NothingOnRecord)


def test_a_base_of_one_statement_or_none_still_works() -> None:
    """The smallest bases answer and are silent like any other."""
    base = record()
    one = replace(base, statements=dict(list(base.statements.items())[:1]))
    assert first(Engine(one).ask("Does Velm accept the fishing ban?")) == "velm-ban"
    empty: Record = replace(base, statements={})
    assert isinstance(Engine(empty).ask("anything"), NothingOnRecord)


def test_the_base_says_what_it_can_answer_safely() -> None:
    """The self-test counts the example questions it asked and is told in a sentence."""
    safety = ENGINE.calibration.safety
    assert safety.asked >= safety.answered >= safety.right >= 0
    assert str(safety.asked) in str(safety)
