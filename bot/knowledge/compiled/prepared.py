"""What a batch of source files becomes before it is written: rows, and texts read for the index.

This is what worker processes do; what is left to the one that writes is to give numbers.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.core.documents import documents
from bot.core.lexicon import Lexicon
from bot.core.model import Record, Source, Statement
from bot.core.search.analysis import Analyser
from bot.knowledge.batches import Batch
from bot.knowledge.compiled.digest import Digest, digest
from bot.knowledge.compiled.passages import Analysed, analyse
from bot.knowledge.compiled.rows import source_row, statement_row, topic_rows
from bot.knowledge.compiled.store import Row
from bot.knowledge.facts import Facts
from bot.problems import Problem


@dataclass(slots=True)
class Heard:
    """How often each office of a speaker, and each publisher, outlet and venue is named."""

    offices: Counter[tuple[str, str]] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)

    def add(self, sources: Iterable[Source], statements: Iterable[Statement]) -> None:
        """Count what these name."""
        self.outlets.update(one.publisher for one in sources if one.publisher)
        for one in statements:
            self.outlets.update(text for text in (one.via, one.venue) if text)
            if one.role:
                self.offices[one.speaker_id, one.role] += 1

    def join(self, more: "Heard") -> None:
        """Count what others have heard too."""
        self.outlets.update(more.outlets)
        self.offices.update(more.offices)

    def forget(self, gone: "Heard") -> None:
        """Count no longer what only these named."""
        self.outlets.subtract(gone.outlets)
        self.offices.subtract(gone.offices)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch, ready to be written; everything goes by the place of its statement in the batch."""

    problems: tuple[Problem, ...]
    facts: Facts
    sources: tuple[Row, ...] = ()
    statements: tuple[Row, ...] = ()
    topics: tuple[tuple[Row, ...], ...] = ()
    digest: Digest = field(default_factory=Digest)
    passages: tuple[Analysed, ...] = ()
    heard: Heard = field(default_factory=Heard)


class Preparing:
    """Prepares batches of a base; `around` is its record without sources and statements."""

    def __init__(self, around: Record) -> None:
        self._around, self._analyser = around, Analyser(Lexicon(around.lexicon))

    def __call__(self, batch: Batch) -> Prepared:
        """A batch as it is to be written."""
        return self.prepared(batch.sources, batch.statements, batch.problems, batch.facts)

    def prepared(
        self,
        sources: Sequence[Source],
        statements: Sequence[Statement],
        problems: tuple[Problem, ...] = (),
        facts: Facts | None = None,
    ) -> Prepared:
        """The same of sources and statements that were read before."""
        part = replace(
            self._around,
            sources={one.id: one for one in sources},
            statements={one.id: one for one in statements},
        )
        heard = Heard()
        heard.add(sources, statements)
        return Prepared(
            problems,
            facts or Facts(),
            tuple(map(source_row, sources)),
            tuple(map(statement_row, statements)),
            tuple(map(topic_rows, statements)),
            digest(documents(part), self._analyser),
            tuple(map(analyse, statements)),
            heard,
        )
