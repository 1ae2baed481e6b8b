"""Verbs that report speech, by how surely they do, in all their forms."""

from dataclasses import dataclass
from enum import IntEnum

from bot.core.ingest.wordlists import word_set


class Strength(IntEnum):
    """How surely the verb reports speech."""

    THOUGHT = 1  # holds an opinion, takes a view
    SPEECH = 2  # speaks, among other things
    STRONG = 3  # speaks


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a verb. `noun` marks a form that is as often a noun (claims, calls)."""

    lemma: str
    strength: Strength
    form: str  # base, third, past, participle, ing
    noun: bool = False


_STRONG = (
    "say told:tell add note ask reply explain argue insist continue declare state write:wrote:written tweet warn "
    "answer claim respond conclude remark announce recall"
)
_SPEECH = (
    "acknowledge admit affirm agree allege allow articulate assert assure attest bark beg bemoan blast boast brag "
    "call caution charge chide clarify comment complain concede condemn confess confide confirm contend counter "
    "criticize criticise crow decry defend demand denounce deny deride describe dismiss dispute echo elaborate "
    "emphasize emphasise exclaim exhort explain expound fume gripe gush hail highlight hint imply implore indicate "
    "inform inquire interject intone invoke joke jest label lament lash laud lecture maintain mention mock muse "
    "observe offer opine outline pledge plead point ponder post praise pray predict proclaim promise pronounce "
    "propose protest quip quote question rail rebuke recite recommend recount refer reflect regret reiterate relate "
    "reject relay remember remind report repeat rant rave reveal ridicule rip scoff scold shout signal slam slur "
    "specify speculate spit stress submit suggest summarize surmise sum taunt tease testify theorize chant holler "
    "murmur thunder tout urge utter vent voice volunteer vow whisper wonder yell address advocate advise announce "
    "appeal apologize attack bash bellow blame cite cheer chime compare compliment congratulate convey cry curse dub "
    "detail disclose encourage email e-mail estimate forecast fire greet grumble hammer instruct introduce invite "
    "issue justify mutter nickname object order pen persist pontificate portray press prod publish rally reassure "
    "rebut recap retort retweet salute scream sneer snap swear:swore:sworn swipe threaten toss trash trumpet unleash "
    "update characterize characterise mischaracterize liken sing:sang:sung speak:spoke:spoken write:wrote:written "
    "read:read:read hold:held:held put:put:put tell:told:told"
)
_THOUGHT = (
    "believe think:thought:thought feel:felt:felt hope want consider see:saw:seen view know:knew:known fear expect "
    "doubt worry assume suspect conclude decide determine find:found:found hear:heard:heard learn "
    "understand:understood:understood support oppose favor endorse welcome accuse show:showed:shown suggest express "
    "deem prefer use regard term brand rate rule imagine refuse reckon dream vote wish"
)
_DOUBLING = word_set("admit submit quip brag jot beg rip dub slam prod rebut regret sum tut snap refer")
_NOUNS = word_set(
    "claim call demand report note state comment remark answer question charge promise pledge post tweet attack vow "
    "voice quote appeal address order issue rally protest label joke press point hope fear view support use vote cry "
    "cheer blame taunt tease estimate forecast complaint detail update fire object offer threat swipe email e-mail "
    "toss trash rate rule doubt worry wish term brand dream show favor charge press update signal hint stress"
)


def _forms(entry: str) -> tuple[str, dict[str, str]]:
    lemma, *given = entry.split(":")
    if lemma == "told":
        return "tell", {"past": "told", "third": "tells", "ing": "telling", "base": "tell"}
    if lemma == "say":
        return "say", {"past": "said", "third": "says", "ing": "saying", "base": "say"}
    past = lemma
    if lemma in _DOUBLING:
        past, ing = lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    elif lemma.endswith("e"):
        past, ing = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeou":
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = lemma + "ed", lemma + "ing"
    third = _third(lemma)
    forms = {"past": given[0] if given else past, "third": third, "ing": ing, "base": lemma}
    if len(given) > 1 and given[1] != given[0]:
        forms["participle"] = given[1]
    return lemma, forms


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def _all() -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for strength, entries in ((Strength.THOUGHT, _THOUGHT), (Strength.SPEECH, _SPEECH), (Strength.STRONG, _STRONG)):
        for entry in entries.split():
            lemma, forms = _forms(entry)
            for form, word in forms.items():
                noun = lemma in _NOUNS and form in ("third", "base")
                found[word] = Cue(lemma, strength, form, noun)
    return found


# “went on”, “shot back”: verbs that report speech only together with the word behind them.
PHRASES = {
    "on": word_set("went goes"),
    "back": word_set("shot fired hit pushed clapped shoots fires hits pushes struck"),
    "in": word_set("chimed weighed piped jumped"),
    "up": word_set("piped spoke summed sums"),
}
# “made the point”, “makes the case”: reports speech as well.
POINTS = word_set("point case clear argument claim remark comment statement plea pitch")
PHRASE_CUE = Cue("say", Strength.SPEECH, "past")
CUES = _all()
CUE_FORMS = frozenset(form for form, cue in CUES.items() if cue.strength > Strength.THOUGHT)
SAYING = word_set("say tell add ask reply tweet write note explain declare state continue warn argue insist")
