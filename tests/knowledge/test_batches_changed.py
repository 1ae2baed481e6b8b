import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from test_batches import errors
from variants import TODAY

from bot.knowledge.batches import crossed, frame, read
from bot.knowledge.facts import Facts, joined
from bot.knowledge.load import load

SOURCES = ("alder", "birch", "cedar", "elder")
IDS = tuple(f"{source}/{name}" for source in SOURCES for name in ("one", "two"))


@dataclass(frozen=True)
class Said:
    """What of a statement may change from one day to the next."""

    speaker: str = "ada"
    status: str = "verified"
    same_as: str = ""

    def yaml(self, name: str) -> str:
        """The statement in its file."""
        linked = f"    same_as: {self.same_as}\n" if self.same_as else ""
        return (
            f"  - id: {name}\n    speaker: {self.speaker}\n    role: member\n    kind: direct\n"
            f'    text: We meet under the {name} tree.\n    said: {{date: "2020-01-02"}}\n'
            f"{linked}    status: {self.status}\n"
        )


Source = tuple[Said, Said] | None
PLAIN = (Said(), Said())
SAID = st.builds(
    Said,
    st.sampled_from(["ada", "ada", "ada", "bea", "nobody"]),
    st.sampled_from(["verified", "verified", "draft", "withdrawn"]),
    st.sampled_from(["", "", *IDS, "alder/three", "fir/one", "one"]),
)
GOOD = st.builds(Said, same_as=st.sampled_from(["", "", "alder/one", "birch/two", "cedar/one"]))
# Before the edits a statement leads only to a source above its own.
SOUND = {
    source: st.tuples(*[st.builds(Said, same_as=st.sampled_from(["", *IDS[: 2 * place]]))] * 2)
    for place, source in enumerate(SOURCES)
}
CHANGED: st.SearchStrategy[Source] = st.none() | st.tuples(SAID, SAID) | st.tuples(GOOD, GOOD)


def lay(base: Path, source: str, said: Source) -> None:
    """Write a source, or take it away."""
    path = base / "sources" / f"{source}.yaml"
    path.unlink(missing_ok=True)
    if said:
        one, two = said
        head = f"id: {source}\npublished: '2021'\nstatements:\n"
        path.write_text(head + one.yaml("one") + two.yaml("two"), encoding="utf-8")


def new_base(folder: Path, sources: dict[str, tuple[Said, Said]]) -> Path:
    """A base of these sources."""
    for name in ("speakers", "sources"):
        (folder / name).mkdir()
    (folder / "base.yaml").write_text("name: Trees\n", encoding="utf-8")
    for name in ("ada", "bea"):
        (folder / f"speakers/{name}.yaml").write_text(f"id: {name}\nname: {name}\n", encoding="utf-8")
    expected = "[{q: Where?, answer: alder/one}, {q: Why?, answer: none}]"
    (folder / "expectations.yaml").write_text(f"counts: {{statements: 3}}\nquestions: {expected}\n", encoding="utf-8")
    waiver = "{rule: no-questions, record: birch/two, reason: x, date: '2025'}"
    (folder / "waivers.yaml").write_text(f"- {waiver}\n", encoding="utf-8")
    for source, said in sources.items():
        lay(folder, source, said)
    return folder


@settings(max_examples=150, deadline=None)
@given(
    st.fixed_dictionaries(SOUND),
    st.dictionaries(st.sampled_from([*SOURCES, "fir"]), CHANGED, min_size=1, max_size=2),
)
def test_after_an_edit_only_what_changed_is_read(
    before: dict[str, tuple[Said, Said]], edits: dict[str, Source]
) -> None:
    """From what was kept of the files that stay as they are, the same errors are found as in reading all anew."""
    with tempfile.TemporaryDirectory() as folder:
        base = new_base(Path(folder), before)
        assert not errors(load(base, today=TODAY).problems)
        first = frame(base, TODAY)
        kept = {file: read(first, [file]) for file in first.files if Path(file).stem not in edits}
        for source, said in edits.items():
            lay(base, source, said)

        now = frame(base, TODAY)
        fresh = read(now, [file for file in now.files if file not in kept])
        old = Facts(
            tuple(link for batch in kept.values() for link in batch.facts.links),
            len(kept),
            sum(len(batch.statements) for batch in kept.values()),
        )
        speakers = {one.id: one.speaker_id for batch in (*kept.values(), fresh) for one in batch.statements}
        shown = None if fresh.problems else speakers.get
        found = errors([*now.problems, *fresh.problems, *crossed(now, joined([old, fresh.facts]), shown)])
        assert found == errors(load(base, today=TODAY).problems)
