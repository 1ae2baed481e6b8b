"""Where something was said, in the report's own words: “in an interview with CBS News”, “to reporters after a meeting”."""

import re

_OCCASION = (
    "interview|news conference|press conference|conference call|news briefing|press briefing|speech|rally|debate|"
    "statement|town hall(?: meeting| event)?|cabinet meeting|meeting|briefing|hearing|op-ed|tweet|letter|address|event|"
    "fundraiser|convention|summit|appearance|phone call|call|e-?mail|Facebook post|post|forum|testimony|seminar|"
    "ceremony|dinner|luncheon|breakfast|gathering|roundtable|memo|podcast|panel|panel discussion|sidelines|service|visit|"
    "campaign stop|remarks|commencement address|sermon|session|conference|show|radio show|book|memoir|essay|column|"
    "series of tweets|message|video|ad|radio interview|television interview|TV interview|General Assembly"
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_STOP = r"(?=,|\.(?:\s|$)|;|:|“|\"|''|``|—|–|\bthat\b|\bsaying\b|\bwhen\b|\bwhich\b|\bwho\b|\bwhere\b|\bafter\b|\bbefore\b|$)"
_VENUE = re.compile(
    rf"\b(?P<prep>[Ii]n|[Dd]uring|[Aa]t|[Oo]n|[Aa]fter|[Ff]rom|[Ff]ollowing|[Bb]efore)\s+(?P<what>(?:(?:an?|the|his|her|their|its|this|another)\s+)?"
    rf"(?:(?!(?:in|on|at|during|after|before|with|{_DAYS})\b)[\w’'.&-]+\s+){{0,6}}?(?:{_OCCASION})\b[^,;:“”\"]*?){_STOP}"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling)\s+(?P<who>(?:a\s+group\s+of\s+|a\s+crowd\s+of\s+|the\s+|a\s+)?(?:reporters|journalists|supporters|"
    r"an?\s+audience|crowd|audience|voters|lawmakers|donors|delegates|workers|news conference|[A-Z][\w’'.&-]*(?:\s+(?:[A-Z][\w’'.&-]*|of|the|\d+))*)"
    r"[^,;:“”\"]*?)(?=,|\.(?:\s|$)|;|:|“|\"|''|``|—|–|\bthat\b|\bwhen\b|\bhe\b|\bshe\b|\bthey\b|\bit\b|$)"
)
_WHEN = re.compile(
    r"\s*\b(?:published\s+|aired\s+|broadcast\s+)?(?:(?:on|late|early|last|this|earlier)\s+)*(?:Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday|yesterday|today|week|month|year|January|February|March|April|June|July|August|September|October|November|December)"
    r"(?:\s+(?:morning|afternoon|evening|night))?\b"
)
_OUTLET_REPORTS = re.compile(r",\s+(?:the\s+)?(?P<outlet>[A-Z][\w’'.& -]{1,40}?)\s+(?:reported|reports)\b")


def venue_in(text: str) -> str | None:
    """The occasion named in the reporting words (quotations blanked out), without the day; None if there is none."""
    told = _TOLD.search(text)
    if told:
        return f"to {_tidy(told['who'])}" or None
    found = _VENUE.search(text)
    if not found:
        return None
    what = _tidy(found["what"])
    prep = found["prep"].lower()
    return what if prep in ("in", "during", "from") and "interview" in what else f"{prep} {what}"


def _tidy(words: str) -> str:
    return " ".join(_WHEN.sub("", words).split()).strip(" ,.")


def reporting_outlet(text: str) -> str | None:
    """The outlet in “…, Press TV reported.”"""
    found = _OUTLET_REPORTS.search(text)
    return found["outlet"].strip() if found else None
