"""Checks on ids that point elsewhere: speakers, topics, other statements."""

from collections.abc import Iterable, Iterator, Mapping

from bot.core.text import fold
from bot.knowledge.base import Base, Written
from bot.knowledge.entry import Entry
from bot.knowledge.hidden import quoted
from bot.knowledge.hints import did_you_mean
from bot.knowledge.rules.check import Finding, errors, warnings


def unknown_speaker(base: Base) -> Iterator[Finding]:
    """A statement's speaker is the id of a file in speakers/.

    good: speaker: zarif
    bad:  speaker: zarf
    """
    known, unread = base.speaker_by_id, base.unread_in("speakers")
    meant = _Meant(known)
    for one in base.statements:
        speaker = one.entry.text("speaker")
        if speaker is not None and speaker not in known and speaker not in unread:
            message = f"there is no speaker {quoted(speaker)}{meant[speaker]}"
            yield Finding(one.entry.place("speaker"), message, one.id)


def unknown_topic(base: Base) -> Iterator[Finding]:
    """A statement's topics are ids of files in topics/.

    good: topics: [negotiation]
    bad:  topics: [negotiations]
    """
    known, unread = base.topic_by_id, base.unread_in("topics")
    meant = _Meant(known)
    for one in base.statements:
        for topic in one.entry.scalars("topics"):
            if topic.value not in known and topic.value not in unread:
                message = f"there is no topic {quoted(topic.value)}{meant[topic.value]}"
                yield Finding(topic.place(one.entry.file), message, one.id)


def unknown_statement(base: Base) -> Iterator[Finding]:
    """`same_as` and an expected answer are the full id of a statement, `<source>/<statement>`.

    good: same_as: nbc-2019/surrender
    bad:  same_as: surrender
    """
    for one in base.statements:
        linked = one.entry.text("same_as")
        if linked is not None and not _resolves(base, linked):
            message = f"there is no statement {quoted(linked)}{_full(base, linked)}"
            yield Finding(one.entry.place("same_as"), message, one.id)
    expectations = base.singles.get("expectations.yaml")
    for expected in expectations.entries("questions") if expectations else ():
        answer = expected.text("answer")
        if answer is None or answer == "none":
            continue
        if not _resolves(base, answer):
            message = f"there is no statement {quoted(answer)}{_full(base, answer)}; or write `none`"
            yield Finding(expected.place("answer"), message, answer)
        elif answer in base.by_id and base.by_id[answer].status is not None and not base.by_id[answer].served:
            message = f"{answer} is {base.by_id[answer].status} and never shown; it cannot be an expected answer"
            yield Finding(expected.place("answer"), message, answer)


def same_as_loop(base: Base) -> Iterator[Finding]:
    """`same_as` leads to another statement, and never back to where it began.

    good: same_as: nbc-2019/surrender
    bad:  a statement whose same_as is its own id
    """
    told: set[str] = set()
    for one in base.statements:
        path = [one.id]
        while (after := _linked(base, path[-1])) is not None and after not in path:
            path.append(after)
        if after == one.id and one.id not in told:
            told.update(path)
            way = "itself" if len(path) == 1 else " → ".join([*path, one.id])
            message = f"`same_as` leads back to {way}; only the later of two reports points at the other"
            yield Finding(one.entry.place("same_as"), message, one.id)


def same_as_speaker(base: Base) -> Iterator[Finding]:
    """The same utterance has one speaker, whoever reports it.

    good: same_as: a statement of the same speaker
    bad:  same_as: a statement of somebody else
    """
    for one, other in _pairs(base):
        speaker, theirs = one.entry.text("speaker"), other.entry.text("speaker")
        if speaker != theirs and speaker is not None and theirs is not None:
            message = f"`same_as` names {other.id}, but that was said by {theirs} and not by {speaker}"
            yield Finding(one.entry.place("same_as"), message, one.id)


def same_as_date(base: Base) -> Iterator[Finding]:
    """The same utterance was made once: the dates of its reports have a day in common.

    good: 2019-08 and 2019-08-19
    bad:  2019-08-20 and 2019-08-19
    """
    for one, other in _pairs(base):
        mine, theirs = one.entry.entry("said"), other.entry.entry("said")
        when, then = (mine.date("date") if mine else None), (theirs.date("date") if theirs else None)
        if when and then and not (when.approximate or then.approximate) and not when.within(then.first, then.last):
            message = f"`same_as` names {other.id}, but that was said {then} and this {when}; one date is wrong"
            yield Finding(one.entry.place("same_as"), message, one.id)


def _pairs(base: Base) -> Iterator[tuple[Written, Written]]:
    for one in base.statements:
        other = base.by_id.get(one.entry.text("same_as") or "")
        if other is not None and other.id != one.id:
            yield one, other


def _linked(base: Base, statement: str) -> str | None:
    linked = base.by_id[statement].entry.text("same_as")
    return linked if linked in base.by_id else None


def _resolves(base: Base, full: str) -> bool:
    return full in base.by_id or full.partition("/")[0] in base.unread_in("sources")


class _Meant(dict[str, str]):
    """The end of a sentence about a wrong id: what was meant, by a slip or because a name stands there.

    Looked for once for each, because one missing record may be named by a hundred thousand statements.
    """

    def __init__(self, known: Mapping[str, Entry]) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, typed: str) -> str:
        key = fold(typed)
        by_name = [
            identity
            for identity, entry in self.known.items()
            if key in (fold(name) for name in (entry.text("name") or "", *entry.texts("aliases")))
        ]
        if by_name:
            self[typed] = f"; did you mean {by_name[0]}? an id is wanted here, not a name"
        else:
            self[typed] = did_you_mean(typed, self.known) or f"; the ids are {_listed(self.known)}"
        return self[typed]


def _full(base: Base, typed: str) -> str:
    if "/" not in typed:
        same = [one.id for one in base.statements if one.id.endswith(f"/{typed}")]
        return f"; did you mean {same[0]}?" if same else "; a full id is wanted, <source>/<statement>"
    return did_you_mean(typed, base.by_id)


def _listed(ids: Iterable[str]) -> str:
    most = 8
    names = sorted(ids)
    return ", ".join(names[:most]) + (", …" if len(names) > most else "") if names else "none yet"


CHECKS = (
    *errors(unknown_speaker, unknown_topic, unknown_statement, same_as_loop, same_as_speaker),
    *warnings(same_as_date),
)
