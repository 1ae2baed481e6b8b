"""Words of general language: the everyday one that a typed word is a slip of."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.frequency import common, everyday, slip

_WORDS = ("government", "question", "people", "water", "because", "themselves", "should", "between")


@given(st.sampled_from(_WORDS), st.integers(0, 9), st.sampled_from(ascii_lowercase), st.integers(0, 3))
def test_an_everyday_word_is_found_by_any_one_slip(word: str, place: int, letter: str, kind: int) -> None:
    """A letter too much, too few, another one, or two in the wrong order, anywhere in the word."""
    place %= len(word)
    before, after = word[:place], word[place:]
    slipped = (before + letter + after, before + after[1:], before + letter + after[1:], _swapped(before, after))[kind]
    if len(slipped) < 5 or common(slipped):  # too short to tell, or a word of its own
        return
    assert slip(slipped)
    found = everyday(slipped)
    assert found == word or (found is not None and _one_keystroke(slipped, found))  # another one may be commoner


def _swapped(before: str, after: str) -> str:
    return before + after[1:2] + after[:1] + after[2:]


def _one_keystroke(typed: str, meant: str) -> bool:
    for place in range(len(typed) + 1):
        before, after = typed[:place], typed[place:]
        forms = {before + after[1:], _swapped(before, after)}
        forms |= {before + letter + rest for letter in ascii_lowercase for rest in (after, after[1:])}
        if meant in forms:
            return True
    return False


@pytest.mark.parametrize("word", ["khamenei", "zxqvbn", "wate", "вода", "don't"])
def test_what_is_no_slip_stands_for_itself(word: str) -> None:
    """A name, no word at all, four letters, another script, an apostrophe: nothing is put in their place."""
    assert everyday(word) is None
    assert not slip(word)


def test_a_plural_as_it_is_heard_is_found() -> None:
    """Two keystrokes, and yet how it is often written."""
    assert everyday("themselfs") == "themselves"
