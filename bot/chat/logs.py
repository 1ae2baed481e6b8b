"""The log of a running bot: one line an event, no token, no traceback for what is only a lost connection."""

import logging
import sys
import time


class OneLine(logging.Formatter):
    """Times in UTC; the token is blotted out wherever it might stand."""

    def __init__(self, token: str | None, *, tracebacks: bool) -> None:
        """With `tracebacks` the errors of the Discord library keep theirs; unexpected errors always do."""
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime
        self._token = token
        self._tracebacks = tracebacks

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the traceback where it helps."""
        if record.exc_info and not self._tracebacks and record.name.startswith("discord"):
            error = record.exc_info[1]
            record = logging.makeLogRecord(record.__dict__ | {"exc_info": None, "exc_text": None})
            record.msg, record.args = f"{record.getMessage()} ({type(error).__name__}: {error})", None
        text = super().format(record)
        return text.replace(self._token, "[token]") if self._token else text


def start_logging(level: str, token: str | None) -> logging.Handler:
    """Log to standard error from `level` on; the Discord library only its warnings unless everything is wanted."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine(token, tracebacks=level == "debug"))
    for name, floor in (("onrecord", level), ("discord", level if level == "debug" else "warning")):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(floor.upper())
        logger.propagate = False
    return handler
