"""Documents by title, publisher, address and id, over rows: prefixes from sorted names, slips from shared letters.

As `bot.core.register` does in memory, for a hundred thousand documents: names are rows in the order of the alphabet,
and again from each later word on; of a slip the rarest runs of three letters are read first, within a budget, and the
names that share most of them are compared exactly.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from rapidfuzz import fuzz

from bot.core.grams import most_shared, trigrams
from bot.core.known import source_names
from bot.core.model import Source
from bot.core.ordered import LAST
from bot.core.register import SHORTEST, likeness
from bot.core.text import fold
from bot.knowledge.compiled.store import Reads, Writer, marks

_REST = 48  # characters of a name from a later word on; nobody types more before choosing
_CLOSE, _COMPLETES = 75.0, 60.0  # 0..100, as in `bot.core.register`
_ALIKE = 100  # documents that one name may mean; a publisher has thousands
_NAMES = 64  # names looked at for what begins so
# Entries of the lists that are read, rarest runs first, and names that are then compared: while somebody types, and for
# what is typed at last.
_TYPING, _TYPED = (5_000, 40), (12_000, 80)
_SIZE = 4  # bytes of a place in a list
_TELLING = 40  # letters of what is typed by which names are looked for
_BEGINNING = 6  # letters of a name that are its beginning


def add_names(writer: Writer, numbered: Iterable[tuple[int, Source]]) -> None:
    """Name documents, given with their numbers."""
    ((last,),) = writer.execute("SELECT coalesce(max(place), -1) FROM names")
    runs: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, source in numbered:
        for name, told in _folded(source).items():
            place: int | None = next((one for (one,) in _place_of(writer, name)), None)
            if place is None:
                last = place = last + 1
                writer.execute("INSERT INTO names VALUES (?, ?)", (place, name))
                writer.many("INSERT OR IGNORE INTO later VALUES (?, ?)", ((rest, place) for rest in _later(name)))
                for run in _runs(name) if told else ():
                    runs[run].append(place)
            writer.execute("INSERT INTO named VALUES (?, ?)", (place, number))
    for run, places in runs.items():
        whole: bytes = next((one for (one,) in _list_of(writer, run)), b"") + places.tobytes()
        writer.execute("INSERT OR REPLACE INTO letters VALUES (?, ?, ?)", (run, len(whole) // _SIZE, whole))


def drop_names(writer: Writer, number: int, source: Source) -> None:
    """Forget a document; what shares letters with a name that nobody bears any more finds nothing there."""
    writer.execute("DELETE FROM unnamed WHERE number = ?", (number,))
    for name in _folded(source):
        for (place,) in list(_place_of(writer, name)):
            writer.execute("DELETE FROM named WHERE place = ? AND number = ?", (place, number))
            if not list(writer.execute("SELECT 1 FROM named WHERE place = ? LIMIT 1", (place,))):
                writer.execute("DELETE FROM names WHERE place = ?", (place,))
                for rest in _later(name):
                    writer.execute("DELETE FROM later WHERE rest = ? AND place = ?", (rest, place))


class StoredSources:
    """The documents of a compiled record by their names."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads

    def find(self, typed: str) -> tuple[str, ...]:
        """The ids that a name as typed may mean, a hundred at most: of exactly that name, else of the nearest."""
        key = fold(typed).strip()
        places = [place for (place,) in _place_of(self._reads, key)]
        if not places and key:
            scored = [(fuzz.ratio(key, name, score_cutoff=_CLOSE), place) for place, name in self._likely(key, *_TYPED)]
            best = max((score for score, _ in scored), default=0.0)
            places = [place for score, place in scored if best and score == best]
        return self._ids(nsmallest(_ALIKE, self._numbers(places, _ALIKE)))

    def complete(self, typed: str, limit: int) -> tuple[str, ...]:
        """The ids of those that what is typed so far may become, best first; the first of all where nothing is."""
        key = fold(typed).strip()
        if not key:
            rows = self._reads.execute("SELECT id FROM sources ORDER BY number LIMIT ?", (limit,))
            return tuple(one for (one,) in rows)
        found = dict.fromkeys(nsmallest(limit, self._beginning("name", "names", key, limit)))
        if len(found) < limit:
            later = self._beginning("rest", "later", key[:_REST], limit)
            found |= dict.fromkeys(nsmallest(limit, later - found.keys()))
        if len(found) < limit and len(key) >= SHORTEST:
            found |= dict.fromkeys(self._alike(key, limit))
        return self._ids(list(found)[:limit])

    def _beginning(self, column: str, table: str, key: str, limit: int) -> set[int]:
        """Numbers of documents with a name that begins so, some of very many."""
        rows = self._reads.execute(
            f"SELECT place FROM {table} WHERE {column} >= ? AND {column} < ? LIMIT ?",  # noqa: S608 - our own names
            (key, key + LAST, _NAMES),
        )
        return self._numbers([place for (place,) in rows], limit)

    def _alike(self, key: str, limit: int) -> list[int]:
        """Numbers of documents with a name near what is typed, best first."""
        scored = sorted(((likeness(key, name), place) for place, name in self._likely(key, *_TYPING)), reverse=True)[
            :limit
        ]
        best: dict[int, float] = {}
        for score, place in scored:
            if score >= _COMPLETES:
                best = dict.fromkeys(self._numbers([place], limit), score) | best
        return sorted(best, key=lambda number: (-best[number], number))

    def _likely(self, key: str, left: int, compared: int) -> list[tuple[int, str]]:
        """The names, with their places, that share most runs of letters with a key; `left` entries are read at most."""
        runs = sorted(_runs(key[:_TELLING]))
        sizes = f"SELECT held, run FROM letters WHERE run IN ({marks(runs)})"  # noqa: S608 - marks alone
        shared: Counter[int] = Counter()
        for size, run in sorted(self._reads.execute(sizes, runs)):
            if left <= 0:
                break
            for (held,) in _list_of(self._reads, run):
                shared.update(array("I", held[: _SIZE * left]))
            left -= size
        places = most_shared(shared, compared)
        names = f"SELECT place, name FROM names WHERE place IN ({marks(places)})"  # noqa: S608 - as above
        return [(place, name) for place, name in self._reads.execute(names, places)]

    def _numbers(self, places: Iterable[int], limit: int) -> set[int]:
        sql = "SELECT number FROM named WHERE place = ? ORDER BY number LIMIT ?"
        return {number for place in places for (number,) in self._reads.execute(sql, (place, limit))}

    def _ids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        sql = f"SELECT number, id FROM sources WHERE number IN ({marks(numbers)})"  # noqa: S608 - as above
        found: dict[int, str] = dict(self._reads.execute(sql, numbers))
        return tuple(found[number] for number in numbers)


def _folded(source: Source) -> dict[str, bool]:
    """The names of a document in search form; whether it is one that people write out, and slip in."""
    told = {fold(name).strip() for name in (source.title, source.publisher) if name}
    names = (fold(name).strip() for name in source_names(source))
    return {name: name in told for name in names if name}


def _later(name: str) -> list[str]:
    return [name[at + 1 : at + 1 + _REST] for at, letter in enumerate(name) if letter == " "]


def _runs(name: str) -> set[str]:
    """The runs of three letters of a name, its first two beside a blank; the pairs at its beginning, marked.

    Two letters exchanged in a short word leave no three of it together.
    """
    marked = f" {name}"
    beginning = marked[: _BEGINNING + 1]
    return trigrams(marked) | {f"^{beginning[at : at + 2]}" for at in range(len(beginning) - 1)}


def _place_of(reads: Reads, name: str) -> Iterable[tuple[int, ...]]:
    return reads.execute("SELECT place FROM names WHERE name = ?", (name,))


def _list_of(reads: Reads, run: str) -> Iterable[tuple[bytes, ...]]:
    return reads.execute("SELECT places FROM letters WHERE run = ?", (run,))
