"""What copying leaves behind in a text: marks of HTML, and letters that were decoded twice."""

import re
from collections.abc import Iterator

from bot.knowledge.rule import error
from bot.problems import Place, Problem

GARBLED = error(
    "garbled-text",
    """
    A text was decoded once. “â€™” for an apostrophe or “Ã©” for é says that UTF-8 was read as another encoding.

    good: name: José
    bad:  name: JosÃ©
    """,
)
MARKUP = error(
    "markup-left",
    """
    A text holds characters, not the HTML they were copied from: no tags, no entities.

    good: title: Q&A on the bridge
    bad:  title: Q&amp;A on the <b>bridge</b>
    """,
)
RULES = (GARBLED, MARKUP)

# UTF-8 bytes of typographic marks, accented and Arabic letters, read as Windows-1252 or Latin-1.
_MARKS = r"â€[™œ\x9d˜“”¦¢\x9c\x99\x98\x93\x94]"
_LATIN = r"Ã[©¨¡¢¤§ª«¯³´¶º¼½±\xad]|Â[\xa0«»°·]"
_ARABIC = r"(?:[ØÙÚÛ][\x80-¿†‡ˆ‰Š‹Œ]){2}"
_GARBLED = re.compile(f"{_MARKS}|{_LATIN}|{_ARABIC}")
_LEADS, _SIGNS = "âÃÂØÙÚÛ", "&<"  # what each begins with; single characters are found ten times as fast
_ENTITY = r"&(?:[A-Za-z][A-Za-z0-9]{1,7}|#[0-9]{2,6}|#x[0-9A-Fa-f]{2,5});"
_NAMES = "a|b|i|u|p|q|br|hr|em|li|ol|ul|td|tr|th|sub|sup|img|div|span|font|cite|strong|script|style|blockquote|h[1-6]"
_MARKUP = re.compile(rf"{_ENTITY}|</?(?:{_NAMES})(?:\s[^<>\n]*)?/?>")


def residue(text: str, file: str) -> Iterator[Problem]:
    """Every line of a file in which something is left, told once for each kind."""
    for begins, pattern, rule, what in (
        (_LEADS, _GARBLED, GARBLED, "was decoded wrongly; type or copy the word anew as UTF-8"),
        (_SIGNS, _MARKUP, MARKUP, "is left from HTML; write the character it stands for, or remove it"),
    ):
        if not any(char in text for char in begins) or not pattern.search(text):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            found = pattern.search(line)
            if found and not line.lstrip().startswith("#"):
                yield rule.at(Place(file, number, found.start() + 1), f'"{found.group()}" {what}')
