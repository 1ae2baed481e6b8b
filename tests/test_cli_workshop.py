"""check, fmt, schema and eval at the command line, as curators use them."""

import json
import shutil
from pathlib import Path

import pytest
from program import SHIPPED, Run


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped base to break."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))


def test_the_shipped_base_is_clean_and_in_form(run: Run) -> None:
    """Not one error or warning, and every file in canonical form."""
    checked = run("check", "--strict")
    assert (checked.status, checked.out.endswith("no problems found\n")) == (0, True), checked.out
    assert run("fmt", "--check") == run("fmt", "--check")
    assert run("fmt", "--check").status == 0


def test_a_broken_base_is_reported_with_places_in_every_format(run: Run, copy: Path) -> None:
    """One wrong word is exit status 1 and names file, line and column, as text, JSON and annotation."""
    broken = copy / "sources" / "tehrantimes-439615.yaml"
    broken.write_text(broken.read_text("utf-8").replace("speaker: zarif", "speaker: zarfi", 1), encoding="utf-8")
    line = next(n for n, text in enumerate(broken.read_text("utf-8").splitlines(), 1) if "zarfi" in text)
    text = run("check", str(copy))
    assert text.status == 1
    assert f"{broken}:{line}:" in text.out
    assert "zarif" in text.out
    problem = json.loads(run("check", str(copy), "--format", "json").out)[0]
    assert (problem["line"], problem["severity"]) == (line, "error")
    assert f"line={line}" in run("check", str(copy), "--format", "github").out


@pytest.mark.parametrize("command", [("ask", "anything"), ("speakers",), ("export",), ("eval", "x.yaml"), ("preview",)])
def test_a_broken_base_is_never_served(run: Run, copy: Path, command: tuple[str, ...]) -> None:
    """Every command that reads a base prints the report on stderr and exits with 1."""
    (copy / "base.yaml").write_text("name: [", encoding="utf-8")
    ran = run(*command, "--knowledge", str(copy))
    assert (ran.status, ran.out) == (1, "")
    assert "base.yaml:1:" in ran.err
    assert "not served" in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_that_is_not_there_is_one_sentence(run: Run, tmp_path: Path) -> None:
    """No such base is exit status 2 and names the folder."""
    ran = run("ask", "anything", "--knowledge", str(tmp_path / "nowhere"))
    assert (ran.status, ran.out) == (2, "")
    assert "nowhere" in ran.err


def test_without_a_token_the_way_out_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`run` without a token is one sentence with what to do instead, exit status 2."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    ran = run("run")
    assert (ran.status, len(ran.err.splitlines())) == (2, 1)
    assert "DISCORD_TOKEN" in ran.err
    assert "onrecord preview" in ran.err


def test_fmt_writes_the_form_it_asks_for(run: Run, copy: Path) -> None:
    """A file with other spacing is shown by --check, written by fmt, and then left alone."""
    topic = next((copy / "topics").glob("*.yaml"))
    before = topic.read_text("utf-8")
    topic.write_text(before.replace("name: ", "name:    "), encoding="utf-8")
    shown = run("fmt", str(copy), "--check")
    assert (shown.status, topic.name in shown.out) == (1, True)
    assert run("fmt", str(copy)).status == 0
    assert topic.read_text("utf-8") == before


def test_the_rules_are_a_manual(run: Run) -> None:
    """`check --rules` has a page for each rule, with a good and a bad sample."""
    manual = run("check", "--rules").out
    assert manual.count("good:") >= 30
    assert manual.count("good:") <= manual.count("bad:")


def test_the_schema_is_json_schema(run: Run) -> None:
    """`schema source` names its dialect and the fields; an unknown kind is told which there are."""
    schema = json.loads(run("schema", "source").out)
    assert "statements" in schema["properties"]
    assert "json-schema.org" in schema["$schema"]
    wrong = run("schema", "sauce")
    assert (wrong.status, "source" in wrong.err) == (2, True)


def test_eval_reports_figures_and_misses(run: Run, tmp_path: Path) -> None:
    """Figures for both forms of question file; a floor that is not met is exit status 1."""
    file = tmp_path / "questions.yaml"
    file.write_text(
        "- {id: a, q: What did Zarif say about duress?, kind: direct, accept: ['zarif:duress']}\n"
        "- {id: b, q: What did Zarif say about penguins?, kind: none, accept: []}\n"
        "- {id: c, q: What did Zarif say about duress?, kind: direct, accept: [trump-defective]}\n",
        encoding="utf-8",
    )
    ran = run("eval", str(file), "--floor", "hit1=0.4")
    assert (ran.status, "hit@1    1/2" in ran.out, "none kept 1/1" in ran.out) == (0, True, True)
    assert "trump-defective" in ran.out
    assert run("eval", str(file), "--floor", "hit1=0.9").status == 1
    form = json.loads(run("eval", str(SHIPPED / "expectations.yaml"), "--json").out)
    assert (form["hit1"], form["kept"], form["misses"]) == (1.0, 1.0, [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {q: x, accept: [nobody]}", ":1:19: 'nobody' is not the id"),
        ("just text", ":1:1: a list of questions"),
        ("- {id: 1}", ":1:3: a question needs `q`"),
        ("- {q: [", "questions.yaml:1:"),
    ],
)
def test_a_broken_question_file_is_told_with_its_place(run: Run, tmp_path: Path, text: str, told: str) -> None:
    """Wrong ids and wrong forms are exit status 2 with file, line and column."""
    file = tmp_path / "questions.yaml"
    file.write_text(text, encoding="utf-8")
    ran = run("eval", str(file))
    assert (ran.status, told in ran.err) == (2, True), ran.err


@pytest.mark.parametrize("floor", ["hit1", "hit1=2", "speed=0.5", "hit1=x"])
def test_a_floor_that_is_none_is_told_how_to_write_one(run: Run, floor: str) -> None:
    """A floor without a known figure and a share is exit status 2."""
    ran = run("eval", str(SHIPPED / "expectations.yaml"), "--floor", floor)
    assert (ran.status, "hit1=0.9" in ran.err) == (2, True)
