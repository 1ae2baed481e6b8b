"""Links open the document at the passage."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from bot.core.links import passage_link

URL = "https://news.example/article"
PASSAGES = st.text(alphabet="abc -,&.~_“”’…äé\n#", min_size=1, max_size=400)


@given(PASSAGES)
def test_a_fragment_is_made_of_letters_digits_and_percent_signs(text: str) -> None:
    """Nothing that has a meaning inside a text directive stands there bare, but the comma between its two ends."""
    link = passage_link(URL, (text,))
    directive = link.removeprefix(URL).removeprefix("#:~:text=")
    assert directive.count(",") <= 1
    assert all(char.isascii() and (char.isalnum() or char in "%,") for char in directive)


@given(PASSAGES)
def test_both_ends_of_a_fragment_stand_in_the_passage(text: str) -> None:
    """What the link searches for is words of the passage, unchanged but for white space."""
    link = passage_link(URL, (text,))
    flat = " ".join(text.split())
    for end in filter(None, link.removeprefix(URL).removeprefix("#:~:text=").split(",")):
        assert " ".join(unquote(end).split()) in flat


def test_a_long_passage_is_named_by_its_first_and_last_words() -> None:
    """Above 300 characters the link holds the first five words and the last five."""
    text = "One two three four five " + "and so on " * 40 + "six seven eight nine ten."
    assert (
        passage_link(URL, (text,)) == f"{URL}#:~:text=One%20two%20three%20four%20five,six%20seven%20eight%20nine%20ten"
    )


def test_a_split_quotation_is_named_as_a_range() -> None:
    """The reporter's words between two parts do not break the link."""
    assert passage_link(URL, ("It failed,", "we know why.")) == f"{URL}#:~:text=It%20failed,we%20know%20why"


def test_an_address_that_cannot_be_searched_stays_as_it_is() -> None:
    """A PDF, and an address with a fragment of its own, get no text fragment."""
    assert passage_link("https://news.example/a.pdf", ("words",)) == "https://news.example/a.pdf"
    assert passage_link("https://news.example/a#b", ("words",)) == "https://news.example/a#b"
