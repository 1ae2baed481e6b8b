"""Results as the JSON objects that scripts rely on; the forms are fixed and documented in the README."""

from typing import Any

from bot.core.answer import Answered, Choices, Hit, NothingOnRecord, Outcome
from bot.core.model import Source, Speaker, Statement, Topic
from bot.core.verdict import Match, Verification
from bot.desk import Desk

Json = dict[str, Any]


def statement_form(desk: Desk, statement: Statement) -> Json:
    """One statement with its speaker, role at the time, date, source and link; `text` character for character."""
    speaker = desk.record.speaker_of(statement)
    return {
        "id": statement.id,
        "kind": str(statement.kind),
        "text": statement.text,
        "context": statement.context,
        "speaker": {"id": speaker.id, "name": speaker.name},
        "role": desk.role_of(statement),
        "said": {
            "date": statement.said.text,
            "precision": str(statement.said.precision),
            "basis": statement.basis,
        },
        "venue": statement.venue,
        "via": statement.via,
        "translated": statement.translated,
        "same_as": statement.same_as,
        "topics": list(statement.topics),
        "status": str(statement.status),
        "source": source_form(desk.record.source_of(statement)),
        "link": desk.link(statement),
    }


def source_form(source: Source) -> Json:
    """One document."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published.text if source.published else None,
        "language": source.language,
        "licence": source.licence,
        "archived": source.archived,
    }


def speaker_form(desk: Desk, speaker: Speaker) -> Json:
    """One person, with the offices held and how many statements are on record."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "aliases": list(speaker.aliases),
        "roles": [
            {
                "title": role.title,
                "from": role.since.text if role.since else None,
                "to": role.until.text if role.until else None,
            }
            for role in speaker.roles
        ],
        "wikidata": speaker.wikidata,
        "statements": len(desk.statements(speaker=speaker.id)),
    }


def topic_form(desk: Desk, topic: Topic) -> Json:
    """One topic, with how many statements are on record."""
    return {
        "id": topic.id,
        "name": topic.name,
        "aliases": list(topic.aliases),
        "statements": len(desk.statements(topic=topic.id)),
    }


def outcome_form(desk: Desk, question: str, outcome: Outcome, *, key: object = None, explain: bool = False) -> Json:
    """What a question got; `key` is the caller's own id for it."""
    suggestions: list[Json] = []
    hits: tuple[Hit, ...] = ()
    match outcome:
        case NothingOnRecord():
            status = "none"
            suggestions = [{"id": near.id, "reason": near.reason} for near in outcome.suggestions]
        case Choices():
            status, hits = "choices", outcome.hits
        case Answered():
            status, hits = "answered", outcome.hits
    form: Json = {
        "id": key,
        "question": question,
        "status": status,
        "confidence": _rounded(outcome.confidence),
        "answers": [_hit_form(desk, hit, explain=explain) for hit in hits],
        "suggestions": suggestions,
        "ranked": [{"id": hit.statement.id, "score": _rounded(hit.score)} for hit in outcome.ranked],
    }
    if explain:
        form["reasons"] = list(outcome.reasons)
    return form


def _hit_form(desk: Desk, hit: Hit, *, explain: bool) -> Json:
    form = {**statement_form(desk, hit.statement), "score": _rounded(hit.score)}
    if explain:
        form["reasons"] = list(hit.reasons)
    return form


def verification_form(desk: Desk, found: Verification, *, key: object = None) -> Json:
    """The verdict on a claimed quote, with the evidence."""
    return {
        "id": key,
        "text": found.text,
        "speaker": found.speaker,
        "verdict": str(found.verdict),
        "matches": [_match_form(desk, match) for match in found.matches],
        "warnings": list(found.warnings),
    }


def _match_form(desk: Desk, match: Match) -> Json:
    return {
        **statement_form(desk, match.statement),
        "similarity": _rounded(match.similarity),
        "diff": [[str(edit.op), edit.text] for edit in match.diff],
        "tags": sorted({tag for edit in match.diff for tag in edit.tags}),
    }


def _rounded(share: float) -> float:
    return round(share, 4)
