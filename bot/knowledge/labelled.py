"""Question files for `onrecord eval`, in either form: that of `expectations.yaml`, or a list of labelled questions.

A labelled question has `q`, `accept` (ids that are right as the first answer; empty or absent where nothing answers
it) and, where wanted, `id`, `kind`, `also` and `speaker`. An id may be the full one, or the part behind the slash
where only one source has it; `:` may stand for the `-` between speaker and word, as in `zarif:duress`.
"""

from collections.abc import Iterable
from pathlib import Path

from bot.core.measure import NONE, Labelled
from bot.errors import CannotRun
from bot.knowledge.hints import did_you_mean
from bot.knowledge.nodes import Mapping, Node, Scalar, Sequence
from bot.knowledge.reader import read


def read_questions(path: Path, ids: Iterable[str]) -> tuple[Labelled, ...]:
    """The questions of a file, labelled with the full ids of a base.

    Raises CannotRun, with file, line and column, for what is not a question file or names an unknown id, and OSError.
    """
    reading = read(path.read_bytes(), str(path))
    if reading.node is None:
        raise CannotRun(str(reading.problems[0]))
    return _Labels(str(path), tuple(ids)).questions(reading.node)


class _Labels:
    def __init__(self, file: str, ids: tuple[str, ...]) -> None:
        self._file = file
        self._full = {one: one for one in ids}
        for one in ids:
            short = one.rpartition("/")[2]
            self._full[short] = "" if short in self._full else one

    def questions(self, node: Node) -> tuple[Labelled, ...]:
        if isinstance(node, Mapping) and "questions" in node.fields:
            node = node.fields["questions"][1]
        if not isinstance(node, Sequence):
            raise self._wrong(node, "a list of questions is wanted, or a mapping with `questions`")
        return tuple(self._question(item, number) for number, item in enumerate(node.items, start=1))

    def _question(self, node: Node, number: int) -> Labelled:
        if not isinstance(node, Mapping) or "q" not in node.fields:
            raise self._wrong(node, "a question needs `q`, and `accept` or `answer`")
        answers = self._ids(node, "accept") or tuple(one for one in self._ids(node, "answer") if one != NONE)
        return Labelled(
            id=self._text(node, "id") or str(number),
            q=self._text(node, "q") or "",
            accept=answers,
            also=self._ids(node, "also"),
            kind=self._text(node, "kind") or "",
            speaker=self._text(node, "speaker"),
        )

    def _text(self, node: Mapping, key: str) -> str | None:
        if key not in node.fields:
            return None
        value = node.fields[key][1]
        if not isinstance(value, Scalar):
            raise self._wrong(value, f"`{key}` must be text")
        return value.value

    def _ids(self, node: Mapping, key: str) -> tuple[str, ...]:
        if key not in node.fields:
            return ()
        value = node.fields[key][1]
        items = value.items if isinstance(value, Sequence) else (value,)
        return tuple(self._id(item) for item in items)

    def _id(self, node: Node) -> str:
        if not isinstance(node, Scalar):
            raise self._wrong(node, "the id of a statement is wanted")
        typed = node.value.replace(":", "-")
        if typed == NONE:
            return NONE
        full = self._full.get(typed)
        if not full:
            hint = did_you_mean(typed, [one for one, found in self._full.items() if found])
            raise self._wrong(node, f"{node.value!r} is not the id of one statement of the base{hint}")
        return full

    def _wrong(self, node: Node, message: str) -> CannotRun:
        return CannotRun(f"{node.place(self._file)}: {message}")
