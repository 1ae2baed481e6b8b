"""Public question collections as records: what training and the accuracy table share.

A collection is a folder with `entries.jsonl` ({id, text, examples}) and `queries.jsonl` ({text, gold}); none is
shipped. Every entry becomes a statement of one speaker, with its examples as questions.
"""

import json
import random
from dataclasses import dataclass
from pathlib import Path

from bot.core.edtf import EdtfDate
from bot.core.model import About, Kind, Record, Source, Speaker, Statement

SPEAKER, SOURCE = "speaker", "collection"
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    letter: (row[place - 1] if place else "") + (row[place + 1] if place + 1 < len(row) else "")
    for row in _KEYS
    for place, letter in enumerate(row)
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be asked for."""

    id: str
    text: str
    group: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the ids of the entries that answer it: none where nothing does."""

    text: str
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class Collection:
    """The entries and the questions of one folder."""

    name: str
    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]


def load(folder: Path) -> Collection:
    """Read one collection."""
    entries = tuple(
        Entry(one["id"], one["text"], one.get("group") or "", tuple(one["examples"]))
        for one in map(json.loads, (folder / "entries.jsonl").read_text("utf-8").splitlines())
    )
    questions = tuple(
        Question(one["text"], frozenset(one["gold"]))
        for one in map(json.loads, (folder / "queries.jsonl").read_text("utf-8").splitlines())
    )
    return Collection(folder.name, entries, questions)


def record(entries: tuple[Entry, ...]) -> Record:
    """Entries as a record of one speaker; a statement's id is `collection/<entry>`."""
    said = EdtfDate.parse("2020")
    statements = [
        Statement(f"{SOURCE}/{one.id}", SOURCE, SPEAKER, Kind.DIRECT, (one.text,), said, questions=one.examples)
        for one in entries
    ]
    return Record(
        About("collection"),
        {SPEAKER: Speaker(SPEAKER, "Speaker")},
        {SOURCE: Source(SOURCE, "Collection")},
        {one.id: one for one in statements},
    )


def sample(questions: tuple[Question, ...], chance: random.Random, answerable: int, none: int) -> list[Question]:
    """Some questions of each sort, fewer where there are fewer."""
    yes = [one for one in questions if one.gold]
    no = [one for one in questions if not one.gold]
    return [*chance.sample(yes, min(answerable, len(yes))), *chance.sample(no, min(none, len(no)))]


def mistyped(text: str, slips: int, chance: random.Random) -> str:
    """The text with that many of its words hit by one slip of the keyboard each."""
    words = text.split()
    places = [place for place, word in enumerate(words) if len(word) > 2] or list(range(len(words)))
    for place in chance.sample(places, min(slips, len(places))):
        words[place] = _slip(words[place], chance)
    return " ".join(words)


def _slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    kind = chance.randrange(4)
    if kind == 0 and len(word) > 1:
        return word[:place] + word[place + 1 :]
    if kind == 1 and place + 1 < len(word):
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    wrong = chance.choice(_BESIDE.get(word[place].lower()) or "e")
    return word[:place] + wrong + word[place + (kind == 2) :]
