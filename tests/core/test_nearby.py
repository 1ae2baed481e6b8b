from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import overload

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.edtf import EdtfDate
from bot.core.model import About, InMemory, Kind, Record, Source, Speaker, Statement, Topic
from bot.core.nearby import Nearby

TOPICS = ("harbour", "bridge", "ferry")


def said(
    number: int, day: int, topics: tuple[str, ...] = ("harbour",), who: str = "ada", paper: str = "p"
) -> Statement:
    """A statement so many days into 2020."""
    when = EdtfDate.parse(str(date(2020, 1, 1) + timedelta(days=day)))
    return Statement(f"{paper}/s{number}", paper, who, Kind.DIRECT, (f"words {number}",), when, topics=topics)


def over(*statements: Statement) -> Nearby:
    """What is near what, of these."""
    return Nearby(
        Record(
            About("Brin"),
            {who: Speaker(who, who) for who in ("ada", "tom")},
            {paper: Source(paper, paper) for paper in ("p", "q")},
            {one.id: one for one in statements},
            {topic: Topic(topic, topic) for topic in TOPICS},
        )
    )


POOLS = st.lists(
    st.tuples(st.integers(0, 900), st.sets(st.sampled_from(TOPICS), min_size=1).map(tuple), st.sampled_from("pq")),
    min_size=2,
    max_size=20,
).map(lambda rows: [said(n, day, topics, paper=paper) for n, (day, topics, paper) in enumerate(rows)])


@given(POOLS)
def test_what_is_nearest_shares_a_topic_and_is_not_shown_again(pool: list[Statement]) -> None:
    """Each once, never what was shown; as an answer, nothing that was said before it."""
    first, *rest = pool
    nearby = over(*pool)
    near = nearby.nearest(rest, (first.id,))
    assert set(near) == {one.id for one in rest if set(one.topics) & set(first.topics)}
    assert len(near) == len(set(near))
    answers = nearby.nearest(rest, (first.id,), answering=True)
    assert all(nearby.record.statements[one].said.last >= first.said.first for one in answers)


@given(POOLS)
def test_before_and_after_part_what_there_is(pool: list[Statement]) -> None:
    """Nothing is both, and each goes away from what was shown."""
    first = pool[0]
    nearby = over(*pool)
    before, after = nearby.earlier(first, pool), nearby.later(first, pool)
    assert not set(before) & set(after)
    assert first.id not in before + after
    days = [[nearby.record.statements[one].said.first for one in found] for found in (before, after)]
    assert all(one >= other for one, other in pairwise(days[0]))
    assert all(one <= other for one, other in pairwise(days[1]))


class Counted(Sequence[Statement]):
    """Statements that count how many of them were looked at."""

    def __init__(self, held: Sequence[Statement]) -> None:
        self.held, self.read = held, 0

    @overload
    def __getitem__(self, place: int) -> Statement: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Statement]: ...
    def __getitem__(self, place: int | slice) -> Statement | Sequence[Statement]:
        """Counted."""
        found = self.held[place]
        self.read += 1 if isinstance(found, Statement) else len(found)
        return found

    def __len__(self) -> int:
        return len(self.held)

    def __iter__(self) -> Iterator[Statement]:
        self.read += len(self.held)
        return iter(self.held)


class Counting(InMemory):
    """Statements in memory whose readers are counted."""

    @cached_property
    def by_speaker(self) -> Mapping[str, Counted]:
        """As in memory."""
        return {who: Counted(statements) for who, statements in super().by_speaker.items()}


@pytest.fixture(scope="module")
def crowded() -> Nearby:
    """Ten thousand statements by one person, one a day."""
    held = {one.id: one for one in (said(number, number) for number in range(10_000))}
    return Nearby(
        Record(About("Brin"), {"ada": Speaker("ada", "ada")}, {"p": Source("p", "p")}, Counting(held, ("ada",)))
    )


@settings(max_examples=10)
@given(st.integers(0, 9_999))
def test_of_very_much_only_the_days_around_are_read(crowded: Nearby, day: int) -> None:
    """Of ten thousand some hundreds are read, and the one of the same day is among them."""
    counted = crowded.record.by_speaker["ada"]
    assert isinstance(counted, Counted)
    counted.read = 0
    found = crowded.by(("ada",), said(0, day, who="tom", paper="q"))
    assert f"p/s{day}" in {one.id for one in found}
    assert counted.read < 500
