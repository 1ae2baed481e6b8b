"""Asking for the second opinion: a question as an encoder should hear it, and candidates that only meaning finds."""

from collections.abc import Collection, Sequence

from bot.core.mending import mended
from bot.core.search.index import Candidate, Index
from bot.core.second import Hearing, Meanings
from bot.core.understand import Query

_NEAREST, _STRINGS = 10, 4  # documents near in meaning that are compared too, and strings of each


def hear(meanings: Meanings | None, query: Query, index: Index) -> Hearing | None:
    """The question as meanings have it; None where nobody listens, or nothing is asked that could mean something."""
    if meanings is None or not query.content:
        return None
    return meanings.hear(mended(query.text, index.holds, index.spelling.meant, query.names))


def near(heard: Hearing, index: Index, found: Sequence[Candidate], speakers: Collection[str] | None) -> list[Candidate]:
    """Candidates besides those found by their words, with their strings, nearest first."""
    known = {one.entry.number for one in found}
    more = []
    for number in heard.nearest(_NEAREST, None if speakers is None else frozenset(index.of(speakers))):
        if number not in known:
            close, entry = heard.likeness(number), index.entry(number)
            order = sorted(range(len(close)), key=lambda place: (-close[place], place))[:_STRINGS]
            more.append(Candidate(entry, 0.0, tuple((0.0, entry.texts[place]) for place in order)))
    return more
