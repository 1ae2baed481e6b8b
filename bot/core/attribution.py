"""Whom a claim names as its speaker: an id, a name, a name among titles, or somebody who is not on record.

More careful than looking up a name. A claim for "Donald Trump Jr." must not count as one for his father, nor one for a
deputy or a body as one for the man at its head; and one for "Rear Admiral (ret.) Ali Shamkhani" or "FM Zarif on France
24" must not count as one for a stranger.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.model import Speaker
from bot.core.text import fold
from bot.core.titles import BREAKING, DEPUTIES, FILLERS, JUNIOR, OTHERS, RELATING, SPEECH, TITLES

_SHORTEST_SLIP, _SHORTEST_KNOWN, _TWO_SLIPS = 5, 4, 8
_SHORTEST_SURNAME = 4
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_OTHER_WORDS = TITLES | FILLERS | OTHERS | BREAKING
_BREAK = re.compile(r"[,;:(){}\[\]|/–—]|\s-\s")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of what is typed: folded without a possessive ending, and how it was written."""

    key: str
    capital: bool
    possessive: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A known name from word `first` up to `last` of a part, and the ids of who may bear it."""

    part: int
    first: int
    last: int
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimantFacts:
    """How a claim may name a record's speakers, as plain data.

    `known` gives for each name, and each surname that nobody bears as a name, who goes by it; `by_end` the names of
    several words by their first and by their last one; `given` by their first letter the parts of people's own names
    and the titles to which a slip is put right; `vocabulary` all words that are no slip; `first_names` those that are
    known and also somebody's first name.
    """

    known: dict[str, tuple[str, ...]]
    by_end: dict[str, tuple[str, ...]]
    given: dict[str, tuple[str, ...]]
    vocabulary: frozenset[str]
    first_names: frozenset[str]


def claimant_facts(speakers: Iterable[Speaker]) -> ClaimantFacts:
    """The facts of speakers, in the order of the base."""
    names: dict[str, tuple[str, ...]] = {}
    surnames: dict[str, tuple[str, ...]] = {}
    own: dict[str, list[str]] = {}
    for speaker in speakers:
        for key in sorted({_same(name) for name in _names(speaker)} - {""}):
            names[key] = (*names.get(key, ()), speaker.id)
        own[speaker.id] = _same(speaker.name).split()
        surname = own[speaker.id][-1:]
        if surname and len(surname[0]) >= _SHORTEST_SURNAME:
            surnames[surname[0]] = (*surnames.get(surname[0], ()), speaker.id)
    known = surnames | names  # a name that somebody bears in full is theirs alone
    by_end: dict[str, tuple[str, ...]] = {}
    for key in known:
        for end in sorted({key.partition(" ")[0], key.rpartition(" ")[2]} - {key}):
            by_end[end] = (*by_end.get(end, ()), key)
    parts = {part for name in own.values() for part in name if len(part) >= _SHORTEST_KNOWN}
    given: dict[str, tuple[str, ...]] = {}
    for one in sorted(parts | {part for part in TITLES if len(part) >= _TWO_SLIPS - 1}):
        given[one[0]] = (*given.get(one[0], ()), one)
    vocabulary = frozenset(part for key in known for part in key.split())
    first = frozenset(key for key, who in known.items() if any(len(own[one]) > 1 and own[one][0] == key for one in who))
    return ClaimantFacts(known, by_end, given, vocabulary, first)


class Claimants:
    """The people that a claim may be for; `facts` are those of the speakers, made here where none are given."""

    def __init__(self, speakers: Mapping[str, Speaker], facts: ClaimantFacts | None = None) -> None:
        self.speakers = speakers
        self._facts = facts or claimant_facts(speakers.values())

    def find(self, typed: str | None) -> frozenset[str] | None:
        """The ids that a claimed speaker may mean: none for somebody not on record, None where nobody is claimed."""
        if typed is None or not typed.strip():
            return None
        if typed in self.speakers:
            return frozenset((typed,))
        parts = _read(typed)
        whole = " ".join(word.key for part in parts for word in part)
        known = self._facts.known
        if whole in known and not any(word.possessive for part in parts for word in part[:-1]):
            return frozenset(known[whole])
        if near := known.get(self._slipped(whole), ()):
            return frozenset(near)
        parts = [[self._without_slip(word) for word in part] for part in parts]
        found = self._best(parts)
        if found is None:
            return frozenset()
        return frozenset(one for one in found.speakers if self._means(parts, found, self.speakers[one]))

    def _best(self, parts: Sequence[Sequence[_Word]]) -> _Found | None:
        """The first part that holds a person's own name, else the first that holds an office; its longest one."""
        spans = [span for place, part in enumerate(parts) if (span := self._longest(place, part))]
        return min(spans, key=lambda span: self._office(parts, span), default=None)

    def _longest(self, place: int, part: Sequence[_Word]) -> _Found | None:
        for size in range(len(part), 0, -1):
            for first in range(len(part) - size + 1):
                key = " ".join(word.key for word in part[first : first + size])
                if speakers := self._facts.known.get(key):
                    return _Found(place, first, first + size, speakers)
        return None

    def _office(self, parts: Sequence[Sequence[_Word]], span: _Found) -> bool:
        """Whether what is found is an office or a first name, that others bear too, and no surname."""
        keys = [word.key for word in parts[span.part][span.first : span.last]]
        known, first_names = self._facts.known, self._facts.first_names
        return not any(key in known and key not in TITLES and key not in first_names for key in keys)

    def _means(self, parts: Sequence[Sequence[_Word]], found: _Found, speaker: Speaker) -> bool:
        part = parts[found.part]
        before, name, after = part[: found.first], part[found.first : found.last], part[found.last :]
        own = {key for text in _names(speaker) for key in _same(text).split()}
        if _relates(before, name, after):
            return False
        if self._office(parts, found):
            rest = [word for place, one in enumerate(parts) if place != found.part for word in one]
            known = own | FILLERS
            allowed = [word.key in known or word.key[0].isdigit() for word in before] + [
                word.key in known | TITLES for word in rest
            ]
            return all(allowed) and all(word.key in known for word in _until_break(after)) and not _deputy(before)
        behind = parts[found.part + 1 : found.part + 2]
        if behind and (behind[0][0].key in JUNIOR or (len(part) == 1 and _turned(behind[0], own))):
            return False
        if any(word.capital and word.key not in own | TITLES | FILLERS for word in _until_break(after)):
            return False
        full = sum(word.key not in TITLES for word in name) > 1
        return all(_beside(word, speaker, own, full=full) for word in before)

    def _slipped(self, whole: str) -> str:
        """The full name that differs from what is typed by one slip, in its first or last word or neither."""
        first, last = whole.partition(" ")[0], whole.rpartition(" ")[2]
        by_end = self._facts.by_end
        near = (*by_end.get(first, ()), *by_end.get(last, ())) if first != last else ()
        return next((one for one in near if OSA.distance(whole, one, score_cutoff=1) == 1), "")

    def _without_slip(self, word: _Word) -> _Word:
        if len(word.key) < _SHORTEST_SLIP or word.key in self._facts.vocabulary or word.key in _OTHER_WORDS:
            return word
        allowed = 1 if len(word.key) < _TWO_SLIPS else 2
        given = self._facts.given.get(word.key[0], ())
        found = process.extract(word.key, given, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        near = min(((distance, one) for one, distance, _ in found), default=None)
        return _Word(near[1], word.capital, word.possessive) if near else word


def _relates(before: Sequence[_Word], name: Sequence[_Word], after: Sequence[_Word]) -> bool:
    """Whether the name only says whose relative, deputy or supporter somebody is."""
    if name[-1].possessive and after and after[0].key not in SPEECH | BREAKING:
        return True
    if after and after[0].key in OTHERS:
        return True
    return len(before) > 1 and before[-1].key in RELATING and before[-2].key not in SPEECH | FILLERS


def _deputy(before: Sequence[_Word]) -> bool:
    return any(word.key in DEPUTIES for word in before)


def _turned(part: Sequence[_Word], own: set[str]) -> bool:
    """Whether a part after a surname and a comma is a first name of somebody else: "Trump, Ivanka"."""
    return len(part) == 1 and part[0].capital and part[0].key not in own | TITLES | FILLERS


def _beside(word: _Word, speaker: Speaker, own: set[str], *, full: bool) -> bool:
    """Whether a word before a name leaves it that person's; before a full name it may be a rank of any language."""
    if len(word.key) == 1 and word.key.isalpha():
        surname = _same(speaker.name).rpartition(" ")[2]
        full_names = [key for text in _names(speaker) if surname in (key := _same(text).split())]
        return word.key in FILLERS or any(one.startswith(word.key) for key in full_names for one in key)
    return full or word.key in own or word.key in TITLES or word.key in FILLERS or word.key[0].isdigit()


def _until_break(words: Sequence[_Word]) -> list[_Word]:
    kept: list[_Word] = []
    for word in words:
        if word.key in BREAKING or word.key[0].isdigit():
            break
        kept.append(word)
    return kept


def _read(typed: str) -> list[list[_Word]]:
    """What is typed in parts between commas, brackets and dashes, each a list of words; empty parts left out."""
    text = unicodedata.normalize("NFC", typed)
    parts: list[list[_Word]] = [[]]
    end = 0
    capitals = not text.isupper()
    for found in _WORD.finditer(text):
        if _BREAK.search(text[end : found.start()]):
            parts.append([])
        raw, end = found.group(), found.end()
        possessive = bool(_POSSESSIVE.search(raw)) or text[end : end + 1] in ("'", "’")
        parts[-1] += [_Word(key, capitals and raw[0].isupper(), possessive) for key in _same(raw).split()]
    return [part for part in parts if part]


def _names(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.id, speaker.name, *speaker.aliases)


def _same(text: str) -> str:
    return " ".join(re.sub(r"'s$", "", word) for word in re.findall(r"[^\W_]+(?:'[^\W_]+)*", fold(text)))
