"""Checks on example questions, as far as they can be made without the engine that answers them."""

from collections.abc import Iterator

from bot.core.text import words
from bot.knowledge.base import Base
from bot.knowledge.hidden import quoted
from bot.knowledge.rules.check import Finding, warnings
from bot.knowledge.whole import Written


def no_questions(base: Base) -> Iterator[Finding]:
    """A statement that is shown has example questions; they are how it is found, and how that is tested.

    good: questions: [Is the harbour for sale?]
    bad:  no questions
    """
    for one in base.statements:
        if one.served and not one.entry.scalars("questions") and "questions" not in one.entry.broken:
            message = f"{one.id} has no example questions; write those that it answers"
            yield Finding(one.entry.place("id"), message, one.id)


def same_question(base: Base) -> Iterator[Finding]:
    """A question stands under one statement; two reports of one utterance (`same_as`) may share it.

    good: questions: [Is the harbour for sale?] under one statement
    bad:  the same question under two
    """
    first: dict[tuple[str, ...], Written] = {}
    for one in base.statements:
        if not one.served:
            continue
        for question in one.entry.scalars("questions"):
            earlier = first.setdefault(tuple(words(question.value)), one)
            if earlier is one or _same_utterance(one, earlier):
                continue
            message = f"the question {quoted(question.value)} stands under {earlier.id} too; ask each more exactly"
            yield Finding(question.place(one.entry.file), message, one.id)


def repeated_question(base: Base) -> Iterator[Finding]:
    """A question stands once under its statement.

    good: questions: [Is the harbour for sale?, Will Quill sell?]
    bad:  questions: [Is the harbour for sale?, is the harbour for sale]
    """
    for one in base.statements:
        seen: set[str] = set()
        for question in one.entry.scalars("questions"):
            key = question.value.casefold().rstrip(" ?؟.!")
            if key in seen:
                message = f"the question {quoted(question.value)} stands here already; remove it"
                yield Finding(question.place(one.entry.file), message, one.id)
            seen.add(key)


def _same_utterance(one: Written, other: Written) -> bool:
    links = {one.entry.text("same_as"), other.entry.text("same_as")} - {None}
    return bool(links & {one.id, other.id}) or (
        one.entry.text("same_as") is not None and one.entry.text("same_as") == other.entry.text("same_as")
    )


CHECKS = warnings(no_questions, same_question, repeated_question)
