import json
from pathlib import Path

import pytest

from bot.errors import CannotRun
from bot.knowledge.dictionary import BEGIN, END, field_tables, json_schema, with_field_tables
from bot.knowledge.schema import KINDS

README = Path(__file__).parent.parent.parent / "knowledge" / "README.md"


def test_the_readme_holds_the_data_dictionary() -> None:
    """The table of fields in knowledge/README.md is the one that the schema gives."""
    text = README.read_text("utf-8")

    assert BEGIN in text
    assert END in text
    assert with_field_tables(text) == text


def test_filling_in_twice_changes_nothing() -> None:
    """The table replaces what stood between the markers; a text without markers is left alone."""
    once = with_field_tables(f"a\n{BEGIN}\n| outdated |\n{END}\nb\n")

    assert "outdated" not in once
    assert field_tables() in once
    assert with_field_tables(once) == once
    assert with_field_tables("nothing here\n") == "nothing here\n"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_schema(kind: str) -> None:
    """Each kind of file has a JSON Schema that says which dialect it is and refuses unknown keys."""
    schema = json_schema(kind)

    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "yaml-language-server" in schema["$comment"]
    assert json.loads(json.dumps(schema)) == schema
    inner = schema["items"] if schema["type"] == "array" else schema
    assert inner["additionalProperties"] is False or kind == "lexicon"


def test_a_statement_needs_context_unless_direct() -> None:
    """Editors know that partial and reported statements need their context, and which words are allowed."""
    statement = json_schema("source")["properties"]["statements"]["items"]

    assert statement["required"] == ["id", "speaker", "kind", "text", "said", "status"]
    assert statement["else"] == {"required": ["context"]}
    assert statement["properties"]["translated"]["type"] == ["boolean", "string"]
    assert statement["properties"]["status"]["enum"] == ["draft", "verified", "disputed", "withdrawn"]


def test_an_unknown_kind_is_named() -> None:
    """A kind that there is not is one sentence with the nearest one."""
    with pytest.raises(CannotRun, match="did you mean speaker"):
        json_schema("speakers")
