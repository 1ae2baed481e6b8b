"""The words of a text as search terms: stems where a language has endings, pairs of letters where it has no spaces."""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.core.stems import stem
from bot.core.text import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Scripts written without spaces: their runs are cut into overlapping pairs of letters.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")

_DRAWN_OUT = re.compile(r"([^\W\d])\1{2,}")  # "sooo", "hatesss"

_ELIDED = re.compile(r"^(?:qu|[lcdjnst])'(?=\w{1,})")  # French: "l'accord", "qu'a"
_SHORTENED = re.compile(r"'(?:s|ve|re|m|ll|d)$")

# What chat leaves out or swaps; general English habits, not words of any base.
_CHAT = {
    "abt": "about", "bc": "because", "cuz": "because", "coz": "because", "dont": "don't", "didnt": "didn't",
    "doesnt": "doesn't", "isnt": "isn't", "wont": "won't", "cant": "can't", "whats": "what", "whatd": "what",
    "wheres": "where", "whos": "who", "hows": "how", "ive": "i", "u": "you", "ur": "your", "r": "are",
    "n": "and", "w": "with", "wanna": "want", "gonna": "going", "gotta": "got", "ppl": "people", "ppls": "people",
    "pls": "please", "plz": "please", "rly": "really", "rn": "now", "smth": "something", "sth": "something",
    "tho": "though", "thx": "thanks", "govt": "government", "prez": "president", "smb": "somebody",
    "weve": "we", "theyve": "they", "youve": "you", "hes": "he", "shes": "she", "youre": "you", "theyd": "they",
    "theyll": "they", "youd": "you", "hed": "he", "whyd": "why", "howd": "how", "whod": "who", "aint": "isn't",
    "yall": "you", "lets": "let", "didja": "did", "theyre": "they", "thats": "that",
    "wasnt": "wasn't", "arent": "aren't",
    "hasnt": "hasn't", "havent": "haven't",
    "wouldnt": "wouldn't", "couldnt": "couldn't", "shouldnt": "shouldn't", "em": "them", "msg": "message",
    "wat": "what", "wut": "what", "wot": "what", "waht": "what", "whut": "what", "hw": "how", "y": "why", "da": "the",
    "dat": "that", "dis": "this", "dey": "they", "bout": "about", "b4": "before", "gr8": "great", "cud": "could",
    "wud": "would", "shud": "should", "tryna": "trying", "finna": "going", "outta": "out", "w/o": "without",
    "bcuz": "because", "becuz": "because", "cos": "because", "sum1": "someone", "any1": "anyone", "evry": "every",
    "nvr": "never", "agn": "again", "2day": "today", "2moro": "tomorrow", "thru": "through", "lil": "little",
    "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight",
    "9": "nine", "10": "ten",
    "what's": "what", "who's": "who", "where's": "where", "how's": "how", "that's": "that", "what'd": "what",
}  # fmt: skip


class Token(NamedTuple):
    """A word in search form with its stem and where it stands in the folded text.

    A tuple, not a dataclass: a large base makes millions, and a tuple is made in a third of the time.
    """

    word: str
    stem: str
    start: int
    end: int


def tokens(folded: str) -> list[Token]:
    """The words of a folded text in order; a possessive ending is dropped, chat spellings are written out."""
    found: list[Token] = []
    for match in _WORD.finditer(folded):
        word, of, unspaced = _read(match.group())
        if unspaced:
            found.extend(_pairs(word, match.start()))
        else:
            found.append(Token(word, of, match.start(), match.end()))
    return found


def placeless(folded: str) -> list[Token]:
    """The same where nobody asks for places, which are all 0: for the millions of words of a large base."""
    found: list[Token] = []
    for known in map(_standing, _WORD.findall(folded)):
        found += known
    return found


@lru_cache(maxsize=65536)
def _standing(raw: str) -> tuple[Token, ...]:
    return tuple(token._replace(start=0, end=0) for token in tokens(raw))


@lru_cache(maxsize=65536)
def _read(raw: str) -> tuple[str, str, bool]:
    """A word with its stem; a run of a script without spaces as it is, and that it is one."""
    if not raw.isascii() and _UNSPACED.search(raw):
        return raw, raw, True
    word = _DRAWN_OUT.sub(r"\1", _ELIDED.sub("", raw))
    word = _SHORTENED.sub("", _CHAT.get(word, word))
    return word, stem(word), False


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text as it was written, in order."""
    return tuple(token.stem for token in placeless(fold(text)))


def _pairs(run: str, start: int) -> list[Token]:
    size = min(2, len(run))
    return [
        Token(run[i : i + size], run[i : i + size], start + i, start + i + size) for i in range(len(run) - size + 1)
    ]
