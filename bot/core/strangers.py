"""People who are asked to speak and are not on record: recognised by where they stand, as far as that can be seen.

Each pattern is a way of asking for somebody's words: "did X say", "what X said", "X's response", "the X quote",
"according to X", "the Y minister", and their like in other languages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core.frames import ARTICLES, AUXILIARY, BY, FRAME, GENERIC, SPEECH, SPEECH_NOUNS, SPEECH_THEN_NAME, TITLES
from bot.core.frequency import common, rarity, slip
from bot.core.terms import Token

_SHORTEST = 3
_REACH = 3  # words behind a name in which its verb may stand
_BESIDE = frozenset({"himself", "herself", "ever", "really", "actually", "also", "personally", "just", "even"})
_PLACED = frozenset({"in", "at", "on", "about", "with", "against", "of", "like", "than"})
_PERSIAN_SAID = frozenset({"گفت", "گفته", "میگه", "میگوید", "گوید", "نظر", "نظرش"})
_PERSIAN_ABOUT = frozenset({"درباره", "در", "راجع", "از", "چه", "چی", "به", "برای", "گفت"})
_TELLING = 0.5  # the rarer half of general language


@dataclass(frozen=True, slots=True)
class Sentence:
    """A question as the patterns see it.

    `capital` are places of words with a capital inside a sentence; `opens` tells whether the first word has one
    and others have not. `held` says whether a word stands anywhere on record, `collective` whether the words
    from one place to another name a country or body that somebody on record speaks for; `matters` are the places of
    words that the lexicon knows.
    """

    found: Sequence[Token]
    capital: frozenset[int]
    opens: bool
    several: bool
    held: Callable[[str], bool]
    collective: Callable[[int, int], bool]
    matters: frozenset[int] = frozenset()

    def word(self, place: int) -> str:
        """The word at a place, nothing outside the sentence."""
        return self.found[place].word if 0 <= place < len(self.found) else ""

    def following(self, place: int) -> list[str]:
        """The next words, without the small ones that stand between a name and its verb."""
        words = (token.word for token in self.found[place + 1 : place + 2 + _REACH])
        return [word for word in words if word not in _BESIDE][:_REACH]


def stranger(sentence: Sentence, taken: frozenset[int], until: int) -> int | None:
    """The place of a name of nobody on record that is asked to speak, before place `until` and outside `taken`."""
    for place in range(until):
        if place in taken or not _may_name(sentence, place) or not any(rule(sentence, place) for rule in _RULES):
            continue
        if not sentence.collective(place, place + 1) and not sentence.collective(max(0, place - 1), place + 1):
            return place  # asked last, for it takes the longest to tell
    return None


def _may_name(sentence: Sentence, place: int) -> bool:
    word = sentence.word(place)
    if word in GENERIC or word in FRAME or word in SPEECH or word in AUXILIARY or word in TITLES:
        return False
    return len(word) >= _SHORTEST and not word.isdigit()


def _named(sentence: Sentence, place: int) -> bool:
    """Written as a name: with a capital, or as a word that general language hardly has and that is no slip of one."""
    word = sentence.word(place)
    return place in sentence.capital or (sentence.several and not common(word) and not slip(word))


def _before(sentence: Sentence, place: int) -> tuple[str, bool]:
    """The word before the whole name, and whether a title stands between."""
    titled = False
    before = place - 1
    while before >= 0 and (sentence.word(before) in TITLES or before in sentence.capital):
        if sentence.word(before) in AUXILIARY or sentence.word(before) in BY:
            break
        titled = titled or sentence.word(before) in TITLES
        before -= 1
    return sentence.word(before), titled


def _says(sentence: Sentence, place: int) -> bool:
    """As in "X said", "did X ever comment", "has General X spoken"."""
    if not _named(sentence, place):
        return False
    prior, titled = _before(sentence, place)
    if prior in _PLACED or (prior in ARTICLES and not titled):
        return False
    after = sentence.following(place)
    if after == ["hat"]:  # ends a German clause, whatever it is about
        return False
    if after and (after[0] in SPEECH or (after[0] in AUXILIARY and any(word in SPEECH for word in after[1:]))):
        return True
    unheld = not sentence.held(sentence.word(place))
    return _opening(sentence, place) and (unheld or titled or any(word in SPEECH for word in after))


def _opening(sentence: Sentence, place: int) -> bool:
    """Whether the word is the subject of an auxiliary that opens its clause: "did X", "why has X", not "Y is xing"."""
    before = place - 1
    while before >= 0 and (sentence.word(before) in TITLES or before in sentence.capital):
        if sentence.word(before) in AUXILIARY:
            break
        before -= 1
    asks = sentence.word(before - 1)
    return sentence.word(before) in AUXILIARY and (before <= 0 or asks in FRAME or asks in AUXILIARY)


def _did_say(sentence: Sentence, place: int) -> bool:
    """As in "did brian hook say": whoever stands between an auxiliary and a verb of saying, in any letters."""
    if not sentence.several or sentence.word(place - 1) not in AUXILIARY or sentence.held(sentence.word(place)):
        return False
    after = sentence.following(place)
    if after[:1] and after[0].endswith("s"):  # "is fair, says Y"
        return False
    if after[:1] and after[0] in SPEECH:
        return True
    return len(after) > 1 and after[1] in SPEECH and not sentence.held(after[0]) and after[0] not in FRAME | GENERIC


def _words_of(sentence: Sentence, place: int) -> bool:
    """As in "X's response", "the X quote", "X interview"."""
    after = sentence.following(place)
    if not after or after[0] not in SPEECH_NOUNS:
        return False
    word = sentence.word(place)
    if place == 0 and sentence.opens and not sentence.held(word) and rarity(word) > _TELLING:
        return True
    if _full_name(sentence, place):
        return True
    if not _named(sentence, place):
        return False
    prior, _ = _before(sentence, place)
    if prior in _PLACED and prior != "about":
        return False
    return not sentence.held(word) or (place in sentence.capital and prior not in ARTICLES)


def _full_name(sentence: Sentence, place: int) -> bool:
    """Whether two words that stand nowhere on record, the second in no dictionary, look like somebody's full name."""
    first, last = sentence.word(place - 1), sentence.word(place)
    plain = first in FRAME or first in GENERIC or first in SPEECH or first in AUXILIARY or len(first) < _SHORTEST
    unheld = not sentence.held(last) and not sentence.held(first)
    return sentence.several and unheld and not plain and not common(last)


def _according_to(sentence: Sentence, place: int) -> bool:
    """As in "according to X", "a quote by X", "anything from X"."""
    prior, _ = _before(sentence, place)
    known = sentence.held(sentence.word(place))
    by = prior in BY and (prior != "to" or any(sentence.word(place - back) == "according" for back in (2, 3)))
    return by and not known and _named(sentence, place)


def _on(sentence: Sentence, place: int) -> bool:
    """As in "X on the matter", said first."""
    after = sentence.following(place)
    if place > 1 or after[:1] not in (["on"], ["about"]) or not _named(sentence, place):
        return False
    word = sentence.word(place)
    return not sentence.held(word) or not (common(word) or place in sentence.matters)  # named on record, never heard


def _said_then(sentence: Sentence, place: int) -> bool:
    """Languages that say the verb first: "что сказал X", "ماذا قال X", "qué dijo X", "was hat X gesagt"."""
    word = sentence.word(place)
    if not sentence.several or common(word) or sentence.held(word):
        return False
    return sentence.word(place - 1) in SPEECH_THEN_NAME


def _persian(sentence: Sentence, place: int) -> bool:
    """Persian begins with who speaks and ends with the verb."""
    word = sentence.word(place)
    if place or not sentence.several or common(word) or sentence.held(word):
        return False
    return sentence.word(1) in _PERSIAN_ABOUT and any(token.word in _PERSIAN_SAID for token in sentence.found)


_RULES = (_says, _did_say, _words_of, _according_to, _on, _said_then, _persian)
