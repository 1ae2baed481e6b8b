"""Characters that nobody sees in an editor, and that make two equal-looking texts differ."""

import re
import unicodedata
from dataclasses import dataclass

from bot.knowledge.rule import error
from bot.problems import Place, Problem

HIDDEN = error(
    "hidden-character",
    """
    A text holds no characters that cannot be seen: zero-width and direction marks, soft hyphens, control characters,
    the replacement character that stands for a lost one. The joiners of Persian, Arabic and Indic script are
    welcome between the letters of such a script.

    good: name: Zarif
    bad:  name: Za<U+200B>rif
    """,
)
TAB = error(
    "tab",
    """
    Blanks, never tabs: YAML refuses them as indentation, and in a text nobody sees them.

    good: name: Mohammad Javad Zarif
    bad:  name:<TAB>Mohammad Javad Zarif
    """,
)
RULES = (HIDDEN, TAB)

_JOINED = "\u0600-\u08ff\u0900-\u0fff\ufb50-\ufdff\ufe70-\ufefc"
_UNREADABLE = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"  # a YAML parser stops at these
_UNSEEN = "\x85\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\ue000-\uf8ff"
_SUSPECT = re.compile(
    rf"[\t{_UNREADABLE}{_UNSEEN}\U000e0000-\U000e007f]|(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}])"
)
# One class of characters, which is searched ten times faster than alternatives that look around.
_PERHAPS = re.compile(f"[\t{_UNREADABLE}{_UNSEEN}\U000e0000-\U000e007f\u200c\u200d]")
_EMOJI_JOIN = re.compile(r"[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])")
_STOPS = re.compile(f"[{_UNREADABLE}]")
_UNCLEAR = re.compile(rf"{_SUSPECT.pattern}|[^\S \n]")  # besides these, blanks of another width
_NAMES = {"\ufffd": "the replacement character, which stands for a lost one", "\ufeff": "a byte order mark"}
_AT_MOST = 20  # a binary file would have one for every other byte


@dataclass(frozen=True, slots=True)
class Hidden:
    """What was found; `unreadable` when the parser could not get past it."""

    problems: tuple[Problem, ...] = ()
    unreadable: bool = False


def hidden_characters(text: str, file: str) -> Hidden:
    """Every place in a file where a character is that cannot be seen, at most one a line and twenty in all."""
    # Soonest said by Python, which takes two of these characters for printable, and some others for not.
    if text.replace("\n", "").isprintable() and "\ufffc" not in text and "\ufffd" not in text:
        return Hidden()
    if not _PERHAPS.search(text):
        return Hidden()
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        found = first_hidden(line) if _PERHAPS.search(line) else None
        if found is None:
            continue
        problems.append(found.at(Place(file, number, found.offset + 1)))
        if len(problems) == _AT_MOST:
            break
    return Hidden(tuple(problems), _STOPS.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Unseen:
    """A character that cannot be seen, and where in a text it is, from 0."""

    offset: int
    char: str

    def at(self, place: Place) -> Problem:
        """The problem of its being there."""
        return (TAB if self.char == "\t" else HIDDEN).at(place, _sentence(self.char))


def first_hidden(text: str) -> Unseen | None:
    """The first such character in a text."""
    joins = {match.end() - 1 for match in _EMOJI_JOIN.finditer(text)} if "\u200d" in text else frozenset()
    for match in _SUSPECT.finditer(text):
        if match.start() not in joins:
            return Unseen(match.start(), match.group())
    return None


def visible(text: str) -> str:
    """A text for a message: what cannot be seen is named, and a long one is cut in the middle."""
    shown = _UNCLEAR.sub(lambda match: f"<U+{ord(match.group()):04X}>", text).replace("\n", "⏎")
    longest = 90
    return shown if len(shown) <= longest else f"{shown[:60]} … {shown[-25:]}"


def quoted(text: str) -> str:
    """A text for a message, in quotation marks."""
    return f'"{visible(text)}"'


def _sentence(char: str) -> str:
    if char == "\t":
        return "a tab stands here; use blanks"
    name = _NAMES.get(char) or unicodedata.name(char, "a control character").lower()
    return f"a character that cannot be seen stands here: U+{ord(char):04X}, {name}; delete it or type it anew"
