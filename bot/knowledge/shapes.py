"""How one scalar may look: an id, a date, an address. Each shape says what is wrong with a text and what to do."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from bot.core.edtf import EdtfDate
from bot.core.model import Kind, Status
from bot.knowledge.hints import nearest
from bot.knowledge.rule import Rule, error

BAD_ID = error(
    "bad-id",
    """
    An id is lower-case ASCII letters and digits in groups joined by single hyphens, at most 64 characters. It is
    part of file names, addresses and buttons, and it never changes.

    good: id: zarif-duress
    bad:  id: Zarif_Duress!
    """,
)
BAD_DATE = error(
    "bad-date",
    """
    A date is YYYY, YYYY-MM or YYYY-MM-DD, an interval A/B of two of them, each with ~ behind it where approximate,
    and stands in the calendar.

    good: published: "2019-08-25"
    bad:  published: 25 August 2019
    bad:  published: "2019-02-30"
    """,
)
BAD_URL = error(
    "bad-url",
    """
    An address begins with http:// or https://, names a host and holds no blanks.

    good: url: https://www.example.org/news/1
    bad:  url: www.example.org/news/1
    """,
)
BAD_HASH = error(
    "bad-hash",
    """
    A SHA-256 is 64 hexadecimal digits, in lower case.

    good: sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    bad:  sha256: e3b0c442
    """,
)
BAD_LANGUAGE = error(
    "bad-language",
    """
    A language is a code of BCP 47: two or three letters, perhaps a script or region behind them.

    good: language: en
    bad:  language: English
    """,
)
BAD_WIKIDATA = error(
    "bad-wikidata",
    """
    A Wikidata item is Q and a number.

    good: wikidata: Q42
    bad:  wikidata: https://www.wikidata.org/wiki/Q42
    """,
)
BAD_FLAG = error(
    "bad-flag",
    """
    Yes or no is written `true` or `false`.

    good: translated: true
    bad:  translated: yes
    """,
)
BAD_COUNT = error(
    "bad-count",
    """
    A count is a whole number, in digits.

    good: counts: {speakers: 6}
    bad:  counts: {speakers: six}
    """,
)
UNKNOWN_KIND = error(
    "unknown-kind",
    """
    A statement is direct (whole sentences quoted), partial (some words quoted in the reporter's sentence) or
    reported (reported speech).

    good: kind: reported
    bad:  kind: paraphrase
    """,
)
UNKNOWN_STATUS = error(
    "unknown-status",
    """
    A statement is draft, verified, disputed or withdrawn; only verified and disputed ones are ever shown.

    good: status: verified
    bad:  status: published
    """,
)
RULES = (
    BAD_ID, BAD_DATE, BAD_URL, BAD_HASH, BAD_LANGUAGE, BAD_WIKIDATA, BAD_FLAG, BAD_COUNT, UNKNOWN_KIND, UNKNOWN_STATUS,
)  # fmt: skip

Fault = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of one scalar.

    `fault` gives the sentence about what is wrong with a text, None if nothing; it breaks `rule`. `prose` marks text
    for people, where a `#` may have been meant as part of it; `verbatim` marks words on record, and `lines` those
    that may run over several lines. When written, `quoted` ones stand in quotes and `bare` ones never do.
    """

    name: str
    rule: Rule | None = None
    fault: Fault | None = None
    prose: bool = False
    verbatim: bool = False
    lines: bool = False
    quoted: bool = False
    bare: bool = False
    json: Mapping[str, Any] = field(default_factory=dict)


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 64
_FULL_ID = re.compile(rf"{_ID.pattern}/{_ID.pattern}")
_EDTF_PART = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?~?"
_EDTF = re.compile(rf"{_EDTF_PART}(?:/{_EDTF_PART})?")
_NEARLY = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})|([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_SYNONYMS = {
    "indirect": "reported", "quoted": "direct",
    "paraphrase": "reported", "paraphrased": "reported", "quote": "direct", "full": "direct",
    "fragment": "partial", "mixed": "partial", "published": "verified", "approved": "verified", "ok": "verified",
    "retracted": "withdrawn", "deleted": "withdrawn", "contested": "disputed", "unverified": "draft",
}  # fmt: skip


@lru_cache(maxsize=65_536)
def day(text: str) -> EdtfDate:
    """The date a text means; many statements share one. Raises ValueError with a sentence."""
    return EdtfDate.parse(text)


def _id_fault(text: str) -> str | None:
    if len(text) > _LONGEST_ID:
        return f"this id has {len(text)} characters; {_LONGEST_ID} are the most"
    if _ID.fullmatch(text):
        return None
    if _FULL_ID.fullmatch(text):
        return f"an id has no slash; within its file write only `{text.partition('/')[2]}`"
    plain = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    better = f"; write `{plain}`" if _ID.fullmatch(plain) else ""
    return f"an id is lower-case letters, digits and single hyphens{better}"


def _date_fault(text: str) -> str | None:
    if not _EDTF.fullmatch(text):
        near = _NEARLY.fullmatch(text)
        if near and near[1]:
            return f"not a date as it is written here; write {near[1]}-{int(near[2]):02}-{int(near[3]):02}"
        example = "YYYY, YYYY-MM, YYYY-MM-DD, or an interval of two of them as A/B, with ~ behind where approximate"
        return f"not a date as it is written here; write {example}"
    try:
        day(text)
    except ValueError as wrong:
        return str(wrong)
    return None


def _url_fault(text: str) -> str | None:
    try:
        parts = urlsplit(text)
        host, scheme = parts.hostname, parts.scheme
        _ = parts.port
    except ValueError:
        return "not an address that can be opened; write https://host/path"
    if scheme not in ("http", "https"):
        return "an address begins with https:// or http://"
    if not host:
        return "an address names a host behind https://"
    return "an address holds no blanks; write %20" if re.search(r"\s", text) else None


def _matches(pattern: re.Pattern[str], sentence: str) -> Fault:
    return lambda text: None if pattern.fullmatch(text) else sentence


def _one_of(allowed: tuple[str, ...]) -> Fault:
    known = frozenset(allowed)

    def fault(text: str) -> str | None:
        if text in known:
            return None
        hint = _SYNONYMS.get(text.casefold()) or nearest(text, allowed)
        meant = f"; did you mean {hint}?" if hint in known else ""
        return f"must be one of {', '.join(allowed)}{meant}"

    return fault


WORDS = Shape("words", prose=True)
PROSE = Shape("prose", prose=True, lines=True)
VERBATIM = Shape("verbatim text", prose=True, verbatim=True, lines=True)
QUESTION = Shape("question", prose=True, verbatim=True)
NAME = Shape("file name")
REFERENCE = Shape("id of a record")
RULE = Shape("id of a rule")
ID = Shape("id", BAD_ID, _id_fault, json={"pattern": f"^{_ID.pattern}$", "maxLength": _LONGEST_ID})
DATE = Shape("date (EDTF)", BAD_DATE, _date_fault, quoted=True, json={"pattern": f"^{_EDTF.pattern}$"})
URL = Shape("address", BAD_URL, _url_fault, json={"format": "uri", "pattern": "^https?://"})
SHA256 = Shape(
    "SHA-256",
    BAD_HASH,
    _matches(_SHA256, "a SHA-256 is 64 hexadecimal digits in lower case"),
    bare=True,
    json={"pattern": f"^{_SHA256.pattern}$"},
)
LANGUAGE = Shape(
    "language code",
    BAD_LANGUAGE,
    _matches(_LANGUAGE, "a language is a code such as en, fa or zh-Hant"),
    json={"pattern": f"^{_LANGUAGE.pattern}$"},
)
WIKIDATA = Shape(
    "Wikidata item",
    BAD_WIKIDATA,
    _matches(_WIKIDATA, "a Wikidata item is Q and a number, without the address"),
    json={"pattern": f"^{_WIKIDATA.pattern}$"},
)
FLAG = Shape(
    "true or false",
    BAD_FLAG,
    _one_of(("true", "false")),
    bare=True,
    json={"type": ["boolean", "string"], "enum": ["true", "false", True, False]},
)
COUNT = Shape(
    "whole number",
    BAD_COUNT,
    _matches(re.compile(r"[0-9]{1,9}"), "a count is a whole number in digits"),
    bare=True,
    json={"type": ["integer", "string"], "pattern": "^[0-9]+$"},
)
KIND = Shape("kind", UNKNOWN_KIND, _one_of(tuple(Kind)), json={"enum": [str(one) for one in Kind]})
STATUS = Shape("status", UNKNOWN_STATUS, _one_of(tuple(Status)), json={"enum": [str(one) for one in Status]})
