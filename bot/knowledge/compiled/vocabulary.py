"""The words and terms of a compiled record: rows for what they count, inverted lists of trigrams for near spellings."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path

import tantivy

from bot.core.frequency import rarity
from bot.core.ordered import LAST
from bot.core.search.index import weigh
from bot.core.spelling import SHORTEST, TRIED, grams
from bot.core.stems import stem
from bot.knowledge.compiled.digest import Digest
from bot.knowledge.compiled.mapped import open_index
from bot.knowledge.compiled.rows import meta, put_meta
from bot.knowledge.compiled.store import Reads, Writer

TABLES = """
CREATE TABLE terms (
    number INTEGER PRIMARY KEY, name TEXT UNIQUE, rare REAL, texts INTEGER, documents INTEGER, loud INTEGER
);
CREATE TABLE words (number INTEGER PRIMARY KEY, word TEXT UNIQUE, term INTEGER, held INTEGER);
"""
# Entries of the lists of trigrams read for one word, the rarest trigrams first.
_READ = 2_500
_REMEMBERED = 20_000
_SPELT = "spelt"
_LISTED = "listed"  # the name under which the highest number of a word in the lists is kept
_HEAP = 15_000_000  # bytes, the least that a writer takes for a thread


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("grams", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("word", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("place", fast=True)
    return builder.build()


@dataclass(slots=True)
class Count:
    """A term while it is counted: its number, its rarity in language at large, and in how much it stands."""

    number: int
    rare: float
    texts: int = 0
    documents: int = 0
    loud: int = 0


@dataclass(slots=True)
class Tally:
    """All terms and words of a record while it is compiled."""

    terms: dict[str, Count] = field(default_factory=dict)
    words: dict[str, list[int]] = field(default_factory=dict)

    def add(self, batch: Digest) -> list[int]:
        """Count a batch, and give the number of each of its terms."""
        numbers = []
        for name, rare, texts, documents, loud in zip(
            batch.names, batch.rare, batch.texts, batch.documents, batch.loud, strict=True
        ):
            count = self.terms.get(name)
            if count is None:
                count = self.terms[name] = Count(len(self.terms), rare)
            count.rare = min(count.rare, rare)
            count.texts += texts
            count.documents += documents
            count.loud += loud
            numbers.append(count.number)
        for word, (term, held) in batch.words.items():
            known = self.words.get(word)
            if known is None:
                self.words[word] = [numbers[term], held]
            else:
                known[1] += held
        return numbers


def write(tally: Tally, store: Writer, folder: Path) -> None:
    """Write every term and word, and the trigrams of the words."""
    for sql in filter(str.strip, TABLES.split(";")):
        store.execute(sql)
    store.many(
        "INSERT INTO terms VALUES (?, ?, ?, ?, ?, ?)",
        ((one.number, name, one.rare, one.texts, one.documents, one.loud) for name, one in tally.terms.items()),
    )
    words = [(number, word, term, held) for number, (word, (term, held)) in enumerate(tally.words.items())]
    store.many("INSERT INTO words VALUES (?, ?, ?, ?)", words)
    put_meta(store, _LISTED, len(words) - 1)
    _put_spelt(store)
    folder.mkdir()
    index = tantivy.Index(_schema(), str(folder))
    add_words(index, ((number, word) for number, word, _, _ in words))


def add_words(index: tantivy.Index, words: Iterable[tuple[int, str]], gone: Iterable[str] = ()) -> None:
    """Put words under their trigrams, and take some away."""
    writer = index.writer(_HEAP, 1)
    for word in gone:
        writer.delete_documents_by_term("word", word)
    for number, word in words:
        if len(word) >= SHORTEST:
            document = tantivy.Document()
            document.add_text("grams", " ".join(sorted(grams(word))))
            document.add_text("word", word)
            document.add_unsigned("place", number)
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def recount(store: Writer, batch: Digest, sign: int) -> list[int]:
    """Count a batch that comes (1) or goes (-1), and give the number of each of its terms."""
    number = store.execute("SELECT coalesce(max(number), -1) FROM terms").fetchone()[0]
    numbers = []
    for name, rare, texts, documents, loud in zip(
        batch.names, batch.rare, batch.texts, batch.documents, batch.loud, strict=True
    ):
        known = store.execute(
            "UPDATE terms SET rare = min(rare, ?), texts = texts + ?, documents = documents + ?, loud = loud + ? "
            "WHERE name = ? RETURNING number",
            (rare, sign * texts, sign * documents, sign * loud, name),
        ).fetchone()
        if known is None:
            number += 1
            store.execute("INSERT INTO terms VALUES (?, ?, ?, ?, ?, ?)", (number, name, rare, texts, documents, loud))
        numbers.append(known[0] if known else number)
    number = store.execute("SELECT coalesce(max(number), -1) FROM words").fetchone()[0]
    for word, (term, held) in batch.words.items():
        known = store.execute("UPDATE words SET held = held + ? WHERE word = ? RETURNING 1", (sign * held, word))
        if known.fetchone() is None:
            number += 1
            store.execute("INSERT INTO words VALUES (?, ?, ?, ?)", (number, word, numbers[term], held))
    return numbers


def refresh(store: Writer, folder: Path) -> None:
    """Bring the lists of trigrams up to date, once all is counted; what stands nowhere any more goes."""
    gone = dict(store.execute("SELECT word, term FROM words WHERE held <= 0"))
    store.execute("DELETE FROM words WHERE held <= 0")
    least: dict[int, float] = {}
    lost = set(gone.values())
    for word, term in store.execute("SELECT word, term FROM words") if lost else ():
        if term in lost:
            least[term] = min(rarity(word), least.get(term, 1.0))
    store.many("UPDATE terms SET rare = ? WHERE number = ?", ((rare, term) for term, rare in least.items()))
    rows = store.execute("SELECT number, word FROM words WHERE number > ?", (meta(store, _LISTED),)).fetchall()
    if not rows and not gone:
        return
    add_words(tantivy.Index.open(str(folder)), rows, gone)
    _put_spelt(store)
    put_meta(store, _LISTED, max((number for number, _ in rows), default=meta(store, _LISTED)))


def weights(store: Reads, strings: int, documents: int) -> tuple["array[float]", float]:
    """The weight of every term by its number, and the average summed weight of a string."""
    rows = store.execute("SELECT number, rare, texts, documents, loud FROM terms ORDER BY number")
    found, mass = array("d"), 0.0
    for number, rare, texts, held, loud in rows:
        if number > len(found):  # numbers that no term has any more
            found.extend([0.0] * (number - len(found)))
        weight = weigh(rare, texts, strings, held, documents)
        found.append(weight)
        mass += loud * weight
    return found, mass / max(1, strings)


class Vocabulary:
    """The terms and words of a compiled record."""

    def __init__(self, store: Reads, folder: Path) -> None:
        self._store = store
        index = open_index(folder)
        self._schema, self._searcher = index.schema, index.searcher()
        self.term = lru_cache(_REMEMBERED)(self._term)
        self.holds = lru_cache(_REMEMBERED)(self._holds)

    def _term(self, name: str) -> int | None:
        for (number,) in self._store.execute("SELECT number FROM terms WHERE name = ? AND documents > 0", (name,)):
            return int(number)
        return None

    def _holds(self, word: str) -> bool:
        found = self._store.execute("SELECT 1 FROM words WHERE word = ?", (word,))
        return any(True for _ in found) or self.term(stem(word)) is not None

    def alike(self, word: str) -> Sequence[tuple[str, int]]:
        """The words that share most trigrams with a word, with their terms; see `bot.core.spelling.Neighbours`."""
        frequency = self._searcher.doc_freq
        lists = sorted((frequency("grams", gram), gram) for gram in grams(word))
        left = _READ
        clauses: list[tuple[tantivy.Occur, tantivy.Query]] = []
        for count, gram in lists:
            left -= count
            if left < 0 and clauses:
                break
            if count:
                term = tantivy.Query.term_query(self._schema, "grams", gram, index_option="basic")
                clauses.append((tantivy.Occur.Should, tantivy.Query.const_score_query(term, 1.0)))
        if not clauses:
            return ()
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), TRIED, count=False).hits
        places = self._searcher.fast_field_values("place", [where for score, where in found if score > 1])
        return self._spelt.words([int(place or 0) for place in places])

    def beginning(self, start: str, longest: int) -> Sequence[tuple[str, int]]:
        """The words that begin so, with their terms; see `bot.core.spelling.Neighbours`."""
        rows = self._store.execute(
            "SELECT word, term FROM words WHERE word >= ? AND word < ? AND length(word) <= ?",
            (start, start + LAST, longest),
        )
        return list(rows)

    @cached_property
    def _spelt(self) -> "Spelt":
        return Spelt(*meta(self._store, _SPELT))


class Spelt:
    """Words with their terms by number, in three blobs: as rows they would cost a fifth of a question."""

    def __init__(self, letters: bytes, ends: bytes, terms: bytes) -> None:
        """`letters` are the words in UTF-8 one behind the other, `ends` where each ends, `terms` their terms."""
        self._letters, self._ends, self._terms = letters, array("I", ends), array("I", terms)

    def words(self, numbers: Iterable[int]) -> list[tuple[str, int]]:
        """The words of these numbers, each with its term."""
        letters, ends, terms = self._letters, self._ends, self._terms
        return [(letters[ends[one - 1] if one else 0 : ends[one]].decode(), terms[one]) for one in numbers]


def _put_spelt(store: Writer) -> None:
    rows = store.execute("SELECT number, word, term FROM words ORDER BY number").fetchall()
    words, terms = [b""] * (rows[-1][0] + 1 if rows else 0), array("I")
    terms.frombytes(bytes(terms.itemsize * len(words)))
    for number, word, term in rows:  # a number that no word has any more has no letters
        words[number], terms[number] = word.encode(), term
    ends = array("I", accumulate(map(len, words)))
    put_meta(store, _SPELT, (b"".join(words), ends.tobytes(), terms.tobytes()))
