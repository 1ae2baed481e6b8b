"""Ids by their digest, for places with too little room for an id as it is."""

import hashlib
from typing import Protocol, runtime_checkable


def digest(identity: str) -> str:
    """The first 16 hexadecimal digits of an id's SHA-256: the same for ever."""
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


@runtime_checkable
class Digested(Protocol):
    """Whatever finds an id by its digest without trying every one."""

    def of_digest(self, found: str) -> str | None:
        """The id that is on record and has this digest; long ids alone are known so."""
        ...
