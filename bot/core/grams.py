"""Which of many words look like one that is typed: those that share most pairs of neighbouring letters with it.

A filter before an exact measure: a slip of the keyboard leaves most pairs standing, so that what is a slip away is
among the few hundred that share most, while comparing the typed word with each of 30,000 takes several milliseconds.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

_FEW = 1500  # words that are compared one by one faster than they are looked up
# Entries of the lists that are read, rarest pairs first, and words that are then likely: while somebody types, and for
# what is typed at last.
TYPING, TYPED = (5_000, 200), (8_000, 400)


def pairs(text: str) -> set[str]:
    """The neighbouring letters of a text, its first one beside a blank."""
    marked = f" {text}"
    return {marked[place : place + 2] for place in range(len(marked) - 1)}


def trigrams(marked: str) -> set[str]:
    """The runs of three letters of a text whose ends are marked, each once."""
    return {marked[place : place + 3] for place in range(len(marked) - 2)}


def pair_lists(words: Sequence[str]) -> dict[str, bytes]:
    """Of each pair the places of the words that have it, as unsigned 32-bit numbers; {} where the words are few."""
    if len(words) <= _FEW:
        return {}
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for place, word in enumerate(words):
        for pair in pairs(word):
            found[pair].append(place)
    return {pair: places.tobytes() for pair, places in found.items()}


def likely(key: str, words: Sequence[str], lists: Mapping[str, bytes], effort: tuple[int, int]) -> Sequence[int]:
    """The places of the words, of those that the lists were made of, that may be a slip of a key.

    `effort` is `TYPING` or `TYPED`.
    """
    if len(words) <= _FEW:
        return range(len(words))
    held = sorted((lists.get(pair, b"") for pair in sorted(pairs(key))), key=len)
    shared: Counter[int] = Counter()
    left, most = effort
    for one in held:
        places = array("I", one)
        if shared and len(places) > left:
            break
        left -= len(places)
        shared.update(places)
    return most_shared(shared, most)


def most_shared(shared: Mapping[int, int], most: int) -> list[int]:
    """The places with the largest counts, largest first; of alike ones the first counted."""
    left, least = most, 0
    for count, held in sorted(Counter(shared.values()).items(), reverse=True):
        left, least = left - held, count
        if left <= 0:
            break
    some = [place for place, count in shared.items() if count >= least]
    return sorted(some, key=shared.__getitem__, reverse=True)[:most]
