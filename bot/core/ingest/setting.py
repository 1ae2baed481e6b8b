"""Where something was said, in the report's own words: “in an interview with CBS News”, “to reporters”."""

import re

_OCCASION = (
    "interview|news conference|press conference|news briefing|press briefing|speech|rally|debate|"
    "conference call|statement|town hall(?: meeting| event)?|cabinet meeting|meeting|briefing|hearing|op-ed|"
    "tweet|letter|address|event|fundraiser|convention|summit|appearance|phone call|call|e-?mail|Facebook post|"
    "post|forum|testimony|seminar|ceremony|dinner|luncheon|breakfast|gathering|memo|podcast|panel|"
    "panel discussion|sidelines|service|visit|campaign stop|remarks|commencement address|sermon|session|"
    "conference|show|radio show|book|memoir|roundtable|essay|column|series of tweets|message|video|ad|"
    "radio interview|television interview|TV interview|General Assembly"
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MARKS = r",|\.(?:\s|$)|;|:|“|\"|''|``|—|–"
_STOP = rf"(?={_MARKS}|\b(?:that|saying|when|which|who|where|after|before)\b|$)"
_SMALL_WORDS = "in|on|at|during|after|before|with"
_VENUE = re.compile(
    r"\b(?P<prep>[Ii]n|[Dd]uring|[Aa]t|[Oo]n|[Aa]fter|[Ff]rom|[Ff]ollowing|[Bb]efore)\s+"
    r"(?P<what>(?:(?:an?|the|his|her|their|its|this|another)\s+)?"
    rf"(?:(?!(?:{_SMALL_WORDS}|{_DAYS})\b)[\w’'.&-]+\s+){{0,6}}?(?:{_OCCASION})\b[^,;:“”\"]*?){_STOP}"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling)\s+(?P<who>(?:a\s+group\s+of\s+|a\s+crowd\s+of\s+|the\s+|a\s+)?"
    r"(?:reporters|journalists|supporters|an?\s+audience|crowd|audience|voters|lawmakers|donors|delegates|workers|"
    r"news conference|[A-Z][\w’'.&-]*(?:\s+(?:[A-Z][\w’'.&-]*|of|the|\d+))*)[^,;:“”\"]*?)"
    rf"(?={_MARKS}|\b(?:that|when|he|she|they|it)\b|$)"
)
_WHEN = re.compile(
    r"\s*\b(?:published\s+|aired\s+|broadcast\s+)?(?:(?:on|late|early|last|this|earlier)\s+)*"
    rf"(?:{_DAYS}|yesterday|today|week|month|year|January|February|March|April|June|July|August|September|October|"
    r"November|December)(?:\s+(?:morning|afternoon|evening|night))?\b"
)
_OUTLET_REPORTS = re.compile(r",\s+(?:the\s+)?(?P<outlet>[A-Z][\w’'.& -]{1,40}?)\s+(?:reported|reports)\b")


def venue_in(text: str) -> str | None:
    """The occasion named in the reporting words (quotations blanked out), without the day; None if there is none."""
    told = _TOLD.search(text)
    if told:
        return f"to {_tidy(told['who'])}"
    found = _VENUE.search(text)
    if not found:
        return None
    what = _tidy(found["what"])
    prep = found["prep"].lower()
    return what if prep in ("in", "during", "from") and "interview" in what else f"{prep} {what}"


def _tidy(words: str) -> str:
    return " ".join(_WHEN.sub("", words).split()).strip(" ,.")


def reporting_outlet(text: str) -> str | None:
    """The outlet in “…, Press TV reported”, None where none is named so."""
    found = _OUTLET_REPORTS.search(text)
    return found["outlet"].strip() if found else None
