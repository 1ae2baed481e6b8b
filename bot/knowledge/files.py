"""Single files of a knowledge base: from bytes to records, texts and lists, with whatever is wrong on the way."""

from dataclasses import dataclass, field
from pathlib import Path

from bot.knowledge.archive import Archived, archived
from bot.knowledge.conform import Conform
from bot.knowledge.entry import Entry
from bot.knowledge.hidden import visible
from bot.knowledge.nodes import Node
from bot.knowledge.reader import MAX_BYTES, SIZE, read
from bot.knowledge.rule import error
from bot.knowledge.schema import Groups, Listing, Table
from bot.problems import Place, Problem

UNREADABLE_FILE = error(
    "unreadable-file",
    """
    Every file can be opened by whoever runs the program.

    good: a plain file that is readable
    bad:  a file without read permission, or a link that leads nowhere
    """,
)

_SHORT = 90  # characters; a longer name is cut in the middle where it is shown


@dataclass(slots=True)
class Files:
    """Reads the files of a folder, by their names within it, and collects what is wrong with them."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def table(self, file: str, form: Table, called: str = "") -> Entry | None:
        """A record; None if it cannot be read."""
        name = named(file)
        node = self.node(file)
        if node is None:
            return None
        conform = Conform(name)
        return self._kept(conform.table(node, form, called=called or f"a {form.name}"), conform)

    def groups(self, file: str, form: Groups) -> Entry | None:
        """Groups of words; None if they cannot be read."""
        node = self.node(file)
        if node is None:
            return None
        conform = Conform(file)
        return self._kept(conform.groups(node, form, called=file), conform)

    def listing(self, file: str, form: Listing) -> tuple[Entry, ...]:
        """A list of records, () if it cannot be read."""
        node = self.node(file)
        if node is None:
            return ()
        conform = Conform(file)
        members = conform.listing(node, form, called=file)
        self.problems += conform.problems
        return tuple(one for one in members or () if isinstance(one, Entry))

    def text(self, name: str, archive: dict[str, Archived]) -> None:
        """Add an archived text to those already read."""
        data = self._bytes(f"archive/{name}")
        if data is None:
            return
        file = named(f"archive/{name}")
        found = archived(data, file)
        if isinstance(found, Archived):
            archive[named(name)] = found
        else:
            self.problems.append(found)
            self.unread.add(file)

    def node(self, file: str) -> Node | None:
        """The tree of a file of YAML; None if it has none that can be trusted."""
        data = self._bytes(file)
        if data is None:
            return None
        name = named(file)
        reading = read(data, name)
        self.problems += reading.problems
        if reading.node is None:
            self.unread.add(name)
        return reading.node

    def _kept(self, entry: Entry | None, conform: Conform) -> Entry | None:
        self.problems += conform.problems
        if entry is None:
            self.unread.add(conform.file)
        return entry

    def _bytes(self, file: str) -> bytes | None:
        path, name = self.folder / file, named(file)
        place = Place(name, 1, 1)
        try:
            if not path.is_file():  # a pipe would never end, a dead link has nothing
                self.problems.append(UNREADABLE_FILE.at(place, "this is not a plain file that can be read"))
            elif path.stat().st_size > MAX_BYTES:
                self.problems.append(SIZE.at(place, f"the file has more than {MAX_BYTES:,} bytes; split it"))
            else:
                return path.read_bytes()
        except OSError as wrong:
            self.problems.append(UNREADABLE_FILE.at(place, f"the file cannot be read: {wrong.strerror or wrong}"))
        self.unread.add(name)
        return None


def named(file: str) -> str:
    """A file as it is named in a problem: a name may hold bytes that are no text, or a line break."""
    if len(file) <= _SHORT and file.isascii() and file.isprintable():
        return file
    folder, slash, name = file.rpartition("/")
    return folder + slash + visible(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def stem_of(file: str) -> str:
    """The id that the name of a file gives."""
    return named(file).rpartition("/")[2].removesuffix(".yaml")
