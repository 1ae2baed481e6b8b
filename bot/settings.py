"""Settings: read once, at the top, from the environment and a `.env` file; whoever needs one is handed it."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import SettingsError

NAMES = (
    "DISCORD_TOKEN",
    "ONRECORD_KNOWLEDGE",
    "ONRECORD_LEDGER",
    "ONRECORD_LOG",
    "ONRECORD_CURATORS",
    "ONRECORD_MESSAGE_CONTENT",
    "ONRECORD_LOG_FORMAT",
    "ONRECORD_LOG_QUESTIONS",
    "ONRECORD_HEALTH_PORT",
    "ONRECORD_HEALTH_HOST",
    "ONRECORD_SHARDS",
    "ONRECORD_SEMANTIC",
    "ONRECORD_CACHE",
)
FORMATS = ("human", "json")
LEVELS = ("debug", "info", "warning", "error")
_YES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
_LINE = re.compile(r"\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*")


_SHARDS = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?/(\d{1,5})")
_HIGHEST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Database:
    """The address of a PostgreSQL database, which may hold a password and so never shows."""

    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Shards:
    """Which parts of Discord's traffic this process takes: `ids` of `count`."""

    ids: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process is to run. The token never shows in a representation.

    `ledger` is the SQLite file of what the bot writes down, or a PostgreSQL database; None keeps it in memory, for this
    process only. `curators` are the Discord user ids that may curate besides the application's owner and team.
    `health_port` serves /healthz and /metrics at `health_host`, None nothing. `shards` None leaves them to Discord.
    `semantic` listens to the encoder of the extra, None where that is installed; `cache` keeps its vectors.
    """

    token: str | None = field(default=None, repr=False)
    knowledge: Path = Path("knowledge")
    ledger: Path | Database | None = Path("onrecord.sqlite3")
    log: str = "info"
    curators: frozenset[int] = frozenset()
    message_content: bool = False
    log_format: str = "human"
    log_questions: bool = False
    health_port: int | None = None
    health_host: str = "127.0.0.1"
    shards: Shards | None = None
    semantic: bool | None = None
    cache: Path = Path("~/.cache/onrecord")

    @classmethod
    def read(cls, environment: Mapping[str, str], env_file: Path | None = None) -> "Settings":
        """Settings from the environment, and from a `.env` file for names the environment lacks or has empty.

        Raises SettingsError, naming the setting and what was expected.
        """
        given = _file(env_file) if env_file is not None and env_file.is_file() else {}
        given |= {name: value for name, value in environment.items() if value.strip()}
        return cls.of(given)

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Settings":
        """Settings from a mapping of names to text; empty text counts as not given."""
        values = {name: value.strip() for name, value in given.items() if value.strip()}
        return cls(
            token=_token(values.get("DISCORD_TOKEN")),
            knowledge=Path(values.get("ONRECORD_KNOWLEDGE", "knowledge")),
            ledger=_place(values.get("ONRECORD_LEDGER", "onrecord.sqlite3")),
            log=_one_of("ONRECORD_LOG", values.get("ONRECORD_LOG", "info"), LEVELS),
            curators=_ids("ONRECORD_CURATORS", values.get("ONRECORD_CURATORS", "")),
            message_content=_switch("ONRECORD_MESSAGE_CONTENT", values.get("ONRECORD_MESSAGE_CONTENT", "no")),
            log_format=_one_of("ONRECORD_LOG_FORMAT", values.get("ONRECORD_LOG_FORMAT", "human"), FORMATS),
            log_questions=_switch("ONRECORD_LOG_QUESTIONS", values.get("ONRECORD_LOG_QUESTIONS", "no")),
            health_port=_port("ONRECORD_HEALTH_PORT", values.get("ONRECORD_HEALTH_PORT", "off")),
            health_host=values.get("ONRECORD_HEALTH_HOST", "127.0.0.1"),
            shards=_shards("ONRECORD_SHARDS", values.get("ONRECORD_SHARDS", "auto")),
            semantic=_may("ONRECORD_SEMANTIC", values.get("ONRECORD_SEMANTIC", "auto")),
            cache=Path(values.get("ONRECORD_CACHE", "~/.cache/onrecord")),
        )


def exposed(env_file: Path) -> str | None:
    """A warning where others on this machine may read a file that holds a token; None where all is well."""
    try:
        mode = env_file.stat().st_mode
        holds = bool(_file(env_file).get("DISCORD_TOKEN"))
    except (OSError, SettingsError):
        return None
    if os.name != "posix" or not holds or not mode & 0o077:
        return None
    return f"{env_file} holds the token and others on this machine may read it ({mode & 0o777:o}): chmod 600 {env_file}"


def _file(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read as UTF-8 text: {error}") from None
    found: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if not match:
            raise SettingsError(f"{path}:{number} is not a setting; write NAME=value, or # before a remark")
        if match[1].startswith("ONRECORD_") and match[1] not in NAMES:  # it would be ignored without a word
            raise SettingsError(f"{path}:{number}: {match[1]} is no setting; expected one of {', '.join(NAMES)}")
        found[match[1]] = _unquote(match[2])
    return found


def _unquote(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return re.sub(r"\s+#.*", "", value)


def _token(value: str | None) -> str | None:
    if value is None:
        return None
    bare = value.removeprefix("Bot ").strip()
    if not bare.isascii() or any(char.isspace() for char in bare):
        raise SettingsError("DISCORD_TOKEN holds a blank or a letter no token has; copy it again from the Bot page")
    return bare


def _place(value: str) -> Path | Database | None:
    if value == ":memory:":
        return None
    if re.match(r"postgres(?:ql)?://", value):
        return Database(value)
    if "://" in value:  # not shown: it may hold a password
        raise SettingsError("ONRECORD_LEDGER is no file and no address; write a file's path or postgresql://…")
    return Path(value)


def _port(name: str, value: str) -> int | None:
    if value.lower() == "off":
        return None
    if not (value.isascii() and value.isdigit() and 0 < int(value) <= _HIGHEST_PORT):
        raise SettingsError(f"{name} is {value!r}; expected a port from 1 to {_HIGHEST_PORT}, or off")
    return int(value)


def _shards(name: str, value: str) -> Shards | None:
    if value.lower() == "auto":
        return None
    match = _SHARDS.fullmatch(value)
    first, last, count = (int(match[1]), int(match[2] or match[1]), int(match[3])) if match else (1, 0, 0)
    if not first <= last < count:
        raise SettingsError(f"{name} is {value!r}; expected auto, or which of how many, as in 0-3/16")
    return Shards(tuple(range(first, last + 1)), count)


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value.lower() not in allowed:
        raise SettingsError(f"{name} is {value!r}; expected one of {', '.join(allowed)}")
    return value.lower()


def _switch(name: str, value: str) -> bool:
    if value.lower() not in _YES:
        raise SettingsError(f"{name} is {value!r}; expected yes or no")
    return _YES[value.lower()]


def _may(name: str, value: str) -> bool | None:
    if value.lower() == "auto":
        return None
    if value.lower() not in _YES:
        raise SettingsError(f"{name} is {value!r}; expected yes, no or auto")
    return _YES[value.lower()]


def _ids(name: str, value: str) -> frozenset[int]:
    parts = [part for part in re.split(r"[,\s]+", value) if part]
    wrong = [part for part in parts if not (part.isascii() and part.isdigit())]
    if wrong:
        raise SettingsError(f"{name} holds {wrong[0]!r}; expected Discord user ids, numbers separated by commas")
    return frozenset(int(part) for part in parts)
