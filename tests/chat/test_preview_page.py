"""The preview page as a person uses it, in a real browser. ONRECORD_PICTURE=FILE keeps the picture of the page."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from browser import Page, browse

ROOT = Path(__file__).parent.parent.parent
COMPOSER = "document.querySelector('#channel-composer-input')"


@pytest.fixture
async def addresses(tmp_path: Path) -> AsyncIterator[list[str]]:
    """The addresses that `onrecord preview` prints: the channel's and that of the direct messages."""
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
        while "Ctrl-C" not in told and (line := await process.stdout.readline()):
            told += line.decode()
    found = re.findall(r"http://127\.\S+", told)
    assert len(found) == 2, told
    yield found
    process.terminate()
    await process.wait()


async def sees(page: Page, text: str) -> None:
    """Wait until the page shows a text."""
    await page.until(f"!!document.querySelector('main')?.innerText.includes({text!r})")


async def write(page: Page, text: str) -> None:
    """Type into the composer as a person does."""
    await page.until(f"!!{COMPOSER} && {COMPOSER}.offsetParent !== null && !{COMPOSER}.disabled")
    await page.value(f"{COMPOSER}.focus()")
    await page.type(text)


async def send(page: Page, text: str) -> None:
    """Type a message and send it."""
    await write(page, text)
    await page.until("!document.querySelector('#send-message').disabled")
    await page.press("Enter")


@pytest.mark.browser
async def test_questions_and_commands_are_typed_and_answered(addresses: list[str], tmp_path: Path) -> None:
    """A mention and a slash command typed into the page get their answers there."""
    async with browse(addresses[0], tmp_path / "profile") as page:
        await sees(page, "Dismiss")
        await send(page, "@OnRecord Does Iran negotiate under duress?")
        await sees(page, "Iranians never negotiate under duress.")
        await sees(page, "Mohammad Javad Zarif, Foreign Minister of Iran")
        picture = Path(os.environ.get("ONRECORD_PICTURE", tmp_path / "answer.png"))
        assert await page.picture(picture) > 10_000
        await write(page, "/speaker")
        await page.until("!!document.querySelector('.command-entry')")
        await page.press("Enter")
        await page.until("!!document.querySelector('.command-option-input')")
        await page.type("Rouhani")
        await page.press("Enter")
        await sees(page, "Hassan Rouhani: ")


@pytest.mark.browser
async def test_direct_messages_need_no_mention(addresses: list[str], tmp_path: Path) -> None:
    """On the page of the direct messages a plain question is answered."""
    async with browse(addresses[1], tmp_path / "profile") as page:
        await sees(page, "Dismiss")
        await send(page, "Who called the nuclear deal defective at its core?")
        await sees(page, "Donald Trump")
