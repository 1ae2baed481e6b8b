"""The engine's index of a compiled record: inverted lists mapped from disk, statements read as they become candidates.

A question's cost must not grow with the base. So the lists of its telling terms are read within a budget, the others
only where a document is met anyway; what is proposed is then scored exactly, as the index in memory does it.
"""

import marshal
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log
from operator import itemgetter
from pathlib import Path
from typing import overload

import tantivy

from bot.core.lexicon import Lexicon
from bot.core.search.index import Candidate, Entry, Slot, Text, counted, gains, scale
from bot.core.search.memory import FAR, HOPELESS, SHOWN, STRINGS
from bot.core.spelling import Spelling
from bot.knowledge.compiled.digest import FIELDS, Held, Line, Numbers, Read
from bot.knowledge.compiled.entries import Entries
from bot.knowledge.compiled.latest import Latest
from bot.knowledge.compiled.layout import STRINGS as LISTS
from bot.knowledge.compiled.mapped import open_index
from bot.knowledge.compiled.store import Reads, marks
from bot.knowledge.compiled.vocabulary import Vocabulary

# Entries of inverted lists read for one question: of all strings one in so many, within bounds; and of whole documents
# half as many. Measured: at a hundred thousand statements a third less than the most loses nothing.
_SHARE, _LEAST, _MOST = 25, 5_000, 20_000
# Documents read from disk for one question, besides those that only share most as a whole.
_DECODED = 14
# Strings that the lists propose: more than are looked at again, for the library weighs their length differently.
_FETCHED = 80
_SPEAKERS = 64  # whose lists are read one by one; for more the library marks everything they said first
_PLACES = 4096  # strings a document may have, at most
# Documents that are kept: those of the last few questions. More would be looked through for cycles again and again.
_REMEMBERED = 64
_HEAP = 64_000_000
_SURE_OF_ALL = 3  # terms that a document must have all of, where every one of them is too common to be read alone

Listed = list[tuple[float, int, int]]
"""Terms with what meeting them is worth and the length of their lists."""
Worth = Sequence[tuple[float, int]]
Row = tuple[str, str, tuple[Line, ...], Held]
"""A document: its id, its speaker, its strings, its terms."""
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
        self._written: list[str] = []

    def add(self, number: int, source: str, speaker: str, read: Read) -> None:
        """One statement, with its terms numbered for the whole record."""
        lines, held = read
        for place, (_, _, loud, groups, quiet, _) in enumerate(lines[:_PLACES]):
            document = tantivy.Document()
            document.add_text("terms", self._told((*loud, *groups, *quiet)))
            if place == 0:  # what the statement holds as a whole stands with its first string
                document.add_text("held", self._told([term for _, terms in held for term in terms]))
            document.add_text("speaker", speaker)
            document.add_text("source", source)
            document.add_unsigned("place", number * _PLACES + place)
            self._writer.add_document(document)

    def _told(self, terms: Sequence[int]) -> str:
        """The numbers of terms as text; each is written out once, for that would be a tenth of all."""
        written = self._written
        if terms and (most := max(terms)) >= len(written):
            written.extend(map(str, range(len(written), most + 1)))
        return " ".join(map(written.__getitem__, terms))

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


class _Texts(Sequence[Text]):
    """The strings of a document, each made when it is looked at."""

    def __init__(self, lines: Sequence[Line], made: Callable[[Line], Text]) -> None:
        self._lines, self._made = lines, made
        self._known: dict[int, Text] = {}

    @overload
    def __getitem__(self, place: int) -> Text: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Text]: ...

    def __getitem__(self, place: int | slice) -> Text | Sequence[Text]:
        if isinstance(place, slice):
            return tuple(map(self._made, self._lines[place]))
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = self._made(self._lines[place])
        return known

    def __len__(self) -> int:
        return len(self._lines)


class CompiledIndex:
    """Candidates from a compiled record, see `bot.core.search.index.Index`; used by any number of threads."""

    def __init__(self, store: Reads, folder: Path, vocabulary: Vocabulary, lexicon: Lexicon, totals: Totals) -> None:
        self.lexicon, self.weight, self.several = lexicon, totals.weight, totals.several
        self.documents, self.strings = totals.documents, totals.strings
        self.term, self.holds = vocabulary.term, vocabulary.holds
        self.spelling = Spelling(vocabulary)
        self._remembered: Latest[int, Row] = Latest(_REMEMBERED)
        self._entries: Latest[int, Entry] = Latest(_REMEMBERED)
        self._store, self._stored, self._average = store, Entries(folder), totals.average
        index = open_index(folder / LISTS)
        self._schema, self._searcher = index.schema, index.searcher()
        self._total = self._searcher.num_docs
        self._budget = min(_MOST, max(_LEAST, totals.strings // _SHARE))

    def entry(self, number: int) -> Entry:
        """A document by its number."""
        return self._entry(number, self._rows((number,))[number])

    def _rows(self, numbers: Sequence[int]) -> dict[int, Row]:
        """The rows of documents; those not remembered are read together."""
        found = {number: row for number in numbers if (row := self._remembered.get(number))}
        new = [number for number in numbers if number not in found]
        for number, value in zip(new, self._stored.read(new), strict=True):
            row = found[number] = marshal.loads(value)  # noqa: S302 - ours, behind checksums
            self._remembered.keep(number, row)
        return found

    def _entry(self, number: int, row: Row) -> Entry:
        known = self._entries.get(number)
        if known is None:
            known = self._made(number, row)
            self._entries.keep(number, known)
        return known

    def _made(self, number: int, row: Row) -> Entry:
        identity, speaker, lines, held = row
        terms = {term: worth for worth, terms in held for term in terms}
        counts = counted([loud + quiet for _, _, loud, _, quiet, _ in lines])
        return Entry(number, identity, speaker, _Texts(lines, self._text), terms, counts)

    def _text(self, line: Line) -> Text:
        field, plain, loud, groups, quiet, letters = line
        weights = list(map(self.weight.__getitem__, loud))
        square = sum([one * one for one in weights])
        return Text(FIELDS[field], plain, loud, groups, quiet, sum(weights), square, letters)

    def of(self, speakers: Collection[str], limit: int | None = None) -> Sequence[int]:
        """The numbers of these speakers' documents, ascending; at most `limit`."""
        rows = self._store.execute(
            f"SELECT number FROM statements WHERE speaker IN ({marks(speakers)}) ORDER BY number LIMIT ?",  # noqa: S608
            (*speakers, -1 if limit is None else limit),
        )
        return [number for (number,) in rows]

    def pool(self, speakers: Collection[str]) -> int:
        """How many documents these speakers have."""
        rows = self._store.execute(f"SELECT sum(held) FROM speakers WHERE id IN ({marks(speakers)})", (*speakers,))  # noqa: S608
        [(held,)] = rows
        return held or 0

    def others_hold(self, terms: Collection[int], speakers: Collection[str]) -> bool:
        """Whether a document by anybody but these speakers holds one of these terms."""
        held = self._any("held", [(1.0, term, 0) for term in terms])
        clauses = [(tantivy.Occur.Must, held), (tantivy.Occur.MustNot, self._by(speakers))]
        return bool(self._searcher.search(tantivy.Query.boolean_query(clauses), 1, count=False).hits)

    def candidates(self, slots: Sequence[Slot], limit: int, speakers: Collection[str] | None) -> list[Candidate]:
        """The documents whose best string, or whose words together, share most with the question."""
        worth = gains(slots)
        proposed = self._proposed("terms", worth, _FETCHED, speakers, self._budget)
        rows, strings = self._scored(worth, proposed)
        top = max((found[0][0] for found in strings.values()), default=0.0)
        best = sorted(strings, key=lambda number: (-strings[number][0][0], number))[:limit]
        best = [number for number in best if strings[number][0][0] >= FAR * top]
        whole = self._proposed("held", worth, limit // 2, speakers, self._budget // 2)
        most = max((score for score, _ in whole), default=0.0)
        near = (place // _PLACES for score, place in whole if score >= FAR * most)
        best += [number for number in near if number not in best]
        rows |= self._rows([number for number in best if number not in rows])
        return [self._candidate(number, rows[number], strings.get(number, ())) for number in best]

    def _candidate(self, number: int, row: Row, strings: Sequence[tuple[float, int]]) -> Candidate:
        entry = self._entry(number, row)
        texts = tuple((score, entry.texts[place]) for score, place in strings[:SHOWN])
        return Candidate(entry, strings[0][0] if strings else 0.0, texts)

    def _scored(self, worth: Worth, proposed: Hits) -> tuple[dict[int, Row], dict[int, list[tuple[float, int]]]]:
        """The likeliest documents, and of their proposed strings the best with their scores, best first."""
        gain = {term: value for value, term in worth}
        places: dict[int, list[int]] = defaultdict(list)
        for _, place in proposed:
            places[place // _PLACES].append(place % _PLACES)
        numbers = list(places)[:_DECODED]
        rows = self._rows(numbers)
        raw: list[tuple[float, int, int, Numbers]] = []
        for number in numbers:
            lines = rows[number][2]
            for place in sorted(places[number]):
                _, _, loud, groups, quiet, _ = lines[place]
                met = gain.keys() & (*loud, *groups, *quiet)
                raw.append((sum([gain[term] for term in met]), number, place, loud))
        least = HOPELESS * max((score for score, *_ in raw), default=0.0)
        weight, average = self.weight.__getitem__, self._average
        scored = [
            (score * scale(sum(map(weight, loud)), average), number, place)
            for score, number, place, loud in raw
            if score >= least
        ]
        found: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for score, number, place in nlargest(STRINGS, scored, key=itemgetter(0)):
            found[number].append((score, place))
        return rows, found

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
            gate = tantivy.Query.const_score_query(self._by(speakers), 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, gate)])
        hits = self._searcher.search(query, limit, count=False).hits
        places = self._searcher.fast_field_values("place", [where for _, where in hits])
        return [(score, int(place or 0)) for (score, _), place in zip(hits, places, strict=True)]

    def _by(self, speakers: Collection[str]) -> tantivy.Query:
        if len(speakers) > _SPEAKERS:
            return tantivy.Query.term_set_query(self._schema, "speaker", list(speakers))
        each = (tantivy.Query.term_query(self._schema, "speaker", one, index_option="basic") for one in speakers)
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in each])
