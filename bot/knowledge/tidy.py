"""A folder's files against their canonical form: what differs, as a diff, and how to write it."""

import difflib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import KnowledgeError
from bot.knowledge.folder import FOLDERS, SINGLES, WAIVERS_FILE
from bot.knowledge.schema import WAIVERS, Form
from bot.knowledge.writer import Unclear, canonical
from bot.problems import Problem


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not in canonical form: `file` within the folder, its bytes, and the text it should have."""

    folder: Path
    file: str
    before: bytes
    after: str

    def diff(self) -> str:
        """What would change, as a unified diff."""
        before = self.before.decode("utf-8-sig").splitlines(keepends=True)
        after = self.after.splitlines(keepends=True)
        name = (self.folder / self.file).as_posix()
        lines = list(difflib.unified_diff(before, after, name, f"{name} (canonical)"))
        if not lines:  # nothing but a byte order mark
            return f"--- {name}\n+++ {name} (canonical)\n(only a byte order mark goes)\n"
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

    def write(self) -> None:
        """Put the canonical text in place, wholly or not at all, with the permissions the file had; raises OSError."""
        target = (self.folder / self.file).resolve()
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(self.after.encode())
            Path(name).chmod(target.stat().st_mode & 0o7777)
            Path(name).replace(target)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


@dataclass(frozen=True, slots=True)
class Tidied:
    """The files that are not in canonical form, and the problems of those that cannot be put into it yet."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


def tidy(folder: Path) -> Tidied:
    """Compare every file of a base with its canonical form, and write nothing.

    Raises KnowledgeError if there is no base, or a file of it cannot be read.
    """
    if not folder.is_dir():
        raise KnowledgeError(f"the knowledge base {folder} does not exist; name a folder with base.yaml and sources")
    changes: list[Change] = []
    problems: list[Problem] = []
    for file, form in _files(folder):
        try:
            data = (folder / file).read_bytes()
        except OSError as wrong:
            raise KnowledgeError(f"{folder / file} cannot be read: {wrong.strerror or wrong}") from wrong
        text = canonical(data, file, form)
        if isinstance(text, Unclear):
            problems += text.problems
        elif text.encode() != data:
            changes.append(Change(folder, file, data, text))
    return Tidied(tuple(changes), tuple(problems))


def _files(folder: Path) -> Iterator[tuple[str, Form]]:
    singles: dict[str, Form] = {**SINGLES, WAIVERS_FILE: WAIVERS}
    for name, form in singles.items():
        if (folder / name).is_file():
            yield name, form
    for name, form in FOLDERS.items():
        for path in sorted((folder / name).glob("*.yaml")):
            if path.is_file() and not path.name.startswith("."):
                yield f"{name}/{path.name}", form
