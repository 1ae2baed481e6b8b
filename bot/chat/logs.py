"""The log of a running bot: a line an event, no token, no question, no traceback for a connection that was lost."""

import json
import logging
import sys
import time

from bot.settings import Settings


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


class Json(OneLine):
    """The same, an object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Keys: time, level, logger, message, and traceback where there is one."""
        text, _, traceback = super().format(record).partition("\n")
        when, level, _ = text.split(" ", 2)
        told = {"time": when, "level": level.lower(), "logger": record.name, "message": text.split(": ", 1)[1]}
        return json.dumps(told | ({"traceback": traceback} if traceback else {}), ensure_ascii=False)


# At debug these log whole packets, and so what people write.
_WORDY = ("discord.gateway", "discord.http", "discord.webhook.async_", "discord.webhook.sync")


def start_logging(settings: Settings) -> logging.Handler:
    """Log to standard error as set; the Discord library only its warnings unless everything is wanted."""
    kind = Json if settings.log_format == "json" else OneLine
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(kind(settings.token, tracebacks=settings.log == "debug"))
    for name, floor in (
        ("onrecord", settings.log),
        ("discord", settings.log if settings.log == "debug" else "warning"),
    ):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(floor.upper())
        logger.propagate = False
    for name in _WORDY:
        logging.getLogger(name).setLevel(logging.NOTSET if settings.log_questions else logging.INFO)
    return handler
