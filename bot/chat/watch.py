"""What a running bot knows about itself: is Discord there, what came of questions, how fast; never their text."""

import hashlib
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.core.answer import Answered, Choices
from bot.core.model import Record
from bot.core.outcome import NothingOnRecord
from bot.ledger import Ledger

# Discord asks for a heartbeat every 41.25 s and answers each, so a sound connection is never silent for longer.
SILENT = 46.0  # seconds
GRACE = 15.0  # seconds a lost connection may take to come back before it is called ill
_OUTCOMES = {Answered: "answered", Choices: "choices", NothingOnRecord: "none"}
_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Health:
    """Whether questions can be answered now; where not, `why` is a sentence."""

    ready: bool
    why: str = ""


@dataclass
class Pulse:
    """The connection as it is seen from here; times in seconds of a monotonic clock."""

    clock: Clock = time.monotonic
    waiting: str = "the bot is starting"
    been_up: bool = False
    latency: Callable[[], float] = lambda: math.nan
    heard: float = field(init=False)
    _down: dict[int | None, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.heard = self.clock()

    def begin(self, latency: Callable[[], float]) -> None:
        """A new client connects: nothing is known of it yet."""
        self.waiting, self.been_up, self.latency = "the bot is connecting to Discord", False, latency
        self.heard = self.clock()
        self._down.clear()

    def wait(self, why: str) -> None:
        """Nothing is connected, and for this reason."""
        self.waiting, self.been_up = why, False

    def up(self, shard: int | None) -> None:
        """A connection is ready or has been resumed."""
        self.been_up = True
        self._down.pop(shard, None)
        self._down.pop(None, None)

    def down(self, shard: int | None) -> None:
        """A connection was lost; the library tries to resume it."""
        self._down.setdefault(shard, self.clock())

    @property
    def silence(self) -> float:
        """Seconds since Discord was last heard."""
        return self.clock() - self.heard

    def health(self) -> Health:
        """Whether questions can be answered now."""
        if not self.been_up:
            return Health(ready=False, why=self.waiting)
        if self.silence > SILENT:
            return Health(ready=False, why=f"Discord has been silent for {self.silence:.0f} s")
        lost = max((self.clock() - since for since in self._down.values()), default=0.0)
        if lost > GRACE:
            return Health(ready=False, why=f"the connection to Discord was lost {lost:.0f} s ago")
        return Health(ready=True)


class Watch(Collector):
    """Counts and times for /metrics, with the pulse and what is served now."""

    def __init__(self, record: Record, ledger: Ledger) -> None:
        """Starts with nothing counted."""
        self.pulse = Pulse()
        self.registry = registry = CollectorRegistry()
        self._record, self._ledger = record, ledger
        self._id = record_id(record)
        self.asked = Counter("onrecord_questions", "Questions by outcome.", ("outcome",), registry=registry)
        self.thought = Histogram("onrecord_ask_seconds", "Finding an answer.", buckets=_SECONDS, registry=registry)
        self.answered = Histogram(
            "onrecord_answer_seconds", "From a message to its answer on Discord.", buckets=_SECONDS, registry=registry
        )
        self.reloads = Counter(
            "onrecord_reloads", "Times the base was read again, by result.", ("result",), registry=registry
        )
        self.logins = Counter(
            "onrecord_logins", "Logins to the gateway (Discord allows 1,000 a day).", registry=registry
        )
        self.lost = Counter("onrecord_connections_lost", "Connections to the gateway that ended.", registry=registry)
        self.again = Counter("onrecord_repeated_events", "Messages that Discord told twice.", registry=registry)
        for outcome in _OUTCOMES.values():
            self.asked.labels(outcome)
        for result in ("served", "refused"):
            self.reloads.labels(result)
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        registry.register(self)

    def outcome(self, outcome: object, seconds: float) -> str:
        """A question was answered by the desk; returns the outcome's name."""
        name = _OUTCOMES.get(type(outcome), "other")
        self.asked.labels(name).inc()
        self.thought.observe(seconds)
        return name

    def serves(self, record: Record) -> None:
        """Another record is served from now on."""
        self._record, self._id = record, record_id(record)

    def state(self) -> dict[str, object]:
        """What /healthz tells."""
        health, latency = self.pulse.health(), self.pulse.latency()
        return {
            "ready": health.ready,
            "why": health.why or None,
            "gateway_latency_seconds": round(latency, 4) if math.isfinite(latency) else None,
            "seconds_since_event": round(self.pulse.silence, 1),
            "record": self._id,
            **self._counts(),
            "ledger_errors": self._ledger.errors,
        }

    def collect(self) -> Iterator[Metric]:
        """What is read at the moment of asking."""
        latency = self.pulse.latency()
        yield _gauge("ready", "1 where questions can be answered.", float(self.pulse.health().ready))
        yield _gauge("gateway_latency_seconds", "Last heartbeat to its answer.", latency)
        yield _gauge("seconds_since_event", "Since Discord was last heard.", self.pulse.silence)
        yield _gauge("ledger_errors", "Failed calls of the ledger since the start.", float(self._ledger.errors))
        for name, count in self._counts().items():
            yield _gauge(f"record_{name}", f"How many {name} are on record.", float(count))
        yield InfoMetricFamily("onrecord_record", "Which record is served.", {"id": self._id})

    def _counts(self) -> dict[str, int]:
        held = self._record
        return {
            "speakers": len(held.speakers),
            "topics": len(held.topics),
            "sources": len(held.sources),
            "statements": len(held.statements),
        }


def record_id(record: Record) -> str:
    """A short name for exactly this content, the same in every process that serves it."""
    if record.shelf.key:
        return record.shelf.key[:12]
    digest = hashlib.sha256()
    for table in (record.speakers, record.topics, record.sources, record.statements):
        for one in table.values():
            digest.update(repr(one).encode())
    return digest.hexdigest()[:12]


def _gauge(name: str, about: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"onrecord_{name}", about, value=value)
