from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.logins import DAILY, HOURLY, Logins
from bot.chat.preflight import check_token, wrong_clock
from bot.errors import SettingsError
from bot.ledger import Ledger

TOKEN = "MTIz.Gabcde.f-g_h"  # noqa: S105 - invented
LIMIT = 1000  # Discord's, in 24 hours


class Hands:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        """Seconds since 1970."""
        return self.now


@pytest.fixture
def memory() -> Iterator[Ledger]:
    """A ledger in memory."""
    ledger = Ledger(None)
    yield ledger
    ledger.close()


@settings(max_examples=2, deadline=None)
@given(st.lists(st.floats(0.5, 90), min_size=1, max_size=8))
def test_no_crash_loop_spends_a_days_logins(lives: list[float]) -> None:
    """Crashing for a day after lives of any length, each start reading the ledger anew: far from Discord's limit."""
    ledger, clock = Ledger(None), Hands()
    made: list[float] = []
    started = clock.now
    while clock.now - started < 86_400:
        logins = Logins(ledger, TOKEN, now=clock)
        pause = logins.pause()
        if pause > 0:
            clock.now += pause
            continue
        logins.made()
        made.append(clock.now)
        clock.now += lives[len(made) % len(lives)]
    ledger.close()
    assert len(made) <= DAILY + 2 < LIMIT
    assert min(later - earlier for earlier, later in zip(made, made[HOURLY + 2 :], strict=False)) >= 3599


def test_a_sound_bot_is_never_held_up(memory: Ledger) -> None:
    """A login a minute for an hour, then one an hour: no pause at all."""
    clock = Hands()
    for step in (60.0,) * HOURLY + (3600.0,) * 48:
        logins = Logins(memory, TOKEN, now=clock)
        assert logins.pause() == 0
        logins.made()
        clock.now += step


def test_another_token_has_a_budget_of_its_own(memory: Ledger) -> None:
    """A new token may be tried at once."""
    clock = Hands()
    old, new = Logins(memory, TOKEN, now=clock), Logins(memory, TOKEN + "x", now=clock)
    for _ in range(HOURLY + 2):
        old.made()
    assert old.pause() == pytest.approx(3600)
    assert new.pause() == 0


def test_logins_of_the_future_say_nothing(memory: Ledger) -> None:
    """A clock that was wrong for a while does not lock the bot out for years."""
    clock = Hands()
    clock.now += 10**9
    wrong = Logins(memory, TOKEN, now=clock)
    for _ in range(HOURLY + 2):
        wrong.made()
    clock.now -= 10**9
    assert Logins(memory, TOKEN, now=clock).pause() == 0


def test_a_refusal_is_remembered_for_a_day(memory: Ledger) -> None:
    """This token only, and without the token."""
    clock = Hands()
    logins = Logins(memory, TOKEN, now=clock)
    assert logins.refused() is None
    logins.refuse()
    clock.now += 60
    assert Logins(memory, TOKEN, now=clock).refused() == pytest.approx(60, abs=1)
    assert Logins(memory, TOKEN + "x", now=clock).refused() is None
    assert TOKEN not in (memory.note("refused token") or TOKEN)
    clock.now += 86_400
    assert Logins(memory, TOKEN, now=clock).refused() is None


def test_without_a_ledger_the_budget_holds_in_this_process(tmp_path: Path) -> None:
    """A ledger that cannot be written does not let a loop within the process run free."""
    ledger, clock = Ledger(tmp_path / "ledger.sqlite3"), Hands()
    ledger.close()
    logins = Logins(ledger, TOKEN, now=clock)
    for _ in range(HOURLY + 2):
        assert logins.pause() == 0
        logins.made()
    assert logins.pause() > 0
    logins.refuse()
    assert logins.refused() is None


@pytest.mark.parametrize(
    ("token", "told"),
    [
        ("123456789012345678", "application's id"),
        ("0123456789abcdef" * 4, "public key"),
        ("abcdefgh_jklmnop-rstuvwxyz012345", "client secret"),
        ("https://discord.example/invite", "an address"),
    ],
)
def test_what_is_surely_no_token_is_never_sent(token: str, told: str) -> None:
    """What people paste by mistake is named, and not repeated."""
    with pytest.raises(SettingsError, match=told) as raised:
        check_token(token)
    assert token not in str(raised.value)


def test_what_may_be_a_token_is_tried() -> None:
    """Three parts: no word. Another form: a warning, since Discord decides."""
    assert check_token(TOKEN) is None
    assert "does not look like" in (check_token("x") or "")


@pytest.mark.parametrize(("now", "wrong"), [(0, True), (1_800_000_000, False), (5_000_000_000, True)])
def test_a_clock_that_cannot_be_right_is_told(now: float, *, wrong: bool) -> None:
    """Before this program was written, or long after its certificates: a sentence with what it says."""
    told = wrong_clock(now)
    assert (told is not None) == wrong
    assert told is None or "clock says" in told
