"""Which words of the report say who spoke a quotation: the nearest cue and its subject, on the right side."""

from dataclasses import dataclass

from bot.core.ingest.cues import PHRASE_CUE, SAYING, Strength
from bot.core.ingest.lexicon import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, SPEECH_NOUNS
from bot.core.ingest.names import NameKind
from bot.core.ingest.phrases import Mention, MentionKind
from bot.core.ingest.subjects import Reader

_PAUSES = frozenset(",?!—–-…")
_GOING_ON = frozenset(
    ["add", "note", "continue", "explain", "warn", "insist", "argue"]
)  # as participles they carry on what was said
_FORMULA = 8  # words that “was quoted by the Daily News on Monday as saying” takes
_VIEWS = frozenset(["view", "words", "opinion", "telling", "estimation"])
_REPORTING_VERBS = frozenset(["reads", "read", "goes", "went", "said", "says", "stated", "begins", "began"])


@dataclass(frozen=True, slots=True)
class Claim:
    """A reading of one sentence: `mention` spoke, the verb at token `at` says so. Higher `weight` is surer.

    `via` is the outlet that the sentence itself takes the words from. `adjacent` holds where nothing
    but a comma or a colon stands between the quotation and the words that attribute it.
    """

    mention: Mention | None
    at: int
    strength: Strength
    weight: float
    via: Mention | None = None
    adjacent: bool = False
    colon: bool = False


def claim_for(reader: Reader, at: int, inner: str) -> Claim | None:
    """The best claim on the quotation at token `at`; None where the sentence holds no cue for it."""
    found = [
        *_quoted_as(reader, at),
        *_according(reader, at),
        *_by_agent(reader, at),
        *_behind(reader, at, inner),
        *_before(reader, at),
        *_colon(reader, at),
        *_possessive(reader, at),
    ]
    usable = [claim for claim in found if claim.mention is not None]
    return max(usable, key=lambda claim: claim.weight, default=None)


def _quoted_as(reader: Reader, at: int) -> list[Claim]:
    """“OUTLET quoted him as saying” and “he was quoted as saying by OUTLET”: the outlet is where it was printed."""
    found = []
    for verb in range(len(reader.tokens) - 1):
        saying = (
            _first(reader, "saying", verb + 1, verb + _FORMULA) if reader.low(verb) in ("quoted", "cited") else None
        )
        if saying is None:
            continue
        if not reader.passive(verb):
            said, outlet, close = _object(reader, verb, saying), reader.subject_before(verb), False
        else:
            by = _first(reader, "by", verb + 1, saying + _FORMULA) or _first(reader, "in", verb + 1, saying + _FORMULA)
            outlet = reader.subject_after(by) if by is not None else None
            said, close = reader.subject_before(verb), abs(at - verb) < _FORMULA
        found.append(Claim(said, saying, Strength.STRONG, 98, outlet, adjacent=close))
    return found


def _first(reader: Reader, word: str, start: int, stop: int) -> int | None:
    return next((at for at in range(start, min(stop, len(reader.tokens))) if reader.low(at) == word), None)


def _object(reader: Reader, verb: int, end: int) -> Mention | None:
    """What stands between “quoted” and “as saying”: a pronoun, a name or a noun phrase."""
    if reader.tokens[verb + 1].low in ("him", "her", "them"):
        return Mention(reader.sentence.index, verb + 1, verb + 1, MentionKind.PRONOUN)
    last = end - 2 if reader.tokens[end - 1].low == "as" else end - 1
    return reader.phrase_ending(last) if last > verb else None


def _according(reader: Reader, at: int) -> list[Claim]:
    tokens = reader.tokens
    found = []
    for verb in range(len(tokens) - 2):
        if tokens[verb].low == "according" and tokens[verb + 1].low == "to":
            mention = reader.subject_after(verb + 1) or _pronoun(reader, verb + 2)
            near = abs(verb - at) <= 2  # noqa: PLR2004 - a comma between
            found.append(Claim(mention, verb, Strength.STRONG, 88 if near else 58, adjacent=near))
    return found


def _by_agent(reader: Reader, at: int) -> list[Claim]:
    """“Smith was asked by host Jane Lee, “…””: in the passive the agent spoke."""
    found = []
    for verb in range(at):
        cue = reader.cue_at(verb)
        if cue is not None and reader.low(verb + 1) == "by" and reader.passive(verb):
            found.append(Claim(reader.subject_after(verb + 1), verb, cue.strength, 78))
    return found


def _pronoun(reader: Reader, at: int) -> Mention | None:
    if at < len(reader.tokens) and reader.tokens[at].low in ("him", "her", "them"):
        return Mention(reader.sentence.index, at, at, MentionKind.PRONOUN)
    return None


def _behind(reader: Reader, at: int, inner: str) -> list[Claim]:
    """The cue behind the quotation: “…,” Smith said — “…,” said Smith — … “…” …, Smith said."""
    tokens = reader.tokens
    found: list[Claim] = []
    start = at + 1
    while start < len(tokens) and tokens[start].text in _PAUSES:
        start += 1
    pause = inner.rstrip(" ’'")[-1:] in _PAUSES | {".", ";"} or start > at + 1
    for verb in range(start, len(tokens)):
        if tokens[verb].quote >= 0 and found:
            break
        cue = reader.cue_at(verb)
        if cue is None or cue.form == "ing" or reader.passive(verb):
            continue
        if verb == start or (verb == start + 1 and tokens[start].low == "also"):
            mention = reader.subject_after(verb)
            if mention is not None and tokens[mention.first].low != "it" and (pause or cue.lemma in SAYING):
                found.append(Claim(mention, verb, cue.strength, 92 + cue.strength, adjacent=True))
                continue
        mention = reader.subject_before(verb)
        if mention is None:
            if tokens[verb - 1].text == "," and cue.strength is Strength.STRONG and verb > start:
                mention = reader.subject_after(verb)
                if mention is not None:
                    found.append(Claim(mention, verb, cue.strength, 60))
            continue
        found.append(_placed_behind(reader, mention, verb, start, pause=pause))
    return found


def _placed_behind(reader: Reader, mention: Mention, verb: int, start: int, *, pause: bool) -> Claim:
    cue = reader.cue_at(verb) or PHRASE_CUE
    lead = (reader.tokens[k].low for k in range(start, mention.first) if not reader.name_at(k))
    anchored = all(
        word in DETERMINERS or word not in CONJUNCTIONS | PREPOSITIONS | {",", "and", "but"} for word in lead
    )
    if anchored and mention.first >= start and pause:
        return Claim(mention, verb, cue.strength, 93 + cue.strength, adjacent=True)
    between = reader.tokens[start : mention.first]
    if any(token.quote >= 0 for token in between):
        return Claim(mention, verb, cue.strength, 20 + cue.strength)
    trailing = mention.first > 0 and reader.tokens[mention.first - 1].text == "," and mention.first > start
    return Claim(mention, verb, cue.strength, (56 if trailing else 38) + 3 * cue.strength - 0.2 * len(between))


def _before(reader: Reader, at: int) -> list[Claim]:
    """The cue in front: Smith said (that) “…”, calling it “…”, Smith said the plan was “…”."""
    tokens = reader.tokens
    found: list[Claim] = []
    crossed = 0
    for verb in range(at - 1, -1, -1):
        if tokens[verb].quote >= 0:
            crossed += 1
            continue
        cue = reader.cue_at(verb)
        if cue is None or reader.passive(verb):
            continue
        between = tokens[verb + 1 : at]
        adjacent = all(token.text in ",:" or token.low in ("that", "it", "him", "her", "them") for token in between)
        mention = _subject_of(reader, verb, at)
        if mention is None or (
            reader.low(verb + 1) == "," and reader.low(mention.first - 1) in ("which", "whom", "that")
        ):
            continue  # “the plan, which Smith wrote, is “…””
        if cue.strength is Strength.THOUGHT and not adjacent and reader.finite_between(verb, at):
            continue
        doubt = 25.0 if reader.supposed(verb) else 0.0
        nearer = sum(one.strength > Strength.THOUGHT for one in found)
        weight = 64.0 + 6 * cue.strength - 0.4 * len(between) - 3 * crossed - 12 * nearer - doubt
        if adjacent:
            weight = 86.0 + 2 * cue.strength - doubt
        found.append(Claim(mention, verb, cue.strength, weight, adjacent=adjacent))
        if cue.strength > Strength.THOUGHT and len(found) > 1:
            break
    return found


def _subject_of(reader: Reader, verb: int, at: int) -> Mention | None:
    cue = reader.cue_at(verb) or PHRASE_CUE
    if cue.form != "ing":
        found = reader.subject_before(verb)
        if (
            found is None
            and verb + 1 < at
            and (verb == 0 or reader.tokens[verb - 1].quote >= 0 or reader.tokens[verb - 1].text == ",")
        ):
            found = reader.subject_after(verb)
        return found
    direct = (
        verb > 0
        and reader.tokens[verb - 1].text not in ",—–"
        and reader.tokens[verb - 1].low not in PREPOSITIONS | CONJUNCTIONS | {"and"}
    )
    if direct and (reader.name_at(verb - 1) or reader.tokens[verb - 1].low in PRONOUNS):
        return reader.subject_before(verb)
    if reader.low(verb - 1) == "and":
        twin = next((one for one in range(verb - 2, 0, -1) if _participle(reader, one)), None)
        if twin is not None:
            return _subject_of(reader, twin, at)
    return (
        reader.main_subject(verb, saying=cue.lemma in _GOING_ON)
        or reader.first_phrase(0)
        or reader.first_phrase(at + 1)
    )


def _participle(reader: Reader, at: int) -> bool:
    cue = reader.cue_at(at)
    return cue is not None and cue.form == "ing"


def _colon(reader: Reader, at: int) -> list[Claim]:
    """A transcript or a headline: Smith: “…”."""
    tokens = reader.tokens
    mark = next((k for k in range(min(at, 7)) if tokens[k].text == ":"), None)
    if mark is None or mark == 0:
        return []
    shouted = all(token.text.isupper() and token.text.isalpha() for token in tokens[:mark])
    if shouted and reader.name_at(mark - 1) is None:
        mention = Mention(reader.sentence.index, 0, mark - 1, MentionKind.NOUN)
        return [Claim(mention, mark, Strength.STRONG, 85, adjacent=mark == at - 1, colon=True)]
    name = reader.name_at(mark - 1) or (reader.name_at(0) if tokens[mark - 1].text == ")" else None)
    if name is None or name.left > 1 or name.kind is NameKind.PLACE:
        return []
    mention = Mention(reader.sentence.index, name.left, name.last, MentionKind.NAME, name)
    return [Claim(mention, mark, Strength.STRONG, 85 if mark == at - 1 else 40, adjacent=mark == at - 1, colon=True)]


def _possessive(reader: Reader, at: int) -> list[Claim]:
    """“Smith’s claim that “…””, “her “…” remark”, “a statement from Smith: “…””."""
    found: list[Claim] = []
    for noun in range(max(0, at - 9), len(reader.tokens)):
        kind = _speech_noun(reader, noun)
        if kind is None or (noun > at + 2 and kind != "view"):
            continue
        owner = _owner(reader, noun)
        if owner is None and kind == "view":
            continue
        if owner is None and reader.low(noun + 1) in ("from", "by"):
            owner = reader.subject_after(noun + 1)
        owner = owner or _speaking_thing(reader, noun)
        if owner is not None:
            weight = _weight(reader, noun, at, owner) - 0.5 * abs(at - noun)
            found.append(Claim(owner, noun, Strength.SPEECH, weight))
    return found


def _speech_noun(reader: Reader, at: int) -> str | None:
    """“speech” for a claim, a letter, remarks; “view” for “in Smith’s words”; None for any other word."""
    low = reader.low(at)
    if reader.name_at(at) is not None:
        return None
    if low in _VIEWS:
        return "view"
    return "speech" if low in SPEECH_NOUNS or low.removesuffix("s") in SPEECH_NOUNS else None


def _weight(reader: Reader, noun: int, at: int, owner: Mention) -> float:
    if noun > at or any(reader.speaks(between) for between in range(noun + 1, at)):
        return 54
    if owner.kind is MentionKind.NAME and reader.low(at - 1) in ("that", "to", "of", "as"):
        return 88  # Smith’s call to “…”, whoever else is said to speak of it
    return 78 if reader.low(at - 1) == ":" or (reader.low(at - 1) == "," and noun == at - 2) else 54


def _owner(reader: Reader, noun: int) -> Mention | None:
    if noun > 1 and reader.low(noun - 1) == "campaign" and reader.name_at(noun - 2):
        return reader.named(noun - 2, noun - 1)
    tokens = reader.tokens
    for back in range(noun - 1, max(-1, noun - 5), -1):
        token = tokens[back]
        if token.text in ("’s", "'s", "’", "'"):
            return reader.phrase_ending(back - 1) if back > 0 else None
        if token.low in ("his", "her", "their"):
            return Mention(reader.sentence.index, back, back, MentionKind.PRONOUN)
        if token.text in ",;:" or token.low in PREPOSITIONS:
            return None
    return None


def _speaking_thing(reader: Reader, noun: int) -> Mention | None:
    """The letter reads: “…” — the thing itself is the source."""
    after = reader.tokens[noun + 1 : noun + 3]
    if (
        any(token.low in _REPORTING_VERBS for token in after)
        and noun > 0
        and reader.tokens[noun - 1].low in DETERMINERS
    ):
        return Mention(reader.sentence.index, noun - 1, noun, MentionKind.NOUN)
    return None
