"""Which page of how many, and the buttons that turn it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.model import Statement
from bot.present.card import Act, Button, Option, Page
from bot.present.passages import Shower

OPTIONS = 25  # options of a select (Discord's API document)


@dataclass(frozen=True, slots=True)
class Menu:
    """One page of statements to pick from: its options, the page it is, and how many there are."""

    options: tuple[Option, ...]
    number: int
    pages: int


@dataclass(frozen=True)
class Pager(Shower):
    """What every card of several pages has."""

    def menu(self, statements: Sequence[Statement], number: int = 0) -> Menu:
        """A page of statements to pick from, the last for a number beyond it."""
        options = self.options(statements)
        pages = max(1, -(-len(options) // OPTIONS))
        number = min(number, pages - 1)
        return Menu(options[number * OPTIONS : (number + 1) * OPTIONS], number, pages)

    def place(self, number: int, pages: int) -> tuple[str, ...]:
        """Which page (from 0) of how many this is, in small print; nothing for a single one."""
        return (f"-# {self.say('list.page', page=number + 1, pages=pages)}",) if pages > 1 else ()

    def turns(self, page: Page, pages: int) -> tuple[Button, ...]:
        """Buttons to the pages before and behind this one, and to dismiss it."""
        back, on = replace(page, number=page.number - 1), replace(page, number=page.number + 1)
        previous = (Button(Act.PAGE, self.say("button.previous"), page=back),) if page.number else ()
        following = (Button(Act.PAGE, self.say("button.next"), page=on),) if page.number + 1 < pages else ()
        return (*previous, *following, Button(Act.DISMISS, self.say("button.dismiss")))
