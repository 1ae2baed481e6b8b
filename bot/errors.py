"""Every exception OnRecord raises on purpose. Each message names the thing, the place and the way out.

OnRecordError
├── SettingsError      a setting is missing or cannot be used
├── KnowledgeError     a knowledge base cannot be read or served; carries its problems
├── LedgerError        what the bot writes down cannot be read or written now
└── CannotRun          the program cannot do what was asked of it (bad arguments, unreadable files)
"""

from bot.problems import Problem


class OnRecordError(Exception):
    """What a face may show to a person as one sentence."""


class SettingsError(OnRecordError):
    """A setting is missing or cannot be used; the message names it and what was expected."""


class KnowledgeError(OnRecordError):
    """A knowledge base cannot be served."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class LedgerError(OnRecordError):
    """The ledger cannot be read or written now; answers do not depend on it."""


class CannotRun(OnRecordError):  # noqa: N818 - reads as the sentence it ends up in
    """Bad arguments or unreadable files: exit status 2."""
