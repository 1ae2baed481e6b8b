"""The client as the rest of the chat face sees it: who answers, in which language, and what is written down."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import discord
from discord import app_commands

from bot.chat.pace import Pace
from bot.chat.rules import Rules
from bot.chat.turns import Turns
from bot.desk import Desk
from bot.ledger import Ledger
from bot.present.phrases import phrases
from bot.present.presenter import Presenter
from bot.problems import Problem

log = logging.getLogger("onrecord")


@dataclass(frozen=True, slots=True)
class Reloaded:
    """What came of reading the base again: whether it is served now, one sentence, and its problems if it is not."""

    at: datetime
    served: bool
    said: str
    problems: tuple[Problem, ...] = ()


class Host(discord.Client):
    """A Discord client with a desk, a ledger and a command tree. No privileged intent unless it is granted."""

    def __init__(
        self,
        desk: Desk,
        ledger: Ledger,
        *,
        curators: frozenset[int] = frozenset(),
        reload: Callable[[], Desk] | None = None,
        message_content: bool = False,
        **options: Any,
    ) -> None:
        """`reload` reads the base again, raising KnowledgeError where it cannot be served; `options` go on."""
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        intents.message_content = message_content
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            **options,
        )
        self.desk = desk
        self.ledger = ledger
        self.curators = curators
        self.reload = reload
        self.reloading = asyncio.Lock()
        self.reloaded: Reloaded | None = None
        self.turns = Turns()
        self.tree = app_commands.CommandTree(
            self,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )
        self.pace = Pace()
        self._presenters: dict[tuple[str, bool], tuple[Desk, Presenter]] = {}

    def rules(self, guild_id: int | None) -> Rules:
        """What a server has set; the defaults elsewhere."""
        return Rules.of(self.ledger.settings(guild_id)) if guild_id else Rules()

    def presenter(self, guild_id: int | None) -> Presenter:
        """Shows what is on record now, as far as a server wants to see it, in the language it has chosen."""
        rules = self.rules(guild_id)
        key = (rules.language, rules.disputed)
        since, held = self._presenters.get(key, (None, None))
        if held is None or since is not self.desk:
            desk = self.desk if rules.disputed else self.desk.undisputed()
            held = Presenter(desk, phrases(rules.language))
            self._presenters[key] = (self.desk, held)
        return held

    def is_curator(self, user_id: int) -> bool:
        """Whether a person may curate: named in the settings, or owner or team of the application."""
        owner = self.application.owner if self.application else None
        team = self.application.team if self.application else None
        owners = {owner.id} if owner else set()
        return user_id in self.curators | owners | ({one.id for one in team.members} if team else set())

    @staticmethod
    def today() -> date:
        """The day it is, in UTC."""
        return datetime.now(UTC).date()


Asking = discord.Interaction[Host]
