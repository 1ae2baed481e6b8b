"""ask and verify: one question or claim, or a stream of them as JSON lines."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable

from bot.cli.opening import open_desk
from bot.core.answer import NothingOnRecord
from bot.core.verdict import Verdict
from bot.desk import Desk
from bot.errors import CannotRun
from bot.jsonforms import Json, outcome_form, verification_form
from bot.terminal import outcome_text, verification_text

_Answer = Callable[[str, Json], Json]


def ask(arguments: Namespace) -> int:
    """`onrecord ask`: exit status 1 when nothing is on record."""
    desk = open_desk(arguments)
    if arguments.batch:
        return _batch("q", lambda question, line: _asked(desk, question, line, arguments))
    question = _wanted(arguments.question, "a question", 'onrecord ask "What did Zarif say about pressure?"')
    outcome = desk.ask(question, speaker=arguments.speaker, limit=arguments.limit, explain=arguments.explain)
    if arguments.json:
        print(_line(outcome_form(desk, question, outcome, explain=arguments.explain)))
    else:
        print(outcome_text(desk, outcome, explain=arguments.explain))
    return 1 if isinstance(outcome, NothingOnRecord) else 0


def verify(arguments: Namespace) -> int:
    """`onrecord verify`: exit status 0 for verbatim and trivial, 1 for every other verdict."""
    desk = open_desk(arguments)
    if arguments.batch:
        return _batch("text", lambda text, line: _verified(desk, text, line, arguments))
    text = _wanted(arguments.text, "a quote", 'onrecord verify --speaker Zarif "Iranians never negotiate"')
    found = desk.verify(text, speaker=arguments.speaker)
    if arguments.json:
        print(_line(verification_form(desk, found)))
    else:
        print(verification_text(desk, found, coloured=sys.stdout.isatty() and not os.environ.get("NO_COLOR")))
    return 0 if found.verdict in (Verdict.VERBATIM, Verdict.TRIVIAL) else 1


def _asked(desk: Desk, question: str, line: Json, arguments: Namespace) -> Json:
    speaker = line.get("speaker") or arguments.speaker
    outcome = desk.ask(question, speaker=speaker, limit=arguments.limit, explain=arguments.explain)
    return outcome_form(desk, question, outcome, key=line.get("id"), explain=arguments.explain)


def _verified(desk: Desk, text: str, line: Json, arguments: Namespace) -> Json:
    found = desk.verify(text, speaker=line.get("speaker") or arguments.speaker)
    return verification_form(desk, found, key=line.get("id"))


def _batch(key: str, answer: _Answer) -> int:
    for number, raw in enumerate(sys.stdin, start=1):
        if not raw.strip():
            continue
        try:
            line = json.loads(raw)
        except ValueError as error:
            raise CannotRun(f"line {number} of standard input is not JSON: {error}") from None
        if not isinstance(line, dict) or not isinstance(line.get(key), str):
            raise CannotRun(f'line {number} of standard input must be an object like {{"id": 1, "{key}": "…"}}')
        if not isinstance(line.get("speaker"), str | None):
            raise CannotRun(f'line {number} of standard input: "speaker" must be text')
        print(_line(answer(line[key], line)), flush=True)
    return 0


def _wanted(given: str | None, what: str, example: str) -> str:
    if not given or not given.strip():
        raise CannotRun(f"{what} is missing; try: {example}")
    return given


def _line(form: Json) -> str:
    return json.dumps(form, ensure_ascii=False)
