"""One verdict from all comparisons of a claim: the order of the questions is the contract's.

1. Do the words stand in a row in a quotation of that speaker? verbatim or trivial.
2. Do they stand in a row in somebody else's quotation? misattributed.
3. Are they the reporter's? altered; spliced where they run into quoted words.
4. Are they pieces that do not stand together? spliced.
5. Is a statement recognisable? altered, with the difference.
6. Otherwise not on record here, with the nearest.

An honest ellipsis is not "unbroken", so words left out at one are altered by the contract; the tag elision and the
warning say that the gap is marked and what was in it. A contraction, a numeral or a slip changes a word, so it is
altered too, with the tag form or slip and nothing else, which tells it from a change of sense.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.comparing.claim import Claim
from bot.core.comparing.compare import Comparison
from bot.core.comparing.evidence import matches, piece_match, similarity, true_warnings
from bot.core.comparing.excerpt import excerpt_warnings
from bot.core.comparing.gaps import Gap
from bot.core.comparing.recognise import Attribution, recognises, reporters, retells
from bot.core.comparing.splices import Piece, pieces_of
from bot.core.verdict import Level, Match, Verdict

_NEAREST, _NEAR = 3, 0.25
_SKIP_COVER, _PIECE = 0.84, 3
# Fewer words than this, of less weight, stand in anybody's mouth by chance: no misattribution.
_CHANCE_WORDS, _CHANCE_BITS = 4, 8.0
_NAME = 4
RUN_IN = "Words of the reporter run into words that are quoted on record."
"""The warning of a claim in which nothing tells the quoted words from those around them."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with its evidence."""

    verdict: Verdict
    matches: tuple[Match, ...] = ()
    warnings: tuple[str, ...] = ()


def judge(claim: Claim, found: Sequence[Comparison], who: Attribution) -> Ruling:
    """The verdict on a claim."""
    if not claim.words:
        return Ruling(Verdict.NOT_ON_RECORD, (), ("There are no words in the claim to compare.",))
    whole = sorted((one for one in found if one.level <= Level.BRACKETS), key=_tightness)
    said = [one for one in whole if one.passage.quoted and not one.dropped]
    own = [one for one in said if who.owns(one)]
    if own:
        verdict = Verdict.VERBATIM if own[0].level is Level.EXACT else Verdict.TRIVIAL
        return Ruling(verdict, matches(claim, own), true_warnings(claim, own[0]))
    reporter = [one for one in whole if retells(claim, one, who)]
    if said and not any(who.owns(one) for one in reporter):
        return _somebody_else(claim, said, who)
    if reporter:
        return _reported(claim, reporter)
    if any(one.dropped for one in whole):
        text = "On record an ellipsis stands between these words: something is left out there, and the claim hides it."
        return Ruling(Verdict.SPLICED, matches(claim, whole), (text,))
    return _pieces(claim, found) or _recognised(claim, found, who) or _nothing(claim, found)


def settled(found: Sequence[Comparison], who: Attribution) -> bool:
    """Whether the claim is true whatever other passages hold, so that they need not all be compared."""
    return any(
        one.level <= Level.PUNCTUATION and one.passage.quoted and not one.dropped and who.owns(one) for one in found
    )


def _tightness(one: Comparison) -> tuple[int, bool, int, str]:
    return one.level, one.passage.around, len(one.passage.words), one.passage.statement.id


def _somebody_else(claim: Claim, said: Sequence[Comparison], who: Attribution) -> Ruling:
    best = said[0]
    few = len(claim.words) < _CHANCE_WORDS and claim.weight < _CHANCE_BITS
    if few and not any(len(claim.words) == len(one.passage.words) for one in said):
        text = "So few and so common words stand in anybody’s statements; they tell nothing of who said them."
        return Ruling(Verdict.NOT_ON_RECORD, matches(claim, said, _NEAREST), (text,))
    if not all(best.reading.quoted[slice(*best.window)]):
        return Ruling(Verdict.MISATTRIBUTED, matches(claim, said), excerpt_warnings(best.reading, best.window))
    text = (
        "On record these words stand between quotation marks inside a statement: its speaker may be quoting somebody."
    )
    verdict = Verdict.NOT_ON_RECORD if _quotes(best, who.typed) else Verdict.MISATTRIBUTED
    return Ruling(verdict, matches(claim, said), (text,))


def _quotes(one: Comparison, typed: str) -> bool:
    """Whether a statement names the claimed speaker outside the quotation inside it: so it may well quote them."""
    outside = {token.key for token, quoted in zip(one.reading.tokens, one.reading.quoted, strict=True) if not quoted}
    return any(len(word) >= _NAME and word.casefold() in outside for word in typed.split())


def _reported(claim: Claim, reporter: Sequence[Comparison]) -> Ruling:
    best = reporter[0]
    if not any(best.reading.quoted[slice(*best.window)]):
        text = "These are the reporter’s words for what was said, not a quotation."
        return Ruling(Verdict.ALTERED, matches(claim, reporter), (text,))
    return Ruling(Verdict.SPLICED if _run_in(claim, best) else Verdict.ALTERED, matches(claim, reporter), (RUN_IN,))


def _run_in(claim: Claim, one: Comparison) -> bool:
    """Whether several words of the reporter and several quoted ones are matched, with no marks to tell them apart."""
    marked = [claim.reading.quoted[run.claim + step] for run in one.runs for step in range(run.size)]
    quoted = [one.reading.quoted[run.record + step] for run in one.runs for step in range(run.size)]
    return not one.passage.quoted and marked != quoted and min(sum(quoted), len(quoted) - sum(quoted)) > 1


def _pieces(claim: Claim, found: Sequence[Comparison]) -> Ruling | None:
    usable = sorted((one for one in found if one.passage.quoted or reporters(one)), key=lambda one: -one.cover)
    for one in usable:
        if one.passage.quoted and one.cover >= _SKIP_COVER and any(_joins(claim, one, gap) for gap in one.gaps):
            text = "Whole sentences that stand between these pieces on record are left out with no mark."
            return Ruling(Verdict.SPLICED, matches(claim, [one]), (text,))
    pieces = pieces_of(claim, usable)
    if not any(piece.found.passage.quoted for piece in pieces):
        return None
    if _reordered(pieces):
        text = "The words stand on record in another order."
        return Ruling(Verdict.ALTERED, matches(claim, [pieces[0].found]), (text,))
    return Ruling(Verdict.SPLICED, tuple(piece_match(claim, piece) for piece in pieces), (_joint(pieces),))


def _joins(claim: Claim, one: Comparison, gap: Gap) -> bool:
    """Whether a gap leaves out sentences between two pieces: more than a word or two, or all of their sentence."""
    if not gap.skips:
        return False
    before, after = gap.claim[0], len(claim.words) - gap.claim[1]
    starts = one.reading.starts
    head = before >= _PIECE or (starts[gap.record[0]] and starts[one.window[0]])
    return head and (after >= _PIECE or (starts[gap.record[1]] and starts[one.window[1]]))


def _reordered(pieces: Sequence[Piece]) -> bool:
    """Whether the pieces are of one sentence of one quotation: its words in another order.

    Whole sentences in another order, and a head and a tail of two sentences, do not stand together on record.
    """
    passages = {piece.found.passage.number: piece.found.passage for piece in pieces}
    if len(passages) > 1 or not all(one.quoted for one in passages.values()):
        return False
    sentences = {piece.found.reading.sentence_start(piece.record[0]) for piece in pieces}
    ends = {piece.found.reading.sentence_start(piece.record[1] - 1) for piece in pieces}
    return len(sentences | ends) == 1


def _joint(pieces: Sequence[Piece]) -> str:
    statements = [piece.found.passage.statement for piece in pieces]
    if len({one.speaker_id for one in statements}) > 1:
        return "The pieces are words of different speakers."
    if not all(piece.found.passage.quoted for piece in pieces):
        return RUN_IN
    if len({(one.source_id, one.said.text) for one in statements}) > 1:
        return "The pieces are by one speaker, but from different occasions."
    return "The pieces are by one speaker on one occasion, but do not stand next to each other on record."


def _recognised(claim: Claim, found: Sequence[Comparison], who: Attribution) -> Ruling | None:
    def closeness(one: Comparison) -> tuple[float, str]:
        return -similarity(claim, one) - 0.05 * who.names(one) - 0.03 * one.passage.quoted, one.passage.statement.id

    known = sorted((one for one in found if recognises(claim, one, who)), key=closeness)
    if not known:
        return None
    best = known[0]
    left_out = [best.reading.written(*gap.record) for gap in best.gaps if gap.elided]
    warnings = [f"At the ellipsis this is left out: “{text}”." for text in left_out]
    if _run_in(claim, best):
        return Ruling(Verdict.SPLICED, matches(claim, known, _NEAREST), (*warnings, RUN_IN))
    if not best.passage.quoted:
        warnings.append("The words compared with are the reporter’s, not a quotation.")
    if not who.owns(best):
        warnings.append("The statement it resembles is on record as another speaker’s words.")
    return Ruling(Verdict.ALTERED, matches(claim, known, _NEAREST), tuple(warnings))


def _nothing(claim: Claim, found: Sequence[Comparison]) -> Ruling:
    near = sorted(found, key=lambda one: (-similarity(claim, one), one.passage.statement.id))
    near = [one for one in near if similarity(claim, one) >= _NEAR]
    return Ruling(Verdict.NOT_ON_RECORD, matches(claim, near, _NEAREST))
