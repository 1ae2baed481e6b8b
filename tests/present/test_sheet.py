from collections.abc import Sequence
from dataclasses import replace
from typing import overload

import pytest
from harbour import record

from bot.core.model import Statement
from bot.memory import desk_in_memory
from bot.present.passages import Shower, sheet
from bot.present.phrases import phrases

SHOW = Shower(desk_in_memory(record()), phrases("en"))
ONE = record().statements["gazette/velm-ban"]


class Counted(Sequence[Statement]):
    """Statements that tell which of them were read."""

    def __init__(self, count: int) -> None:
        self.said = [replace(ONE, id=f"gazette/{number}") for number in range(count)]
        self.read: list[str] = []

    def __len__(self) -> int:
        return len(self.said)

    @overload
    def __getitem__(self, place: int) -> Statement: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Statement]: ...

    def __getitem__(self, place: int | slice) -> Statement | Sequence[Statement]:
        found = self.said[place]
        self.read += [one.id for one in (found if isinstance(found, list) else [found])]
        return found


@pytest.mark.parametrize("count", [0, 1, 7, 200, 201, 1000])
def test_the_pages_of_a_list_hold_every_statement_once_in_order(count: int) -> None:
    """Turned from the first page to the last, a list shows everything once; a number beyond shows the last page."""
    said = Counted(count)
    pages = sheet(said, 0, SHOW.passage).pages
    shown = [one.statement_id for number in range(pages) for one in sheet(said, number, SHOW.passage).passages]
    assert shown == [one.id for one in said.said]
    assert sheet(said, pages + 5, SHOW.passage).number == max(0, pages - 1)


def test_a_page_of_a_long_list_reads_only_what_it_shows() -> None:
    """However long a list is, a page reads a handful of it."""
    said = Counted(5000)
    page = sheet(said, 700, SHOW.passage)
    assert said.read == [one.statement_id for one in page.passages]
    assert 0 < len(said.read) <= 5
