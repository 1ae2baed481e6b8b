"""The desk that a command works at: over the compiled record of its base, which is made where there is none yet."""

from argparse import Namespace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from bot.cli.later import later
from bot.core.second import SecondOpinion
from bot.core.verdict import Verifies
from bot.desk import Desk
from bot.knowledge.compiled.folder import Ready, find
from bot.knowledge.compiled.form import form
from bot.knowledge.compiled.opening import Opened
from bot.semantic.extra import installed, opinion
from bot.settings import Settings

_compiled = later("bot.cli.compiling", "compiled")
_verifier_over = later("bot.knowledge.compiled.claims", "verifier_over")


def open_desk(arguments: Namespace) -> Desk:
    """The desk over the base named by `--knowledge`; raises KnowledgeError, with the report, when it has errors."""
    settings: Settings = arguments.settings
    return desk_over(arguments.knowledge, second_opinion(settings, arguments.knowledge), cache_of(settings))


def desk_over(folder: Path, second: SecondOpinion | None = None, cache: Path | None = None) -> Desk:
    """The desk over a base that keeps its promises; raises KnowledgeError, with the report, when it has errors.

    Its record is found compiled in the cache, or is compiled now; without a cache, for this process alone.
    """
    found = find(folder, cache, form(heard=second is not None)) if cache else None
    return desk_of(found or _compiled(folder, cache, second), second)


def desk_of(found: Ready, second: SecondOpinion | None) -> Desk:
    """The desk over a compiled record."""
    opened = _Opened(found.path, second, found)
    return Desk(opened.record, opened)


class _Opened(Opened):
    """An opened folder that checks claims too, when the first one comes."""

    @cached_property
    def verifier(self) -> Verifies:
        verifier: Verifies = _verifier_over(self)
        return verifier


def cache_of(settings: Settings) -> Path | None:
    """The folder for what can be made again; None for a user without a home."""
    try:
        return settings.cache.expanduser()
    except RuntimeError:
        return None


def second_opinion(settings: Settings, folder: Path) -> SecondOpinion | None:
    """The encoder, where it is wanted and installed; raises CannotRun where it is wanted and missing.

    Its vectors of this base are kept in a file of the cache.
    """
    if settings.semantic is False or (settings.semantic is None and not installed()):
        return None
    cache = cache_of(settings)
    name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return opinion(cache / f"{name}.npz" if cache else None)
