import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.core.register import SHORTEST, Register, facts, likeness
from bot.core.text import fold

WORDS = st.sampled_from(("Arda", "Velm", "Velmar", "Tobin", "Ilse", "von", "Вельм", "Ölund", "Korrin", "korr"))
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
ENTRIES = st.lists(st.lists(NAMES, min_size=1, max_size=3), min_size=1, max_size=12)
_LETTERS = "abdefgiklmnoprstuvz"


def register_of(entries: list[list[str]]) -> Register:
    """Entries numbered in order, with their names."""
    return Register(facts((str(number), names) for number, names in enumerate(entries)))


@given(ENTRIES, NAMES)
def test_a_name_finds_everybody_who_goes_by_it(entries: list[list[str]], typed: str) -> None:
    """An exact name, in any case, gives all who bear it and nobody else; another gives only those nearest."""
    bearers = tuple(str(number) for number, names in enumerate(entries) if typed in names)
    found = register_of(entries).find(typed.upper())
    if bearers:
        assert found == bearers
    assert len(set(found)) == len(found)


@given(ENTRIES, NAMES, st.integers(1, 10))
def test_completion_is_by_likeness(entries: list[list[str]], typed: str, length: int) -> None:
    """Best are the names that begin so, then those of which a later word does, then the nearest; ties in order."""
    key = fold(typed[:length]).strip()
    scores = {
        str(number): max(likeness(key, fold(name)) for name in names) if key else 100.0
        for number, names in enumerate(entries)
    }
    least = 60.0 if len(key) >= SHORTEST else 95.0
    wanted = sorted((one for one in scores if scores[one] >= least), key=lambda one: (-scores[one], int(one)))
    assert register_of(entries).complete(typed[:length], 25) == tuple(wanted)
    assert register_of(entries).complete(typed[:length], 2) == tuple(wanted)[:2]


def many() -> list[str]:
    """Three thousand names that are two slips or more apart from most others."""
    return [
        f"{a}{b}{c}{d}ar o{d}{c}en" for a in _LETTERS[:8] for b in _LETTERS for c in _LETTERS[:5] for d in _LETTERS[:4]
    ]


@pytest.mark.parametrize("place", [0, 7, 1100, 3000])
def test_a_slip_is_found_among_thousands(place: int) -> None:
    """Among thousands of names a slip still leads to one that is as near as any."""
    names = many()
    register = register_of([[name] for name in names])
    name = names[place]
    typed = name[:2] + name[3] + name[2] + name[4:]
    found = register.find(typed)
    nearest = min(OSA.distance(typed, one) for one in names)
    assert found
    assert all(OSA.distance(typed, names[int(one)]) <= nearest + 1 for one in found)
    assert str(place) in register.complete(name[:3], 200)


def test_a_further_name_counts_only_where_nobody_bears_it() -> None:
    """Of surnames alone, that of a person who goes by just that is hers; a shared one means all who share it."""
    people = [("a", ["Arda Velm"]), ("b", ["Otto Velm"]), ("c", ["Korrin"]), ("d", ["Tobin Korrin"])]
    register = Register(facts(people, [("velm", "a"), ("velm", "b"), ("korrin", "d")]))
    assert register.find("Velm") == ("a", "b")
    assert register.find("Korrin") == ("c",)
