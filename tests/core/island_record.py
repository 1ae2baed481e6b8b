"""A small invented record for the verifier's tests: three people of an island, and everything a claim can be about."""

from bot.core.edtf import EdtfDate
from bot.core.model import About, Kind, Record, Role, Source, Speaker, Statement

MIRA, OTTO, LENA = "mira", "otto", "lena"


def _statement(key: str, speaker: str, *parts: str, kind: Kind = Kind.DIRECT, **more: str | None) -> Statement:
    context, same_as, said = more.get("context"), more.get("same_as"), more.get("said") or "2021-03-04"
    source = more.get("source") or "herald"
    return Statement(
        f"{source}/{key}", source, speaker, kind, parts, EdtfDate.parse(said), context=context, same_as=same_as
    )


_GULLS = "Otto Bram rejected the charge, noting that the island keeps no gulls in cages anywhere."
_STATEMENTS = (
    _statement(
        "ferry",
        MIRA,
        "The ferry will never stop. We built it with our own hands. Nobody else may sell it, and I’m sure of that,",
    ),
    _statement(
        "tax",
        MIRA,
        "As long as the harbour is closed, we will not pay the lighthouse tax [a levy of 1987]. "
        "It costs 10.5 million crowns a year.",
    ),
    _statement("well", MIRA, "They are doing rather badly … They’re out of coal. They want to trade,"),
    _statement("split", MIRA, "We lit the lamps for every sailor,", "and we shall light them again."),
    _statement(
        "hollow",
        OTTO,
        "hollow to the core",
        kind=Kind.PARTIAL,
        context="Otto Bram left the accord in spring, calling the charter “hollow to the core” before he sailed.",
    ),
    _statement(
        "coast",
        OTTO,
        "Our guards were teachers who offered lessons, and the towns of Ovel, Trin and Maske rebuilt their walls "
        "themselves,",
    ),
    _statement("gulls", OTTO, _GULLS, kind=Kind.REPORTED, context=_GULLS),
    _statement("deal", OTTO, "I do not believe the salt treaty is dead, but it sleeps unless the council wakes it."),
    _statement("echo", LENA, "Mira Voss told me: ‘the granary is a fortress of patience’ and I laughed."),
    _statement("storm", LENA, "The storm took four colour mills and seventy percent of the wheat."),
    _statement(
        "storm-again",
        LENA,
        "The tempest took four color mills and most of the wheat.",
        source="courier",
        same_as="herald/storm",
    ),
    _statement("shared-a", LENA, "Bread before banners."),
    _statement("shared-b", OTTO, "Bread before banners!", source="courier"),
)


def island() -> Record:
    """The record."""
    people = (
        Speaker(MIRA, "Mira Voss", ("Voss", "Captain Voss"), (Role("Harbour Master"),)),
        Speaker(OTTO, "Otto Bram", ("Bram",), (Role("President of the Council"),)),
        Speaker(LENA, "Lena Ostrov", ("Ostrov",)),
    )
    sources = (Source("herald", "The Island Herald"), Source("courier", "The Courier"))
    return Record(
        About("An island"),
        {one.id: one for one in people},
        {one.id: one for one in sources},
        {one.id: one for one in _STATEMENTS},
    )
