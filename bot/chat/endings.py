"""What the end of a connection means: tried again after a pause, without an intent, or never; and how long to pause."""

import random
from dataclasses import dataclass

import discord

# Close codes after which the gateway will refuse the same login again (Discord's documentation, "Gateway close codes").
_PERMANENT = frozenset({4004, 4010, 4011, 4012, 4013, 4014})
_BAD_TOKEN = 4004

REFUSED = "Discord refused the token: copy it again from the Developer Portal (Bot, Reset Token) into DISCORD_TOKEN"
_NOT_GRANTED = (
    "the message content intent is not granted, so answer channels stay silent: switch it on in the"
    " Developer Portal (Bot, Privileged Gateway Intents) or unset ONRECORD_MESSAGE_CONTENT"
)
_OTHER_INTENT = "Discord refuses an intent the bot asks for; see the Bot page of the Developer Portal"


@dataclass(frozen=True)
class Patience:
    """Pauses between tries, in seconds: `first`, doubling up to `longest`; `tries` in a row that never got ready.

    A connection that has been `silent` for so many seconds is given up, whatever the library hopes for.
    """

    first: float = 2.0
    longest: float = 300.0
    tries: int = 20
    silent: float = 90.0

    def pause(self, failed: int) -> float:
        """The pause after so many failed tries (from 1), with a quarter of jitter either way."""
        return min(self.longest, self.first * 2.0 ** (failed - 1)) * random.uniform(0.75, 1.25)  # noqa: S311 - no secret


@dataclass(frozen=True, slots=True)
class Ending:
    """What is to be done after a connection: `said` goes into the log.

    `for_good`: trying again is pointless. `refused`: the token is not to be tried again. `without_content`: without
    the message content intent it may work.
    """

    said: str = ""
    for_good: bool = False
    refused: bool = False
    without_content: bool = False


def ending_of(error: BaseException | None, *, message_content: bool) -> Ending:
    """What an error that ended a connection means; `message_content` tells whether that intent was asked for."""
    match error:
        case discord.PrivilegedIntentsRequired() if message_content:
            return Ending(_NOT_GRANTED, without_content=True)
        case discord.PrivilegedIntentsRequired():
            return Ending(_OTHER_INTENT, for_good=True)
        case discord.LoginFailure():
            return Ending(REFUSED, for_good=True, refused=True)
        case discord.ConnectionClosed(code=code) if code in _PERMANENT:
            said = f"Discord closed the connection for good (code {code})"
            return Ending(said, for_good=True, refused=code == _BAD_TOKEN)
        case _:
            return Ending()


def reason(error: BaseException | None) -> str:
    """Why a connection ended, in the words of the log."""
    if isinstance(error, discord.HTTPException):
        return f"Discord answered {error.status}"
    if isinstance(error, discord.ConnectionClosed):
        return f"Discord closed the connection (code {error.code})"
    if isinstance(error, OSError | TimeoutError | discord.GatewayNotFound | AttributeError):
        # The library ends with AttributeError where the gateway cannot be reached at the first connect.
        return f"Discord cannot be reached ({type(error).__name__}: {error})"
    return f"the connection to Discord ended ({type(error).__name__}: {error})" if error else "the connection ended"
