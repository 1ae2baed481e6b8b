import shutil
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from variants import GOOD

from bot.knowledge.load import load
from bot.knowledge.report import FORMATS
from bot.knowledge.tidy import tidy
from bot.problems import Severity

FILES = sorted(path.relative_to(GOOD).as_posix() for path in GOOD.rglob("*.*"))
PIECES = st.one_of(
    st.binary(max_size=12),
    st.sampled_from(
        [b"\n", b"  ", b": ", b"- ", b"#", b"[", b"]", b"{", b"}", b'"', b"null", b"\t", b"&a", b"*a", b"\xff"]
    ),
)


@st.composite
def damage(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the good base with a few stretches cut out and something else put in."""
    file = draw(st.sampled_from(FILES))
    data = (GOOD / file).read_bytes()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(PIECES) + data[at + draw(st.integers(0, 30)) :]
    return file, data


@settings(max_examples=250, deadline=None)
@given(damage())
def test_a_damaged_base_is_told_never_a_crash(damaged: tuple[str, bytes]) -> None:
    """Whatever happens to a file: a record, or errors with places; every format renders them; fmt never raises."""
    file, data = damaged
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        shutil.copytree(GOOD, base)
        (base / file).write_bytes(data)
        loaded = load(base, today=date(2026, 1, 31))

        errors = [one for one in loaded.problems if one.severity is Severity.ERROR]
        assert (loaded.record is None) == bool(errors)
        assert all(one.place.line >= 1 and one.place.column >= 1 and "\n" not in one.message for one in loaded.problems)
        assert all(render(loaded.problems, base) is not None for render in FORMATS.values())
        tidy(base)
