"""What a YAML parser complains about, told to somebody who has never read the YAML specification."""

import re

import yaml

from bot.knowledge.rule import error
from bot.problems import Place, Problem

SYNTAX = error(
    "yaml-syntax",
    """
    A file is well-formed YAML. Most complaints are about text that needs quotes because of a colon, a bracket, an
    @, a star or a dash in it; a quote is safest in a block after `|-`.

    good: title: "Iran will not negotiate: advisor"
    bad:  title: Iran will not negotiate: advisor
    """,
)
_QUOTE = "put the whole text in quotes, or write it as a block after `|-`"

# What the parsers (libyaml and PyYAML's own, whose wordings differ) say, and what it means to a curator. The second
# member says which of the two places they give is the one to mend: where reading failed or where the thing began.
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "problem", f"a colon and a blank inside unquoted text: {_QUOTE}"),
    ("sequence entries are not allowed", "problem", f"the text begins with a dash, which makes a list: {_QUOTE}"),
    ("unexpected end of stream", "context", "the quotation mark that opens here is never closed"),
    ("unexpected document", "context", "the quotation mark that opens here is never closed"),
    ("expected ',' or ']'", "context", "the list that opens here lacks its `]`, or a comma or quotes are missing"),
    ("expected ',' or '}'", "context", "the mapping that opens here lacks its `}`, or a comma or quotes are missing"),
    ("unknown escape character", "problem", "a backslash in double quotes begins an escape: use single quotes or `|-`"),
    ("expected escape sequence", "problem", "a backslash in double quotes begins an escape: use single quotes or `|-`"),
    ("comment or", "problem", "text begins on the line after `|` or `>`, indented"),
    ("could not find expected ':'", "context", "this line has no `key:`; indent it more, or add the colon"),
    ("tab", "problem", "a tab stands here; indent with blanks"),
    ("'\\t'", "problem", "a tab stands here; indent with blanks"),
    ("incompatible yaml document", "problem", "the file asks for another version of YAML; remove the %YAML line"),
    ("expected '-' indicator", "problem", "a list ends here: give this line a dash, or indent it like the others"),
    ("node content", "problem", "a value is missing between these marks, or text needs quotes"),
)  # fmt: skip
_CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ", "||||||| ")
_GLUED = re.compile(r"\s*(?:- )?[a-z_]+:\S")
_AFTER_VALUE = ("expected key", "expected <block end>")


def explain(wrong: yaml.YAMLError, text: str, file: str) -> Problem:
    """One sentence and one place for an error of the parser."""
    if not isinstance(wrong, yaml.MarkedYAMLError):
        return SYNTAX.at(Place(file, 1, 1), f"the file cannot be read as YAML: {_one_line(str(wrong))}")
    at = wrong.context_mark or wrong.problem_mark
    line = _line(text, at.line + 1) if at else ""
    if line.startswith(_CONFLICT):
        return SYNTAX.at(_place(file, at, text), "a merge conflict is left here; keep one side and remove the marks")
    if _GLUED.match(line) and "could not find expected ':'" in f"{wrong.problem}":
        return SYNTAX.at(_place(file, at, text), "a blank is missing behind the colon of the key")
    early = _opened_above(wrong.problem_mark, text)
    if early is not None:
        message = (
            f"the quotation mark that opens here only closes on line {early[1].line + 1}; close it where it should"
        )
        return SYNTAX.at(_place(file, early[0], text), message)
    said = f"{wrong.problem or ''}".lower()
    for sign, where, meaning in _MEANINGS:
        if sign in said:
            mark = (wrong.context_mark if where == "context" else None) or wrong.problem_mark
            return SYNTAX.at(_place(file, mark, text), meaning)
    place = _place(file, wrong.problem_mark or wrong.context_mark, text)
    return SYNTAX.at(place, _by_line(said, _line(text, place.line), place.column))


def _by_line(said: str, line: str, column: int) -> str:
    """The meaning of what a parser says that depends on the line it stopped at."""
    if "cannot start any token" in said:
        return f"text cannot begin with `{line[column - 1 : column]}`: {_QUOTE}"
    if "alphabetic or numeric" in said:
        return f"text that begins with `*` or `&` means something else to YAML: {_QUOTE}"
    if any(sign in said for sign in _AFTER_VALUE):
        return _trailing(line, column)
    return f"this cannot be read as YAML ({_one_line(said) or 'for a reason it does not give'}); {_QUOTE}"


def _opened_above(problem: yaml.Mark | None, text: str) -> tuple[yaml.Mark, yaml.Mark] | None:
    """The quoted text of several lines that ends on the line of a problem: its end was meant to be earlier."""
    if problem is None:
        return None
    found = None
    try:
        for token in yaml.scan(text, Loader=yaml.BaseLoader):
            if token.start_mark.line > problem.line:
                break
            several = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            if several and token.start_mark.line < token.end_mark.line == problem.line:
                found = (token.start_mark, token.end_mark)
    except yaml.YAMLError:
        return found
    return found


def _trailing(line: str, column: int) -> str:
    """What to say when a value has ended and more follows."""
    before = line[: column - 1].strip()
    if not before:
        return "this line is indented differently from the lines above it; align it, or indent the whole block alike"
    opened = re.search(r"""(?:^|[:\-]\s+)(["'\[{])""", before)
    if opened and opened.group(1) in "\"'":
        return "text goes on after the closing quotation mark: use `|-`, or the other kind of quotes around the whole"
    if opened:
        return f"text that begins with `{opened.group(1)}` is a list or mapping to YAML: {_QUOTE}"
    return f"unexpected text here: {_QUOTE}"


def _place(file: str, mark: yaml.Mark | None, text: str) -> Place:
    """A mark as a place; one behind the last line is moved onto it, where somebody can look."""
    if mark is None:
        return Place(file, 1, 1)
    last = text.rstrip("\n").count("\n") + 1
    return Place(file, mark.line + 1, mark.column + 1) if mark.line < last else Place(file, last, 1)


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if number <= len(lines) else ""


def _one_line(message: str) -> str:
    return " ".join(message.split())
