"""Names and descriptions of commands in the languages Discord's clients have; run when commands are uploaded.

Persian and Arabic are no languages of Discord's command picker, so they stand in the frame only.
"""

import json
from functools import cache
from importlib.resources import files

import discord
from discord import app_commands

_LANGUAGES = {
    discord.Locale.german: "de",
    discord.Locale.spain_spanish: "es",
    discord.Locale.latin_american_spanish: "es",
    discord.Locale.french: "fr",
    discord.Locale.russian: "ru",
}
# Said in English outright, or readers of one English may be shown a neighbour's language.
_ENGLISH = frozenset({discord.Locale.american_english, discord.Locale.british_english})


class CommandNames(app_commands.Translator):
    """What a command or option is called, and described as, in a client's language."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, _context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The translation; None leaves it to the default."""
        if locale in _ENGLISH:
            return string.message
        return _names().get(_LANGUAGES.get(locale, ""), {}).get(string.message)


@cache
def _names() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = json.loads((files(__package__) / "names.json").read_text("utf-8"))
    return names
