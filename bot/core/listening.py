"""Asking for the second opinion: a question as an encoder should hear it, and candidates that only meaning finds."""

from collections.abc import Sequence

from bot.core.mending import mended
from bot.core.search import Candidate, MemoryIndex
from bot.core.second import Hearing, Meanings
from bot.core.understand import Query

_NEAREST, _STRINGS = 10, 4  # documents near in meaning that are compared too, and strings of each


def hear(meanings: Meanings | None, query: Query, index: MemoryIndex) -> Hearing | None:
    """The question as meanings have it; None where nobody listens, or nothing is asked that could mean something."""
    if meanings is None or not query.content:
        return None
    return meanings.hear(mended(query.text, index.holds, index.spelling.meant, query.names))


def near(
    heard: Hearing, index: MemoryIndex, found: Sequence[Candidate], allowed: frozenset[int] | None
) -> list[Candidate]:
    """Candidates besides those found by their words, with their strings, nearest first."""
    known = {one.document for one in found}
    more = []
    for document in heard.nearest(_NEAREST, allowed):
        if document not in known:
            close = heard.likeness(document)
            order = sorted(range(len(close)), key=lambda place: (-close[place], place))[:_STRINGS]
            places = index.texts_of[document]
            more.append(Candidate(document, 0.0, tuple((0.0, places[place]) for place in order)))
    return more
