"""ledger and health: what an operator asks of a bot that runs, or did."""

from argparse import Namespace

from bot import probe
from bot.errors import SettingsError
from bot.ledger.backup import backup as write_backup
from bot.ledger.backup import restore as read_backup


def backup(arguments: Namespace) -> int:
    """`onrecord ledger backup FILE`: exit status 0 written, 2 could not be."""
    count = write_backup(arguments.settings.ledger, arguments.file)
    print(f"{count} records written to {arguments.file}")
    return 0


def restore(arguments: Namespace) -> int:
    """`onrecord ledger restore FILE`: exit status 0 done, 2 the ledger is not empty or one cannot be used."""
    count = read_backup(arguments.file, arguments.settings.ledger)
    print(f"{count} records restored from {arguments.file}")
    return 0


def health(arguments: Namespace) -> int:
    """`onrecord health`: exit status 0 the bot on this machine answers questions, 1 it does not."""
    settings = arguments.settings
    if settings.health_port is None:
        raise SettingsError("ONRECORD_HEALTH_PORT is off, so no bot can be asked; set it to the port of the bot")
    status, sentence = probe.probe(settings.health_host, settings.health_port)
    print(sentence)
    return status
