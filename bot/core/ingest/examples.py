"""Example questions for a draft, made from its own words by fixed patterns. A curator keeps, changes or drops them."""

import re

from bot.core.ingest.lexicon import FORE, PLACES
from bot.core.ingest.wordlists import word_set

_STOP = word_set(
    """
    a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing don down during each even every few for from further get gets go goes
    going gonna got had has have having he her here hers him his how i if in into is it its just know let like ll
    lot made make makes many may me might more most much must my never no nor not now of off on once one only or
    other our out over own people per put really right said same say says see she should so some such t take than
    that the their them then there these they thing things think this those through time to too under until up us
    very want wants was way we well were what when where which while who whom why will with without would yes yet
    you your re ve m d s come comes came good bad better best new old long used use tell told look looks back still
    something anything everything nothing somebody anybody everybody person man woman day today ever always great
    big little another done seen knows able bring keep keeps however indeed therefore yes
    """
)
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_ADJECTIVE = ("ful", "able", "ible", "ive", "ous", "ed", "ly", "ing", "less", "ent", "ant", "est", "er")
_LONGEST = 5  # words of a phrase


def questions_for(name: str | None, text: str) -> tuple[str, ...]:
    """At most two questions; none where the speaker is not named or the words carry no content."""
    if name is None:
        return ()
    phrases = [phrase for phrase in content(text) if " " in phrase or _may_be_noun(phrase)]
    return tuple(f"What did {name} say about {phrase}?" for phrase in phrases[:2])


def content(text: str) -> tuple[str, ...]:
    """The phrases that carry the meaning: unbroken runs of content words, the longest and most named first."""
    found: list[list[str]] = [[]]
    last = 0
    for hit in _WORD.finditer(text):
        plain = hit.group().lower().replace("’", "'").split("'")[0]
        if plain in _STOP or text[last : hit.start()].strip(" "):
            found.append([])
        if plain not in _STOP:
            found[-1].append(_cased(hit.group(), plain, first=hit.start() == 0))
        last = hit.end()
    runs = sorted((run for run in found if run), key=lambda run: -_weight(run))
    phrases = {phrase.lower(): phrase for phrase in (" ".join(run[-_LONGEST:]) for run in reversed(runs))}
    return tuple(reversed(phrases.values()))


def _cased(word: str, plain: str, *, first: bool) -> str:
    """The first word of a text loses its capital, unless it is a name as far as lists tell."""
    named = plain in PLACES or plain in FORE or plain.removesuffix("s") in FORE or word.isupper()
    return word.lower() if first and not named else word


def _may_be_noun(word: str) -> bool:
    """Whether a word alone reads as a matter: “sanctions”, not “unfaithful” or “rejected”."""
    return word[:1].isupper() or not word.endswith(_ADJECTIVE)


def _weight(run: list[str]) -> float:
    names = sum(word[:1].isupper() for word in run)
    return sum(min(len(word), 9) for word in run[-_LONGEST:]) + 3.0 * names
