"""Writing the passages of a record: inverted lists of the words, pairs and triples of words in them.

A passage is known by `2 * number of its statement + around`, whose statement the rows of the record give. Beside the
lists each has its rank: quotations first, then the shortest, then the first. `corpus` reads them.
"""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import tantivy

from bot.core.comparing.corpus import Passage, passages_of
from bot.core.comparing.grams import grams
from bot.core.comparing.tokens import raw_words, word_key
from bot.core.model import Statement

_HEAP = 96_000_000  # bytes that a writer fills before it writes a segment: some 100,000 statements
# A rank: whether it is no quotation, how many words it has, its number.
_NUMBER_BITS, _WORDS_BITS = 40, 20
_NUMBER, _MOST_WORDS = (1 << _NUMBER_BITS) - 1, (1 << _WORDS_BITS) - 1


@dataclass(frozen=True, slots=True)
class Analysed:
    """What the index needs of one statement: plain values, to be worked out in any process."""

    speaker: str
    source: str
    passages: tuple[tuple[bool, bool, int, str], ...]  # around, quoted, how many words, grams between blanks


def analyse(statement: Statement) -> Analysed:
    """Read a statement for the index; takes some 50 microseconds."""
    passages = []
    for around, text in passages_of(statement):
        words = list(map(word_key, raw_words(text)))
        passages.append((around, Passage(0, statement, around).quoted, len(words), " ".join(grams(words))))
    return Analysed(statement.speaker_id, statement.source_id, tuple(passages))


class PassagesWriter:
    """Writes a folder of passages, or changes one that nobody reads yet. Not for several threads.

    As a context manager it closes where nothing was raised.
    """

    def __init__(self, folder: Path) -> None:
        """Begin in a folder that is empty, or go on in one written before. Raises OSError where it cannot be made."""
        folder.mkdir(parents=True, exist_ok=True)
        path = str(folder)
        index = tantivy.Index.open(path) if tantivy.Index.exists(path) else tantivy.Index(_schema(), path)
        self._writer = index.writer(_HEAP, 1)

    def add(self, number: int, analysed: Analysed) -> None:
        """Put in a statement under its number."""
        for around, quoted, size, words in analysed.passages:
            document = tantivy.Document()
            document.add_text("grams", words)
            document.add_text("speaker", analysed.speaker)
            document.add_text("source", analysed.source)
            document.add_unsigned("rank", _rank(2 * number + around, size, quoted=quoted))
            self._writer.add_document(document)

    def remove(self, source: str) -> None:
        """Take out every statement of a source (its id) that was put in so far."""
        self._writer.delete_documents_by_term("source", source)

    def close(self) -> None:
        """Make it all last; nothing can be put in afterwards."""
        self._writer.commit()
        self._writer.wait_merging_threads()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close where nothing was raised; otherwise leave the folder as it was."""
        if kind is None:
            self.close()
        else:
            self._writer.rollback()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("grams", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("speaker", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("rank", fast=True)
    return builder.build()


def _rank(number: int, size: int, *, quoted: bool) -> int:
    return ((((not quoted) << _WORDS_BITS) | min(size, _MOST_WORDS)) << _NUMBER_BITS) | number


def number_of(rank: int) -> int:
    """The number of the passage that has a rank."""
    return rank & _NUMBER
