"""What a button carries in its custom id: at most 100 characters, understood again after a restart.

`or1:<act>:<rest>`; the number is the version of the form. An id too long for the room is replaced by `~` and its
digest, and found again by trying what is on record, unless that knows its long ids by their digests.
"""

from collections.abc import Iterable, Mapping

from bot.core.brief import Digested, digest
from bot.core.model import Record
from bot.present.card import Listing, Page

ROOM = 100  # characters of a custom id and of a select value (Discord's API document)
PREFIX = "or1"
_SEPARATOR = "|"


def short(known_id: str, room: int = 80) -> str:
    """An id as it travels: itself where it fits and cannot be misread, else a stable digest."""
    if len(known_id) <= room and _SEPARATOR not in known_id and not known_id.startswith("~"):
        return known_id
    return f"~{digest(known_id)}"


def full(travelled: str, known: Iterable[str]) -> str | None:
    """The id that travelled as this; None where it is no longer known. Known ids are tried in order."""
    if travelled.startswith("~"):
        if isinstance(known, Digested):
            return known.of_digest(travelled[1:])
        return next((one for one in known if short(one, 0) == travelled), None)
    return travelled if travelled in known else None


def page_text(page: Page) -> str:
    """A page as text that fits into a custom id beside the prefix and the act."""
    ids = [short(one, 24) if len(page.ids) > 1 else short(one, 70) for one in page.ids]
    return f"{page.listing}{page.number}:{_SEPARATOR.join(ids)}"


def page_of(text: str, record: Record) -> Page | None:
    """The page that travelled as text; None where it is none, or names what is no longer on record."""
    head, colon, tail = text.partition(":")
    if not colon or not head[1:].isdigit() or head[:1] not in tuple(Listing):
        return None
    listing = Listing(head[0])
    known: tuple[Mapping[str, object], ...] = {
        Listing.TOPIC: (record.topics,),
        Listing.SOURCE: (record.sources,),
        Listing.COMPARE: (record.speakers, record.speakers, record.topics),
        Listing.CONTEXT: (record.statements,),
        Listing.CHOICES: (record.speakers,),
    }.get(listing, (record.speakers, record.topics))
    parts = tail.split(_SEPARATOR)
    found = [full(part, ids) if part else "" for part, ids in zip(parts, known, strict=False)]
    ids = tuple(one for one in found if one is not None)
    return Page(listing, ids, int(head[1:])) if len(ids) == len(parts) else None
