"""A Discord on which anything may go wrong once, and which notes every answer to every question."""

import asyncio
import json
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web
from discord_side import ADA, BOT, Discord, discord_side, start_bot


def told(data: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """JSON with exactly the content type that Discord gives."""
    return web.Response(body=json.dumps(data).encode(), status=status, headers=headers, content_type="application/json")


HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>"


@dataclass
class Faulty(Discord):
    """Resumes sessions, refuses a nonce twice as Discord does, and plays the faults that are laid into `posts`.

    `answers` counts the answers to each message by its id.
    """

    posts: deque[str] = field(default_factory=deque)
    answers: Counter[str] = field(default_factory=Counter)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    nonces: dict[str, dict[str, Any]] = field(default_factory=dict)
    resumed: int = 0
    up: asyncio.Event = field(default_factory=asyncio.Event)
    address: str = ""
    beat: int = 41_250  # milliseconds
    wire: asyncio.WriteTransport = field(default_factory=asyncio.WriteTransport)
    deaf: bool = False
    advice: dict[str, Any] | None = None

    async def rest(self, request: web.Request) -> web.Response:
        """As Discord, with the faults that are due."""
        if request.path.endswith("/gateway/bot") and self.advice is not None:
            return told(self.advice)
        if request.method != "POST" or not request.path.endswith("/messages"):
            return await super().rest(request)
        body = await request.json()
        fault = self.posts.popleft() if self.posts else ""
        if fault in {"500", "502"}:
            return web.Response(status=int(fault), text=HTML, content_type="text/html")
        if fault == "429":
            limited = {"message": "You are being rate limited.", "retry_after": 0.3, "global": False}
            return told(limited, status=429, headers={"Via": "1.1 google", "Retry-After": "1"})
        self.bodies.append(body)
        reply = self._post(body)
        if fault == "lost" and request.transport is not None:  # it was posted; only the news of that is lost
            request.transport.abort()
        senseless = {"garbled": (b'{"id": "5', "application/json"), "200 with a page": (HTML.encode(), "text/html")}
        if fault in senseless:
            text, kind = senseless[fault]
            return web.Response(body=text, content_type=kind)
        return told(reply)

    def _post(self, body: dict[str, Any]) -> dict[str, Any]:
        reply = self.nonces.get(body["nonce"]) if body.get("enforce_nonce") else None
        if reply is None:
            reply = self.nonces[body["nonce"]] = self.message(body["content"], BOT)
            self.answers[str(body["message_reference"]["message_id"])] += 1
            self.answered.set()
        return reply

    async def gateway(self, request: web.Request) -> web.StreamResponse:
        """One connection; answers RESUME, and nothing at all where it is deaf."""
        if self.handshakes:
            return web.Response(status=self.handshakes.pop(0))
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.socket = socket
        assert request.transport is not None
        self.wire = request.transport
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": self.beat}})
        async for frame in socket:
            packet = frame.json() if frame.type is WSMsgType.TEXT else {}
            if self.deaf:
                continue
            if packet.get("op") == 1:
                await socket.send_json({"op": 11})
            if packet.get("op") == 2:
                self.identified.append(packet["d"])
                await self.welcome(socket)
                self.up.set()
            if packet.get("op") == 6:
                self.resumed += 1
                await self.tell("RESUMED", {})
                self.up.set()
        self.closed.append(socket.close_code)
        return socket

    async def tell(self, event: str, data: Any) -> None:
        """An event; a session can be resumed where it was."""
        if event == "READY":
            data["resume_gateway_url"] = f"{self.address.replace('http', 'ws')}/gateway"
        await super().tell(event, data)

    def message(self, content: str, author: str = ADA) -> dict[str, Any]:
        """A message with an id that was never used."""
        self.sequence += 1
        return super().message(content, author)

    async def ask(self, text: str = "Will the harbour fee be raised?", *, seconds: float = 15.0) -> str:
        """Ask the bot and wait for the answer; the message's id."""
        message = self.message(f"<@{BOT}> {text}")
        await self.tell("MESSAGE_CREATE", message)
        async with asyncio.timeout(seconds):
            while not self.answers[message["id"]]:  # noqa: ASYNC110 - another process makes it so
                await asyncio.sleep(0.01)
        return str(message["id"])

    async def goes_wrong(self, fault: str) -> None:
        """Let something happen on the gateway, and wait until the bot is back from it."""
        assert self.socket is not None
        self.up.clear()
        await _GATEWAY[fault](self)
        if fault not in _SURVIVED:
            async with asyncio.timeout(20):
                await self.up.wait()


async def _drop(discord: Faulty) -> None:
    discord.wire.abort()


def _send(packet: dict[str, Any]) -> Callable[[Faulty], Awaitable[None]]:
    async def send(discord: Faulty) -> None:
        assert discord.socket is not None
        await discord.socket.send_json(packet)

    return send


def _raw(text: str | bytes) -> Callable[[Faulty], Awaitable[None]]:
    async def send(discord: Faulty) -> None:
        assert discord.socket is not None
        await (discord.socket.send_str(text) if isinstance(text, str) else discord.socket.send_bytes(text))

    return send


def _bye(code: int) -> Callable[[Faulty], Awaitable[None]]:
    async def close(discord: Faulty) -> None:
        assert discord.socket is not None
        await discord.socket.close(code=code)

    return close


_GATEWAY: dict[str, Callable[[Faulty], Awaitable[None]]] = {
    "dropped socket": _drop,
    "closed: going away": _bye(1001),
    "closed: unknown error": _bye(4000),
    "closed: session timed out": _bye(4009),
    "reconnect request": _send({"op": 7, "d": None}),
    "invalid session, may resume": _send({"op": 9, "d": True}),
    "invalid session": _send({"op": 9, "d": False}),
    "no JSON": _raw("<html>502</html>"),
    "half a packet": _raw('{"op":0,"t":"MESSAGE_CR'),
    "binary garbage": _raw(b"\x00\xff\x17 garbage"),
    "JSON that is no packet": _raw("[1, 2]"),
    "unknown packet": _send({"op": 99, "d": {"x": 1}}),
    "unknown event": _send({"op": 0, "t": "SURPRISE_CREATE", "s": 900, "d": {"id": "1"}}),
    "message without its parts": _send({"op": 0, "t": "MESSAGE_CREATE", "s": 901, "d": {"id": "1"}}),
    "interaction without its parts": _send({"op": 0, "t": "INTERACTION_CREATE", "s": 902, "d": {"id": "1"}}),
}
_SURVIVED = {
    "binary garbage", "unknown packet", "unknown event", "message without its parts", "interaction without its parts",
}  # fmt: skip
GATEWAY = tuple(_GATEWAY)
POSTS = ("500", "502", "429", "lost", "garbled", "200 with a page")


@asynccontextmanager
async def running(discord: Faulty, folder: Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot, logged in; ended in any case."""
    async with discord_side(discord) as address:
        discord.address = address
        process = await start_bot(address, folder, settings=settings)
        try:
            async with asyncio.timeout(30):
                await discord.up.wait()
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()


async def until(holds: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait until something holds, looked at on a thread; TimeoutError where it never does."""
    async with asyncio.timeout(seconds):
        while not await asyncio.to_thread(holds):  # noqa: ASYNC110 - another process makes it so
            await asyncio.sleep(0.05)
