"""The prose is held to the program: what exists is told, and what is told exists."""

import argparse
import re
import tomllib
from pathlib import Path

import pytest

from bot import __version__
from bot.chat.commands import ALL_COMMANDS
from bot.cli.parser import build_parser
from bot.settings import NAMES, Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def _commands() -> dict[str, argparse.ArgumentParser]:
    actions = build_parser(Settings())._actions
    (commands,) = (action for action in actions if isinstance(action, argparse._SubParsersAction))
    return dict(commands.choices)


@pytest.mark.parametrize("command", _commands())
def test_every_command_stands_in_the_readme(command: str) -> None:
    """Each command of the program has its place in the README's table."""
    assert f"`onrecord {command}" in README


@pytest.mark.parametrize("command", _commands())
def test_every_option_stands_in_the_readme(command: str) -> None:
    """Each option of each command is named in the README."""
    options = {name for action in _commands()[command]._actions for name in action.option_strings} - {"-h", "--help"}
    assert {option for option in options if option not in README} == set()


@pytest.mark.parametrize("setting", NAMES)
def test_every_setting_stands_in_the_readme(setting: str) -> None:
    """Each setting has a row in the README and a line in .env.example."""
    assert f"`{setting}`" in README
    assert setting in (ROOT / ".env.example").read_text("utf-8")


@pytest.mark.parametrize("command", ALL_COMMANDS)
def test_every_discord_command_stands_in_the_readme(command: str) -> None:
    """Each slash command and message menu is named in the README."""
    assert f"`/{command}" in README or f"**{command}**" in README


@pytest.mark.parametrize("package", PROJECT["dependencies"])
def test_every_dependency_has_its_reason(package: str) -> None:
    """Each run-time dependency has a row in the README that says why it is there."""
    name = re.split(r"[<>=\[ ]", package)[0]
    assert f"| {name}" in README


def test_every_linked_file_exists() -> None:
    """No link or image of the README leads nowhere."""
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_changelog_speaks_of_this_version() -> None:
    """Version, project file and changelog agree."""
    assert PROJECT["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
