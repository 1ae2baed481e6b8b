"""Who is meant by a name as people type it: names, aliases, other scripts, slips of the keyboard."""

from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from bot.core.model import Record, Speaker
from bot.core.text import fold

# A typed name this close (0..100, rapidfuzz `ratio` of the folded forms) is taken as a slip of a known one.
_SLIP = 82.0
_SHORTEST_SLIP = 5
_SURNAME = 4


@dataclass(frozen=True)
class Names:
    """The names of a record's speakers, folded once."""

    record: Record
    _known: dict[str, tuple[str, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        known: dict[str, tuple[str, ...]] = {}
        for speaker in self.record.speakers.values():
            for name in (speaker.id, speaker.name, *speaker.aliases):
                key = fold(name).strip()
                if speaker.id not in known.get(key, ()):
                    known[key] = (*known.get(key, ()), speaker.id)
        for speaker in self.record.speakers.values():  # a surname alone, where nobody else goes by it
            surname = fold(speaker.name).split()[-1:]
            if surname and len(surname[0]) >= _SURNAME:
                known.setdefault(surname[0], (speaker.id,))
        object.__setattr__(self, "_known", known)

    def resolve(self, typed: str) -> tuple[Speaker, ...]:
        """The speakers a typed name may mean: () nobody on record, several where an alias is shared."""
        key = fold(typed).strip().strip("@.,;:!?\"' ")
        found = self._known.get(key)
        if found is None and len(key) >= _SHORTEST_SLIP:
            near = process.extractOne(key, self._known.keys(), scorer=fuzz.ratio, score_cutoff=_SLIP)
            found = self._known[near[0]] if near else None
        return tuple(self.record.speakers[speaker] for speaker in found or ())

    def complete(self, typed: str, limit: int = 25) -> tuple[Speaker, ...]:
        """The speakers that what is typed so far may become, best first; all of them when nothing is typed."""
        key = fold(typed).strip()
        if not key:
            return tuple(self.record.speakers.values())[:limit]
        best: dict[str, float] = {}
        for name, speakers in self._known.items():
            score = _completes(key, name)
            for speaker in speakers:
                best[speaker] = max(score, best.get(speaker, 0.0))
        ranked = sorted((-score, speaker) for speaker, score in best.items() if score >= 60.0)  # noqa: PLR2004 - 0..100
        return tuple(self.record.speakers[speaker] for _, speaker in ranked[:limit])


def _completes(key: str, name: str) -> float:
    if name.startswith(key):
        return 100.0
    if any(word.startswith(key) for word in name.split()):
        return 95.0
    return max(fuzz.ratio(key, name), fuzz.ratio(key, name[: len(key)]))
