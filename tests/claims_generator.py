"""Claims with known verdicts, made from statements by a seeded generator: what a verifier must see through.

Every kind starts from true words and does one thing to them. `expected` holds the verdicts that are right; where the
contract leaves no choice it is one. Noise (case, quote marks, dashes, blanks, lost punctuation, markup) is laid over
most claims and never changes a word.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from bot.core.verdict import Verdict


def _pairs(text: str) -> dict[str, str]:
    """Word and replacement, one pair a comma."""
    return dict(pair.split() for pair in text.split(","))


_OPPOSITES = _pairs(
    """good bad, bad good, more less, less more, never always, always never, strong weak, weak strong, safe dangerous,
    high low, low high, new old, old new, right wrong, wrong right, first last, last first, up down, down up,
    open closed, rich poor, poor rich, support oppose, oppose support, accept reject, reject accept, begin end,
    peace war, war peace, win lose, lose win, love hate, hate love, easy hard, hard easy, great small, small great,
    big small,    true false,
    false true, best worst, worst best, better worse, worse better, before after, after before, many few, few many,
    life death, death life, success failure, friends enemies, hope fear, fear hope, everything nothing,
    nothing everything, with without, long short, short long"""
)
_MODALS = _pairs("will might, would must, can cannot, could should, must may, should could, may will")
_VERBS = (
    "is",
    "are",
    "was",
    "were",
    "will",
    "would",
    "can",
    "could",
    "should",
    "must",
    "does",
    "do",
    "did",
    "has",
    "have",
)
_CONTRACTIONS = {
    "do not": "don't", "does not": "doesn't", "is not": "isn't", "are not": "aren't", "will not": "won't",
    "cannot": "can't", "it is": "it's", "i am": "I'm", "we are": "we're", "they are": "they're", "that is": "that's",
    "you are": "you're", "we will": "we'll", "i have": "I've", "we have": "we've", "did not": "didn't",
    "have not": "haven't", "has not": "hasn't",
}  # fmt: skip
_NUMERALS = _pairs("two 2, three 3, four 4, five 5, six 6, seven 7, eight 8, nine 9, ten 10")
_SPELLINGS = _pairs(
    """honor honour, color colour, labor labour, favor favour, neighbors neighbours, center centre, organize organise,
    realize realise, recognize recognise, defense defence, behavior behaviour, program programme, traveled travelled,
    counseling counselling, advisors advisers"""
)
_INSERTIONS = (
    "in my opinion", "to be fair", "only", "secretly", "almost", "of course", "as everybody knows", "sadly",
    "once again", "for our children", "deliberately", "and their friends", "at any price",
)  # fmt: skip
_CONTENT = re.compile(r"[A-Za-z]{5,}")
_SWAPS = (
    "harbour", "lantern", "minister", "orchard", "treaty", "velvet", "garrison", "parliament", "harvest", "bridge",
)  # fmt: skip
_LEAST = 8


@dataclass(frozen=True, slots=True)
class Said:
    """True words and whose they are; `occasion` tells apart what was said together."""

    id: str
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Generated:
    """A claim, the kind it is of, the verdicts that are right, and the statement it was made from (None: nobody's)."""

    kind: str
    text: str
    speaker: str
    expected: frozenset[Verdict]
    origin: str | None


Maker = Callable[[Random, Said, Sequence[Said]], str | None]
_TRUE = frozenset((Verdict.VERBATIM, Verdict.TRIVIAL))
_ALTERED = frozenset((Verdict.ALTERED,))


def generate(said: Sequence[Said], strangers: Sequence[Said], *, seed: int, each: int) -> list[Generated]:
    """Up to `each` claims of every kind; `strangers` are statements that are not on record."""
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    made: list[Generated] = []
    for kind in KINDS:
        tries = (_one_of(kind, random, said) for _ in range(each * _TRIES))
        made += islice((one for one in tries if one is not None), each)
    nobody = frozenset((Verdict.NOT_ON_RECORD,))
    made += [Generated(_STRANGE, _noise(random, one.text), one.speaker, nobody, None) for one in strangers[: each * 3]]
    return made


_TRIES = 30
_STRANGE = "not on record"


def _one_of(kind: str, random: Random, said: Sequence[Said]) -> Generated | None:
    maker, expected = KINDS[kind]
    origin = random.choice(said)
    text = maker(random, origin, said)
    if text is None or not _keys(text) or (expected == _ALTERED and _keys(text) == _keys(origin.text)):
        return None
    speaker = origin.speaker
    if kind in ("wrong speaker", "altered: wrong speaker too"):
        speaker = random.choice([one.speaker for one in said if one.speaker != origin.speaker])
    return Generated(kind, _noise(random, text), speaker, expected, origin.id)


def _keys(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _noise(random: Random, text: str) -> str:
    """Typing and typesetting that changes no word."""
    for _ in range(random.choice((0, 1, 1, 2))):
        text = random.choice(_NOISES)(random, text)
    return text


_NOISES: tuple[Callable[[Random, str], str], ...] = (
    lambda _, text: text.lower(),
    lambda _, text: text.upper(),
    lambda _, text: text.replace("'", "’").replace('"', "”"),
    lambda _, text: text.replace("’", "'"),
    lambda _, text: text.replace("’", "").replace("'", ""),
    lambda _, text: re.sub(r"(?<=[a-z])[,;:](?= )", "", text),
    lambda _, text: re.sub(r"[.!?,]+$", "", text),
    lambda _, text: text.replace(" ", "  ", 3),
    lambda _, text: text.replace(" ", "\u00a0", 2),
    lambda _, text: f"“{text}”",
    lambda _, text: f"**{text}**",
    lambda _, text: f"> {text}",
    lambda _, text: f"*{text}*!!",
    lambda _, text: text.replace("-", "–").replace("—", " - "),
)


def _whole(_random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    return origin.text


def _fragment(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    words = origin.text.split()
    if len(words) < _LEAST:
        return None
    size = random.randint(5, max(5, len(words) - 2))
    first = random.randint(0, len(words) - size)
    return " ".join(words[first : first + size])


def _cut_short(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    words = origin.text.split()
    return " ".join(words[: random.randint(5, len(words) - 1)]) if len(words) >= _LEAST else None


def _replaced(table: dict[str, str]) -> Maker:
    def make(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
        present = [word for word in table if re.search(rf"\b{re.escape(word)}\b", origin.text, re.IGNORECASE)]
        if not present or len(origin.text.split()) < _LEAST:
            return None
        word = random.choice(present)
        return re.sub(rf"\b{re.escape(word)}\b", table[word], origin.text, count=1, flags=re.IGNORECASE)

    return make


def _slip(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    words = list(re.finditer(r"[a-z]{6,}", origin.text))
    if not words or len(origin.text.split()) < _LEAST:
        return None
    word = random.choice(words)
    at = word.start() + random.randint(1, 4)
    return (
        origin.text[:at] + origin.text[at + 1] + origin.text[at] + origin.text[at + 2 :]
        if origin.text[at] != origin.text[at + 1]
        else None
    )


def _elided(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    words = origin.text.split()
    if len(words) < 14:
        return None
    first = random.randint(4, len(words) - 9)
    last = first + random.randint(2, min(8, len(words) - first - 4))
    return " ".join((*words[:first], random.choice(("…", "...", "[…]", "[...]")), *words[last:]))


def _not_dropped(_random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    changed = re.sub(r"\b(not|never)\s+|n[’']t\b", "", origin.text, count=1)
    return changed if changed != origin.text and len(changed.split()) >= _LEAST else None


def _not_added(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    present = list(re.finditer(rf"\b(?:{'|'.join(_VERBS)})\b(?! not\b|[’'])", origin.text))
    if not present or len(origin.text.split()) < _LEAST:
        return None
    at = random.choice(present).end()
    return f"{origin.text[:at]} not{origin.text[at:]}"


def _number(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    numbers = list(re.finditer(r"\d+(?:\.\d+)?", origin.text))
    if not numbers or len(origin.text.split()) < _LEAST:
        return None
    one = random.choice(numbers)
    other = str(int(float(one.group())) + random.choice((1, 5, 10)))
    return origin.text[: one.start()] + other + origin.text[one.end() :]


def _name(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    names = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}", origin.text))
    if not names or len(origin.text.split()) < _LEAST:
        return None
    one = random.choice(names)
    return (
        origin.text[: one.start()]
        + random.choice(("Ruritania", "Bellamy", "Oslo", "Marwick"))
        + origin.text[one.end() :]
    )


def _silent_cut(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    words = origin.text.split()
    if len(words) < 12:
        return None
    first = random.randint(3, len(words) - 6)
    last = first + random.randint(1, 3)
    if any(re.search(r"[.!?…]", word) for word in words[first - 1 : last]):
        return None  # a whole sentence may go, which is a splice
    return " ".join((*words[:first], *words[last:]))


def _insertion(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    words = origin.text.split()
    if len(words) < _LEAST:
        return None
    at = random.randint(2, len(words) - 2)
    return " ".join((*words[:at], random.choice(_INSERTIONS), *words[at:]))


def _reorder(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    words = origin.text.split()
    if len(words) < _LEAST or re.search(r"[.!?…] ", origin.text):
        return None
    at = random.randint(3, len(words) - 4)
    words[at], words[at + 2] = words[at + 2], words[at]
    return " ".join(words)


def _swap(random: Random, text: str) -> str:
    words = list(_CONTENT.finditer(text))
    one = random.choice(words)
    return text[: one.start()] + random.choice(_SWAPS) + text[one.end() :]


def _three(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    if len(origin.text.split()) < 16:
        return None
    text = origin.text
    for _ in range(3):
        text = _swap(random, text)
    return text


def _one(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    return _swap(random, origin.text) if len(origin.text.split()) >= _LEAST and _CONTENT.search(origin.text) else None


def _short(random: Random, origin: Said, _all: Sequence[Said]) -> str | None:
    words = origin.text.split()
    size = random.randint(5, 7)
    if len(words) < size:
        return None
    first = random.randint(0, len(words) - size)
    text = " ".join(words[first : first + size])
    return _swap(random, text) if _CONTENT.search(text) else None


def _spliced(random: Random, origin: Said, everything: Sequence[Said]) -> str | None:
    other = random.choice(everything)
    one, two = origin.text.split(), other.text.split()
    if other.id == origin.id or min(len(one), len(two)) < _LEAST:
        return None
    head, tail = one[: random.randint(5, len(one))], two[-random.randint(5, len(two)) :]
    return " ".join((*head, *tail))


KINDS: dict[str, tuple[Maker, frozenset[Verdict]]] = {
    "verbatim: whole": (_whole, _TRUE),
    "verbatim: fragment": (_fragment, _TRUE),
    "verbatim: cut short": (_cut_short, _TRUE),
    "form: contraction": (_replaced(_CONTRACTIONS), _ALTERED),
    "form: numeral": (_replaced(_NUMERALS), _ALTERED),
    "form: spelling": (_replaced(_SPELLINGS), _ALTERED),
    "form: slip": (_slip, _ALTERED),
    "elided": (_elided, _ALTERED),
    "altered: antonym": (_replaced(_OPPOSITES), _ALTERED),
    "altered: not dropped": (_not_dropped, _ALTERED),
    "altered: not added": (_not_added, _ALTERED),
    "altered: number": (_number, _ALTERED),
    "altered: modal": (_replaced(_MODALS), _ALTERED),
    "altered: name": (_name, _ALTERED),
    "altered: silent cut": (_silent_cut, _ALTERED),
    "altered: insertion": (_insertion, _ALTERED),
    "altered: reorder": (_reorder, _ALTERED),
    "altered: three edits": (_three, _ALTERED),
    "altered: wrong speaker too": (_one, _ALTERED),
    "altered: 5-7 words": (_short, _ALTERED),
    "spliced": (_spliced, frozenset((Verdict.SPLICED,))),
    "wrong speaker": (_fragment, frozenset((Verdict.MISATTRIBUTED,))),
}
