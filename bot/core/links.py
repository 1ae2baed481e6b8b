"""Links that open a document at the passage: the text fragment of a web address (WICG scroll-to-text-fragment).

The rules below follow what browsers accept: everything but letters and digits is percent-encoded, since a bare
`-` or `,` has a meaning of its own; a long passage is named by its first and last words, which need not stand in
one paragraph; short ones are given whole.
"""

from urllib.parse import quote

_WHOLE = 300  # characters up to which a passage is named whole, as the specification advises
_EDGE = 5  # words that name either end of a longer one
_NOT_SEARCHED = (".pdf", ".mp3", ".mp4")
_EDGES = " \t\n.,;:!?…\"'“”‘’«»()[]"


def passage_link(url: str, parts: tuple[str, ...]) -> str:
    """The address of a page with a fragment that leads to the passage; `parts` as stored.

    An address that has a fragment already keeps it, and so does one of a document browsers do not search.
    """
    ends = [part.strip(_EDGES) for part in parts]
    if not any(ends) or "#" in url or url.lower().split("?")[0].endswith(_NOT_SEARCHED):
        return url
    return f"{url}#:~:text={_directive([end for end in ends if end])}"


def _directive(parts: list[str]) -> str:
    if len(parts) == 1 and (len(parts[0]) <= _WHOLE or len(parts[0].split()) <= 2 * _EDGE) and "\n" not in parts[0]:
        return _encode(parts[0])
    first, last = parts[0].split(), parts[-1].split()
    # Neither end may reach into the other, or past the reporter's words between two parts.
    share = _EDGE if len(parts) > 1 else max(1, min(_EDGE, len(first) // 2))
    start, end = " ".join(first[:share]).strip(_EDGES), " ".join(last[-share:]).strip(_EDGES)
    return ",".join(_encode(edge) for edge in (start, end) if edge)


def _encode(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D").replace(".", "%2E").replace("_", "%5F").replace("~", "%7E")
