"""Reviewed exceptions: a warning that need not be told for one record, with the reason, in waivers.yaml."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from bot.knowledge.entry import Entry
from bot.knowledge.hidden import quoted
from bot.knowledge.hints import did_you_mean
from bot.knowledge.rule import Rule, error, warning
from bot.knowledge.rules.check import Finding
from bot.knowledge.rules.references import holds, meant_statement
from bot.knowledge.whole import Whole
from bot.problems import Problem, Severity

UNKNOWN_WAIVER = error(
    "unknown-waiver",
    """
    A waiver names a rule that exists and is a warning, and a record that exists. An error cannot be waived.

    good: {rule: no-durable-copy, record: financialtribune-96036, reason: …, date: "2026-01-31"}
    bad:  {rule: not-in-archive, record: financialtribune-96036, reason: …, date: "2026-01-31"}
    """,
)
IDLE_WAIVER = warning(
    "idle-waiver",
    """
    A waiver is removed when it is not needed any more.

    good: a waiver of no-durable-copy for a source without one
    bad:  a waiver of no-durable-copy for a source that has an archive by now
    """,
)
RULES = (UNKNOWN_WAIVER, IDLE_WAIVER)


@dataclass(slots=True)
class Waivers:
    """The waivers of a base, and which of them were needed."""

    base: Whole
    used: set[tuple[str, str]] = field(default_factory=set)
    _known: dict[tuple[str, str], Entry] = field(init=False)

    def __post_init__(self) -> None:
        self._known = {
            (one.text("rule") or "", one.text("record") or ""): one for one in self.base.waivers if not one.broken
        }

    def cover(self, rule: Rule, finding: Finding) -> bool:
        """Whether a finding is waived; that waiver was needed then."""
        key = (rule.id, finding.record)
        if rule.severity is Severity.ERROR or key not in self._known:
            return False
        self.used.add(key)
        return True

    def unknown(self, rules: Iterable[Rule]) -> Iterator[Problem]:
        """Waivers of rules or records that do not exist, or of errors."""
        by_id = {rule.id: rule for rule in rules}
        for waiver in self.base.waivers:
            name, record = waiver.text("rule"), waiver.text("record")
            if name is not None and name not in by_id:
                message = f"there is no rule {quoted(name)}{did_you_mean(name, by_id)}"
                yield UNKNOWN_WAIVER.at(waiver.place("rule"), message)
            elif name is not None and by_id[name].severity is Severity.ERROR:
                message = f"{name} is an error; only warnings can be waived: mend the record instead"
                yield UNKNOWN_WAIVER.at(waiver.place("rule"), message)
            if record is not None and not self._exists(record) and not self.base.unread:
                names = chain.from_iterable(self._names())
                hint = meant_statement(self.base, record) if "/" in record else did_you_mean(record, names)
                message = f"there is no record {quoted(record)}{hint}"
                yield UNKNOWN_WAIVER.at(waiver.place("record"), message)

    def idle(self, rules: Iterable[Rule]) -> Iterator[Problem]:
        """Waivers of these rules that nothing needed."""
        asked = {rule.id for rule in rules if rule.severity is Severity.WARNING}
        for key, waiver in self._known.items():
            if key not in self.used and key[0] in asked and self._exists(key[1]):
                message = f"nothing breaks {key[0]} for {key[1]} any more; remove this waiver"
                yield IDLE_WAIVER.at(waiver.place("rule"), message)

    def _exists(self, record: str) -> bool:
        return any(record in names for names in self._names()) or holds(self.base, record)

    def _names(self) -> Iterator[Collection[str]]:
        lexicon = self.base.singles.get("lexicon.yaml")
        yield from (self.base.speaker_by_id, self.base.topic_by_id, self.base.source_ids)
        yield lexicon.fields if lexicon else ()
