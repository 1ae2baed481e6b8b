"""What stands behind a verdict: matches with differences, how similar two texts are, the sentences around, warnings."""

from collections.abc import Sequence

from bot.core.comparing.claim import Claim
from bot.core.comparing.compare import Comparison
from bot.core.comparing.edits import edit_script
from bot.core.comparing.excerpt import excerpt_warnings
from bot.core.comparing.reading import Reading
from bot.core.comparing.splices import Piece
from bot.core.model import Kind
from bot.core.verdict import Edit, Level, Match, Op, Tag

_MOST = 5
_TYPOGRAPHY, _OTHERWISE = 0.99, 0.98


def matches(claim: Claim, found: Sequence[Comparison], most: int = _MOST) -> tuple[Match, ...]:
    """One match for each statement, the best comparison of it, in the order given."""
    best: dict[str, Match] = {}
    for one in found:
        statement = one.passage.statement
        if statement.id not in best and len(best) < most:
            diff, sentence = edit_script(claim, one), _sentence(one, one.window)
            best[statement.id] = Match(
                statement, similarity(claim, one), diff, sentence, one.level, not one.passage.quoted
            )
    return tuple(best.values())


def piece_match(claim: Claim, piece: Piece) -> Match:
    """The match of one piece of a splice; its similarity is the piece's share of the claim."""
    one = piece.found
    share = sum(claim.bits[piece.first : piece.last]) / claim.weight if claim.weight else 0.0
    diff = (Edit(Op.SAME, one.reading.written(*piece.record)),)
    sentence = _sentence(one, piece.record)
    return Match(one.passage.statement, round(min(1.0, share), 4), diff, sentence, Level.WORDS, not one.passage.quoted)


def similarity(claim: Claim, one: Comparison) -> float:
    """Twice the weight in common over the weight of both (Dice, 1945); 1 only for the same characters.

    What an ellipsis stands for is not held against the claim.
    """
    if one.level <= Level.PUNCTUATION:
        return 1.0 if one.level is Level.EXACT else _TYPOGRAPHY
    average = claim.weight / len(claim.words)
    missing = sum(
        average * (gap.record[1] - gap.record[0]) for gap in one.gaps if gap.level is Level.WORDS and not gap.elided
    )
    total = claim.weight + one.matched + missing
    return round(min(_OTHERWISE, 2 * one.matched / total), 4) if total else 0.0


def true_warnings(claim: Claim, one: Comparison) -> tuple[str, ...]:
    """What to know of a claim that is true word for word: what its sentence says besides, and whose words are in it."""
    found = [*excerpt_warnings(one.reading, one.window), *_bracket_warnings(claim, one)]
    if any(one.reading.quoted[slice(*one.window)]):
        found.append("The speaker may be quoting somebody: some of these words stand in quotation marks on record.")
    if len(claim.words) == 1 and len(one.passage.words) > 1:
        found.append("This is a single word out of a longer statement.")
    return tuple(found)


def _bracket_warnings(claim: Claim, one: Comparison) -> list[str]:
    edits = [edit for edit in edit_script(claim, one) if Tag.BRACKET in edit.tags]
    left_out = [edit.text for edit in edits if edit.op is Op.REMOVED]
    put_in = [edit.text for edit in edits if edit.op is Op.ADDED]
    found = [f"The source’s own insertion is left out: {text}" for text in left_out]
    found += [f"This insertion in brackets is not on record: {text}" for text in put_in]
    inside = [index for index in range(*one.window) if one.reading.brackets[index]]
    if inside and not left_out and not any(claim.reading.brackets):
        words = one.reading.slice(inside[0], inside[-1] + 1)
        found.append(f"In brackets on record, so the source’s words and not the speaker’s: {words}")
    return found


def _sentence(one: Comparison, window: tuple[int, int]) -> str:
    """The whole sentences around a window; of a fragment quoted in a reporter's sentence that sentence."""
    statement = one.passage.statement
    if one.passage.quoted and statement.kind is Kind.PARTIAL and statement.context:
        around = Reading(statement.context)
        at = _place([token.key for token in around.tokens], [token.key for token in one.reading.tokens])
        if at is not None:
            return _sentences(around, (at + window[0], at + window[1]))
    return _sentences(one.reading, window)


def _sentences(reading: Reading, window: tuple[int, int]) -> str:
    return reading.written(reading.sentence_start(window[0]), reading.sentence_end(window[1]))


def _place(words: Sequence[str], part: Sequence[str]) -> int | None:
    return next((at for at in range(len(words)) if words[at : at + len(part)] == part), None)
