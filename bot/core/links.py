"""Links that open a document at the passage: the text fragment of a web address (WICG scroll-to-text-fragment).

The rules below follow what browsers accept: everything but letters and digits is percent-encoded, since a bare
`-` or `,` has a meaning of its own; a long passage is named by its first and last words, which need not stand in
one paragraph; short ones are given whole.
"""

import re
from urllib.parse import quote

_WHOLE = 300  # characters up to which a passage is named whole, as the specification advises
_EDGE = 5  # words that name either end of a longer one
_WORD = re.compile(r"\S+")
_EDGES = " \t\n.,;:!?…\"'“”‘’«»()[]"


def passage_link(url: str, parts: tuple[str, ...]) -> str:
    """The address of a page with a fragment that leads to the passage; `parts` as stored.

    An address that has a fragment already keeps it, and so does one of a document browsers do not search.
    """
    passage = " ".join(parts).strip(_EDGES)
    if not passage or "#" in url or url.lower().split("?")[0].endswith((".pdf", ".mp3", ".mp4")):
        return url
    return f"{url}#:~:text={_directive(parts, passage)}"


def _directive(parts: tuple[str, ...], passage: str) -> str:
    if len(parts) == 1 and len(passage) <= _WHOLE and "\n" not in passage:
        return _encode(passage)
    words = _WORD.findall(passage)
    start, end = " ".join(words[:_EDGE]).strip(_EDGES), " ".join(words[-_EDGE:]).strip(_EDGES)
    return f"{_encode(start)},{_encode(end)}"


def _encode(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D").replace(".", "%2E").replace("_", "%5F").replace("~", "%7E")
