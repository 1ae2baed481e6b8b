"""Marks that hold no statement: titles of works, names of things. Everything in doubt stays."""

import re

from bot.core.ingest.cues import Strength
from bot.core.ingest.draft import How
from bot.core.ingest.lexicon import NAMED_THINGS, TITLED_WORKS
from bot.core.ingest.names import NameKind
from bot.core.ingest.reading import Reading
from bot.core.ingest.sentences import Sentence
from bot.core.ingest.verbs import POSSESSIVES
from bot.core.ingest.walk import Finding

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "in",
        "on",
        "at",
        "to",
        "for",
        "with",
        "from",
        "by",
        "as",
        "is",
        "de",
        "la",
        "vs.",
        "v.",
    ]
)
_NAMING = frozenset(["called", "dubbed", "termed", "nicknamed", "named", "labeled"])
_LONGEST_NAME = 4  # words
_FRAGMENT = 3  # words
_LONGEST_TITLE = 9  # words
_NEAR = 4  # words between a cue and what it introduces
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ON = frozenset(
    ["on", "of", "for", "from", "in", "host", "hosts", "co-host", "hosting", "anchor", "to", "with", "and", "at", "by"]
)


def is_statement(reading: Reading, sentence: Sentence, at: int, finding: Finding) -> bool:
    """Whether a marked string is taken for somebody's words rather than a title or a name."""
    inner = reading.inner(sentence.tokens[at].quote)
    words = _WORD.findall(inner)
    if not words or len(words) > _LONGEST_TITLE:
        return bool(words)
    if _names_a_thing(reading, sentence, at, words):
        return False
    if _title_case(words) and _is_title(reading, sentence, at, finding, words):
        return False
    if len(words) > _FRAGMENT or finding.how is not How.SUBJECT or finding.person is not None:
        return True
    return finding.mention is not None and reading.readers[sentence.index].may_speak(finding.mention)


def _names_a_thing(reading: Reading, sentence: Sentence, at: int, words: list[str]) -> bool:
    """“the so-called “…””, “what is called “…””, “titled “…””."""
    before = sentence.tokens[at - 1].low if at else ""
    if before in TITLED_WORKS or before in ("titled", "entitled", "nicknamed"):
        return True
    if len(words) > _LONGEST_NAME:
        return False
    if before == "as" and at > 1 and sentence.tokens[at - 2].low == "known":
        return True
    return before == "so-called" or (before in _NAMING and reading.readers[sentence.index].passive(at - 1))


def _is_title(reading: Reading, sentence: Sentence, at: int, finding: Finding, words: list[str]) -> bool:
    """Whether words with capitals all through are the title of a work or the name of a movement, a law, a show."""
    tokens = sentence.tokens
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if after in NAMED_THINGS and len(words) <= _FRAGMENT:
        return True
    if before in POSSESSIVES and (len(words) > 1 or _of_outlet(reading, sentence, at)):
        return True
    if before == "," and at > 1 and tokens[at - 2].low in TITLED_WORKS:
        return True
    introduced = 0 < finding.gap <= _NEAR and finding.strength is not Strength.THOUGHT
    spoken = finding.adjacent and reading.inner(tokens[at].quote).rstrip()[-1:] in ",?!"
    if len(words) == 1 or before == "as":
        return False
    return not (introduced or spoken) or (before in _ON and not finding.adjacent)


def _of_outlet(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether an organisation owns what is marked: CNN’s “Crossfire”."""
    name = reading.readers[sentence.index].name_at(at - 2) if at > 1 else None
    return name is not None and name.kind is NameKind.ORGANISATION


def _title_case(words: list[str]) -> bool:
    main = [word for word in words if word.lower() not in _SMALL]
    return bool(main) and all(word[0].isupper() or word[0].isdigit() for word in main) and words[0][0].isupper()
