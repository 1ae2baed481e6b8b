"""PostgreSQL comes and goes; the bot goes on."""

import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

import pytest
from postgres_server import Server

from bot.errors import LedgerError, SettingsError
from bot.ledger import Ledger
from bot.settings import Database

TODAY = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same with shorter pauses."""
    monkeypatch.setattr("bot.ledger.postgres._REST", 0.3)
    monkeypatch.setattr("bot.ledger.postgres.LIMIT", 1.0)


@pytest.fixture
def shared(empty: Database) -> Iterator[Ledger]:
    """A ledger on PostgreSQL that has been used."""
    ledger = Ledger(empty)
    ledger.set(1, "language", "fa")
    ledger.settings(1)
    yield ledger
    ledger.close()


def back(ledger: Ledger, seconds: float = 15.0) -> float:
    """Wait until the ledger can be written again; the seconds that took."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        with suppress(LedgerError):
            ledger.check()
            return time.monotonic() - started
        time.sleep(0.05)
    pytest.fail("the ledger did not come back")


def test_after_a_restart_of_the_server_nobody_notices(server: Server, shared: Ledger) -> None:
    """Connections that died meanwhile are replaced within the very next call."""
    server.stop()
    server.start()
    assert shared.suggest(7, TODAY, "We sell fish.", "", "", "") == 1
    assert shared.errors == 0


def test_while_it_is_away_answers_go_on_and_writing_says_so(
    server: Server, shared: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings as last known, at once; writes raise one sentence; back by itself when the server is."""
    monkeypatch.setattr("bot.ledger.ledger._FRESH", 0.0)
    server.stop("immediate")
    try:
        with pytest.raises(LedgerError, match="questions are answered"):
            shared.suggest(7, TODAY, "We sell fish.", "", "", "")
        started = time.monotonic()
        for guild in (1, 2) * 50:
            assert shared.settings(guild) == ({"language": "fa"} if guild == 1 else {})
        assert time.monotonic() - started < 0.5
    finally:
        server.start()
    assert back(shared) < 10
    assert shared.suggest(7, TODAY, "We sell fish.", "", "", "") == 1


def test_a_server_that_keeps_silent_holds_nobody_up(server: Server, shared: Ledger) -> None:
    """No reply: the call ends at its limit, the next ones at once; nothing is written twice when it wakes."""
    server.freeze(signal.SIGSTOP)
    try:
        started = time.monotonic()
        with pytest.raises(LedgerError, match="no reply"):
            shared.suggest(7, TODAY, "We sell fish.", "", "", "")
        assert time.monotonic() - started < 1.5
        started = time.monotonic()
        with pytest.raises(LedgerError):
            shared.suggest(7, TODAY, "We sell fish.", "", "", "")
        assert time.monotonic() - started < 0.2
    finally:
        server.freeze(signal.SIGCONT)
    back(shared)
    assert shared.suggestions() == ()


def test_away_at_the_start_is_no_obstacle(server: Server, empty: Database) -> None:
    """It opens all the same, and makes its tables when the server has come."""
    server.stop("immediate")
    try:
        started = time.monotonic()
        ledger = Ledger(empty)
        assert ledger.settings(1) == {}
        with pytest.raises(LedgerError, match="cannot be reached"):
            ledger.check()
        assert time.monotonic() - started < 1.0
    finally:
        server.start()
    back(ledger)
    assert ledger.note("commands") is None
    ledger.close()


def test_an_address_that_is_none_is_a_setting_to_mend() -> None:
    """Told at once, without what may be a password."""
    with pytest.raises(SettingsError, match="ONRECORD_LEDGER is no PostgreSQL address") as raised:
        Ledger(Database("postgresql://ada:secret@[db/onrecord"))
    assert "secret" not in str(raised.value)


def test_without_the_extra_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting and the command that mends it."""
    monkeypatch.setattr("bot.ledger.postgres.AVAILABLE", False)
    with pytest.raises(SettingsError, match=r"ONRECORD_LEDGER.*pip install 'onrecord\[postgres\]'"):
        Ledger(Database("postgresql://ada@db/onrecord"))


def test_closing_while_it_is_away_does_not_hang(server: Server, empty: Database) -> None:
    """The bot can be stopped whatever the server does."""
    ledger = Ledger(empty)
    ledger.check()
    server.freeze(signal.SIGSTOP)
    try:
        with suppress(LedgerError):
            ledger.check()
        started = time.monotonic()
        ledger.close()
        assert time.monotonic() - started < 4
    finally:
        server.freeze(signal.SIGCONT)
