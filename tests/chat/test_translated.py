import re
from collections.abc import Iterator
from typing import Any

import pytest
from islands import Island

LANGUAGES = ("de", "es-ES", "es-419", "fr", "ru")
Payload = dict[str, Any]


@pytest.fixture
async def payloads(island: Island) -> dict[str, Payload]:
    """Every command as it is uploaded, by name."""
    tree = island.bot.tree
    assert tree.translator is not None
    return {one.name: await one.get_translated_payload(tree, tree.translator) for one in tree.get_commands()}


def parts(payload: Payload) -> Iterator[Payload]:
    """A command, its sub-commands and their options."""
    yield payload
    for option in payload.get("options", ()):
        yield from parts(option)


async def test_commands_are_called_in_the_readers_language(payloads: dict[str, Payload]) -> None:
    """Commands, sub-commands, options, choices and menus; English readers are told English outright."""
    ask, settings = payloads["ask"], payloads["settings"]
    assert ask["name_localizations"]["de"] == "fragen"
    assert ask["name_localizations"]["en-GB"] == ask["name"] == "ask"
    assert ask["options"][0]["name_localizations"]["ru"] == "вопрос"
    assert ask["options"][0]["description_localizations"]["fr"] == "Ta question, avec tes mots"
    style = next(one for one in settings["options"] if one["name"] == "style")
    assert style["name_localizations"]["de"] == "stil"
    assert style["options"][0]["choices"][0]["name_localizations"]["es-ES"] == "Texto"
    assert payloads["Check quote"]["name_localizations"]["ru"] == "Проверить цитату"


async def test_nothing_is_left_in_english(payloads: dict[str, Payload]) -> None:
    """Whatever has a name or a description has one in every language that Discord's command picker speaks."""
    for payload in payloads.values():
        for part in parts(payload):
            assert set(LANGUAGES) <= part["name_localizations"].keys(), part["name"]
            if part.get("description"):
                assert set(LANGUAGES) <= part["description_localizations"].keys(), part["description"]


async def test_names_and_descriptions_keep_discords_limits(payloads: dict[str, Payload]) -> None:
    """Signs and lengths of each, and 8,000 characters a command where the longest language counts."""
    for payload in payloads.values():
        slash, longest = payload["type"] == 1, 0
        for part in parts(payload):
            names = [part["name"], *part["name_localizations"].values()]
            described = [part.get("description", ""), *(part.get("description_localizations") or {}).values()]
            assert all(re.fullmatch(r"[-_\w]{1,32}" if slash else r".{1,32}", name) for name in names)
            assert not slash or all(name == name.lower() for name in names)
            assert all(len(text) <= 100 for text in described)
            longest += max(map(len, names)) + max(map(len, described))
            for choice in part.get("choices", ()):
                shown = [choice["name"], *(choice.get("name_localizations") or {}).values()]
                assert all(1 <= len(name) <= 100 for name in shown)
                longest += max(map(len, shown)) + len(str(choice["value"]))
        assert longest <= 8000


async def test_no_two_share_a_name_in_a_language(payloads: dict[str, Payload]) -> None:
    """Discord refuses an upload in which two commands, or two options of one command, do."""
    for language in LANGUAGES:
        called = [(one["type"], one["name_localizations"][language]) for one in payloads.values()]
        assert len(called) == len(set(called))
        for payload in payloads.values():
            for part in parts(payload):
                options = [one["name_localizations"][language] for one in part.get("options", ())]
                assert len(options) == len(set(options)), (language, part["name"])
