"""Quotation marks paired, paragraphs cut, sentences split around what is quoted."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.ingest.cues import CUE_FORMS
from bot.core.ingest.marks import paragraphs, quotations
from bot.core.ingest.sentences import sentences


def inner(text: str) -> list[str]:
    """What stands between the outermost marks."""
    return [text[one.start : one.end] for one in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” he said. “Twice.”", ["We won,", "Twice."]),
        ('"We won," he said. "Twice."', ["We won,", "Twice."]),
        ("''We won,'' he said. ''Twice.''", ["We won,", "Twice."]),
        ("``We won,'' he said.", ["We won,"]),
        ("«We won», he said.", ["We won"]),
        ("He called it “a ‘mess’ and worse.”", ["a ‘mess’ and worse."]),
        ("She said, \"They shouted 'Stop!' at us.\"", ["They shouted 'Stop!' at us."]),
        ("“She told me, ‘No,'” he said.", ["She told me, ‘No,'"]),
        ("“He read “War” to us,” she said.", ["He read “War” to us,"]),
        ("No marks here, just the dogs' bowls and a 6'2\" man.", []),
        ("A “half” and an “other half”.", ["half", "other half"]),
    ],
)
def test_marks_of_every_make_are_paired(text: str, expected: list[str]) -> None:
    """Curly, straight, doubled single, TeX and angle marks; what is quoted inside a quotation stays inside."""
    assert inner(text) == expected


def test_an_open_paragraph_is_continued_in_the_next() -> None:
    """A paragraph without a closing mark runs to its end, and the next opening mark carries on."""
    text = 'She said:\n\n"First part.\n\n"Second part."\n\nThe end.'
    found = quotations(text, paragraphs(text))
    assert [text[one.start : one.end] for one in found] == ["First part.", "Second part."]
    assert [(one.closed, one.continued) for one in found] == [(False, False), (True, True)]


def test_straight_marks_may_hold_curly_ones() -> None:
    """A block quotation in straight marks keeps the curly marks inside it."""
    assert inner('"It is not about “Equal Rights” anymore."') == ["It is not about “Equal Rights” anymore."]


def test_lines_broken_by_hand_are_one_paragraph() -> None:
    """Text wrapped at a fixed width has its paragraphs at blank lines, other text at every line break."""
    wrapped = (
        "The council met on Monday evening to hear from the\nharbor master, who had waited for three months to be\n"
        "heard and brought a chart that nobody could read,\nnot even the people who had drawn it."
    )
    assert len(paragraphs(f"{wrapped}\n\n{wrapped}")) == 2
    assert len(paragraphs("One sentence.\nAnother one.\nA third.")) == 3


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“Why?” Mayor Smith asked. “Because,” he answered.", 2),
        ("Sen. Jane Lee (D-Md.) spoke. She left.", 2),
        ("He lives in the U.S. He likes it.", 2),
        ("The U.S. Senate met at 9 a.m. in Washington.", 1),
        ("“It works. It always has.” Nobody laughed.", 2),
        ("J. P. Stone of St. Paul met Dr. Ruth Ames on Nov. 3.", 1),
        ("He paid 3.50 and left.", 1),
    ],
)
def test_sentences_end_where_the_report_ends_them(text: str, count: int) -> None:
    """Abbreviations, initials, times and the inside of quotations do not end a sentence."""
    blocks = paragraphs(text)
    assert len(sentences(text, blocks, quotations(text, blocks), CUE_FORMS)) == count


def test_a_dateline_is_not_part_of_the_sentence() -> None:
    """“PLACE (AGENCY) — ” is left off."""
    text = "MAYFIELD, Ohio (AP) — The harbor froze."
    blocks = paragraphs(text)
    (only,) = sentences(text, blocks, quotations(text, blocks), CUE_FORMS)
    assert text[only.start : only.end] == "The harbor froze."


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=" \n.,aB“”\"'’`«»[]—?!", max_size=80))
def test_pairs_never_overlap_and_lie_in_order(text: str) -> None:
    """Whatever the marks, quotations are apart from each other, in order and inside the text."""
    found = quotations(text, paragraphs(text))
    assert all(0 <= one.left < one.start <= one.end <= one.right <= len(text) for one in found)
    assert all(first.right <= second.left for first, second in pairwise(found))
