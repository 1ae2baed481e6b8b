"""Opening an index that is finished, wherever it lies."""

import tempfile
from pathlib import Path

import tantivy


def open_index(folder: Path) -> tantivy.Index:
    """Open an index for reading. Raises ValueError where it is none.

    Opening takes a lock beside the files, though nobody writes any more. In a folder that this process may not write
    (a read-only file system, another user's cache) the files are therefore linked into a folder of its own, which goes
    as soon as they are mapped.
    """
    try:
        return _settled(tantivy.Index.open(str(folder)))
    except ValueError as problem:
        if "ockfile" not in str(problem):
            raise
    with tempfile.TemporaryDirectory(prefix="onrecord-") as aside:
        for path in folder.iterdir():
            if not path.name.startswith("."):
                (Path(aside) / path.name).symlink_to(path.resolve())
        return _settled(tantivy.Index.open(aside))


def _settled(index: tantivy.Index) -> tantivy.Index:
    index.config_reader("manual")  # a finished index never changes: nothing to watch
    return index
