"""A headless Chromium, driven over the DevTools protocol with the websocket client that discord.py brings along."""

import asyncio
import base64
import itertools
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
    "--window-size=1100,820",
)
PATIENCE = 30.0  # seconds for anything to show up on the page


def chromium() -> str:
    """The browser's program. Without one the test fails, unless ONRECORD_NO_BROWSER=1 says that none is wanted."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None and os.environ.get("ONRECORD_NO_BROWSER") == "1":
        pytest.skip("ONRECORD_NO_BROWSER=1: the preview page is not looked at in a browser")
    if found is None:
        pytest.fail("no Chromium found: install the package chromium, or set ONRECORD_NO_BROWSER=1 to do without")
    return found


@dataclass
class Page:
    """One tab of a running browser."""

    socket: aiohttp.ClientWebSocketResponse
    numbers: Any = field(default_factory=itertools.count)

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command of the protocol and its result."""
        number = next(self.numbers)
        await self.socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            answer = await self.socket.receive_json()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    async def value(self, script: str) -> Any:
        """What a JavaScript expression is on the page."""
        result = await self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    async def until(self, script: str) -> Any:
        """The value of an expression once it is true; fails with what the page shows when it never is."""
        for _ in range(int(PATIENCE * 10)):
            if found := await self.value(script):
                return found
            await asyncio.sleep(0.1)
        pytest.fail(f"never true: {script}; the page shows: {await self.value('document.body.innerText')}")

    async def type(self, text: str) -> None:
        """Text into what has the focus."""
        await self.call("Input.insertText", text=text)

    async def press(self, key: str) -> None:
        """One key."""
        codes = {"Enter": 13, "Tab": 9, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40}
        common = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key]}
        text = {"text": "\r"} if key == "Enter" else {}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    async def picture(self, path: Path) -> int:
        """The page as a PNG; returns its size in bytes."""
        shot = await self.call("Page.captureScreenshot", format="png")
        return path.write_bytes(base64.b64decode(shot["data"]))  # noqa: ASYNC240 - a test waits for it anyway


@asynccontextmanager
async def browse(address: str, profile: Path) -> AsyncIterator[Page]:
    """A page opened in a browser of its own."""
    process = await asyncio.create_subprocess_exec(
        chromium(),
        *FLAGS,
        f"--user-data-dir={profile}",
        address,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "HOME": str(profile)},
    )
    try:
        async with asyncio.timeout(PATIENCE):
            port = await _port(profile)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as response:
                tabs = await response.json()
            target = next(tab for tab in tabs if tab["type"] == "page")
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                yield Page(socket)
    finally:
        process.terminate()
        await process.wait()


async def _port(profile: Path) -> int:
    told = profile / "DevToolsActivePort"
    while not (told.exists() and told.read_text().strip()):  # noqa: ASYNC110 - a file tells nothing by itself
        await asyncio.sleep(0.05)
    return int(told.read_text().splitlines()[0])
