import re
from typing import Any

from islands import Island


async def test_commands_are_called_in_the_readers_language(island: Island) -> None:
    """Names and descriptions of commands and menus, within Discord's limits."""
    translator = island.bot.tree.translator
    assert translator is not None
    payloads = {
        command.name: await command.get_translated_payload(island.bot.tree, translator)
        for command in island.bot.tree.get_commands()
    }
    ask: dict[str, Any] = payloads["ask"]
    assert ask["name"] == "ask"
    assert ask["name_localizations"]["de"] == "fragen"
    assert ask["name_localizations"]["en-GB"] == "ask"
    assert ask["options"][0]["name"] == "question"
    assert ask["options"][0]["description_localizations"]["fr"] == "Ta question, avec tes mots"
    assert payloads["Check quote"]["name_localizations"]["ru"] == "Проверить цитату"
    for payload in payloads.values():
        slash = payload["type"] == 1
        for name in payload["name_localizations"].values():
            assert re.fullmatch(r"[-_\w]{1,32}" if slash else r".{1,32}", name)
            assert name == name.lower() or not slash
        described = payload.get("description_localizations", {}).values()
        assert all(1 <= len(text) <= 100 for text in described)


async def test_no_two_commands_share_a_name_in_a_language(island: Island) -> None:
    """Discord refuses an upload in which they do."""
    translator = island.bot.tree.translator
    assert translator is not None
    for language in ("de", "es-ES", "fr", "ru"):
        names = []
        for command in island.bot.tree.get_commands():
            payload = await command.get_translated_payload(island.bot.tree, translator)
            names.append((payload["type"], payload["name_localizations"].get(language, payload["name"])))
        assert len(names) == len(set(names))
