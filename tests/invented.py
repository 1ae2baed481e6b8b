"""Invented people who say invented things: news-like statements from a seeded grammar, and records made of them.

No text is copied from anywhere. The words fall off in frequency as in real speech: a few frames that everybody uses,
some hundred content words, names and numbers that are rare.
"""

from collections.abc import Callable, Iterable, Sequence
from random import Random

from claims_generator import Said

from bot.core.edtf import EdtfDate
from bot.core.model import About, Kind, Record, Source, Speaker, Statement


def _words(text: str) -> list[str]:
    return text.split()


def _phrases(text: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in text.split("|")]


_NOUNS = _words("""
    government parliament council ministry budget harvest harbour bridge railway treaty border river valley
    hospital school teacher farmer fisherman engineer driver nurse soldier judge court verdict prison police
    crime fraud scandal inquiry report letter speech promise apology mistake failure success victory defeat war
    peace truce army weapon missile plan policy reform tax pension wage price market bank loan debt deficit
    trade tariff export import factory mine pipeline oil gas coal power water drought flood storm fire forest
    wheat cattle fishing tourism airport road tunnel ferry port ship island coast mountain city village street
    house rent family child mother father grandmother generation citizen voter election ballot campaign party
    coalition opposition minority majority leader president minister mayor senator ambassador neighbour ally
    enemy rival partner friend stranger guest visitor refugee migrant worker union strike protest march crowd
    riot press newspaper journalist camera rumour truth lie secret evidence witness trial law rule right duty
    freedom justice dignity honour respect trust fear hope anger patience courage wisdom memory history future
""")
_ADJECTIVES = _words("""
    good bad new old great small strong weak safe dangerous honest corrupt fair unfair rich poor high low long
    short open closed public private national local foreign northern southern eastern western rural urban early
    late first last serious simple difficult easy clear secret official shameful proud bitter patient stubborn
    careful reckless costly cheap empty broken hidden ancient modern temporary permanent peaceful violent
    responsible useless necessary
""")
_VERBS = _words("""
    build rebuild close open sell buy defend attack support oppose accept reject sign break keep repair destroy
    protect abandon fund cut raise lower freeze publish hide explain deny admit forgive punish reward invite
    expel welcome blame thank trust doubt ignore respect challenge suspend cancel postpone extend finish begin
    stop save waste borrow repay
""")
_FRAMES = _phrases("""
    we will {v} the {n} | we will never {v} the {a} {n} | I do not believe that the {n} is {a} | they want to
    {v} our {n} | nobody can {v} a {n} without a {a} {n} | the {n} of {p} is {a} and the {n} is {a} | it is time
    to {v} the {n} | this {n} must {v} every {n} in {p} | I have seen {k} {n}s in {p} and not one {a} {n} | we
    cannot {v} the {n} of {p} | the {a} {n} should {v} the {n} before the {n} does | my {n} taught me to {v} the
    {n} | you do not {v} a {n} with a {n} | there are {k} {n}s behind every {a} {n} | {q} told me that the {n}
    was {a} | they have {a} {n}s and we have the {n} | we are ready to {v} the {n} with {p} | it would be {a} to
    {v} the {n} now | {k} percent of the {n}s are {a} | the {n} will cost {k} million crowns | in {y} the {n}
    was {a} | our {n} does not need a {a} {n}
""")
_OPENERS = (
    "",
    "",
    "",
    "",
    "I think ",
    "Let me be clear: ",
    "Of course ",
    "As I said in {p}, ",
    "Frankly, ",
    "Today ",
    "However, ",
    "If we wait, ",
)
_JOINS = (", and ", ", but ", " because ", ", so ", " while ", "; ", " unless ", " as long as ")
_ONSETS = ("b", "br", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z")
_RHYMES = (
    "ado",
    "ail",
    "ander",
    "arin",
    "ebel",
    "elm",
    "erro",
    "ida",
    "ilvar",
    "imund",
    "olen",
    "onia",
    "orvik",
    "uda",
    "ulan",
    "una",
)


def a_name(random: Random) -> str:
    """A name of nobody and nowhere."""
    return a_word(random).capitalize()


def a_word(random: Random) -> str:
    """A word of no language, one of some thirty thousand."""
    ends = (random.choice(_RHYMES), random.choice(("", *_RHYMES)), random.choice(("", "", "r", "ska", "th", "vic")))
    return random.choice(_ONSETS) + "".join(ends)


def a_sentence(random: Random) -> str:
    """One sentence as a politician might say it."""
    text = random.choice(_OPENERS) + random.choice(_FRAMES)
    while random.random() < 0.45 and len(text) < 150:
        text += random.choice(_JOINS) + random.choice(_FRAMES)
    for slot, fill in _FILLS.items():
        while slot in text:
            text = text.replace(slot, fill(random), 1)
    return text[0].upper() + text[1:] + random.choice((".", ".", ".", "!", "?"))


_FILLS: dict[str, Callable[[Random], str]] = {
    "{v}": lambda random: _rare(random, _VERBS),
    "{n}": lambda random: _rare(random, _NOUNS),
    "{a}": lambda random: _rare(random, _ADJECTIVES),
    "{p}": a_name,
    "{q}": lambda random: f"{a_name(random)} {a_name(random)}",
    "{k}": lambda random: str(random.choice((3, 7, 12, 25, 40, 85, 120, 300)) + random.randrange(40)),
    "{y}": lambda random: str(random.randint(1950, 2019)),
}


_SELDOM = 0.15


def _rare(random: Random, words: Sequence[str]) -> str:
    """A word, those at the front of the list more often, and now and then one that hardly anybody uses."""
    if random.random() < _SELDOM:
        return a_word(random)
    return words[int(len(words) * random.random() ** 1.6)]


def statements(count: int, *, seed: int, speakers: int = 0) -> list[Said]:
    """Invented statements of one to three sentences by invented speakers: one for every four unless told."""
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    people = [f"{a_name(random)} {a_name(random)} {number}" for number in range(speakers or max(2, count // 4))]
    return [
        Said(
            f"s/{number}",
            random.choice(people),
            " ".join(a_sentence(random) for _ in range(random.choice((1, 1, 2, 3)))),
        )
        for number in range(count)
    ]


def record_of(said: Iterable[Said]) -> Record:
    """A record in which all of it is quoted whole."""
    everything = list(said)
    return Record(
        About("An invented base"),
        {one.speaker: Speaker(one.speaker, one.speaker) for one in everything},
        {"s": Source("s", "Invented news")},
        {one.id: statement_of(one) for one in everything},
    )


def statement_of(one: Said) -> Statement:
    """What somebody said, quoted whole."""
    return Statement(one.id, "s", one.speaker, Kind.DIRECT, (one.text,), _DAY)


_DAY = EdtfDate.parse("2019-05-04")
