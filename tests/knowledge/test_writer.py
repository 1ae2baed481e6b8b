import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from variants import GOOD, LEDGER, QUILL, TODAY, change

from bot.knowledge.conform import Conform
from bot.knowledge.load import load
from bot.knowledge.nodes import Scalar, Sequence
from bot.knowledge.quoting import literal, one_line
from bot.knowledge.reader import read
from bot.knowledge.schema import LEXICON, SOURCE, SPEAKER
from bot.knowledge.tidy import tidy
from bot.knowledge.writer import Unclear, canonical

MESSY = """\
# yaml-language-server: $schema=speaker.json

# Who it is.
name:   'Ada Quill'   # as she signs
id: ada-quill
# every spelling
aliases:
- "Mayor Quill"
- Ada Quil  # a slip
- 'No'
roles:
  # before the bridge
- to: 2014-04-30
  # since when
  from: 2009
  title: Harbour Master
# the end
"""
NEAT = """\
# yaml-language-server: $schema=speaker.json
# Who it is.
id: ada-quill
# as she signs
name: Ada Quill
# every spelling
# a slip
aliases: [Mayor Quill, Ada Quil, "No"]
roles:
  # before the bridge
  # since when
  - {title: Harbour Master, from: "2009", to: "2014-04-30"}
# the end
"""


def test_the_canonical_form_of_a_messy_file() -> None:
    """Order, quotes and indentation become one; every comment is kept, with the thing it is about."""
    assert canonical(MESSY.encode(), "a.yaml", SPEAKER) == NEAT
    assert canonical(NEAT.encode(), "a.yaml", SPEAKER) == NEAT


def test_comments_of_words_on_record_stay() -> None:
    """A comment behind `|-`, in a list, or above a statement is kept; a # inside words is none."""
    text = (
        "id: a\nstatements:\n  # first\n  - speaker: b # who\n    id: c\n"
        "    text: |- # exact\n      one # two\n      # three\n"
        "    questions: [x, # why\n      y]\n"
    )
    written = canonical(text.encode(), "a.yaml", SOURCE)

    assert written == (
        "id: a\nstatements:\n  # first\n  - id: c\n    # who\n    speaker: b\n    # exact\n    text: |-\n"
        "      one # two\n      # three\n    questions:\n      # why\n      - x\n      - y\n"
    )
    assert canonical(written.encode(), "a.yaml", SOURCE) == written


@pytest.mark.parametrize(
    "text",
    [
        "id: a\nname: b\nnam: c\n",
        "id: a\nname: #b\n",
        "id: a\nname: [b]\n",
        "id: a\nname: b: c\n",
        "id: a\nid: b\n",
        "",
        "- a",
    ],
)
def test_an_unclear_file_is_left_alone(text: str) -> None:
    """Where it is not certain what was meant, nothing is written, and the reason is a problem."""
    written = canonical(text.encode(), "a.yaml", SPEAKER)

    assert isinstance(written, Unclear)
    assert written.problems


def test_a_missing_field_is_no_obstacle() -> None:
    """A draft that is not complete yet can be put in order."""
    assert canonical(b"name: A\n", "a.yaml", SPEAKER) == "name: A\n"


def test_the_good_base_is_canonical() -> None:
    """What the tests take as a model is in canonical form."""
    assert tidy(GOOD).changes == ()


def test_tidying_writes_and_then_has_nothing_to_do(tmp_path: Path) -> None:
    """A change shows a diff, is written whole, keeps permissions and meaning, and is made once."""
    base = tmp_path / "base"
    shutil.copytree(GOOD, base)
    change(base, QUILL, "name: Ada Quill", "name:   'Ada Quill' # so")
    (base / LEDGER).write_bytes(b"\xef\xbb\xbf" + (base / LEDGER).read_bytes().replace(b"\n", b"\r\n"))
    (base / QUILL).chmod(0o640)

    first = tidy(base)
    assert [one.file for one in first.changes] == [QUILL, LEDGER]
    assert "-name:   'Ada Quill' # so\n+# so\n+name: Ada Quill\n" in first.changes[0].diff()
    for one in first.changes:
        one.write()
    assert tidy(base).changes == ()
    assert (base / QUILL).stat().st_mode & 0o777 == 0o640
    assert load(base, today=TODAY).record == load(GOOD, today=TODAY).record
    assert sorted(path.name for path in (base / "speakers").iterdir()) == ["ada-quill.yaml", "tomas-reed.yaml"]


def test_a_byte_order_mark_alone_is_a_change(tmp_path: Path) -> None:
    """What only differs in invisible bytes is shown too."""
    base = tmp_path / "base"
    shutil.copytree(GOOD, base)
    (base / QUILL).write_bytes(b"\xef\xbb\xbf" + (base / QUILL).read_bytes())

    assert "byte order mark" in tidy(base).changes[0].diff()


TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\n \t#:-\"'[]{},&*!|>%@`\\~=<?.0123")),
    min_size=1,
    max_size=40,
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_text_is_written_so_that_it_reads_the_same(text: str) -> None:
    """On one line, inside brackets or in a literal block: what is read back is what was written."""
    forms = [f"- {one_line(text)}\n", f"- [{one_line(text, flow=True)}]\n", f"- {one_line(text, quoted=True)}\n"]
    if literal(text):
        header = "|" if text.endswith("\n") else "|-"
        body = "".join(f"    {line}\n" if line else "\n" for line in text.removesuffix("\n").split("\n"))
        forms.append(f"- {header}\n{body}")
    for form in forms:
        # The reader refuses what cannot be seen, but still yields what stands there.
        node = read(form.encode(), "a.yaml").node
        assert isinstance(node, Sequence)
        item = node.items[0].items[0] if isinstance(node.items[0], Sequence) else node.items[0]
        assert isinstance(item, Scalar)
        assert item.value == text


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cn", "Zl", "Zp"]), min_size=1, max_size=30
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(WORDS, st.lists(WORDS, max_size=12), max_size=4), st.lists(WORDS, min_size=1, max_size=3))
def test_the_canonical_form_is_a_fixed_point(groups: dict[str, list[str]], parts: list[str]) -> None:
    """Writing what was written changes nothing, and no text is altered on the way."""
    lexicon = "".join(
        f"{one_line(name, quoted=True)}: [{', '.join(one_line(word, quoted=True) for word in words)}]\n"
        for name, words in groups.items()
    )
    source = f"statements:\n- text: [{', '.join(one_line(part, quoted=True) for part in parts)}]\n"
    for text, form in ((lexicon, LEXICON), (source, SOURCE)):
        once = canonical(text.encode(), "a.yaml", form)
        if not isinstance(once, Unclear):
            assert canonical(once.encode(), "a.yaml", form) == once


def test_words_on_record_are_untouched() -> None:
    """Parts of a quotation come out of the canonical form character for character."""
    part = "  “He said: #1 – ‘no’…”\n\n and more\\  "
    source = f"statements:\n- text: [{one_line(part, quoted=True)}]\n"
    written = canonical(source.encode(), "a.yaml", SOURCE)
    assert isinstance(written, str)
    node = read(written.encode(), "a.yaml").node
    assert node is not None
    entry = Conform("a.yaml").table(node, SOURCE, called="a")

    assert entry is not None
    assert entry.entries("statements")[0].texts("text") == (part,)
