"""Statements near those that were shown: on the same topics, from the same document, of the same days."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from bot.core.model import Record, Statement

_SAME_DOCUMENT = 0.5  # as much as half a topic that every other statement has
_MOST = 400  # statements of one speaker, topic or document that are looked at for one message


@dataclass(frozen=True)
class Nearby:
    """What stands near what, in one record."""

    record: Record

    def by(self, speakers: Iterable[str], around: Statement | None = None) -> list[Statement]:
        """What these people said, each oldest first; of very much what is nearest in time to a statement."""
        return [one for who in speakers for one in _nearest_days(self.record.by_speaker.get(who, ()), around)]

    def on(self, topics: Iterable[str], around: Statement | None = None) -> list[Statement]:
        """What anybody said on any of these topics, each once; of very much what is nearest in time."""
        found = (one for topic in topics for one in _nearest_days(self.record.by_topic.get(topic, ()), around))
        return list({one.id: one for one in found}.values())

    def of_document(self, source: str) -> list[Statement]:
        """What a document holds, in its order."""
        return list(self.record.by_source.get(source, ())[:_MOST])

    def others(self, shown: tuple[str, ...], *, answering: bool = False) -> tuple[str, ...]:
        """What others than the speaker of the first one shown said on its topics, nearest first."""
        first = self.record.statements[shown[0]]
        pool = [one for one in self.on(first.topics, first) if one.speaker_id != first.speaker_id]
        return self.nearest(pool, shown[:1], answering=answering)

    def nearest(
        self, pool: Iterable[Statement], shown: tuple[str, ...], *, to_that: bool = False, answering: bool = False
    ) -> tuple[str, ...]:
        """Those of a pool that share topics with what was shown, nearest first.

        A topic weighs by how few of the pool have it; then the same document counts, then days and places apart.
        `to_that` puts first what may be said to what was shown: nothing earlier can be. `answering` keeps only that,
        and what the same document reports beside it, whatever its topics.
        """
        near = [self.record.statements[one] for one in shown]
        topics = {topic for one in near for topic in one.topics}
        documents = {one.source_id for one in near}
        pool = [
            one
            for one in pool
            if (topics & set(one.topics) or (answering and one.source_id in documents)) and one.id not in shown
        ]
        if answering:
            pool = [one for one in pool if _may_answer(one, near)]
        held = Counter(topic for one in pool for topic in one.topics)
        weights = {topic: 1 + log(len(pool) / count) for topic, count in held.items()}
        places = self._places(documents)

        def distance(one: Statement) -> tuple[bool, float, int, int]:
            shares = sum(weights[topic] for topic in topics & set(one.topics))
            shares += _SAME_DOCUMENT * (one.source_id in documents)
            apart = min((abs((one.said.first - other.said.first).days) for other in near), default=0)
            at = places.get(one.id)
            steps = [
                abs(at - places[other.id]) for other in near if at is not None and other.source_id == one.source_id
            ]
            return to_that and not _may_answer(one, near), -round(shares, 6), apart, min(steps, default=0)

        return tuple(one.id for one in sorted(pool, key=distance))

    def earlier(self, one: Statement, pool: Iterable[Statement]) -> tuple[str, ...]:
        """Those of a pool that were said before a statement, or stand before it in its document; the latest first."""
        order, found = self._in_order(one, pool)
        return tuple(other for place, other in reversed(found) if place < order)

    def later(self, one: Statement, pool: Iterable[Statement]) -> tuple[str, ...]:
        """Those of a pool that were said after a statement, or stand after it in its document; the earliest first."""
        order, found = self._in_order(one, pool)
        return tuple(other for place, other in found if place > order)

    def same_occasion(self, one: Statement, *, document: bool) -> list[Statement]:
        """What stands in the same document; only of the same occasion, where that is known and meant."""
        same = self.of_document(one.source_id)
        if document or not one.venue:
            return same
        own = [other for other in same if other.speaker_id == one.speaker_id]
        there = [other for other in own if other.venue == one.venue]
        return there if len(there) > 1 else own

    def _in_order(
        self, one: Statement, pool: Iterable[Statement]
    ) -> tuple[tuple[int, int], list[tuple[tuple[int, int], str]]]:
        """When a statement was said, then where it stands in its document; and the same of a pool, in that order."""
        places = self._places({one.source_id})

        def order(other: Statement) -> tuple[int, int]:
            days = other.said.first.toordinal() + other.said.last.toordinal()
            return days, places.get(other.id, -1) if other.said == one.said else 0

        return order(one), sorted((order(other), other.id) for other in pool if other.id != one.id)

    def _places(self, documents: Iterable[str]) -> dict[str, int]:
        return {one.id: place for source in documents for place, one in enumerate(self.of_document(source))}


def _nearest_days(said: Sequence[Statement], around: Statement | None) -> Sequence[Statement]:
    """All of a sequence that is oldest first; of a long one the part around the days of a statement, or its end."""
    if len(said) <= _MOST:
        return said
    place = bisect_left(said, around.said.first, key=lambda one: one.said.first) if around else len(said)
    first = min(max(0, place - _MOST // 2), len(said) - _MOST)
    return said[first : first + _MOST]


def _may_answer(one: Statement, near: Iterable[Statement]) -> bool:
    """Whether something was said late enough to be an answer to what was shown."""
    return any(one.said.last >= other.said.first for other in near)
