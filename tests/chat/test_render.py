from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.keys import ROOM, full, page_of, page_text, short
from bot.chat.render import LABEL, OPTION, OPTIONS, PLACEHOLDER, URL, view_of
from bot.core.edtf import EdtfDate
from bot.core.model import About, Kind, Record, Source, Speaker, Statement, Topic
from bot.present.card import Act, Button, Card, Link, Listing, Option, Page

IDS = st.text(min_size=1, max_size=150)
LABELS = st.text(max_size=150)
PAGES = st.builds(Page, st.sampled_from(list(Listing)), st.tuples(IDS, IDS), st.integers(0, 9999))
BUTTONS = st.builds(Button, st.sampled_from(list(Act)), LABELS, IDS, PAGES | st.none())
LINKS = st.builds(Link, LABELS, st.text(max_size=700).map(lambda path: f"https://a.example/{path}"))
OPTION_LISTS = st.lists(st.builds(Option, IDS, LABELS, LABELS), max_size=40, unique_by=lambda one: one.statement_id)
CARDS = st.builds(
    Card,
    buttons=st.lists(BUTTONS, max_size=6, unique_by=lambda one: one.act).map(tuple),
    links=st.lists(LINKS, max_size=3).map(tuple),
    options=OPTION_LISTS.map(tuple),
    placeholder=st.text(max_size=200),
)
SNOWFLAKES = st.integers(0, 2**63 - 1)


def components(card: Card, asker: int, earlier: tuple[int, ...]) -> list[dict[str, Any]]:
    """The rows of a card as they would be sent."""
    view = view_of(card, asker=asker, earlier=earlier)
    return [] if view is None else view.to_components()


@given(CARDS, SNOWFLAKES, st.lists(SNOWFLAKES, max_size=6).map(tuple))
@settings(max_examples=120, deadline=None)
def test_every_size_is_kept(card: Card, asker: int, earlier: tuple[int, ...]) -> None:
    """No card, whatever it holds, breaks a limit of Discord's API document."""
    rows = components(card, asker, earlier)
    assert len(rows) <= 5
    ids = [item["custom_id"] for row in rows for item in row["components"] if "custom_id" in item]
    assert len(ids) == len(set(ids))
    assert all(len(one) <= ROOM for one in ids)
    for row in rows:
        assert 1 <= len(row["components"]) <= 5
        for item in row["components"]:
            assert 0 < len(item.get("label", "-")) <= LABEL
            assert len(item.get("url") or "") <= URL
            assert len(item.get("placeholder") or "") <= PLACEHOLDER
            options = item.get("options", [])
            assert len(options) <= OPTIONS
            assert len({option["value"] for option in options}) == len(options)
            assert all(0 < len(option["label"]) <= OPTION for option in options)
            assert all(len(option.get("description") or "") <= OPTION for option in options)


@given(IDS, st.lists(IDS, max_size=5))
def test_an_id_travels_and_comes_back(known: str, others: list[str]) -> None:
    """Short ids as they are, long ones as a digest; what is not known comes back as nothing."""
    travelled = short(known)
    assert len(travelled) <= 80
    assert full(travelled, [*others, known]) == known
    assert full(travelled, [one for one in others if one != known]) is None


@given(st.integers(0, 9999), IDS, IDS)
def test_a_page_travels_and_comes_back(number: int, speaker: str, topic: str) -> None:
    """A page of any list fits into a custom id, with ids of any length."""
    for page in (
        Page(Listing.SPEAKER, (speaker, topic), number),
        Page(Listing.SPEAKER, (speaker, ""), number),
        Page(Listing.TOPIC, (topic,), number),
        Page(Listing.TIMELINE, ("", topic), number),
        Page(Listing.COMPARE, (speaker, speaker, topic), number),
        Page(Listing.CONTEXT, (topic,), number),
        Page(Listing.CHOICES, (speaker,), number),
        Page(Listing.CHOICES, ("",), number),
    ):
        text = page_text(page)
        assert len(f"or1:page:{text}") <= ROOM
        assert page_of(text, _holding(speaker, topic)) == page


@given(st.text(max_size=60))
def test_what_is_no_page_is_none(text: str) -> None:
    """A custom id of another version, or made up, is no error."""
    page_of(text, _holding("ada", "harbour"))
    assert page_of("nonsense", _holding("ada", "harbour")) is None


def _holding(speaker: str, other: str) -> Record:
    """A record with one speaker, and one topic, document and statement of the same id."""
    source = Source(other, "A title")
    said = Statement(other, other, speaker, Kind.DIRECT, ("words",), EdtfDate.parse("2020"))
    return Record(
        About("Brin"), {speaker: Speaker(speaker, "A")}, {other: source}, {other: said}, {other: Topic(other, "T")}
    )
