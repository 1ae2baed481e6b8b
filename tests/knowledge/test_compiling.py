"""Compiling a base: the same answers as from memory, and the same folder whichever road led to it."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_batches_changed import SOUND, SOURCES, Said, lay, new_base
from variants import GOOD, TODAY

from bot.core.answer import Engine
from bot.core.documents import documents
from bot.core.lexicon import Lexicon
from bot.core.model import Record
from bot.core.search.memory import MemoryIndex
from bot.core.terms import stems
from bot.core.verify import Verifier
from bot.errors import KnowledgeError
from bot.knowledge.compiled.claims import verifier_over
from bot.knowledge.compiled.compile import compile_base
from bot.knowledge.compiled.folder import Made, quietly
from bot.knowledge.compiled.making import Changes
from bot.knowledge.compiled.opening import Opened
from bot.knowledge.load import load
from bot.problems import Problem

SHIPPED = Path(__file__).parents[2] / "knowledge"


def compiled(base: Path, folder: Path, changes: Changes | None = None, today: date = TODAY) -> Made:
    """The record of a base in a new folder."""
    folder.mkdir()
    return compile_base(base, folder, changes, today=today, second=None, progress=quietly)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Record, Opened]:
    """The shipped base, from memory and compiled."""
    folder = tmp_path_factory.mktemp("compiled") / "one"
    compiled(SHIPPED, folder, today=date(2026, 1, 1))
    record = load(SHIPPED, today=date(2026, 1, 1)).record
    assert record is not None
    return record, Opened(folder)


def test_a_compiled_record_holds_what_the_base_holds(shipped: tuple[Record, Opened]) -> None:
    """Speakers, topics, documents and statements come back equal, in the same order."""
    record, opened = shipped
    for table in ("speakers", "topics", "sources", "statements"):
        assert list(getattr(opened.record, table).items()) == list(getattr(record, table).items())
    assert (opened.record.about, opened.record.lexicon) == (record.about, record.lexicon)


def test_a_compiled_record_answers_as_one_in_memory(shipped: tuple[Record, Opened]) -> None:
    """Questions of every kind come out the same way, with nearly the same confidence."""
    record, opened = shipped
    memory = Engine(record)
    questions = [one for said in record.statements.values() for one in said.questions[::4]]
    for question in (*questions, "weather in tehran?", "negotation presure", "Zarif?", "what of Macron", ""):
        here, there = memory.ask(question), opened.engine.ask(question)
        assert type(here) is type(there), question
        assert [one.statement.id for one in here.ranked[:1]] == [one.statement.id for one in there.ranked[:1]], question
        assert there.confidence == pytest.approx(here.confidence, abs=0.1), question
    assert opened.engine.calibration == memory.calibration


def test_a_compiled_index_knows_who_holds_a_word_as_one_in_memory(shipped: tuple[Record, Opened]) -> None:
    """For every word of the base: whether anybody but one speaker, or but all of them, has it."""
    record, opened = shipped
    memory = MemoryIndex(documents(record), Lexicon(record.lexicon))
    index, everybody = opened.index, tuple(record.speakers)
    told = set()
    for name in {stem for said in record.statements.values() for stem in stems(said.text)}:
        here, there = memory.term(name), index.term(name)
        assert here is not None
        assert there is not None
        for who in everybody:
            told.add(memory.others_hold((here,), (who,)))
            assert memory.others_hold((here,), (who,)) == index.others_hold((there,), (who,))
        assert not index.others_hold((there,), everybody)
    assert told == {True, False}
    assert not memory.others_hold((), ())
    assert not index.others_hold((), ())


def test_a_compiled_record_checks_claims_as_one_in_memory(shipped: tuple[Record, Opened]) -> None:
    """Every quotation is verbatim, and changed by a word it is altered."""
    record, opened = shipped
    memory, verifier = Verifier.of(record), verifier_over(opened)
    for said in record.statements.values():
        words = said.text.split()
        for text in (said.text, " ".join((*words[:3], "herring", *words[3:]))):
            assert verifier.verify(text) == memory.verify(text)


def test_a_disputed_statement_can_be_left_out(shipped: tuple[Record, Opened]) -> None:
    """An engine without a statement never finds it, and finds the others as before."""
    record, opened = shipped
    said = next(iter(record.statements.values()))
    without = opened.engine.without(frozenset((said.id,)))
    assert said.id in [one.statement.id for one in opened.engine.ask(said.text).ranked]
    assert said.id not in [one.statement.id for one in without.ask(said.text).ranked]
    assert said.id not in [one.statement.id for one in without.ask(record.speakers[said.speaker_id].name).ranked]


def terms(opened: Opened) -> list[tuple[object, ...]]:
    """Everything that is counted, by name."""
    counted = "SELECT name, rare, texts, documents, loud FROM terms WHERE documents > 0 ORDER BY name"
    return [*opened.store.execute(counted), *opened.store.execute("SELECT word, held FROM words ORDER BY word")]


def refused(base: Path, folder: Path, changes: Changes | None = None) -> tuple[Problem, ...]:
    """What keeps a base from being compiled."""
    try:
        compiled(base, folder, changes)
    except KnowledgeError as error:
        return error.problems
    return ()


EDIT = st.none() | st.tuples(
    *[st.builds(Said, st.sampled_from(["ada", "ada", "bea", "nobody"]), same_as=st.sampled_from(["", "alder/one"]))] * 2
)


@settings(max_examples=12, deadline=None)
@given(st.fixed_dictionaries(SOUND), st.dictionaries(st.sampled_from(SOURCES), EDIT, min_size=1, max_size=2))
def test_a_folder_carried_onward_is_as_one_made_afresh(
    tmp_path_factory: pytest.TempPathFactory,
    sources: dict[str, tuple[Said, Said]],
    edits: dict[str, tuple[Said, Said] | None],
) -> None:
    """After any edit of sources, rows, counts and weights are those of a compile from all files; so are refusals."""
    home = tmp_path_factory.mktemp("base")
    (home / "base").mkdir()
    base = new_base(home / "base", sources)
    (base / "expectations.yaml").unlink()
    (base / "waivers.yaml").unlink()
    compiled(base, home / "before")
    for source, said in edits.items():
        lay(base, source, said)
    added, changed, removed = ([], [], [])  # type: tuple[list[str], list[str], list[str]]
    for source, said in edits.items():
        (changed if said else removed).append(f"sources/{source}.yaml")
    changes = Changes(home / "before", tuple(added), tuple(changed), tuple(removed))
    if problems := refused(base, home / "afresh"):
        assert refused(base, home / "onward", changes) == problems
        return
    assert compiled(base, home / "onward", changes) is Made.ONWARD
    onward, afresh = Opened(home / "onward"), Opened(home / "afresh")
    assert dict(onward.record.statements) == dict(afresh.record.statements)
    assert dict(onward.record.sources) == dict(afresh.record.sources)
    assert terms(onward) == terms(afresh)
    assert onward.index.strings == afresh.index.strings
    assert onward.engine.calibration == afresh.engine.calibration
    for question in ("Who meets under the one tree?", "bea tree", "tree two 2020"):
        here, there = onward.engine.ask(question), afresh.engine.ask(question)
        assert here.confidence == pytest.approx(there.confidence, abs=0.02)


def test_what_is_not_a_source_is_read_from_all_files(tmp_path: Path) -> None:
    """A changed speaker may change every answer: nothing is carried onward."""
    base = tmp_path / "base"
    shutil.copytree(GOOD, base)
    compiled(base, tmp_path / "before")
    changed = Changes(tmp_path / "before", (), ("speakers/ada-quill.yaml",), ())
    assert compiled(base, tmp_path / "after", changed) is Made.AFRESH


def test_a_base_that_breaks_its_promise_is_not_compiled(tmp_path: Path) -> None:
    """A question of expectations.yaml that comes out otherwise keeps the base from being served, with its place."""
    base = tmp_path / "base"
    shutil.copytree(GOOD, base)
    (base / "expectations.yaml").write_text("questions: [{q: colour of herrings, answer: ledger-1/no-sale}]\n", "utf-8")
    with pytest.raises(KnowledgeError) as raised:
        compiled(base, tmp_path / "out")
    assert [one.rule for one in raised.value.problems] == ["expected-answer"]
    assert raised.value.problems[0].place.line == 1
