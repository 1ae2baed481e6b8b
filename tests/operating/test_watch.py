import math
from dataclasses import replace

from bot.chat.watch import GRACE, SILENT, Pulse, record_id
from bot.desk import Desk


class Hands:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def pulse_at(clock: Hands) -> Pulse:
    """A connection that is up."""
    pulse = Pulse(clock)
    pulse.begin(lambda: math.nan)
    pulse.up(None)
    return pulse


def test_before_the_first_login_it_says_so() -> None:
    """Not ready, with what is waited for."""
    pulse = Pulse()
    assert not pulse.health().ready
    pulse.wait("too many logins lately")
    assert pulse.health().why == "too many logins lately"


def test_a_connection_cut_without_a_word_is_ill_within_a_minute() -> None:
    """Silence is noticed before the minute is over, with ten seconds left for Docker to ask."""
    clock = Hands()
    pulse = pulse_at(clock)
    clock.now += 41.5
    assert pulse.health().ready
    clock.now = 1000.0 + SILENT + 1
    assert "silent for 47 s" in pulse.health().why
    assert SILENT + 10 < 60
    pulse.heard = clock()
    assert pulse.health().ready


def test_a_lost_connection_may_come_back_for_a_while() -> None:
    """Resumed within the grace nobody calls it ill; after it, with how long it has been lost."""
    clock = Hands()
    pulse = pulse_at(clock)
    pulse.down(None)
    clock.now += GRACE - 1
    assert pulse.health().ready
    pulse.up(None)
    clock.now += GRACE
    assert pulse.health().ready
    pulse.down(None)
    clock.now += 5
    pulse.down(None)
    clock.now += GRACE - 4
    assert "lost 16 s ago" in pulse.health().why


def test_one_shard_that_is_lost_is_enough() -> None:
    """Another's coming back does not hide it."""
    clock = Hands()
    pulse = pulse_at(clock)
    for shard in (0, 3):
        pulse.down(None)
        pulse.down(shard)
    pulse.up(0)
    clock.now += GRACE + 1
    assert not pulse.health().ready
    pulse.up(3)
    assert pulse.health().ready


def test_a_record_is_named_by_its_content(shipped: Desk) -> None:
    """The same content has the same name in every process, and another content another."""
    name = record_id(shipped.record)
    assert name == record_id(replace(shipped.record))
    fewer = dict(list(shipped.record.statements.items())[1:])
    assert name != record_id(replace(shipped.record, statements=fewer))
    assert len(name) == 12
