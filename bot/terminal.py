"""Results as text for people at a terminal. Dates stay as recorded, so that their precision shows."""

import textwrap
from collections.abc import Iterable

from bot.core.answer import Answered, Choices, Hit, NothingOnRecord, Outcome
from bot.core.model import Kind, Speaker, Statement, Status
from bot.core.verdict import Edit, Op, Verification
from bot.core.wording import changes_in_words, diff_in_words, verdict_sentence
from bot.desk import Desk

_WIDTH = 100
_LISTED = 80  # characters of a statement in a list
_COLOURS = {Op.SAME: "", Op.REMOVED: "\x1b[31m", Op.ADDED: "\x1b[32m"}
_PLAIN = "\x1b[0m"


def outcome_text(desk: Desk, outcome: Outcome, *, explain: bool = False) -> str:
    """What a question got: the words on record and where they come from, or that there are none."""
    match outcome:
        case Answered():
            parts = [_hit_text(desk, hit, explain=explain) for hit in outcome.hits]
        case Choices():
            parts = ["Several statements are close; which one is meant?"]
            parts += [_listed(desk, hit.statement) for hit in outcome.hits]
        case NothingOnRecord():
            parts = ["Nothing on record here answers that."]
            parts += [f"- near: {near.id} ({near.reason})" for near in outcome.suggestions]
    if explain and outcome.reasons:
        parts.append("Why:\n" + "\n".join(f"- {reason}" for reason in outcome.reasons))
    return ("\n\n" if isinstance(outcome, Answered) else "\n").join(parts)


def _hit_text(desk: Desk, hit: Hit, *, explain: bool) -> str:
    why = "".join(f"\n  why: {reason}" for reason in hit.reasons) if explain else ""
    return statement_text(desk, hit.statement) + why


def statement_text(desk: Desk, one: Statement, *, full: bool = False) -> str:
    """One statement: its words, who said them in which role, when and where, and the source."""
    speaker, source = desk.record.speaker_of(one), desk.record.source_of(one)
    lines = [_words(one)]
    lines.append("  " + ", ".join(part for part in (speaker.name, desk.role_of(one)) if part))
    occasion = [one.said.text, one.venue, f"via {one.via}" if one.via else None]
    lines.append("  " + ", ".join(part for part in occasion if part))
    document = [source.publisher, f"“{source.title}”", source.published.text if source.published else None]
    lines.append("  " + ", ".join(part for part in document if part))
    lines += [f"  {note}" for note in _notes(one)]
    if link := desk.link(one):
        lines.append(f"  {link}")
    lines.append(f"  id: {one.id}")
    if full:
        lines += _everything(one)
    return "\n".join(lines)


def _words(one: Statement) -> str:
    if one.kind is Kind.REPORTED:
        return f"Reported speech, in the source's words:\n{_wrapped(one.text)}"
    quoted = "\n".join(_wrapped(f"“{part}”") for part in one.parts)
    if one.kind is Kind.PARTIAL and one.context:
        return f"{quoted}\n  quoted in: {one.context}"
    return quoted


def _notes(one: Statement) -> list[str]:
    notes = []
    if one.translated:
        notes.append("spoken in another language; the words are the source's translation")
    if one.status is Status.DISPUTED:
        notes.append("disputed: whether these words were said is contested")
    return notes


def _everything(one: Statement) -> list[str]:
    rows = {
        "kind": one.kind,
        "status": one.status,
        "date known by": one.basis,
        "context": one.context,
        "topics": ", ".join(one.topics),
        "same utterance": one.same_as,
        "note": one.note,
    }
    lines = [f"  {name}: {value}" for name, value in rows.items() if value]
    return lines + [f"  answers: {question}" for question in one.questions]


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)) or text


def _listed(desk: Desk, one: Statement) -> str:
    words = textwrap.shorten(one.text, _LISTED, placeholder=" …")
    return f"- {desk.record.speaker_of(one).name}, {one.said.text}: {words}  [{one.id}]"


def speaker_text(desk: Desk, speaker: Speaker) -> str:
    """Who it is, the offices held, and every statement, oldest first."""
    lines = [speaker.name]
    for role in speaker.roles:
        since = role.since.text if role.since else "…"
        until = role.until.text if role.until else "…"
        lines.append(f"  {role.title}, {since} to {until}")
    if speaker.aliases:
        lines.append(f"  also: {', '.join(speaker.aliases)}")
    return "\n".join(lines + [_listed(desk, one) for one in desk.statements(speaker=speaker.id)])


def speakers_text(desk: Desk) -> str:
    """Everybody on record, with how many statements."""
    return "\n".join(
        f"{speaker.id}: {speaker.name}, {_count(len(desk.statements(speaker=speaker.id)))}"
        for speaker in desk.record.speakers.values()
    )


def topics_text(desk: Desk) -> str:
    """Every topic, with how many statements."""
    return "\n".join(
        f"{topic.id}: {topic.name}, {_count(len(desk.statements(topic=topic.id)))}"
        for topic in desk.record.topics.values()
    )


def _count(number: int) -> str:
    return f"{number} statement{'' if number == 1 else 's'}"


def verification_text(desk: Desk, found: Verification, *, coloured: bool = False) -> str:
    """The verdict in one sentence, the words on record, and where the claim differs.

    What was left out and what was added is said in words, so that colour is only a help.
    """
    lines = [f"{found.verdict}: {verdict_sentence(found)}"]
    lines += [f"warning: {warning}" for warning in found.warnings]
    for match in found.matches:
        lines += ["", statement_text(desk, match.statement)]
        if any(edit.op is not Op.SAME for edit in match.diff):
            lines.append(f"  difference: {_coloured(match.diff) if coloured else diff_in_words(match.diff)}")
            lines += [f"  - {change}" for change in changes_in_words(match.diff)]
        elif match.sentence and match.sentence != match.statement.text:
            lines.append(f"  in full: {match.sentence}")
    return "\n".join(lines)


def _coloured(diff: Iterable[Edit]) -> str:
    """The difference in words, each changed run in its colour as well."""
    return " ".join(f"{_COLOURS[edit.op]}{diff_in_words((edit,))}{_PLAIN}" for edit in diff)
