"""What takes from a candidate's score: a stranger asked for, what stands nowhere on record, a fact it does not hold."""

from collections.abc import Iterable, Sequence

from bot.core.countries import COUNTRIES
from bot.core.frequency import common, rarity
from bot.core.model import Record, Speaker
from bot.core.register import Finds
from bot.core.search.index import Candidate, Slot
from bot.core.terms import stems, tokens
from bot.core.text import fold
from bot.core.understand import Intent, Query

STRANGER = 0.2
"""What is left of a score when the person asked for is not on record."""
ON_TOPIC = 0.8
"""The least score of a statement on a topic where the bare topic is all that is asked: any of them is an answer."""
_EVERYDAY = 0.6  # rarity (0..1) below which a word is one of every day
_BARE = 4  # words of a message that may be a bare topic
_FIRMLY = 0.8  # how well (0..1) a word must stand for another in a question of fact
_NAME = 4  # letters of a word that may be a name
_MATTERS = 0.4  # weight (0..1) from which a word of a question is more than padding
_ABSENT = 0.6  # what is left for a name or number of the question that stands nowhere on record
_RARE = 0.8  # and for a rare word, which may just as well be a slip or another way to put it
_BESIDE = 0.6  # and where nobody's words would answer
_SHORT = 0.4  # what is left where a question of fact has a word that the statement does not meet


def held_back(query: Query, found: Sequence[Candidate], slots: Sequence[Slot], *, several: bool) -> list[float]:
    """What is left of each candidate's score (0..1) after what it cannot explain."""
    kept = STRANGER if query.stranger else 1.0
    if not several:
        return [kept] * len(found)
    if query.beside or _everyday(query, slots):
        kept *= _BESIDE
    for slot in slots:
        if telling_absent(slot, query):
            named = slot.word.isdigit() or slot.word in query.names or slot.word in COUNTRIES
            kept *= _ABSENT if named else _RARE
    if query.intent is not Intent.FACT:
        return [kept] * len(found)
    telling = [slot for slot in slots if slot.weight > _MATTERS]
    return [kept * (1.0 if all(meets(one, slot, _FIRMLY) for slot in telling) else _SHORT) for one in found]


def _everyday(query: Query, slots: Sequence[Slot]) -> bool:
    """Whether all there is to go by is one word in everyday use that is no matter of the record: "nice one"."""
    if len(slots) != 1 or len(query.words) < 2 or query.speakers or query.spoken_of or query.leaning:  # noqa: PLR2004
        return False
    return common(slots[0].word) and len(slots[0].partners) <= 1 and rarity(slots[0].word) < _EVERYDAY


def bare_topics(record: Record, topics: Finds, query: Query) -> frozenset[str]:
    """The topics whose very name is all that is asked, beside who should speak; none where anything else is."""
    asked = " ".join(token.word for token in query.content)
    if not asked or len(query.words) > _BARE or query.stranger:
        return frozenset()
    return frozenset(
        one
        for one in topics.find(asked)
        if any(_plain(name) == asked for name in (record.topics[one].name, *record.topics[one].aliases))
    )


def _plain(name: str) -> str:
    return " ".join(token.word for token in tokens(fold(name)))


def called(speakers: Iterable[Speaker]) -> frozenset[str]:
    """The stems of every name that these go by."""
    return frozenset(one for who in speakers for name in (who.name, *who.aliases) for one in stems(name))


def meets(candidate: Candidate, slot: Slot, least: float = 0.0) -> bool:
    """Whether the statement has a word that stands for this one, at `least` (0..1) that well."""
    held = candidate.entry.held
    return any(term in held and close >= least for term, close in slot.partners.items())


def telling_absent(slot: Slot, query: Query) -> bool:
    """Whether a word stands nowhere on record and speaks against every answer: a number, a name, a rare word.

    In other languages than English only numbers and names do, for their rarer words are rare in the table too.
    """
    word = slot.word
    if slot.partners:
        return False
    if word.isdigit() or word in COUNTRIES or (word in query.names and not query.german):
        return True
    return query.english and word.isascii() and not common(word) and len(word) >= _NAME
