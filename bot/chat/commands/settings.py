"""/settings: what a server may set, for who may manage it. Everything takes effect at once."""

import discord
from discord import app_commands

from bot.chat.host import Asking
from bot.chat.rules import LONGEST_PAUSE, MOST_CHANNELS, Style
from bot.chat.sending import respond
from bot.present.phrases import LANGUAGES
from bot.present.presenter import Presenter

Pause = app_commands.Range[int, 0, LONGEST_PAUSE]
Chosen = app_commands.AppCommandChannel | app_commands.AppCommandThread


class AnsweringChannel(app_commands.Transformer):
    """A channel people write in. Named one by one: the library's own list has a type Discord's document lacks."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """Discord lets the person pick a channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Text, announcements, forums, and the threads of each."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.forum, kinds.news_thread, kinds.public_thread, kinds.private_thread]

    async def transform(self, _interaction: Asking, value: Chosen, /) -> Chosen:  # type: ignore[override]
        """As it comes; only its id is used."""
        return value


class ServerSettings(app_commands.Group):
    """For members with Manage Server; checked here too, since a server can hand commands to others."""

    async def interaction_check(self, interaction: Asking, /) -> bool:  # type: ignore[override]
        """Turn everybody else away with one sentence."""
        allowed = interaction.guild_id is not None and interaction.permissions.manage_guild
        if not allowed:
            await respond(interaction, _say(interaction).line("settings.only"), private=True)
        return allowed


settings = ServerSettings(
    name="settings",
    description="How I behave in this server",
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)


@settings.command(description="What is set now")
async def show(interaction: Asking) -> None:
    """All settings of the server."""
    await _shown(interaction)


@settings.command(description="Language of everything around a quote; quotes are never translated")
@app_commands.describe(language="The language")
@app_commands.choices(language=[app_commands.Choice(name=name, value=code) for code, name in LANGUAGES.items()])
async def language(interaction: Asking, language: app_commands.Choice[str]) -> None:
    """Set the language of the frame."""
    await _set(interaction, "language", None if language.value == "en" else language.value)


@settings.command(description="Plain text, which everyone sees, or an embed")
@app_commands.describe(style="How answers look")
async def style(interaction: Asking, style: Style) -> None:
    """Set how answers look."""
    await _set(interaction, "style", None if style is Style.TEXT else style.value)


@settings.command(description="A channel where I answer questions without a mention")
@app_commands.describe(channel="The channel or forum", answer="Answer there, or no longer")
async def channel(interaction: Asking, channel: app_commands.Transform[Chosen, AnsweringChannel], answer: bool) -> None:
    """Add or take away an answer channel."""
    chosen = set(interaction.client.rules(interaction.guild_id).channels)
    (chosen.add if answer else chosen.discard)(channel.id)
    kept = sorted(chosen)[:MOST_CHANNELS]
    await _set(interaction, "channels", ",".join(str(one) for one in kept) or None)


@settings.command(description="Seconds between two questions, of one person and in one channel; 0 is none")
@app_commands.describe(person="Seconds for one person", channel="Seconds for one channel")
async def cooldown(interaction: Asking, person: Pause = 0, channel: Pause = 0) -> None:
    """Set both pauses."""
    ledger, guild = interaction.client.ledger, interaction.guild_id or 0
    ledger.set(guild, "person_pause", str(person) if person else None)
    await _set(interaction, "channel_pause", str(channel) if channel else None)


@settings.command(description="Whether disputed statements are shown, marked as such")
@app_commands.describe(shown="Show them")
async def disputed(interaction: Asking, shown: bool) -> None:
    """Set whether disputed statements are shown."""
    await _set(interaction, "disputed", None if shown else "no")


@settings.command(description="Back to the defaults")
async def reset(interaction: Asking) -> None:
    """Forget everything the server has set."""
    interaction.client.ledger.forget_guild(interaction.guild_id or 0)
    await _shown(interaction)


async def _set(interaction: Asking, name: str, value: str | None) -> None:
    interaction.client.ledger.set(interaction.guild_id or 0, name, value)
    await _shown(interaction)


async def _shown(interaction: Asking) -> None:
    rules, say = interaction.client.rules(interaction.guild_id), _say(interaction)
    channels = ", ".join(f"<#{one}>" for one in sorted(rules.channels)) or "–"
    lines: list[tuple[str, dict[str, object]]] = [
        ("settings.language", {"language": LANGUAGES[rules.language]}),
        ("settings.style", {"style": rules.style}),
        ("settings.channels", {"channels": channels}),
        ("settings.pauses", {"person": rules.person_pause, "channel": rules.channel_pause}),
        ("settings.disputed" if rules.disputed else "settings.undisputed", {}),
    ]
    if rules.channels and not interaction.client.intents.message_content:
        lines.append(("settings.intent", {}))
    await respond(interaction, say.lines(tuple(lines)), private=True)


def _say(interaction: Asking) -> Presenter:
    return interaction.client.presenter(interaction.guild_id)


COMMANDS = (settings,)
