import marshal

import pytest
from harbour import record

from bot.core.known import Known, gathered, kept_facts
from bot.core.lexicon import Lexicon
from bot.core.understand import Understanding

RECORD = record()
LEXICON = Lexicon(RECORD.lexicon)
MADE = Known(RECORD, LEXICON)
BLOBS = {name: marshal.dumps(facts) for name, facts in kept_facts(gathered(RECORD), LEXICON).items()}
KEPT = Known(RECORD, LEXICON, lambda name: marshal.loads(BLOBS[name]))  # noqa: S302 - our own blobs
QUESTIONS = (
    "What did Velm say about the ban?",
    "did korin say the ferry is safe",
    "What did the foreign minister of Ostavia say?",
    "Ostavia's top diplomat on talks",
    "What did the president of Brunholt say?",
    "what does lindmark want",
    "What did Otto Bram say to Radio Nord?",
    "что сказал Вельм",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_facts_that_were_kept_understand_the_same(question: str) -> None:
    """A question means the same to facts made now and to facts that went through a blob."""
    made, kept = (Understanding(RECORD, LEXICON, lambda word: word == "ferry", one) for one in (MADE, KEPT))
    assert kept.read(question) == made.read(question)


@pytest.mark.parametrize(
    "typed", ["Velm", "arda", "Sandero", "President Sanderow", "catch quotas", "fishing", "nobody", ""]
)
def test_names_that_were_kept_mean_the_same(typed: str) -> None:
    """People, claimants and topics are found and offered alike from both."""
    assert KEPT.names.resolve(typed) == MADE.names.resolve(typed)
    assert KEPT.names.complete(typed) == MADE.names.complete(typed)
    assert KEPT.claimants.find(typed) == MADE.claimants.find(typed)
    assert KEPT.topics.find(typed) == MADE.topics.find(typed)
    assert KEPT.topics.complete(typed, 5) == MADE.topics.complete(typed, 5)


def test_offices_of_statements_and_of_speakers_are_gathered_once() -> None:
    """What facts are made of holds each pair and each outlet once."""
    found = gathered(RECORD)
    assert len(set(found.spoken)) == len(found.spoken)
    assert sorted(found.outlets) == ["Ostavia Gazette", "interview with Radio Nord", "press conference"]
