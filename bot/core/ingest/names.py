"""Names in a sentence: capitalised runs without their titles, told apart into people, organisations and places."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.ingest.cues import CUES
from bot.core.ingest.firstnames import FEMALE, MALE
from bot.core.ingest.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_VERBS,
    COMMON_CAPITALS,
    FORE,
    GENERIC_PEOPLE,
    MONTHS,
    ORGANISATION,
    OUTLETS,
    PARTICLES,
    PLACE_PAIRS,
    PLACES,
    SUFFIXES,
    TITLES,
    WEEKDAYS,
)
from bot.core.ingest.sentences import Sentence, Token
from bot.core.ingest.wordlists import word_set

_NEVER = frozenset(WEEKDAYS) | frozenset(MONTHS) | {"i", "i’m", "i’ve", "i'm", "i've", "gop", "a.m.", "p.m."}
_DETACHED = COMMON_CAPITALS - {"May", "Will", "Mark"}
_OFFICES = word_set("secretary minister director speaker chief undersecretary commissioner")
_PORTFOLIOS = word_set(
    "state defense defence homeland health education labor commerce energy transportation agriculture interior "
    "treasury veterans staff national foreign finance justice police"
)
_ALSO_SURNAMES = word_set("park hall lake church house star post day bill sun garden guard club beach valley street")
_TITLE_FORMS = TITLES | {f"{one}." for one in TITLES}


class NameKind(StrEnum):
    """What bears the name, as far as its form tells."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `first`..`last` (both included) of a sentence; `left` is where its titles begin.

    `words` are the name's own words; `titles` the titles before it in lower case without full stops.
    """

    sentence: int
    left: int
    first: int
    last: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    kind: NameKind

    @property
    def text(self) -> str:
        """The name as it is shown."""
        return " ".join(self.words)


def names_in(
    sentence: Sentence, seen_low: frozenset[str], seen_high: frozenset[str], surnames: frozenset[str] = frozenset()
) -> tuple[Name, ...]:
    """Every name in a sentence.

    `seen_low` are the words that the article also writes without a capital, `seen_high` those it writes with
    one inside a sentence; `surnames` are those title words that are somebody's surname in it (Billie Jean King).
    """
    found: list[Name] = []
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        if not _can_begin(tokens, at, seen_low):
            at += 1
            continue
        end = _run_end(tokens, at)
        if at == end and at == 0 and tokens[at].text not in seen_high and not _acts(tokens, at + 1):
            at += 1
            continue
        found.extend(_split(sentence, at, end, surnames))
        at = end + 1
    return tuple(found)


def _acts(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a verb, a possessive or a comma follows a lone capital at the start: “Tennis great …” names nobody."""
    if at >= len(tokens):
        return False
    low = tokens[at].low
    return (
        low in CUES or low in AUXILIARIES | CLAUSE_VERBS | ADVERBS or low[0] in "’',(:—" or low.endswith(("ed", "ly"))
    )


def _can_begin(tokens: tuple[Token, ...], at: int, seen_low: frozenset[str]) -> bool:
    token = tokens[at]
    if token.quote >= 0 or not token.capital or token.low in _NEVER:
        return False
    if at == 0 and token.low.endswith("s") and token.low[:-1] in GENERIC_PEOPLE:
        return False
    if at > 0 and tokens[at - 1].text not in "“—–:…--":
        return token.text not in _DETACHED or token.low in _TITLE_FORMS
    follows = at + 1 < len(tokens) and tokens[at + 1].capital
    if token.low in _TITLE_FORMS or token.low in FORE:
        return True
    if token.text in _DETACHED:
        return False
    return token.low not in seen_low or (follows and token.low in MALE | FEMALE)


def _run_end(tokens: tuple[Token, ...], start: int) -> int:
    """The last token of the capitalised run; particles (de, van, al) only between capitals."""
    end = start
    at = start + 1
    while at < len(tokens):
        token = tokens[at]
        if token.capital and token.quote < 0 and token.low not in _NEVER and token.text[0] not in "@#":
            end = at
        elif (
            token.low in SUFFIXES
            or (token.text == "," and _suffix_follows(tokens, at))
            or (
                token.low == "of"
                and at + 1 < len(tokens)
                and tokens[end].low in _OFFICES
                and tokens[at + 1].low in _PORTFOLIOS
            )
        ):
            pass
        elif not (token.low in PARTICLES and at + 1 < len(tokens) and tokens[at + 1].capital and at == end + 1):
            break
        at += 1
    return end


def _suffix_follows(tokens: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].low in SUFFIXES and tokens[at + 1].capital


def _split(sentence: Sentence, start: int, end: int, surnames: frozenset[str]) -> list[Name]:
    """One run may hold titles, a party or a place before the name: House Speaker Paul Smith, New York Mayor Ann Lee."""
    tokens = sentence.tokens
    place = _leading_place(tokens, start, end)
    heads = [at for at in range(start, end) if _is_title(tokens, at, start, end)]
    first = max([heads[-1] + 1 if heads else start, place])
    while (
        first < end
        and (tokens[first].low in FORE or _compound(tokens[first]))
        and not _pair_is_place(tokens, first, end)
    ):
        first += 1
    if first == end and first > start and tokens[end].low in _TITLE_FORMS and not heads:
        return []
    words = tuple(token.text for token in tokens[first : end + 1] if token.text != ",")
    titles = tuple(token.low.rstrip(".") for token in tokens[start:first] if token.text != ",")
    if all(word.lower() in _TITLE_FORMS for word in words) and words[-1].lower() not in surnames:
        return []
    return [Name(sentence.index, start, first, end, words, titles, _kind(words, titles))]


def _compound(token: Token) -> bool:
    """An adjective made of two words: Oscar-winning, Trump-backed, Mexican-American."""
    head, hyphen, tail = token.text.partition("-")
    return bool(hyphen) and (tail[:1].islower() or head.lower() in FORE)


def _is_title(tokens: tuple[Token, ...], at: int, start: int, end: int) -> bool:
    """A title word, not itself a first name in front of a surname (Judge, Dean, Prince)."""
    if at > start and tokens[at - 1].low == "of":
        return True
    if tokens[at].low not in _TITLE_FORMS:
        return False
    return not (at + 1 == end and at == start and tokens[at].low in MALE | FEMALE)


def _leading_place(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """Where the rest begins when the run opens with a place: Ohio Governor Smith, New York Mayor Lee."""
    pair = _pair_is_place(tokens, start, end)
    rest = start + (2 if pair else 1)
    opens = pair or tokens[start].low in PLACES
    titled = any(token.low in _TITLE_FORMS for token in tokens[rest : end + 1])
    return rest if opens and rest <= end and (titled or tokens[rest].low in MALE | FEMALE) else start


def _pair_is_place(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    return at + 1 <= end and f"{tokens[at].low} {tokens[at + 1].low}" in PLACE_PAIRS


def _kind(words: tuple[str, ...], titles: tuple[str, ...]) -> NameKind:
    low = [word.lower().rstrip(".") for word in words]
    given = len(words) > 1 and (low[0] in MALE or low[0] in FEMALE)
    telling = [word for word in low[1:] if word not in _ALSO_SURNAMES] if given else low
    if low[0] in OUTLETS or any(word in ORGANISATION for word in telling):
        return NameKind.ORGANISATION
    if " ".join(low[:2]) in PLACE_PAIRS or all(word in PLACES or word in FORE for word in low):
        return NameKind.PLACE
    if titles and any(title in TITLES for title in titles):
        return NameKind.PERSON
    if given:
        return NameKind.PERSON
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        return NameKind.ORGANISATION
    return NameKind.UNKNOWN
