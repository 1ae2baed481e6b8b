import asyncio
import re
import signal
import socket
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.desk import Desk
from bot.errors import CannotRun
from bot.preview import preview
from bot.settings import Settings

ROOT = Path(__file__).parent.parent


async def test_it_tells_both_addresses_and_leaves_at_once(tmp_path: Path) -> None:
    """A channel and direct messages are served; SIGTERM ends it in under 5 s with exit status 0."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "preview", "--no-open"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={"HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    told = ""
    async with asyncio.timeout(60):
        while "Ctrl-C" not in told:
            line = (await process.stdout.readline()).decode()
            assert line, f"ended after: {told}"
            told += line
    addresses = re.findall(r"http://127\.0\.0\.1:\d+/#\S+", told)
    assert len(addresses) == 2
    async with aiohttp.ClientSession() as session:
        for address in addresses:
            async with session.get(address) as page:
                assert page.status == 200
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(5):
        assert await process.wait() == 0


def test_without_the_extra_one_sentence_says_how_to_get_it(shipped: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A base install has no preview; the message names what to install."""
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    with pytest.raises(CannotRun, match=r"pip install 'onrecord\[preview\]'"):
        preview(Settings(), shipped, open_browser=False)


def test_a_port_in_use_is_said(shipped: Desk) -> None:
    """The port is named, not a traceback."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotRun, match=str(port)):
            preview(Settings(), shipped, port, open_browser=False)
