"""The passages of a compiled record, mapped into memory: what the verifier asks, answered from inverted lists."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import tantivy

from bot.core.comparing.corpus import Passage, Weights, passages_of
from bot.core.comparing.grams import telling
from bot.core.model import Statement
from bot.knowledge.compiled.mapped import open_index
from bot.knowledge.compiled.passages import number_of

_REMEMBERED, _COUNTS = 1024, 4096  # passages kept decoded, and counts of grams: a claim asks for each a few times
# Hits fetched beyond those wanted, as some tie and some are left out; fourfold until enough, up to so many.
_SPARE, _MORE, _DEEPEST = 6, 4, 800
# Of more that tie than this those are taken that come first in their segment, which are the first where it is one.
_TIES = 30
# Where passages were removed, lists up to this long are counted again without them.
_COUNTED = 200
_TELLING = 6  # the rarest grams of a claim that a passage must hold to be read for the whole of it


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
            found = sorted((-score, number_of(int(rank or 0))) for (score, _), rank in zip(hits, ranks, strict=True))
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
                number = number_of(int(rank))
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
