"""One verdict from all comparisons of a claim: the order of the questions is the contract's.

1. Do the words stand in a row in a quotation of that speaker? verbatim or trivial.
2. Are they the reporter's? altered (or spliced, where they run into quoted words).
3. Do they stand in a row in somebody else's quotation? misattributed.
4. Are they pieces that do not stand together? spliced.
5. Is a statement recognisable? altered, with the difference.
6. Otherwise not on record here, with the nearest.

An honest ellipsis is not "unbroken", so words left out at one are altered by the contract; the tag elision and the
warning say that the gap is marked and what was in it. A contraction, a numeral or a slip changes a word, so it is
altered too, with the tags form and slip and nothing else, which tells it from a change of sense.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.comparing.claim import Claim
from bot.core.comparing.compare import Comparison
from bot.core.comparing.edits import edit_script
from bot.core.comparing.excerpt import excerpt_warnings
from bot.core.comparing.splices import Piece, pieces_of
from bot.core.model import Record, Statement
from bot.core.verdict import Edit, Level, Match, Op, Tag, Verdict

Who = frozenset[str] | None
_MOST_MATCHES = 5
_NEAREST = 3
_NEAR = 0.25
# A statement is recognised by this share of the claim's weight or words, this weight (bits) and this similarity. A right
# speaker is evidence in itself: with it 95 of 100 five-word claims with a changed word are known, and no more strangers.
_COVER, _COVER_WORDS = 0.55, 0.65
_RECOGNISED, _RECOGNISED_OWN = 24.0, 10.0
_ALIKE, _ALIKE_OWN = 0.55, 0.5
# Fewer words than this, of less weight, stand in anybody's mouth by chance: no misattribution.
_CHANCE_BITS = 8.0
_LEAST_QUOTED_BY = 4


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with its evidence."""

    verdict: Verdict
    matches: tuple[Match, ...] = ()
    warnings: tuple[str, ...] = ()


def judge(claim: Claim, found: Sequence[Comparison], who: Who, record: Record) -> Ruling:
    """The verdict on a claim; `who` holds the ids of the claimed speaker: empty if not on record, None if not given."""
    if not claim.words:
        return Ruling(Verdict.NOT_ON_RECORD, (), ("There are no words in the claim to compare.",))
    own = sorted(_true_of(found, who), key=_tightness)
    if own:
        return _true(claim, own)
    whole = [one for one in found if one.level <= Level.BRACKETS and one.passage.quoted]
    reporter = sorted((one for one in found if one.level <= Level.BRACKETS and _reporters(one)), key=_tightness)
    others = sorted((one for one in whole if not _said_by(one, who) and not one.dropped), key=_tightness)
    if others and not any(_said_by(one, who) for one in reporter):
        return _somebody_else(claim, others, record)
    if reporter:
        return _reported(claim, reporter)
    if any(one.dropped for one in whole):
        return _dropped_mark(claim, [one for one in whole if one.dropped])
    return _pieces(claim, found) or _recognised(claim, found, who) or _nothing(claim, found)


def settled(found: Sequence[Comparison], who: Who) -> bool:
    """Whether the claim is true whatever other passages hold, so that they need not be compared."""
    return any(one.level <= Level.PUNCTUATION for one in _true_of(found, who))


def _true_of(found: Sequence[Comparison], who: Who) -> list[Comparison]:
    return [
        one
        for one in found
        if one.level <= Level.BRACKETS and one.passage.quoted and not one.dropped and _said_by(one, who)
    ]


def _said_by(one: Comparison, who: Who) -> bool:
    return who is None or one.passage.statement.speaker_id in who


def _tightness(one: Comparison) -> tuple[int, bool, int, str]:
    return one.level, one.passage.around, len(one.passage.words), one.passage.statement.id


def _reporters(one: Comparison) -> bool:
    """Whether the words compared are, at least in part, the reporter's."""
    if one.passage.quoted:
        return False
    if not one.passage.around:
        return True
    return not all(one.reading.quoted[slice(*one.window)])


def _true(claim: Claim, own: Sequence[Comparison]) -> Ruling:
    best = own[0]
    verdict = Verdict.VERBATIM if best.level is Level.EXACT else Verdict.TRIVIAL
    warnings = [*excerpt_warnings(best.reading, best.window), *_bracket_warnings(claim, best)]
    if any(best.reading.quoted[slice(*best.window)]):
        warnings.append(
            "Some of these words stand in quotation marks inside the statement: the speaker may be quoting somebody."
        )
    return Ruling(verdict, _matches(claim, own), tuple(warnings))


def _bracket_warnings(claim: Claim, best: Comparison) -> list[str]:
    found = []
    edits = edit_script(claim, best)
    left_out = [edit.text for edit in edits if edit.op is Op.REMOVED and Tag.BRACKET in edit.tags]
    put_in = [edit.text for edit in edits if edit.op is Op.ADDED and Tag.BRACKET in edit.tags]
    found += [f"The source’s own insertion is left out: {text}" for text in left_out]
    found += [f"This insertion in brackets is not on record: {text}" for text in put_in]
    inside = {best.reading.brackets[i] for i in range(*best.window)} - {0}
    if inside and not any(claim.reading.brackets) and not left_out:
        words = best.reading.slice(*_extent([i for i in range(*best.window) if best.reading.brackets[i]]))
        found.append(
            f"These words stand in brackets on record, so they are the source’s and not the speaker’s: {words}"
        )
    return found


def _extent(indices: Sequence[int]) -> tuple[int, int]:
    return indices[0], indices[-1] + 1


def _somebody_else(claim: Claim, others: Sequence[Comparison], record: Record) -> Ruling:
    best = others[0]
    speaker = record.speaker_of(best.passage.statement).name
    inner = all(best.reading.quoted[slice(*best.window)]) and len(claim.words) >= _LEAST_QUOTED_BY
    if inner:
        text = f"{speaker} quotes these words in a statement on record; whose they are, this record does not say."
        return Ruling(Verdict.NOT_ON_RECORD, _matches(claim, others), (text,))
    whole = any(len(claim.words) == len(one.passage.words) for one in others)
    if len(claim.words) < _LEAST_QUOTED_BY and claim.weight < _CHANCE_BITS and not whole:
        text = "So few and so common words stand in anybody’s statements; they tell nothing about who said them."
        return Ruling(Verdict.NOT_ON_RECORD, _matches(claim, others[:_NEAREST]), (text,))
    return Ruling(Verdict.MISATTRIBUTED, _matches(claim, others), excerpt_warnings(best.reading, best.window))


def _reported(claim: Claim, reporter: Sequence[Comparison]) -> Ruling:
    best = reporter[0]
    quoted = [best.reading.quoted[i] for i in range(*best.window)]
    mixed = any(quoted) and sum(not one for one in quoted) > 1
    if mixed:
        text = "Words of the reporter run into words that are quoted on record."
        return Ruling(Verdict.SPLICED, _matches(claim, reporter), (text,))
    text = "These are the reporter’s words for what was said, not a quotation."
    return Ruling(Verdict.ALTERED, _matches(claim, reporter), (text,))


def _dropped_mark(claim: Claim, found: Sequence[Comparison]) -> Ruling:
    text = "On record an ellipsis stands between these words: something was left out there, and the claim hides it."
    return Ruling(Verdict.SPLICED, _matches(claim, found), (text,))


def _pieces(claim: Claim, found: Sequence[Comparison]) -> Ruling | None:
    quoted = [one for one in found if one.passage.quoted or _reporters(one)]
    for one in sorted(quoted, key=lambda one: -one.cover):
        if one.passage.quoted and one.cover >= _SKIP_COVER and any(gap.skips for gap in one.gaps):
            text = "Whole sentences that stand between these pieces on record are left out with no mark."
            return Ruling(Verdict.SPLICED, _matches(claim, [one]), (text,))
    pieces = pieces_of(claim, quoted)
    if not pieces:
        return None
    groups = {_utterance(piece.found.passage.statement) for piece in pieces}
    if len(groups) == 1 and not all(piece.whole for piece in pieces):
        return None
    if not any(piece.found.passage.quoted for piece in pieces):
        return None
    return Ruling(Verdict.SPLICED, tuple(_piece_match(claim, piece) for piece in pieces), (_joint(pieces),))


_SKIP_COVER = 0.84


def _utterance(statement: Statement) -> str:
    return statement.same_as or statement.id


def _joint(pieces: Sequence[Piece]) -> str:
    statements = [piece.found.passage.statement for piece in pieces]
    if len({one.speaker_id for one in statements}) > 1:
        return "The pieces are words of different speakers."
    if any(not piece.found.passage.quoted for piece in pieces):
        return "Words of the reporter run into words that are quoted on record."
    if len({(one.source_id, one.said.text) for one in statements}) > 1:
        return "The pieces are by one speaker, but from different occasions."
    return "The pieces are by one speaker on one occasion, but do not stand next to each other on record."


def _piece_match(claim: Claim, piece: Piece) -> Match:
    one = piece.found
    share = sum(claim.bits[piece.first : piece.last]) / (claim.weight or 1.0)
    diff = (Edit(Op.SAME, one.reading.written(*piece.record)),)
    reporter = not one.passage.quoted
    return Match(
        one.passage.statement, round(min(1.0, share), 4), diff, _sentence(one, piece.record), Level.WORDS, reporter
    )


def _recognised(claim: Claim, found: Sequence[Comparison], who: Who) -> Ruling | None:
    known = [one for one in found if _recognises(claim, one, who)]
    if not known:
        return None

    def closeness(one: Comparison) -> tuple[float, str]:
        own = who is not None and _said_by(one, who)
        return -(_similarity(claim, one) + 0.05 * own + 0.03 * one.passage.quoted), one.passage.statement.id

    known.sort(key=closeness)
    best = known[0]
    warnings = []
    if not best.passage.quoted:
        warnings.append("The words compared with are the reporter’s, not a quotation.")
    left_out = [best.reading.written(*gap.record) for gap in best.gaps if gap.elided]
    warnings += [f"At the ellipsis this is left out: “{text}”." for text in left_out]
    if who is not None and not _said_by(best, who):
        warnings.append("The statement it resembles is on record as another speaker’s words.")
    return Ruling(Verdict.ALTERED, _matches(claim, known[:_NEAREST]), tuple(warnings))


def _recognises(claim: Claim, one: Comparison, who: Who) -> bool:
    if not one.passage.quoted and not _reporters(one):
        return False
    own = who is not None and _said_by(one, who)
    covered = one.cover >= _COVER or sum(run.size for run in one.runs) >= _COVER_WORDS * len(claim.words)
    weight, alike = (_RECOGNISED_OWN, _ALIKE_OWN) if own else (_RECOGNISED, _ALIKE)
    return covered and one.matched >= weight and _similarity(claim, one) >= alike


def _nothing(claim: Claim, found: Sequence[Comparison]) -> Ruling:
    near = sorted(found, key=lambda one: (-_similarity(claim, one), one.passage.statement.id))
    near = [one for one in near if _similarity(claim, one) >= _NEAR]
    return Ruling(Verdict.NOT_ON_RECORD, _matches(claim, near[:_NEAREST]))


def _matches(claim: Claim, found: Sequence[Comparison]) -> tuple[Match, ...]:
    best: dict[str, Match] = {}
    for one in found:
        statement = one.passage.statement
        if statement.id not in best:
            diff = edit_script(claim, one)
            sentence = _sentence(one, one.window)
            reporter = not one.passage.quoted
            best[statement.id] = Match(statement, _similarity(claim, one), diff, sentence, one.level, reporter)
    return tuple(best.values())[:_MOST_MATCHES]


def _sentence(one: Comparison, window: tuple[int, int]) -> str:
    return one.reading.written(one.reading.sentence_start(window[0]), one.reading.sentence_end(window[1]))


def _similarity(claim: Claim, one: Comparison) -> float:
    """Twice the weight in common over the weight of both (Dice), 1 for the same words."""
    if one.level <= Level.PUNCTUATION:
        return 1.0 if one.level is Level.EXACT else 0.99
    missing = sum(_record_weight(claim, gap.record) for gap in one.gaps if gap.level is Level.WORDS)
    total = claim.weight + one.matched + missing
    return round(min(0.99, 2 * one.matched / total), 4) if total else 0.0


def _record_weight(claim: Claim, span: tuple[int, int]) -> float:
    average = claim.weight / len(claim.words)
    return average * (span[1] - span[0])
