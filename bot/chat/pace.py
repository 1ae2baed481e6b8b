"""How often one person, and one channel, may ask; in memory only."""

import time
from collections import OrderedDict
from dataclasses import dataclass, field

_MOST = 5000  # people and channels held at once


@dataclass
class Pace:
    """When people and channels asked last."""

    _last: OrderedDict[tuple[str, int], float] = field(default_factory=OrderedDict)

    def wait(self, user: int, channel: int, person_pause: int, channel_pause: int) -> int:
        """Seconds until this person may ask here, 0 for now; asking is noted only where it is allowed."""
        now = time.monotonic()
        pauses = ((("person", user), person_pause), (("channel", channel), channel_pause))
        left = max(pause - (now - self._last.get(key, -pause)) if pause else 0.0 for key, pause in pauses)
        if left > 0:
            return max(1, round(left))
        for key, pause in pauses:
            if pause:
                self._last.pop(key, None)
                self._last[key] = now
        while len(self._last) > _MOST:
            self._last.popitem(last=False)
        return 0
