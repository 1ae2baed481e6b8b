"""A large realistic base: `python tests/benchmarks/grown.py FOLDER --statements 100000 --seed 1`.

Writes the YAML files of an invented parliament's record in the canonical form, ten statements to a document, and
beside the folder what to ask of it: `FOLDER.questions.jsonl`, `FOLDER.claims.jsonl` and `FOLDER.typed.jsonl`
(see `asked.py`). The same seed on the same Python writes the same bytes, in however many processes.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

from asked import Asked
from parliament import Document, Matter, Parliament, Person, Said

from bot.knowledge.quoting import one_line

_WIDTH = 120
_TOGETHER = 200  # documents written by one process at a time
_LEXICON = {
    "fee": ("fee", "charge", "levy", "toll"),
    "increase": ("increase", "raise", "rise"),
    "end": ("end", "stop", "finish"),
    "help": ("help", "assistance", "support"),
    "begin": ("begin", "start", "commence"),
    "show": ("show", "display", "present"),
}


def grow(folder: Path, statements: int, seed: int, processes: int | None = None) -> Parliament:
    """Write the base into a new or empty folder; raises FileExistsError where something stands there already."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty; name a new folder")
    parliament = Parliament(statements, seed)
    for part in ("speakers", "topics", "sources"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    ranges = [
        (start, min(start + _TOGETHER, parliament.documents)) for start in range(0, parliament.documents, _TOGETHER)
    ]
    if len(ranges) == 1 or processes == 1:
        served = sum(_write_sources(folder, statements, seed, *one) for one in ranges)
    else:
        with ProcessPoolExecutor(processes or os.cpu_count()) as pool:
            each = [pool.submit(_write_sources, folder, statements, seed, *one) for one in ranges]
            served = sum(one.result() for one in each)
    for person in parliament.people:
        _write(folder / "speakers" / f"{person.id}.yaml", person_lines(person))
    for matter in parliament.matters:
        _write(folder / "topics" / f"{matter.id}.yaml", matter_lines(matter))
    _write(folder / "lexicon.yaml", [f"{group}: [{', '.join(words)}]" for group, words in _LEXICON.items()])
    _write(folder / "base.yaml", _about(parliament))
    counts = f"speakers: {len(parliament.people)}, sources: {parliament.documents}, topics: {len(parliament.matters)}"
    _write(folder / "expectations.yaml", [f"counts: {{{counts}, statements: {served}}}"])
    return parliament


@cache
def _parliament(statements: int, seed: int) -> Parliament:
    return Parliament(statements, seed)


def _write_sources(folder: Path, statements: int, seed: int, start: int, end: int) -> int:
    """Write documents; how many of their statements may be shown."""
    served = 0
    for number in range(start, end):
        document = _parliament(statements, seed).document(number)
        served += sum(one.served for one in document.statements)
        _write(folder / "sources" / f"{document.id}.yaml", document_lines(document))
    return served


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_bytes(("\n".join(lines) + "\n").encode())


def _about(parliament: Parliament) -> Iterator[str]:
    yield f"name: An invented parliament's record of {parliament.statements} statements"
    yield "description: Grown by a program to measure with; nobody said any of this."
    yield "language: en"
    yield "corrections: Nothing here is true, so that nothing can be corrected."


def person_lines(one: Person) -> Iterator[str]:
    """A speaker's file."""
    yield f"id: {one.id}"
    yield f"name: {one.name}"
    yield f"aliases: [{', '.join(one_line(alias, flow=True) for alias in one.aliases)}]"
    if one.offices:
        yield "roles:"
    for office in one.offices:
        until = f', to: "{office.until}"' if office.until else ""
        yield f'  - {{title: {office.title}, from: "{office.since}"{until}}}'


def matter_lines(one: Matter) -> Iterator[str]:
    """A topic's file."""
    yield f"id: {one.id}"
    yield f"name: {one.name}"
    yield f"aliases: [{', '.join(one.aliases)}]"


def document_lines(one: Document) -> Iterator[str]:
    """A source's file."""
    yield f"id: {one.id}"
    yield f"title: {one_line(one.title)}"
    yield f"publisher: {one.publisher}"
    address = f"{one.publisher.split()[0].lower()}.example/{one.published:%Y/%m}/{one.id}"
    yield f"url: https://{address}"
    yield f'published: "{one.published}"'
    yield "language: en"
    if one.free:
        yield "licence: CC-BY-4.0"
    if one.archived:
        yield f"archived: https://archive.example/{address}"
    yield "statements:"
    for statement in one.statements:
        yield from _statement_lines(statement, one.published)


def _statement_lines(one: Said, published: date) -> Iterator[str]:
    yield f"  - id: {one.id}"
    yield f"    speaker: {one.person.id}"
    if one.role:
        yield f"    role: {one.role}"
    yield f"    kind: {one.kind}"
    if len(one.parts) == 1:
        yield f"    text: |-\n      {one.parts[0]}"
    else:
        yield "    text:"
        yield from (f"      - |-\n        {part}" for part in one.parts)
    if one.context:
        yield f"    context: |-\n      {one.context}"
    yield f'    said: {{date: "{one.said}", basis: as given in the report of {published}}}'
    known = {"venue": one.venue, "via": one.via, "translated": one.translated and "true", "same_as": one.same_as}
    yield from (f"    {key}: {value}" for key, value in known.items() if value)
    yield from _topic_lines(one.topics)
    if one.questions:
        yield "    questions:"
        yield from (f"      - {one_line(question)}" for question in one.questions)
    yield f"    status: {one.status}"


def _topic_lines(topics: tuple[str, ...]) -> Iterator[str]:
    row = f"    topics: [{', '.join(topics)}]"
    if topics and len(row) <= _WIDTH:
        yield row
    elif topics:
        yield "    topics:"
        yield from (f"      - {topic}" for topic in topics)


def main() -> None:
    """Write a base and what to ask of it, and say how long that took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int)
    arguments = parser.parse_args()
    began = time.perf_counter()
    parliament = grow(arguments.folder, arguments.statements, arguments.seed, arguments.processes)
    took = time.perf_counter() - began
    asked = Asked(parliament)
    for name, rows in (("questions", asked.questions()), ("claims", asked.claims()), ("typed", asked.typed())):
        beside = arguments.folder.with_name(f"{arguments.folder.name}.{name}.jsonl")
        beside.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    sys.stdout.write(f"{arguments.statements} statements in {took:.1f} s\n")


if __name__ == "__main__":
    main()
