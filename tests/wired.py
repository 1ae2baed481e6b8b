"""The bot as a process of its own, talking to the Discord that a test plays: `python wired.py ADDRESS [TRIES]`.

Everything is the real program; only the two addresses that discord.py has built in lead to the test.
"""

import os
import sys

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from islands import invented

from bot.chat.run import Patience, run
from bot.memory import desk_in_memory
from bot.settings import Settings

if __name__ == "__main__":
    address, tries = sys.argv[1], int(sys.argv[2])
    Route.BASE = f"{address}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{address.replace('http', 'ws')}/gateway")
    settings = Settings.of(os.environ)
    sys.exit(run(settings, desk_in_memory(invented()), patience=Patience(first=0.05, longest=0.1, tries=tries)))
