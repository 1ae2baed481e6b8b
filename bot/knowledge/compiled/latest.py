"""What was looked at last, kept for a while."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Latest(OrderedDict[_Key, _Value]):
    """The values that came last, by their keys; at most `most` of them."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: _Key, value: _Value) -> None:
        """Keep a value, and let the oldest go: all at once would hold up one question for milliseconds."""
        self[key] = value
        if len(self) > self._most:
            self.popitem(last=False)
