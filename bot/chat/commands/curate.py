"""/curate: for curators only, everything private."""

from discord import app_commands

from bot.chat import reloading
from bot.chat.commands.choices import Choices
from bot.chat.curating import next_suggestion
from bot.chat.host import Asking
from bot.chat.sending import respond, taken
from bot.present.markdown import clip
from bot.present.presenter import Presenter

_PROBLEMS, _PROBLEM = 5, 250  # problems of a base that is not served which are shown, and characters of each


class Curate(app_commands.Group):
    """What curators look at; nobody else may."""

    async def interaction_check(self, interaction: Asking, /) -> bool:  # type: ignore[override]
        """Turn everybody else away with one sentence."""
        allowed = interaction.client.is_curator(interaction.user.id)
        if not allowed:
            await respond(interaction, _say(interaction).line("curate.only"), private=True)
        return allowed


curate = Curate(name="curate", description="For the curators of this bot")


@curate.command(description="What is on record and what waits")
async def status(interaction: Asking) -> None:
    """Counts, and the answers that people found least helpful."""
    ledger = interaction.client.ledger
    card = _say(interaction).status(len(ledger.questions()), len(ledger.suggestions()), ledger.ratings())
    await respond(interaction, card, private=True)


@curate.command(description="Read the knowledge base again; with errors the old one stays")
async def reload(interaction: Asking) -> None:
    """Reading takes a while, so Discord is told to wait first."""
    with taken(interaction):
        await interaction.response.defer(ephemeral=True, thinking=True)
    found = await reloading.reload(interaction.client)
    problems = tuple(clip(str(one), _PROBLEM) for one in found.problems[:_PROBLEMS])
    await respond(interaction, _say(interaction).reloaded(found.said, problems), private=True)


@curate.command(description="Questions people put on the list")
@app_commands.describe(done="Take this one off the list")
async def unanswered(interaction: Asking, done: app_commands.Range[str, 1, 100] | None = None) -> None:
    """The list, or one question less on it."""
    ledger = interaction.client.ledger
    card = _say(interaction).unanswered(ledger.questions())
    if done is not None:
        for one in ledger.questions():
            if done in {one.text, clip(one.text, 100)}:
                ledger.strike_question(one.text)
        card = _say(interaction).line("curate.struck")
    await respond(interaction, card, private=True)


@unanswered.autocomplete("done")
async def _listed(interaction: Asking, typed: str) -> Choices:
    if not interaction.client.is_curator(interaction.user.id):
        return []
    found = [one.text for one in interaction.client.ledger.questions() if typed.casefold() in one.text.casefold()]
    return [app_commands.Choice(name=clip(text, 100), value=clip(text, 100)) for text in found[:25]]


@curate.command(description="Quotes people suggested, one after the other")
async def suggestions(interaction: Asking) -> None:
    """The oldest that waits."""
    await respond(interaction, next_suggestion(interaction), private=True)


def _say(interaction: Asking) -> Presenter:
    return interaction.client.presenter(interaction.guild_id)


COMMANDS = (curate,)
