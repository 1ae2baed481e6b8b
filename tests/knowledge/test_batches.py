import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from test_garbage import damage
from test_rules import CASES
from variants import GAZETTE, GOOD, LEDGER, QUILL, REED, TODAY, WAIVERS, Case, change

from bot.core.model import Record
from bot.errors import KnowledgeError
from bot.knowledge import batches
from bot.knowledge.batches import Batch, crossed, frame, over
from bot.knowledge.build import build, resolved
from bot.knowledge.facts import Facts, joined
from bot.knowledge.folder import Frame
from bot.knowledge.load import load
from bot.problems import Problem, Severity

# What takes more than one mistake, or shows only together with another.
TOGETHER = (
    ((GAZETTE, "id: gazette-7", "id: ledger-1"),),
    ((LEDGER, "id: ledger-1\n", "id: gazette-7\n"), (GAZETTE, "ledger-1/no-sale", "gazette-7/no-sale")),
    ((LEDGER, "id: ledger-1\n", "id: nothing\n"), ("archive/nothing.txt", "", "x\n")),
    ((LEDGER, "id: ledger-1\n", "id: other\n"), (GAZETTE, "ledger-1/no-sale", "other/no-sale")),
    ((LEDGER, "id: ledger-1\n", "id: other\n"), (GAZETTE, "id: gazette-7", "id: other")),
    ((LEDGER, "- id: no-sale", "- id: Sale!"),),
    ((LEDGER, "id: ledger-1", "@"),),
    ((GAZETTE, "id: gazette-7", "@"), ("archive/gazette-7.txt", "", "x\n")),
    ((QUILL, "id: ada-quill", "@"),),
    ((LEDGER, "archive: {file: ledger-1.txt", "archive: {file: gazette-7.txt"), ("archive/gazette-7.txt", "", "x\n")),
    ((GAZETTE, "id: rumour", "id: seat"),),
    ((GAZETTE, "id: rumour", "id: sell-harbour"), (GAZETTE, "Everything has", "Everybody has")),
    ((LEDGER, "status: disputed", "status: withdrawn\n    same_as: gazette-7/rumour"),),
    ((LEDGER, "status: disputed", "status: withdrawn\n    same_as: gazette-7/nothing"),),
    (("expectations.yaml", "ledger-1/no-sale", "no-sale"),),
    (("expectations.yaml", "ledger-1/no-sale", "gazete-7/sell"),),
    ((WAIVERS, "", "- {rule: no-questions, record: ledger-1/no-sail, reason: x, date: '2925'}\n"),),
    ((WAIVERS, "", "- {rule: no-questions, record: gazette-7/rumour, reason: x, date: '2025'}\n"),),
    ((LEDGER, "statements:", "statements: none\nstatement:"), ("expectations.yaml", "sources: 2", "sources: 5")),
    ((REED, "roles:", "roles: none\nrole:"),),
)  # fmt: skip


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """What keeps a base from being served."""
    return sorted(one for one in problems if one.severity is Severity.ERROR)


def in_batches(around: Frame, size: int) -> list[Batch]:
    """The source files, so many at a time."""
    files = around.files
    return [batches.read(around, files[at : at + size]) for at in range(0, len(files), size)]


def told(around: Frame, found: list[Batch], facts: Facts | None = None) -> list[Problem]:
    """Every error of a base that is read in batches; where there is none so far, what is shown is at hand."""
    problems = [*around.problems, *(one for batch in found for one in batch.problems)]
    return errors([*problems, *crossed(around, facts or joined(one.facts for one in found))])


def same(base: Path) -> None:
    """Both roads find the same errors, and where there is none, the same record."""
    loaded = load(base, today=TODAY)
    around = frame(base, TODAY)
    found = in_batches(around, 1)
    assert told(around, found) == errors(loaded.problems)
    if loaded.record is None:
        return
    record = record_of(around, found)
    assert record == loaded.record
    speakers = {one.id: one.speaker_id for one in record.statements.values()}
    assert crossed(around, joined(one.facts for one in found), speakers.get) == ()


def record_of(around: Frame, found: list[Batch]) -> Record:
    """What is served of a base that was read in batches."""
    rest = build(around.base)
    statements = {one.id: one for batch in found for one in batch.statements}
    return Record(
        rest.about,
        rest.speakers,
        {one.id: one for batch in found for one in batch.sources},
        {name: resolved(one, statements) for name, one in statements.items()},
        rest.topics,
        rest.lexicon,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {ascii(case.new)[:40]}")
def test_each_mistake_is_told_on_both_roads(case: Case, tmp_path: Path) -> None:
    """Reading in batches finds exactly the errors that reading at once finds, word for word, place for place."""
    same(case.lay(tmp_path))


@pytest.mark.parametrize("changes", TOGETHER, ids=lambda changes: ascii(changes[0][2])[:40])
def test_mistakes_that_meet_are_told_on_both_roads(changes: tuple[tuple[str, str, str], ...], tmp_path: Path) -> None:
    """Files that are called otherwise, ids that stand twice, texts that cannot be read: the same on both roads."""
    base = tmp_path / "base"
    shutil.copytree(GOOD, base)
    for file, old, new in changes:
        change(base, file, old, new)
    same(base)


@pytest.mark.parametrize("gone", ["base.yaml", "speakers", "topics", "sources", "archive", "expectations.yaml"])
def test_a_missing_part_is_told_on_both_roads(gone: str, tmp_path: Path) -> None:
    """A base without one of its parts."""
    base = tmp_path / "base"
    shutil.copytree(GOOD, base)
    shutil.rmtree(base / gone) if (base / gone).is_dir() else (base / gone).unlink()
    same(base)


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    """There is no frame of nothing."""
    with pytest.raises(KnowledgeError, match="does not exist"):
        frame(tmp_path / "nowhere", TODAY)


@settings(max_examples=120, deadline=None)
@given(damage())
def test_any_damage_is_told_on_both_roads(damaged: tuple[str, bytes]) -> None:
    """Whatever happens to a file."""
    file, data = damaged
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        shutil.copytree(GOOD, base)
        (base / file).write_bytes(data)
        same(base)


def long_words(batch: Batch) -> tuple[int, tuple[str, ...]]:
    """Work that goes to another process and back."""
    return os.getpid(), tuple(f"{one.id} {one.said}" for one in batch.statements)


def test_several_processes_make_what_one_makes(tmp_path: Path) -> None:
    """A base large enough to be shared out; every batch is worked on, in the order of the files."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "speakers").mkdir()
    (tmp_path / "base.yaml").write_text("name: Large\n", encoding="utf-8")
    (tmp_path / "speakers/ann.yaml").write_text("id: ann\nname: Ann Clerk\n", encoding="utf-8")
    for number in range(300):
        words = f"We counted {number} lamps. " + "They burn all night, and nobody counts them twice. " * 200
        said = 'role: clerk\n    kind: direct\n    said: {date: "2019"}\n    status: verified\n'
        statement = f"  - id: lamps\n    speaker: ann\n    text: {words.strip()}\n    {said}"
        text = f"id: night-{number}\nstatements:\n{statement}"
        (tmp_path / f"sources/night-{number}.yaml").write_text(text, encoding="utf-8")
    around = frame(tmp_path, TODAY)
    shared = list(over(around, around.files, long_words, 2))
    alone = list(over(around, around.files, long_words, 1))

    assert [words for _, words in shared] == [words for _, words in alone]
    assert [one.split("/")[0] for _, words in alone for one in words] == [Path(one).stem for one in around.files]
    assert os.getpid() not in {process for process, _ in shared}
    assert {process for process, _ in alone} == {os.getpid()}
    assert told(around, in_batches(around, 100)) == []
