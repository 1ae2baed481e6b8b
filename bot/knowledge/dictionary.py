"""The schema told to others: JSON Schema for editors, and the table of fields for the README of a base."""

from collections.abc import Iterator
from typing import Any

from bot.errors import CannotRun
from bot.knowledge.hints import did_you_mean
from bot.knowledge.schema import KINDS, Field, Form, Groups, Listing, Table
from bot.knowledge.shapes import Shape

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# How editors with the YAML language server find the schema: a line at the head of a file. It stands in every schema.
EDITOR_LINE = "put at the head of a file: # yaml-language-server: $schema=<where this schema is saved>"
BEGIN, END = "<!-- fields:begin -->", "<!-- fields:end -->"

_PLACES = {
    "base": "base.yaml",
    "speaker": "speakers/<id>.yaml",
    "topic": "topics/<id>.yaml",
    "source": "sources/<id>.yaml",
    "lexicon": "lexicon.yaml",
    "expectations": "expectations.yaml",
    "waivers": "waivers.yaml",
}


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of file; raises CannotRun for a kind that there is not."""
    if kind not in KINDS:
        raise CannotRun(f"there is no kind of record {kind!r}{did_you_mean(kind, KINDS)}; there are {', '.join(KINDS)}")
    title = f"OnRecord {kind}: {_PLACES[kind]}"
    return {"$schema": DIALECT, "title": title, "$comment": EDITOR_LINE, **_schema(KINDS[kind])}


def field_tables() -> str:
    """The data dictionary in Markdown: a table for each kind of file and for each part of one."""
    return "\n".join(_markdown(title, table) for title, table in _tables())


def with_field_tables(readme: str) -> str:
    """A README with the data dictionary between its two markers; as it is if it has none."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    return f"{before}{begin}\n\n{field_tables()}\n{end}{after}" if end else readme


def _schema(form: Form) -> dict[str, Any]:
    if isinstance(form, Shape):
        return {"type": "string", "minLength": 1, **form.json}
    if isinstance(form, Listing):
        several = {"type": "array", "items": _schema(form.of), **({"minItems": 1} if form.filled else {})}
        return {"anyOf": [_schema(form.of), several]} if form.alone else several
    if isinstance(form, Groups):
        return {"type": "object", "additionalProperties": _schema(form.of)}
    return _table_schema(form)


def _table_schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "required": [one.name for one in table.fields if one.required],
        "properties": {one.name: {**_schema(one.form), "description": one.meaning} for one in table.fields},
    }
    if table.name == "statement":
        quoted = {"properties": {"kind": {"const": "direct"}}}
        schema |= {"if": quoted, "else": {"required": ["context"]}}
    return schema


def _tables() -> Iterator[tuple[str, Table]]:
    for kind, form in KINDS.items():
        title = f"{kind}: `{_PLACES[kind]}`"
        if isinstance(form, Table):
            yield title, form
            yield from _parts(form)
        elif isinstance(form, Listing) and isinstance(form.of, Table):
            yield f"{title}, a list of", form.of
        else:
            words = Field("<group>", form, "words and phrases that mean the same in this base, in any language")
            yield title, Table(kind, (words,))


def _parts(table: Table) -> Iterator[tuple[str, Table]]:
    for one in table.fields:
        inner = one.form.of if isinstance(one.form, Listing) else one.form
        if isinstance(inner, Table):
            yield f"{table.name}, `{one.name}`", inner
            yield from _parts(inner)


def _markdown(title: str, table: Table) -> str:
    rows = [
        f"| `{one.name}` | {_called(one.form)} | {'yes' if one.required else ''} | {one.meaning} |"
        for one in table.fields
    ]
    return "\n".join([f"**{title}**", "", "| field | form | required | meaning |", "|---|---|---|---|", *rows, ""])


def _called(form: Form) -> str:
    if isinstance(form, Listing):
        return f"{_called(form.of)}, or a list of it" if form.alone else f"list of {_called(form.of)}"
    if isinstance(form, Groups):
        return f"mapping to {_called(form.of)}"
    return form.name if isinstance(form, Shape) else "mapping"
