"""Words without the endings that grammar adds. English by Porter (1980); light trimming for other scripts.

M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980. Close forms that a stemmer
leaves apart are brought together by their letters later, so nothing here needs to be thorough.
"""

import re
from functools import lru_cache

_SHORT = 3
_LATIN = re.compile(r"[a-z]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]+")

_C, _V = "(?:[^aeiouy]|(?:(?<=[aeiou])|^)y)", "(?:[aeiou]|(?<=[^aeiou])y)"
_MEASURE = re.compile(f"{_V}+{_C}")
_HAS_VOWEL = re.compile(_V)
_CVC = re.compile(f"{_C}{_V}[^aeiouywx]$")
_STEP2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ou", "ism",
    "ate", "iti", "ous", "ive", "ize",
)  # fmt: skip
_RUSSIAN = re.compile(
    r"(?:иями|ями|ами|иях|ого|его|ому|ему|ыми|ими|ать|ять|ить|еть|ает|яет|ует|ают|яют|уют|ал[аио]?|ил[аио]?|ел[аио]?"
    r"|ешь|ишь|ет|ит|ут|ют|ат|ят|ов|ев|ей|ий|ый|ой|ая|яя|ое|ее|ые|ие|ую|юю|ых|их|ым|им|ом|ем|ам|ям|ах|ях|ия|ии|ию|ье|ья"
    r"|[аеиоуыьюяй])$"
)
_LINKED = 4  # letters of a Persian word that ends in "is"
_PERSIAN_ENDS = ("هایشان", "هایی", "های", "ترین", "ها", "تر", "ان", "ات", "ین", "ون", "ی")
_ARABIC_STARTS = ("وال", "بال", "کال", "فال", "لل", "ال")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a word in search form; short words and unknown scripts stay as they are."""
    bare = word.replace("'", "")
    if len(bare) <= _SHORT:
        return bare
    if _LATIN.fullmatch(bare):
        return porter(bare)
    if _CYRILLIC.fullmatch(bare):
        short = _RUSSIAN.sub("", bare, count=1)
        return short if len(short) >= _SHORT else bare
    if _ARABIC.fullmatch(bare):
        return _semitic(bare)
    return bare


def porter(word: str) -> str:
    """Porter's algorithm for a lower-case word of Latin letters, longer than two."""
    for step in (_plurals, _past, _y_to_i, _double, _third, _fourth, _tidy):
        word = step(word)
    return word


def _measure(stem_: str) -> int:
    return len(_MEASURE.findall(stem_))


def _plurals(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) < _SHORT and (ending == "ed" or base[:1] in "aeiou"):
            return base + "e"  # "used", "using" are forms of "use"; two letters would be a name or a small word
        if word.endswith(ending) and _HAS_VOWEL.search(base):
            if base.endswith(("at", "bl", "iz")):
                return base + "e"
            if len(base) > 1 and base[-1] == base[-2] and base[-1] not in "lsz":
                return base[:-1]
            return base + "e" if _measure(base) == 1 and _CVC.search(base) else base
    return word


def _y_to_i(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and _HAS_VOWEL.search(word[:-1]) else word


def _swap(word: str, endings: dict[str, str]) -> str:
    for size in range(7, 2, -1):
        put = endings.get(word[-size:])
        if put is not None and len(word) > size:
            base = word[:-size]
            return base + put if _measure(base) else word
    return word


def _double(word: str) -> str:
    return _swap(word, _STEP2)


def _third(word: str) -> str:
    return _swap(word, _STEP3)


def _fourth(word: str) -> str:
    for ending in sorted((end for end in _STEP4 if word.endswith(end)), key=len, reverse=True)[:1]:
        kept = word[: -len(ending)] + (ending[0] if ending in ("sion", "tion") else "")
        return kept if _measure(kept) > 1 else word
    return word


def _tidy(word: str) -> str:
    if word.endswith("e") and len(word) > _SHORT:
        base = word[:-1]
        if _measure(base) > 1 or (_measure(base) == 1 and not _CVC.search(base)):
            word = base
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


def _semitic(word: str) -> str:
    for start in _ARABIC_STARTS:
        if word.startswith(start) and len(word) - len(start) >= _SHORT:
            word = word[len(start) :]
            break
    if word.endswith("است") and len(word) > _LINKED:  # "is", written onto the word before
        word = word[:-2]
    for ending in _PERSIAN_ENDS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word[: -len(ending)]
    return word
