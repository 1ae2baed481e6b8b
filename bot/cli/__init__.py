"""The command line: reads arguments, calls the desk, prints; the exit status is a contract.

0 fine, 1 problems found or nothing on record, 2 could not run. Errors go to stderr as one sentence.
"""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.cli.parser import build_parser
from bot.errors import KnowledgeError, OnRecordError
from bot.settings import Settings

CANNOT_RUN = 2
# New objects between two looks for cycles among them: importing makes tens of thousands, and none of them goes.
_RARELY = 50_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; raises SystemExit only for `--help` and bad arguments."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        settings = Settings.read(os.environ, Path(".env"))
        given = sys.argv[1:] if argv is None else argv
        arguments = build_parser(settings, given[0] if given else None).parse_args(given)
        status: int = arguments.run(arguments)
    except KnowledgeError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"onrecord: {error}", file=sys.stderr)
        return 1 if error.problems else CANNOT_RUN
    except BrokenPipeError:  # whoever read the output has enough: `entry` knows
        raise
    except (OnRecordError, OSError) as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return CANNOT_RUN
    return status


def entry() -> None:
    """The console script: like `main`, quiet when the reader of the output has gone or Ctrl-C was pressed."""
    gc.set_threshold(_RARELY, *gc.get_threshold()[1:])
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)
