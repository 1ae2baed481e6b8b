"""Words of follow-ups, folded: English, Persian, Arabic, Spanish, French, German and Russian."""

from bot.core.text import words


def _group(text: str) -> frozenset[str]:
    return frozenset(words(text))


# Keys are the values of `Aspect`.
ASPECTS: dict[str, frozenset[str]] = {
    "who": _group("who whom whose speaker quién quien qui wer кто من‌الذي مين"),
    "when": _group(
        "when date dated day year recently latest cuándo cuando fecha quand date wann datum когда дата متى تاریخ"
    ),
    "where": _group(
        "where venue place occasion location event setting country city"
        " dónde donde lugar où lieu wo ort где место أين کجا"
    ),
    "source": _group(
        "source sources link url article newspaper paper website outlet citation cite cited reference publisher"
        " published reported reporter report evidence proof verify original agency fuente enlace quelle lien"
        " источник ссылка منبع مصدر لینک رابط"
    ),
    "role": _group("role job title office post position function capacity rank cargo amt fonction должность سمت منصب"),
    "context": _group(
        "context around surrounding passage paragraph before after full whole entire complete longer why contexto"
        " contexte kontext zusammenhang контекст سياق زمینه"
    ),
    "kind": _group(
        "verbatim exact exactly literal literally paraphrase paraphrased direct word own actual translated"
        " translation language english"
    ),
    "quote": _group("quote quotation words wording phrase phrasing repeat again"),
}
# Somebody named before.
PERSONS = _group(
    "he him his she her hers they them their himself herself él ella ellos il elle lui er sie ihm ihr он она его ему её"
    " هو هي او وی ایشان"
)
# Something said before.
THINGS = _group(
    "that this it those these there then same one ones answer statement remark comment claim thing point"
    " eso esto ça cela das dies это этого ذلك هذا این آن"
)
# More of it.
ELSE = _group(
    "more else another other others further additional anything something anybody anyone additionally rest also"
    " besides next otherwise"
    " más mas otro otra plus autre autres mehr noch weitere еще ещё другое المزيد بیشتر دیگر"
)
# Others than who has just spoken.
OTHERS = _group(
    "anyone anybody someone somebody everyone others nobody agree agrees agreed disagree disagrees disagreed"
)
# What others did about it.
ANSWERS = _group(
    "respond responds responded response responses reply replies replied react reacts reacted reaction reactions"
    " answer answered rebut rebutted contradict contradicted"
)
DOCUMENTS = _group(
    "interview speech article document source meeting conference seminar session talk report piece entrevista"
    " entretien interview интервью مقابلة مصاحبه"
)
# What opens a message that goes on from the last.
OPENERS = _group("and but or so what how ok okay then also now plus y e et und aber и а но و حسنا")
# Of these, the ones that make "… Shamkhani?" a question to him.
BEGINNINGS = OPENERS - _group("what how then also now")
MONTHS = _group(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday"
)
BEFORE_ALL = _group("about regarding concerning")
# How a detail of what was shown is asked after: "how many were there?", "was it in the harbour?"
DETAILS = frozenset(
    (first, second)
    for first, others in {
        "how": "many much long often far",
        "was": "it that this there he she",
        "were": "they those these there",
        "is": "it that",
        "are": "they",
    }.items()
    for second in words(others)
)
# Of what is asked of the bot itself, with "you".
OURSELVES = _group("who what are can do know how work bot a an this is does use i you help here for or human real")
# Said in company, with nothing asked.
THANKS = _group(
    "thanks thank thx thnx ty tysm cheers merci gracias danke grazie спасибо شكرا شکرا مرسی ممنون سپاس متشکرم"
    " bye goodbye ok okay k kk cool great nice good perfect awesome lol haha wow understood noted tschüss"
    " adiós пока"
)
GREETINGS = _group(
    "hello hi hey hiya heya howdy yo greetings morning evening afternoon hallo hola salut bonjour ciao привет"
    " здравствуйте سلام مرحبا اهلا درود salam test help start there all everyone bot"
)
# Carries nothing by itself.
EMPTY = _group(
    "a an the of on in at to from by for with is are was were be been being do does did done has have had can could"
    " would will shall should may might must you your me my i we us our please thanks thank ok okay yes yeah hey hi"
    " compare compared versus vs back carry carried interviewed see read look find hear time same question"
    " too though tho pls plz btw"
    " say says said tell told talk talked speak spoke mention mentioned think thinks thought answer give show get got"
    " any some all only just even ever still really actually originally first exactly know known what which how"
    " comment commented claim claimed call called calls describe described put matter subject topic issue now today"
    " earlier later have not no"
    " war ist sind es est était fue era fué был была было كان بود است"
    " dijo dice qué que de la el en a dit quoi sagte hat was gesagt что сказал об о ماذا قال چه گفت چی را رو به در"
)
ORDINALS = {
    **dict.fromkeys(("first", "1", "1st"), 0),
    **dict.fromkeys(("second", "2", "2nd"), 1),
    **dict.fromkeys(("third", "3", "3rd"), 2),
    **dict.fromkeys(("fourth", "4", "4th"), 3),
    **dict.fromkeys(("fifth", "5", "5th"), 4),
    "last": -1,
}
