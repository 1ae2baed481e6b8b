"""A compiled folder carried onward: what changed in some source files, put into a copy of the older one."""

import os
import shutil
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from bot.core.second import SecondOpinion
from bot.knowledge.batches import crossed, frame_onward, over
from bot.knowledge.build import build
from bot.knowledge.compiled.contents import Contents
from bot.knowledge.compiled.framed import kept_frame
from bot.knowledge.compiled.layout import ENTRIES, FRAME, LATER, PASSAGES, RECORD, STARTS, STRINGS, WORDS
from bot.knowledge.compiled.making import Changes
from bot.knowledge.compiled.prepared import Heard, Prepared, Preparing
from bot.knowledge.compiled.record import record_over
from bot.knowledge.compiled.rows import drop_source, relink, speaker_in
from bot.knowledge.compiled.settling import calibrate, heard_of, links_of, settle, strings_of
from bot.knowledge.compiled.store import Writer, writing
from bot.knowledge.compiled.vocabulary import recount, refresh
from bot.knowledge.facts import Facts, joined
from bot.knowledge.folder import Frame
from bot.problems import Problem

_SOURCES = "sources/"
# Of a base so many files may have changed, or one in so many; where it is more, to read all again is as quick.
_FEW, _SHARE = 5, 20


def possible(changes: Changes, files: int) -> bool:
    """Whether only source files changed, and few of all these `files`."""
    return changes.count <= max(_FEW, files // _SHARE) and _only_sources(changes)


def around(folder: Path, today: date, changes: Changes) -> Frame | None:
    """Everything but the sources, without reading it again; None where it may have changed or cannot be had."""
    kept = kept_frame(changes.previous) if _only_sources(changes) else None
    if kept is None or not (folder / _SOURCES).is_dir():
        return None
    base, texts = kept
    if texts and (changes.added or changes.removed):  # which archived texts belong to no source may be others now
        return None
    return frame_onward(folder, today, base, texts)


def _only_sources(changes: Changes) -> bool:
    return all(one.startswith(_SOURCES) for one in (*changes.added, *changes.changed, *changes.removed))


def change(around: Frame, aside: Path, changes: Changes, second: SecondOpinion | None) -> list[Problem]:
    """Write what the older folder holds, with the files as they are now; the errors in these, if any."""
    _copy(changes.previous, aside)
    prepare = Preparing(build(around.base))
    touched = frozenset(map(_id, (*changes.added, *changes.changed, *changes.removed)))
    gone = sorted(map(_id, (*changes.changed, *changes.removed)))
    with writing(aside / RECORD) as store:
        before = _dropped(store, gone, prepare)
        heard, strings = heard_of(store), strings_of(store)
        heard.forget(before.heard)
        contents = Contents(aside, store, strings - sum(len(lines) for lines, _ in before.digest.read))
        for source in gone:
            contents.take(source)
        recount(store, before.digest, -1)
        shown = store.execute("SELECT count(*) FROM statements").fetchone()[0]
        problems, facts = _put(
            store, contents, heard, over(around, sorted((*changes.added, *changes.changed)), prepare)
        )
        contents.close()
        new = joined(facts)
        links = [*(one for one in links_of(store) if _id(one.id) not in touched), *new.links]
        whole = replace(new, links=tuple(links), sources=len(around.files), shown=shown + new.shown)
        problems += crossed(around, whole, None if problems else partial(speaker_in, store))
        if problems:
            return problems
        refresh(store, aside / WORDS)
        relink(store, ((one.id, one.same_as) for one in links if {_id(one.id), _id(one.same_as)} & touched))
        settle(store, contents.strings, heard, links)
        calibrate(store, second, touched)
    return []


def _dropped(store: Writer, sources: Collection[str], prepare: Preparing) -> Prepared:
    """Documents with their statements as they were, taken out of the rows."""
    record = record_over(store, "")
    before = prepare.prepared(
        [record.sources[one] for one in sources],
        [said for one in sources for said in record.by_source.get(one, ())],
    )
    for source in sources:
        drop_source(store, source)
    return before


def _put(
    store: Writer, contents: Contents, heard: Heard, batches: Iterable[Prepared]
) -> tuple[list[Problem], list[Facts]]:
    problems: list[Problem] = []
    facts: list[Facts] = []
    for batch in batches:
        problems += batch.problems
        facts.append(batch.facts)
        if not problems:
            contents.put(batch, recount(store, batch.digest, 1))
            heard.join(batch.heard)
    return problems, facts


def _copy(previous: Path, aside: Path) -> None:
    """What changes in place, or grows, is copied; the rest, such as segments of lists, never does and is shared."""
    for name in (RECORD, STARTS, LATER):
        if (previous / name).exists():
            shutil.copyfile(previous / name, aside / name)
    for name in (ENTRIES, FRAME):
        _share(previous / name, aside / name)
    for name in (STRINGS, PASSAGES, WORDS):
        (aside / name).mkdir()
        for path in (previous / name).iterdir():
            if path.suffix == ".lock":
                continue
            if path.suffix == ".json":  # what segments there are
                shutil.copyfile(path, aside / name / path.name)
            else:
                _share(path, aside / name / path.name)


def _share(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError:  # a file system that has no links, or no more of them
        shutil.copyfile(path, other)


def _id(file: str) -> str:
    """The id of the source that a file, or a statement's full id, belongs to."""
    return file.removeprefix(_SOURCES).removesuffix(".yaml").partition("/")[0]
