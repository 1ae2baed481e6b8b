"""The compiled passages give what those in memory give, whatever is claimed."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from pickle import dumps, loads
from tempfile import TemporaryDirectory

import pytest
from claims_generator import Said, generate
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import record_of, statement_of, statements

from bot.core.attribution import Claimants
from bot.core.edtf import EdtfDate
from bot.core.model import About, Kind, Record, Source, Speaker, Statement
from bot.core.verify import Verdict, Verification, Verifier
from bot.desk import Desk
from bot.knowledge.compiled.corpus import Passages
from bot.knowledge.compiled.passages import PassagesWriter, analyse

DAY = EdtfDate.parse("2019-05-04")
PEOPLE = {one: Speaker(one, f"{one.capitalize()} Voss") for one in ("ada", "bram", "cleo")}
WORDS = (
    "we", "will", "never", "close", "the", "old", "harbour", "bridge", "in", "Ovel", "and", "they", "do", "not", "it",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from([*WORDS, "we.", "[the", "town]", "Ovel, “and", "it”."]), min_size=1, max_size=14)


def compiled(folder: Path, record: Record) -> Verifier:
    """A verifier over passages written into a folder."""
    held = list(record.statements.values())
    with PassagesWriter(folder) as writer:
        for number, one in enumerate(held):
            writer.add(number, loads(dumps(analyse(one))))  # noqa: S301 - our own value, as it crosses processes
    return opened(folder, record, held)


def opened(folder: Path, record: Record, held: Sequence[Statement]) -> Verifier:
    """A verifier over passages that stand in a folder; `held` are the statements by number."""

    def reports(utterance: str) -> list[int]:
        return [number for number, one in enumerate(held) if (one.same_as or one.id) == utterance]

    return Verifier(Passages.open(folder, held.__getitem__, reports), Claimants(record.speakers))


def a_record(said: Sequence[Statement]) -> Record:
    """A record of these statements, all from one document."""
    return Record(About("x"), PEOPLE, {"s": Source("s", "A paper")}, {one.id: one for one in said})


@st.composite
def some_statements(draw: st.DrawFn) -> list[Statement]:
    """A few statements of few words, some reported, in other prints, or with the sentence around them."""
    found: list[Statement] = []
    for number in range(draw(st.integers(1, 7))):
        text = " ".join(draw(TEXTS))
        context = draw(st.sampled_from((None, f"She said {text} yesterday.", text)))
        same_as = draw(st.sampled_from((None, "s/0"))) if number else None
        kind, speaker = draw(st.sampled_from(Kind)), draw(st.sampled_from(sorted(PEOPLE)))
        found.append(Statement(f"s/{number}", "s", speaker, kind, (text,), DAY, context=context, same_as=same_as))
    return found


@st.composite
def records_and_claims(draw: st.DrawFn) -> tuple[Record, list[str], str | None, frozenset[str]]:
    """A record, claims cut, joined and changed from it, a claimed speaker, and statements to leave out."""
    said = draw(some_statements())
    claims = []
    for _ in range(draw(st.integers(1, 3))):
        words: list[str] = []
        for one in draw(st.lists(st.sampled_from(said), min_size=1, max_size=2)):
            own = one.text.split()
            first = draw(st.integers(0, len(own) - 1))
            words += own[first : draw(st.integers(first + 1, len(own)))]
        if draw(st.booleans()):
            words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from([*WORDS, "harbuor", "…"]))
        claims.append(" ".join(words))
    left_out = draw(st.frozensets(st.sampled_from([one.id for one in said]), max_size=3))
    return a_record(said), claims, draw(st.sampled_from((None, "ada", "Bram Voss", "somebody"))), left_out


@given(records_and_claims())
@settings(max_examples=60, deadline=None)
def test_both_corpora_give_the_same(drawn: tuple[Record, list[str], str | None, frozenset[str]]) -> None:
    """Verdict, matches and warnings are the same to the letter, with statements left out and without."""
    record, claims, speaker, left_out = drawn
    with TemporaryDirectory() as folder:
        one, other = Verifier.of(record), compiled(Path(folder), record)
        for claim in claims:
            assert one.verify(claim, speaker=speaker) == other.verify(claim, speaker=speaker)
            expected = one.leaving_out(left_out).verify(claim, speaker=speaker)
            assert expected == other.leaving_out(left_out).verify(claim, speaker=speaker)
            assert not left_out & {match.statement.id for match in expected.matches}


def _both(said: Sequence[Said], record: Record, folder: Path, each: int) -> list[tuple[Verification, Verification]]:
    claims = generate(said, statements(2 * each, seed=5), seed=6, each=each)
    one, other = Verifier.of(record), compiled(folder, record)
    return [
        (one.verify(claim.text, speaker=claim.speaker), other.verify(claim.text, speaker=claim.speaker))
        for claim in claims
    ]


def test_both_give_the_same_of_many_statements(tmp_path: Path) -> None:
    """Nothing differs over statements by a dozen people who use the same phrases over and over."""
    said = statements(700, seed=3, speakers=12)
    assert all(one == other for one, other in _both(said, record_of(said), tmp_path, 4))


def test_both_give_the_same_of_the_shipped_base(tmp_path: Path, shipped: Desk) -> None:
    """Nothing differs over the shipped base, with its prints, contexts and reported speech."""
    said = [Said(one.id, one.speaker_id, one.text) for one in shipped.record.statements.values()]
    assert all(one == other for one, other in _both(said, shipped.record, tmp_path, 3))


def test_what_is_left_out_is_no_evidence(tmp_path: Path) -> None:
    """Of words that several said those are shown that are not left out; where all are, nothing is on record."""
    text = ("We will never close the old harbour bridge in Ovel.",)
    said = [Statement(f"s/{number}", "s", "ada", Kind.DIRECT, text, DAY) for number in range(40)]
    verifier = compiled(tmp_path, a_record(said))
    found = verifier.leaving_out(frozenset(f"s/{number}" for number in range(38))).verify(text[0], speaker="ada")
    assert found.verdict is Verdict.VERBATIM
    assert {match.statement.id for match in found.matches} == {"s/38", "s/39"}
    everything = frozenset(one.id for one in said)
    assert verifier.leaving_out(everything).verify(text[0]).verdict is Verdict.NOT_ON_RECORD


def test_a_source_taken_out_and_put_in_again(tmp_path: Path) -> None:
    """A folder written once can lose a source and gain its new text; the rest stays."""
    old = [
        Statement(f"{source}/1", source, "ada", Kind.DIRECT, (text,), DAY)
        for source, text in (("one", "The lamps of Ovel burn all night."), ("two", "Nobody counts the ferries."))
    ]
    compiled(tmp_path, a_record(old))
    new = replace(old[1], parts=("Everybody counts the northern ferries.",))
    with PassagesWriter(tmp_path) as writer:
        writer.remove("two")
        writer.add(2, analyse(new))
    verifier = opened(tmp_path, a_record([old[0], new]), [old[0], old[1], new])
    assert verifier.corpus.size == 2
    assert verifier.verify("The lamps of Ovel burn all night.", speaker="ada").verdict is Verdict.VERBATIM
    assert verifier.verify("Everybody counts the northern ferries.").verdict is Verdict.VERBATIM
    assert verifier.verify("Nobody counts the ferries.").verdict is Verdict.NOT_ON_RECORD


def test_a_source_changed_often_weighs_as_one_written_once(tmp_path: Path) -> None:
    """After many changes of one source every claim is judged as over a folder written at once."""
    said = [replace(statement_of(one), source_id=f"s{place % 3}") for place, one in enumerate(statements(60, seed=8))]
    record = a_record(said)
    fresh, changed = compiled(tmp_path / "fresh", record), tmp_path / "changed"
    compiled(changed, record)
    for _ in range(4):
        with PassagesWriter(changed) as writer:
            writer.remove("s2")
            for number, one in enumerate(said):
                if one.source_id == "s2":
                    writer.add(number, analyse(one))
    again = opened(changed, record, said)
    assert again.corpus.size == fresh.corpus.size
    claims = generate([Said(one.id, one.speaker_id, one.text) for one in said], [], seed=3, each=3)
    assert [again.verify(claim.text) for claim in claims] == [fresh.verify(claim.text) for claim in claims]


def test_a_folder_that_was_left_half_way_is_as_before(tmp_path: Path) -> None:
    """What was put in before something was raised is not in the folder."""
    said = Statement("s/1", "s", "ada", Kind.DIRECT, ("The lamps of Ovel burn all night.",), DAY)
    compiled(tmp_path, a_record([said]))
    with pytest.raises(KeyError), PassagesWriter(tmp_path) as writer:
        _add_and_break_off(writer, said)
    assert opened(tmp_path, a_record([said]), [said]).corpus.size == 1


def _add_and_break_off(writer: PassagesWriter, said: Statement) -> None:
    writer.add(1, analyse(said))
    raise KeyError


def test_several_threads_ask_at_once(tmp_path: Path) -> None:
    """Answers do not depend on who else is asking."""
    said = statements(120, seed=4)
    verifier = compiled(tmp_path, record_of(said))
    claims = [one.text for one in generate(said, said[:3], seed=2, each=3)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(verifier.verify, claims)) == [verifier.verify(claim) for claim in claims]


def test_where_no_lock_can_be_taken_it_opens_all_the_same(tmp_path: Path) -> None:
    """A finished folder is read where its lock cannot be: on a read-only disk, in another user's cache."""
    said = statements(20, seed=4)
    record = record_of(said)
    compiled(tmp_path, record)
    lock = tmp_path / ".tantivy-meta.lock"
    lock.unlink()
    lock.mkdir()
    verifier = opened(tmp_path, record, list(record.statements.values()))
    assert verifier.verify(said[7].text, speaker=said[7].speaker).verdict is Verdict.VERBATIM


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    """An empty or damaged folder raises and is not taken for an empty record."""
    record = record_of(statements(3, seed=1))
    with pytest.raises(ValueError, match=r"."):
        opened(tmp_path, record, ())
    compiled(tmp_path, record)
    next(tmp_path.glob("*.term")).write_bytes(b"")
    with pytest.raises(ValueError, match=r"."):
        opened(tmp_path, record, ())
