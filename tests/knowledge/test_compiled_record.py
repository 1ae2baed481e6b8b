from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stored import store_of, stored

from bot.chat.keys import full, short
from bot.core.edtf import EdtfDate
from bot.core.model import About, Kind, Record, Role, Source, Speaker, Statement, Status, Topic
from bot.knowledge.compiled import rows
from bot.knowledge.compiled.record import record_over
from bot.knowledge.compiled.store import Store, writing

TEXTS = st.text(max_size=12)
SOME = st.none() | TEXTS
DATES = st.sampled_from(("2019", "2019-05", "2019-05-04", "2018-02~", "2017/2018", "2019-05-04/2019-05-07", "2020"))
WHEN = DATES.map(EdtfDate.parse)
SPEAKERS = st.builds(
    Speaker,
    TEXTS,
    TEXTS,
    st.tuples(TEXTS, TEXTS),
    st.lists(st.builds(Role, TEXTS, st.none() | WHEN, st.none() | WHEN), max_size=3).map(tuple),
    SOME,
)
SOURCES = st.builds(Source, TEXTS, TEXTS, SOME, SOME, st.none() | WHEN, SOME, SOME, SOME)
TOPICS = st.builds(Topic, TEXTS, TEXTS, st.tuples(TEXTS))
SERVED = st.sampled_from((Status.VERIFIED, Status.DISPUTED))
STATEMENTS = st.builds(
    Statement,
    st.integers(0, 10**6).map("s/{}".format),
    st.sampled_from(("herald", "courier", "times")),
    st.sampled_from(("mira", "otto", "lena")),
    st.sampled_from(Kind),
    st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    WHEN,
    SOME,
    SOME,
    SOME,
    SOME,
    SOME,
    st.booleans(),
    SOME,
    st.lists(st.sampled_from(("ferries", "tides", "salt")), max_size=3).map(tuple),
    st.lists(TEXTS, max_size=2).map(tuple),
    SERVED,
    SOME,
)
RECORDS = st.lists(STATEMENTS, max_size=25, unique_by=lambda one: one.id).map(
    lambda said: Record(
        About("An island", language="en"),
        {one: Speaker(one, one.title()) for one in ("mira", "otto", "lena", "silent")},
        {one: Source(one, one.title()) for one in ("times", "herald", "courier")},
        {one.id: one for one in said},
        {one: Topic(one, one.title()) for one in ("tides", "salt", "ferries")},
        (("ferry", "boat"),),
    )
)


def through(values: rows.Values) -> rows.Values:
    """Values as they come back from a blob."""
    found: rows.Values = rows.unpacked(rows.packed(values))
    return found


@given(SPEAKERS, TOPICS, SOURCES, STATEMENTS)
def test_what_is_written_is_read_again(speaker: Speaker, topic: Topic, source: Source, one: Statement) -> None:
    """Every field of every entry comes back from its row as it was."""
    assert rows.speaker_of(speaker.id, through(rows.speaker_values(speaker))) == speaker
    assert rows.topic_of(topic.id, through(rows.topic_values(topic))) == topic
    assert rows.source_of(source.id, through(rows.source_values(source))) == source
    assert rows.statement_of(one.id, one.source_id, one.speaker_id, through(rows.statement_values(one))) == one


def same(left: Record, right: Record) -> None:
    """Two records hold the same, in the same orders."""
    assert list(left.statements) == list(right.statements)
    assert list(left.statements.values()) == list(right.statements.values())
    assert len(left.statements) == len(right.statements)
    for one, other in (
        (left.by_speaker, right.by_speaker),
        (left.by_topic, right.by_topic),
        (left.by_source, right.by_source),
    ):
        grouped(one, other)
    for who in right.speakers:
        for topic in right.topics:
            assert list(left.shelf.both(who, topic)) == list(right.shelf.both(who, topic))
    some = list(right.statements)[::2]
    assert list(left.shelf.several(some[::-1])) == list(right.shelf.several(some))[::-1]
    assert left.shelf.disputed == right.shelf.disputed
    assert left.example == right.example


def grouped(left: Mapping[str, Sequence[Statement]], right: Mapping[str, Sequence[Statement]]) -> None:
    """Two groupings have the same groups, alike in length, by place, in parts and walked."""
    assert set(left) == set(right)
    assert len(left) == len(right)
    for key, one in left.items():
        other = right[key]
        assert list(one) == list(other)
        assert len(one) == len(other)
        assert [one[at] for at in range(len(one))] == list(other)
        assert list(one[1:3]) == list(other[1:3])
        assert list(one[-2:]) == list(other[-2:])
        assert list(one[::2]) == list(other[::2])


@settings(max_examples=40, deadline=None)
@given(RECORDS, st.data())
def test_a_record_over_rows_is_the_same_record(record: Record, data: st.DataObject) -> None:
    """Mappings, orders and counts over rows are those in memory, also without some of the statements."""
    with TemporaryDirectory() as folder:
        over = stored(record, Path(folder) / "rows")
        assert (over.about, over.lexicon) == (record.about, record.lexicon)
        for name in ("speakers", "sources", "topics"):
            assert list(getattr(over, name).items()) == list(getattr(record, name).items())
            assert list(getattr(over, name).values()) == list(getattr(record, name).values())
        same(over, record)
        gone = frozenset(data.draw(st.sets(st.sampled_from(sorted(record.statements)))) if record.statements else ())
        same(over.without(gone), record.without(gone))
        for one in gone:
            assert one not in over.without(gone).statements
            with pytest.raises(KeyError):
                over.without(gone).shelf.several([*record.without(gone).statements, one])


def island() -> Record:
    """Two documents that number their statements alike."""
    day = EdtfDate.parse("2021-03-04")
    said = [
        Statement(f"{source}/{key}", source, "mira", Kind.DIRECT, (f"{source} {key}",), day, topics=topics)
        for source, key, topics in (
            ("herald", "one", ("tides",)),
            ("herald", "two", ()),
            ("courier", "one", ("tides",)),
        )
    ]
    return Record(
        About("An island"),
        {"mira": Speaker("mira", "Mira Voss")},
        {one: Source(one, one) for one in ("herald", "courier")},
        {one.id: one for one in said},
        {"tides": Topic("tides", "Tides")},
    )


def test_a_bare_id_names_every_statement_that_ends_so(tmp_path: Path) -> None:
    """A statement is found by the part of its id behind the document's."""
    for record in (island(), stored(island(), tmp_path / "rows")):
        assert [one.id for one in record.shelf.called("two")] == ["herald/two"]
        assert {one.id for one in record.shelf.called("one")} == {"herald/one", "courier/one"}
        assert not record.shelf.called("none")


def test_any_number_of_statements_are_read_together(tmp_path: Path) -> None:
    """More than go into one query come back too, in the order asked for."""
    base = island()
    one = next(iter(base.statements.values()))
    many = {f"herald/{number}": replace(one, id=f"herald/{number}") for number in range(1_200)}
    over = stored(replace(base, statements=many), tmp_path / "rows")
    wanted = [*many][::-1]
    assert [said.id for said in over.shelf.several(wanted)] == wanted


def test_any_number_of_threads_read_one_record(tmp_path: Path) -> None:
    """Threads that come and go all read the same, each over a connection of its own."""
    record = stored(island(), tmp_path / "rows")
    wanted = island()

    def read(number: int) -> bool:
        key = ("herald/one", "herald/two", "courier/one")[number % 3]
        return (
            record.statements[key] == wanted.statements[key] and record.by_speaker["mira"] == wanted.by_speaker["mira"]
        )

    for _ in range(3):
        with ThreadPoolExecutor(8) as pool:
            assert all(pool.map(read, range(200)))


def test_a_long_id_is_found_by_its_digest(tmp_path: Path) -> None:
    """What travels as a digest is found without trying every id, also where a statement is not to be shown."""
    base, long = island(), "herald/" + "a-very-long-word-" * 5
    said = replace(base.statements["herald/one"], id=long)
    record = stored(replace(base, statements={**base.statements, long: said}), tmp_path / "rows")
    assert full(short(long), record.statements) == long
    assert full(short("herald/" + "a-very-long-word-" * 6), record.statements) is None
    assert full(short(long), record.without(frozenset((long,))).statements) is None


def test_what_is_not_there_is_a_key_error(tmp_path: Path) -> None:
    """Unknown ids are absent from every mapping over rows."""
    record = stored(island(), tmp_path / "rows")
    for mapping in (record.speakers, record.statements, record.by_speaker, record.by_topic, record.by_source):
        assert "nobody" not in mapping
        with pytest.raises(KeyError):
            mapping["nobody"]
    with pytest.raises(KeyError):
        record.shelf.several([next(iter(record.statements)), "nobody"])
    with pytest.raises(IndexError):
        record.by_speaker["mira"][3]


def test_a_document_is_taken_out_and_put_in_again(tmp_path: Path) -> None:
    """Without a document its statements are gone from every order and count; put back, they stand at the end."""
    record, path = island(), tmp_path / "rows"
    store_of(record, path)
    with writing(path) as writer:
        assert rows.drop_source(writer, "herald") == (0, 1)
        rows.count(writer)
    left = record_over(Store(path), "")
    same(left, record.without(frozenset(("herald/one", "herald/two"))))
    assert list(left.sources) == ["courier"]
    with writing(path) as writer:
        rows.put_sources(writer, [rows.source_row(record.sources["herald"])])
        again = [record.statements[f"herald/{key}"] for key in ("one", "two")]
        rows.put_statements(writer, 3, [(rows.statement_row(one), rows.topic_rows(one)) for one in again])
        rows.count(writer)
    back = record_over(Store(path), "")
    assert list(back.statements) == ["courier/one", "herald/one", "herald/two"]
    grouped(back.by_speaker, record.by_speaker)
    grouped(back.by_source, record.by_source)
