"""When and where each draft was said: stated beside the cue, taken over from shortly before, or not at all."""

from dataclasses import dataclass

from bot.core.edtf import EdtfDate
from bot.core.ingest.dates import Dated
from bot.core.ingest.draft import Flag, FlagKind, Said
from bot.core.ingest.people import Person
from bot.core.ingest.walk import Finding

_TOGETHER = 4  # sentences within which a speaker is taken to go on speaking on the same occasion


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where, and what a curator must look at about it."""

    said: Said | None
    venue: str | None
    flag: Flag | None


@dataclass(frozen=True, slots=True)
class _Stated:
    sentence: int
    said: Said
    venue: str | None


class Timing:
    """Remembers for each speaker the occasion stated last."""

    def __init__(self, published: EdtfDate | None) -> None:
        self._published = published
        self._last: dict[Person, _Stated] = {}

    def occasion(self, finding: Finding) -> Occasion:
        """The day stated beside the cue, else one stated for the same speaker shortly before, else publication."""
        setting, person = finding.setting, finding.person
        if setting.dated is not None:
            said = Said(setting.dated.date, self._basis(setting.dated))
            if person is not None:
                self._last[person] = _Stated(finding.sentence, said, setting.venue)
            words = setting.dated.words.strip()
            relative = Flag(FlagKind.RELATIVE_DATE, f"{words} = {said.date}") if setting.dated.relative else None
            return Occasion(said, setting.venue, relative)
        before = self._last.get(person) if person is not None else None
        if before is not None and finding.sentence - before.sentence <= _TOGETHER:
            said = Said(before.said.date, f"as shortly before: {before.said.basis}")
            flag = Flag(FlagKind.RELATIVE_DATE, f"taken over from shortly before, {said.date}")
            return Occasion(said, setting.venue or before.venue, flag)
        return self._undated(setting.venue)

    def _basis(self, dated: Dated) -> str:
        words = f"“{dated.words.strip()}”"
        return f"{words} in an article of {self._published}" if dated.relative else words

    def _undated(self, venue: str | None) -> Occasion:
        if self._published is None:
            return Occasion(None, venue, Flag(FlagKind.NO_DATE, "neither here nor for the article"))
        said = Said(_about(self._published), "not stated; the day of publication stands in")
        return Occasion(said, venue, Flag(FlagKind.NO_DATE, f"published {self._published}"))


def _about(published: EdtfDate) -> EdtfDate:
    """Publication as an approximate date; an interval stays as it is."""
    return published if published.approximate or "/" in published.text else EdtfDate.parse(f"{published.text}~")
