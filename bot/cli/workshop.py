"""check, fmt and schema: what a curator works with."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from bot.cli.opening import second_opinion
from bot.cli.reading import check_base
from bot.knowledge.dictionary import json_schema
from bot.knowledge.report import FORMATS, failed
from bot.knowledge.rules import manual
from bot.knowledge.schema import KINDS
from bot.knowledge.tidy import tidy


def check(arguments: Namespace) -> int:
    """`onrecord check`: exit status 1 on any error, and with `--strict` on any warning."""
    if arguments.rules:
        sys.stdout.write(manual())
        return 0
    folder = _folder(arguments)
    problems = check_base(folder, second_opinion(arguments.settings, folder)).problems
    sys.stdout.write(FORMATS[arguments.format](problems, folder))
    return 1 if failed(problems, strict=arguments.strict) else 0


def fmt(arguments: Namespace) -> int:
    """`onrecord fmt`: exit status 1 when a file cannot be put in form, or with `--check` when one is not."""
    folder = _folder(arguments)
    tidied = tidy(folder)
    for change in tidied.changes:
        if arguments.check:
            sys.stdout.write(change.diff())
        else:
            change.write()
            print(f"{folder / change.file}: written in canonical form")
    if tidied.problems:
        sys.stderr.write(FORMATS["text"](tidied.problems, folder))
    return 1 if tidied.problems or (arguments.check and tidied.changes) else 0


def schema(arguments: Namespace) -> int:
    """`onrecord schema`: the schema of one kind of file, or of all of them by kind."""
    one = json_schema(arguments.kind) if arguments.kind else {kind: json_schema(kind) for kind in KINDS}
    print(json.dumps(one, ensure_ascii=False, indent=2))
    return 0


def _folder(arguments: Namespace) -> Path:
    folder: Path = arguments.folder or arguments.knowledge
    return folder
