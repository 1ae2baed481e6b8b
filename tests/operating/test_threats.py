"""What a hostile member, server, article, file, suggestion or neighbour can try: the README's list, a test each."""

import asyncio
import shutil
import time
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import discord
import pytest
from discord_side import BOT, SECRET, end_of
from faulty import Faulty, running
from postgres_server import free_port
from program import ROOT, SHIPPED, Ran

from bot.desk import Desk
from bot.knowledge.load import load
from bot.ledger import Ledger

TODAY = date(2026, 3, 1)
SOON = 5.0  # seconds
HOSTILE = (
    "@everyone @here <@4000> <@&2000> what did Zarif say?",
    "a" * 4000,
    "did zarif " * 400,
    "((((" * 900 + "a+" * 200,
    "\u202e\u2066 tpyrc \u200b\u200d" * 200,
    "Z̷̡̛̪a̸l̴g̵o̶" * 300,
    "```sql\n'; DROP TABLE suggestions; --```",
    "<script>alert(1)</script> [x](javascript:alert(1)) ||spoiler||",
    "\x00\x07\x1b[31mred\ud800",
    "what did zarif say about " + " and ".join(f"topic{number}" for number in range(300)),
)


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_no_question_takes_long(shipped: Desk, question: str) -> None:
    """A member cannot make the bot think for long, or fall over, by what is asked or claimed."""
    started = time.perf_counter()
    shipped.ask(question)
    shipped.verify(question)
    assert time.perf_counter() - started < SOON


async def test_nobody_is_pinged_no_line_is_forged_no_bot_is_answered(tmp_path: Path) -> None:
    """Mentions go nowhere; a line break begins no line of the log; bots, webhooks and @everyone get no answer."""
    bot = Faulty()
    asked = f"<@{BOT}> Will the harbour fee be raised?"
    async with running(bot, tmp_path, ONRECORD_LOG_QUESTIONS="yes", ONRECORD_LOG_FORMAT="human") as process:
        robot = bot.message(asked)
        robot["author"] = robot["author"] | {"bot": True}
        hook = bot.message(asked) | {"webhook_id": "77"}
        crowd = bot.message(asked.replace(f"<@{BOT}>", "@everyone")) | {"mention_everyone": True}
        for message in (robot, hook, crowd):
            await bot.tell("MESSAGE_CREATE", message)
        await bot.ask("@everyone <@&2000> volcanoes?\n2026-01-01T00:00:00Z ERROR onrecord: forged")
        process.terminate()
        ended = await end_of(process)
    (body,) = bot.bodies
    assert body["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert "volcanoes" in ended.log
    assert not any(line.startswith("2026-01-01T00:00:00Z") for line in ended.log.splitlines())


def test_an_article_is_read_and_nothing_else(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Scripts, entities by the million and unclosed tags: drafts, or one sentence, soon; nothing in it is run."""
    page = tmp_path / "page.html"
    page.write_text(
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><html>'
        "<script>document.write('“Never,” said Mayor Quill.')</script><img src='http://127.0.0.1:9/x'>"
        + "<div><b>" * 5_000
        + "&b;&lol; “We will not sell the harbour,” said Mayor Quill on Monday. "
        + "“" * 5_000,
        encoding="utf-8",
    )
    started = time.perf_counter()
    ran = run("ingest", str(page), "--html", "--json")
    assert time.perf_counter() - started < 4 * SOON
    assert ran.status == 0 or ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    assert "Never" not in ran.out


_YAML = {
    "objects": "id: zarif\nname: !!python/object/apply:os.system ['touch pwned']\n",
    "a bomb of aliases": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nid: zarif\nname: *c\n",
    "depth": "id: zarif\nname: " + "[" * 5_000 + "]" * 5_000 + "\n",
    "a key said twice": "id: zarif\nid: trump\nname: x\n",
    "no text": "id: zarif\nname: \x00\x01\n",
    "hidden letters": "id: zarif\nname: Mohammad\u202e Javad\n",
}


@pytest.mark.parametrize("kind", _YAML)
def test_a_hostile_file_is_refused_and_runs_nothing(tmp_path: Path, kind: str) -> None:
    """YAML cannot make objects, grow without bound or hide what it says: the base is not served, soon."""
    base = tmp_path / "knowledge"
    shutil.copytree(SHIPPED, base)
    speaker = next((base / "speakers").glob("zarif*.yaml"))
    speaker.write_text(_YAML[kind], encoding="utf-8")
    started = time.perf_counter()
    assert load(base, today=TODAY).record is None
    assert time.perf_counter() - started < SOON
    assert not Path("pwned").exists()


@pytest.mark.parametrize("name", ["../../secret.txt", "/etc/passwd", "..\\secret.txt"])
def test_a_base_reads_no_file_outside_itself(tmp_path: Path, name: str) -> None:
    """An archive's name cannot lead out of the base."""
    base = tmp_path / "knowledge"
    shutil.copytree(SHIPPED, base)
    (tmp_path / "secret.txt").write_text("secret words", encoding="utf-8")
    source = next((base / "sources").glob("*.yaml"))
    text = "".join(
        line for line in source.read_text("utf-8").splitlines(keepends=True) if not line.startswith("archive:")
    )
    line = f"archive: {{file: '{name}', sha256: '{'0' * 64}'}}\n"
    source.write_text(text.replace("statements:\n", f"{line}statements:\n", 1), encoding="utf-8")
    loaded = load(base, today=TODAY)
    assert loaded.record is None
    assert not any("secret words" in str(problem) for problem in loaded.problems)


def test_a_suggestion_is_words_and_nothing_more(tmp_path: Path) -> None:
    """It never becomes a command of the database, and never a statement by itself."""
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    for text in HOSTILE:
        ledger.suggest(7, TODAY, text, text, text, text)
    assert len(ledger.suggestions()) == len(HOSTILE)
    assert load(SHIPPED, today=TODAY).record == load(SHIPPED, today=TODAY).record
    ledger.close()


async def test_the_port_for_health_gives_away_nothing(tmp_path: Path) -> None:
    """A neighbour on the network learns counts; no token, question, name or path, and can change nothing."""
    port, bot = free_port(), Faulty()
    async with running(bot, tmp_path, ONRECORD_HEALTH_PORT=str(port)):
        await bot.ask("unmistakable volcanoes?")
        told = b""
        for request in ("GET /metrics", "GET /healthz", "POST /healthz", "GET /../.env", "GET /%2e%2e/.env", "PUT /"):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            answer = await reader.read()
            writer.close()
            assert (b" 200 " in answer[:20] or b" 503 " in answer[:20]) == (request in {"GET /metrics", "GET /healthz"})
            told += answer
    for secret in (SECRET, "unmistakable", "town-hall", "Brin", str(tmp_path)):
        assert secret.encode() not in told


def test_releases_known_to_be_bad_are_not_installed() -> None:
    """discord.py before 2.6.4 sends forms that Discord refuses; the floor keeps it away."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "discord.py>=2.6.4,<3" in project["dependencies"]
    assert discord.version_info[:3] >= (2, 6, 4)
