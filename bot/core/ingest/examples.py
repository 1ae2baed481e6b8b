"""Example questions for a draft, made from its own words by fixed patterns. A curator keeps, changes or drops them."""

import re

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
    big little another done seen knows able bring keep keeps
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
    found: list[tuple[float, int, str]] = []
    run: list[str] = []
    last = 0
    for hit in [*_WORD.finditer(text), None]:
        word = hit.group() if hit else ""
        gap = text[last : hit.start()] if hit else "."
        if run and (not hit or word.lower().replace("’", "'").split("'")[0] in _STOP or gap.strip(" ")):
            found.append((_weight(run), len(found), " ".join(run[-_LONGEST:])))
            run = []
        if hit and word.lower().replace("’", "'").split("'")[0] not in _STOP:
            run.append(word if word[:1].isupper() and hit.start() > 0 else word.lower() if not word.isupper() else word)
        last = hit.end() if hit else last
    chosen: list[str] = []
    for _, _, phrase in sorted(found, key=lambda one: (-one[0], one[1])):
        if phrase.lower() not in (have.lower() for have in chosen):
            chosen.append(phrase)
    return tuple(chosen)


def _may_be_noun(word: str) -> bool:
    """Whether a word alone reads as a matter: “sanctions”, not “unfaithful” or “rejected”."""
    return word[:1].isupper() or not word.endswith(_ADJECTIVE)


def _weight(run: list[str]) -> float:
    names = sum(word[:1].isupper() for word in run)
    return sum(min(len(word), 9) for word in run[-_LONGEST:]) + 3.0 * names
