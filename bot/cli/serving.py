"""run and preview: the bot, on Discord or in a local page. The base is checked before anything connects."""

import signal
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from types import FrameType

from bot.chat import run as session
from bot.cli.apart import compile_apart
from bot.cli.opening import cache_of, desk_over, second_opinion
from bot.desk import Desk
from bot.errors import SettingsError
from bot.knowledge.compiled.folder import find
from bot.knowledge.compiled.form import form
from bot.knowledge.compiled.making import can_keep
from bot.preview import preview as show_preview
from bot.settings import Settings


def run(arguments: Namespace) -> int:
    """`onrecord run`: exit status 0 stopped on request, 1 broken base, 2 will never work so, 75 try again later."""
    for name in (signal.SIGTERM, signal.SIGINT):  # the first process of a container is not ended by them otherwise
        signal.signal(name, _leave)
    settings = replace(arguments.settings, knowledge=arguments.knowledge)
    if not settings.token:
        raise SettingsError(session.UNSET)
    read = reader(settings)
    return session.run(settings, read(), reload=read)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Told to stop while the base is being read: nothing is under way yet."""
    sys.exit(0)


def preview(arguments: Namespace) -> int:
    """`onrecord preview`: exit status 0 when it is left, 1 broken base, 2 without the extra."""
    settings = replace(arguments.settings, knowledge=arguments.knowledge)
    read = reader(settings)
    return show_preview(settings, read(), arguments.port, open_browser=not arguments.no_open, reload=read)


def reader(settings: Settings) -> Callable[[], Desk]:
    """What reads the base of the settings, each time it is called; in a process of its own where it has to compile."""
    folder = settings.knowledge
    second, cache = second_opinion(settings, folder), cache_of(settings)

    def read() -> Desk:
        if cache and not find(folder, cache, form(heard=second is not None)) and can_keep(folder, cache):
            compile_apart(settings)
        return desk_over(folder, second, cache).ready()

    return read
