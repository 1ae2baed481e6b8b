"""Marks that hold no statement: titles of works, names of things. Everything in doubt stays."""

import re

from bot.core.ingest.cues import Strength
from bot.core.ingest.lexicon import NAMED_THINGS, TITLED_WORKS
from bot.core.ingest.names import NameKind
from bot.core.ingest.reading import Reading
from bot.core.ingest.sentences import Sentence
from bot.core.ingest.walk import Finding
from bot.core.ingest.draft import How

_SMALL = frozenset("a an the of and or in on at to for with from by as is de la vs. v.".split())
_NAMING = frozenset("called dubbed termed nicknamed named labeled".split())
_LONGEST_NAME = 4  # words
_LONGEST_TITLE = 9  # words
_NEAR = 4  # words between a cue and what it introduces
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ON = frozenset("on of for from in host hosts co-host hosting anchor to with and at by".split())


def is_statement(reading: Reading, sentence: Sentence, at: int, finding: Finding) -> bool:
    """Whether a marked string is taken for somebody's words rather than a title or a name."""
    inner = reading.inner(sentence.tokens[at].quote)
    words = _WORD.findall(inner)
    if not words:
        return False
    if len(words) > _LONGEST_TITLE:
        return True
    before = sentence.tokens[at - 1].low if at else ""
    after = sentence.tokens[at + 1].low if at + 1 < len(sentence.tokens) else ""
    titled = _title_case(words)
    if before in _NAMING and reading.readers[sentence.index].passive(at - 1) and len(words) <= _LONGEST_NAME:
        return False
    if before in TITLED_WORKS or (before in ("titled", "entitled", "nicknamed")):
        return False
    near = (0 < finding.gap <= _NEAR and finding.strength is not Strength.THOUGHT) or (finding.adjacent and inner.rstrip()[-1:] in ",?!")
    if titled and before == "," and at > 1 and sentence.tokens[at - 2].low in TITLED_WORKS:
        return False
    if titled and len(words) > 1 and not near and before != "as":
        return False
    if titled and before in ("’s", "'s") and (len(words) > 1 or _of_outlet(reading, sentence, at)):
        return False
    if titled and len(words) > 1 and before in _ON and not finding.adjacent:
        return False
    if len(words) <= 3 and finding.how is How.SUBJECT and finding.person is None:  # noqa: PLR2004 - fragment
        return False
    if after in NAMED_THINGS and len(words) <= 3 and titled:  # noqa: PLR2004 - a name, not a clause
        return False
    if before == "so-called" and len(words) <= _LONGEST_NAME:
        return False
    return not (len(words) <= 3 and finding.how is How.NONE and finding.mention is None and before in ("so-called", "as", "term"))  # noqa: PLR2004 - fragment


def _of_outlet(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether an organisation owns what is marked: CNN’s “Crossfire”."""
    name = reading.readers[sentence.index].name_at(at - 2) if at > 1 else None
    return name is not None and name.kind is NameKind.ORGANISATION


def _title_case(words: list[str]) -> bool:
    main = [word for word in words if word.lower() not in _SMALL]
    return bool(main) and all(word[0].isupper() or word[0].isdigit() for word in main) and words[0][0].isupper()
