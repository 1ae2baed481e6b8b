"""Telling Discord the commands, only when they changed: it counts new ones, and they rarely change."""

import hashlib
import json
from contextlib import suppress

import aiohttp
import discord

from bot.chat.host import Host, log
from bot.errors import LedgerError


async def sync_commands(host: Host) -> bool:
    """Upload the commands if they differ from what this application uploaded last; True where it did.

    A refusal is logged, not raised: mentions and direct messages work without commands.
    """
    fingerprint = await _fingerprint(host)
    name = f"commands of {host.application_id}"
    with suppress(LedgerError):  # uploading the same again does no harm
        if host.ledger.note(name) == fingerprint:
            return False
    try:
        await host.tree.sync()
    except discord.app_commands.CommandSyncFailure as error:
        log.error("Discord refused the commands; mentions and direct messages still work: %s", error)
        return False
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        log.warning(
            "the commands could not be uploaded (%s: %s); the next start tries again", type(error).__name__, error
        )
        return False
    with suppress(LedgerError):
        host.ledger.write_note(name, fingerprint)
    log.info("commands uploaded")
    return True


async def _fingerprint(host: Host) -> str:
    translator = host.tree.translator
    commands = host.tree.get_commands()
    payload = [
        await command.get_translated_payload(host.tree, translator) if translator else command.to_dict(host.tree)
        for command in commands
    ]
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
