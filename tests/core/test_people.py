from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.frequency import common
from bot.core.model import Speaker
from bot.core.people import People, people_facts
from bot.core.terms import tokens

WORDS = st.text("abcdef", min_size=5, max_size=12).filter(lambda word: [one.word for one in tokens(word)] == [word])
NAMES = st.lists(WORDS, min_size=1, max_size=30, unique=True)


@given(NAMES, st.data())
def test_the_nearest_name_is_found_by_its_pieces(names: list[str], data: st.DataObject) -> None:
    """A word with one slip, or two in a long one, means the name that trying all of them gives."""
    people = People(people_facts([Speaker(f"p{number}", name) for number, name in enumerate(names)]))
    typed = list(data.draw(st.sampled_from(names)))
    for _ in range(data.draw(st.integers(1, 2))):
        at = data.draw(st.integers(0, len(typed) - 1))
        match data.draw(st.sampled_from(("out", "in", "other", "exchanged"))):
            case "out":
                del typed[at]
            case "in":
                typed.insert(at, data.draw(st.sampled_from("abcdef")))
            case "other":
                typed[at] = data.draw(st.sampled_from("abcdef"))
            case _ if at:
                typed[at - 1], typed[at] = typed[at], typed[at - 1]
    word = "".join(typed)
    if len(word) < 5 or common(word) or word in names:
        return
    near = process.extractOne(word, sorted(names), scorer=OSA.distance, score_cutoff=2 if len(word) >= 8 else 1)
    assert people.slip(word) == ((f"p{names.index(near[0])}",) if near else ())
