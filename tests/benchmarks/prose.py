"""Sentences without end in a large vocabulary, for bases of any size: grown from what Python itself ships.

A Markov chain of words (Shannon 1948) over the documentation in Python's standard library gives the grammar; some of
the words that carry meaning are replaced by words drawn by Zipf's law from a long list: the words of the shipped
word-piece vocabulary, commonest first, then words coined letter by letter after their example. Nothing of it is
stored: the same seed on the same Python gives the same sentences.
"""

import random
import re
import sysconfig
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from math import exp, log
from pathlib import Path

_LEFT_OUT = frozenset({"test", "tests", "idle_test", "site-packages", "lib2to3"})
_DOCUMENTATION = re.compile(r'"""(.*?)"""|\'\'\'(.*?)\'\'\'', re.DOTALL)
_MARKS = re.compile(r"\([^()]*\)|[`*\"]")
_SENTENCE = re.compile(r"(?<=[.!?] )|\n\s*\n")
_WORD = re.compile(r"[A-Za-z]+(?:['-][a-z]+)*,?")
_SHORTEST, _LONGEST = 6, 28  # words of a sentence that is taken, and of one that is made
_COMMONEST = 250  # words of the chain that carry grammar rather than meaning
_FREELY = 0.25  # how often the chain looks back one word only, so that it does not recite
_REPLACED = 0.6  # share of the words that carry meaning
_AT_HAND = 0.35  # share of those that is taken from what is being spoken about
_EVERYDAY = 1500  # first words of the vocabulary, which are in the chain anyway
_FLAT = 20  # ranks by which the law begins later (Mandelbrot 1953): no word of meaning is as common as "the"
_START, _END = "", "."


def sentences() -> list[list[str]]:
    """The plain sentences of the documentation of Python's standard library, as words."""
    library = Path(sysconfig.get_path("stdlib"))
    found = []
    for path in sorted(library.rglob("*.py")):
        if not _LEFT_OUT.intersection(path.relative_to(library).parts):
            text = path.read_text("utf-8", "replace")
            found += [one for piece in _pieces(path, text) for one in _plain(piece)]
    return found


def _pieces(path: Path, text: str) -> list[str]:
    if path.parent.name == "pydoc_data":  # one long table of texts with escaped line ends
        return [text.replace("\\n'\n", "\n").replace("\\n", "\n").replace("'", " ")]
    return [double or single for double, single in _DOCUMENTATION.findall(text)]


def _plain(text: str) -> list[list[str]]:
    found = []
    for one in _SENTENCE.split(_MARKS.sub("", text)):
        words = one.split()
        if _SHORTEST <= len(words) <= _LONGEST and words[-1][-1] == "." and words[0][0].isupper():
            words[-1] = words[-1][:-1]
            if all(map(_WORD.fullmatch, words)) and not any(word.isupper() and len(word) > 1 for word in words):
                found.append(words)
    return found


@cache
def real_words() -> list[str]:
    """English words, commonest first, of the vocabulary that the encoder of the extra `semantic` reads."""
    lines = (files("bot.semantic") / "data" / "vocab.txt").read_text("utf-8").split()
    return [word for word in lines if len(word) > 3 and word.isascii() and word.isalpha() and word.islower()]


class Coiner:
    """Words that look like those of an example but are none of them: a chain of letters, three at a time."""

    def __init__(self, example: list[str], seed: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - invented words, no secret
        self.known = set(example)
        self.after: dict[str, str] = defaultdict(str)
        for word in example:
            for place in range(2, len(word) + 3):
                self.after[f"  {word} "[place - 2 : place]] += f"  {word} "[place]

    def coin(self, least: int = 5, most: int = 11) -> str:
        """A new word; never the same twice."""
        while True:
            word = "  "
            while len(word) < 4 or (word[-1] != " " and len(word) < most + 4):
                word += self.chance.choice(self.after[word[-2:]])
            word = word.strip()
            if least <= len(word) <= most and word not in self.known:
                self.known.add(word)
                return word


@cache
def _chains() -> tuple[dict[tuple[str, str], list[str]], dict[str, list[str]]]:
    """What follows two words, and what follows one."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    single: dict[str, list[str]] = defaultdict(list)
    for words in sentences():
        path = [_START, _START, words[0].lower() if words[0] != "I" else "I", *words[1:], _END]
        for first, second, third in zip(path, path[1:], path[2:], strict=False):
            pairs[first, second].append(third)
            single[second].append(third)
    return dict(pairs), dict(single)


@dataclass(frozen=True)
class Prose:
    """The language of a base: a grammar, and `size` words that carry meaning."""

    seed: int
    size: int

    @cached_property
    def vocabulary(self) -> list[str]:
        """Words that carry meaning, commonest first; the real ones, then coined ones."""
        real = real_words()
        coiner = Coiner(real, f"{self.seed} words")
        return [*real[_EVERYDAY:], *(coiner.coin() for _ in range(self.size - len(real)))][: self.size]

    @cached_property
    def grammar(self) -> frozenset[str]:
        """The words that stand everywhere and are never replaced."""
        counted: Counter[str] = Counter()
        for word, after in _chains()[1].items():
            counted[word.rstrip(",")] += len(after)
        return frozenset(word for word, _ in counted.most_common(_COMMONEST))

    def word(self, chance: random.Random) -> str:
        """A word that carries meaning, by Zipf's law: the n-th as often as 1 / (n + 20)."""
        words = self.vocabulary
        return words[int(_FLAT * exp(chance.random() * log(len(words) / _FLAT + 1))) - _FLAT]

    def sentence(self, chance: random.Random, subjects: list[str]) -> str:
        """A sentence with a full stop; some of the replaced words are taken from the subjects at hand."""
        pairs, single = _chains()
        grammar, spin, choose = self.grammar, chance.random, chance.choice
        made: list[str] = []
        before, word = _START, _START
        while len(made) < _LONGEST:
            after = single[word] if made and spin() < _FREELY else pairs.get((before, word)) or single[word]
            before, word = word, choose(after)
            if word == _END:
                if len(made) >= _SHORTEST:
                    break
                before, word, made = _START, _START, []
                continue
            made.append(word)
        for place, plain in enumerate(made):
            if plain.rstrip(",") not in grammar and plain.islower() and spin() < _REPLACED:
                new = choose(subjects) if subjects and spin() < _AT_HAND else self.word(chance)
                made[place] = new + "," * plain.endswith(",")
        made[-1] = made[-1].rstrip(",")
        text = " ".join(made)
        return f"{text[0].upper()}{text[1:]}."
