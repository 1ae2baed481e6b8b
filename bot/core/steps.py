"""What a message turns out to ask, and what is kept of an exchange: values."""

from dataclasses import dataclass

from bot.core.followup import Aspect


@dataclass(frozen=True, slots=True)
class Turn:
    """The last exchange: the matter as it was asked in full, who alone it asked, and the statements shown.

    `matter` are statements that the matter was on where none can be pointed to now, as after a miss; `seen`
    those shown earlier on.
    """

    question: str
    statements: tuple[str, ...] = ()
    speaker: str | None = None
    matter: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that stands by itself. `otherwise` is to be looked at where it finds nothing."""

    question: str
    speaker: str | None = None
    otherwise: "Next | None" = None


@dataclass(frozen=True, slots=True)
class About:
    """Something about one statement that was shown."""

    aspect: Aspect
    statement: str


@dataclass(frozen=True, slots=True)
class Also:
    """Further statements, by id, nearest first; `of` is the statement they go on from."""

    of: str
    statements: tuple[str, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """It refers to something, but not to one thing: `statements` are what it may mean, () where nothing was shown."""

    statements: tuple[str, ...] = ()
    aspect: Aspect | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is, and everything that person said."""

    speaker: str


Next = Ask | About | Also | Unclear | Person
