"""The bot on Discord: puts commands, buttons and conversation together."""

from typing import Any

import discord

from bot.chat.boundary import interaction_failed, message_failed
from bot.chat.commands import add_commands
from bot.chat.commands.translated import CommandNames
from bot.chat.forms import sent_in
from bot.chat.host import Asking, Host, log
from bot.chat.presses import Pick, Press
from bot.chat.pressing import picked, pressed
from bot.chat.sync import sync_commands
from bot.chat.talk import heard


class OnRecord(Host):
    """The client. Speaks only when spoken to."""

    been_ready = False

    async def setup_hook(self) -> None:
        """Before the first connection: commands, buttons of earlier processes."""
        add_commands(self.tree)
        await self.tree.set_translator(CommandNames())
        self.tree.error(interaction_failed)
        self.add_dynamic_items(Press, Pick)
        await sync_commands(self)

    async def on_ready(self) -> None:
        """Connected; may come again after a lost connection."""
        self.been_ready = True
        count = len(self.desk.record.statements)
        log.info("ready as %s in %s servers, %s statements on record", self.user, len(self.guilds), count)
        log.info("add it to a server: %s", invite(self.application_id or 0))

    async def on_message(self, message: discord.Message) -> None:
        """A message somewhere the bot can see."""
        try:
            await heard(self, message)
        except Exception as error:  # noqa: BLE001 - the boundary: told and logged, and the bot goes on
            await message_failed(self, message, error)

    async def on_press(self, interaction: Asking, act: str, rest: str) -> None:
        """A button was pressed."""
        try:
            await pressed(interaction, act, rest)
        except Exception as error:  # noqa: BLE001 - the boundary
            await interaction_failed(interaction, error)

    async def on_pick(self, interaction: Asking, value: str, asker: int) -> None:
        """A statement was chosen from a menu."""
        try:
            await picked(interaction, value, asker)
        except Exception as error:  # noqa: BLE001 - the boundary
            await interaction_failed(interaction, error)

    async def on_interaction(self, interaction: Asking) -> None:
        """A form was sent in; commands and buttons have their own ways."""
        if interaction.type is discord.InteractionType.modal_submit:
            try:
                await sent_in(interaction)
            except Exception as error:  # noqa: BLE001 - the boundary
                await interaction_failed(interaction, error)

    async def on_error(self, event: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Whatever else went wrong in an event."""
        log.exception("unexpected error in %s", event)


def invite(application_id: int) -> str:
    """The address that adds the bot to a server with exactly the permissions it needs."""
    needed = discord.Permissions(
        view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
    )
    return discord.utils.oauth_url(application_id, permissions=needed)
