"""Verdicts and differences in plain words: one fixed sentence for each verdict, and a diff that needs no colour.

Absence from this record is no proof of anything, so no sentence here calls a quote untrue, and none says that
somebody never said a thing: only what is on record, and as whose words.
"""

from collections.abc import Iterable, Mapping

from bot.core.verdict import Edit, Level, Op, Tag, Verdict, Verification

SENTENCES: Mapping[Verdict, str] = {
    Verdict.VERBATIM: "On record word for word: these exact words stand in a row in a quotation.",
    Verdict.TRIVIAL: "On record: the same words in the same order; only case, punctuation or editor’s brackets differ.",
    Verdict.ALTERED: "Like a statement on record, but words are changed, added, left out, or a reporter’s.",
    Verdict.MISATTRIBUTED: "These words are on record as another speaker’s.",
    Verdict.SPLICED: "Put together: these pieces are on record, but they do not stand next to each other there.",
    Verdict.NOT_ON_RECORD: "Not on record here. That says nothing of whether it was said elsewhere.",
}
"""One fixed sentence a verdict, for people who see it for the first time."""

_KINDS: Mapping[str, str] = {
    Tag.NEGATION: "a “not” was put in or taken out",
    Tag.NUMBER: "a number changed",
    Tag.DATE: "a date or time changed",
    Tag.NAME: "a name changed",
    Tag.MODAL: "will, can, must or the like changed",
    Tag.ANTONYM: "a word became its opposite",
    Tag.COMPARATIVE: "a comparison changed",
    Tag.QUANTIFIER: "how many or how often changed",
    Tag.CONDITION: "a condition changed",
    Tag.HEDGE: "how sure the speaker is changed",
    Tag.INSERTION: "words were put in",
    Tag.CUT: "words were left out with no mark",
    Tag.ELISION: "words were left out at an ellipsis",
    Tag.BRACKET: "an editor’s brackets differ",
    Tag.FORM: "another form of the same word",
    Tag.SLIP: "a slip of a letter",
    Tag.WORDING: "other words",
    Tag.REPORTED: "the reporter’s words",
}


def verdict_sentence(found: Verification) -> str:
    """The fixed sentence of a verdict; of an altered one that only a form or a slip tells apart, that too is said."""
    sentence = SENTENCES[found.verdict]
    best = found.matches[0] if found.matches else None
    if found.verdict is Verdict.ALTERED and best and best.level in (Level.FORM, Level.SLIP) and not best.reporter:
        return f"{sentence} Only the form or spelling of a word differs."
    return sentence


def diff_in_words(diff: Iterable[Edit]) -> str:
    """A difference as one line that a screen reader can read: same words as they are, others in labelled brackets."""
    labels = {Op.REMOVED: "left out", Op.ADDED: "added"}
    return " ".join(edit.text if edit.op is Op.SAME else f"[{labels[edit.op]}: {edit.text}]" for edit in diff)


def changes_in_words(diff: Iterable[Edit]) -> tuple[str, ...]:
    """What kinds of change a difference holds, a phrase each, in reading order and none twice."""
    tags = [tag for edit in diff if edit.op is not Op.SAME for tag in edit.tags]
    return tuple(_KINDS[tag] for tag in dict.fromkeys(tags))
