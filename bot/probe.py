"""Asks a running bot on this machine whether it is well: for Docker and for people. Needs the standard library only.

`python -m bot.probe` is what the image's health check runs every few seconds, so it imports next to nothing.
"""

import http.client
import json
import os
import sys

_PATIENCE = 3.0  # seconds
WELL, ILL, OFF = 0, 1, 2


def probe(host: str, port: int) -> tuple[int, str]:
    """The exit status (0 well, 1 not) and a sentence."""
    connection = http.client.HTTPConnection(_reachable(host), port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/healthz")
        state = json.loads(connection.getresponse().read())
    except (OSError, ValueError, http.client.HTTPException) as error:
        return ILL, f"no bot answers at {host}:{port} ({error})"
    finally:
        connection.close()
    if not isinstance(state, dict) or not state.get("ready"):
        return ILL, f"not ready: {state.get('why') if isinstance(state, dict) else 'it is no bot of ours'}"
    return WELL, f"ready, {state.get('statements')} statements on record"


def _reachable(host: str) -> str:
    """Where to find here what listens at every address."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - listens nowhere


if __name__ == "__main__":
    status, sentence = probe(
        os.environ.get("ONRECORD_HEALTH_HOST", "127.0.0.1"), int(os.environ["ONRECORD_HEALTH_PORT"])
    )
    sys.stdout.write(f"{sentence}\n")
    sys.exit(status)
