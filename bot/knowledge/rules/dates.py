"""Checks on when something was said, published or held."""

from collections.abc import Iterator
from datetime import date

from bot.core.edtf import EdtfDate
from bot.core.model import Role
from bot.knowledge.base import Base, roles_at
from bot.knowledge.hidden import quoted
from bot.knowledge.hints import did_you_mean
from bot.knowledge.rules.check import Finding, errors, warnings
from bot.knowledge.shapes import day
from bot.knowledge.whole import Written


def future_date(base: Base) -> Iterator[Finding]:
    """Nothing on record lies after today: no statement, no publication, no waiver.

    good: said: {date: "2019-08-23"}
    bad:  said: {date: "2919-08-23"}
    """
    for source in base.sources:
        published = source.date("published")
        if published and _begins(published) > base.today:
            message = f"published {published} is in the future; today is {base.today}"
            yield Finding(source.place("published"), message, source.text("id") or "")
    for one in base.statements:
        said = one.entry.entry("said")
        when = said.date("date") if said else None
        if said and when and _begins(when) > base.today:
            yield Finding(said.place("date"), f"said {when} is in the future; today is {base.today}", one.id)
    for waiver in base.waivers:
        when = waiver.date("date")
        if when and _begins(when) > base.today:
            yield Finding(waiver.place("date"), f"the date {when} is in the future; today is {base.today}")


def said_after_publication(base: Base) -> Iterator[Finding]:
    """A source reports what was said before it was published, or on the same day.

    good: said 2019-08-23 in a source published 2019-08-25
    bad:  said 2019-08-26 in a source published 2019-08-25
    """
    for one in base.statements:
        published, said = one.source.date("published"), one.entry.entry("said")
        when = said.date("date") if said else None
        if published and said and when and published.last < when.first <= base.today:
            message = f"said {when} is after {one.source.text('id')} was published, {published}; one of them is wrong"
            yield Finding(said.place("date"), message, one.id)


def role_period(base: Base) -> Iterator[Finding]:
    """A role ends after it begins.

    good: {title: Foreign Minister of Iran, from: "2013-08-15", to: "2021-08-25"}
    bad:  {title: Foreign Minister of Iran, from: "2021-08-25", to: "2013-08-15"}
    """
    for speaker in base.speakers:
        for entry in speaker.entries("roles"):
            since, until = entry.date("from"), entry.date("to")
            if since and until and until.last < since.first:
                message = f"the role ends {until}, before it begins {since}"
                yield Finding(entry.place("to"), message, speaker.text("id") or "")


def role_not_held(base: Base) -> Iterator[Finding]:
    """A statement's role is one that its speaker held on that date. A speaker without `roles` is taken at the word.

    good: role: Foreign Minister of Iran, said 2019-08-23
    bad:  role: Foreign Minister of Iran, said 2012-08-23
    """
    for one, when, held in _said_by(base):
        title = one.entry.text("role")
        if title is None or not held or title in roles_at(held, when) or when.first > base.today:
            continue
        periods = [f"{_open(each.since)} to {_open(each.until)}" for each in held if each.title == title]
        if periods:
            message = f"the role {quoted(title)} was not held on {when}, but {' and '.join(periods)}"
        else:
            titles = tuple(dict.fromkeys(each.title for each in held))
            hint = did_you_mean(title, titles) or f"; it has {', '.join(titles)}"
            message = f"the role {quoted(title)} is not held: {one.entry.text('speaker')}.yaml does not list it{hint}"
        yield Finding(one.entry.place("role"), message, one.id)


def role_missing(base: Base) -> Iterator[Finding]:
    """A statement says in which role it was made, unless its speaker's `roles` give exactly one at that date.

    good: role: Mayor of Brackwater
    bad:  no role, where two were held on that day, or none
    """
    for one, when, held in _said_by(base):
        if one.entry.has("role") or not held:
            continue
        titles = roles_at(held, when)
        if len(titles) != 1:
            found = f"held were {' and '.join(titles)}" if titles else "`roles` has none at that date"
            message = f"the role is missing, and cannot be filled in for {when}: {found}; write `role: …`"
            yield Finding(one.entry.place(), message, one.id)


def role_unstated(base: Base) -> Iterator[Finding]:
    """Somebody speaks in a role, be it only "resident": a speaker lists `roles` or the statement names one.

    good: role: resident of Brackwater
    bad:  neither `role` with the statement nor `roles` with the speaker
    """
    for one, _, held in _said_by(base):
        if not held and not one.entry.has("role"):
            message = f"no role is known for {one.entry.text('speaker')}; write `role: …` here or `roles` in its file"
            yield Finding(one.entry.place(), message, one.id)


def _said_by(base: Base) -> Iterator[tuple[Written, EdtfDate, tuple[Role, ...]]]:
    """Every statement whose date and speaker are known, with the roles of the speaker."""
    for one in base.statements:
        said, speaker = one.entry.entry("said"), one.entry.text("speaker")
        when = said.date("date") if said else None
        held = base.roles.get(speaker) if when and speaker else None
        if when and held is not None:
            yield one, when, held


def _begins(when: EdtfDate) -> date:
    """The first day of a date; of an interval, the first day of its end, which must have come too."""
    return day(when.text.partition("/")[2]).first if "/" in when.text else when.first


def _open(when: EdtfDate | None) -> str:
    return when.text if when else "…"


CHECKS = (
    *errors(future_date, said_after_publication, role_period, role_not_held, role_missing),
    *warnings(role_unstated),
)
