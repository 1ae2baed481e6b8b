"""Cards as plain Discord text: quote lines, attribution, source; cut into messages that lose nothing."""

from collections.abc import Iterator

from bot.core.model import Kind
from bot.present.card import Card, Passage
from bot.present.markdown import escape, size, split, unescape

CONTENT = 2000  # UTF-16 units of one message's content (Discord's API document)
_QUOTE = "> "


def texts(card: Card, limit: int = CONTENT) -> tuple[str, ...]:
    """The card as message contents of at most `limit` units each, none of them blank; long ones continue."""
    blocks = list(_blocks(card, limit))
    messages: list[str] = []
    for block in blocks:
        if messages and size(messages[-1]) + 1 + size(block) <= limit:
            messages[-1] += f"\n{block}"
        else:
            messages.append(block.lstrip("\n"))
    return tuple(message for message in messages if message.strip())


def passage_size(passage: Passage) -> int:
    """How many units a passage takes in a message, its own line breaks included."""
    return sum(size(block) + 1 for block in _passage(passage, CONTENT))


def quote_blocks(words: str, limit: int) -> tuple[str, ...]:
    """Stored words as quote lines, in blocks that fit; what they show, joined, is the stored words."""
    return tuple(_quoted(piece) for piece in _fitting(words, limit, _quoted))


def plain_blocks(words: str, limit: int) -> tuple[str, ...]:
    """Words as ordinary text, in blocks that fit; what they show, joined, is the words."""
    return tuple(escape(piece) for piece in _fitting(words, limit, escape))


def _fitting(words: str, limit: int, shape: object) -> tuple[str, ...]:
    assert callable(shape)  # noqa: S101 - one of the two shapes of this file
    room = limit
    while True:
        pieces = split(words, room)
        longest = max(size(shape(piece)) for piece in pieces)
        if longest <= limit:
            return pieces
        room = max(4, min(room - 1, room * limit // longest))


def _quoted(piece: str) -> str:
    return "\n".join(_QUOTE + line for line in escape(piece).split("\n"))


def _blocks(card: Card, limit: int) -> Iterator[str]:
    above = [line for line in (card.heading and f"**{card.heading}**", *card.lines) if line]
    for line in above:
        yield from split(line, limit)
    if card.asked:
        yield f"-# “{escape(card.asked)}”"
    for number, passage in enumerate(card.passages):
        blocks = _passage(passage, limit - 1)
        first, *rest = blocks
        yield f"\n{first}" if number or above else first
        yield from rest
    for place, line in enumerate(card.more):
        pieces = split(line, limit - 1)
        yield f"\n{pieces[0]}" if not place and (above or card.passages) else pieces[0]
        yield from pieces[1:]


def _passage(passage: Passage, limit: int) -> list[str]:
    blocks: list[str] = []
    if passage.kind is Kind.REPORTED:
        blocks += [f"*{escape(passage.frame)}*"] if passage.frame else []
        blocks += plain_blocks(passage.words, limit)
    else:
        # The empty line ends the quotation for every reader, also where a paragraph would run on into the next line.
        *start, last = quote_blocks(passage.words, limit - 1)
        blocks += [*start, f"{last}\n"]
        blocks += [f"*{escape(passage.frame)}*"] if passage.frame else []
        blocks += plain_blocks(passage.sentence, limit) if passage.sentence else []
    role = f", {escape(passage.role)}" if passage.role else ""
    blocks += split(f"**{escape(passage.name)}**{role}", limit)
    if passage.details:
        blocks += split(escape(" · ".join(passage.details)), limit)
    blocks += [f"*{escape(note)}*" for note in passage.notes]
    address = f" · <{address_of(passage.url)}>" if passage.url else ""
    blocks += split(f"-# {escape(passage.source)}{address}", limit)
    return blocks


def address_of(url: str) -> str:
    """An address that keeps inside angle brackets."""
    return url.strip().replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")


def asked_in(content: str) -> str | None:
    """The question that a card shown as `content` was made for: its first line of small print."""
    small = next((line for line in content.splitlines() if line.startswith("-# ")), None)
    if small is None:
        return None
    asked = small.removeprefix("-# ")
    framed = asked.startswith("“") and asked.endswith("”")  # as they are since the frame was added
    return unescape(asked[1:-1] if framed else asked)
