"""A compiled folder opened: the record and what answers questions from it, each part when it is first needed."""

from array import array
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bot.core.answer import Engine
from bot.core.calibrate import Calibration, Correction, Safety
from bot.core.known import Known
from bot.core.lexicon import Lexicon
from bot.core.model import Record
from bot.core.second import SecondOpinion
from bot.knowledge.compiled.layout import (
    CALIBRATION,
    FACTS,
    GROUPS,
    RECORD,
    TOTALS,
    WEIGHTS,
    WORDS,
)
from bot.knowledge.compiled.lookups import StoredSources
from bot.knowledge.compiled.record import record_over
from bot.knowledge.compiled.rows import meta
from bot.knowledge.compiled.store import Store
from bot.knowledge.compiled.strings import CompiledIndex, Totals
from bot.knowledge.compiled.vocabulary import Vocabulary


@dataclass(frozen=True)
class Opened:
    """A finished folder; any number of threads may ask. A `second` opinion is heard where that was found to gain.

    `hold` is kept as long as anything here is used: it keeps the folder from being cleared away.
    """

    folder: Path
    second: SecondOpinion | None = None
    hold: object = field(default=None, repr=False, compare=False)

    @cached_property
    def store(self) -> Store:
        """The rows."""
        return Store(self.folder / RECORD, self.hold)

    @cached_property
    def record(self) -> Record:
        """What is on record; decodes what is looked at."""
        return record_over(self.store, self.folder.name)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Words that mean the same, as they were read when the record was compiled."""
        return Lexicon(read=meta(self.store, GROUPS))

    @cached_property
    def known(self) -> Known:
        """Whom and what the record names."""
        return Known(self.record, self.lexicon, lambda name: meta(self.store, FACTS + name))

    @cached_property
    def index(self) -> CompiledIndex:
        """Candidates for a question."""
        documents, strings, several, average = meta(self.store, TOTALS)
        weight = array("d", meta(self.store, WEIGHTS))
        totals = Totals(documents, strings, several, weight, average)
        vocabulary = Vocabulary(self.store, self.folder / WORDS)
        return CompiledIndex(self.store, self.folder, vocabulary, self.lexicon, totals)

    @cached_property
    def engine(self) -> Engine:
        """Answers questions."""
        return Engine(
            self.record,
            index=self.index,
            known=self.known,
            calibration=self._calibration,
            second=self.second,
        )

    @cached_property
    def sources(self) -> StoredSources:
        """Finds documents by their names."""
        return StoredSources(self.store)

    @property
    def _calibration(self) -> Calibration | None:
        kept = meta(self.store, CALIBRATION)
        return kept and Calibration(Correction(*kept[0]), Safety(*kept[1]), kept[2])
