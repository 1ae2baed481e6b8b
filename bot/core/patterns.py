"""Regular expressions that are compiled when they are first used.

Compiling is most of what importing a module of long patterns costs (40 ms for those of `speech_tags`), and a process
that answers one question uses few of them.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "findall", "finditer", "sub", "split")


class _Pattern:
    """Becomes the methods of a compiled pattern as soon as one of them is wanted: later calls cost nothing extra."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, later; a mistake in the pattern shows when it is used.

    Only its methods may be used: the functions of `re` do not take it.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
