from collections import Counter
from functools import cache
from random import Random

import pytest
from claims_generator import KINDS, Said, generate
from invented import a_sentence, record_of, statements

from bot.core.verify import Verdict, Verifier
from bot.desk import Desk

EACH = 14
TRUE = (Verdict.VERBATIM, Verdict.TRIVIAL)
# What may be missed on a small sample: five to seven words of which one is changed, and chance collisions of an
# invented grammar that has only so many frames.
FLOORS = {"altered: 5-7 words": 0.8, "spliced": 0.85, "not on record": 0.9}


@cache
def outcome() -> dict[str, Counter[Verdict]]:
    """The verdicts by kind on 500 invented statements."""
    said = statements(500, seed=7)
    verifier = Verifier.of(record_of(said))
    verdicts: dict[str, Counter[Verdict]] = {}
    for claim in generate(said, statements(EACH * 3, seed=8), seed=9, each=EACH):
        found = verifier.verify(claim.text, speaker=claim.speaker)
        verdicts.setdefault(claim.kind, Counter())[found.verdict] += 1
    return verdicts


@pytest.mark.parametrize("kind", [*KINDS, "not on record"])
def test_every_kind_of_claim_is_classed_right(kind: str) -> None:
    """Claims with known verdicts get them, kind by kind."""
    if kind not in outcome():
        assert kind.startswith("form")  # the grammar has no numeral and no spelling to change
        return
    counts = outcome()[kind]
    expected = KINDS[kind][1] if kind in KINDS else {Verdict.NOT_ON_RECORD}
    right = sum(count for verdict, count in counts.items() if verdict in expected)
    assert right >= FLOORS.get(kind, 0.92) * counts.total(), counts


def test_true_words_are_never_refused_and_wrong_speakers_never_pass() -> None:
    """The two classes that must be right always are."""
    for kind, counts in outcome().items():
        if kind.startswith("verbatim"):
            assert set(counts) <= set(TRUE), kind
        if kind == "wrong speaker":
            assert set(counts) == {Verdict.MISATTRIBUTED}


def test_nothing_changed_passes_for_true() -> None:
    """No altered, spliced or unknown claim is called verbatim or trivial."""
    passed = {kind: counts for kind, counts in outcome().items() if not kind.startswith("verbatim")}
    assert not any(verdict in TRUE for counts in passed.values() for verdict in counts)


def test_claims_made_from_the_shipped_base(shipped: Desk) -> None:
    """On the shipped base too: true words pass, others' words and changed words do not."""
    # What stands in brackets is the source's, and a change inside them is none of the speaker's words.
    quoted = [one for one in shipped.record.statements.values() if one.kind == "direct" and "[" not in one.text]
    said = [Said(one.id, one.speaker_id, one.text) for one in quoted]
    random = Random(3)  # noqa: S311 - reproducible, not secret
    strangers = [Said(f"x/{number}", "zarif", a_sentence(random)) for number in range(12)]
    wrong = []
    claims = generate(said, strangers, seed=4, each=4)
    for claim in claims:
        found = shipped.verify(claim.text, speaker=claim.speaker)
        if found.verdict not in claim.expected:
            wrong.append((claim.kind, found.verdict, claim.text))
    assert len(wrong) <= 0.05 * len(claims), wrong
