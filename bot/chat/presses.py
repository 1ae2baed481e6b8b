"""The buttons and menus under a message. They live in their custom ids, so they work after any restart.

A press becomes an event of the client, `press` or `pick`; `bot.chat.pressing` answers it.
"""

import re
from typing import Any, Self

import discord

from bot.chat.keys import PREFIX


class Press(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=rf"{PREFIX}:(?P<act>[a-z]+):(?P<rest>.*)"
):
    """A button that is found again by its custom id."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The pressed button, whichever process sent it."""
        assert isinstance(item, discord.ui.Button)  # noqa: S101 - the template is only put on buttons
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client."""
        _, act, rest = self.custom_id.split(":", 2)
        interaction.client.dispatch("press", interaction, act, rest)


class Pick(discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]], template=rf"{PREFIX}/pick/(?P<asker>\d+)"):
    """A menu of statements that is found again by its custom id."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The menu, whichever process sent it."""
        assert isinstance(item, discord.ui.Select)  # noqa: S101 - the template is only put on menus
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the choice to the client."""
        asker = int(self.custom_id.rpartition("/")[2])
        interaction.client.dispatch("pick", interaction, self.item.values[0], asker)


def subjects(message: discord.Message) -> list[str]:
    """The statements, as they travel, that the buttons and menus under a message are about."""
    found: list[str] = []
    for row in message.components:
        for item in row.children if isinstance(row, discord.ActionRow) else ():
            if isinstance(item, discord.SelectMenu):
                found += [option.value for option in item.options]
            elif isinstance(item, discord.Button) and (item.custom_id or "").startswith(f"{PREFIX}:ctx:"):
                found.append((item.custom_id or "").split(":", 2)[2])
    return found
