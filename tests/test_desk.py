from dataclasses import replace
from pathlib import Path

import pytest
from harbour import record
from stored import store_of

from bot.core.answer import Answered, Engine
from bot.core.known import Known
from bot.core.lexicon import Lexicon
from bot.core.model import Record, Source, Status
from bot.core.verdict import Verdict
from bot.core.verify import Verifier
from bot.desk import Desk, Made
from bot.knowledge.compiled.lookups import StoredSources
from bot.knowledge.compiled.record import record_over
from bot.memory import desk_in_memory

BAN = "gazette/velm-ban"


def contested() -> Record:
    """The harbour with two documents, and one statement disputed."""
    base = record()
    ban = replace(base.statements[BAN], status=Status.DISPUTED)
    courier = Source("courier", "The herring letters", "Lindmark Courier", "https://lindmark.example/letters")
    moved = replace(base.statements["gazette/sanderow-ban"], id="courier/sanderow-ban", source_id="courier")
    statements = {key: one for key, one in base.statements.items() if key != "gazette/sanderow-ban"}
    sources = {**base.sources, "courier": courier}
    return replace(base, sources=sources, statements={**statements, BAN: ban, moved.id: moved})


@pytest.fixture(params=["in memory", "over rows"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """A desk over the same base, whose record is in memory or over rows."""
    base = contested()
    if request.param == "in memory":
        return desk_in_memory(base)
    store = store_of(base, tmp_path / "rows")
    over = record_over(store, "key")
    known = Known(over, Lexicon(over.lexicon))
    return Desk(over, Made(Engine(over, known=known), Verifier.of(over), known, StoredSources(store)))


def test_statements_are_listed_by_whom_on_what_and_from_where(desk: Desk) -> None:
    """Lists go by speaker, topic and document, alone and together, oldest first; nothing named lists nothing."""
    assert {one.id for one in desk.statements(speaker="velm")} == {BAN, "gazette/velm-talks"}
    assert [one.id for one in desk.statements(topic="fishing")] == ["courier/sanderow-ban", BAN]
    assert [one.id for one in desk.statements(speaker="velm", topic="fishing")] == [BAN]
    assert [one.id for one in desk.statements(source="courier")] == ["courier/sanderow-ban"]
    assert [one.id for one in desk.statements(source="gazette", speaker="velm", topic="fishing")] == [BAN]
    assert len(desk.statements(speaker="nobody")) == len(desk.statements()) == 0


def test_documents_are_found_by_every_name_and_offered_while_typed(desk: Desk) -> None:
    """Title, publisher, address and id lead to a document, with a slip too; so does the beginning of a later word."""
    for typed in (
        "the herring letters",
        "Lindmark Courier",
        "https://lindmark.example/letters",
        "courier",
        "teh hering leters",
    ):
        assert [one.id for one in desk.find_source(typed)] == ["courier"]
    assert [one.id for one in desk.complete_sources("herr")] == ["courier"]
    assert [one.id for one in desk.complete_sources("")] == list(desk.record.sources)


def test_a_bare_id_will_do_where_one_document_has_it(desk: Desk) -> None:
    """A statement is found by its full id and by the part behind the document's, if that is only one's."""
    for typed in (BAN, "velm-ban", " velm-ban "):
        found = desk.find_statement(typed)
        assert found is not None
        assert found.id == BAN
    assert desk.find_statement("velm") is None


def test_a_desk_without_disputed_statements_never_shows_one(desk: Desk) -> None:
    """Left out, a disputed statement is in no list, no answer and no match; the desk it came from still has it."""
    less = desk.undisputed()
    assert BAN not in less.record.statements
    assert [one.id for one in less.statements(speaker="velm")] == ["gazette/velm-talks"]
    assert [one.id for one in less.statements(topic="fishing")] == ["courier/sanderow-ban"]
    assert less.find_statement("velm-ban") is None
    outcome = less.ask("Does Velm accept the fishing ban?")
    assert all(hit.statement.id != BAN for hit in outcome.ranked)
    words = "We will never accept a fishing ban that others write for us."
    assert less.verify(words).verdict is Verdict.NOT_ON_RECORD
    assert desk.verify(words).verdict is Verdict.VERBATIM
    assert isinstance(desk.ask("Does Velm accept the fishing ban?"), Answered)
    assert less.undisputed() is less
