import os
import shutil
from pathlib import Path

import pytest
from variants import GOOD, LEDGER, QUILL, TODAY

from bot.errors import KnowledgeError
from bot.knowledge.load import load
from bot.knowledge.tidy import tidy


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The good base, to change."""
    return Path(shutil.copytree(GOOD, tmp_path / "base"))


def rules(base: Path) -> list[tuple[str, str]]:
    """The rules broken, and the files told of."""
    return [(one.rule, one.place.file) for one in load(base, today=TODAY).problems]


def test_what_explains_a_base_is_welcome(base: Path) -> None:
    """A README in any folder, a licence, and dot files are no strangers."""
    for name in ("README.md", "LICENSE", ".gitattributes", "speakers/README.md", "archive/.gitkeep"):
        (base / name).write_text("x", encoding="utf-8")

    assert rules(base) == []


def test_a_folder_where_a_file_belongs_is_told(base: Path) -> None:
    """A folder named as a record is not mistaken for one, nor for nothing."""
    (base / QUILL).unlink()
    (base / QUILL).mkdir()
    (base / "base.yaml").unlink()
    (base / "base.yaml").mkdir()
    found = rules(base)

    assert ("unreadable-file", "base.yaml") in found
    assert ("stray-file", QUILL) in found


def test_a_file_where_a_folder_belongs_is_told(base: Path) -> None:
    """A file named speakers is a stranger, and speakers are missing."""
    shutil.rmtree(base / "topics")
    (base / "topics").write_text("x", encoding="utf-8")

    assert ("stray-file", "topics") in rules(base)


def test_names_that_are_no_text_are_told(base: Path) -> None:
    """A file name of other bytes, or with a line break, is told in one printable line."""
    Path(os.fsdecode(os.fsencode(base) + b"/speakers/\xff.yml")).write_text("x", encoding="utf-8")
    (base / "topics" / "a\nb.yml").write_text("x", encoding="utf-8")
    problems = load(base, today=TODAY).problems

    assert [one.rule for one in problems] == ["stray-file", "stray-file"]
    assert all("\n" not in str(one).encode().decode() for one in problems)


def test_a_pipe_is_not_read(base: Path) -> None:
    """A named pipe, from which reading would never end, is told."""
    (base / QUILL).unlink()
    os.mkfifo(base / QUILL)

    assert rules(base)[0] == ("unreadable-file", QUILL)


def test_an_unreadable_record_is_blamed_alone(base: Path) -> None:
    """What refers to a record in a broken file is not blamed, and counts are not taken."""
    (base / QUILL).write_text("id: [", encoding="utf-8")
    (base / LEDGER).write_text("id: [", encoding="utf-8")

    assert rules(base) == [("yaml-syntax", LEDGER), ("yaml-syntax", QUILL)]


def test_another_id_in_a_file_is_blamed_alone(base: Path) -> None:
    """A source, speaker or topic whose id differs from its file is told once, not with everything that refers to it."""
    for file, old, new in (
        (LEDGER, "id: ledger-1\n", "id: ledger-2\n"),
        (QUILL, "id: ada-quill\n", "id: quill\n"),
        ("topics/harbour.yaml", "id: harbour\n", "id: port\n"),
    ):
        text = (base / file).read_text("utf-8")
        (base / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    assert rules(base) == [
        ("id-not-file-name", LEDGER),
        ("id-not-file-name", QUILL),
        ("id-not-file-name", "topics/harbour.yaml"),
    ]


def test_tidying_nothing_is_said_in_one_sentence(tmp_path: Path) -> None:
    """A folder that is not there cannot be put in order."""
    with pytest.raises(KnowledgeError, match="does not exist"):
        tidy(tmp_path / "nowhere")
