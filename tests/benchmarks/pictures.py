"""Pictures of the preview page for the README, by a headless Chromium: `python tests/benchmarks/pictures.py [NAME …]`.

Each scene of `SCENES` is typed into the real bot's page as a person types it, and what it shows in the end is written
to `docs/NAME.png`: the messages alone, in few colours, so that a picture stays below 150 kB.
"""

import asyncio
import base64
import io
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "chat")]

from browser import Page, browse  # noqa: E402 - found by the line above

LARGEST = 150_000  # bytes
_COLOURS = 64
_COMPOSER = "document.querySelector('#channel-composer-input')"
_OFFERED = "[role=listbox] [role=option]"
_MESSAGES = "document.querySelectorAll('#channel-message-list article')"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is typed, line by line (a command's options after `|`), and what then is to be seen; `last` messages.

    `offered` tells that the option is picked from what is offered while it is typed.
    """

    typed: tuple[str, ...]
    seen: str
    last: int = 2
    offered: bool = False


SCENES = {
    "answer": Scene(("@OnRecord Does Iran negotiate under duress?",), "Foreign Minister of Iran"),
    "choices": Scene(("@OnRecord who is Zarif?", "@OnRecord when did he say that?"), "Which one do you mean?"),
    "verify": Scene(("/verify|Iranians sometimes negotiate under duress",), "Iranians", 1),
    "speaker": Scene(("/speaker|qasem",), "2 on record", 1, offered=True),
    "topic": Scene(("/topic|sanct",), "3 on record", 1, offered=True),
    "nothing": Scene(("@OnRecord What did Bolton say about the nuclear deal?",), "Nothing on record"),
}


async def address_of(process: asyncio.subprocess.Process) -> str:
    """The address of the channel's page that a started preview prints."""
    assert process.stdout is not None
    told = ""
    while "Ctrl-C" not in told and (line := await process.stdout.readline()):
        told += line.decode()
    return str(re.findall(r"http://127\.\S+", told)[0])


async def play(page: Page, scene: Scene) -> None:
    """Type what the scene types, each line after the answer to the one before."""
    for line in scene.typed:
        before = await page.value(f"{_MESSAGES}.length")
        text, *options = line.split("|")
        await page.until(f"!!{_COMPOSER} && {_COMPOSER}.offsetParent !== null && !{_COMPOSER}.disabled")
        await page.value(f"{_COMPOSER}.focus()")
        await page.type(text)
        if options:
            await page.until("!!document.querySelector('.command-entry')")
            await page.press("Enter")
        for option in options:
            await page.until("!!document.querySelector('.command-option-input')")
            await page.type(option)
        await asyncio.sleep(0.5)
        if scene.offered:  # the first one offered is taken
            await page.until(f"!!document.querySelector({_OFFERED!r})")
            for key in ("ArrowDown", "ArrowUp", "Enter"):  # without a step no option is active
                await page.press(key)
            await asyncio.sleep(0.5)
        await page.press("Enter")
        await page.until(f"{_MESSAGES}.length > {before} + {0 if options else 1}")
    await page.until(f"document.querySelector('main').innerText.includes({scene.seen!r})")
    await asyncio.sleep(0.5)


async def shot(page: Page, last: int) -> bytes:
    """The last messages as a PNG in few colours."""
    box = await page.value(
        f"(() => {{ const all = [...{_MESSAGES}].slice(-{last}).map(one => one.getBoundingClientRect());"
        "return [Math.min(...all.map(b => b.left)), Math.min(...all.map(b => b.top)),"
        "Math.max(...all.map(b => b.right)), Math.max(...all.map(b => b.bottom))]; })()"
    )
    left, top, right, bottom = box
    clip = {"x": left, "y": max(0, top - 6), "width": min(900, right - left), "height": bottom - top + 12, "scale": 1}
    taken = await page.call("Page.captureScreenshot", format="png", clip=clip)
    small = io.BytesIO()
    picture = Image.open(io.BytesIO(base64.b64decode(taken["data"]))).convert("RGB")
    picture.quantize(_COLOURS).save(small, "PNG", optimize=True)
    return small.getvalue()


async def take(name: str) -> None:
    """One scene on a page of its own, into its file."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "preview", "--no-open"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={"HOME": tempfile.gettempdir(), "PYTHONPATH": str(ROOT)},
    )
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            async with browse(await address_of(process), Path(profile)) as page:
                await page.call(
                    "Emulation.setDeviceMetricsOverride", width=1160, height=1800, deviceScaleFactor=1, mobile=False
                )
                await page.until("document.querySelector('main')?.innerText.includes('Dismiss')")
                await play(page, SCENES[name])
                picture = await shot(page, SCENES[name].last)
    finally:
        process.terminate()
        await process.wait()
    (ROOT / "docs" / f"{name}.png").write_bytes(picture)
    sys.stdout.write(f"docs/{name}.png: {len(picture) / 1000:.0f} kB\n")
    if len(picture) > LARGEST:
        sys.exit(f"docs/{name}.png is larger than {LARGEST} bytes; show less in its scene")


async def main(names: list[str]) -> None:
    """Every scene that is named, or all."""
    for name in names or SCENES:
        await take(name)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
