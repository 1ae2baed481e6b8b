import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simcord.preview._markdown import markdown_summary, markdown_tokens

from bot.present.markdown import clip, escape, size, split, unescape

# Pieces that Discord's Markdown reacts to, mixed with plain words and other scripts.
PIECES = st.sampled_from(
    [
        *"*_~|`\\#>-+.)([]<@:&!/ \n",
        *("**", "__", "~~", "||", "```", "> ", ">>> ", "# ", "-# ", "- ", "1. ", "23) ", "](", "https://a.example/b_c"),
        *("<@1>", "<@!2>", "<@&3>", "<#4>", "<t:1:R>", "</ask:5>", "<:e:6>", "<a:e:7>", "<id:guide>", ":smile:"),
        *("@everyone", "@here", "word", "snake_case", "naïve", "سلام", "語", "🙂", "[a](https://a.example)"),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)


def shown(content: str) -> str:
    """What a reader sees, by a renderer that is not ours (SimCord's page)."""
    return markdown_summary(markdown_tokens(content), 100_000)


@given(TEXTS)
def test_escaping_is_undone_by_showing(text: str) -> None:
    """What an escaped text shows is the text, character for character."""
    assert unescape(escape(text)) == text


@given(TEXTS)
@settings(max_examples=300)
def test_nothing_comes_alive(text: str) -> None:
    """No construct of Discord's Markdown survives at a place where it would be read."""
    live = escape(text)
    bare = re.sub(r"\\[^\w\s]|\\_", "\0", live)
    assert not re.search(r"[*_`]|~~|\|\||<\S|[A-Za-z0-9]://|:[A-Za-z0-9_+~-]+:|@(everyone|here)", bare)
    assert not re.search(r"\[[^\n]*?\]\(", bare)
    for line in live.split("\n"):
        assert not re.match(r"[ \t]*(#{1,3}\s|-#\s|>{1,3}(\s|$)|[-+]\s|\d+[.)]\s)", line)


@pytest.mark.parametrize(
    "text",
    [
        "1. first\n2. second",
        "<@123> and <@!123> and <@&5> and <#6>",
        "<t:1700000000:R> </ask:5> <:smile:7>",
        "[one](https://a.example) [two](https://b.example)",
        "# heading\n> quote\n>>> rest\n- item\n+ item",
        "**bold** __under__ ~~gone~~ ||secret|| `code` ```block```",
        "https://a.example/snake_case_path?x=*y*",
        "plain words, with [the editor's own brackets] and … typography",
    ],
)
def test_another_renderer_agrees(text: str) -> None:
    """SimCord's page, which draws what Discord draws, shows exactly the text.

    Small print (`-#`) is left out: the page reads its marker after the escapes are gone, Discord before.
    """
    assert " ".join(shown(escape(text)).split()) == " ".join(text.split())


@pytest.mark.parametrize("text", ["We had a case [the 2015 deal] - how come?", "It’s fine (truly), isn't it…", "a < b"])
def test_ordinary_prose_stays_as_it_is(text: str) -> None:
    """Nothing is escaped that would not come alive, so that raw text stays readable too."""
    assert escape(text) == text


@given(TEXTS, st.integers(4, 60))
def test_pieces_joined_are_the_text(text: str, limit: int) -> None:
    """Splitting loses nothing and keeps the limit, as Discord counts."""
    pieces = split(text, limit)
    assert "".join(pieces) == text
    assert all(size(piece) <= limit for piece in pieces)


def test_splitting_prefers_lines_then_blanks() -> None:
    """A text is cut where a reader would."""
    assert split("one two\nthree four", 12) == ("one two\n", "three four")
    assert split("one two three four", 12) == ("one two ", "three four")


def test_too_small_a_limit_is_refused() -> None:
    """A limit that cannot hold one escaped character is an error of the caller."""
    with pytest.raises(ValueError, match="at least 4"):
        split("text", 3)


@given(TEXTS, st.integers(1, 40))
def test_clipped_text_fits(text: str, limit: int) -> None:
    """Clipping keeps the limit and says that something is missing."""
    cut = clip(text, limit)
    assert size(cut) <= limit
    assert cut == " ".join(text.split()) or cut.endswith("…")
    assert "\n" not in cut
