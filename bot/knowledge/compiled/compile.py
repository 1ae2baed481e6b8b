"""A base compiled: read, checked, written, measured by its own questions, and held to what it promises."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from bot.core.answer import Answered
from bot.core.second import SecondOpinion
from bot.errors import KnowledgeError
from bot.knowledge.batches import Batch, crossed, frame, over
from bot.knowledge.build import build
from bot.knowledge.compiled import onward, vocabulary
from bot.knowledge.compiled.contents import Contents
from bot.knowledge.compiled.folder import Made, Progress
from bot.knowledge.compiled.framed import keep_frame
from bot.knowledge.compiled.layout import RECORD, WORDS
from bot.knowledge.compiled.making import Changes
from bot.knowledge.compiled.opening import Opened
from bot.knowledge.compiled.prepared import Heard, Prepared, Preparing
from bot.knowledge.compiled.rows import put_base, put_speakers, put_topics, relink, speaker_in
from bot.knowledge.compiled.settling import calibrate, settle
from bot.knowledge.compiled.store import Writer, writing
from bot.knowledge.facts import joined
from bot.knowledge.folder import Frame
from bot.knowledge.report import counts
from bot.knowledge.rules.answers import expected_answer
from bot.problems import Problem


def compile_base(  # noqa: PLR0913 - the road of a compile is set by its caller, name by name
    folder: Path, aside: Path, changes: Changes | None, *, today: date, second: SecondOpinion | None, progress: Progress
) -> Made:
    """Write the compiled record of a base into an empty folder; onward from an older one where only sources changed.

    Raises KnowledgeError, with every error and its place, for a base that cannot be served.
    """
    around = (onward.around(folder, today, changes) if changes else None) or frame(folder, today)
    if changes and not around.problems and onward.possible(changes, len(around.files)):
        refuse(folder, onward.change(around, aside, changes, second))
        made = Made.ONWARD
    else:
        refuse(folder, _afresh(around, aside, second, progress))
        keep_frame(around, aside)
        made = Made.AFRESH
    progress("asking what is promised", 0, 0)
    refuse(folder, _broken_promises(around, Opened(aside, second)))
    return made


def refuse(folder: Path, problems: Iterable[Problem]) -> None:
    """Raise KnowledgeError where there are problems."""
    found = tuple(sorted(problems))
    if found:
        count, _ = counts(found)
        many = "" if count == 1 else "s"
        raise KnowledgeError(f"{folder} has {count} error{many} and is not served; mend what is listed above", found)


def _afresh(around: Frame, aside: Path, second: SecondOpinion | None, progress: Progress) -> list[Problem]:
    problems = list(around.problems)
    facts, heard, tally = [], Heard(), vocabulary.Tally()
    with writing(aside / RECORD) as store:
        contents = Contents(aside, store)
        for batch in _batches(around, store, progress):
            problems += batch.problems
            facts.append(batch.facts)
            if not problems:
                contents.put(batch, tally.add(batch.digest))
                heard.join(batch.heard)
        contents.close()
        whole = joined(facts)
        problems += crossed(around, whole, None if problems else partial(speaker_in, store))
        if problems:
            return problems
        progress("sorting words", 0, 0)
        vocabulary.write(tally, store, aside / WORDS)
        store.index()
        relink(store, ((one.id, one.same_as) for one in whole.links))
        settle(store, contents.strings, heard, whole.links)
        progress("asking its own questions", 0, 0)
        calibrate(store, second)
    return []


def _batches(around: Frame, store: Writer, progress: Progress) -> Iterator[Prepared]:
    """Every batch of the base, prepared; where the frame is broken, only what is wrong with each."""
    if around.problems:
        prepare = None
    else:
        bare = build(around.base)
        put_base(store, bare.about, bare.lexicon)
        put_speakers(store, bare.speakers.values())
        put_topics(store, bare.topics.values())
        prepare = Preparing(bare)
    done = 0
    for batch in over(around, around.files, prepare or _only_checked):
        yield batch
        done += batch.facts.sources
        progress("reading documents", done, len(around.files))


def _only_checked(batch: Batch) -> Prepared:
    return Prepared(batch.problems, batch.facts)


def _broken_promises(around: Frame, opened: Opened) -> list[Problem]:
    def finds(question: str) -> tuple[str, ...]:
        outcome = opened.engine.ask(question)
        return tuple(hit.statement.id for hit in outcome.hits) if isinstance(outcome, Answered) else ()

    return [rule.at(found.place, found.message) for rule, found in expected_answer(around.base, finds)]
