from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import LedgerError
from bot.ledger import KEPT_DAYS, Ledger

TODAY = date(2026, 3, 1)
LARGEST_ID = 2**63 - 1


def suggest(ledger: Ledger, user: int = 7, day: date = TODAY, quote: str = "We sell fish.") -> int:
    """One more suggestion; its number."""
    return ledger.suggest(user, day, quote, "Mayor Quill", "https://gazette.example/7", "2025-05-01")


def test_a_note_is_remembered_and_written_over(ledger: Ledger) -> None:
    """The last value wins; an unknown name has none."""
    assert ledger.note("commands") is None
    ledger.write_note("commands", "one")
    ledger.write_note("commands", "two")
    assert ledger.note("commands") == "two"


def test_a_servers_settings_are_its_own(ledger: Ledger) -> None:
    """Set, changed, put back, forgotten; another server's stay."""
    for guild in (1, LARGEST_ID):
        ledger.set(guild, "language", "en")
        ledger.set(guild, "style", "card")
    ledger.set(1, "language", "fa")
    ledger.set(1, "style", None)
    assert ledger.settings(1) == {"language": "fa"}
    ledger.forget_guild(1)
    assert ledger.settings(1) == {}
    assert ledger.settings(LARGEST_ID) == {"language": "en", "style": "card"}


def test_what_is_read_of_settings_may_be_changed_by_the_reader(ledger: Ledger) -> None:
    """The caller gets a copy, not what the ledger remembers."""
    ledger.set(1, "language", "en")
    ledger.settings(1)["language"] = "fa"
    assert ledger.settings(1) == {"language": "en"}


def test_a_question_is_listed_once_and_counted(ledger: Ledger) -> None:
    """New the first time, counted after; the most asked first; gone when struck."""
    assert ledger.list_question("Is the harbour for sale?", TODAY)
    assert ledger.list_question("Who owns the bridge?", TODAY)
    assert not ledger.list_question("Who owns the bridge?", TODAY + timedelta(1))
    first, second = ledger.questions()
    assert (first.text, first.asked, first.first, first.last) == (
        "Who owns the bridge?", 2, TODAY, TODAY + timedelta(1),
    )  # fmt: skip
    ledger.strike_question(first.text)
    assert ledger.questions() == (second,)


def test_feedback_is_summed_over_days(ledger: Ledger) -> None:
    """A statement's counts, the least helpful first, as whole numbers."""
    for days, helpful in ((0, True), (1, True), (1, False)):
        ledger.rate("gazette-7/fish", TODAY + timedelta(days), helpful=helpful)
    ledger.rate("gazette-7/toll", TODAY, helpful=True)
    assert list(ledger.ratings().items()) == [("gazette-7/fish", (2, 1)), ("gazette-7/toll", (1, 0))]


def test_a_suggestion_has_a_life(ledger: Ledger) -> None:
    """Sent, counted, decided with a reason, seen by its sender."""
    number = suggest(ledger)
    other = suggest(ledger, user=8)
    assert other > number
    assert ledger.suggested_today(7, TODAY) == 1
    assert [one.id for one in ledger.suggestions()] == [number, other]
    ledger.decide(number, "rejected", "no source", TODAY)
    assert [one.id for one in ledger.suggestions()] == [other]
    (mine,) = ledger.suggestions_of(7)
    assert (mine.quote, mine.state, mine.reason) == ("We sell fish.", "rejected", "no source")
    assert ledger.suggestion(number) == mine
    assert ledger.suggestion(number + 99) is None


def test_a_person_can_have_everything_deleted(ledger: Ledger) -> None:
    """All of that person's suggestions and nobody else's; the number of records is told."""
    suggest(ledger)
    suggest(ledger)
    suggest(ledger, user=LARGEST_ID)
    assert ledger.forget_user(7) == 2
    assert ledger.suggestions_of(7) == ()
    assert len(ledger.suggestions_of(LARGEST_ID)) == 1


def test_numbers_of_deleted_suggestions_are_not_used_again(ledger: Ledger) -> None:
    """A button of an old suggestion can never decide a new one."""
    number = suggest(ledger)
    ledger.forget_user(7)
    assert suggest(ledger) > number


def test_what_was_kept_long_enough_is_deleted(ledger: Ledger) -> None:
    """Older than the days kept: gone. Younger, or a suggestion still open: kept."""
    old = TODAY - timedelta(KEPT_DAYS + 1)
    for day in (old, TODAY):
        ledger.list_question(f"asked on {day}", day)
        ledger.rate("gazette-7/fish", day, helpful=True)
        ledger.decide(suggest(ledger, day=old), "accepted", None, day)
    waiting = suggest(ledger, day=old)
    assert ledger.expire(TODAY) == 3
    assert len(ledger.questions()) == 1
    assert ledger.ratings() == {"gazette-7/fish": (1, 0)}
    assert [one.id for one in ledger.suggestions()] == [waiting]
    assert ledger.expire(TODAY) == 0


def test_logins_are_kept_for_two_days(ledger: Ledger) -> None:
    """Each bot's own, since a time, oldest first; older ones go when a new one comes."""
    for at in (1_000, 100_000, 200_000):
        ledger.write_login("a", at)
    ledger.write_login("b", 200_001)
    assert ledger.logins("a", 0) == (100_000, 200_000)
    assert ledger.logins("a", 100_000) == (200_000,)
    assert ledger.logins("b", 0) == (200_001,)


def test_checking_leaves_nothing_behind(ledger: Ledger) -> None:
    """What is written to see whether it can be is taken back."""
    ledger.check()
    assert ledger.note("check") is None


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_kept(ledger: Ledger, text: str) -> None:
    """Whatever people send is stored and read back the same, but for what no database holds: NUL, half surrogates."""
    number = suggest(ledger, quote=text)
    proposal = ledger.suggestion(number)
    assert proposal is not None
    assert proposal.quote == text.replace("\0", "").encode("utf-8", "replace").decode()


@pytest.mark.parametrize("text", ["'; DROP TABLE suggestions; --", "%s %d %%", "?", '"user"', "{number}"])
def test_no_text_is_taken_for_a_command(ledger: Ledger, text: str) -> None:
    """Values never become part of a statement, whatever they look like."""
    suggest(ledger, quote=text)
    ledger.list_question(text, TODAY)
    ledger.set(1, text, text)
    assert [one.quote for one in ledger.suggestions()] == [text]
    assert [one.text for one in ledger.questions()] == [text]
    assert ledger.settings(1) == {text: text}


def test_a_number_that_does_not_fit_is_a_sentence(ledger: Ledger) -> None:
    """Beyond 64 bits: LedgerError, counted, and the ledger goes on."""
    with pytest.raises(LedgerError):
        suggest(ledger, user=2**70)
    assert ledger.errors == 1
    assert suggest(ledger) > 0
