"""The whole base in forms that other programs read: JSON, CSV, and schema.org `Quotation` as JSON-LD.

Only what may be shown is exported: drafts and withdrawn statements stay in the YAML.
"""

import csv
import io
import json
from collections.abc import Callable

from bot.core.model import Kind, Source, Statement
from bot.desk import Desk
from bot.jsonforms import Json, source_form, speaker_form, statement_form, topic_form

COLUMNS = (
    "id", "speaker_id", "speaker", "role", "kind", "text", "context", "said", "basis", "venue", "via", "translated",
    "same_as", "topics", "status", "source_id", "title", "publisher", "url", "published", "licence", "archived", "link",
)  # fmt: skip


def as_json(desk: Desk) -> str:
    """One object: about, speakers, topics, sources, statements (with their example questions), lexicon."""
    about = desk.record.about
    whole: Json = {
        "about": {
            "name": about.name,
            "description": about.description,
            "language": about.language,
            "maintainer": about.maintainer,
            "corrections": about.corrections,
        },
        "speakers": [speaker_form(desk, speaker) for speaker in desk.record.speakers.values()],
        "topics": [topic_form(desk, topic) for topic in desk.record.topics.values()],
        "sources": [source_form(source) for source in desk.record.sources.values()],
        "statements": [
            {**statement_form(desk, one), "questions": list(one.questions)} for one in desk.record.statements.values()
        ],
        "lexicon": [list(group) for group in desk.record.lexicon],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_csv(desk: Desk) -> str:
    """One line a statement under a line of column names (RFC 4180); topics are joined by a blank."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
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
        rows.writerow(["" if flat[column] is None else flat[column] for column in COLUMNS])
    return out.getvalue()


def as_jsonld(desk: Desk) -> str:
    """A graph of schema.org `Quotation`; reported speech, which is nobody's wording, is a `Statement`."""
    graph = [_quotation(desk, one) for one in desk.record.statements.values()]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2) + "\n"


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


FORMATS: dict[str, Callable[[Desk], str]] = {"json": as_json, "csv": as_csv, "jsonld": as_jsonld}
