"""The folder of a knowledge base: which files belong to it, and everything read from them."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

from bot.errors import KnowledgeError
from bot.knowledge.archive import Archived
from bot.knowledge.base import Base
from bot.knowledge.entry import Entry
from bot.knowledge.files import UNREADABLE_FILE, Files, named, stem_of
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
RULES = (STRAY_FILE, UNREADABLE_FILE)

FOLDERS: Mapping[str, Table] = {"speakers": SPEAKER, "topics": TOPIC, "sources": SOURCE}
SINGLES: Mapping[str, Table | Groups] = {"base.yaml": BASE, "lexicon.yaml": LEXICON, "expectations.yaml": EXPECTATIONS}
WAIVERS_FILE = "waivers.yaml"
_WELCOME = frozenset({"README.md", "LICENSE", "LICENSE.md", "LICENSE.txt"})


@dataclass(frozen=True)
class Frame:
    """Everything of a base but its sources, with the problems found in reading it.

    `files` are the source files, such as `sources/x.yaml`, in the order of the base. `texts` are the names of the
    archived texts; only those that belong to no source file are in `base.archive`. Can be pickled.
    """

    folder: Path
    base: Base
    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    texts: frozenset[str]

    @cached_property
    def by_id(self) -> Mapping[str, str]:
        """The source files by the id that their name gives."""
        return {stem_of(one): one for one in self.files}


def read_base(folder: Path, today: date) -> tuple[Base, list[Problem]]:
    """Read a folder; raises KnowledgeError only if there is none to read."""
    frame = read_frame(folder, today)
    part, problems = read_part(frame, frame.files)
    whole = replace(
        frame.base,
        sources=part.sources,
        archive=dict(sorted({**frame.base.archive, **part.archive}.items())),
        unread=frame.base.unread | part.unread,
    )
    return whole, [*frame.problems, *problems]


def read_frame(folder: Path, today: date) -> Frame:
    """Read everything but the sources; raises KnowledgeError only if there is no folder to read."""
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "does not exist"
        raise KnowledgeError(f"the knowledge base {folder} {what}; name a folder with base.yaml, speakers and sources")
    walk = _Walk(Files(folder))
    try:
        walk.folder()
    except OSError as wrong:
        raise _unreadable(folder, wrong) from wrong
    return walk.frame(today)


def _unreadable(folder: Path, wrong: OSError) -> KnowledgeError:
    return KnowledgeError(f"the knowledge base {folder} cannot be read: {wrong.strerror or wrong}")


def listed_again(folder: Path, base: Base, texts: frozenset[str]) -> Frame:
    """The frame of a folder of which everything but sources is known: `base`, and the names of the archived texts.

    The sources are listed, none is read. Raises KnowledgeError if they cannot be.
    """
    walk = _Walk(Files(folder))
    try:
        walk.list_sources()
    except OSError as wrong:
        raise _unreadable(folder, wrong) from wrong
    return Frame(folder, base, tuple(walk.files.problems), tuple(walk.sources), texts)


def read_part(frame: Frame, files: Iterable[str]) -> tuple[Base, list[Problem]]:
    """Read some of the source files, each with its archived text and with any that it names instead."""
    reader = Files(frame.folder)
    sources = []
    archive: dict[str, Archived] = {}
    for file in files:
        text = f"{stem_of(file)}.txt"
        if text in frame.texts:
            reader.text(text, archive)
        entry = reader.table(file, SOURCE)
        if entry is None:
            continue
        sources.append(entry)
        retrieved = entry.entry("archive")
        other = retrieved.text("file") if retrieved else None
        if other is not None and other != text and other in frame.texts:
            Files(frame.folder).text(other, archive)  # whether it can be read is told where it belongs
    part = Base(
        frame.base.today,
        sources=tuple(sources),
        archive=archive,
        unread=frozenset(reader.unread),
        around=frame.base,
    )
    return part, reader.problems


def mentions(frame: Frame, file: str, word: str) -> bool:
    """Whether a word stands somewhere in a file; much faster than reading it as YAML."""
    try:
        return word.encode() in (frame.folder / file).read_bytes()
    except OSError:
        return False


@dataclass(slots=True)
class _Walk:
    """Goes through a folder and reads everything but the sources."""

    files: Files
    singles: dict[str, Entry] = field(default_factory=dict)
    records: dict[str, list[Entry]] = field(default_factory=lambda: {"speakers": [], "topics": []})
    sources: list[str] = field(default_factory=list)
    waivers: tuple[Entry, ...] = ()
    texts: list[str] = field(default_factory=list)

    def frame(self, today: date) -> Frame:
        archive: dict[str, Archived] = {}
        ours = {f"{stem_of(one)}.txt" for one in self.sources} if self.texts else frozenset()
        for name in self.texts:
            if name not in ours:
                self.files.text(name, archive)
        base = Base(
            today,
            self.singles,
            tuple(self.records["speakers"]),
            tuple(self.records["topics"]),
            waivers=self.waivers,
            archive=archive,
            unread=frozenset(self.files.unread),
        )
        return Frame(self.files.folder, base, tuple(self.files.problems), tuple(self.sources), frozenset(self.texts))

    def folder(self) -> None:
        for entry in _entries(self.files.folder):
            name, is_folder = entry.name, _is_folder(entry)
            if name in SINGLES:
                self._single(name)
            elif name == WAIVERS_FILE:
                self.waivers = self.files.listing(name, WAIVERS)
            elif name in FOLDERS and is_folder:
                self._records(name)
            elif name == "archive" and is_folder:
                self.texts = list(self._inside("archive", ".txt"))
            elif name not in _WELCOME or not Path(entry).is_file():
                self._stray(name, entry, (*SINGLES, WAIVERS_FILE, *(f"{one}/" for one in FOLDERS), "archive/"))

    def _single(self, name: str) -> None:
        form = SINGLES[name]
        found = self.files.table(name, form, name) if isinstance(form, Table) else self.files.groups(name, form)
        if found is not None:
            self.singles[name] = found

    def list_sources(self) -> None:
        self.sources = [f"sources/{name}" for name in self._inside("sources", ".yaml")]

    def _records(self, folder: str) -> None:
        if folder == "sources":
            self.list_sources()
            return
        found = (self.files.table(f"{folder}/{name}", FOLDERS[folder]) for name in self._inside(folder, ".yaml"))
        self.records[folder] = [one for one in found if one is not None]

    def _inside(self, folder: str, ending: str) -> Iterator[str]:
        for entry in _entries(self.files.folder / folder):
            if entry.name.endswith(ending) and not _is_folder(entry):
                yield entry.name
            elif entry.name not in _WELCOME:
                self._stray(f"{folder}/{entry.name}", entry, ())

    def _stray(self, name: str, entry: os.DirEntry[str], expected: tuple[str, ...]) -> None:
        file = named(name)
        suffix = PurePosixPath(file).suffix
        if _is_folder(entry):
            message = f"the folder {file} is not part of a knowledge base; move it elsewhere"
        elif suffix.lower() in (".yml", ".yaml", ".txt") and not expected:
            right = ".txt" if file.startswith("archive/") else ".yaml"
            message = f"{file} is not read here; rename it to {file.removesuffix(suffix)}{right}, or move it elsewhere"
        else:
            message = f"{file} is not part of a knowledge base; move it elsewhere"
        self.files.problems.append(STRAY_FILE.at(Place(file, 1, 1), message))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return sorted((one for one in found if not one.name.startswith(".")), key=lambda one: one.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or a link to one; a link that leads in a circle is none."""
    return Path(entry).is_dir() if entry.is_symlink() else entry.is_dir()
