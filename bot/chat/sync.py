"""Telling Discord the commands, only when they changed: it counts new ones, and they rarely change."""

import hashlib
import json

import discord

from bot.chat.host import Host, log


async def sync_commands(host: Host) -> bool:
    """Upload the commands if they differ from what this application uploaded last; True where it did.

    A refusal is logged, not raised: mentions and direct messages work without commands.
    """
    fingerprint = await _fingerprint(host)
    name = f"commands of {host.application_id}"
    if host.ledger.note(name) == fingerprint:
        return False
    try:
        await host.tree.sync()
    except discord.app_commands.CommandSyncFailure as error:
        log.error("Discord refused the commands; mentions and direct messages still work: %s", error)
        return False
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
