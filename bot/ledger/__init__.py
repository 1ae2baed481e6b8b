"""The ledger: the one place that writes down anything, in a SQLite file or on a PostgreSQL server."""

from bot.ledger.ledger import KEPT_DAYS, Ledger
from bot.ledger.records import Listed, Proposal

__all__ = ["KEPT_DAYS", "Ledger", "Listed", "Proposal"]
