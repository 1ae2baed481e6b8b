"""How a follow-up opens: "and …", "what about …", "no, not Trump, the Iranians"; and what stands behind that."""

from bot.core.followup_words import BEGINNINGS, CORRECTIONS, NOT, PARTED
from bot.core.text import words

_PAUSES = (",", ";", ".", "!", "،", "—")
_ENDS = " ?!.,;؟"
_CLITIC = 3  # words of a message that may be "and" and a name
_LONGEST_BARE = 3  # letters of a word too short to hold a clitic and a name


def after_opening(text: str) -> tuple[str, bool]:
    """What stands after "and", "what about", "no, I meant", as it was written, and whether that takes back the last.

    "" in messages of another form.
    """
    pieces = text.split()
    spread = [(word, number) for number, piece in enumerate(pieces) for word in words(piece)]
    found = tuple(word for word, _ in spread)
    pauses = frozenset(
        place
        for place, (_, number) in enumerate(spread)
        if pieces[number].endswith(_PAUSES) and place + 1 < len(spread) and spread[place + 1][1] != number
    )
    start = _past_corrections(found, pauses)
    place = start
    while place < len(found) and found[place] in BEGINNINGS:
        place += 1
    phrase = next((one for one in PARTED if found[place : place + len(one)] == one), ())
    place += len(phrase)
    place += bool(phrase) and found[place : place + 1] in (("for",), ("to",))
    if not place:
        return _without_clitic(text.strip(_ENDS), found), False
    rest = " ".join(pieces[spread[place][1] :]) if place < len(found) else ""
    return rest.strip(_ENDS), start > 0


def _past_corrections(found: tuple[str, ...], pauses: frozenset[int]) -> int:
    """The place behind "no, not Trump, I mean"; 0 where a message takes nothing back."""
    place = 0
    while place < len(found):
        phrase = next((one for one in CORRECTIONS if found[place : place + len(one)] == one), ())
        after = place + len(phrase)
        denied = found[after : after + 1] and found[after] in NOT
        goes_on = any(one and found[after : after + len(one)] == one for one in CORRECTIONS)
        if phrase and (len(phrase) > 1 or after - 1 in pauses or denied or goes_on or place):
            place = after
        elif found[place] in NOT and (until := next((one for one in sorted(pauses) if one > place), None)):
            place = until + 1
        else:
            break
    return place


def _without_clitic(text: str, found: tuple[str, ...]) -> str:
    """A short message that opens with the Arabic "and", which is written together with the next word."""
    return text[1:] if len(found) <= _CLITIC and text.startswith("و") and len(text) > _LONGEST_BARE else ""
