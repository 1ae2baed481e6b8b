"""Ingest: from the text of an article to draft statements, each with its place, its speaker and how sure that is.

No language model and no parser: quotation marks are paired by paragraph, sentences are split with the
quotations masked, and the speaker is the subject of the nearest verb of saying. Nothing here is ever
served; a curator reviews every draft.
"""

from bot.core.ingest.draft import CONFIDENCE, Article, Attributed, Draft, Flag, FlagKind, How, Piece, Said
from bot.core.ingest.drafting import Drafter, Group, Like, grouped
from bot.core.ingest.overlap import Overlap
from bot.core.ingest.reading import read
from bot.core.ingest.screening import is_statement
from bot.core.ingest.walk import Finding, Walk
from bot.core.model import Record

__all__ = ["CONFIDENCE", "Article", "Attributed", "Draft", "Flag", "FlagKind", "How", "Like", "Piece", "Said", "ingest"]


def ingest(article: Article, record: Record | None = None, like: Like | None = None) -> tuple[Draft, ...]:
    """Every proposed statement of an article, in the order of the text.

    `record` lends names, aliases and roles, and what is on record already is flagged; `like` says which statements
    a text repeats, by shared runs of words if not given. For each part
    `article.text[part.start:part.end] == part.text` holds.
    """
    reading = read(article, record)
    walk = Walk(reading)
    walk.run()
    kept = []
    for sentence in reading.sentences:
        for at, token in enumerate(sentence.tokens):
            if token.quote >= 0 and is_statement(reading, sentence, at, walk.found[token.quote]):
                kept.append((token.quote, walk.found[token.quote]))
    drafter = Drafter(walk, like or Overlap(record).like)
    jobs: list[tuple[int, Group | Finding]] = []
    jobs += [(reading.quoted[group.numbers[0]].start, group) for group in grouped(reading, kept)]
    jobs += [
        (reading.sentences[one.sentence].start, one) for one in walk.reported if one.person and one.person.is_person
    ]
    in_order = (job for _, job in sorted(jobs, key=lambda pair: pair[0]))
    return tuple(drafter.quoted(job) if isinstance(job, Group) else drafter.reported(job) for job in in_order)
