"""Claims checked against a compiled record: apart from the rest, since a question needs none of it."""

from collections.abc import Sequence

from bot.core.model import Statement
from bot.core.verify import Verifier
from bot.knowledge.compiled.corpus import Passages
from bot.knowledge.compiled.layout import PASSAGES
from bot.knowledge.compiled.opening import Opened
from bot.knowledge.compiled.record import Statements


def verifier_over(opened: Opened) -> Verifier:
    """Checks claimed quotes against the record of a folder."""

    def numbered(number: int) -> Statement:
        statements = opened.record.statements
        assert isinstance(statements, Statements)  # noqa: S101 - `record_over` made them
        return statements.numbered(number)

    def reports(utterance: str) -> Sequence[int]:
        rows = opened.store.execute("SELECT number FROM statements WHERE utterance = ? ORDER BY number", (utterance,))
        return [number for (number,) in rows]

    return Verifier(Passages.open(opened.folder / PASSAGES, numbered, reports), opened.known.claimants)
