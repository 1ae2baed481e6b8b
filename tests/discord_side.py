"""Discord's side of the wire, as little of it as a bot meets: REST and gateway on this machine, everything noted."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

HERE = Path(__file__).parent
ROOT = HERE.parent
BOT, GUILD, CHANNEL, ADA = "1000", "2000", "3000", "4000"
USER = {"id": BOT, "username": "OnRecord", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION: dict[str, Any] = {
    "id": BOT,
    "name": "OnRecord",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "0",
    "owner": {"id": ADA, "username": "ada", "discriminator": "0", "avatar": None},
    "flags": 0,
    "team": None,
}
SECRET = "a.token.for-tests"  # noqa: S105 - invented


@dataclass
class Discord:
    """What Discord answers, and what it was told."""

    login: list[int] = field(default_factory=list)  # statuses of the first logins; 200 afterwards
    handshakes: list[int] = field(default_factory=list)  # statuses of the first gateway connections
    farewells: list[int] = field(default_factory=list)  # close codes right after the first IDENTIFYs
    garbled: int = 0  # how many first connections get a packet that is none
    requests: list[tuple[str, str, Any]] = field(default_factory=list)
    identified: list[dict[str, Any]] = field(default_factory=list)
    closed: list[int | None] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    socket: web.WebSocketResponse | None = None
    sequence: int = 0

    async def rest(self, request: web.Request) -> web.Response:
        """Any request to the API."""
        path = request.path.removeprefix("/api/v10")
        body = await request.json() if request.can_read_body else None
        self.requests.append((request.method, path, body))
        status = self.login.pop(0) if path == "/users/@me" and self.login else 200
        if status != 200:
            return _json({"message": "no", "code": 0}, status=status)
        if path.endswith("/messages") and body is not None:
            self.answered.set()
            return _json(self.message(body["content"], BOT))
        known = {"/users/@me": USER, "/oauth2/applications/@me": APPLICATION, "/applications/@me": APPLICATION}
        return _json(known.get(path, []))

    async def gateway(self, request: web.Request) -> web.StreamResponse:
        """One connection of the gateway until either side ends it."""
        if self.handshakes:
            return web.Response(status=self.handshakes.pop(0))
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.socket = socket
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for frame in socket:
            told = json.loads(frame.data) if frame.type is WSMsgType.TEXT else {}
            if told.get("op") == 1:
                with suppress(ConnectionError):
                    await socket.send_json({"op": 11})
            if told.get("op") == 2:
                self.identified.append(told["d"])
                await self.welcome(socket)
        self.closed.append(socket.close_code)
        return socket

    async def welcome(self, socket: web.WebSocketResponse) -> None:
        """READY and one server, or the farewell that is due."""
        if self.garbled:
            self.garbled -= 1
            await socket.send_str("{")
            return
        if self.farewells:
            await socket.close(code=self.farewells.pop(0))
            return
        application = {"id": BOT, "flags": 0}
        ready = {"v": 10, "user": USER, "guilds": [{"id": GUILD, "unavailable": True}], "session_id": "s",
                 "resume_gateway_url": str(socket), "application": application}  # fmt: skip
        await self.tell("READY", ready)
        everyone = {"id": GUILD, "name": "@everyone", "permissions": str(0x800 | 0x400 | 0x10000), "position": 0,
                    "color": 0, "hoist": False, "managed": False, "mentionable": False}  # fmt: skip
        me = {"user": USER, "roles": [], "joined_at": "2024-01-01T00:00:00+00:00", "deaf": False, "mute": False,
              "flags": 0}  # fmt: skip
        channel = {"id": CHANNEL, "type": 0, "name": "town-hall", "position": 0, "permission_overwrites": []}
        guild = {"id": GUILD, "name": "Brin", "owner_id": ADA, "roles": [everyone], "members": [me], "emojis": [],
                 "channels": [channel], "threads": [], "features": [], "member_count": 2, "large": False,
                 "voice_states": [], "presences": [], "stickers": [], "verification_level": 0,
                 "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0, "premium_tier": 0,
                 "preferred_locale": "en-US", "nsfw_level": 0, "afk_timeout": 300, "stage_instances": [],
                 "guild_scheduled_events": [], "system_channel_flags": 0, "premium_progress_bar_enabled": False,
                 "soundboard_sounds": []}  # fmt: skip
        await self.tell("GUILD_CREATE", guild)
        self.ready.set()

    async def tell(self, event: str, data: Any) -> None:
        """An event over the gateway."""
        assert self.socket is not None
        self.sequence += 1
        with suppress(ConnectionError):  # the bot has left already
            await self.socket.send_json({"op": 0, "t": event, "s": self.sequence, "d": data})

    def message(self, content: str, author: str = ADA) -> dict[str, Any]:
        """A message as Discord gives it."""
        user = USER if author == BOT else {"id": ADA, "username": "ada", "discriminator": "0", "avatar": None}
        return {"id": str(5000 + self.sequence), "channel_id": CHANNEL, "guild_id": GUILD, "author": user,
                "content": content, "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "tts": False,
                "mention_everyone": False, "mentions": [USER] if BOT in content else [], "mention_roles": [],
                "attachments": [], "embeds": [], "pinned": False, "type": 0, "components": []}  # fmt: skip

    def logins(self) -> int:
        """How often somebody logged in."""
        return sum(path == "/users/@me" for _, path, _ in self.requests)


def _json(data: Any, status: int = 200) -> web.Response:
    """An answer with the type that Discord gives it, which has no charset."""
    return web.Response(body=json.dumps(data).encode(), status=status, headers={"Content-Type": "application/json"})


@dataclass
class Ended:
    """How the process ended and what it logged."""

    status: int
    log: str


@asynccontextmanager
async def discord_side(discord: Discord) -> AsyncIterator[str]:
    """Serve Discord's side; gives its address."""
    app = web.Application()
    app.router.add_route("*", "/api/v10/{path:.*}", discord.rest)
    app.router.add_get("/gateway/", discord.gateway)
    app.router.add_get("/gateway", discord.gateway)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def start_bot(
    address: str, folder: Path, *, tries: int = 3, settings: dict[str, str] | None = None
) -> asyncio.subprocess.Process:
    """The bot as a process against an address."""
    environment = {"DISCORD_TOKEN": SECRET, "ONRECORD_LEDGER": str(folder / "ledger.sqlite3")} | (settings or {})
    paths = [str(ROOT), str(HERE), str(HERE / "chat")]
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *(str(HERE / "wired.py"), address, str(tries)),
        stderr=asyncio.subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(paths), "HOME": str(folder)} | environment,
    )


async def end_of(process: asyncio.subprocess.Process, seconds: float = 30.0) -> Ended:
    """How the process ends by itself."""
    async with asyncio.timeout(seconds):
        _, log = await process.communicate()
    assert process.returncode is not None
    return Ended(process.returncode, log.decode())
