"""Folding for search: one form for what people type in many ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text import fold, words


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """The search form of a search form is itself."""
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_are_made_of_letters_digits_and_inner_apostrophes(text: str) -> None:
    """No word is empty or holds white space or marks."""
    assert all(word and word.replace("'", "").isalnum() for word in words(text))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Erdogan", "Erdoğan"),
        ("orban", "Orbán"),
        ("dont’t", "dont't"),
        ("علي", "علی"),
        ("تحریم ها", "تحریم‌ها"),
        ("ＮＢＣ", "nbc"),
        ("strasse", "Straße"),
        ("so—called", "SO-CALLED"),
        ("mu\u0308hsam", "mühsam"),
    ],
)
def test_spellings_that_mean_the_same_fold_to_the_same(typed: str, stored: str) -> None:
    """Accents, case, width, apostrophes, dashes and Arabic letter variants make no difference."""
    assert fold(typed) == fold(stored)


def test_an_apostrophe_inside_a_word_stays() -> None:
    """A contraction is one word, and a quoted word loses its marks."""
    assert words("They’re ‘free’, aren't they?") == ["they're", "free", "aren't", "they"]
