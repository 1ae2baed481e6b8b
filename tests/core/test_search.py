import pytest
from harbour import record
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import features
from bot.core.documents import documents
from bot.core.lexicon import Lexicon
from bot.core.scorer import shipped
from bot.core.search.index import Candidate, group_term, letters, slots
from bot.core.search.memory import MemoryIndex
from bot.core.spelling import Spelling, Trigrams, form
from bot.core.stems import stem
from bot.core.terms import stems, tokens
from bot.core.text import fold

BASE = record()
INDEX = MemoryIndex(documents(BASE), Lexicon(BASE.lexicon))


def found(question: str) -> list[str]:
    """The candidates for a question, best first."""
    asked = slots(INDEX, tokens(fold(question)))
    return [one.entry.id for one in INDEX.candidates(asked, 16, None)]


def test_candidates_come_best_first() -> None:
    """The document that shares the rarest words leads."""
    assert found("herring")[0] == "gazette/sanderow-ban"
    assert found("inspected ferry")[0] == "gazette/korrin-ferry"


def test_only_those_who_must_speak_are_candidates() -> None:
    """A gate holds for every candidate."""
    asked = slots(INDEX, tokens("fishing ban herring"))
    who = INDEX.entry(0).speaker_id
    assert {one.entry.speaker_id for one in INDEX.candidates(asked, 16, (who,))} == {who}


def test_the_lexicon_knows_a_mistyped_word() -> None:
    """A slip of the keyboard in a phrase of a group does not hide the group."""
    groups = [{INDEX.term(group_term(group)) for group in range(len(BASE.lexicon))} - {None}] * 2
    right, wrong = (
        {term for slot in slots(INDEX, tokens(fold(asked))) for term in slot.partners} & among
        for asked, among in zip(("closure of the strait", "closure of the straitt"), groups, strict=True)
    )
    assert right == wrong != set()


def test_the_lexicon_leads_from_one_word_to_another() -> None:
    """A word of a group finds documents that only use another of it, and a phrase counts as one."""
    assert found("steamer")[0] == "gazette/korrin-ferry"
    assert found("closure of the strait")[0] == "gazette/velm-talks"


def test_slips_are_mended_by_the_bases_own_words() -> None:
    """One slip in four letters or more finds its word; words under four letters stand only for themselves."""
    words = Spelling(Trigrams({"ferry": 0, "fish": 1, "ban": 2}))
    assert [term for term, _ in words.near("fery", known=False)] == [0]
    assert words.near("bam", known=False) == ()


@given(st.lists(st.text("abct", min_size=1, max_size=9), unique=True), st.text("abct", min_size=4, max_size=9))
def test_of_a_word_that_is_one_every_other_form_is_found(words: list[str], word: str) -> None:
    """Whatever shares three quarters of the longer one's letters from the beginning on, and nothing else."""
    near = Spelling(Trigrams({one: term for term, one in enumerate(words)})).near(word, known=True)
    forms = {term for term, one in enumerate(words) if one != word and form(word, one, 0.75)}
    assert {term for term, _ in near} <= forms
    assert len(near) == min(4, len(forms))


@given(st.lists(st.sampled_from(("ferry", "ferries", "banana", "fishing", "talks", "ban", "e", "")), max_size=5))
def test_letters_are_compared_as_sets_of_trigrams(words: list[str]) -> None:
    """For every string of the base the share of trigrams that it has in common with what is asked."""
    plain = " ".join(words)
    asked = features.prepare((), plain)
    column = features.names().index("letters")
    for number in range(INDEX.documents):
        entry = INDEX.entry(number)
        shares = []
        for text in entry.texts[:4]:
            mine, theirs = letters(plain), letters(text.plain)
            assert text.letters == len(theirs)
            shares.append(2 * len(mine & theirs) / (len(mine) + len(theirs)))
        found = Candidate(entry, 1.0, tuple((1.0, text) for text in entry.texts[:4]))
        ((*row,),) = features.rows(INDEX, asked, [found], 1)
        assert row[column] == pytest.approx(max(shares))


def test_stems_bring_forms_together() -> None:
    """Forms of a word share a stem, in English and in other scripts."""
    assert stem("negotiating") == stem("negotiations") == stem("negotiate")
    assert stem("переговоры") == stem("переговоров")
    assert stem("التفاوض") == stem("تفاوض")


def test_short_forms_keep_to_their_word() -> None:
    """A form is not cut down to another word, nor are two ordinary words one that merely begin alike."""
    assert stem("used") == stem("use") != stem("us")
    assert {group for group, _, _ in Lexicon([["US"], ["use"]]).find(tokens("he used it"))} == {1}


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("they give up", {0}),
        ("they give things up", {0}),
        ("she will keep her promise", {1}),
        ("they keep their promises", {1}),
        ("he can't be trusted", {2}),
        ("he cannot be trusted", {2}),
        ("he is trusted", {3}),
        ("never mind", {4}),
        ("not that", set()),
    ],
)
def test_phrases_hold_however_they_are_put(text: str, groups: set[int]) -> None:
    """A verb may be parted from its particle, whose it is does not matter, and a denial swallows what it denies."""
    lexicon = Lexicon([["give up"], ["keep his promise"], ["not be trusted"], ["trust"], ["never"]])
    assert {group for group, _, _ in lexicon.find(tokens(text))} == groups


def test_scripts_without_spaces_are_cut_into_pairs() -> None:
    """Chinese and the like are matched by neighbouring letters."""
    assert stems("東京都") == ("東京", "京都")


def test_the_weights_fit_the_features() -> None:
    """The shipped model has a number for every feature."""
    model, size = shipped(), len(features.names())
    assert len(model.mean) == len(model.scale) == len(model.rank) == size
    assert len(model.sure) == size + 3


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_stemming_and_cutting_never_fail(text: str) -> None:
    """Any text has words, and a stem is never longer than its word by more than a letter."""
    for token in tokens(fold(text)):
        assert len(token.stem) <= len(token.word) + 1
