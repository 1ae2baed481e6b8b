"""The whole base in forms that other programs read: JSON, CSV, and schema.org `Quotation` as JSON-LD.

Only what may be shown is exported: drafts and withdrawn statements stay in the YAML. Everything comes in pieces, entry
by entry, so that a million statements take no more memory than one.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator

from bot.core.model import Kind, Source, Statement
from bot.desk import Desk
from bot.jsonforms import Json, source_form, speaker_form, statement_form, topic_form

COLUMNS = (
    "id", "speaker_id", "speaker", "role", "kind", "text", "context", "said", "basis", "venue", "via", "translated",
    "same_as", "topics", "status", "source_id", "title", "publisher", "url", "published", "licence", "archived", "link",
)  # fmt: skip


def as_json(desk: Desk) -> Iterator[str]:
    """One object: about, speakers, topics, sources, statements (with their example questions), lexicon."""
    record = desk.record
    about = {
        "name": record.about.name,
        "description": record.about.description,
        "language": record.about.language,
        "maintainer": record.about.maintainer,
        "corrections": record.about.corrections,
    }
    statements = ({**statement_form(desk, one), "questions": list(one.questions)} for one in record.statements.values())
    yield f'{{\n  "about": {_indented(about)}'
    for name, forms in (
        ("speakers", (speaker_form(desk, speaker) for speaker in record.speakers.values())),
        ("topics", (topic_form(desk, topic) for topic in record.topics.values())),
        ("sources", (source_form(source) for source in record.sources.values())),
        ("statements", statements),
        ("lexicon", (list(group) for group in record.lexicon)),
    ):
        yield f',\n  "{name}": '
        yield from _listed(forms)
    yield "\n}\n"


def as_csv(desk: Desk) -> Iterator[str]:
    """One line a statement under a line of column names (RFC 4180); topics are joined by a blank."""
    yield _line(COLUMNS)
    for one in desk.record.statements.values():
        form = statement_form(desk, one)
        flat = {
            **form,
            "speaker_id": form["speaker"]["id"],
            "speaker": form["speaker"]["name"],
            "said": form["said"]["date"],
            "basis": form["said"]["basis"],
            "translated": "true" if one.translated else "false",
            "topics": " ".join(one.topics),
            "source_id": one.source_id,
            **{key: form["source"][key] for key in ("title", "publisher", "url", "published", "licence", "archived")},
        }
        yield _line("" if flat[column] is None else flat[column] for column in COLUMNS)


def as_jsonld(desk: Desk) -> Iterator[str]:
    """A graph of schema.org `Quotation`; reported speech, which is nobody's wording, is a `Statement`."""
    yield '{\n  "@context": "https://schema.org",\n  "@graph": '
    yield from _listed(_quotation(desk, one) for one in desk.record.statements.values())
    yield "\n}\n"


def _line(values: Iterable[object]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerow(values)
    return out.getvalue()


def _listed(forms: Iterable[object]) -> Iterator[str]:
    """A list of an object's field, as `json.dumps` indents it by two, one piece an entry."""
    start = "[\n    "
    for form in forms:
        yield start + _indented(form, "    ")
        start = ",\n    "
    yield "[]" if start.startswith("[") else "\n  ]"


def _indented(form: object, by: str = "  ") -> str:
    """JSON that stands `by` inside its surroundings; line breaks inside strings are escaped, so none is touched."""
    return json.dumps(form, ensure_ascii=False, indent=2).replace("\n", f"\n{by}")


def _quotation(desk: Desk, one: Statement) -> Json:
    source = desk.record.source_of(one)
    return _known(
        {
            "@type": "Statement" if one.kind is Kind.REPORTED else "Quotation",
            "identifier": one.id,
            "text": one.text,
            "creator": _person(desk, one),
            "dateCreated": one.said.text,
            "isPartOf": _work(source),
            "datePublished": source.published.text if source.published else None,
            "recordedIn": {"@type": "Event", "name": one.venue} if one.venue else None,
            "about": [desk.record.topics[topic].name for topic in one.topics] or None,
            "url": desk.link(one),
        }
    )


def _person(desk: Desk, one: Statement) -> Json:
    speaker = desk.record.speaker_of(one)
    entity = f"https://www.wikidata.org/entity/{speaker.wikidata}" if speaker.wikidata else None
    return _known({"@type": "Person", "name": speaker.name, "sameAs": entity, "jobTitle": desk.role_of(one)})


def _work(source: Source) -> Json:
    return _known(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
            "datePublished": source.published.text if source.published else None,
            "license": source.licence,
        }
    )


def _known(form: Json) -> Json:
    return {key: value for key, value in form.items() if value is not None}


FORMATS: dict[str, Callable[[Desk], Iterator[str]]] = {"json": as_json, "csv": as_csv, "jsonld": as_jsonld}
