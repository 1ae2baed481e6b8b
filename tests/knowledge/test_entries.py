"""Statements one behind the other in a file, found by number."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.compiled.entries import Entries, EntriesWriter
from bot.knowledge.compiled.latest import Latest
from bot.knowledge.compiled.layout import ENTRIES, LATER, STARTS

BATCHES = st.lists(st.lists(st.binary(max_size=9), max_size=4), max_size=3)


def write(folder: Path, batches: list[list[bytes]]) -> int:
    """Add batches to a folder; how many entries it has then."""
    writer = EntriesWriter(folder)
    for batch in batches:
        writer.add(batch)
    writer.close()
    return writer.count


@given(st.lists(BATCHES, min_size=1, max_size=3), st.data())
def test_entries_are_read_by_number_however_often_a_folder_is_carried_onward(
    goes: list[list[list[bytes]]], data: st.DataObject
) -> None:
    """Whatever was added is read again, in any order; the first file never changes, so that folders may share it."""
    with TemporaryDirectory() as home:
        folder = Path(home) / "0"
        folder.mkdir()
        added: list[bytes] = []
        for number, batches in enumerate(goes):
            added += [one for batch in batches for one in batch]
            assert write(folder, batches) == len(added)
            before, folder = folder, Path(home) / str(number + 1)
            shutil.copytree(before, folder)
        assert (folder / ENTRIES).read_bytes() == b"".join(one for batch in goes[0] for one in batch)
        assert (folder / LATER).exists() == (len(goes) > 1)
        assert (folder / STARTS).stat().st_size == 8 * (len(added) + 1)
        numbers = data.draw(st.lists(st.integers(0, len(added) - 1))) if added else []
        assert list(Entries(folder).read(numbers)) == [added[one] for one in numbers]


@given(st.lists(st.integers(0, 9)), st.integers(1, 5))
def test_what_came_last_is_kept(keys: list[int], most: int) -> None:
    """Never more than so many, and the oldest goes first."""
    latest: Latest[int, int] = Latest(most)
    came: list[int] = []
    for place, key in enumerate(keys):
        came += [] if key in latest else [key]
        latest.keep(key, place)
        came = came[-most:]
        assert list(latest) == came
        assert latest[key] == place
