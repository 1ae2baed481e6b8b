"""Cards as Discord sees them: message contents and components, every size guarded in one place."""

from dataclasses import dataclass
from typing import Any

import discord

from bot.chat.keys import PREFIX, ROOM, page_text, short
from bot.chat.presses import Pick, Press
from bot.present.card import Act, Button, Card, Link
from bot.present.markdown import clip
from bot.present.texts import address_of, texts

# Sizes of Discord's API document; a violation refuses the whole message.
LABEL, URL, OPTIONS, OPTION, PLACEHOLDER, ROW = 80, 512, 25, 100, 150, 5
_FEEDBACK = frozenset({Act.HELPFUL, Act.UNHELPFUL})  # in a row of their own, below what the answer is for


@dataclass(frozen=True)
class Rendered:
    """One or more message contents; the view belongs under the last."""

    contents: tuple[str, ...]
    view: discord.ui.View | None


def render(card: Card, *, asker: int, private: bool = False, earlier: tuple[int, ...] = ()) -> Rendered:
    """A card for its asker. What is shown in private needs no dismissal and may be shared instead."""
    return Rendered(texts(card), view_of(card, asker=asker, private=private, earlier=earlier))


def view_of(card: Card, *, asker: int, private: bool = False, earlier: tuple[int, ...] = ()) -> discord.ui.View | None:
    """The components under a card; `earlier` are the messages that a dismissal takes along."""
    items: list[discord.ui.Item[Any]] = []
    buttons = [button for button in card.buttons if not (private and button.act is Act.DISMISS)]
    first = [_press(button, asker, earlier) for button in buttons if button.act not in _FEEDBACK]
    links = [_link(link) for link in card.links if len(address_of(link.url)) <= URL]
    below = [_press(button, asker, earlier) for button in buttons if button.act in _FEEDBACK]
    for start, group in ((0, [*first[:1], *links, *first[1:]][: 2 * ROW]), (2, below[:ROW])):
        for place, item in enumerate(group):
            item.row = start + place // ROW
            items.append(item)
    if card.options:
        items.append(_pick(card, asker))
    if not items:
        return None
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    # Presses are dispatched by their ids, so nothing needs to be kept per message; stopped, the view is not stored.
    view.stop()
    return view


def _press(button: Button, asker: int, earlier: tuple[int, ...]) -> Press:
    match button.act:
        case Act.DISMISS:
            rest = ",".join(str(one) for one in (asker, *earlier[-3:]))
        case Act.PAGE if button.page:
            rest = page_text(button.page)
        case _ if button.number is not None:
            rest = str(button.number)
        case _:
            rest = short(button.statement_id or "")
    style = discord.ButtonStyle.primary if button.act is Act.CONTEXT else discord.ButtonStyle.secondary
    custom_id = f"{PREFIX}:{button.act}:{rest}"[:ROOM]
    return Press(discord.ui.Button(label=clip(button.label, LABEL) or "…", custom_id=custom_id, style=style))


def _link(link: Link) -> discord.ui.Button[discord.ui.View]:
    return discord.ui.Button(label=clip(link.label, LABEL) or "…", url=address_of(link.url))


def _pick(card: Card, asker: int) -> Pick:
    options = [
        discord.SelectOption(
            value=short(option.statement_id),
            label=clip(option.label, OPTION) or "…",
            description=clip(option.description, OPTION) or None,
        )
        for option in card.options[:OPTIONS]
    ]
    placeholder = clip(card.placeholder, PLACEHOLDER) or None
    return Pick(discord.ui.Select(custom_id=f"{PREFIX}/pick/{asker}", options=options, placeholder=placeholder, row=4))
