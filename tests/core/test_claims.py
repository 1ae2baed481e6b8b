import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.claims import Claimed, quoted_parts
from bot.core.comparing.marks import quoted_spans, unwrap

WORDS = "the ferry will never stop"


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "„{}“", "„{}”", "»{}«", "‘{}’", "'{}'", "「{}」", "‹{}›"])
def test_marks_of_several_languages(marks: str) -> None:
    """Whatever marks a language uses, what stands between them is the claim."""
    assert quoted_parts(f"did they say {marks.format(WORDS)} or not") == (Claimed(WORDS),)


@pytest.mark.parametrize(
    "message",
    [
        f"Mira Voss: {WORDS}",
        f'**Mira Voss**: "{WORDS}"',
        f'Mira Voss said, "{WORDS}"',
        f'Mira Voss, the harbour master, told us: "{WORDS}"',
        f'According to Mira Voss, "{WORDS}"',
        f'"{WORDS}" — Mira Voss',
        f'"{WORDS}" - Mira Voss, 2019',
        f'"{WORDS}," Mira Voss said at noon',
        f'"{WORDS}," said Mira Voss.',
        f'"{WORDS}" (Mira Voss, radio)',
        f"> {WORDS}\n— Mira Voss",
        f"> {WORDS}\n> — Mira Voss",
        f"{WORDS}\n- Mira Voss",
    ],
)
def test_the_claimed_speaker_is_found(message: str) -> None:
    """Before the words, after them, on a label or under them as a signature."""
    (part,) = quoted_parts(message)
    assert part.speaker == "Mira Voss"
    assert part.text.rstrip(",") == WORDS


@pytest.mark.parametrize(
    "message", ["", "just chatting, isn't it", "what a “lovely” day", "it's the captains' choice", "ratio 5' by 6'"]
)
def test_nothing_is_claimed(message: str) -> None:
    """Apostrophes and a word in scare quotes claim no quotation."""
    assert quoted_parts(message) == ()


@pytest.mark.parametrize(
    ("message", "speaker"),
    [
        (f"voss: {WORDS}", "voss"),
        (f'voss said "{WORDS}"', "voss"),
        (f'"{WORDS}" - voss', "voss"),
        (f"`{WORDS}` - voss", "voss"),
        (f"{WORDS} - Voss", "Voss"),
        (f"*{WORDS}* — **Voss**", "Voss"),
        (f"**Voss:** *{WORDS}*", "Voss"),
        (f'Voss: "{WORDS}', "Voss"),
        (f'||"{WORDS}"|| —Voss', "Voss"),
        (f'“{WORDS}" — Voss', "Voss"),
        (f'As Voss put it, "{WORDS}"', "Voss"),
        (f'I think Voss said "{WORDS}"', "Voss"),
        (f'Voss at the UN: "{WORDS}"', "Voss"),
        (f'Voss calls it "{WORDS}"', "Voss"),
        (f"Selon Voss : « {WORDS} »", "Voss"),
        (f"Voss a dit : « {WORDS} »", "Voss"),
        (f"Voss sagte: „{WORDS}“", "Voss"),
        (f"Восс сказал: «{WORDS}»", "Восс"),
        (f"ظریف گفت: «{WORDS}»", "ظریف"),
        (f"ザリフ「{WORDS}」", "ザリフ"),
        (f'"{WORDS}," said Ovel’s foreign minister.', "Ovel’s foreign minister"),
        (f"> {WORDS}\ndid Voss say this?", "Voss"),
        (f"> {WORDS}\nVoss, 2019", "Voss"),
        (f'"{WORDS}," said the minister', None),
        (f'Someone said "{WORDS}"', None),
        (f'Who said "{WORDS}"?', None),
        (f'"{WORDS}"\n\nSource: The Herald', None),
        (f'"{WORDS}', None),
    ],
)
def test_names_as_people_write_them(message: str, speaker: str | None) -> None:
    """Small letters, markup, other languages, an office, a question: the words bare, and the name or none."""
    assert (
        quoted_parts(message) == (Claimed(WORDS, speaker),)
        or (speaker and quoted_parts(message) == (Claimed(f"{WORDS},", speaker),))
        or (speaker is None and quoted_parts(message) == (Claimed(f"{WORDS},"),))
    )


@pytest.mark.parametrize(
    "message",
    ["Question: does the ferry stop?", "Edit: forgot this part", "PS: never mind", 'a banner of 12" by 14" hung there'],
)
def test_labels_and_inches_are_no_quotation(message: str) -> None:
    """A word with a colon need not be a speaker, nor a mark after a number a quotation mark."""
    assert quoted_parts(message) == ()


def test_a_name_is_carried_on_only_by_what_was_said() -> None:
    """Another speaker's verb ends it, and so does anything else that stands between or is said of the words."""
    one, two = quoted_parts("Voss said “the ferry stops.” Bram retorted: “we sold it”")
    assert (one.speaker, two.speaker) == ("Voss", "Bram")
    one, two = quoted_parts("“the ferry stops” Voss said on Sunday. “we sold it” was the answer.")
    assert (one.speaker, two.speaker) == ("Voss", None)
    one, two = quoted_parts("“the ferry stops,” Voss said. Bram replied: “we sold it”")
    assert (one.speaker, two.speaker) == ("Voss", "Bram")
    one, two = quoted_parts("“the ferry stops.” Bram replied: “we sold it”")
    assert (one.speaker, two.speaker) == (None, "Bram")


def test_paragraphs_that_each_open_with_a_mark_are_one_quotation() -> None:
    """The mark of every paragraph but the last is left open, as printers do."""
    assert quoted_parts("“The ferry stops.\n\n“Nobody sells it.” — Voss") == (
        Claimed("The ferry stops.\nNobody sells it.", "Voss"),
    )


def test_lines_behind_an_angle_are_one_quotation() -> None:
    """Quoted lines belong together; other lines do not belong to them."""
    assert quoted_parts("look:\n> one two\n> three\nsure?") == (Claimed("one two\nthree"),)
    assert quoted_parts(">>> one two\nthree") == (Claimed("one two\nthree"),)


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    """“…,” she said. “…” are two quotations of one person."""
    parts = quoted_parts("“The ferry stops,” Voss said. “Nobody sells it.”")
    assert [part.speaker for part in parts] == ["Voss", "Voss"]


def test_each_quotation_has_its_own_speaker() -> None:
    """Two labelled quotations do not share a name."""
    parts = quoted_parts('Voss: "we built it"\nBram: "we sold it"')
    assert parts == (Claimed("we built it", "Voss"), Claimed("we sold it", "Bram"))


def test_a_quote_in_a_quote_stays_inside() -> None:
    """Only the outermost pair is a claim of the message."""
    outer = "they call it ‘a fortress of ice’ there"
    assert quoted_parts(f'"{outer}"') == (Claimed(outer),)


def test_names_in_scripts_without_capitals() -> None:
    """A label in Persian is a name too."""
    assert quoted_parts("ظریف: «ایرانیان هرگز مذاکره نمی‌کنند»")[0].speaker == "ظریف"


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_message_can_be_read(message: str) -> None:
    """No message breaks the reading, and every part found has words of it."""
    for part in quoted_parts(message):
        assert part.text.strip()
    for start, end in quoted_spans(message, nested=True):
        assert 0 < start <= end <= len(message)


@given(st.text(alphabet="ab c", min_size=1).filter(lambda text: text.strip()))
def test_unwrapping_takes_one_pair_off(text: str) -> None:
    """Marks around the whole go, others stay."""
    assert unwrap(f" “{text}” ") == text.strip()
    assert unwrap(f"“{text}” and “{text}”") == f"“{text}” and “{text}”"
