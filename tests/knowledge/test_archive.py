"""How a text differs from its archive is told, wherever it differs."""

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.archive import difference

WHOLE = "The mayor spoke on the quay. “We will not sell the harbour, not now and not ever,” she said."


@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.text(max_size=3), st.integers(0, 30))
def test_any_difference_is_a_sentence(at: int, cut: int, put: str, end: int) -> None:
    """A letter, a run or an end that is missing, added or changed is told in words and never raises."""
    damaged = WHOLE[:at] + put + WHOLE[at + cut : len(WHOLE) - end]
    assert difference("We will not sell the harbour, not now and not ever,", damaged, "the archive")


def test_words_beyond_the_end_of_the_archive_are_told() -> None:
    """An archive that breaks off in the middle of a quotation shows where."""
    told = difference("We will not sell the harbour, not now and not ever,", WHOLE[:70], "the archive")
    assert "where the archive has" in told
