"""Countries and bodies that are asked to speak by whoever speaks for them: "which Iranian", "how did Iran react"."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.frames import ARTICLES, AUXILIARY, FRAME, SAYING, SPEECH, SPEECH_NOUNS, WHO

_MANY = 50  # whoever more than so many speak for tells too little
_REACH = 3  # words behind a body in which its verb may stand
_PERSONS = WHO | frozenset(
    {"people", "person", "one", "ones", "everyone", "everybody", "official", "officials", "politician", "politicians",
     "man", "woman", "guy", "leaders", "voices", "adviser", "advisor", "aide", "anything", "something"}
)  # fmt: skip
_IN = frozenset({"in", "from", "of", "on", "among", "within"})
_ONE_OF = frozenset({"a", "an", "any", "some", "another", "one"})
_ASKED = frozenset({"how", "what", "when", "why", "where", "so", "wait"})
_FROM = frozenset({"in", "from", "per", "by"})
_EYES = frozenset({"eyes", "perspective", "viewpoint", "telling"})
_LINKS = frozenset({"there", "by"})


@dataclass(frozen=True, slots=True)
class Body:
    """A country or body named at words `first` to `last` (after it), and who speaks for it."""

    first: int
    last: int
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is asked to speak through a body, named at `places`.

    `certain`: one of them is asked for ("which Iranian", "anyone in Tehran"). Otherwise the body itself speaks ("how
    did Iran react"), and it may as well be asked what somebody else said of it.
    """

    speakers: tuple[str, ...]
    places: frozenset[int]
    certain: bool


def voice(words: Sequence[str], bodies: Sequence[Body]) -> Voice | None:
    """The first body in a question that is asked to speak; one of its people before the body itself."""
    few = [one for one in bodies if len(one.speakers) <= _MANY]
    for certain, asked in ((True, _one_of), (False, _itself)):
        for one in few:
            if asked(words, one):
                return Voice(one.speakers, frozenset(range(one.first, one.last)), certain)
    return None


def _one_of(words: Sequence[str], body: Body) -> bool:
    """As in "which Iranian says", "anyone on the Iranian side", "did an Iranian official say", "in Iran's eyes"."""
    before = words[body.first - 1] if body.first else ""
    after = list(words[body.last : body.last + _REACH])
    if before == "which":
        return after[0] not in AUXILIARY if after else body.first > 1 and words[body.first - 2] in SPEECH
    if before in _ONE_OF:
        asks = body.first == 1 or words[body.first - 2] in AUXILIARY | _LINKS | SPEECH
        return asks and (words[body.first - 2] == "by" or any(word in SPEECH or word in WHO for word in after))
    start = body.first - 1 if before in ARTICLES else body.first
    if "according" in words[max(0, start - 2) : start]:
        return True
    if start and words[start - 1] in _FROM and after[:1] and after[0] in SPEECH_NOUNS | _EYES:
        return True
    return start > 1 and words[start - 1] in _IN and words[start - 2] in _PERSONS


def _itself(words: Sequence[str], body: Body) -> bool:
    """As in "how did Iran react", "what the ministry says", "Tehran's explanation"."""
    start = body.first
    while start and words[start - 1] in ARTICLES:
        start -= 1
    if start > 1 and words[start - 1] == "of" and words[start - 2] in SPEECH_NOUNS:
        return True
    earlier, after = words[:start], list(words[body.last : body.last + _REACH])
    if any(word in WHO for word in earlier) or any(word in SPEECH for word in earlier):
        return False
    if not after or any(word not in FRAME | AUXILIARY | _ASKED for word in earlier):
        return False
    return after[0] in SAYING or after[0] in SPEECH_NOUNS
