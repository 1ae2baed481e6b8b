import pytest
from harbour import record

from bot.core.names import Names

NAMES = Names(record())


@pytest.mark.parametrize("typed", ["velm", "Arda Velm", "ARDA VELM", "Вельм", "@velm", "arda velmm"])
def test_a_name_as_typed_is_resolved(typed: str) -> None:
    """Ids, names, aliases, other scripts and slips mean their speaker."""
    assert [one.id for one in NAMES.resolve(typed)] == ["velm"]


@pytest.mark.parametrize("typed", ["", "Brunholt", "💀"])
def test_a_name_of_nobody_is_nobody(typed: str) -> None:
    """What is no name on record resolves to none."""
    assert NAMES.resolve(typed) == ()


def test_completion_is_forgiving_and_bounded() -> None:
    """What is typed so far finds the names that begin so; nothing typed offers everybody."""
    assert [one.id for one in NAMES.complete("sand")] == ["sanderow"]
    assert len(NAMES.complete("")) == 3
    assert len(NAMES.complete("", limit=2)) == 2
