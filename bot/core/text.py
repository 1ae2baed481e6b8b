"""Folding text for search. Folded forms are held beside the stored words and never shown."""

import re
import unicodedata

# Letters that Arabic and Persian typists use for one another, and marks that carry no meaning when searching.
_LETTERS = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
        "ؤ": "و", "ـ": "", "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "‹": "'", "›": "'",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "…": " ... ",
        "\u200c": " ", "\u200b": "", "\u200d": "", "\u2060": "", "\ufeff": "", "\u00ad": "",
        "\u200e": "", "\u200f": "", "\u061c": "",
        "ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def fold(text: str) -> str:
    """The search form of a text: compatibility-composed, without case, accents or typography.

    Folding twice changes nothing. Arabic and Persian letter variants become one, the zero-width
    non-joiner becomes a space, other invisible characters go.
    """
    if text.isascii():  # nothing to compose or fold but case and the backtick: ten times as fast
        return text.lower().replace("`", "'")
    letters = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    if letters.isascii():  # nothing left to decompose
        return letters
    bare = "".join(char for char in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(char))
    return unicodedata.normalize("NFKC", bare).translate(_LETTERS)


def words(text: str) -> list[str]:
    """The words of a text in search form; an apostrophe inside a word stays ("don't")."""
    return _WORD.findall(fold(text))
