"""A desk over a record in memory: what a few thousand statements need, and nothing on a disk."""

from functools import cached_property

from bot.core.answer import Engine
from bot.core.known import Known, source_names
from bot.core.lexicon import Lexicon
from bot.core.model import Record
from bot.core.register import Register, facts
from bot.core.second import SecondOpinion
from bot.core.verify import Verifier
from bot.desk import Desk, Made


def desk_in_memory(record: Record, second: SecondOpinion | None = None) -> Desk:
    """Everything made from the record itself, with a `second` opinion on meaning."""
    known = Known(record, Lexicon(record.lexicon))
    return Desk(record, Made(Engine(record, known=known, second=second), Verifier.of(record), known, Documents(record)))


class Documents:
    """The documents of a record by id, title, publisher and address; their names are folded when first asked for."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def find(self, typed: str) -> tuple[str, ...]:
        """The ids that a name as typed may mean."""
        return self._register.find(typed)

    def complete(self, typed: str, limit: int) -> tuple[str, ...]:
        """The ids of those that what is typed so far may become, best first."""
        return self._register.complete(typed, limit)

    @cached_property
    def _register(self) -> Register:
        return Register(facts((one.id, source_names(one)) for one in self._record.sources.values()))
