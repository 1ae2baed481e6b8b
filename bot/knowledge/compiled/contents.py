"""What a compiled folder holds, as it is written: rows, entries, lists of strings, lists of passages."""

from collections.abc import Sequence
from pathlib import Path

from bot.knowledge.compiled import passages, strings
from bot.knowledge.compiled.digest import renumbered
from bot.knowledge.compiled.entries import EntriesWriter
from bot.knowledge.compiled.layout import PASSAGES, STRINGS
from bot.knowledge.compiled.prepared import Prepared
from bot.knowledge.compiled.rows import put_sources, put_statements
from bot.knowledge.compiled.store import Writer


class Contents:
    """A folder that is being written; what is put in is numbered on from what it held."""

    def __init__(self, folder: Path, store: Writer, strings_held: int = 0) -> None:
        self.store, self.strings = store, strings_held
        self._entries = EntriesWriter(folder)
        self._strings = strings.StringsWriter(folder / STRINGS)
        self._passages = passages.PassagesWriter(folder / PASSAGES)

    def put(self, batch: Prepared, numbers: Sequence[int]) -> None:
        """A batch, whose terms have these numbers in the whole record."""
        put_sources(self.store, batch.sources)
        first = self._entries.count
        put_statements(self.store, first, tuple(zip(batch.statements, batch.topics, strict=True)))
        entries = []
        rows = zip(batch.statements, batch.digest.read, batch.passages, strict=True)
        for number, (row, read, analysed) in enumerate(rows, first):
            identity, source, speaker, *_ = row
            own = renumbered(read, numbers)
            entries.append(strings.entry_row(identity, speaker, own))
            self._strings.add(number, source, speaker, own)
            self._passages.add(number, analysed)
            self.strings += len(own[0])
        self._entries.add(entries)

    def take(self, source: str) -> None:
        """Take a source out of the lists; its rows are another's matter."""
        self._strings.remove(source)
        self._passages.remove(source)

    def close(self) -> None:
        """Write what is left."""
        self._entries.close()
        self._strings.close()
        self._passages.close()
