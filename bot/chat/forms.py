"""Forms to fill in. Like buttons they live in their ids: what is sent in is understood after any restart."""

from collections.abc import Awaitable, Callable, Mapping

import discord

from bot.chat.host import Asking
from bot.chat.keys import PREFIX
from bot.chat.sending import respond, taken
from bot.core.text import words
from bot.present.presenter import Presenter

DAILY = 5  # suggestions of one person a day
_TITLE, _LABEL = 45, 45  # characters of a modal's title and of a label (Discord's API document)
_REASON = 300

SUGGEST = f"{PREFIX}/suggest"
REJECT = f"{PREFIX}/reject"


async def ask_for_suggestion(interaction: Asking) -> None:
    """Open the form for a quote."""
    say = _say(interaction).say
    form = discord.ui.Modal(title=say("suggest.title")[:_TITLE], custom_id=SUGGEST)
    long = discord.TextStyle.paragraph
    form.add_item(
        discord.ui.TextInput(label=say("suggest.quote")[:_LABEL], custom_id="quote", style=long, max_length=2000)
    )
    form.add_item(discord.ui.TextInput(label=say("suggest.speaker")[:_LABEL], custom_id="speaker", max_length=100))
    form.add_item(discord.ui.TextInput(label=say("suggest.source")[:_LABEL], custom_id="source", max_length=500))
    form.add_item(
        discord.ui.TextInput(label=say("suggest.date")[:_LABEL], custom_id="said", max_length=40, required=False)
    )
    await _open(interaction, form)


async def ask_for_reason(interaction: Asking, number: int) -> None:
    """Open the form for why a suggestion is not taken."""
    say = _say(interaction).say
    form = discord.ui.Modal(title=say("button.reject")[:_TITLE], custom_id=f"{REJECT}/{number}")
    form.add_item(discord.ui.TextInput(label=say("curate.reason")[:_LABEL], custom_id="reason", max_length=_REASON))
    await _open(interaction, form)


async def sent_in(interaction: Asking) -> None:
    """Take a form that was filled in; one that is not ours is left alone."""
    data: Mapping[str, object] = dict(interaction.data or {})
    custom_id = str(data.get("custom_id", ""))
    handler = next((one for start, one in _HANDLERS.items() if custom_id.startswith(start)), None)
    if handler is not None:
        await handler(interaction, custom_id, _values(data.get("components")))


async def _suggested(interaction: Asking, _custom_id: str, values: dict[str, str]) -> None:
    host, show = interaction.client, _say(interaction)
    user, day = interaction.user.id, host.today()
    quote = values.get("quote", "").strip()
    if not words(quote):
        card = show.line("suggest.empty")
    elif host.ledger.suggested_today(user, day) >= DAILY:
        card = show.line("suggest.limit", most=DAILY)
    else:
        rest = [values.get(name, "").strip() for name in ("speaker", "source", "said")]
        number = host.ledger.suggest(user, day, quote, *rest)
        card = show.received(number, quote)
    await respond(interaction, card, private=True)


async def _rejected(interaction: Asking, custom_id: str, values: dict[str, str]) -> None:
    host, show = interaction.client, _say(interaction)
    number = int(custom_id.rpartition("/")[2])
    one = host.ledger.suggestion(number)
    if not host.is_curator(interaction.user.id):
        card = show.line("curate.only")
    elif one is None or one.state != "open":
        card = show.line("curate.decided")
    else:
        host.ledger.decide(number, "rejected", values.get("reason", "").strip()[:_REASON] or None, host.today())
        card = show.line("curate.rejected")
    await respond(interaction, card, private=True)


async def _open(interaction: Asking, form: discord.ui.Modal) -> None:
    form.stop()  # what is sent in is found by its id; nothing needs to be kept per form
    with taken(interaction):
        await interaction.response.send_modal(form)


def _values(rows: object) -> dict[str, str]:
    """The fields of a form by their ids, whichever way Discord nests them."""
    found: dict[str, str] = {}
    for row in rows if isinstance(rows, list) else []:
        fields = row.get("components", [])
        for field in [*fields, *([row["component"]] if "component" in row else [])]:
            found[str(field.get("custom_id"))] = str(field.get("value") or "")
    return found


def _say(interaction: Asking) -> Presenter:
    return interaction.client.presenter(interaction.guild_id)


_HANDLERS: dict[str, Callable[[Asking, str, dict[str, str]], Awaitable[None]]] = {
    SUGGEST: _suggested,
    REJECT: _rejected,
}
