import shutil
from pathlib import Path

import cases
import pytest
from variants import GAZETTE, GOOD, LEDGER, QUILL, REED, TODAY, WAIVERS, Case, change

from bot.knowledge.base import Base
from bot.knowledge.load import Loaded, check_questions, load
from bot.knowledge.rules import RULES, manual
from bot.problems import Severity

CASES = (
    *cases.READING,
    *cases.SHAPES,
    *cases.IDENTITY,
    *cases.DATES,
    *cases.WORDING,
    *cases.NAMING,
    *cases.PROMISES,
)
# What takes more than one change in one file; each has a test of its own below.
APART = {
    "encoding", "too-large", "unreadable-file", "missing-part", "archive-hash", "role-unstated",
    "question-misses", "expected-answer",
}  # fmt: skip


def told(loaded: Loaded) -> list[tuple[str, str, int]]:
    """The rules broken, with file and line."""
    return [(one.rule, one.place.file, one.place.line) for one in loaded.problems]


def copied(folder: Path) -> Path:
    """The good base, to change."""
    shutil.copytree(GOOD, folder / "base")
    return folder / "base"


def test_the_good_base_is_clean() -> None:
    """A base without mistakes has no problem at all, not even a warning, and is served."""
    loaded = load(GOOD, today=TODAY)

    assert loaded.problems == ()
    assert loaded.record is not None
    assert len(loaded.record.statements) == 6


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {ascii(case.new)[:40]}")
def test_one_mistake_is_told_once_with_its_line(case: Case, tmp_path: Path) -> None:
    """Each mistake yields exactly its own rule, in its file, on its line, and an error keeps the base back."""
    base = case.lay(tmp_path)
    loaded = load(base, today=TODAY)

    line = case.line(base) if (base / case.told_of).is_file() else 1
    assert told(loaded) == [(case.rule, case.told_of, line)]
    assert (loaded.record is None) == (loaded.problems[0].severity is Severity.ERROR)


def test_every_rule_has_a_mistake_that_breaks_it() -> None:
    """No rule is without a test, and no test is of a rule that is gone."""
    assert {case.rule for case in CASES} | APART == {rule.id for rule in RULES}


def test_every_rule_has_its_page() -> None:
    """A page of the manual says what holds and shows a good and a bad sample; ids are unique."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert "good:" in rule.manual, rule.id
        assert "bad:" in rule.manual, rule.id
        assert f"{rule.id} ({rule.severity})" in manual()


@pytest.mark.parametrize(
    ("data", "line", "word"),
    [
        ("name: caf\xe9\n".encode("latin-1"), 1, "0xE9"),
        ("name: a\ntitle: “x”\n".encode("cp1252"), 2, "0x93"),
        ("name: a\n".encode("utf-16"), 1, "UTF-16"),
        (b"\xff\xfe\x00", 1, "UTF-16"),
    ],
)
def test_another_encoding_is_named(tmp_path: Path, data: bytes, line: int, word: str) -> None:
    """A file that is not UTF-8 is told with the line and the byte, and nothing that refers to it is blamed."""
    base = copied(tmp_path)
    (base / QUILL).write_bytes(data)
    loaded = load(base, today=TODAY)

    assert told(loaded) == [("encoding", QUILL, line)]
    assert word in loaded.problems[0].message


def test_an_archive_in_another_encoding_is_named(tmp_path: Path) -> None:
    """An archived text that is not UTF-8 is told as such."""
    base = copied(tmp_path)
    (base / "archive/ledger-1.txt").write_bytes(b"caf\xe9")

    assert told(load(base, today=TODAY)) == [("encoding", "archive/ledger-1.txt", 1)]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """A file over the limit is told, not read."""
    base = copied(tmp_path)
    with (base / QUILL).open("r+b") as file:
        file.truncate(65 * 1024 * 1024)

    assert told(load(base, today=TODAY)) == [("too-large", QUILL, 1)]


def test_a_dead_link_is_told(tmp_path: Path) -> None:
    """What cannot be opened is told, and not taken for absent."""
    base = copied(tmp_path)
    (base / QUILL).unlink()
    (base / QUILL).symlink_to("nowhere.yaml")

    assert told(load(base, today=TODAY)) == [("unreadable-file", QUILL, 1)]


def test_an_empty_folder_lacks_its_parts(tmp_path: Path) -> None:
    """base.yaml, a speaker and a source are missed, each by name."""
    assert told(load(tmp_path, today=TODAY)) == [
        ("missing-part", "base.yaml", 1),
        ("missing-part", "sources/", 1),
        ("missing-part", "speakers/", 1),
    ]


def test_a_changed_archive_is_told(tmp_path: Path) -> None:
    """An edited archive no longer has the hash of what was retrieved, and quotes that it lost are told with it."""
    base = copied(tmp_path)
    change(base, "archive/ledger-1.txt", "a gilded trap", "a golden trap")
    loaded = load(base, today=TODAY)

    assert [one.rule for one in loaded.problems] == ["archive-hash", "not-in-archive", "not-in-archive"]
    assert "a gilded" in loaded.problems[1].message
    assert "a golden" in loaded.problems[1].message


def test_an_archive_survives_another_kind_of_line_end(tmp_path: Path) -> None:
    """A checkout that writes CR LF changes neither hash nor words."""
    base = copied(tmp_path)
    for path in base.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    loaded = load(base, today=TODAY)
    assert loaded.problems == ()
    assert loaded.record == load(GOOD, today=TODAY).record


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    """Editors that write a byte order mark are welcome."""
    base = copied(tmp_path)
    (base / QUILL).write_bytes(b"\xef\xbb\xbf" + (base / QUILL).read_bytes())

    assert load(base, today=TODAY).record == load(GOOD, today=TODAY).record


def test_a_role_is_asked_for_where_none_is_known(tmp_path: Path) -> None:
    """A speaker without roles is taken at the word of the statement; with no word either, a warning says so."""
    base = copied(tmp_path)
    change(base, "speakers/bea-salt.yaml", "", "id: bea-salt\nname: Bea Salt\n")
    change(
        base,
        GAZETTE,
        "    speaker: tomas-reed\n    role: Chair of the Dock Workers' Union\n",
        "    speaker: bea-salt\n",
    )
    assert [one.rule for one in load(base, today=TODAY).problems] == ["role-unstated"]

    change(base, GAZETTE, "speaker: bea-salt\n", "speaker: bea-salt\n    role: docker\n")
    loaded = load(base, today=TODAY)
    assert loaded.problems == ()
    assert loaded.record is not None
    assert loaded.record.statements["gazette-7/seat"].role == "docker"


def test_many_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Nothing stops at the first problem, and problems come in the order of files and lines."""
    base = copied(tmp_path)
    change(base, QUILL, "name: Ada Quill", "name: Ada: Quill")
    change(base, REED, "id: tomas-reed", "id: Tomas-Reed")
    change(base, LEDGER, "kind: partial", "kind: part")
    change(base, LEDGER, "topics: [tolls]", "topics: [tols]")
    change(base, "stray.txt", "", "x")
    loaded = load(base, today=TODAY)

    rules = [one.rule for one in loaded.problems]
    assert rules == ["unknown-kind", "unknown-topic", "yaml-syntax", "bad-id", "stray-file"]
    assert list(loaded.problems) == sorted(loaded.problems)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (Case("", LEDGER, "speaker: tomas-reed", "speaker: tomas-read"), "did you mean tomas-reed?"),
        (Case("", LEDGER, "speaker: tomas-reed", "speaker: Tomás Reed"), "did you mean tomas-reed? an id is wanted"),
        (Case("", LEDGER, "topics: [tolls]", "topics: [tols]"), "did you mean tolls?"),
        (Case("", LEDGER, "venue: on", "veneu: on"), "did you mean venue?"),
        (Case("", LEDGER, "kind: partial", "kind: indirect"), "did you mean reported?"),
        (Case("", GAZETTE, "status: draft", "status: drafted"), "did you mean draft?"),
        (Case("", GAZETTE, "ledger-1/no-sale", "no-sale"), "did you mean ledger-1/no-sale?"),
        (Case("", GAZETTE, '"2020-02"', "9.2.2020"), "write YYYY"),
        (Case("", GAZETTE, '"2020-02"', "2020-2-9"), "write 2020-02-09"),
        (Case("", LEDGER, "- Who owns the harbour?", "- Ask: who?"), 'put it in quotes: "Ask: who?"'),
        (Case("", LEDGER, "topics: [tolls]", "topics: tolls"), "write [tolls]"),
        (Case("", GAZETTE, 'said: {date: "2020"}', "said: 2020"), 'write {date: "2020"}'),
        (Case("", QUILL, "name: Ada Quill", "name:Ada Quill"), "a blank is missing"),
        (Case("", LEDGER, "  - id: trap", "=======\n  - id: trap"), "merge conflict"),
        (Case("", LEDGER, "      a gilded trap\n", "      a gilded\u00a0trap\n"), "a gilded<U+00A0>trap"),
        (Case("", LEDGER, "      a gilded trap\n", "      a gılded trap\n"), "(U+0131, there U+0069)"),
        (
            Case("", LEDGER, "role: Mayor of Brackwater", "role: Mayor of Brakwater"),
            "did you mean Mayor of Brackwater?",
        ),
        (Case("", LEDGER, "      a gilded trap\n", "      a gilded tarp\n"), "a gilded tarp"),
        (Case("", "archive/gazette-7.txt", "", "x\n"), "archive: {file: gazette-7.txt, sha256: "),
        (Case("", "speakers/bea.yml", "", "id: bea\n"), "speakers/bea.yaml"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_problem_says_the_way_out(case: Case, words: str, tmp_path: Path) -> None:
    """What was probably meant, or what to write instead, stands in the message."""
    messages = [one.message for one in load(case.lay(tmp_path), today=TODAY).problems]

    assert any(words in message for message in messages), messages


def test_a_waiver_silences_a_warning(tmp_path: Path) -> None:
    """A warning that was looked at and accepted is not told again."""
    base = copied(tmp_path)
    change(base, GAZETTE, "archived: https://archive.example/gazette/7\n", "")
    change(base, WAIVERS, "", "- {rule: no-durable-copy, record: gazette-7, reason: none to be had, date: '2025'}\n")

    assert load(base, today=TODAY).problems == ()


def finds_by_words(base: Base) -> dict[str, str]:
    """An engine that knows the example questions by heart."""
    return {question: one.id for one in base.statements for question in one.entry.texts("questions")}


def test_questions_are_asked_and_misses_told(tmp_path: Path) -> None:
    """A question that finds another statement or nothing is a warning; a broken promise is an error."""
    base = copied(tmp_path)
    change(base, "expectations.yaml", '"Is the harbour for sale?"', '"Is the port for sale?"')
    loaded = load(base, today=TODAY)
    answers = finds_by_words(loaded.base)
    right = check_questions(loaded, lambda question: (answers[question],) if question in answers else ())
    assert right.problems == ()
    assert right.record is not None

    answers["Who owns the harbour?"] = "ledger-1/trap"
    answers["What does the mayor say about whales?"] = "ledger-1/trap"
    answers["Does the union accept a toll?"] = "gazette-7/sell-harbour"
    wrong = check_questions(loaded, lambda question: (answers[question],) if question in answers else ())
    assert [one.rule for one in wrong.problems] == ["expected-answer", "question-misses", "question-misses"]
    assert wrong.record is None


def test_a_question_may_find_another_report_of_the_same_utterance(tmp_path: Path) -> None:
    """Statements joined by `same_as` answer for one another."""
    loaded = load(copied(tmp_path), today=TODAY)
    answers = finds_by_words(loaded.base) | {
        "Did Quill say that she would never sell?": "ledger-1/no-sale",
        "Is the port for sale?": "gazette-7/sell-harbour",
        "Is the harbour for sale?": "ledger-1/no-sale",
    }
    asked = check_questions(loaded, lambda question: (answers[question],) if question in answers else ())

    assert asked.problems == ()


def test_a_broken_base_is_not_asked(tmp_path: Path) -> None:
    """Without a record there is nothing to ask, and nothing is added."""
    loaded = load(tmp_path, today=TODAY)

    assert check_questions(loaded, lambda question: (question,)) is loaded
