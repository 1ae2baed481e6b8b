"""The encoder of the extra `semantic`: pieces of words, vectors, the matrix, and what is kept between starts."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import CannotRun
from bot.semantic import extra, kept
from bot.semantic.encoder import Encoder, Vector
from bot.semantic.opinion import Opinion
from bot.semantic.wordpiece import shipped

ENCODE = Encoder()
PIECES = shipped()


def flags(text: str) -> Vector:
    """A toy direction: which of four letters stand in a text."""
    found = np.array([letter in text for letter in "abcd"], dtype=np.float32)
    return found / np.float32(max(1.0, float(np.linalg.norm(found))))


def test_words_are_cut_as_bert_cuts_them() -> None:
    """Known words are one number; others the longest pieces; accents and case go, signs stand alone."""
    assert PIECES("hello world", 9) == [101, 7592, 2088, 102]
    assert PIECES("Héllo, WORLD", 9) == [101, 7592, 1010, 2088, 102]
    assert PIECES("embeddings", 9) == [101, 7861, 8270, 4667, 2015, 102]
    assert PIECES("x" * 101, 9) == [101, 100, 102]


@given(st.text(max_size=60), st.integers(2, 20))
def test_any_text_has_numbers(text: str, most: int) -> None:
    """Never more than asked for, always between the two marks, all in the vocabulary."""
    found = PIECES(text, most)
    assert found[0] == 101
    assert found[-1] == 102
    assert len(found) <= most
    assert all(0 <= one < 30522 for one in found)


def test_what_means_the_same_lies_near() -> None:
    """Two ways of saying a thing are nearer than two things, and a sentence always comes out the same."""
    one, same, other = (
        ENCODE(text) for text in ("the boat must not be sold", "nobody may buy the ship", "bread is dear")
    )
    assert float(one @ same) > float(one @ other) + 0.2
    assert float(np.linalg.norm(one)) == pytest.approx(1, abs=1e-5)
    assert np.array_equal(one, ENCODE("the boat must not be sold"))


def test_the_nearest_come_first_and_gates_hold() -> None:
    """Documents are ranked by their nearest string, among those allowed only; likeness follows their strings."""
    heard = Opinion(flags).over([["b", "c"], ["a", "ab"], ["d"]]).hear("ab")
    assert heard is not None
    assert heard.nearest(2, None) == [1, 0]
    assert heard.nearest(2, frozenset({0, 2})) == [0, 2]
    assert heard.likeness(1) == pytest.approx([0.5**0.5, 1.0])


@pytest.mark.parametrize("question", ["ظریف درباره فشار چه گفت؟", "что сказал Зариф", "123?"])
def test_other_scripts_are_not_heard(question: str) -> None:
    """The vocabulary is English: a question in other letters, or without any, is left to the engine alone."""
    assert Opinion(flags).over([["a"]]).hear(question) is None
    assert Opinion(flags).over([]).hear("a") is None


def test_vectors_are_kept_between_starts(tmp_path: Path) -> None:
    """What was encoded once is read from the file; a file that cannot be used is made again."""
    file = tmp_path / "deep" / "vectors.npz"
    Opinion(flags, file).over([["ab", "c"]])
    made: list[str] = []

    def counted(text: str) -> Vector:
        made.append(text)
        return flags(text)

    again = Opinion(counted, file)
    again.over([["ab", "c"], ["d"]])
    assert np.array_equal(again.question("ab"), flags("ab"))
    assert made == ["d"]
    file.write_bytes(b"nonsense")
    assert kept.read(file) == {}


def test_a_missing_extra_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is wanted and missing, the sentence names the setting and the way out."""
    monkeypatch.setattr(extra, "_LIBRARIES", ("a_library_nobody_has",))
    assert not extra.installed()
    with pytest.raises(CannotRun, match=re.escape("pip install 'onrecord[semantic]'")):
        extra.opinion()
