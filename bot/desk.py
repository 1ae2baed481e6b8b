"""The desk: the one door through which every face asks, verifies and looks things up."""

from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from rapidfuzz import fuzz

from bot.core.answer import Engine, Outcome
from bot.core.links import passage_link
from bot.core.model import Record, Source, Speaker, Statement, Topic, oldest_first
from bot.core.names import Names
from bot.core.second import SecondOpinion
from bot.core.text import fold
from bot.core.verify import Verification, Verifier

_CLOSE = 75.0  # 0..100, rapidfuzz `ratio` of folded names: a slip of the keyboard
_COMPLETES = 60.0  # the same for what is still being typed


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Entry = TypeVar("_Entry", bound=_Named)


@dataclass(frozen=True)
class Desk:
    """One record with everything built from it; never changes, so that one question sees one record."""

    record: Record
    second: SecondOpinion | None = field(default=None, repr=False, compare=False)
    engine: Engine = field(init=False, repr=False)
    verifier: Verifier = field(init=False, repr=False)
    names: Names = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "engine", Engine(self.record, second=self.second))
        object.__setattr__(self, "verifier", Verifier.of(self.record))
        object.__setattr__(self, "names", Names(self.record))

    def ready(self) -> "Desk":
        """Do at once what the first question would otherwise wait for."""
        self.engine.ready()
        return self

    def ask(self, question: str, *, speaker: str | None = None, limit: int = 5, explain: bool = False) -> Outcome:
        """The statement that answers a question, a choice of close ones, or nothing on record; why, if asked to."""
        return self.engine.ask(question, speaker=speaker, limit=limit, explain=explain)

    def verify(self, text: str, *, speaker: str | None = None) -> Verification:
        """Whether a claimed quote is what was said."""
        return self.verifier.verify(text, speaker=speaker)

    def find_speaker(self, name: str) -> tuple[Speaker, ...]:
        """Who is meant by an id or a name as typed: () nobody on record, several where an alias is shared."""
        return self.names.resolve(name)

    def find_topic(self, name: str) -> tuple[Topic, ...]:
        """The topics that an id, a name or an alias as typed may mean."""
        return _find(name, self._topic_names())

    def find_source(self, name: str) -> tuple[Source, ...]:
        """The documents that an id, a title, a publisher or an address as typed may mean."""
        return _find(name, self._source_names())

    def find_statement(self, statement_id: str) -> Statement | None:
        """The statement of a full id; a bare `<statement>` will do where only one source has it."""
        found = self.record.statements.get(statement_id.strip())
        if found is None and "/" not in statement_id:
            same = [one for one in self.record.statements.values() if one.id.endswith(f"/{statement_id.strip()}")]
            found = same[0] if len(same) == 1 else None
        return found

    def complete_speakers(self, typed: str, limit: int = 25) -> tuple[Speaker, ...]:
        """Speakers for what is typed so far, best first."""
        return self.names.complete(typed, limit)

    def complete_topics(self, typed: str, limit: int = 25) -> tuple[Topic, ...]:
        """Topics for what is typed so far, best first."""
        return _complete(typed, self._topic_names())[:limit]

    def complete_sources(self, typed: str, limit: int = 25) -> tuple[Source, ...]:
        """Documents for what is typed so far, best first."""
        return _complete(typed, self._source_names())[:limit]

    def statements(
        self, *, speaker: str | None = None, topic: str | None = None, source: str | None = None
    ) -> tuple[Statement, ...]:
        """Every statement of a speaker, on a topic, from a document (by ids, together), oldest first."""
        pool = self.record.by_speaker.get(speaker, ()) if speaker else tuple(self.record.statements.values())
        return oldest_first(
            [
                one
                for one in pool
                if (topic is None or topic in one.topics) and (source is None or one.source_id == source)
            ]
        )

    def link(self, statement: Statement) -> str | None:
        """The document's address, leading to the passage; None for a document without an address."""
        url = self.record.source_of(statement).url
        return passage_link(url, statement.parts) if url else None

    def role_of(self, statement: Statement) -> str | None:
        """The office the speaker held when it was said: as stored, or the only one held at that date."""
        if statement.role:
            return statement.role
        held = [role.title for role in self.record.speaker_of(statement).roles if role.held_at(statement.said)]
        return held[0] if len(held) == 1 else None

    def _topic_names(self) -> dict[Topic, tuple[str, ...]]:
        return {topic: (topic.id, topic.name, *topic.aliases) for topic in self.record.topics.values()}

    def _source_names(self) -> dict[Source, tuple[str, ...]]:
        return {
            source: tuple(name for name in (source.id, source.title, source.publisher, source.url) if name)
            for source in self.record.sources.values()
        }


def _find(typed: str, named: dict[_Entry, tuple[str, ...]]) -> tuple[_Entry, ...]:
    key = fold(typed).strip()
    if not key:
        return ()
    keys = {entry: [fold(name).strip() for name in names] for entry, names in named.items()}
    exact = tuple(entry for entry, names in keys.items() if key in names)
    if exact:
        return exact
    scored = [(max(fuzz.ratio(key, name) for name in names), entry) for entry, names in keys.items()]
    best = max((score for score, _ in scored), default=0.0)
    return tuple(entry for score, entry in scored if score == best and score >= _CLOSE)


def _complete(typed: str, named: dict[_Entry, tuple[str, ...]]) -> tuple[_Entry, ...]:
    key = fold(typed).strip()
    scored = []
    for place, (entry, names) in enumerate(named.items()):
        score = max(_likeness(key, fold(name)) for name in names) if key else 100.0
        if score >= _COMPLETES:
            scored.append((-score, place, entry))
    return tuple(entry for _, _, entry in sorted(scored, key=lambda one: one[:2]))


def _likeness(key: str, name: str) -> float:
    if name.startswith(key) or any(word.startswith(key) for word in name.split()):
        return 100.0
    return max(fuzz.ratio(key, name), fuzz.ratio(key, name[: len(key)]))
