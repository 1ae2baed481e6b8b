"""The passages of a compiled record: inverted lists of words, pairs and triples of words, mapped into memory.

A passage is known by `2 * number of its statement + around`, whose statement the rows of the record give. Beside the
lists each has its rank: quotations first, then the shortest, then the first.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

import tantivy

from bot.core.comparing.corpus import Passage, Weights, passages_of
from bot.core.comparing.grams import grams, telling
from bot.core.comparing.tokens import raw_words, word_key
from bot.core.model import Statement
from bot.knowledge.compiled.mapped import open_index

_HEAP = 96_000_000  # bytes that a writer fills before it writes a segment: some 100,000 statements
_REMEMBERED, _COUNTS = 1024, 4096  # passages kept decoded, and counts of grams: a claim asks for each a few times
# A rank: whether it is no quotation, how many words it has, its number.
_NUMBER_BITS, _WORDS_BITS = 40, 20
_NUMBER, _MOST_WORDS = (1 << _NUMBER_BITS) - 1, (1 << _WORDS_BITS) - 1
# Hits fetched beyond those wanted, as some tie and some are left out; fourfold until enough, up to so many.
_SPARE, _MORE, _DEEPEST = 6, 4, 800
# Of more that tie than this those are taken that come first in their segment, which are the first where it is one.
_TIES = 30
# Where passages were removed, lists up to this long are counted again without them.
_COUNTED = 200
_TELLING = 6  # the rarest grams of a claim that a passage must hold to be read for the whole of it


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
            rank = ((not quoted) << _WORDS_BITS) | min(size, _MOST_WORDS)
            document.add_unsigned("rank", (rank << _NUMBER_BITS) | (2 * number + around))
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


@dataclass(frozen=True)
class Passages:
    """A `Corpus` over a folder that is finished; any number of threads and processes read it."""

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    passage: Callable[[int], Passage]
    reports: Callable[[str], Sequence[int]]
    count: Callable[[str], int]
    without: frozenset[str] = frozenset()

    @classmethod
    def open(
        cls, folder: Path, statement: Callable[[int], Statement], reports: Callable[[str], Sequence[int]]
    ) -> "Passages":
        """Open what a `PassagesWriter` wrote; takes a millisecond. Raises ValueError where it is not to be read.

        `statement` gives a statement by its number, `reports` the numbers of all reports of an utterance, ascending;
        both are called by whatever thread asks.
        """

        def passage(number: int) -> Passage:
            return Passage(number, statement(number >> 1), bool(number & 1))

        index = open_index(folder)
        count = _counting(index, folder)
        return cls(index.searcher(), index.schema, lru_cache(_REMEMBERED)(passage), reports, lru_cache(_COUNTS)(count))

    @property
    def size(self) -> int:
        """How many passages there are."""
        return self.searcher.num_docs

    def ranked(self, weights: Weights, most: int) -> list[int]:
        """The passages that hold the most weight of grams, best first and of equals the first."""
        if not weights:
            return []
        return self._best(_any([_holding(self.schema, one, weight) for one, weight in weights]), most)

    def own(self, speakers: Sequence[str], weights: Weights, *, among: int, most: int) -> list[int]:
        """As `ranked`, of these speakers' passages only; nothing where they are more than `among`."""
        many = sum(self.searcher.doc_freq("speaker", one) for one in speakers)
        if not 0 < many <= among:
            return []
        query = self._by(speakers)
        # One within the other: side by side they would be united first, which reads the lists of common words whole.
        for one, weight in weights:
            query = _both(query, _holding(self.schema, one, weight), tantivy.Occur.Should)
        return self._best(query, most)

    def holders(self, words: Sequence[str], speakers: frozenset[str], most: int) -> list[tuple[int, int]]:
        """Passages that hold these words in a row, and where: these speakers', quotations, and the shortest first."""
        counted = sorted((self.count(one), one) for one in set(telling(words)))
        if not counted[0][0]:
            return []
        holding = [_holding(self.schema, one) for _, one in counted[:_TELLING]]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in holding])
        found = self._first(_both(query, self._by(sorted(speakers))), words, most) if speakers else []
        if len(found) < most:
            found += self._first(query, words, most)
        return list(dict.fromkeys(found))[:most]

    def prints(self, statement: Statement) -> Sequence[int]:
        """The passages of a statement and of every other report of the same utterance."""
        numbers = [2 * number for number in self.reports(statement.same_as or statement.id)]
        shown = [self.passage(number) for number in numbers if not self._hidden(number)]
        return [one.number + around for one in shown for around, _ in passages_of(one.statement)]

    def leaving_out(self, statements: frozenset[str]) -> "Passages":
        """The same without the passages of some statements (full ids); words stay as rare as they were."""
        return replace(self, without=statements)

    def _by(self, speakers: Sequence[str]) -> tantivy.Query:
        said = [tantivy.Query.term_query(self.schema, "speaker", one, index_option="basic") for one in speakers]
        return tantivy.Query.const_score_query(_any(said), 0.0)

    def _hidden(self, number: int) -> bool:
        return bool(self.without) and self.passage(number).statement.id in self.without

    def _best(self, query: tantivy.Query, most: int) -> list[int]:
        fetched = most + _SPARE
        while True:
            hits = self.searcher.search(query, fetched, count=False).hits
            ranks = self.searcher.fast_field_values("rank", [where for _, where in hits])
            found = sorted((-score, int(rank or 0) & _NUMBER) for (score, _), rank in zip(hits, ranks, strict=True))
            shown = [one for one in found if one[0] and not self._hidden(one[1])]
            worse = len(shown) >= most and (shown[most - 1][0] < found[-1][0] or fetched > _TIES)  # all that is left
            if worse or len(hits) < fetched or fetched >= _DEEPEST:
                return [number for _, number in shown[:most]]
            fetched *= _MORE

    def _first(self, query: tantivy.Query, words: Sequence[str], most: int) -> list[tuple[int, int]]:
        """Of the passages of a query those that hold the words in a row, by rank."""
        found: list[tuple[int, int]] = []
        offset, fetched = 0, most + _SPARE
        while offset < _DEEPEST:
            hits = self.searcher.search(
                query, fetched, count=False, order_by_field="rank", order=tantivy.Order.Asc, offset=offset
            ).hits
            for rank, _ in hits:
                number = int(rank) & _NUMBER
                at = None if self._hidden(number) else self.passage(number).place(words)
                if at is not None:
                    found.append((number, at))
                    if len(found) == most:
                        return found
            if len(hits) < fetched:
                return found
            offset, fetched = offset + fetched, fetched * _MORE
        return found


def _counting(index: tantivy.Index, folder: Path) -> Callable[[str], int]:
    """Counts the passages that hold a gram; where it is many, some that were removed may be among them."""
    searcher, schema = index.searcher(), index.schema
    # What was removed is marked and still stands in the lists.
    thinned = any(one.get("deletes") for one in json.loads((folder / "meta.json").read_text("utf-8"))["segments"])

    def count(one: str) -> int:
        found = searcher.doc_freq("grams", one)
        if thinned and 0 < found <= _COUNTED:
            return len(searcher.search(_holding(schema, one), found, count=False).hits)
        return found

    return count


def _holding(schema: tantivy.Schema, one: str, weight: float = 1.0) -> tantivy.Query:
    term = tantivy.Query.term_query(schema, "grams", one, index_option="basic")
    return tantivy.Query.const_score_query(term, weight)


def _any(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in queries])


def _both(one: tantivy.Query, other: tantivy.Query, how: tantivy.Occur = tantivy.Occur.Must) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, one), (how, other)])
