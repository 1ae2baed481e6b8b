"""What part a named person has in a question: the one who speaks, likely the one, spoken of, or open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.frames import (
    ABOUT,
    ARTICLES,
    AUXILIARY,
    BY,
    FRAME,
    GENERIC,
    SAYING,
    SPEECH,
    SPEECH_NOUNS,
    SPEECH_THEN_NAME,
    TITLES,
    WHO,
)

_SURNAME = 4
_VERB_WITHIN = 3
_LIKE_SUBJECT = frozenset({"guy", "dude", "man", "on", "about"})
_CLAUSE = 3  # words before a name that somebody else's clause takes at least: "did Iran say X"
_CLAUSES = frozenset({"what", "whether", "that", "when", "after", "because", "if", "how", "where", "why", "which"})
_BETWEEN = frozenset({"also", "then", "just", "even", "himself", "herself", "not", "never", "or", "and", "once"})
_OF = frozenset({"of", "de", "du", "del"})
_VIEW_OF = frozenset({"laut", "segun", "selon"})
_JOINED = frozenset({"in", "and", "or", "for", "after", "with"})
_ACTORS = frozenset({"ministry", "government", "country", "nation", "people", "official", "officials", "leaders"})
_THEM = frozenset({"he", "she"})
_QUOTED = frozenset({"quote", "quotes", "line", "statement", "remark", "remarks", "interview", "speech", "receipts"})
_BEING = frozenset({"is", "are", "was", "were", "been", "being"})
_AT_WORDS = frozenset({"to", "on", "about", "of", "with", "a", "aux", "au", "auf", "zu", "на"})
_AND = frozenset({"and", "or", "und", "et", "y", "vs", "versus"})


class Part(StrEnum):
    """What a named person does in a question.

    SPEAKS is certain ("what did X say"); ACTS is likely ("does X accept", a name at the beginning), for the matter
    may as well be what others say of X.
    """

    SPEAKS = "speaks"
    ACTS = "acts"
    SPOKEN_OF = "spoken of"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a question: words `first` to `last` (after it), who it may be, and their part in it.

    `office` tells that not a name stands there but an office that somebody holds.
    """

    first: int
    last: int
    speakers: tuple[str, ...]
    part: Part = Part.OPEN
    office: bool = False


def settled(words: Sequence[str], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The parts of all who are named, seen together, in the order they stand in.

    Beside somebody who certainly speaks nobody is taken to speak for merely acting; behind somebody's "said" the
    next name is what it was said of; where it is asked who said something, nobody named is the one.
    """
    ordered = sorted(mentions, key=lambda one: one.first)
    if len(ordered) > 1 and ordered[0].part is Part.ACTS:  # "did X welcome Y's remarks"
        ordered[1:] = [replace(one, part=Part.SPOKEN_OF) if _remarks(words, one) else one for one in ordered[1:]]
    ordered = _joined(words, ordered)
    if ordered and _meant(words, ordered):
        ordered[0] = replace(ordered[0], part=Part.SPEAKS)
    sure = [one for one in ordered if one.part is Part.SPEAKS]
    asks_who = asked_who_said(words, len(words))
    found = []
    for one in ordered:
        part = one.part
        if part is Part.OPEN and one.first <= 1 and len(ordered) == 1:
            part = Part.ACTS
        if part is Part.ACTS and (sure or asks_who):
            part = Part.OPEN
        if part is Part.SPEAKS and sure[0] is not one:
            between = words[sure[0].last : one.first]
            if any(word in SPEECH for word in between) and not any(word in _AND for word in between):
                part = Part.SPOKEN_OF
        found.append(replace(one, part=part))
    return tuple(found)


def _meant(words: Sequence[str], ordered: Sequence[Mention]) -> bool:
    """Whether the first who is named is the one whose words are asked for further on.

    "X hates the deal, what did he call it", and a bare line that begins with a name: "X on trade quote please".
    """
    if ordered[0].part not in (Part.ACTS, Part.OPEN):
        return False
    if len(ordered) == 1:
        after = words[ordered[0].last :]
        for place, word in enumerate(after):
            if word in _THEM and any(one in SAYING for one in after[place + 1 : place + 3]):
                return True
    bare = not any(word in AUXILIARY or word in WHO or word in SAYING for word in words)
    return bare and ordered[0].first <= 1 and any(word in _QUOTED for word in words)


def _joined(words: Sequence[str], ordered: Sequence[Mention]) -> list[Mention]:
    """Names with nothing but "and", "or", "vs" between them share the part of the last."""
    found = list(ordered)
    for place in range(len(found) - 1, 0, -1):
        between = words[found[place - 1].last : found[place].first]
        if len(between) == 1 and between[0] in _AND and found[place].part in (Part.SPEAKS, Part.ACTS):
            found[place - 1] = replace(found[place - 1], part=found[place].part)
    return found


def _remarks(words: Sequence[str], one: Mention) -> bool:
    return one.part is Part.SPEAKS and one.last < len(words) and words[one.last] in SPEECH_NOUNS


def part_of(words: Sequence[str], first: int, last: int) -> Part:
    """The part of whoever stands at words `first` to `last` in a question, by the words next to them."""
    start = first - 1 if first and words[first - 1] in ARTICLES else first
    before = words[start - 1] if start else ""
    earlier = list(words[max(0, start - 4) : start])
    after = list(words[last : last + _VERB_WITHIN])
    if before in _VIEW_OF or "according" in earlier[-2:] or (before == "ask" and "you" in earlier):
        return Part.SPEAKS
    by_link = Part.SPOKEN_OF if asked_who_said(words, first) else _by_link(before, earlier, after)
    if by_link is None and _told_by_another(words, start):
        by_link = Part.SPOKEN_OF
    if by_link is Part.SPEAKS and after[:1] and after[0] in SPEECH_NOUNS and _object(words, start):
        by_link = Part.OPEN
    if by_link is not None:
        return by_link
    if any(word in AUXILIARY for word in earlier):
        if _says(after):
            return Part.SPOKEN_OF if _passive(words, start, last) else Part.SPEAKS
        return Part.OPEN if _acted_on(words, start) else Part.ACTS
    if before in SPEECH:
        open_ended = not any(word in WHO or word in AUXILIARY for word in words[:first])
        return (Part.SPEAKS if before in SPEECH_THEN_NAME else Part.OPEN) if open_ended else Part.SPOKEN_OF
    return _acts(after)


def _by_link(before: str, earlier: Sequence[str], after: Sequence[str]) -> Part | None:
    """The part that a small word before the name, or a noun of speech behind it, settles."""
    if after and after[0] in SPEECH_NOUNS and before not in _AT_WORDS:
        return Part.SPEAKS
    noun_before = len(earlier) > 1 and earlier[-2] in SPEECH_NOUNS and not _towards(earlier[:-2])
    if before in ABOUT:  # many a small word means "by" behind a noun of speech, "about" elsewhere
        return Part.SPEAKS if noun_before and before in BY | _OF else Part.SPOKEN_OF
    if before not in BY or before == "to":
        return None
    noun = earlier[-2] if len(earlier) > 1 else ""  # "anything by X", "a quote on talks from X", not "a stunt by X"
    plain = (
        not noun or noun in FRAME or noun in GENERIC or any(word in SPEECH or word in SPEECH_NOUNS for word in earlier)
    )
    return Part.SPEAKS if plain else Part.ACTS


def _passive(words: Sequence[str], start: int, last: int) -> bool:
    """As in "is X called a liar by Y"."""
    return start > 0 and words[start - 1] in _BEING and words[last].endswith("ed") and "by" in words[last + 1 :]


def _acted_on(words: Sequence[str], start: int) -> bool:
    """Whether a subject and a verb stand between the auxiliary and word `start`: "doesn't Iran trust X"."""
    helps = next(place for place in range(start - 1, -1, -1) if words[place] in AUXILIARY)
    between = [word for word in words[helps + 1 : start] if word not in ARTICLES and word not in TITLES]
    return len(between) > 1 and between[-1] not in _CLAUSES


def _towards(earlier: Sequence[str]) -> bool:
    """Whether words end in one that points at what follows: "reacted to the" (words of somebody)."""
    left = [word for word in earlier if word not in ARTICLES or word == "a"]
    if left[-1:] == ["a"] and earlier[-1:] == ["a"]:  # an English article, no Spanish "to"
        return False
    return left[-1:] != [] and left[-1] in _AT_WORDS


def _acts(after: Sequence[str]) -> Part:
    """What the words behind a name tell: "X said", "X guy", "X on" are the one who speaks."""
    if after[:1] and after[0] in _LIKE_SUBJECT:
        return Part.SPEAKS
    follow = [word for word in after if word not in AUXILIARY]
    if _says(after):
        return Part.SPEAKS
    return Part.ACTS if any(word in SPEECH for word in follow[:2]) else Part.OPEN


def _says(after: Sequence[str]) -> bool:
    """Whether the verb behind a name is one of saying: "X said", "did X ever really say", not "X will use talks"."""
    verbs = [word for word in after if word not in AUXILIARY and word not in _BETWEEN and not word.endswith("ly")]
    return bool(verbs) and verbs[0] in SAYING


def _told_by_another(words: Sequence[str], start: int) -> bool:
    """Whether a clause of somebody else's begins before word `start`: "did an Iranian say X would", "what X said"."""
    if start < _CLAUSE or not (words[start - 1] in SPEECH or words[start - 1] in _CLAUSES):
        return False
    helps = next((place for place in range(start - 2, -1, -1) if words[place] in AUXILIARY), None)
    if helps is None:
        return False
    subject = [word for word in words[helps + 1 : start - 1] if word not in ARTICLES]
    return bool(subject) and subject[0] not in GENERIC and subject[0] not in SPEECH and subject[0] not in FRAME


def _object(words: Sequence[str], start: int) -> bool:
    """Whether somebody else acts on what stands at word `start`: "did the ministry take X's words"."""
    helps = next((place for place in range(start - 1, -1, -1) if words[place] in AUXILIARY), None)
    if helps is None or words[start - 1] in BY | _JOINED:
        return False
    subject = [word for word in words[helps + 1 : start] if word not in ARTICLES]
    return len(subject) > 1 and subject[0] not in (GENERIC - _ACTORS) | SPEECH | FRAME


def asked_who_said(words: Sequence[str], first: int) -> bool:
    """Whether "who said", "which official called" and the like stand before the name: then it is spoken of."""
    asked = [place for place, word in enumerate(words[:first]) if word in WHO]
    if not asked:
        return False
    return any(word in SPEECH or (word.endswith("ed") and len(word) > _SURNAME) for word in words[asked[0] + 1 : first])
