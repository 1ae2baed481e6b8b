"""Problems as text for people, as JSON for scripts, and as annotations for GitHub."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot.problems import Problem, Severity

Format = Callable[[Sequence[Problem], Path], str]


def counts(problems: Sequence[Problem]) -> tuple[int, int]:
    """How many errors, and how many warnings."""
    errors = sum(one.severity is Severity.ERROR for one in problems)
    return errors, len(problems) - errors


def failed(problems: Sequence[Problem], *, strict: bool = False) -> bool:
    """Whether a check has failed: on any error, and if `strict` on any warning."""
    errors, warnings = counts(problems)
    return errors > 0 or (strict and warnings > 0)


def summary(problems: Sequence[Problem], folder: Path) -> str:
    """One sentence: how many errors and warnings, or that there is nothing to say."""
    errors, warnings = counts(problems)
    if not problems:
        return f"{folder}: no problems found"
    found = " and ".join(_number(count, what) for count, what in ((errors, "error"), (warnings, "warning")) if count)
    return f"{folder}: {found}; {'it is not served until the errors are mended' if errors else 'it can be served'}"


def as_text(problems: Sequence[Problem], folder: Path) -> str:
    """A line for each problem with the path as an editor can open it, and a summary."""
    lines = [f"{folder / one.place.file}{_at(one)}: {_said(one)} [{one.rule}]" for one in problems]
    return "\n".join([*lines, summary(problems, folder)]) + "\n"


def as_json(problems: Sequence[Problem], folder: Path) -> str:
    """A JSON list, an object for each problem: file (within the base), path, line, column, severity, rule, message."""
    objects = [
        {
            "file": one.place.file,
            "path": (folder / one.place.file).as_posix(),
            "line": one.place.line,
            "column": one.place.column,
            "severity": one.severity,
            "rule": one.rule,
            "message": one.message,
        }
        for one in problems
    ]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem], folder: Path) -> str:
    """A workflow command for each problem, so that it stands beside the line in a pull request."""
    return "".join(
        f"::{one.severity} file={_property((folder / one.place.file).as_posix())},line={max(one.place.line, 1)},"
        f"col={max(one.place.column, 1)},title={_property(one.rule)}::{_data(one.message)}\n"
        for one in problems
    )


FORMATS: Mapping[str, Format] = {"text": as_text, "json": as_json, "github": as_github}


def _at(one: Problem) -> str:
    return f":{one.place.line}:{one.place.column}" if one.place.line else ""


def _said(one: Problem) -> str:
    return f"{one.severity}: {one.message}"


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _data(text: str) -> str:
    """Escaped as GitHub's toolkit does it (actions/toolkit, packages/core/src/command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
