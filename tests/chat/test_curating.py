import pytest
from islands import HARBOUR, Island, invented, labels, shown

from bot.chat.client import OnRecord
from bot.chat.forms import DAILY
from bot.desk import Desk
from bot.errors import KnowledgeError
from bot.memory import desk_in_memory
from bot.problems import Place, Problem, Severity

QUOTE = {
    "quote": "The pier was never ours.",
    "speaker": "Quill",
    "source": "https://gazette.example/9",
    "said": "2022-05",
}


@pytest.fixture
def office(island: Island) -> Island:
    """The island with Ben as a curator."""
    island.bot.curators = frozenset({island.ben.id})
    return island


async def suggest(island: Island, **changed: str) -> str:
    """What Ada is told after sending in a suggestion."""
    form = await island.ada.slash(island.channel, "suggest")
    return shown(await island.ada.submit_modal(form, QUOTE | changed)).content


async def test_a_suggestion_is_taken_with_its_number(office: Island) -> None:
    """The form has four fields; what is sent in lands in the ledger."""
    assert "This is suggestion 1" in await suggest(office)
    (kept,) = office.bot.ledger.suggestions()
    assert (kept.quote, kept.speaker, kept.source, kept.said) == tuple(QUOTE.values())


async def test_words_on_record_are_shown_to_who_suggests_them(office: Island) -> None:
    """Nobody waits for what is there already."""
    content = await suggest(office, quote=HARBOUR)
    assert "on record already" in content
    assert f"> {HARBOUR}" in content


async def test_nothing_is_no_suggestion(office: Island) -> None:
    """A form of dots and emoji is not kept."""
    assert "no words" in await suggest(office, quote="… 🙂")
    assert office.bot.ledger.suggestions() == ()


async def test_there_are_only_so_many_a_day(office: Island) -> None:
    """A flood stops at the limit, which is told."""
    for _ in range(DAILY):
        await suggest(office)
    assert f"{DAILY}th suggestion today" in await suggest(office)
    assert len(office.bot.ledger.suggestions()) == DAILY


async def test_a_form_opened_before_a_restart_is_still_taken(office: Island) -> None:
    """What is sent in is understood by its id."""
    form = await office.ada.slash(office.channel, "suggest")
    await office.env.restart_bot(OnRecord(office.bot.desk, office.bot.ledger))
    assert "suggestion 1" in shown(await office.ada.submit_modal(form, QUOTE)).content


async def test_a_curator_accepts_with_ready_yaml(office: Island) -> None:
    """The suggestion stands beside the nearest statement; accepting gives the entry to paste."""
    await suggest(office)
    looked = shown(await office.ben.slash(office.channel, "curate suggestions"))
    assert looked.ephemeral
    assert "The pier was never ours." in looked.content
    assert labels(looked) == ["Accept", "Reject", "Skip"]
    yaml = shown(await office.ben.click(looked, label="Accept")).content
    assert "speaker: ada-quill\n" in yaml
    assert "      The pier was never ours.\n" in yaml
    assert 'said: {date: "2022-05"' in yaml
    assert "status: draft" in yaml
    assert "decided or deleted" in shown(await office.ben.click(looked, label="Accept")).content


async def test_a_rejection_has_a_reason_that_the_suggester_can_read(office: Island) -> None:
    """Without a direct message: behind a button, or again with the next suggestion."""
    form = await office.ada.slash(office.channel, "suggest")
    thanks = shown(await office.ada.submit_modal(form, QUOTE))
    looked = shown(await office.ben.slash(office.channel, "curate suggestions"))
    asked = await office.ben.click(looked, label="Reject")
    assert "Rejected" in shown(await office.ben.submit_modal(asked, {"reason": "the page is *gone*"})).content
    own = shown(await office.ada.click(thanks, label="My suggestions")).content
    assert "1: not taken (the page is \\*gone\\*)" in own


async def test_skipping_goes_round(office: Island) -> None:
    """The next one, and the first again after the last."""
    await suggest(office)
    await suggest(office, quote="Another sentence entirely.")
    first = shown(await office.ben.slash(office.channel, "curate suggestions"))
    second = shown(await office.ben.click(first, label="Skip"))
    assert "Suggestion 2, 2 waiting" in second.content
    assert "Suggestion 1, 2 waiting" in shown(await office.ben.click(second, label="Skip")).content


@pytest.mark.parametrize("command", ["status", "reload", "unanswered", "suggestions"])
async def test_nobody_else_curates(office: Island, command: str) -> None:
    """One private sentence for everybody who is no curator."""
    result = await office.ada.slash(office.channel, f"curate {command}")
    assert result.ephemeral
    assert shown(result).content == "This is for the curators of this bot."


async def test_buttons_of_curators_are_theirs(office: Island) -> None:
    """Who is taken off the list of curators cannot press on."""
    await suggest(office)
    looked = shown(await office.ben.slash(office.channel, "curate suggestions"))
    office.bot.curators = frozenset()
    for label in ("Accept", "Reject", "Skip"):
        assert shown(await office.ben.click(looked, label=label)).content == "This is for the curators of this bot."
    assert len(office.bot.ledger.suggestions()) == 1


async def test_status_counts_what_is_there_and_what_waits(office: Island) -> None:
    """With the statements that were not what was asked."""
    answer = await office.ask("Is the bridge safe?")
    assert "without your name" in shown(await office.ada.click(answer, label="Not what I asked")).content
    await office.ada.click(answer, label="Helpful")
    content = shown(await office.ben.slash(office.channel, "curate status")).content
    assert "5 statements of 3 speakers from 2 sources" in content
    assert "gazette-1/bridge (1 of 2)" in content


async def test_the_list_of_questions_shrinks_as_they_are_done(office: Island) -> None:
    """The most asked first; one that is answered is taken off."""
    office.bot.ledger.list_question("What of the *pier*?", office.bot.today())
    content = shown(await office.ben.slash(office.channel, "curate unanswered")).content
    assert "- 1× What of the \\*pier\\*?" in content
    (choice,) = await office.ben.autocomplete(office.channel, "curate unanswered", "done", "PIER")
    result = shown(await office.ben.slash(office.channel, "curate unanswered", done=choice["value"]))
    assert result.content == "Taken off the list."
    assert "No question" in shown(await office.ben.slash(office.channel, "curate unanswered")).content


async def test_reloading_serves_the_new_record(office: Island) -> None:
    """The next question is answered from it."""
    new = desk_in_memory(invented())
    office.bot.reload = lambda: new
    result = await office.ben.slash(office.channel, "curate reload")
    assert office.bot.desk is new
    assert "5 statements are on record now" in shown(result).content


async def test_a_broken_base_changes_nothing(office: Island) -> None:
    """Its problems are told with their places, and the old record is served on."""
    old = office.bot.desk

    def broken() -> Desk:
        place = Place("speakers/x.yaml", 3, 5)
        raise KnowledgeError("it has 1 error", (Problem(place, "rule", Severity.ERROR, "no *such* key"),))

    office.bot.reload = broken
    result = await office.ben.slash(office.channel, "curate reload")
    content = "\n".join(one.content for one in [*result.followups, shown(result)])
    assert "it has 1 error" in content
    assert "speakers/x.yaml\\:3\\:5" in content
    assert office.bot.desk is old


async def test_forget_me_deletes_what_is_kept(office: Island) -> None:
    """Suggestions go from the ledger, turns from memory."""
    await suggest(office)
    await office.ask("Is the bridge safe?")
    content = shown(await office.ada.slash(office.channel, "forget-me")).content
    assert "Deleted: 1 records" in content
    assert office.bot.ledger.suggestions() == ()
    assert "cannot tell what that refers to" in (await office.ask("when?")).content
