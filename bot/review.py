"""Walking through drafts: a state that only `step` changes, and a loop that shows it and saves after every step.

A draft becomes `verified` only if its words still stand in the article, character for character. Each decision
is on disk before the next question is asked; leaving at any moment loses nothing, and the walk goes on where
it was left, because what is decided is no draft any more.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import cast

from bot.knowledge.drafts import slug
from bot.knowledge.workfile import Plain, read_work, write_work

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’'\"]*\s+")
_CONTEXT_WIDTH = 76
KEYS = "a accept · s speaker · p split · d drop · n next · u undo · q quit"


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement of the file, as plain values; `values` keeps the fields that review does not touch."""

    values: Mapping[str, Plain]

    @property
    def id(self) -> str:
        """Its id within the file."""
        return str(self.values.get("id", ""))

    @property
    def parts(self) -> tuple[str, ...]:
        """The words; more than one part where the quotation is split."""
        text = self.values.get("text", "")
        return tuple(str(part) for part in text) if isinstance(text, list) else (str(text),)

    @property
    def open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.values.get("status") == "draft"

    def with_values(self, **values: Plain | None) -> "Draft":
        """The same statement with some fields set; None takes a field out."""
        kept = {key: value for key, value in {**self.values, **values}.items() if value is not None}
        return Draft(cast("Mapping[str, Plain]", kept))


@dataclass(frozen=True, slots=True)
class Review:
    """The walk at one moment. `article` is the text that words must be found in; None where it is not at hand."""

    drafts: tuple[Draft, ...]
    today: date
    article: str | None = None
    at: int = 0
    said: str = ""
    over: bool = False
    before: "Review | None" = field(default=None, repr=False)

    @property
    def current(self) -> Draft | None:
        """The draft under the eye; None when every one is decided or the walk is over."""
        return self.drafts[self.at] if not self.over and self.at < len(self.drafts) else None

    @property
    def open_count(self) -> int:
        """How many are still to be decided."""
        return sum(draft.open for draft in self.drafts)


def begin(drafts: tuple[Draft, ...], today: date, article: str | None) -> Review:
    """A walk that stands at the first open draft."""
    return _forward(Review(drafts, today, article), 0)


def step(review: Review, key: str, answer: str = "") -> Review:
    """The walk after one key: a, s, p, d, n, u or q; `answer` is the speaker for s, the sentence for p."""
    draft = review.current
    if key == "u":
        return replace(review.before, said="undone") if review.before else replace(review, said="nothing to undo")
    if key == "q" or draft is None:
        return replace(review, over=True, said=_left(review))
    steps: dict[str, Callable[[Review, Draft, str], Review]] = {
        "a": _accept,
        "s": _speaker,
        "p": _split,
        "d": _drop,
        "n": _next,
    }
    if key not in steps:
        return replace(review, said=KEYS)
    after = steps[key](review, draft, answer.strip())
    return replace(after, before=review) if after.drafts != review.drafts else after


def mismatch(draft: Draft, article: str | None) -> str | None:
    """Why a draft must not be verified: words that are not in its context or in the article; None when all match."""
    context = draft.values.get("context")
    for part in draft.parts:
        if not part.strip():
            return "the words are missing"
        if isinstance(context, str) and part not in context:
            return f"the words “{part[:40]}” do not stand in the context"
        if article is not None and part not in article:
            return f"the words “{part[:40]}” do not stand in the article"
        if article is None and context is None:
            return "there is neither an article nor a context to compare with"
    if article is not None and isinstance(context, str) and context not in article:
        return "the context does not stand in the article"
    return None


def _accept(review: Review, draft: Draft, _: str) -> Review:
    wrong = mismatch(draft, review.article)
    if wrong is None and draft.values.get("speaker") in (None, "", "unknown"):
        wrong = "nobody is named as the speaker; press s"
    if wrong is None and "said" not in draft.values:
        wrong = "no date is given; add `said` to the file and come back"
    if wrong is not None:
        return replace(review, said=f"not accepted: {wrong}")
    against = "the article" if review.article is not None else "its context only"
    note = f"Reviewed {review.today.isoformat()}; the words were compared with {against}."
    return _decided(review, draft.with_values(status="verified", note=note), f"{draft.id}: verified")


def _speaker(review: Review, draft: Draft, answer: str) -> Review:
    speaker = slug(answer)
    if not speaker:
        return replace(review, said="speaker not changed")
    if speaker == draft.values.get("speaker"):
        return replace(review, said=f"the speaker is {speaker} already")
    changed = draft.with_values(speaker=speaker, role=None)
    return replace(review, drafts=_replaced(review, changed), said=f"speaker: {speaker}; role taken out")


def _split(review: Review, draft: Draft, answer: str) -> Review:
    pieces = draft.parts if len(draft.parts) > 1 else _cut(draft.parts[0], answer)
    if len(pieces) < 2:  # noqa: PLR2004 - nothing to part
        return replace(review, said="not split: name a sentence that another one follows")
    taken = {one.id for one in review.drafts}
    made = []
    for number, piece in enumerate(pieces):
        name = draft.id if number == 0 else _free(draft.id, taken)
        taken.add(name)
        made.append(draft.with_values(id=name, text=piece, questions=None if number else draft.values.get("questions")))
    drafts = (*review.drafts[: review.at], *made, *review.drafts[review.at + 1 :])
    return replace(review, drafts=drafts, said=f"split into {len(made)}")


def _cut(text: str, answer: str) -> tuple[str, ...]:
    """A text in two behind its sentence number `answer` (counted from 1, the first if not given)."""
    ends = list(_SENTENCE_END.finditer(text))
    number = int(answer) if answer.isdecimal() else 1
    if not 1 <= number <= len(ends):
        return (text,)
    gap = ends[number - 1]
    return text[: gap.start()] + gap.group().rstrip(), text[gap.end() :]


def _free(base: str, taken: set[str]) -> str:
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def _drop(review: Review, draft: Draft, _: str) -> Review:
    drafts = (*review.drafts[: review.at], *review.drafts[review.at + 1 :])
    return _forward(replace(review, drafts=drafts, said=f"{draft.id}: dropped"), review.at)


def _next(review: Review, draft: Draft, _: str) -> Review:
    return _forward(replace(review, said=f"{draft.id}: left for later"), review.at + 1)


def _decided(review: Review, draft: Draft, said: str) -> Review:
    return _forward(replace(review, drafts=_replaced(review, draft), said=said), review.at + 1)


def _replaced(review: Review, draft: Draft) -> tuple[Draft, ...]:
    return (*review.drafts[: review.at], draft, *review.drafts[review.at + 1 :])


def _forward(review: Review, start: int) -> Review:
    at = next((at for at in range(start, len(review.drafts)) if review.drafts[at].open), len(review.drafts))
    return replace(review, at=at)


def _left(review: Review) -> str:
    count = review.open_count
    return f"{count} left; the same command goes on there" if count else "every draft is decided"


def card(review: Review) -> str:
    """What is shown of the current draft: its sentence with the words marked, the fields proposed, the keys."""
    draft = review.current
    if draft is None:
        return _left(review)
    context = str(draft.values.get("context") or "")
    for part in draft.parts:
        context = context.replace(part, f"⟦{part}⟧", 1)
    rows = [f"— {review.open_count} to decide — {draft.id}", "", *_wrapped(context or "\n".join(draft.parts)), ""]
    rows += [f"  {name}: {_shown(draft.values[name])}" for name in _SHOWN if name in draft.values]
    wrong = mismatch(draft, review.article)
    return "\n".join([*rows, *([f"  ! {wrong}"] if wrong else []), "", KEYS])


_SHOWN = ("kind", "speaker", "role", "said", "venue", "via", "questions", "note")


def _shown(value: Plain) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(inner)}" for key, inner in value.items())
    return " | ".join(_shown(inner) for inner in value) if isinstance(value, list) else value


def _wrapped(text: str) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if not lines or len(lines[-1]) + len(word) + 1 > _CONTEXT_WIDTH:
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    return lines


@dataclass(frozen=True, slots=True)
class Person:
    """How the walk talks to whoever reviews: `read` shows a prompt and returns a line, `write` prints one.

    `resolve` turns what is typed for a speaker into an id, for names and aliases on record.
    """

    read: Callable[[str], str]
    write: Callable[[str], object]
    resolve: Callable[[str], str] = slug


def walk(path: Path, article: str | None, today: date, person: Person) -> Review:
    """Review a draft source file to the end, to `q`, to the end of input or to Ctrl-C.

    The file is rewritten after every change. Raises KnowledgeError or CannotRun when it is no sound source file.
    """
    record = read_work(path)
    statements = cast("list[dict[str, Plain]]", record["statements"])
    review = begin(tuple(Draft(values) for values in statements), today, article)
    while review.current is not None:
        person.write(card(review))
        try:
            after = _asked(review, person)
        except (EOFError, KeyboardInterrupt):
            after = step(review, "q")
        if after.drafts != review.drafts:
            write_work(path, {**record, "statements": [dict(draft.values) for draft in after.drafts]})
        review = after
        person.write(review.said)
    return review


def _asked(review: Review, person: Person) -> Review:
    key = person.read("> ").strip().lower()[:1]
    draft = review.current
    if key == "s":
        return step(review, key, person.resolve(person.read("speaker (id or name): ")))
    if key == "p" and draft is not None and len(draft.parts) == 1:
        return step(review, key, person.read("split behind sentence number: "))
    return step(review, key)
