"""The frame of a base, kept: an edit of a document reads nothing else, and whatever is odd is read again."""

import os
import pickle
import shutil
from pathlib import Path

import pytest
from variants import GOOD, TODAY

from bot.errors import KnowledgeError
from bot.knowledge import batches, folder
from bot.knowledge.batches import frame, frame_onward
from bot.knowledge.compiled import onward
from bot.knowledge.compiled.compile import compile_base
from bot.knowledge.compiled.folder import Made, quietly
from bot.knowledge.compiled.framed import keep_frame, kept_frame
from bot.knowledge.compiled.layout import FRAME
from bot.knowledge.compiled.making import Changes


def compiled(base: Path, aside: Path, changes: Changes | None = None) -> Made:
    """The record of a base in a new folder."""
    aside.mkdir()
    return compile_base(base, aside, changes, today=TODAY, second=None, progress=quietly)


def test_after_an_edit_of_a_document_only_documents_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Speakers, topics and the rest are taken as they were read; what the edit breaks is told all the same."""
    base = Path(shutil.copytree(GOOD, tmp_path / "base"))
    compiled(base, tmp_path / "one")
    monkeypatch.setattr(batches, "read_frame", lambda *_: pytest.fail("the frame was read again"))
    source = min((base / "sources").glob("*.yaml"))
    name = f"sources/{source.name}"
    edited = source.read_text(encoding="utf-8")
    source.write_text(f"{edited}# edited\n", encoding="utf-8")
    assert compiled(base, tmp_path / "two", Changes(tmp_path / "one", (), (name,), ())) is Made.ONWARD
    assert (tmp_path / "two" / FRAME).read_bytes() == (tmp_path / "one" / FRAME).read_bytes()
    source.write_text(edited.replace("speaker: ", "speaker: no-", 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as refused:
        compiled(base, tmp_path / "three", Changes(tmp_path / "two", (), (name,), ()))
    assert {one.rule for one in refused.value.problems} == {"unknown-speaker"}


def test_a_frame_comes_back_as_it_was(tmp_path: Path) -> None:
    """Everything but the documents, with every place."""
    whole = frame(GOOD, TODAY)
    keep_frame(whole, tmp_path)
    kept = kept_frame(tmp_path)
    assert kept is not None
    assert frame_onward(GOOD, TODAY, *kept) == whole


@pytest.mark.parametrize("change", ["speakers", "archive", "sources"])
def test_what_may_be_another_frame_is_read_again(tmp_path: Path, change: str) -> None:
    """A changed speaker, and a document that comes or goes where archived texts may belong to it."""
    base = Path(shutil.copytree(GOOD, tmp_path / "base"))
    compiled(base, tmp_path / "one")
    match change:
        case "speakers":
            changes = Changes(tmp_path / "one", (), ("speakers/x.yaml",), ())
        case "archive":
            (base / "archive").mkdir(exist_ok=True)
            (base / "archive" / "other.txt").write_text("other", encoding="utf-8")
            keep_frame(folder.read_frame(base, TODAY), tmp_path / "one")
            changes = Changes(tmp_path / "one", ("sources/other.yaml",), (), ())
        case _:
            shutil.rmtree(base / "sources")
            changes = Changes(tmp_path / "one", (), (), ("sources/x.yaml",))
    assert onward.around(base, TODAY, changes) is None


class _Call:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("made",)


@pytest.mark.parametrize("written", [b"", b"nonsense", pickle.dumps(_Call()), pickle.dumps((Path(), frozenset()))])
def test_bytes_that_are_no_frame_make_nothing(tmp_path: Path, written: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stands in the file, only records come of it: no other class is made and no function called."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / FRAME).write_bytes(written)
    assert kept_frame(tmp_path) is None
    assert not (tmp_path / "made").exists()
