"""Drafts as a source file: every proposed statement with `status: draft`, the surest speaker first."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from bot.core.ingest import Article, Draft
from bot.core.ingest.examples import content
from bot.core.model import Kind
from bot.core.text import fold
from bot.knowledge.schema import SOURCE, SPEAKER, Table
from bot.knowledge.writer import Unclear, canonical

UNKNOWN = "unknown"  # stands for a speaker that could not be named; `check` reports it until a curator decides
_LONGEST_ID = 48
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class DraftFiles:
    """What one article gives: a source file, and one file for each speaker that is not on record yet."""

    source_id: str
    source: str
    speakers: tuple[tuple[str, str], ...]


def draft_source(article: Article, drafts: Iterable[Draft], source_id: str | None = None) -> DraftFiles:
    """The files that drafts make, in the base's canonical form.

    How a speaker was found, the alternatives and every flag stand in `note`, because comments would not
    survive a curator's tools. Speakers not on record get an id made from their name.
    """
    ranked = sorted(drafts, key=lambda draft: (-draft.confidence, draft.parts[0].start))
    taken: set[str] = set()
    statements = [_statement(draft, taken) for draft in ranked]
    own_id = (
        source_id or slug(" ".join(filter(None, (article.publisher, _number(article.url) or article.title)))) or "draft"
    )
    record: dict[str, object] = {
        "id": own_id,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
    }
    record |= {"published": article.published.text if article.published else None, "language": article.language}
    record["statements"] = statements
    named = {speaker_id(draft): draft.speaker.name for draft in ranked if draft.speaker.name and not draft.speaker.id}
    speakers = tuple((one, written({"id": one, "name": name}, f"{one}.yaml", SPEAKER)) for one, name in named.items())
    return DraftFiles(own_id, written(record, f"{own_id}.yaml", SOURCE), speakers)


def speaker_id(draft: Draft) -> str:
    """The id on record, else one made from the name, else `unknown`."""
    return draft.speaker.id or slug(draft.speaker.name or "") or UNKNOWN


def slug(text: str) -> str:
    """Letters, digits and single hyphens, cut at a word."""
    made = _NOT_SLUG.sub("-", fold(text)).strip("-")
    return made if len(made) <= _LONGEST_ID else made[:_LONGEST_ID].rpartition("-")[0]


def _number(url: str | None) -> str | None:
    """The number that most news addresses carry."""
    numbers = re.findall(r"\d{4,}", url or "")
    return numbers[-1] if numbers else None


def _statement(draft: Draft, taken: set[str]) -> dict[str, object]:
    said = {"date": draft.said.date.text, "basis": draft.said.basis} if draft.said else None
    record: dict[str, object] = {
        "id": _statement_id(draft, taken),
        "speaker": speaker_id(draft),
        "role": draft.speaker.role,
        "kind": draft.kind.value,
        "text": [part.text for part in draft.parts] if len(draft.parts) > 1 else draft.parts[0].text,
        "context": draft.context.text,
        "said": said,
        "venue": draft.venue,
        "via": draft.via,
        "questions": list(draft.questions) if draft.kind is not Kind.REPORTED else None,
        "status": "draft",
        "note": note_of(draft),
    }
    return record


def _statement_id(draft: Draft, taken: set[str]) -> str:
    who = (draft.speaker.name or UNKNOWN).split()[-1]
    about = (content(draft.text) or ("words",))[0]
    base = slug(f"{who} {about}") or UNKNOWN
    number = next(count for count in range(1, len(taken) + 2) if _numbered(base, count) not in taken)
    taken.add(_numbered(base, number))
    return _numbered(base, number)


def _numbered(base: str, count: int) -> str:
    return base if count == 1 else f"{base}-{count}"


def note_of(draft: Draft) -> str:
    """What a curator should know before accepting, in one paragraph."""
    who = draft.speaker
    mention = f", “{who.mention.text}”" if who.mention else ""
    cue = f" with “{who.cue}”" if who.cue else ""
    parts = [f"Speaker found by: {who.how.value}{mention}{cue} (confidence {who.confidence:.2f})"]
    if who.alternatives:
        parts.append(f"or else: {', '.join(who.alternatives)}")
    parts += [f"look at {flag}" for flag in draft.flags]
    parts.append("at " + ", ".join(f"{part.start}-{part.end}" for part in draft.parts))
    return "; ".join(" ".join(part.split()) for part in parts) + "."


def written(record: Mapping[str, object], file: str, form: Table) -> str:
    """The canonical form of a record; what is None is left out."""
    kept = _without_none(dict(record))
    text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, default_style='"', width=10**9)
    made = canonical(text.encode(), file, form)
    if isinstance(made, Unclear):
        raise AssertionError(f"a draft cannot be written: {made.problems[0]}")  # noqa: TRY004 - a slip of ours, not a type
    return made


def _without_none(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_none(inner) for key, inner in value.items() if inner is not None and inner != []}
    if isinstance(value, list):
        return [_without_none(inner) for inner in value]
    return value
