"""Settings: read once, at the top, from the environment and a `.env` file; whoever needs one is handed it."""

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
)
LEVELS = ("debug", "info", "warning", "error")
_YES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
_LINE = re.compile(r"\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*")


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process is to run. The token never shows in a representation.

    `ledger` is the SQLite file of what the bot writes down; None keeps it in memory, for this process only.
    `curators` are the Discord user ids that may curate besides the application's owner and team.
    """

    token: str | None = field(default=None, repr=False)
    knowledge: Path = Path("knowledge")
    ledger: Path | None = Path("onrecord.sqlite3")
    log: str = "info"
    curators: frozenset[int] = frozenset()
    message_content: bool = False

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
        ledger = values.get("ONRECORD_LEDGER", "onrecord.sqlite3")
        return cls(
            token=_token(values.get("DISCORD_TOKEN")),
            knowledge=Path(values.get("ONRECORD_KNOWLEDGE", "knowledge")),
            ledger=None if ledger == ":memory:" else Path(ledger),
            log=_one_of("ONRECORD_LOG", values.get("ONRECORD_LOG", "info"), LEVELS),
            curators=_ids("ONRECORD_CURATORS", values.get("ONRECORD_CURATORS", "")),
            message_content=_switch("ONRECORD_MESSAGE_CONTENT", values.get("ONRECORD_MESSAGE_CONTENT", "no")),
        )


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


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value.lower() not in allowed:
        raise SettingsError(f"{name} is {value!r}; expected one of {', '.join(allowed)}")
    return value.lower()


def _switch(name: str, value: str) -> bool:
    if value.lower() not in _YES:
        raise SettingsError(f"{name} is {value!r}; expected yes or no")
    return _YES[value.lower()]


def _ids(name: str, value: str) -> frozenset[int]:
    parts = [part for part in re.split(r"[,\s]+", value) if part]
    wrong = [part for part in parts if not (part.isascii() and part.isdigit())]
    if wrong:
        raise SettingsError(f"{name} holds {wrong[0]!r}; expected Discord user ids, numbers separated by commas")
    return frozenset(int(part) for part in parts)
