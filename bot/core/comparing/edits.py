"""The word-level edit script of a comparison, in the words as written, each edit with its tags."""

from collections.abc import Iterator, Sequence

from bot.core.comparing.claim import Claim
from bot.core.comparing.compare import Comparison
from bot.core.comparing.gaps import Gap
from bot.core.comparing.reading import Reading
from bot.core.comparing.senses import sense_tags
from bot.core.verdict import Edit, Level, Op, Tag


def edit_script(claim: Claim, found: Comparison) -> tuple[Edit, ...]:
    """What the claim does to the record, in reading order.

    The words of same and removed edits are those of the record's window, the words of same and added edits those of
    the claim. Words equal up to typography, case or a hyphen are the same and shown as on record.
    """
    edits: list[Edit] = []
    same: list[int] = []  # first and last word of the record shown as the same
    tags = () if found.passage.quoted else (Tag.REPORTED.value,)
    for part in _in_order(found):
        if isinstance(part, Gap) and part.level > Level.PUNCTUATION:
            edits += _same(found.reading, same, tags)
            same = []
            edits += gap_edits(claim, found, part)
        else:
            first, last = part.record if isinstance(part, Gap) else (part[0], part[1])
            same = [same[0] if same else first, last]
    return (*edits, *_same(found.reading, same, tags))


def gap_edits(claim: Claim, found: Comparison, gap: Gap) -> Iterator[Edit]:
    """The words of a gap taken away, then those put in."""
    tags = tuple(tag.value for tag in gap_tags(claim.reading, found.reading, gap))
    if gap.record[0] < gap.record[1]:
        yield Edit(Op.REMOVED, found.reading.written(*gap.record), tags)
    if gap.claim[0] < gap.claim[1]:
        yield Edit(Op.ADDED, claim.reading.written(*gap.claim), tags)


def gap_tags(mine: Reading, theirs: Reading, gap: Gap) -> tuple[Tag, ...]:
    """What kind of change a gap is, strongest first. A mere other form or slip bears no tag of sense."""
    if gap.level in _HARMLESS:
        return (_HARMLESS[gap.level],)
    removed = [token.key for token in theirs.tokens[slice(*gap.record)]]
    added = [token.key for token in mine.tokens[slice(*gap.claim)]]
    tags = sense_tags(removed, added)
    if _names(theirs, gap.record, added) or _names(mine, gap.claim, removed):
        tags.append(Tag.NAME)
    if not removed:
        tags.append(Tag.INSERTION)
    elif not added:
        tags.append(Tag.ELISION if gap.elided else Tag.CUT)
    return tuple(tags) or (Tag.WORDING,)


_HARMLESS = {Level.BRACKETS: Tag.BRACKET, Level.FORM: Tag.FORM, Level.SLIP: Tag.SLIP}


def _names(reading: Reading, span: tuple[int, int], others: Sequence[str]) -> bool:
    """Whether some word looks like a name here: a capital inside a sentence of a text that has small letters too."""
    if reading.text.isupper():
        return False
    return any(
        reading.text[token.start].isupper()
        and not reading.starts[index]
        and token.key not in others
        and token.key != "i"
        for index, token in enumerate(reading.tokens[slice(*span)], span[0])
    )


def _in_order(found: Comparison) -> list[Gap | tuple[int, int]]:
    """The runs (as spans of the record) and the gaps of a comparison, in the order of the claim."""
    parts: list[tuple[tuple[int, int], Gap | tuple[int, int]]] = [
        ((run.claim, run.record), (run.record, run.record + run.size)) for run in found.runs
    ]
    parts += [((gap.claim[0], gap.record[0]), gap) for gap in found.gaps]
    return [part for _, part in sorted(parts, key=lambda one: one[0])]


def _same(reading: Reading, span: Sequence[int], tags: tuple[str, ...]) -> Iterator[Edit]:
    if span:
        yield Edit(Op.SAME, reading.written(span[0], span[1]), tags)
