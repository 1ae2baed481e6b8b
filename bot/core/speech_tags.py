"""How a message names the speaker of a quotation: "Zarif said", "— Trump", "zarif:", "Selon Zarif", "did he say this".

Nothing is looked up here: a name is what is written where a name stands, less what cannot be part of one.
"""

import re

from bot.core.patterns import pattern
from bot.core.text import fold

# A name: up to six words with capitals or of a script without them, particles between; or whose office it is.
_PART = r"[^\W\d_a-z][\w.’'-]*"
_OFFICES = (
    r"(?:foreign|prime|vice|deputy|first|minister|president|secretary|spokes\w+|advis[eo]r|ambassador|chief|diplomat|"
    r"leader|official|security|national|supreme|top|lawyer|wife|son|daughter|brother|envoy|general|press|state|nuclear|"
    r"parliament|speaker|negotiator|military)"
)
_NAME = (
    rf"(?<![\w@])@?{_PART}(?:\s+(?:(?:al|bin|ibn|de|da|del|der|den|van|von|of|the|la|le|el)\s+)*{_PART}){{0,5}}"
    rf"(?:(?<=[’']s)(?:\s+{_OFFICES}){{1,5}})?"
)
_VERBS = """
    said|says|saying|say|told|tells|added|adds|adding|stated|states|tweeted|tweets|posted|wrote|writes|claimed|claims|
    declared|declares|warned|warns|noted|notes|insisted|insists|asked|asks|announced|argued|argues|replied|replies|
    responded|responds|answered|answers|countered|retorted|continued|concluded|remarked|observed|put it|puts it|
    put|puts|vowed|promised|admitted|admits|reiterated|repeated|stressed|emphasised|
    emphasized|underlined|commented|explained|shot back|fired back|quoted as saying|
    sagte|sagt|erklärte|schrieb|dit|a dit|a déclaré|déclare|dijo|dice|ha dicho|declaró|afirmó|ha detto|disse|dedi|
    сказал|сказала|сказали|заявил|заявила|говорит|написал|написала|گفت|قال|قالت|صرح
""".replace("\n", "").replace("    ", "")
_LAST_WORDS = frozenset(verb.rpartition(" ")[2] for verb in _VERBS.split("|"))
_VERB = (
    r"(?:(?:has|have|had|was|is|once|also|then|later|just|reportedly|recently|famously|really|actually)\s+)*"
    rf"(?:{_VERBS})\b"
)
_CALLING = r"(?:calls|called|calling|describes|described)\b"
_WHOSE = r"(?:[Ss]elon|[Ss]egún|[Ll]aut|[Ss]econdo|[Dd][’']après|По словам|[Aa]ccording to|[Pp]er|[Vv]ia)"
_REST = r"[^.!?\n\"“„«]{0,60}"
_ASIDE = r"(?:,[^,\n]{1,60},)?"
_TAG = (
    rf"(?:(?:{_NAME}|[Hh]e|[Ss]he|[Tt]hey){_ASIDE}\s+{_VERB}{_REST}"
    rf"|{_VERB}\s+(?:{_NAME}|he|she|they|the\s[\w ]{{3,30}}){_REST})"
)
_BEFORE = (
    pattern(rf"(?<!\bthe )(?<!\b[a-z][a-z] )(?P<name>{_NAME})[*_]*\s*(?:\([^)\n]*\))?\s*:[*_]*\s*$"),
    pattern(rf"(?P<name>{_NAME})\s*{_ASIDE}\s+(?:{_VERB}|{_CALLING}){_REST}$"),
    pattern(rf"\b{_WHOSE}\s+(?P<name>{_NAME})\s*[,:]\s*$"),
    pattern(rf"(?:^|[.!?\n]\s*)(?P<name>{_NAME})(?:\s+[\w.’'-]+){{1,6}}\s*:\s*$"),
    pattern(rf"(?:^|\s)(?P<name>[a-z]{{3,}})\s+{_VERB}\s*[:,]?\s*$"),
    pattern(r"(?P<name>[\u30a0-\u30ff\u4e00-\u9fff・]{2,12}?)(?:は|氏は|氏|说|說|曰|表示)?[：:，,]?\s*$"),
)
_AFTER = (
    pattern(rf"^\s*[-–—―~]+[\s*_]*(?:[Bb]y\s+)?(?P<name>{_NAME})"),
    pattern(rf"^[\s,]*(?P<name>{_NAME}){_ASIDE}\s+{_VERB}"),
    pattern(rf"^[\s,]*{_VERB}\s+(?P<name>{_NAME})"),
    pattern(rf"^[\s,]*(?:[Aa]ccording to|[Bb]y)\s+(?P<name>{_NAME})"),
    pattern(rf"^\s*\((?P<name>{_NAME})[^)\n]*\)"),
    pattern(r"^\s*[-–—―~]+\s*(?:by\s+)?(?P<name>[a-z]{3,}(?:\s[a-z]{3,})?)\s*$"),
    pattern(rf"^[\s,]*(?P<name>[a-z]{{3,}})\s+{_VERB}"),
)
_GOES_ON = pattern(
    rf"^[\s,.;:…*_|]*(?:{_TAG}[.,;:]?)?\s*(?:(?:and|then|but|adding|before adding)\b[^.!?\n\"“:]{{0,30}})?"
    rf"(?:(?:[Hh]e|[Ss]he|[Tt]hey)\s+{_VERB}{_REST})?[\s,.;:*_|]*$"
)
_SPOKEN_OF = pattern(r"^\s*(?:was|is|were|are|came|isn[’']t|wasn[’']t)\b")
_ASKED = pattern(rf"\b(?:[Dd]id|[Hh]as|[Dd]oes)\s+(?P<name>{_NAME}|[a-z]{{3,}})\s+{_VERB}")
_LABEL = pattern(
    rf"^\s*(?:\*\*|__)?(?P<name>{_NAME}|[a-z]{{3,}}(?:\s[a-z]{{3,}})?)(?:\*\*|__)?\s*(?:\([^)\n]*\))?"
    rf"(?:{_ASIDE}\s+{_VERB}[^.!?:\n]{{0,60}})?:(?:\*\*|__)?\s+(?P<text>\S.*)$"
)
_SIGNATURE = pattern(rf"^\s*(?:[-–—―~]+\s*|[(\[]\s*)[*_]*(?:[Bb]y\s+)?(?P<name>{_NAME})[^\n]{{0,60}}$")
_DATED = pattern(rf"^\s*(?P<name>{_NAME}),\s*[^.!?\n]{{0,20}}\d{{4}}\)?\s*$")
_DASH = pattern(r"\s[-–—~]")
_ONE_LINE = pattern(rf"^(?P<text>[^\n]*\w[^\n]*?)\s+[-–—~]+[\s*_|`]*(?P<name>{_NAME})[\s*_|`]*$")
_LEADS = frozenset(
    """
    as and but so then when while even yes did does has if because since that selon segun laut nach secondo d'apres per
    via the til tfw breaking fact just remember remind like i think well now also or for by with from in on at of
    قال گفت به گفته по словам
    """.split()  # noqa: SIM905 - a word list
)
_NOBODY = frozenset(
    """
    he she they it i we you who that this these those what which where why how there here look my your our his her their
    a an the some someone somebody everyone everybody anyone anybody nobody people one guy man woman dude mom dad friend
    article post report reporter minister president spokesman spokeswoman official officials source sources leader
    question answer edit ps pps note notes update quote quotes claim claims fact facts reminder example warning breaking
    news title re fwd tldr tl dr q translation context link links video photo today yesterday tomorrow spoiler hint
    correction also yes no ok okay lol wow hey hi hello thanks sorry fyi btw imo imho source frage antwort quelle
    important attention poll rule rules topic subject summary headline text message todo caption disclaimer bonus time
    date place name role speaker and but so if then have has had not never really actually just everything nothing
    something me him them whoever
    """.split()  # noqa: SIM905 - a word list
)
_SAYING = frozenset("گفت قال قالت صرح گفته است сказал сказала сказали заявил заявила говорит".split())  # noqa: SIM905


def speaker_before(text: str) -> str | None:
    """The name of the speaker in the words just before a quotation."""
    return _first(_BEFORE, text.rstrip(" \t*_|`"))


def speaker_after(text: str) -> str | None:
    """The name of the speaker in the words just after a quotation."""
    return _first(_AFTER, text.lstrip(" \t*_|`"))


def goes_on(between: str, after: str) -> bool:
    """Whether a quotation is the last one continued: nothing but the saying stands between, nothing is said of it."""
    return bool("\n\n" not in between and _GOES_ON.match(between) and not _SPOKEN_OF.match(after))


def only_says(before: str, after: str) -> bool:
    """Whether what stands around a quotation is nothing but "he said"."""
    says = not _LAST_WORDS.isdisjoint(re.findall(r"\w+", f"{before} {after}"))
    return says and goes_on(before, "") and goes_on(after, "")


def asked_of(text: str) -> str | None:
    """Of whom a message asks whether they said it."""
    return _first((_ASKED,), text)


def labelled(line: str) -> tuple[str, str] | None:
    """The name and the words of a line of the form "Name: words"."""
    match = _LABEL.match(line) if ":" in line else None
    name = _name(match["name"]) if match else None
    return (name, match["text"]) if match and name else None


def signature(line: str) -> str | None:
    """The name on a line that is a signature."""
    return _first((_SIGNATURE, _DATED), line)


def signed(line: str) -> tuple[str, str] | None:
    """The name and the words of one line of the form "words - Name"."""
    match = _ONE_LINE.match(line) if _DASH.search(line) else None
    name = _name(match["name"]) if match else None
    return (name, match["text"]) if match and name else None


_WHO = rf"(?P<name>{_NAME}|[Hh]e|[Ss]he|[Tt]hey)"
_TAG_FIRST = pattern(rf"^\s*{_WHO}{_ASIDE}\s+{_VERB}(?:\s+that\b)?(?P<rest>.*)$", re.DOTALL)
_TAGS_LAST = (
    pattern(rf"^(?P<rest>.*\w)\W*\s+{_WHO}{_ASIDE}\s+{_VERB}{_REST}[.!]?\s*$", re.DOTALL),
    pattern(rf"^(?P<rest>.*\w)\W*\s+{_VERB}\s+{_WHO}{_REST}[.!]?\s*$", re.DOTALL),
)


def without_tag(text: str) -> tuple[tuple[str | None, str], ...]:
    """What a text may be without an unmarked "Zarif said" before or after it, each with the name (None for "he")."""
    if _LAST_WORDS.isdisjoint(re.findall(r"\w+", text)):
        return ()
    found = []
    if match := _TAG_FIRST.match(text):
        rest = match["rest"]
        rests = [rest[at.end() :] for at in (re.search(r":\s", rest), re.search(r",\s", rest)) if at]
        found += [(match["name"], one) for one in (*rests, rest)]
    found += [(match["name"], match["rest"]) for tag in _TAGS_LAST if (match := tag.match(text))]
    pairs = [(None if who.lower() in _PRONOUNS else _name(who), who, one.strip(" ,:")) for who, one in found]
    return tuple(dict.fromkeys((name, one) for name, who, one in pairs if one and (name or who.lower() in _PRONOUNS)))


_PRONOUNS = ("he", "she", "they")


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> str | None:
    for one in patterns:
        match = one.search(text)
        if match and (name := _name(match["name"])):
            return name
    return None


def _name(written: str) -> str | None:
    """A name less the words around it that are none; None if nothing is left of it, or nobody in particular."""
    parts = written.lstrip("@").split()
    lower = written.islower()
    while parts and (fold(parts[0]) in _LEADS or (_small(parts[0]) and not lower)):
        parts.pop(0)
    office = any(part.endswith(("’s", "'s")) for part in parts[:-1])
    while parts and not office and (fold(parts[-1]) in _SAYING or (_small(parts[-1]) and not lower)):
        parts.pop()
    name = " ".join(parts).rstrip(".,'’-")
    if not name or fold(parts[0]).strip(".") in _NOBODY or name.endswith(("’s", "'s")):
        return None
    return name


def _small(word: str) -> bool:
    return word[0].lower() == word[0] != word[0].upper()
