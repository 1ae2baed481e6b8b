"""The seam for a second opinion: who is heard, what it changes, and when a base does without."""

from collections.abc import Sequence
from dataclasses import replace

from island_record import LENA, MIRA, OTTO, island

from bot.core import features, scorer
from bot.core.answer import Answered, Engine
from bot.core.calibrate import Trial, gain
from bot.core.mending import mended
from bot.core.second import Hearing
from bot.core.text import words

# A tiny encoder: words of one row mean the same. It is exact, and wrong wherever it was not told.
_MEANINGS = (
    {"ferry", "boat", "ship", "vessel"},
    {"sell", "privatise", "auction"},
    {"tax", "levy", "pay", "duty"},
    {"storm", "tempest", "hurricane"},
    {"mills", "grinders"},
)


class Rows:
    """Counts shared meanings; `asked` are the questions it was given."""

    def __init__(self, *, deaf: bool = False) -> None:
        self.deaf = deaf
        self.asked: list[str] = []

    def over(self, documents: Sequence[Sequence[str]]) -> "Heeds":
        """Nothing is prepared."""
        return Heeds(self, documents)


class Heeds:
    """Documents, for the tiny encoder."""

    def __init__(self, rows: Rows, documents: Sequence[Sequence[str]]) -> None:
        self.rows, self.documents = rows, documents

    def hear(self, question: str) -> Hearing | None:
        """The question is noted; the deaf one hears nothing."""
        self.rows.asked.append(question)
        return None if self.rows.deaf else Heard(self.documents, question)


class Heard:
    """Likeness as shared meanings among all there are."""

    def __init__(self, documents: Sequence[Sequence[str]], question: str) -> None:
        self.cosines = [[_alike(question, text) for text in strings] for strings in documents]

    def nearest(self, limit: int, allowed: frozenset[int] | None) -> Sequence[int]:
        """Ties stay in order."""
        places = range(len(self.cosines)) if allowed is None else sorted(allowed)
        return sorted(places, key=lambda place: -max(self.cosines[place]))[:limit]

    def likeness(self, document: int) -> Sequence[float]:
        """As it was counted."""
        return self.cosines[document]


def _alike(one: str, other: str) -> float:
    mine, theirs = ({n for n, row in enumerate(_MEANINGS) if row & set(words(text))} for text in (one, other))
    return len(mine & theirs) / max(1, len(mine | theirs))


def test_a_statement_that_shares_no_word_is_found_by_its_meaning() -> None:
    """Synonyms alone bring the right statement among the candidates, and to the front."""
    question = "would anybody auction that vessel"
    alone, heard = Engine(island()), Engine(island(), second=Rows())
    assert heard.listens
    assert "herald/ferry" not in alone.compare(alone.read(question)).ids
    assert heard.ask(question).ranked[0].statement.id == "herald/ferry"


def test_who_must_speak_still_comes_first() -> None:
    """However near in meaning, nobody else answers for the one that was named."""
    engine = Engine(island(), second=Rows())
    outcome = engine.ask("Did Otto Bram auction a vessel?")
    assert {hit.statement.speaker_id for hit in outcome.ranked} <= {OTTO}
    assert {hit.statement.speaker_id for hit in engine.ask("auction a vessel", speaker=LENA).ranked} <= {LENA}


def test_a_language_the_encoder_does_not_know_is_answered_as_without_it() -> None:
    """Where nothing is heard, scores are those of the engine alone."""
    alone, deaf = Engine(island()), Engine(island(), second=Rows(deaf=True))
    for question in ("Will the ferry stop?", "who spoke of the salt treaty", "colour mills"):
        assert deaf.ask(question) == alone.ask(question)


def test_rows_have_the_columns_that_the_weights_name() -> None:
    """Both models fit the rows they are given."""
    engine = Engine(island(), second=Rows())
    heard = engine.compare(engine.read("Will the ferry stop?"))
    assert heard.heard
    assert {len(row) for row in heard.rows} == {len(features.names(second=True))}
    for second in (False, True):
        model = scorer.shipped(second=second)
        sizes = {len(model.mean), len(model.scale), len(model.rank), len(model.sure) - 3}
        assert sizes == {len(features.names(second=second))}


def test_a_base_that_answers_its_own_questions_better_alone_does_not_listen() -> None:
    """An encoder that finds everything like everything is not listened to, and costs no answer."""
    one = island()
    asking = {
        key: replace(said, questions=(f"{said.text} says who?", f"who said: {said.text}", f"about {said.text}"))
        for key, said in one.statements.items()
    }
    base = replace(one, statements=asking)
    misled = scorer.shipped(second=True)
    backwards = replace(misled, rank=tuple(-weight for weight in misled.rank))
    engine = Engine(base, second=Rows(), informed=backwards)
    assert not engine.listens
    assert engine.trials == Engine(base).trials
    assert isinstance(engine.ask("who said: Bread before banners?", speaker=LENA), Answered)


def test_wrong_answers_weigh_more_than_right_ones() -> None:
    """What a trial is worth counts answers given only, and a wrong one twice."""
    trials = [
        Trial(0.9, right=True, answerable=True),
        Trial(0.9, right=False, answerable=True),
        Trial(0.2, right=False, answerable=True),
    ]
    assert gain(trials, float, 0.65) == -1.0


def test_slips_are_mended_before_an_encoder_hears_them() -> None:
    """Misspelt words become those of the base or everyday ones; real words, short ones and names stay."""
    rows = Rows()
    engine = Engine(island(), second=rows, calibrated=False)
    engine.ask("waht abuot the lighthuose tax in Rome")
    assert rows.asked[-1] == "what about the lighthouse tax in rome"
    assert mended("ask Bolten", lambda _: False, lambda _: None, frozenset({"bolten"})) == "ask bolten"
    assert MIRA in engine.record.speakers
