"""What a press of a button or a choice in a menu does."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import discord

from bot.chat import curating
from bot.chat.answering import looked_for
from bot.chat.host import Asking
from bot.chat.keys import full, page_of
from bot.chat.sending import is_private, respond, taken, text_of, turn
from bot.core.converse import Turn
from bot.core.model import Statement
from bot.present.card import Act, Button, Card, Listing, Page
from bot.present.presenter import Presenter
from bot.present.texts import asked_in

_LONGEST_LISTED = 300  # characters of a question on the list


async def pressed(interaction: Asking, act: str, rest: str) -> None:
    """Answer a press; a button of another version, or of what is gone, gets a polite private sentence."""
    handler = _HANDLERS.get(act)
    if handler is None:
        await _gone(interaction)
    else:
        await handler(interaction, rest)


async def picked(interaction: Asking, value: str, asker: int) -> None:
    """Show the chosen statement: in place of the menu for who asked, privately for anyone else."""
    statement = _statement(interaction, value)
    if statement is None:
        await _gone(interaction)
        return
    if interaction.channel_id is not None:
        interaction.client.turns.keep(Turn("", (statement.id,)), interaction.user.id, interaction.channel_id)
    card = _say(interaction).statement(statement)
    private = is_private(interaction)
    if private:
        await respond(interaction, shareable(card, _say(interaction)), private=True)
    elif interaction.user.id == asker and _is_choice(interaction):
        await turn(interaction, card, asker=asker, private=False)
    else:
        await respond(interaction, shareable(card, _say(interaction)), private=True)


def shareable(card: Card, say: Presenter) -> Card:
    """The card with a button that shows it to everyone, where it is about one statement."""
    if len(card.subjects) != 1:
        return card
    share = Button(Act.SHARE, say.say("button.share"), card.subjects[0])
    return replace(card, buttons=(*card.buttons, share))


def may_dismiss(interaction: Asking, asker: int) -> bool:
    """Whether this person asked, or may manage messages here."""
    return interaction.user.id == asker or (
        interaction.guild_id is not None and interaction.permissions.manage_messages
    )


async def _context(interaction: Asking, rest: str) -> None:
    statement = _statement(interaction, rest)
    if statement is None:
        await _gone(interaction)
    else:
        await respond(interaction, _say(interaction).context(statement), private=True)


async def _more(interaction: Asking, rest: str) -> None:
    statement = _statement(interaction, rest)
    if statement is None:
        await _gone(interaction)
    else:
        await respond(interaction, _say(interaction).more_like(statement), private=True)


async def _page(interaction: Asking, rest: str) -> None:
    page = page_of(rest, interaction.client.desk.record)
    card = _turned(interaction, page) if page else None
    if card is None:
        await _gone(interaction)
    elif interaction.message is not None and (is_private(interaction) or may_dismiss(interaction, _asker(interaction))):
        await turn(interaction, card, asker=_asker(interaction), private=is_private(interaction))
    else:
        await respond(interaction, card, private=True)


def _turned(interaction: Asking, page: Page) -> Card | None:
    """Another page of a list; of choices by asking again what the message says was asked, so that nothing is kept."""
    show = _say(interaction)
    match page.listing:
        case Listing.CONTEXT:
            statement = show.desk.record.statements.get(page.ids[0])
            return show.context(statement, page.number) if statement else None
        case Listing.CHOICES:
            asked = asked_in(text_of(interaction.message)) if interaction.message else None
            speaker = page.ids[0] or None
            found = looked_for(show.desk, asked, speaker) if asked else None
            return show.outcome(found, asked or "", speaker=speaker, number=page.number) if found else None
        case _:
            return show.page(page)


async def _share(interaction: Asking, rest: str) -> None:
    statement = _statement(interaction, rest)
    if statement is None:
        await _gone(interaction)
    else:
        await respond(interaction, _say(interaction).statement(statement), private=False)


async def _dismiss(interaction: Asking, rest: str) -> None:
    asker, *earlier = (int(part) for part in rest.split(",") if part.isdigit())
    if not may_dismiss(interaction, asker):
        await respond(interaction, _say(interaction).line("press.not_yours"), private=True)
        return
    with taken(interaction):
        await interaction.response.defer()
    await interaction.delete_original_response()
    if earlier and isinstance(interaction.channel, discord.TextChannel | discord.Thread | discord.DMChannel):
        for message_id in earlier:
            await interaction.channel.get_partial_message(message_id).delete()


async def _list(interaction: Asking, _rest: str) -> None:
    asked = asked_in(text_of(interaction.message)) if interaction.message else None
    if not asked:
        await _gone(interaction)
        return
    host = interaction.client
    new = host.ledger.list_question(asked[:_LONGEST_LISTED], host.today())
    await respond(interaction, _say(interaction).line("press.listed" if new else "press.listed.already"), private=True)


async def _helpful(interaction: Asking, rest: str) -> None:
    await _rate(interaction, rest, helpful=True)


async def _unhelpful(interaction: Asking, rest: str) -> None:
    await _rate(interaction, rest, helpful=False)


async def _rate(interaction: Asking, rest: str, *, helpful: bool) -> None:
    statement = _statement(interaction, rest)
    if statement is None:
        await _gone(interaction)
        return
    host = interaction.client
    host.ledger.rate(statement.id, host.today(), helpful=helpful)
    await respond(interaction, _say(interaction).line("press.thanks"), private=True)


async def _gone(interaction: Asking) -> None:
    await respond(interaction, _say(interaction).line("press.gone"), private=True)


def _say(interaction: Asking) -> Presenter:
    return interaction.client.presenter(interaction.guild_id)


def _statement(interaction: Asking, travelled: str) -> Statement | None:
    statements = interaction.client.desk.record.statements
    return statements.get(full(travelled, statements) or "")


def _asker(interaction: Asking) -> int:
    """Who a message's buttons belong to, as its dismiss button says; whoever presses where it has none."""
    for row in interaction.message.components if interaction.message else ():
        for item in getattr(row, "children", ()):
            head, _, rest = str(getattr(item, "custom_id", "")).rpartition(":")
            if head.endswith(f":{Act.DISMISS}"):
                return int(rest.partition(",")[0])
    return interaction.user.id


def _is_choice(interaction: Asking) -> bool:
    """Whether the message only asks which statement is meant, so that the choice may take its place."""
    content = text_of(interaction.message) if interaction.message else ""
    return content.startswith(f"**{_say(interaction).say('choices.heading')}**")


_HANDLERS: dict[str, Callable[[Asking, str], Awaitable[None]]] = {
    Act.CONTEXT: _context,
    Act.MORE: _more,
    Act.PAGE: _page,
    Act.SHARE: _share,
    Act.DISMISS: _dismiss,
    Act.LIST: _list,
    Act.HELPFUL: _helpful,
    Act.UNHELPFUL: _unhelpful,
    Act.MINE: curating.mine,
    Act.ACCEPT: curating.accept,
    Act.REJECT: curating.reject,
    Act.SKIP: curating.skip,
}
