"""The last turn of each person in each channel, in memory only, for ten minutes; nothing of it is ever stored."""

import time
from collections import OrderedDict
from dataclasses import dataclass, field

from bot.core.converse import Turn

LASTS = 600.0  # seconds
MOST = 5000  # turns held at once; the oldest go first

Key = tuple[int, int]


@dataclass
class Turns:
    """Turns by person and channel, and by the message that answered, for replies to it."""

    _held: OrderedDict[Key, tuple[float, Turn]] = field(default_factory=OrderedDict)

    def of(self, user: int, channel: int, *, answer: int | None = None) -> Turn | None:
        """The turn that a message of a person goes on from: of the answer it replies to, else the last one here."""
        keys = ((0, answer), (user, channel)) if answer else ((user, channel),)
        now = time.monotonic()
        for key in keys:
            since, turn = self._held.get(key, (0.0, None))
            if turn is not None and now - since <= LASTS:
                return turn
        return None

    def keep(self, turn: Turn, user: int, channel: int, *, answer: int | None = None) -> None:
        """Remember a turn."""
        now = time.monotonic()
        for key in ((user, channel), (0, answer)):
            if key[1] is not None:
                self._held.pop((key[0], key[1]), None)
                self._held[key[0], key[1]] = (now, turn)
        while self._held and (len(self._held) > MOST or now - next(iter(self._held.values()))[0] > LASTS):
            self._held.popitem(last=False)

    def forget(self, user: int) -> None:
        """Forget every turn of a person."""
        for key in [key for key in self._held if key[0] == user]:
            del self._held[key]
