"""Keeping the bot on Discord: logs in, comes back with growing pauses, stops cleanly, never hammers what cannot work.

Exit status: 0 stopped on request; 2 will never work as it is (no token, a refused one, a forbidden intent);
75 given up for now after many tries, or a clock that cannot be right (EX_TEMPFAIL of sysexits.h): start it again later.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

import discord

from bot.chat.beside import short_pauses
from bot.chat.endings import Patience
from bot.chat.host import log
from bot.chat.logs import start_logging
from bot.chat.preflight import check_token, wrong_clock
from bot.chat.session import LATER, NEVER, STOPPED, Session
from bot.desk import Desk
from bot.errors import LedgerError, SettingsError
from bot.ledger import Ledger
from bot.settings import Settings, exposed

__all__ = ["LATER", "NEVER", "STOPPED", "UNSET", "Patience", "open_ledger", "run"]

UNSET = (
    "DISCORD_TOKEN is not set: put your bot's token into the environment or a .env file,"
    " or try the same bot without Discord with `onrecord preview`."
)


def run(
    settings: Settings, desk: Desk, *, reload: Callable[[], Desk] | None = None, patience: Patience | None = None
) -> int:
    """Run the bot until it is told to stop; returns the exit status of the process."""
    start_logging(settings)
    fault = _fault(settings)
    if fault is not None:
        log.error(fault[1])
        return fault[0]
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    ledger = open_ledger(settings)
    short_pauses()
    try:
        return asyncio.run(Session(settings, desk, ledger, reload, patience or Patience()).serve())
    except KeyboardInterrupt:
        return STOPPED
    finally:
        ledger.close()


def open_ledger(settings: Settings) -> Ledger:
    """The ledger of the settings; a file that cannot be written is replaced by memory, and the log says so."""
    try:
        ledger = Ledger(settings.ledger)
    except LedgerError as error:
        log.warning("%s. Until then server settings and lists are kept only until the bot stops", error)
        return Ledger(None)
    try:
        ledger.check()
    except LedgerError as error:
        log.warning("%s", error)
    return ledger


def _fault(settings: Settings) -> tuple[int, str] | None:
    """What makes a start pointless: the exit status and a sentence."""
    if (clock := wrong_clock()) is not None:
        return LATER, clock
    try:
        warnings = (check_token(settings.token) if settings.token else None, exposed(Path(".env")))
    except SettingsError as error:
        return NEVER, str(error)
    for warning in warnings:
        if warning is not None:
            log.warning(warning)
    return None if settings.token else (NEVER, UNSET)
