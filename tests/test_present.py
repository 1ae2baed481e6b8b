import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.answer import Answered, Choices, Hit, NothingOnRecord, Suggestion
from bot.core.edtf import EdtfDate
from bot.core.followup import Aspect
from bot.core.model import About, Kind, Record, Source, Speaker, Statement, Status, Topic
from bot.core.verdict import Verdict
from bot.desk import Desk
from bot.memory import desk_in_memory
from bot.present.card import Act, Listing, Page
from bot.present.markdown import escape, size, unescape
from bot.present.phrases import LANGUAGES, phrases
from bot.present.presenter import Presenter
from bot.present.texts import CONTENT, asked_in, plain_blocks, quote_blocks, texts

# Words as a base may hold them: no blank at either end of a line, which Discord would trim and a base refuses.
PIECE = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40)
WORDS = st.lists(PIECE | st.sampled_from(["*", "# x", "> ", "<@1>", "https://a.example/_x_"]), min_size=1, max_size=12)
LINES = st.lists(WORDS.map(" ".join), min_size=1, max_size=4).map("\n".join)
LONG = st.builds(lambda words, times: (words + " ") * times + "end", LINES, st.integers(1, 60))


def quoted(contents: tuple[str, ...]) -> str:
    """What the quote lines of messages show; a line that was cut goes on without a break."""
    return "".join(unescape(line[2:]) for content in contents for line in content.split("\n") if line.startswith("> "))


def record(*statements: Statement, name: str = "Ada Quill") -> Desk:
    """A desk over a few statements by one speaker and one paper."""
    return desk_in_memory(
        Record(
            About("Brin"),
            {"ada": Speaker("ada", name), "tom": Speaker("tom", "Tom Vale")},
            {"paper": Source("paper", "A title", "The Paper", "https://paper.example/1")},
            {one.id: one for one in statements},
            {"harbour": Topic("harbour", "The harbour")},
        )
    )


def said(words: str, number: int = 1, **fields: object) -> Statement:
    """A statement by Ada."""
    values = {"kind": Kind.DIRECT, "said": EdtfDate.parse("2021-05-04"), "topics": ("harbour",)} | fields
    return Statement(f"paper/s{number}", "paper", "ada", parts=(words,), **values)  # type: ignore[arg-type]


@given(LONG)
@settings(max_examples=60, deadline=None)
def test_what_is_shown_is_what_is_stored(words: str) -> None:
    """Quote lines, joined and read as Discord reads them, are the stored words, however long or full of markup."""
    card = Presenter(record(said(words)), phrases()).statement(said(words))
    contents = texts(card)
    assert quoted(contents) == words.replace("\n", "")
    assert all(0 < size(content) <= CONTENT for content in contents)


@given(LONG, st.integers(60, 500))
@settings(max_examples=60, deadline=None)
def test_blocks_joined_are_the_words(words: str, limit: int) -> None:
    """Both shapes of stored words keep every character and every limit."""
    plain, quote = plain_blocks(words, limit), quote_blocks(words, limit)
    assert unescape("".join(plain)) == words
    assert all(size(block) <= limit for block in (*plain, *quote))
    lines = [re.sub(r"^> ", "", line) for block in quote for line in block.split("\n")]
    assert unescape("".join(lines)).replace("\n", "") == words.replace("\n", "")


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_is_framed_as_what_it_is(kind: Kind) -> None:
    """Only words in quotation marks of the source stand as a quote."""
    one = said("the fee stays", kind=kind, context="She said that “the fee stays”.")
    content = "\n".join(texts(Presenter(record(one), phrases()).statement(one)))
    assert ("> the fee stays" in content) is (kind is not Kind.REPORTED)
    assert ("Reported speech" in content) is (kind is Kind.REPORTED)
    assert ("She said that “the fee stays”." in content) is (kind is Kind.PARTIAL)
    assert '"the fee' not in content


def test_what_a_reader_must_know_stands_with_the_words() -> None:
    """Translated, disputed, in pieces, via: each has its sentence."""
    one = said("a", translated=True, status=Status.DISPUTED, via="Radio Brin", venue="a pier")
    two = Statement("paper/s2", "paper", "ada", Kind.DIRECT, ("first", "second"), EdtfDate.parse("2021"))
    show = Presenter(record(one, two), phrases())
    content = texts(show.statement(one))[0]
    assert "4 May 2021 · a pier · via Radio Brin" in content
    assert "Translated by the source" in content
    assert "Disputed" in content
    assert "Quoted by the source in 2 pieces." in texts(show.statement(two))[0]


def test_a_broad_answer_gives_each_speaker_a_place() -> None:
    """One statement a speaker, a menu of all of them, and those that did not fit are named."""
    statements = tuple(said("word " * 150, number) for number in range(1, 5))
    card = Presenter(record(*statements), phrases()).answered(statements)
    assert len(card.options) == 4
    assert len(texts(card)) == 1
    assert "More on record: Ada Quill." in texts(card)[0]


def test_choices_and_misses_offer_what_is_near() -> None:
    """Menus with speaker, year and first words; a miss gives back what was looked for."""
    one, two = said("the fee stays"), said("the pier is old", 2)
    show = Presenter(record(one, two), phrases())
    choice = show.outcome(Choices((Hit(one, 0.6), Hit(two, 0.6)), 0.6), "?")
    assert [(option.label, option.description) for option in choice.options] == [
        ("Ada Quill, 2021", "the fee stays"),
        ("Ada Quill, 2021", "the pier is old"),
    ]
    near = (Suggestion("paper/s2", "near"), Suggestion("tom", "named"), Suggestion("gone", "not there"))
    miss = show.outcome(NothingOnRecord(0.1, near), "What about *copper*?")
    content = texts(miss)[0]
    assert miss.private
    assert asked_in(content) == "What about *copper*?"
    assert "- Tom Vale" in content
    assert [option.statement_id for option in miss.options] == ["paper/s2"]


@given(st.integers(1, 120), st.integers(0, 9), st.booleans())
@settings(max_examples=30, deadline=None)
def test_a_menu_of_any_number_is_paged(count: int, number: int, broad: bool) -> None:
    """Every statement stands on exactly one page, all labels differ, and the question can be read back."""
    statements = tuple(said("the fee stays as it is", one) for one in range(count))
    hits = tuple(Hit(one, 0.6) for one in statements)
    show = Presenter(record(*statements), phrases())
    outcome = Answered(hits, 0.6) if broad else Choices(hits, 0.6)
    pages = -(-count // 25)
    cards = [show.outcome(outcome, "the fee?", number=one) for one in range(pages)]
    if count > 1:
        picked = [option.statement_id for card in cards for option in card.options]
        assert picked == [one.id for one in statements]
        assert all(1 <= len(card.options) <= 25 for card in cards)
        assert len({option.label for card in cards for option in card.options}) == count
    if pages > 1:
        assert all(asked_in(texts(card)[0]) == "the fee?" for card in cards)
        assert all(size(content) <= CONTENT for card in cards for content in texts(card))
        assert f"Page {pages} of {pages}" in texts(show.outcome(outcome, "the fee?", number=pages + number))[0]


def test_long_surroundings_are_paged() -> None:
    """One message a page, and all pages together are what the source has around the words."""
    context = "The harbour was full of boats that morning. " * 120
    one = said("the fee stays", context=context)
    show = Presenter(record(one), phrases())
    first = show.context(one)
    pages = int(re.findall(r"Page 1 of (\d+)", texts(first)[0])[0])
    cards = [show.context(one, number) for number in range(pages)]
    assert all(len(texts(card)) == 1 for card in cards)
    assert "".join(card.lines[1] for card in cards) == context
    assert [button.act for button in cards[-1].buttons] == [Act.PAGE, Act.DISMISS]


def test_an_answer_carries_what_can_be_done_with_it() -> None:
    """Context, more, dismiss, and the source at the passage."""
    one = said("the fee stays")
    card = Presenter(record(one), phrases()).outcome(Answered((Hit(one, 0.9),), 0.9), "?")
    assert [button.act for button in card.buttons][:3] == [Act.CONTEXT, Act.MORE, Act.DISMISS]
    assert card.links[0].url.startswith("https://paper.example/1#:~:text=")
    assert card.subjects == (one.id,)


@given(st.integers(0, 30), st.integers(-3, 40), st.sampled_from(list(Listing)))
@settings(max_examples=40, deadline=None)
def test_any_page_of_any_list_fits(count: int, number: int, listing: Listing) -> None:
    """Every page is one message, shows something or says why not, and turns only to pages that exist."""
    desk = record(*(said(f"sentence {n} " * (n % 7 + 1), n) for n in range(count)))
    ids = {Listing.TOPIC: ("harbour",), Listing.SOURCE: ("paper",), Listing.COMPARE: ("ada", "tom", "")}
    card = Presenter(desk, phrases()).page(Page(listing, ids.get(listing, ("ada", "")), max(0, number)))
    if listing in (Listing.CONTEXT, Listing.CHOICES):  # these are pages of a statement and of a question
        assert card is None
        return
    assert card is not None
    (content,) = texts(card)
    assert size(content) <= CONTENT
    turns = [button.page for button in card.buttons if button.page is not None]
    assert all(turn.number >= 0 for turn in turns)
    assert len(card.options) <= 5


def test_a_page_of_what_is_gone_is_none() -> None:
    """An id that is no longer on record has no page."""
    show = Presenter(record(said("a")), phrases())
    assert show.page(Page(Listing.SPEAKER, ("gone", ""))) is None
    assert show.page(Page(Listing.TIMELINE, ("", "gone"))) is None


def test_two_speakers_get_equal_space() -> None:
    """As many statements of either on a page as fit into half of it."""
    mine = [said("harbour word " * 20, n) for n in range(6)]
    his = [
        Statement(f"paper/t{n}", "paper", "tom", Kind.DIRECT, ("pier word " * 20,), EdtfDate.parse("2020"))
        for n in range(6)
    ]
    show = Presenter(record(*mine, *his), phrases())
    speakers = show.desk.record.speakers
    card = show.compare(speakers["tom"], speakers["ada"], None)
    names = [passage.name for passage in card.passages]
    assert names.count("Ada Quill") == names.count("Tom Vale")
    assert names == sorted(names)


@pytest.mark.parametrize("language", LANGUAGES)
@given(words=LONG, asked=LONG, people=st.integers(1, 400))
@settings(max_examples=8, deadline=None)
def test_every_card_fits_in_every_language(language: str, words: str, asked: str, people: int) -> None:
    """However long words, question and list of names are: no message is longer than Discord takes, and none blank."""
    ones = tuple(said(words, number, context=f"Around: {words}", venue=words[:300]) for number in range(1, 4))
    desk = record(*ones)
    crowd = {f"p{n}": Speaker(f"p{n}", f"Somebody With A Long Name {n}") for n in range(people)}
    show = Presenter(
        desk_in_memory(replace(desk.record, speakers={**desk.record.speakers, **crowd})), phrases(language)
    )
    miss = NothingOnRecord(0.0, (Suggestion("paper/s1", "near"), Suggestion("p0", "named")))
    cards = [
        show.help(),
        show.privacy(90, listens=True),
        show.outcome(miss, asked),
        show.outcome(Choices(tuple(Hit(one, 0.6) for one in ones), 0.6), asked),
        show.answered(ones, asked),
        show.context(ones[0]),
        show.more_like(ones[0]),
        show.unclear(ones, Aspect.WHERE),
        show.also(ones, "ada", same_speaker=True, fresh=False),
        show.verdict(show.desk.verify(asked[:1500])),
        show.unknown("speaker", asked, tuple(one.name for one in crowd.values())[:5]),
        *(show.about(ones[0], aspect) for aspect in Aspect),
        *(show.page(Page(Listing.SPEAKER, ("ada", ""), number)) for number in range(3)),
    ]
    for card in cards:
        assert card is not None
        contents = texts(card)
        assert contents
        assert all(content.strip() and size(content) <= CONTENT for content in contents)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_its_sentence(verdict: Verdict) -> None:
    """No verdict reads as a judgement on what was said elsewhere."""
    assert phrases()(f"verify.{verdict}")
    assert "false" not in phrases()(f"verify.{verdict}").lower()


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_the_question_of_a_miss_can_be_read_back(question: str) -> None:
    """The small print of a miss is the question, on one line."""
    line = " ".join(question.split())
    if line:
        assert asked_in(f"**heading**\n-# {escape(line)}\nmore") == line
