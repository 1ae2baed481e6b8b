from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from stored import store_of

from bot.core.known import source_names
from bot.core.model import About, Record, Source
from bot.core.register import Register, facts
from bot.knowledge.compiled import rows
from bot.knowledge.compiled.lookups import StoredSources
from bot.knowledge.compiled.store import Store, writing

WORDS = st.sampled_from(("Tides", "tidal", "Harbour", "Ferry", "ferries", "Lamp", "Ölkrise", "Маяк", "of", "salt"))
TITLES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
SOURCES = st.lists(st.tuples(TITLES, st.none() | TITLES), min_size=1, max_size=12).map(
    lambda told: [Source(f"doc-{number}", title, publisher) for number, (title, publisher) in enumerate(told)]
)


def record_of(sources: list[Source]) -> Record:
    """A record of documents alone."""
    return Record(About("Shelf"), {}, {one.id: one for one in sources}, {})


def register_of(sources: list[Source]) -> Register:
    """The same documents in memory."""
    return Register(facts((one.id, source_names(one)) for one in sources))


@settings(max_examples=60, deadline=None)
@given(SOURCES, TITLES, st.integers(1, 12))
def test_documents_over_rows_are_found_as_in_memory(sources: list[Source], typed: str, length: int) -> None:
    """What is typed means the same documents, and is completed to the same in the same order, over either."""
    register = register_of(sources)
    with TemporaryDirectory() as folder:
        stored = StoredSources(store_of(record_of(sources), Path(folder) / "rows"))
        for key in (typed, typed[:length], typed[::-1], ""):
            assert stored.complete(key, 25) == register.complete(key, 25)
        assert stored.find(typed) == register.find(typed)
        assert stored.find(typed.upper()) == register.find(typed)


def test_a_slip_in_a_title_finds_the_document(tmp_path: Path) -> None:
    """Letters exchanged, left out or doubled still lead to the one title that is meant."""
    titles = ["The harbour master on tides", "The harbour master on lamps", "A letter to the ferries", "Соль и маяк"]
    sources = [Source(f"doc-{number}", title) for number, title in enumerate(titles)]
    stored = StoredSources(store_of(record_of(sources), tmp_path / "rows"))
    assert stored.find("teh harbour mastr on tides") == ("doc-0",)
    assert stored.find("соль и майк") == ("doc-3",)
    assert stored.complete("the habrour master on l", 1) == ("doc-1",)
    assert stored.find("quite another matter") == ()


def test_a_document_taken_out_is_not_found(tmp_path: Path) -> None:
    """Names go with their document, stay where another bears them, and come back with it."""
    sources = [Source("one", "Tides", "The Herald"), Source("two", "Lamps", "The Herald")]
    path = tmp_path / "rows"
    store_of(record_of(sources), path)
    with writing(path) as writer:
        rows.drop_source(writer, "one")
        rows.name_sources(writer)
    left = StoredSources(Store(path))
    assert left.find("Tides") == ()
    assert left.complete("tid", 5) == ()
    assert left.find("The Herald") == ("two",)
    with writing(path) as writer:
        rows.put_sources(writer, [rows.source_row(sources[0])])
        rows.name_sources(writer)
    again = StoredSources(Store(path))
    assert again.find("tdies") == ("one",)
    assert again.complete("her", 5) == ("two", "one")
