import asyncio
from pathlib import Path

from discord_side import SECRET
from faulty import Faulty, running

from bot.chat.logins import Logins
from bot.ledger import Ledger
from bot.settings import Database


async def test_two_processes_share_one_database(tmp_path: Path, empty: Database) -> None:
    """Side by side, each with its shards: both answer, the commands are uploaded once, the logins counted together."""
    first, second = Faulty(), Faulty()
    chosen = [{"ONRECORD_LEDGER": empty.url, "ONRECORD_SHARDS": f"{shard}/2"} for shard in range(2)]
    async with running(first, tmp_path, **chosen[0]), running(second, tmp_path, **chosen[1]):
        await asyncio.gather(first.ask(), second.ask())
    assert [one.identified[0]["shard"] for one in (first, second)] == [[0, 2], [1, 2]]
    uploads = [sum(method == "PUT" for method, _, _ in one.requests) for one in (first, second)]
    assert uploads == [1, 0]
    ledger = Ledger(empty)
    assert len(Logins(ledger, SECRET)._since(0, 2**40)) == 2
    ledger.close()
