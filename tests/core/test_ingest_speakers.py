"""Who spoke: one sentence or two for each way that news says it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.edtf import EdtfDate
from bot.core.ingest import Article, Draft, FlagKind, How, ingest
from bot.core.model import About, Kind, Record, Role, Source, Speaker, Statement

PUBLISHED = EdtfDate.parse("2024-03-06")


def quoted(text: str, record: Record | None = None) -> list[Draft]:
    """The quoted drafts of a text."""
    return [one for one in ingest(Article(text, published=PUBLISHED), record) if one.kind is not Kind.REPORTED]


WAYS = [
    ("“We will wait,” Jane Doe said.", "Jane Doe"),
    ("“We will wait,” said Jane Doe, a former judge from Ohio.", "Jane Doe"),
    ("“We will wait,” Rep. Jane Doe, D-Ohio, said Monday.", "Jane Doe"),
    ("“We will wait,” Sen. Jane Doe (R-Utah) told CNN's Jake Stone.", "Jane Doe"),
    ("“We will wait,” Jane Doe, who chairs the committee and has done so for years, told reporters.", "Jane Doe"),
    ("“We will wait,” Jane Doe, 51, the committee's chairwoman, said in a statement.", "Jane Doe"),
    ("“We will wait,” Jane Doe — the committee's chairwoman — said.", "Jane Doe"),
    ("Jane Doe of Springfield, Ohio, said “we will wait.”", "Jane Doe"),
    ("Jane Doe: “We will wait.”", "Jane Doe"),
    ("According to Jane Doe, the town “will wait.”", "Jane Doe"),
    ("The town “will wait as long as it takes,” according to Jane Doe.", "Jane Doe"),
    ("Jane Doe tweeted: “We will wait.”", "Jane Doe"),
    ("In her speech, Jane Doe promised that the town “will wait.”", "Jane Doe"),
    ("Jane Doe tore into the plan on Friday, calling it “a slow disaster.”", "Jane Doe"),
    ("Jane Doe has said the plan, which Mark Low wrote, is “a slow disaster.”", "Jane Doe"),
    ("Jane Doe's claim that the town “will wait” was met with laughter.", "Jane Doe"),
    ("Jane Doe's spokesman, Mark Low, said she “will wait.”", "Mark Low"),
    ("Calling the plan “a slow disaster,” Jane Doe left the room.", "Jane Doe"),
    ("“We will wait,” was all that Jane Doe said.", "Jane Doe"),
    ("Said Jane Doe, “We will wait.”", "Jane Doe"),
    ("“Will we wait?” Jane Doe asked. “We will.”", "Jane Doe"),
    ("“We will wait,” Jane Doe went on.", "Jane Doe"),
    ("Jane Doe did not say when. “We will wait,” she said.", "Jane Doe"),
    ("Jane Doe was quoted as saying by IRNA that the town “will wait.”", "Jane Doe"),
    ("Tasnim quoted Jane Doe as saying, “We will wait.”", "Jane Doe"),
    ("Asked about Mark Low, Jane Doe said, “We will wait.”", "Jane Doe"),
    ("Mark Low met Jane Doe. “We will wait,” Low said.", "Mark Low"),
    ("Mayor Jane Doe spoke first. “We will wait,” the mayor said.", "Jane Doe"),
    ("“We will wait,” Ambassador-turned-mayor Jane Doe said.", "Jane Doe"),
    ("Mark Low criticized the plan and said it “will never float.”", "Mark Low"),
    ("Former U.S. Secretary of State Jane Doe said the plan “will never float.”", "Jane Doe"),
    ("Jane Doe and Mark Low spoke. Doe said the plan “will never float.”", "Jane Doe"),
    ("The plan “will never float” and “never should,” Jane Doe argued.", "Jane Doe"),
]


@pytest.mark.parametrize(("text", "name"), WAYS, ids=range(len(WAYS)))
def test_the_speaker_is_found(text: str, name: str) -> None:
    """Every way of attributing words names the same person for each of them."""
    assert {draft.speaker.name for draft in quoted(text)} == {name}


UNNAMED = [
    ("“We will wait,” one voter said.", "one voter"),
    ("“We will wait,” a spokesman for Jane Doe said.", "a spokesman"),
    ("The letter read: “We will wait.”", "The letter"),
    ("Protesters chanted “We will wait!” outside.", None),
    ("“We will wait.”", None),
]


@pytest.mark.parametrize(("text", "mention"), UNNAMED, ids=range(len(UNNAMED)))
def test_a_source_without_a_name_stays_without_one(text: str, mention: str | None) -> None:
    """Nobody is invented: the words that stand for the source are kept, the name is empty, the draft ranks low."""
    (draft,) = quoted(text)
    assert draft.speaker.name is None
    assert draft.confidence <= 0.5
    if mention is not None:
        assert draft.speaker.mention is not None
        assert draft.speaker.mention.text == mention


def test_pronouns_follow_gender_and_subject() -> None:
    """“She” passes over men, “he” over women."""
    text = "Susan Park met Robert Vane on Monday. “He is late,” she said.\n“She was early,” he said."
    assert [draft.speaker.name for draft in quoted(text)] == ["Susan Park", "Robert Vane"]


def test_the_same_surname_is_told_apart() -> None:
    """A surname alone means the one who spoke last."""
    text = "Paul Reed and Anna Reed run the shop. “We are closed,” Anna Reed said. “For good,” Reed said."
    assert [draft.speaker.name for draft in quoted(text)] == ["Anna Reed", "Anna Reed"]


def test_an_outlet_that_is_quoted_is_via_and_no_speaker() -> None:
    """“OUTLET quoted him as saying” and “was quoted as saying by OUTLET” name the outlet apart from the person."""
    text = (
        "Omid Karimi arrived late. “Traffic,” Fars quoted him as saying.\n"
        "“It was bad,” he was quoted as saying by ISNA."
    )
    drafts = quoted(text)
    assert [(one.speaker.name, one.via) for one in drafts] == [("Omid Karimi", "Fars"), ("Omid Karimi", "ISNA")]
    assert all(any(flag.kind is FlagKind.VIA for flag in one.flags) for one in drafts)


def test_what_somebody_was_asked_is_not_put_into_his_mouth() -> None:
    """The question belongs to whoever asked, who is not named here."""
    question, answer = quoted("Mark Low was asked, “Will you wait?” He answered, “I will.”")
    assert (question.speaker.name, answer.speaker.name) == (None, "Mark Low")


def test_split_and_continued_quotations_are_joined() -> None:
    """“…,” X said, “…” and paragraphs that go on make one statement of several parts."""
    split, long = quoted(
        "“We will wait,” Jane Doe said, “until the ice melts.” Nobody clapped.\n\n"
        "Mark Low replied:\n\n“First, no.\n\n“Second, never.”"
    )
    assert [part.text for part in split.parts] == ["We will wait,", "until the ice melts."]
    assert [part.text for part in long.parts] == ["First, no.", "Second, never."]
    assert long.speaker.name == "Mark Low"


def test_kinds_are_told_apart() -> None:
    """Whole sentences are direct, words inside the reporter's sentence partial, reported speech is a draft too."""
    text = "“We will wait,” Jane Doe said. She called the plan “very slow.” Doe said that winter would come early."
    drafts = ingest(Article(text, published=PUBLISHED))
    assert [draft.kind for draft in drafts] == [Kind.DIRECT, Kind.PARTIAL, Kind.REPORTED]
    assert drafts[2].text == "Doe said that winter would come early."
    assert drafts[1].context.text == "She called the plan “very slow.”"


def test_flags_tell_what_to_look_at() -> None:
    """Brackets, ellipses, inner quotations, fragments and a missing closing mark are pointed out."""
    text = (
        "“We … will [probably] wait, as ‘promised by all’ here,” Jane Doe said. She saw “a mess” there.\n\n"
        "She said: “And so"
    )
    flags = {flag.kind for draft in quoted(text) for flag in draft.flags}
    assert {FlagKind.ELLIPSIS, FlagKind.BRACKETS, FlagKind.NESTED, FlagKind.FRAGMENT, FlagKind.UNCLOSED} <= flags


def test_a_quotation_repeated_in_the_article_is_pointed_out() -> None:
    """The second of two alike says so."""
    text = "“The gate was open all night long,” Jane Doe said.\n\nDoe repeated that “the gate was open all night long.”"
    first, second = quoted(text)
    assert not any(flag.kind is FlagKind.REPEATED for flag in first.flags)
    assert any(flag.kind is FlagKind.REPEATED for flag in second.flags)


def small_record() -> Record:
    """A record with one speaker, known by other names, and one statement."""
    role = Role("Minister of Tides", EdtfDate.parse("2020"))
    speaker = Speaker("vane", "Roberta Vane", ("Vané", "Robbie Vane"), (role,))
    statement = Statement(
        "gazette-1/vane-gate", "gazette-1", "vane", Kind.DIRECT, ("The gate was open all night long.",), PUBLISHED
    )
    source = Source("gazette-1", "Gates")
    return Record(About("Tides"), {"vane": speaker}, {source.id: source}, {statement.id: statement})


def test_names_on_record_come_first() -> None:
    """A surname or an alias on record resolves to the speaker's id, name and role; so does a role phrase."""
    drafts = quoted("“We will wait,” Vané said. “For the tide,” the minister added.", small_record())
    assert {(one.speaker.id, one.speaker.name, one.speaker.role) for one in drafts} == {
        ("vane", "Roberta Vane", "Minister of Tides")
    }


def test_what_is_on_record_already_is_named() -> None:
    """A draft that repeats a statement on record carries its full id."""
    (draft,) = quoted("“The gate was open all night long, I swear,” Vane said.", small_record())
    assert [flag.detail for flag in draft.flags if flag.kind is FlagKind.ON_RECORD] == ["gazette-1/vane-gate"]


def test_how_it_was_found_is_told_with_other_candidates() -> None:
    """Each draft says how its speaker was found and who else it might be."""
    draft = quoted("Robert Vane met Paul Hill. “We will wait,” he said.")[0]
    assert draft.speaker.how is How.PRONOUN
    assert draft.speaker.alternatives == ("Paul Hill",)


def test_example_questions_use_the_drafts_own_words() -> None:
    """The proposed questions name the speaker and a phrase of the words quoted."""
    draft = quoted("“The harbor tax will ruin small fishermen,” Jane Doe said.")[0]
    assert draft.questions
    assert all("Jane Doe" in question for question in draft.questions)
    assert any("small fishermen" in question or "harbor tax" in question for question in draft.questions)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *'“”"‘’,.?:—()\n', "''", "``", "\n\n", "said", "Jane Doe", "he", "who", "the mayor", "on Monday",
                "told", "according to", "was quoted as saying by", "and", "in", "U.S.", "adding", "’s",
            ]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_no_text_breaks_it_and_every_offset_holds(pieces: list[str]) -> None:
    """Whatever the text, each part and each mention is found again at its offsets."""
    text = " ".join(pieces)
    for draft in ingest(Article(text, published=PUBLISHED)):
        spans = [*draft.parts, draft.context, *([draft.speaker.mention] if draft.speaker.mention else [])]
        assert all(text[span.start : span.end] == span.text for span in spans)
