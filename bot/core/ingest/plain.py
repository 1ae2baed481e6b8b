"""A draft as plain values, for scripts: what `ingest --json` prints."""

from bot.core.ingest.draft import Draft, Piece


def plain(draft: Draft) -> dict[str, object]:
    """One draft as JSON-ready values. Offsets count code points of the article's text; absent values are null."""
    who = draft.speaker
    return {
        "kind": draft.kind.value,
        "text": draft.text,
        "parts": [_piece(part) for part in draft.parts],
        "context": _piece(draft.context),
        "speaker": {"id": who.id, "name": who.name},
        "role": who.role,
        "mention": _piece(who.mention) if who.mention else None,
        "cue": who.cue,
        "how": who.how.value,
        "confidence": who.confidence,
        "alternatives": list(who.alternatives),
        "said": _said(draft),
        "venue": draft.venue,
        "via": draft.via,
        "flags": [{"flag": flag.kind.value, "detail": flag.detail} for flag in draft.flags],
        "questions": list(draft.questions),
    }


def _piece(piece: Piece) -> dict[str, object]:
    return {"text": piece.text, "start": piece.start, "end": piece.end}


def _said(draft: Draft) -> dict[str, object] | None:
    if draft.said is None:
        return None
    return {
        "date": draft.said.date.text,
        "precision": draft.said.date.precision.value,
        "basis": draft.said.basis,
    }
