"""Modules that are imported when they are called: a command pays for nothing that only others need.

Discord's library costs 0.4 s, reading YAML with its rules 0.1 s; a question over a compiled record needs neither.
"""

import importlib
from collections.abc import Callable
from typing import Any


def later(module: str, name: str) -> Callable[..., Any]:
    """A function of a module that is imported when the function is called."""

    def call(*arguments: Any, **named: Any) -> Any:
        return getattr(importlib.import_module(module), name)(*arguments, **named)

    return call
