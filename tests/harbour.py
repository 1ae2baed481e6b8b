"""An invented base: two people of one country and one of another talk about a harbour, a ferry and a fishing ban."""

from bot.core.edtf import EdtfDate
from bot.core.model import About, Kind, Record, Role, Source, Speaker, Statement, Topic

_SPEAKERS = (
    Speaker("velm", "Arda Velm", ("Velm", "Вельм"), (Role("Foreign Minister of Ostavia"),)),
    Speaker("korrin", "Tobin Korrin", ("Korrin",), (Role("Spokesman of the Harbour Authority of Ostavia"),)),
    Speaker("sanderow", "Ilse Sanderow", ("Sanderow", "President Sanderow"), (Role("President of Lindmark"),)),
)
_STATEMENTS = (
    ("velm-ban", "velm", "We will never accept a fishing ban that others write for us.", "interview with Radio Nord",
     ("Does Velm accept the fishing ban?", "Who rejects a fishing ban written by others?", "fishing ban")),
    ("velm-talks", "velm", "Talks are welcome once the blockade of the strait has ended.", None,
     ("When would Velm talk?", "What has to happen before Ostavia negotiates?", "talks after the blockade")),
    ("korrin-ferry", "korrin", "The ferry was inspected twice in 2031 and found safe.", "press conference",
     ("Was the ferry safe?", "How often was the ferry inspected?", "What did Korrin say about the ferry?")),
    ("sanderow-ban", "sanderow", "The fishing ban protects herring for everybody, Ostavia included.", None,
     ("Why does Sanderow want a fishing ban?", "Who says the ban protects herring?", "herring protection")),
    ("sanderow-bridge", "sanderow", "Lindmark will pay for the whole bridge, and I promise it opens next spring.", None,
     ("Who pays for the bridge?", "When does the bridge open?", "Did Sanderow promise a bridge?")),
)  # fmt: skip


def record() -> Record:
    """The whole base."""
    statements = {
        f"gazette/{key}": Statement(
            f"gazette/{key}", "gazette", speaker, Kind.DIRECT, (text,), EdtfDate.parse("2031-04-02"), venue=venue,
            topics=("fishing",) if "ban" in key else (), questions=questions,
        )
        for key, speaker, text, venue, questions in _STATEMENTS
    }  # fmt: skip
    return Record(
        About("harbour"),
        {speaker.id: speaker for speaker in _SPEAKERS},
        {"gazette": Source("gazette", "Harbour news", "Ostavia Gazette")},
        statements,
        {"fishing": Topic("fishing", "Fishing rights", ("catch quotas",))},
        (("ostavia", "ostavian"), ("lindmark", "lindmarker"),
         ("talks", "talk", "negotiate", "переговоры"), ("ferry", "steamer", "паром"),
         ("blockade", "closure of the strait")),
    )  # fmt: skip
