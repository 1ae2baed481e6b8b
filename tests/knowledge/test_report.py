import json
from pathlib import Path

from bot.knowledge.report import FORMATS, as_github, as_json, as_text, failed, summary
from bot.problems import Place, Problem, Severity

FOLDER = Path("knowledge")
ERROR = Problem(Place("sources/a.yaml", 3, 7), "bad-date", Severity.ERROR, "100 % wrong: “x”, not y")
WARNING = Problem(Place("speakers/b.yaml", 1, 1), "weak-alias", Severity.WARNING, "too short")


def test_text_opens_in_an_editor_and_sums_up() -> None:
    """A line a problem, with path, line, column, severity, sentence and rule; then the count."""
    assert as_text((ERROR, WARNING), FOLDER) == (
        "knowledge/sources/a.yaml:3:7: error: 100 % wrong: “x”, not y [bad-date]\n"
        "knowledge/speakers/b.yaml:1:1: warning: too short [weak-alias]\n"
        "knowledge: 1 error and 1 warning; it is not served until the errors are mended\n"
    )
    assert as_text((), FOLDER) == "knowledge: no problems found\n"
    assert summary((WARNING, WARNING), FOLDER) == "knowledge: 2 warnings; it can be served"


def test_json_holds_every_field() -> None:
    """Scripts get an object a problem, with the file within the base and the path to it."""
    assert json.loads(as_json((ERROR,), FOLDER)) == [
        {
            "file": "sources/a.yaml",
            "path": "knowledge/sources/a.yaml",
            "line": 3,
            "column": 7,
            "severity": "error",
            "rule": "bad-date",
            "message": "100 % wrong: “x”, not y",
        }
    ]
    assert json.loads(as_json((), FOLDER)) == []


def test_github_gets_escaped_annotations() -> None:
    """Percent signs, colons and commas cannot break out of a workflow command."""
    odd = Problem(Place("a,b:c.yaml", 1, 1), "r", Severity.WARNING, "x")

    assert as_github((ERROR, odd), FOLDER) == (
        "::error file=knowledge/sources/a.yaml,line=3,col=7,title=bad-date::100 %25 wrong: “x”, not y\n"
        "::warning file=knowledge/a%2Cb%3Ac.yaml,line=1,col=1,title=r::x\n"
    )


def test_warnings_fail_only_a_strict_check() -> None:
    """Errors fail a check, warnings if asked to, nothing found never."""
    assert failed((ERROR,))
    assert not failed((WARNING,))
    assert failed((WARNING,), strict=True)
    assert not failed((), strict=True)


def test_every_format_of_the_command_line_is_there() -> None:
    """text, json and github."""
    assert set(FORMATS) == {"text", "json", "github"}
