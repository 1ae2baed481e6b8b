from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.comparing.align import align
from bot.core.comparing.forms import same_form, slipped, spelling
from bot.core.comparing.grams import SortedPostings, gram, is_triple, telling
from bot.core.comparing.reading import Reading
from bot.core.comparing.senses import opposite, sense_tags
from bot.core.comparing.tokens import raw_words, tokenise, word_key
from bot.core.verdict import Tag

NUMBERS = st.lists(st.integers(0, 6), max_size=14)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The U.S. isn’t", ["the", "us", "isnt"]),
        ("10.0 and 1,000% of it", ["10.0", "and", "1000", "%", "of", "it"]),
        ("salt & pepper — well-known", ["salt", "and", "pepper", "well", "known"]),
        ("**Ça** _va_ ﬁne", ["ca", "va", "fine"]),
        ("交渉しない", list("交渉しない")),
        ("نمی‌کنند", ["نمی", "کنند"]),
        ("so\u00adft e\u0301t\u00e9", ["soft", "ete"]),
        ("… ?!", []),
    ],
)
def test_words_and_their_keys(text: str, keys: list[str]) -> None:
    """Words are told from punctuation in several scripts, and fold to what counts as the same."""
    assert [token.key for token in tokenise(text, raw_words(text), map(word_key, raw_words(text)))] == keys
    assert [word_key(word) for word in raw_words(text)] == keys


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_tokens_keep_their_places(text: str) -> None:
    """Tokens ascend and never overlap, and each has a key."""
    tokens = tokenise(text, raw_words(text), map(word_key, raw_words(text)))
    assert all(one.end <= two.start for one, two in pairwise(tokens))
    assert all(token.start < token.end <= len(text) for token in tokens)
    assert [text[token.start : token.end] for token in tokens] == raw_words(text)
    gaps = zip((0, *(token.end for token in tokens)), (*(token.start for token in tokens), len(text)), strict=True)
    assert not any(raw_words(text[start:end]) for start, end in gaps)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("do not", "don't"), ("I am", "I'm"), ("they are", "theyre"), ("cannot", "can not"), ("it is", "it’s"),
        ("ten", "10"), ("twenty five per cent", "25 %"), ("first", "1st"), ("colour", "color"),
        ("organise", "organize"), ("centre", "center"), ("defence", "defense"), ("travelled", "traveled"),
        ("Voss's", "Voss is"),
    ],
)  # fmt: skip
def test_two_forms_of_one_word(one: str, other: str) -> None:
    """Contractions, numerals, percent and spelling variants are forms of the same."""
    assert same_form(one.split(), other.split())
    assert same_form(other.split(), one.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("does", "doesn't"),
        ("can", "can't"),
        ("four", "for"),
        ("our", "or"),
        ("will", "well"),
        ("ten", "100"),
        ("he", "she"),
    ],
)
def test_other_words_are_no_forms(one: str, other: str) -> None:
    """Half a contraction or a word that looks alike is another word."""
    assert not same_form(one.split(), other.split())


@given(st.text(alphabet="abcdeioruslnty", max_size=12))
def test_spelling_is_settled(word: str) -> None:
    """Spelling a spelled word again changes nothing but what the rules still see, and never adds letters."""
    assert len(spelling(word)) <= len(word)


def test_slips_are_one_letter_of_a_long_word() -> None:
    """Short words and numbers have no slips: "now" is not "not"."""
    assert slipped("negotation", "negotiation")
    assert slipped("hadns", "hands")
    assert not slipped("now", "not")
    assert not slipped("20191", "20190")


@given(NUMBERS, NUMBERS)
@settings(max_examples=200)
def test_runs_are_equal_and_ascend(claim: list[int], record: list[int]) -> None:
    """Aligned words are the same words, and runs cross in neither text."""
    runs = align(claim, record, [1.0 + word for word in claim])
    for run in runs:
        assert claim[run.claim : run.claim + run.size] == record[run.record : run.record + run.size]
    for one, two in pairwise(runs):
        assert one.claim + one.size <= two.claim
        assert one.record + one.size <= two.record


@given(st.lists(st.integers(0, 500), min_size=1, max_size=14), NUMBERS, NUMBERS)
def test_a_part_is_aligned_whole(claim: list[int], before: list[int], after: list[int]) -> None:
    """Words that stand in a row on record make one run."""
    runs = align(claim, [*before, *claim, *after], [1.0] * len(claim))
    assert sum(run.size for run in runs) == len(claim)


@given(st.lists(st.lists(st.sampled_from(("the", "of", "a", "not", "want", "ovel", "10.5")), max_size=8), max_size=12))
@settings(max_examples=100)
def test_postings_hold_every_gram(passages: list[list[str]]) -> None:
    """Words, pairs and triples of common words are found in exactly the passages that hold them."""
    postings = SortedPostings.of(passages)
    for word in ("the", "of", "a", "not", "want", "ovel", "10.5"):
        assert postings.passages(gram(word)) == [n for n, words in enumerate(passages) if word in words]
    for number, words in enumerate(passages):
        for pair in pairwise(words):
            assert number in postings.passages(gram(*pair))
        for triple in zip(words, words[1:], words[2:], strict=False):
            assert is_triple(*triple) == bool(postings.count(gram(*triple)))
        for first in range(len(words)):
            assert all(number in postings.passages(one) for one in telling(words[first:]))


def test_sentences_begin_where_they_begin() -> None:
    """Abbreviations end no sentence; an ellipsis before a capital does."""
    reading = Reading("Dr. Voss met the U.S. envoy. They spoke … Nobody (Bram) listened [at all].")
    begins = [token.key for token, start in zip(reading.tokens, reading.starts, strict=False) if start]
    assert begins == ["dr", "they", "nobody"]
    assert [token.key for token, mark in zip(reading.tokens, reading.brackets, strict=True) if mark] == [
        "bram",
        "at",
        "all",
    ]
    assert reading.ellipsis_at(8)
    assert reading.written(9, 10) == "(Bram)"


def test_tags_of_changes() -> None:
    """The kinds of change are told apart, several at once."""
    assert Tag.NEGATION in sense_tags(["not"], [])
    assert Tag.NEGATION not in sense_tags(["not"], ["never"])
    assert set(sense_tags(["1987"], ["1988"])) == {Tag.DATE}
    assert Tag.NUMBER in sense_tags(["four"], ["5"])
    assert opposite("acceptable", "unacceptable")
    assert not opposite("table", "stable")
