"""Speech reported without quotation marks: Smith said (that) …, or …, Smith noted."""

from bot.core.ingest.attribution import Claim
from bot.core.ingest.cues import SAYING
from bot.core.ingest.lexicon import PREPOSITIONS
from bot.core.ingest.subjects import Reader

_TENSED = ("past", "third", "participle")
_WEIGHT = 50.0  # below any quotation with a cue


def reported_claim(reader: Reader) -> Claim | None:
    """Who reports speech in a sentence without quotations; None where nobody does. Only verbs of speech count."""
    for verb in range(len(reader.tokens)):
        cue = reader.cue_at(verb)
        if cue is None or not reader.speaks(verb) or cue.form not in _TENSED or reader.passive(verb):
            continue
        if cue.lemma not in SAYING and not _clause_follows(reader, verb + 1):
            continue
        mention = reader.subject_before(verb)
        if mention is not None:
            return Claim(mention, verb, cue.strength, _WEIGHT)
    return None


def _clause_follows(reader: Reader, at: int) -> bool:
    """Whether a clause follows the verb (that …), or the sentence ends because the clause came first."""
    word = reader.low(at)
    return word in ("", "that", ".", "it", "there") or (word in PREPOSITIONS and reader.low(at + 1) == "that")
