"""`python -m bot` is the same program as `onrecord`."""

from bot.cli import entry

entry()
