import pytest
from island_record import MIRA, island

from bot.core.verify import Edit, Op, Tag, Verdict, Verifier
from bot.core.wording import SENTENCES, changes_in_words, diff_in_words, verdict_sentence

VERIFIER = Verifier.of(island())


def test_every_verdict_has_one_sentence() -> None:
    """Nothing is left without words, and no two verdicts read the same."""
    assert set(SENTENCES) == set(Verdict)
    assert len(set(SENTENCES.values())) == len(SENTENCES)


@pytest.mark.parametrize("word", ["false", "fake", "lie", "true", "untrue", "never said", "did not say"])
def test_no_sentence_judges(word: str) -> None:
    """Absence from this record is no proof of anything."""
    assert not any(f" {word}" in f" {sentence.lower()}" for sentence in SENTENCES.values())


def test_a_difference_reads_without_colour() -> None:
    """Removed and added words are said to be so."""
    edits = (Edit(Op.SAME, "we will"), Edit(Op.REMOVED, "not", ("negation", "cut")), Edit(Op.ADDED, "gladly"))
    assert diff_in_words(edits) == "we will [left out: not] [added: gladly]"


def test_kinds_of_change_are_said_once() -> None:
    """A kind that several edits bear is named once; every tag has words."""
    edits = [Edit(Op.REMOVED, "x", (tag.value,)) for tag in Tag]
    assert len(changes_in_words([*edits, *edits])) == len(Tag)


def test_a_mere_form_is_said_to_be_one() -> None:
    """Of a contraction the sentence says that only a form differs."""
    found = VERIFIER.verify("we won't pay the lighthouse tax", speaker=MIRA)
    assert "Only the form or spelling" in verdict_sentence(found)
