"""The engine's index of a compiled record: inverted lists mapped from disk, statements read as they become candidates.

A question's cost must not grow with the base. So the lists of its telling terms are read within a budget, the others
only where a document is met anyway; what is proposed is then scored exactly, as the index in memory does it.
"""

import marshal
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import log
from operator import itemgetter
from pathlib import Path

import tantivy

from bot.core.lexicon import Lexicon
from bot.core.search.index import Candidate, Entry, Slot, Text, counted, gains, scale
from bot.core.search.memory import FAR, HOPELESS, SHOWN, STRINGS
from bot.core.spelling import Spelling
from bot.knowledge.compiled.digest import FIELDS, Read
from bot.knowledge.compiled.mapped import open_index
from bot.knowledge.compiled.store import Reads
from bot.knowledge.compiled.vocabulary import Vocabulary

# Entries of inverted lists read for one question: of strings, and of whole documents.
_BUDGET, _WHOLE_BUDGET = 20_000, 10_000
# Documents read from disk for one question, besides those that only share most as a whole.
_DECODED = 20
# Strings that the lists propose: more than are looked at again, for the library weighs their length differently.
_FETCHED = 150
_PLACES = 4096  # strings a document may have, at most
_REMEMBERED = 1024
_HEAP = 64_000_000
_SURE_OF_ALL = 3  # terms that a document must have all of, where every one of them is too common to be read alone

Listed = list[tuple[float, int, int]]
"""Terms with what meeting them is worth and the length of their lists."""
Worth = Sequence[tuple[float, int]]
Hits = list[tuple[float, int]]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("terms", "held"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in ("speaker", "source"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("place", fast=True)
    return builder.build()


class StringsWriter:
    """Adds statements to the lists, or takes them away; `close` makes it readable."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        path = str(folder)
        index = tantivy.Index.open(path) if tantivy.Index.exists(path) else tantivy.Index(_schema(), path)
        self._writer = index.writer(_HEAP, 1)

    def add(self, number: int, source: str, speaker: str, read: Read) -> None:
        """One statement, with its terms numbered for the whole record."""
        lines, held = read
        whole = " ".join(str(term) for _, terms in held for term in terms)
        self._put(source, speaker, number, "held", whole)
        for place, (_, _, loud, groups, quiet) in enumerate(lines[:_PLACES]):
            terms = " ".join(map(str, (*loud, *groups, *quiet)))
            self._put(source, speaker, number * _PLACES + place, "terms", terms)

    def _put(self, source: str, speaker: str, place: int, field: str, terms: str) -> None:
        document = tantivy.Document()
        document.add_text(field, terms)
        document.add_text("speaker", speaker)
        document.add_text("source", source)
        document.add_unsigned("place", place)
        self._writer.add_document(document)

    def remove(self, source: str) -> None:
        """Take every statement of a source away."""
        self._writer.delete_documents_by_term("source", source)

    def close(self) -> None:
        """Write what is left; nothing can be added behind it."""
        self._writer.commit()
        self._writer.wait_merging_threads()


def entry_row(identity: str, speaker: str, read: Read) -> bytes:
    """A statement's entry as it is kept."""
    return marshal.dumps((identity, speaker, *read), 4)


@dataclass(frozen=True, slots=True)
class Totals:
    """What an index counts over all: its documents and strings, and whether several speak in them.

    `weight` goes by the number of a term; `average` is the mean summed weight of a string.
    """

    documents: int
    strings: int
    several: bool
    weight: Sequence[float]
    average: float


class CompiledIndex:
    """Candidates from a compiled record, see `bot.core.search.index.Index`; used by any number of threads."""

    def __init__(self, store: Reads, folder: Path, vocabulary: Vocabulary, lexicon: Lexicon, totals: Totals) -> None:
        self.lexicon, self.weight, self.several = lexicon, totals.weight, totals.several
        self.documents, self.strings = totals.documents, totals.strings
        self.term, self.holds = vocabulary.term, vocabulary.holds
        self.spelling = Spelling(vocabulary)
        self.entry = lru_cache(_REMEMBERED)(self._entry)
        self._store, self._average = store, totals.average
        index = open_index(folder)
        self._schema, self._searcher = index.schema, index.searcher()
        self._total = self._searcher.num_docs

    def _entry(self, number: int) -> Entry:
        [(row,)] = self._store.execute("SELECT value FROM entries WHERE number = ?", (number,))
        identity, speaker, lines, held = marshal.loads(row)  # noqa: S302 - written by this program, behind checksums
        texts = tuple(self._text(*line) for line in lines)
        terms = {term: worth for worth, terms in held for term in terms}
        return Entry(number, identity, speaker, texts, terms, counted(texts))

    def _text(
        self, field: int, plain: str, loud: tuple[int, ...], groups: tuple[int, ...], quiet: tuple[int, ...]
    ) -> Text:
        weights = [self.weight[term] for term in loud]
        return Text(FIELDS[field], plain, loud, groups, quiet, sum(weights), sum(one * one for one in weights))

    def of(self, speakers: Collection[str], limit: int | None = None) -> Sequence[int]:
        """The numbers of these speakers' documents, ascending; at most `limit`."""
        rows = self._store.execute(
            f"SELECT number FROM statements WHERE speaker IN ({_marks(speakers)}) ORDER BY number LIMIT ?",  # noqa: S608
            (*speakers, -1 if limit is None else limit),
        )
        return [number for (number,) in rows]

    def pool(self, speakers: Collection[str]) -> int:
        """How many documents these speakers have."""
        rows = self._store.execute(f"SELECT sum(held) FROM speakers WHERE id IN ({_marks(speakers)})", (*speakers,))  # noqa: S608
        [(held,)] = rows
        return held or 0

    def candidates(self, slots: Sequence[Slot], limit: int, speakers: Collection[str] | None) -> list[Candidate]:
        """The documents whose best string, or whose words together, share most with the question."""
        worth = gains(slots)
        proposed = self._proposed("terms", worth, _FETCHED, speakers, _BUDGET)
        strings = self._scored(worth, proposed)
        top = max((found[0][0] for found in strings.values()), default=0.0)
        best = sorted(strings, key=lambda number: (-strings[number][0][0], number))[:limit]
        best = [number for number in best if strings[number][0][0] >= FAR * top]
        whole = self._proposed("held", worth, limit // 2, speakers, _WHOLE_BUDGET)
        most = max((score for score, _ in whole), default=0.0)
        best += [number for score, number in whole if score >= FAR * most and number not in best]
        return [self._candidate(number, strings.get(number, [])) for number in best]

    def _candidate(self, number: int, strings: Sequence[tuple[float, Text]]) -> Candidate:
        return Candidate(self.entry(number), strings[0][0] if strings else 0.0, tuple(strings[:SHOWN]))

    def _scored(self, worth: Worth, proposed: Hits) -> dict[int, list[tuple[float, Text]]]:
        """The proposed strings of the likeliest documents with their scores, best first."""
        gain = {term: value for value, term in worth}
        places: dict[int, list[int]] = defaultdict(list)
        for _, place in proposed:
            places[place // _PLACES].append(place % _PLACES)
        raw: list[tuple[float, int, Text]] = []
        for number in list(places)[:_DECODED]:
            texts = self.entry(number).texts
            for place in sorted(places[number]):
                text = texts[place]
                score = sum(gain.get(term, 0.0) for term in (*text.stems, *text.quiet, *text.groups))
                raw.append((score, number, text))
        least = HOPELESS * max((score for score, _, _ in raw), default=0.0)
        scored = [
            (score * scale(text.mass, self._average), number, text) for score, number, text in raw if score >= least
        ]
        found: dict[int, list[tuple[float, Text]]] = defaultdict(list)
        for score, number, text in nlargest(STRINGS, scored, key=itemgetter(0)):
            found[number].append((score, text))
        return found

    def _proposed(self, field: str, worth: Worth, limit: int, speakers: Collection[str] | None, budget: int) -> Hits:
        """Places with what they gain, roughly, the most first."""
        telling, common = self._within(field, worth, budget)
        if telling:
            return self._search(self._any(field, telling), limit, speakers)
        for size in range(min(_SURE_OF_ALL, len(common)), 0, -1):  # nothing but very common words
            clauses = [(tantivy.Occur.Must, self._any(field, [one])) for one in common[:size]]
            found = self._search(tantivy.Query.boolean_query(clauses), limit, speakers)
            if found:
                return found
        return []

    def _within(self, field: str, worth: Worth, budget: int) -> tuple[Listed, Listed]:
        """The terms whose lists are read, worth most first; and those whose lists are too long."""
        telling: Listed = []
        common: Listed = []
        for gain, term in worth:
            size = self._searcher.doc_freq(field, str(term))
            if not size:
                continue
            if size <= budget:
                budget -= size
                telling.append((gain, term, size))
            else:
                common.append((gain, term, size))
        return telling, common

    def _any(self, field: str, terms: Sequence[tuple[float, int, int]]) -> tantivy.Query:
        clauses = []
        for gain, term, size in terms:
            query = tantivy.Query.term_query(self._schema, field, str(term), index_option="basic")
            if field == "held":
                query = tantivy.Query.const_score_query(query, gain)
            else:  # the library weighs by its own rarity, which is taken back here
                query = tantivy.Query.boost_query(query, gain / log(1 + (self._total - size + 0.5) / (size + 0.5)))
            clauses.append((tantivy.Occur.Should, query))
        return tantivy.Query.boolean_query(clauses)

    def _search(self, query: tantivy.Query, limit: int, speakers: Collection[str] | None) -> Hits:
        if speakers is not None:
            only = tantivy.Query.term_set_query(self._schema, "speaker", list(speakers))
            gate = tantivy.Query.const_score_query(only, 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, gate)])
        hits = self._searcher.search(query, limit, count=False).hits
        places = self._searcher.fast_field_values("place", [where for _, where in hits])
        return [(score, int(place or 0)) for (score, _), place in zip(hits, places, strict=True)]


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))
