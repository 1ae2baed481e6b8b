"""Checks on ids that point elsewhere: speakers, topics, other statements."""

from collections.abc import Iterable, Iterator, Mapping

from bot.core.text import fold
from bot.knowledge.base import Base
from bot.knowledge.entry import Entry
from bot.knowledge.hidden import quoted
from bot.knowledge.hints import did_you_mean, nearest
from bot.knowledge.rules.check import Finding, crossing, errors, warnings
from bot.knowledge.whole import Whole, Written


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


def unknown_statement(base: Whole) -> Iterator[Finding]:
    """`same_as` and an expected answer are the full id of a statement, `<source>/<statement>`.

    good: same_as: nbc-2019/surrender
    bad:  same_as: surrender
    """
    for one in base.linked:
        linked = one.entry.text("same_as") or ""
        if not _resolves(base, linked):
            message = f"there is no statement {quoted(linked)}{meant_statement(base, linked)}"
            yield Finding(one.entry.place("same_as"), message, one.id)
    expectations = base.singles.get("expectations.yaml")
    for expected in expectations.entries("questions") if expectations else ():
        answer = expected.text("answer")
        if answer is None or answer == "none" or base.shows(answer):
            continue
        named = base.find(answer)
        if named is not None and named.status is not None:
            message = f"{answer} is {named.status} and never shown; it cannot be an expected answer"
            yield Finding(expected.place("answer"), message, answer)
        elif not _resolves(base, answer):
            message = f"there is no statement {quoted(answer)}{meant_statement(base, answer)}; or write `none`"
            yield Finding(expected.place("answer"), message, answer)


def same_as_loop(base: Whole) -> Iterator[Finding]:
    """`same_as` leads to another statement, and never back to where it began.

    good: same_as: nbc-2019/surrender
    bad:  a statement whose same_as is its own id
    """
    told: set[str] = set()
    for one in base.linked:
        # Where an id stands twice, it leads where the first leads.
        path, after = [one.id], _linked(base, base.find(one.id) or one)
        while after is not None and after.id not in path:
            path.append(after.id)
            after = _linked(base, after)
        if after is not None and after.id == one.id and one.id not in told:
            told.update(path)
            way = "itself" if len(path) == 1 else " → ".join([*path, one.id])
            message = f"`same_as` leads back to {way}; only the later of two reports points at the other"
            yield Finding(one.entry.place("same_as"), message, one.id)


def same_as_speaker(base: Whole) -> Iterator[Finding]:
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


def holds(base: Whole, full: str) -> bool:
    """Whether a full id names a statement, shown or not."""
    return base.shows(full) or base.find(full) is not None


def meant_statement(base: Whole, typed: str) -> str:
    """The end of a sentence about a wrong full id: the statement that was probably meant.

    Looked for in one source, the one that is named or nearest to it, because a large base has a million statements.
    """
    source, slash, _ = typed.partition("/")
    if not slash:
        found = base.ending(typed)
        return f"; did you mean {found}?" if found else "; a full id is wanted, <source>/<statement>"
    where = source if source in base.source_ids else nearest(source, base.source_ids)
    return did_you_mean(typed, base.ids_in(where)) if where else ""


def _resolves(base: Whole, full: str) -> bool:
    """Whether it names a statement, or one that may stand in a file that cannot be read."""
    return holds(base, full) or full.partition("/")[0] in base.unread_in("sources")


def _pairs(base: Whole) -> Iterator[tuple[Written, Written]]:
    for one in base.linked:
        other = _linked(base, one)
        if other is not None and other.id != one.id:
            yield one, other


def _linked(base: Whole, one: Written) -> Written | None:
    linked = one.entry.text("same_as")
    return base.find(linked) if linked is not None else None


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


def _listed(ids: Iterable[str]) -> str:
    most = 8
    names = sorted(ids)
    return ", ".join(names[:most]) + (", …" if len(names) > most else "") if names else "none yet"


CHECKS = (
    *errors(unknown_speaker, unknown_topic),
    *crossing(unknown_statement, same_as_loop, same_as_speaker),
    *warnings(same_as_date),
)
