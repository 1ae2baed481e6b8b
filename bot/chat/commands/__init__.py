"""The slash commands and message menus, one small file a group."""

from typing import Any

from discord import app_commands

from bot.chat.commands import aside, asking, curate, lookups, menus, settings
from bot.chat.host import Host

_GROUPS: tuple[tuple[app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu, ...], ...] = (
    asking.COMMANDS,
    lookups.COMMANDS,
    aside.COMMANDS,
    menus.COMMANDS,
    curate.COMMANDS,
    settings.COMMANDS,
)
ALL_COMMANDS = tuple(command.name for group in _GROUPS for command in group)


def add_commands(tree: app_commands.CommandTree[Host]) -> None:
    """Put every command on the tree."""
    for group in _GROUPS:
        for command in group:
            tree.add_command(command)
