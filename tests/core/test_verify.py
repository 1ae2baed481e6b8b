import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from island_record import LENA, MIRA, OTTO, island

from bot.core.verify import Level, Op, Tag, Verdict, Verification, Verifier

VERIFIER = Verifier.of(island())
V = Verdict
QUOTED = [one for one in island().statements.values() if one.kind == "direct" and len(one.parts) == 1]


def check(text: str, speaker: str | None = None) -> Verification:
    """The verdict of the island's record."""
    return VERIFIER.verify(text, speaker=speaker)


def tags(found: Verification) -> set[str]:
    """The tags of the best match's edits."""
    return {tag for match in found.matches[:1] for edit in match.diff for tag in edit.tags}


@pytest.mark.parametrize(
    ("verdict", "speaker", "text"),
    [
        (V.VERBATIM, MIRA, "We built it with our own hands."),
        (V.VERBATIM, MIRA, "“We built it with our own hands.”"),
        (V.VERBATIM, MIRA, "built it with our own"),
        (V.VERBATIM, MIRA, "lighthouse tax [a levy of 1987]"),
        (V.VERBATIM, MIRA, "We lit the lamps for every sailor, and we shall light them again."),
        (V.VERBATIM, OTTO, "hollow to the core"),
        (V.VERBATIM, LENA, "Bread before banners."),
        (V.TRIVIAL, MIRA, "THE FERRY WILL NEVER STOP WE BUILT IT WITH OUR OWN HANDS"),
        (V.TRIVIAL, MIRA, "nobody else may sell it and im sure of that"),
        (V.TRIVIAL, MIRA, "> **We built it** with our own hands!!"),
        (V.TRIVIAL, MIRA, "we will not pay the lighthouse tax. It costs 10.5 million crowns"),
        (V.TRIVIAL, MIRA, "They are doing rather badly... They're out of coal."),
        (V.TRIVIAL, MIRA, "We built it with our own hands [sic]."),
        (V.TRIVIAL, MIRA, "they are doing rather badly theyre out of coal"),
        (V.VERBATIM, OTTO, "Bread before banners"),
        (V.TRIVIAL, OTTO, "the towns of Ovel, Trin, and Maske"),
        (V.ALTERED, MIRA, "The ferry will always stop."),
        (V.ALTERED, MIRA, "The ferry will stop."),
        (V.ALTERED, MIRA, "we will not pay the lighthouse tax. It costs 105 million crowns a year"),
        (V.ALTERED, MIRA, "We built it with their own hands."),
        (V.ALTERED, OTTO, "rotten to the core"),
        (V.ALTERED, OTTO, "the island keeps no gulls in cages anywhere"),
        (V.ALTERED, OTTO, "the towns of Ovel, Trin and Lisk rebuilt their walls themselves"),
        (V.ALTERED, OTTO, "I don't believe the salt treaty is dead"),
        (V.ALTERED, MIRA, "The ferry will never stop … Nobody else may sell it"),
        (V.SPLICED, MIRA, "We built it with our own hands. The ferry will never stop."),
        (V.ALTERED, MIRA, "We built it with our own hands [and never with yours]."),
        (V.MISATTRIBUTED, OTTO, "We built it with our own hands."),
        (V.MISATTRIBUTED, "Ada Nobody", "hollow to the core"),
        (V.MISATTRIBUTED, MIRA, "bread before BANNERS"),
        (V.MISATTRIBUTED, LENA, "They want to trade"),
        (V.SPLICED, MIRA, "The ferry will never stop. Nobody else may sell it"),
        (V.SPLICED, MIRA, "We built it with our own hands. They want to trade."),
        (V.SPLICED, MIRA, "They are doing rather badly. They're out of coal."),
        (V.SPLICED, OTTO, "the charter hollow to the core before he sailed"),
        (V.SPLICED, LENA, "The storm took four colour mills and we shall light them again."),
        (V.TRIVIAL, MIRA, "We will not pay the lighthouse tax (a levy of 1987). It costs 10.5 million crowns"),
        (V.ALTERED, MIRA, "we will not pay the lighthouse tax [a levy of 1988]."),
        (V.ALTERED, MIRA, "we will not pay the lighthouse tax [a levy]. It costs 10.5 million crowns"),
        (V.ALTERED, MIRA, "we will not pay the lighthouse tax [a theft]."),
        (V.ALTERED, MIRA, "They [the ferrymen] want to trade"),
        (V.ALTERED, OTTO, "to the hollow core"),
        (V.ALTERED, OTTO, "Our guards were village bakers who offered lessons"),
        (V.ALTERED, OTTO, "Our guards were teachers who rebuilt their walls themselves"),
        (V.ALTERED, OTTO, "calling the charter “hollow to the core”"),
        (V.SPLICED, OTTO, "calling the charter hollow to the core"),
        (V.SPLICED, MIRA, "They want to trade. They’re out of coal."),
        (V.SPLICED, MIRA, "we built it with our own and I’m sure of that"),
        (V.SPLICED, MIRA, "Voss said: We built it with our own hands."),
        (V.SPLICED, MIRA, "We built it with our own hands, she said in the harbour."),
        (V.ALTERED, MIRA, "The ferry will stop, she said."),
        (V.NOT_ON_RECORD, LENA, "Otto Bram left the accord in spring"),
        (V.NOT_ON_RECORD, MIRA, "We built a school and a hospital of our own"),
        (V.NOT_ON_RECORD, OTTO, "the towns of the north will have better roads themselves"),
        (V.NOT_ON_RECORD, MIRA, "Every child deserves a bicycle and a map."),
        (V.NOT_ON_RECORD, "Ada Nobody", "There will be no new taxes this winter."),
        (V.NOT_ON_RECORD, MIRA, "!!! … ???"),
        (V.NOT_ON_RECORD, MIRA, ""),
    ],
)
def test_verdicts(verdict: Verdict, speaker: str, text: str) -> None:
    """Each of the six verdicts falls where the contract draws its line."""
    assert check(text, speaker).verdict is verdict


def test_without_a_speaker_the_words_alone_count() -> None:
    """True words are true whoever said them when nobody is claimed."""
    assert check("hollow to the core").verdict is V.VERBATIM
    assert check("The ferry will always stop.").verdict is not V.MISATTRIBUTED


@pytest.mark.parametrize("speaker", ["Mira Voss", "voss", "Captain Mira Voss", "Voss, Harbour Master", "Mira Vos"])
def test_a_speaker_among_titles_is_found(speaker: str) -> None:
    """Titles, offices and a slip do not make a speaker somebody else."""
    assert check("We built it with our own hands.", speaker).verdict is V.VERBATIM


@pytest.mark.parametrize("speaker", ["Mira Voss Jr.", "Nils Voss", "Voss’s deputy", "President Marlow"])
def test_a_namesake_is_somebody_else(speaker: str) -> None:
    """A relative, a deputy or another holder of the office has not said it."""
    assert check("We built it with our own hands.", speaker).verdict is V.MISATTRIBUTED


def test_an_attributed_quotation_is_judged_by_its_words() -> None:
    """Marks and attribution around the words are not taken for words of the speaker."""
    assert check("“The ferry will never stop,” Voss said.", MIRA).verdict in (V.VERBATIM, V.TRIVIAL)
    assert check("“The ferry will never stop,” Voss said.").verdict in (V.VERBATIM, V.TRIVIAL)
    assert check("“The ferry will never stop,” Bram said.").verdict is V.MISATTRIBUTED
    assert check("“The ferry will never stop,” she told the harbour.", MIRA).verdict is V.TRIVIAL
    assert check("“The ferry will never stop,” she told the harbour.", OTTO).verdict is V.MISATTRIBUTED


def test_several_attributed_quotations_get_the_verdict_of_the_worst() -> None:
    """Marks tell the pieces apart, so they are not run together; each is judged as its speaker's."""
    assert check("“The ferry will never stop,” Voss said. “We built it with our own hands.”").verdict is V.TRIVIAL
    assert (
        check("“The ferry will never stop,” Voss said. Bram replied: “They are doing rather badly”").verdict
        is V.MISATTRIBUTED
    )


def test_a_marked_cut_beside_a_repeated_word_is_an_elision() -> None:
    """Where the word after the ellipsis stands before the gap too, the cut is still marked."""
    found = check("we will not pay the lighthouse tax … It costs 10.5 million crowns", MIRA)
    assert found.verdict is V.TRIVIAL
    assert check("The ferry will never stop. […] Nobody else may sell it", MIRA).verdict is V.ALTERED


@pytest.mark.parametrize("speaker", [MIRA, "Rear Admiral (ret.) Mira Voss", "Адмирал Mira Voss", "Voss on Radio Ovel"])
def test_decoration_is_no_other_speaker(speaker: str) -> None:
    """A rank, a place or a broadcaster beside the name does not make true words somebody else's."""
    assert check("We built it with our own hands.", speaker).verdict is V.VERBATIM


@pytest.mark.parametrize(
    ("speaker", "text", "tag"),
    [
        (MIRA, "The ferry will stop.", Tag.NEGATION),
        (MIRA, "It costs 11.5 million crowns a year.", Tag.NUMBER),
        (MIRA, "The ferry must never stop.", Tag.MODAL),
        (OTTO, "the towns of Ovel, Trin and Lisk rebuilt their walls", Tag.NAME),
        (MIRA, "They are doing rather well …", Tag.ANTONYM),
        (MIRA, "Somebody else may sell it, and I’m sure of that", Tag.QUANTIFIER),
        (MIRA, "We perhaps built it with our own hands.", Tag.HEDGE),
        (MIRA, "We built it, by the way, with our own hands.", Tag.INSERTION),
        (OTTO, "Our guards were teachers and the towns of Ovel, Trin and Maske rebuilt their walls", Tag.CUT),
        (MIRA, "The ferry will never stop … with our own hands", Tag.ELISION),
        (MIRA, "As long as the harbour is closed, we won't pay the lighthouse tax", Tag.FORM),
        (MIRA, "We built it with our own hadns.", Tag.SLIP),
        (OTTO, "it sleeps if the council wakes it", Tag.CONDITION),
        (OTTO, "the island keeps no gulls in cages", Tag.REPORTED),
    ],
)
def test_edits_bear_tags(speaker: str, text: str, tag: Tag) -> None:
    """What kind of change it is stands at the edit, not in a score."""
    found = check(text, speaker)
    assert found.verdict is V.ALTERED
    assert tag in tags(found)


def test_a_form_or_slip_is_told_from_a_change_of_sense() -> None:
    """A contraction is altered by the contract, and bears no other tag."""
    found = check("we won't pay the lighthouse tax", MIRA)
    assert (found.verdict, found.matches[0].level, tags(found)) == (V.ALTERED, Level.FORM, {Tag.FORM})


def test_altered_only_after_every_wording() -> None:
    """Of an utterance reported twice, words of either report are true."""
    assert check("The tempest took four color mills", LENA).verdict is V.VERBATIM
    assert check("The storm took four colour mills", LENA).verdict is V.VERBATIM
    assert check("The storm took nine colour mills", LENA).verdict is V.ALTERED


def test_shared_wording_names_everybody_who_said_it() -> None:
    """Words that two people said are listed with both when a third is claimed."""
    found = check("Bread before banners", MIRA)
    assert {match.statement.speaker_id for match in found.matches} == {LENA, OTTO}


def test_a_quote_inside_a_quote_may_be_the_claimed_speakers() -> None:
    """Words that somebody is quoted with inside another's statement are not called somebody else's."""
    found = check("the granary is a fortress of patience", "Mira Voss")
    assert found.verdict is V.NOT_ON_RECORD
    assert "quotation marks" in found.warnings[0]
    assert check("the granary is a fortress of patience", OTTO).verdict is V.MISATTRIBUTED


@pytest.mark.parametrize(
    ("speaker", "text", "word"),
    [
        (MIRA, "we will not pay the lighthouse tax", "condition"),
        (OTTO, "the salt treaty is dead", "negation"),
        (OTTO, "it sleeps", "condition"),
    ],
)
def test_true_fragments_that_hide_something_carry_a_warning(speaker: str, text: str, word: str) -> None:
    """A negation, condition or exception of the same sentence that is left out is said, and the sentence is shown."""
    found = check(text, speaker)
    assert found.verdict is V.VERBATIM
    assert any(word in warning for warning in found.warnings)
    assert len(found.matches[0].sentence) > len(text)


def test_a_whole_sentence_carries_no_warning() -> None:
    """Nothing is left out of a whole sentence."""
    assert check("We built it with our own hands.", MIRA).warnings == ()


def test_the_gap_at_an_ellipsis_is_shown() -> None:
    """What a claim leaves out at an ellipsis is told."""
    found = check("The ferry will never stop … Nobody else may sell it", MIRA)
    assert any("We built it with our own hands" in warning for warning in found.warnings)


def test_the_sources_insertion_is_not_the_speakers_word() -> None:
    """Brackets of the source left out or run in are told."""
    assert any("[a levy of 1987]" in warning for warning in check("the lighthouse tax. It costs", MIRA).warnings)
    assert any("a levy of 1987" in one for one in check("the lighthouse tax, a levy of 1987", MIRA).warnings)


def test_a_splice_lists_its_pieces_in_order() -> None:
    """The statements of the pieces come in the order of the claim."""
    found = check("The storm took four colour mills. We built it with our own hands.", MIRA)
    assert [match.statement.id for match in found.matches] == ["herald/storm", "herald/ferry"]
    assert "different speakers" in found.warnings[0]


def test_the_full_sentence_of_a_fragment_is_its_sources() -> None:
    """Around a few quoted words the reporter's sentence is shown."""
    assert check("to the core", OTTO).matches[0].sentence.startswith("Otto Bram left the accord")


def test_a_very_long_claim_is_cut_and_says_so() -> None:
    """No claim can take minutes."""
    found = check("The ferry will never stop. " * 2000, MIRA)
    assert any("2000 words" in warning for warning in found.warnings)


@st.composite
def excerpts(draw: st.DrawFn) -> tuple[str, str]:
    """An excerpt of whole words of a direct statement, as written, and its speaker."""
    statement = draw(st.sampled_from(QUOTED))
    words = list(re.finditer(r"\S+", statement.text))
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    return statement.text[words[first].start() : words[last].end()], statement.speaker_id


@given(excerpts())
@settings(max_examples=150, deadline=None)
def test_every_excerpt_is_verbatim(excerpt: tuple[str, str]) -> None:
    """Any run of whole words of a quotation is verbatim for its speaker, unless it has no word."""
    text, speaker = excerpt
    assert check(text, speaker).verdict is V.VERBATIM or text == "…"


@given(excerpts(), st.sampled_from([str.upper, str.lower, str.title, "  {}  ".format, "**{}**".format, "„{}“!".format]))
@settings(max_examples=150, deadline=None)
def test_noise_keeps_a_claim_true(excerpt: tuple[str, str], noise: Callable[[str], str]) -> None:
    """Case, blanks, marks and markup never make true words untrue."""
    text, speaker = excerpt
    noisy = noise(text)
    assert check(noisy, speaker).verdict in (V.VERBATIM, V.TRIVIAL) or text == "…"


def _bare(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("’", "").replace("'", ""))


@given(excerpts(), st.integers(0, 20), st.sampled_from(["harbour", "not", "1987", "Ovel", ""]))
@settings(max_examples=200, deadline=None)
def test_a_difference_holds_both_texts(excerpt: tuple[str, str], at: int, other: str) -> None:
    """Same and added words of a difference make the claim, in order and none missing."""
    words = excerpt[0].split()
    claim = " ".join([*words[: at % len(words)], other, *words[at % len(words) + 1 :]])
    found = check(claim, excerpt[1])
    if found.verdict is not V.ALTERED:
        return
    match = found.matches[0]
    mine = " ".join(edit.text for edit in match.diff if edit.op is not Op.REMOVED)
    theirs = " ".join(edit.text for edit in match.diff if edit.op is not Op.ADDED)
    assert _bare(mine) == _bare(claim)
    source = match.statement.context or "" if match.reporter else match.statement.text
    assert " ".join(_bare(theirs)) in " ".join(_bare(source))


@given(st.text(max_size=80), st.none() | st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_a_verdict(text: str, speaker: str | None) -> None:
    """Whatever is claimed for whomever, there is a verdict, with similarities between 0 and 1."""
    found = check(text, speaker)
    assert all(0 <= match.similarity <= 1 for match in found.matches)
