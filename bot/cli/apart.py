"""Compiling in a process of its own, for a bot that serves meanwhile: its memory goes with it, and it holds up nobody.

The process ends with the one that started it, however that ends: its standard input is then at its end.
"""

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from threading import Thread

from bot.cli.compiling import compiled
from bot.cli.opening import cache_of, second_opinion
from bot.errors import CannotRun, OnRecordError
from bot.settings import Settings


def compile_apart(settings: Settings) -> None:
    """See to it that the base of the settings is compiled in their cache; raises what compiling raises."""
    command = [sys.executable, "-m", "bot.cli.apart"]
    request = pickle.dumps(replace(settings, token=None, ledger=None))  # which are nobody's business there
    # Without buffers nothing is left to be written when the pipe to a process that is already gone is closed.
    with subprocess.Popen(command, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:  # noqa: S603 - ourselves
        try:
            answer = _asked(child, request)
        except BaseException:
            child.kill()
            raise
    if not answer:
        raise CannotRun(f"compiling {settings.knowledge} ended before its time, perhaps for want of memory; try again")
    error: Exception | None = pickle.loads(answer)  # noqa: S301 - from our own process
    if error is not None:
        raise error


def _asked(child: "subprocess.Popen[bytes]", request: bytes) -> bytes:
    assert child.stdin, "pipes were asked for"  # noqa: S101 - for the type
    assert child.stdout, "pipes were asked for"  # noqa: S101 - for the type
    with suppress(BrokenPipeError):  # it may be gone before it is asked: then it answers nothing
        child.stdin.write(request)  # and left open: its end is ours
    return child.stdout.read()


def _answer() -> None:
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed is no answer
    settings: Settings = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    Thread(target=_end_with_parent, daemon=True).start()
    failed: Exception | None = None
    try:
        compiled(settings.knowledge, cache_of(settings), second_opinion(settings, settings.knowledge))
    except (OnRecordError, OSError) as error:
        failed = error
    with answer:
        answer.write(pickle.dumps(failed))


def _end_with_parent() -> None:
    os.read(0, 1)  # not through `sys.stdin`, whose lock this thread would still hold when the interpreter ends
    os._exit(1)


if __name__ == "__main__":
    _answer()
