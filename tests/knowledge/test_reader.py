import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.composing import spans
from bot.knowledge.hidden import first_hidden, hidden_characters
from bot.knowledge.nodes import Mapping, Node, Scalar, Sequence
from bot.knowledge.reader import read


def plain(node: Node | None) -> object:
    """A tree without places."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_, value) in node.fields.items()} if node else None


def test_every_scalar_stays_text() -> None:
    """What YAML would make a number, a date, a truth value or nothing stays the text that was written."""
    written = "[no, 2019-03-04, 12:30, 3.10, 017, 1_000, =, ~, null, 0x1F, .inf]"

    assert plain(read(written.encode(), "a.yaml").node) == written[1:-1].split(", ")


def test_nodes_know_their_place() -> None:
    """Keys, values, list items and blocks keep line and column, from 1, in code points."""
    node = read("a: é\nб: [x, y]\nc:\n  - |-\n    z\n".encode(), "a.yaml").node

    assert isinstance(node, Mapping)
    key, value = node.fields["б"]
    assert (key.line, key.column) == (2, 1)
    assert isinstance(value, Sequence)
    assert [(item.line, item.column) for item in value.items] == [(2, 5), (2, 8)]
    block = node.fields["c"][1]
    assert isinstance(block, Sequence)
    assert block.items == (Scalar("z", 4, 5, "|"),)


def test_line_ends_of_windows_change_nothing() -> None:
    """CR LF reads as LF, with the same places."""
    text = "a: |-\n  one\n  two\nb: 'x'\n"

    assert read(text.replace("\n", "\r\n").encode(), "a.yaml") == read(text.encode(), "a.yaml")


def test_persian_joiners_are_letters() -> None:
    """The zero-width non-joiner belongs to Persian words, and emoji keep their joiners."""
    assert read("a: می‌خواهد 👩‍🚀".encode(), "a.yaml").problems == ()


def test_the_first_of_a_duplicate_key_is_kept() -> None:
    """A second equal key is told with the line of the first, which stays."""
    reading = read(b"a: 1\nb: 2\na: 3\n", "a.yaml")

    assert plain(reading.node) == {"a": "1", "b": "2"}
    assert [str(one.place) for one in reading.problems] == ["a.yaml:3:1"]
    assert "line 1" in reading.problems[0].message


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    """Anchors and aliases are named one by one, and nothing is expanded."""
    bomb = "a: &a [x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    reading = read(bomb.encode(), "a.yaml")

    assert reading.node is None
    assert {one.rule for one in reading.problems} == {"yaml-feature"}
    assert len(reading.problems) == 9 + 8 * 3


def test_a_thousand_brackets_are_refused() -> None:
    """Depth is refused at once, however deep, in lists, mappings and blocks."""
    for deep in (b"[" * 100_000, b"{a: " * 50_000, b"- " * 100_000, b"? " * 50_000):
        reading = read(deep, "a.yaml")
        assert reading.node is None
        assert [one.rule for one in reading.problems] == ["too-deep"]


def test_a_comment_is_seen_behind_a_plain_text() -> None:
    """Text and comment are told apart, and only behind unquoted text is a comment kept."""
    node = read(b"- We are #1\n- 'We are #1'\n- a#b\n- |- # remark\n  x\n", "a.yaml").node

    assert isinstance(node, Sequence)
    assert [item.comment for item in node.items if isinstance(item, Scalar)] == ["#1", "", "", ""]


def test_both_parsers_read_alike() -> None:
    """PyYAML's own parser, used where libyaml is missing, yields the same nodes and places."""
    text = "a: \"é #x\"\nb: [x, 'y'] # z\nc:\n- |-\n  one\n   two\n\n  three\n- plain\n  text\nd: {e: f}\n".encode()

    assert read(text, "a.yaml", yaml.BaseLoader) == read(text, "a.yaml", yaml.CBaseLoader)


def test_spans_cover_the_texts() -> None:
    """The places of texts, by which comments are told from them, leave out the header of a block."""
    assert list(spans("a: b # c\nd: |- # e\n  f\n", yaml.CBaseLoader))[1:] == [
        ((1, 4), (1, 5)),
        ((2, 1), (2, 2)),
        ((3, 1), (4, 1)),
    ]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever the bytes, there is a tree or a problem with a place."""
    reading = read(data, "a.yaml")

    assert reading.node is not None or reading.problems
    assert all(one.place.line >= 1 and one.place.column >= 1 for one in reading.problems)


YAMLISH = st.lists(
    st.sampled_from(
        [
            *"ab:-?[]{},&*!|>'\"%@`#\\\n \t~<=.",
            "\n  ",
            "- ",
            ": ",
            "---\n",
            "...\n",
            "é",
            "\u200b",
            "\ufeff",
            "\r",
            "\x85",
            "|-\n",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=500, deadline=None)
@given(YAMLISH)
def test_nearly_yaml_never_raises(text: str) -> None:
    """Text made of YAML's own signs is read or explained, by either parser, in one line a problem."""
    for loader in (yaml.CBaseLoader, yaml.BaseLoader):
        reading = read(text.encode(), "a.yaml", loader)
        assert reading.node is not None or reading.problems
        assert all("\n" not in one.message for one in reading.problems)


def test_places_of_problems_lie_in_the_file() -> None:
    """A problem found at the end of a file is told of its last line, where somebody can look."""
    reading = read(b"a: [b\n\n\n", "a.yaml")

    assert [one.place.line for one in reading.problems] == [1]


def test_no_hidden_character_is_passed_over() -> None:
    """Whatever cannot be seen in a line by itself is found in a whole file too, where most are looked at at once."""
    for number in (*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x1F000, 0x1FB00), *range(0xE0000, 0xE0200)):
        text = f"name: a{chr(number)}b\n"
        assert bool(first_hidden(text.strip())) == bool(hidden_characters(text, "a.yaml").problems), hex(number)
