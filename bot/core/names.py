"""Who is meant by a name as people type it: names, aliases, other scripts, slips of the keyboard."""

from collections.abc import Iterable

from bot.core.model import Record, Speaker
from bot.core.register import Facts, Register, facts
from bot.core.text import fold

# A typed name this close (0..100, rapidfuzz `ratio` of the folded forms) is taken as a slip of a known one.
_SLIP = 82.0
_SHORTEST_SLIP = 5
_SURNAME = 4


def name_facts(speakers: Iterable[Speaker]) -> Facts:
    """Every name that speakers go by; a surname alone too, where nobody goes by just that."""
    people = tuple(speakers)
    surnames = ((fold(one.name).split()[-1:], one.id) for one in people)
    return facts(
        ((one.id, (one.id, one.name, *one.aliases)) for one in people),
        ((surname[0], who) for surname, who in surnames if surname and len(surname[0]) >= _SURNAME),
    )


class Names:
    """The names of a record's speakers; `known` are their facts, made here where none are given."""

    def __init__(self, record: Record, known: Facts | None = None) -> None:
        self.record = record
        self._register = Register(known or name_facts(record.speakers.values()), _SLIP, _SHORTEST_SLIP)

    def resolve(self, typed: str) -> tuple[Speaker, ...]:
        """The speakers a typed name may mean: () nobody on record, several where a name is shared."""
        found = self._register.find(fold(typed).strip().strip("@.,;:!?\"' "))
        return tuple(self.record.speakers[speaker] for speaker in found)

    def complete(self, typed: str, limit: int = 25) -> tuple[Speaker, ...]:
        """The speakers that what is typed so far may become, best first; the first on record when nothing is typed."""
        return tuple(self.record.speakers[speaker] for speaker in self._register.complete(typed, limit))
