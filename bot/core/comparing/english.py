"""English word lists: what the verifier knows of the small words that turn a statement round.

Words are keys (`bot.core.comparing.tokens.word_key`): without case and apostrophes. A base in another language loses
the tags and forms that rest on these lists, never a verdict on changed words.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> frozenset[frozenset[str]]:
    return frozenset(_words(pair) for pair in text.split(","))


NEGATIONS = _words("""
    not no never none nobody nothing nowhere neither nor cannot without hardly barely scarcely refuse refused refuses
    deny isnt arent wasnt werent dont doesnt didnt wont wouldnt cant couldnt shouldnt mustnt mightnt neednt havent hasnt
    hadnt aint shant non
""")
CONDITIONS = _words("""
    if unless until till provided except whether otherwise assuming lest although though while
""")
EXCEPTIONS = _words("but unless except however although though until if only")
MODALS = _words("""
    will would can could may might must should shall ought need wont cant cannot wouldnt couldnt shouldnt mustnt
""")
QUANTIFIERS = _words("""
    all some most many much few every each any several half both always often sometimes rarely seldom usually everyone
    everybody everything someone somebody anyone anything only entire whole majority minority least almost nearly mostly
""")
HEDGES = _words("""
    maybe perhaps probably possibly likely unlikely apparently reportedly seemingly seem seems seemed appear appears
    think thinks believe believes guess suppose allegedly about around roughly basically generally largely hopefully
""")
TIMES = _words("""
    january february march april june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday today tomorrow yesterday year years month months week weeks day days decade decades century
""")
COUNTS = _words("""
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
    billion billions trillion dozen first second third once twice double triple percent % $ € £ ¥
""")
COMPARATIVES = _words("""
    more less most least better worse best worst bigger smaller greater lesser higher lower larger fewer stronger weaker
    older younger longer shorter faster slower earlier later richer poorer safer
""")
ANTONYMS = _pairs("""
    good bad, more less, increase decrease, rise fall, rising falling, up down, win lose, won lost, strong weak,
    stronger weaker, safe dangerous, success failure, successful failed, support oppose, supports opposes,
    accept reject, accepted rejected, allow forbid, allow prevent, always never, all none, everyone nobody,
    everything nothing,
    best worst, better worse, before after, begin end, start stop, started stopped, right wrong, true false,
    friend enemy, friends enemies, love hate, peace war, high low, higher lower, early late, first last, old new,
    open closed, rich poor, raise cut, raised cut, raise lower, in out, with without, for against, agree disagree,
    possible impossible, legal illegal, fair unfair, likely unlikely, able unable, many few, buy sell, easy hard,
    easy difficult, big small, large small, inside outside, public private, hope fear, remember forget, yes no,
    positive negative, guilty innocent, male female, man woman, men women, help hurt, build destroy, give take,
    come go, push pull, long short, near far, cheap expensive, clean dirty, dead alive, fast slow, full empty,
    happy sad, happy angry, hot cold, well poorly, well badly, success defeat, victory defeat, continue stop,
    advance retreat,
    friendly hostile, proud ashamed, defend attack, ally enemy, allies enemies, deny admit
""")
NEGATING_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis")

NOT_AFTER = _words("""
    is are was were has have had do does did would could should must might need ai
""")
PRONOUNS = _words("i you he she it we they that there who what here where how let")
ENDINGS: dict[str, tuple[str, ...]] = {
    "re": ("are",), "ve": ("have",), "ll": ("will", "shall"), "d": ("would", "had"), "m": ("am",),
    "s": ("is", "has", "us"),
}  # fmt: skip
IRREGULAR: dict[str, tuple[tuple[str, ...], ...]] = {
    "cant": (("can", "not"),), "cannot": (("can", "not"),), "wont": (("will", "not"),), "shant": (("shall", "not"),),
    "gonna": (("going", "to"),), "wanna": (("want", "to"),), "gotta": (("got", "to"),), "yall": (("you", "all"),),
    "im": (("i", "am"),), "percent": (("%",),), "programme": (("program",),), "programmes": (("programs",),),
    "grey": (("gray",),), "judgement": (("judgment",),), "learnt": (("learned",),), "burnt": (("burned",),),
    "spelt": (("spelled",),), "dreamt": (("dreamed",),), "amongst": (("among",),), "whilst": (("while",),),
    "towards": (("toward",),), "afterwards": (("afterward",),), "ok": (("okay",),),
}  # fmt: skip
_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
_TENS = "thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: value for value, word in enumerate(_ONES.split())}
NUMBERS.update({word: 30 + 10 * place for place, word in enumerate(_TENS.split())})
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = {word: f"{value}{_SUFFIXES.get(value, 'th')}" for value, word in enumerate(_ORDINALS.split(), 1)}
CONNECTORS = _words("and but so because then yet or also")
ABBREVIATIONS = _words("mr mrs ms dr prof gen sen rep gov lt col st sgt capt no vs jr sr rev hon maj adm")
SENTENCE_STARTERS = _words("""
    the they we he she it i but and in this that there so if you my our his her no as when
""")
