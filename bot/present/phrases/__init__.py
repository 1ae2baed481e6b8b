"""The fixed sentences around a quote, in every language the frame speaks; the quote itself is never translated.

One JSON file a language, all with the same keys and the same placeholders (tests hold them to it); only what curators
read stands in English alone, as the base they work on does.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.core.edtf import EdtfDate, Precision

LANGUAGES = {
    "en": "English",
    "fa": "فارسی",
    "ar": "العربية",
    "es": "Español",
    "fr": "Français",
    "de": "Deutsch",
    "ru": "Русский",
}
_RIGHT_TO_LEFT = frozenset({"fa", "ar"})
# First-strong isolate and its end (Unicode bidi): keep a name of the other direction from tearing the line apart.
_ISOLATE, _POP = "\u2068", "\u2069"


@dataclass(frozen=True)
class Phrases:
    """The sentences of one language. Called with a key and the values of its placeholders."""

    language: str
    texts: Mapping[str, str]
    months: tuple[str, ...]

    def __call__(self, key: str, /, **values: object) -> str:
        """One sentence; in a right-to-left language each value put in is isolated from the direction around it."""
        if self.right_to_left:
            values = {name: f"{_ISOLATE}{value}{_POP}" for name, value in values.items()}
        return self.texts[key].format(**values)

    @property
    def right_to_left(self) -> bool:
        """Whether lines of this language run from right to left."""
        return self.language in _RIGHT_TO_LEFT

    def date(self, when: EdtfDate) -> str:
        """A date in words, as precisely as it is known, saying what is not known."""
        known = self.short_date(when)
        unknown = {Precision.MONTH: "date.no_day", Precision.YEAR: "date.no_month"}.get(when.precision)
        return self(unknown, date=known) if unknown else known

    def short_date(self, when: EdtfDate) -> str:
        """A date in words, as precisely as it is known and no more."""
        if when.precision is Precision.INTERVAL:
            start, _, end = when.text.replace("~", "").partition("/")
            words = self("date.interval", first=self._one(EdtfDate.parse(start)), last=self._one(EdtfDate.parse(end)))
        else:
            words = self._one(when)
        return self("date.about", date=words) if when.approximate else words

    def _one(self, when: EdtfDate) -> str:
        day, month, year = when.first.day, self.months[when.first.month - 1], when.first.year
        if when.precision is Precision.YEAR:
            return str(year)
        if when.precision is Precision.MONTH:
            return self("date.month", month=month, year=year)
        return self("date.day", day=day, month=month, year=year)


@cache
def phrases(language: str = "en") -> Phrases:
    """The sentences of a language; raises KeyError for one the frame does not speak."""
    if language not in LANGUAGES:
        raise KeyError(language)
    english, own = (json.loads((files(__package__) / f"{one}.json").read_text("utf-8")) for one in ("en", language))
    return Phrases(language, english["texts"] | own["texts"], tuple(own["months"]))
