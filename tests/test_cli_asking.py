"""ask and verify at the command line, as people and as scripts use them."""

import json

import pytest
from program import Run

ZARIF = "tehrantimes-439615/zarif-duress"


def test_a_question_gets_the_words_the_speaker_and_the_source(run: Run) -> None:
    """The answer as text holds quote, speaker, role, date, publisher, link and id; the exit status is 0."""
    ran = run("ask", "Did Zarif tell France 24 that Iranians never negotiate under duress?")
    wanted = ("never negotiate under duress", "Mohammad Javad Zarif, Foreign Minister of Iran", "2019-08-23")
    assert [text for text in (*wanted, "Tehran Times", "#:~:text=", ZARIF) if text not in ran.out] == []
    assert (ran.status, ran.err) == (0, "")


def test_nothing_on_record_is_said_and_is_exit_status_1(run: Run) -> None:
    """A question that nothing answers says so and exits with 1."""
    ran = run("ask", "what is a good recipe for pancakes")
    assert ran.status == 1
    assert "Nothing on record here" in ran.out


def test_json_has_every_field_of_the_form(run: Run) -> None:
    """`ask --json` prints one object with the fields that scripts rely on, the text as stored."""
    form = json.loads(run("ask", "--json", "--limit", "3", "What did Zarif say about duress?").out)
    assert {"id", "question", "status", "confidence", "answers", "suggestions", "ranked"} == set(form)
    answer = form["answers"][0]
    fields = {"id", "kind", "text", "context", "speaker", "role", "said", "venue", "via", "topics", "source", "link"}
    assert fields <= set(answer)
    assert (form["status"], answer["id"], answer["said"]["precision"]) == ("answered", ZARIF, "day")
    assert answer["text"].startswith("It will never work. Iranians never negotiate under duress.")
    assert len(form["ranked"]) <= 3
    assert all(0 <= ranked["score"] <= 1 for ranked in form["ranked"])


def test_explain_says_why_there_is_an_answer_and_why_there_is_none(run: Run) -> None:
    """`--explain` adds reasons to an answer and to silence, in text and in JSON."""
    answered = json.loads(run("ask", "--explain", "--json", "What did Zarif say about duress?").out)
    assert answered["reasons"] or answered["answers"][0]["reasons"]
    silent = run("ask", "--explain", "What did Netanyahu say about talks?")
    assert silent.status == 1
    assert "Why:" in silent.out


def test_a_batch_answers_line_by_line_in_order(run: Run) -> None:
    """`ask --batch` gives one object a line, with the caller's ids, in the order they came."""
    questions = [{"id": 1, "q": "duress?", "speaker": "zarif"}, {"id": "b", "q": "who won the derby last night?"}]
    ran = run("ask", "--batch", stdin="\n".join(map(json.dumps, questions)) + "\n\n")
    forms = [json.loads(line) for line in ran.out.splitlines()]
    assert [form["id"] for form in forms] == [1, "b"]
    assert [form["status"] for form in forms] == ["answered", "none"]
    assert ran.status == 0


@pytest.mark.parametrize("line", ["nonsense", "[1]", '{"id": 1}', '{"q": "x", "speaker": 3}'])
def test_a_broken_line_of_a_batch_is_named(run: Run, line: str) -> None:
    """A line that is no question is told by its number, without a traceback; the exit status is 2."""
    ran = run("ask", "--batch", stdin=line + "\n")
    assert ran.status == 2
    assert "line 1 of standard input" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_an_empty_question_is_told_how_to_ask(run: Run, question: str) -> None:
    """No question at all is exit status 2 with an example."""
    ran = run("ask", question)
    assert ran.status == 2
    assert "onrecord ask" in ran.err


@pytest.mark.parametrize(
    "question", ["?" * 2000, "🙂🙂🙂", "مرحبا؟", "**@everyone** `x` ||y||", "a" * 2000, "\u202e\u200b"]
)
def test_odd_questions_get_a_normal_answer(run: Run, question: str) -> None:
    """Two thousand marks, only emoji, right-to-left text, markdown: answered or not, never an error."""
    ran = run("ask", question)
    assert ran.status in {0, 1}
    assert ran.err == ""


def test_a_named_speaker_is_the_only_one_who_answers(run: Run) -> None:
    """With `--speaker`, by whatever spelling, no other speaker's words come back."""
    form = json.loads(run("ask", "--json", "--speaker", "Zareef", "what about negotiation and sanctions?").out)
    assert {answer["speaker"]["id"] for answer in form["answers"]} <= {"zarif"}


def test_verify_shows_the_difference_in_words(run: Run) -> None:
    """A changed word is exit status 1, and both the removed and the added word are said."""
    ran = run("verify", "--speaker", "Zarif", "Iranians never negotiate under sanctions.")
    assert ran.status == 1
    assert ran.out.startswith("altered:")
    assert "[left out: duress" in ran.out
    assert "[added: sanctions" in ran.out


def test_verify_confirms_an_exact_excerpt(run: Run) -> None:
    """An unbroken excerpt is verbatim, exit status 0."""
    ran = run("verify", "--json", "--speaker", "Mohammad Javad Zarif", "Iranians never negotiate under duress.")
    form = json.loads(ran.out)
    assert (ran.status, form["verdict"], form["matches"][0]["id"]) == (0, "verbatim", ZARIF)
    assert {"id", "text", "speaker", "verdict", "matches", "warnings"} == set(form)


def test_verify_takes_a_batch(run: Run) -> None:
    """`verify --batch` gives one verdict a line, in order."""
    claims = [
        {"id": 7, "text": "They want to talk", "speaker": "Trump"},
        {"id": 8, "text": "Bananas are blue", "speaker": "Zarif"},
    ]
    ran = run("verify", "--batch", stdin="\n".join(map(json.dumps, claims)))
    verdicts = [json.loads(line)["verdict"] for line in ran.out.splitlines()]
    assert verdicts == ["verbatim", "not-on-record"]
