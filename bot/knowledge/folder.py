"""The folder of a knowledge base: which files belong to it, and everything read from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.errors import KnowledgeError
from bot.knowledge.archive import Archived, archived
from bot.knowledge.base import Base
from bot.knowledge.conform import Conform
from bot.knowledge.entry import Entry
from bot.knowledge.hidden import visible
from bot.knowledge.nodes import Node
from bot.knowledge.reader import MAX_BYTES, SIZE, read
from bot.knowledge.rule import error
from bot.knowledge.schema import BASE, EXPECTATIONS, LEXICON, SOURCE, SPEAKER, TOPIC, WAIVERS, Groups, Table
from bot.problems import Place, Problem

STRAY_FILE = error(
    "stray-file",
    """
    The folder holds records and nothing else: base.yaml, lexicon.yaml, expectations.yaml, waivers.yaml, and files
    <id>.yaml in speakers/, topics/ and sources/, and archive/<source>.txt. README.md, LICENSE and dot files are
    welcome. A file under another name would silently not be read.

    good: speakers/zarif.yaml
    bad:  speakers/zarif.yml
    bad:  sources/copy of tehrantimes.yaml.bak
    """,
)
UNREADABLE_FILE = error(
    "unreadable-file",
    """
    Every file can be opened by whoever runs the program.

    good: a plain file that is readable
    bad:  a file without read permission, or a link that leads nowhere
    """,
)
RULES = (STRAY_FILE, UNREADABLE_FILE)

FOLDERS: Mapping[str, Table] = {"speakers": SPEAKER, "topics": TOPIC, "sources": SOURCE}
SINGLES: Mapping[str, Table | Groups] = {"base.yaml": BASE, "lexicon.yaml": LEXICON, "expectations.yaml": EXPECTATIONS}
WAIVERS_FILE = "waivers.yaml"
_WELCOME = frozenset({"README.md", "LICENSE", "LICENSE.md", "LICENSE.txt"})


def read_base(folder: Path, today: date) -> tuple[Base, list[Problem]]:
    """Read a folder; raises KnowledgeError only if there is none to read."""
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "does not exist"
        raise KnowledgeError(f"the knowledge base {folder} {what}; name a folder with base.yaml, speakers and sources")
    reader = _FolderReader(folder)
    try:
        reader.walk()
    except OSError as wrong:
        raise KnowledgeError(f"the knowledge base {folder} cannot be read: {wrong.strerror or wrong}") from wrong
    return reader.base(today), reader.problems


@dataclass(slots=True)
class _FolderReader:
    folder: Path
    problems: list[Problem] = field(default_factory=list)
    singles: dict[str, Entry] = field(default_factory=dict)
    records: dict[str, list[Entry]] = field(default_factory=lambda: {name: [] for name in FOLDERS})
    waivers: tuple[Entry, ...] = ()
    archive: dict[str, Archived] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def base(self, today: date) -> Base:
        return Base(
            today,
            self.singles,
            tuple(self.records["speakers"]),
            tuple(self.records["topics"]),
            tuple(self.records["sources"]),
            self.waivers,
            self.archive,
            frozenset(self.unread),
        )

    def walk(self) -> None:
        for name, path in _entries(self.folder):
            if name in SINGLES:
                self._single(name, path)
            elif name == WAIVERS_FILE:
                self._waivers(name, path)
            elif name in FOLDERS and path.is_dir():
                self._records(name, path)
            elif name == "archive" and path.is_dir():
                self._archive(path)
            elif name not in _WELCOME or not path.is_file():
                self._stray(name, path, (*SINGLES, WAIVERS_FILE, *(f"{one}/" for one in FOLDERS), "archive/"))

    def _single(self, name: str, path: Path) -> None:
        conform = Conform(name)
        node = self._node(name, path)
        if node is not None:
            form = SINGLES[name]
            entry = (
                conform.table(node, form, called=name)
                if isinstance(form, Table)
                else conform.groups(node, form, called=name)
            )
            self._keep(name, entry, conform)
            if entry is not None:
                self.singles[name] = entry

    def _waivers(self, name: str, path: Path) -> None:
        conform = Conform(name)
        node = self._node(name, path)
        if node is not None:
            members = conform.listing(node, WAIVERS, called=name)
            self.problems += conform.problems
            self.waivers = tuple(one for one in members or () if isinstance(one, Entry))

    def _records(self, folder: str, path: Path) -> None:
        for name, inner in _entries(path):
            file = f"{folder}/{name}"
            if not name.endswith(".yaml") or inner.is_dir():
                if name not in _WELCOME:
                    self._stray(file, inner, ())
                continue
            node = self._node(file, inner)
            if node is None:
                continue
            conform = Conform(file)
            entry = conform.table(node, FOLDERS[folder], called=f"a {FOLDERS[folder].name}")
            self._keep(file, entry, conform)
            if entry is not None:
                self.records[folder].append(entry)

    def _archive(self, path: Path) -> None:
        for name, inner in _entries(path):
            file = f"archive/{name}"
            if not name.endswith(".txt") or inner.is_dir():
                if name not in _WELCOME:
                    self._stray(file, inner, ())
                continue
            data = self._bytes(file, inner)
            found = archived(data, file) if data is not None else None
            if isinstance(found, Archived):
                self.archive[name] = found
            elif found is not None:
                self.problems.append(found)
                self.unread.add(file)

    def _keep(self, file: str, entry: Entry | None, conform: Conform) -> None:
        self.problems += conform.problems
        if entry is None:
            self.unread.add(file)

    def _node(self, file: str, path: Path) -> Node | None:
        data = self._bytes(file, path)
        if data is None:
            return None
        reading = read(data, file)
        self.problems += reading.problems
        if reading.node is None:
            self.unread.add(file)
        return reading.node

    def _bytes(self, file: str, path: Path) -> bytes | None:
        place = Place(file, 1, 1)
        try:
            if not path.is_file():  # a pipe would never end, a dead link has nothing
                self.problems.append(UNREADABLE_FILE.at(place, "this is not a plain file that can be read"))
            elif path.stat().st_size > MAX_BYTES:
                self.problems.append(SIZE.at(place, f"the file has more than {MAX_BYTES:,} bytes; split it"))
            else:
                return path.read_bytes()
        except OSError as wrong:
            self.problems.append(UNREADABLE_FILE.at(place, f"the file cannot be read: {wrong.strerror or wrong}"))
        self.unread.add(file)
        return None

    def _stray(self, file: str, path: Path, expected: tuple[str, ...]) -> None:
        if path.is_dir():
            message = f"the folder {file} is not part of a knowledge base; move it elsewhere"
        elif path.suffix.lower() in (".yml", ".yaml", ".txt") and not expected:
            right = ".txt" if file.startswith("archive/") else ".yaml"
            message = (
                f"{file} is not read here; rename it to {file.removesuffix(path.suffix)}{right}, or move it elsewhere"
            )
        else:
            message = f"{file} is not part of a knowledge base; move it elsewhere"
        self.problems.append(STRAY_FILE.at(Place(file, 1, 1), message))


def _entries(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.iterdir()):
        if not path.name.startswith("."):
            # A name may hold bytes that are no text, or a line break; it must not spoil the report.
            yield visible(path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")), path
