"""Whom and what a record names, ready to be found in what people type; all of it made from facts computed once.

A record in memory makes its facts when they are first needed. A compiled one keeps them as plain data, so that nobody
folds ten thousand names to answer one question.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from bot.core import register
from bot.core.attribution import ClaimantFacts, Claimants, claimant_facts
from bot.core.frequency import common
from bot.core.lexicon import Lexicon
from bot.core.model import Record, Source, Speaker, Topic
from bot.core.names import Names, name_facts
from bot.core.people import People, PeopleFacts, people_facts
from bot.core.register import Register
from bot.core.roles import RoleFacts, Roles, role_facts
from bot.core.terms import tokens
from bot.core.text import fold

Plain = tuple[Any, ...]
Kept = Callable[[str], Plain | None]
"""Facts kept under a name, as `kept_facts` gave them; None where there are none."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the facts are made of, each once.

    `spoken` are the (speaker, role) pairs that statements give, `outlets` the publishers, venues and vias; all in any
    order, the speakers and topics in that of the base.
    """

    speakers: Collection[Speaker]
    topics: Collection[Topic]
    spoken: Collection[tuple[str, str]]
    outlets: Collection[str]


def gathered(record: Record) -> Gathered:
    """The same of a record that is in memory."""
    said = record.statements.values()
    named = [source.publisher for source in record.sources.values()]
    named += [text for one in said for text in (one.via, one.venue)]
    return Gathered(
        record.speakers.values(),
        record.topics.values(),
        tuple(dict.fromkeys((one.speaker_id, one.role) for one in said if one.role)),
        tuple(dict.fromkeys(text for text in named if text)),
    )


def kept_facts(found: Gathered, lexicon: Lexicon) -> dict[str, Plain]:
    """All facts by name, as plain tuples that `Known` takes back."""
    of_names = {
        "names": _plain(name_facts(found.speakers)),
        "people": _plain(people_facts(found.speakers)),
        "claimants": _plain(claimant_facts(found.speakers)),
        "topics": _plain(topic_facts(found.topics)),
    }
    return of_names | facts_of_offices(found, lexicon) | facts_of_outlets(found)


def facts_of_offices(found: Gathered, lexicon: Lexicon) -> dict[str, Plain]:
    """Those that are made of speakers and of the roles that statements give."""
    return {"roles": _plain(role_facts(found.speakers, found.spoken, lexicon))}


def facts_of_outlets(found: Gathered) -> dict[str, Plain]:
    """Those that are made of publishers, venues and vias."""
    return {"outlets": (outlet_words(found.outlets),)}


def topic_facts(topics: Iterable[Topic]) -> register.Facts:
    """Every name of every topic."""
    return register.facts((one.id, (one.id, one.name, *one.aliases)) for one in topics)


def source_names(source: Source) -> tuple[str, ...]:
    """All that a document goes by."""
    return tuple(name for name in (source.id, source.title, source.publisher, source.url) if name)


def outlet_words(outlets: Iterable[str]) -> frozenset[str]:
    """The words of publishers and venues that general language hardly has."""
    heard = (token.word for text in outlets for token in tokens(fold(text)))
    return frozenset(word for word in heard if not common(word))


class Known:
    """Everybody and everything that a record names; each part is made when it is first asked for."""

    def __init__(self, record: Record, lexicon: Lexicon, kept: Kept = lambda _name: None) -> None:
        """`kept` gives the facts that were computed before; what it has not is made from the record."""
        self.record = record
        self._lexicon = lexicon
        self._kept = kept

    @cached_property
    def names(self) -> Names:
        """Who is meant by a name as typed."""
        kept = self._kept("names")
        return Names(self.record, register.Facts(*kept) if kept else None)

    @cached_property
    def people(self) -> People:
        """Who is named in running text."""
        kept = self._kept("people")
        return People(PeopleFacts(*kept) if kept else people_facts(self.record.speakers.values()))

    @cached_property
    def roles(self) -> Roles:
        """Which offices are named in running text, and who holds them."""
        kept = self._kept("roles")
        if kept:
            return Roles(RoleFacts(*kept), self._lexicon)
        found = self._gathered
        return Roles(role_facts(found.speakers, found.spoken, self._lexicon), self._lexicon)

    @cached_property
    def claimants(self) -> Claimants:
        """Whom a claim names as its speaker."""
        kept = self._kept("claimants")
        return Claimants(self.record.speakers, ClaimantFacts(*kept) if kept else None)

    @cached_property
    def topics(self) -> Register:
        """Which topics are meant by a name as typed."""
        kept = self._kept("topics")
        return Register(register.Facts(*kept) if kept else topic_facts(self.record.topics.values()))

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Rare words that name a publisher or a venue."""
        kept = self._kept("outlets")
        return kept[0] if kept else outlet_words(self._gathered.outlets)

    @cached_property
    def _gathered(self) -> Gathered:
        return gathered(self.record)


def _plain(facts: Any) -> Plain:
    return tuple(getattr(facts, one.name) for one in fields(facts))
