"""Words of follow-ups, folded: English, Persian, Arabic, Spanish, French, German and Russian."""

from bot.core.text import words


def _group(text: str) -> frozenset[str]:
    return frozenset(words(text))


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases parted by commas, the longest first."""
    return tuple(sorted((tuple(words(one)) for one in text.split(",")), key=len, reverse=True))


# Keys are the values of `Aspect`.
ASPECTS: dict[str, frozenset[str]] = {
    "who": _group("who whom whose speaker quién quien quienes qui wer wem кто кого чьи чьё مين کی"),
    "when": _group(
        "when wen whn date dated day month year recently cuándo cuando fecha año quand date année wann datum jahr"
        " когда дата"
        " году متى تاریخ موعد زمانی زمان"
    ),
    "where": _group(
        "where venue place occasion location event setting country city"
        " dónde donde lugar où lieu wo ort где место أين کجا"
    ),
    "source": _group(
        "source sources link url article newspaper paper website outlet cite cited reference publisher"
        " published reported reporter report evidence proof prove sauce src receipt receipts verify verified"
        " original agency sure legit truth true fake real"
        " fuente enlace periódico quelle quellen zeitung lien journal источник источника ссылка газета"
        " منبع منبعش مصدر المصدر مصدره لینک رابط"
    ),
    "role": _group("role job title office post position function capacity rank cargo amt fonction должность سمت منصب"),
    "context": _group(
        "context around surrounding passage paragraph sentence full whole entire complete longer why meaning mean"
        " means meant contexto contexte kontext zusammenhang warum pourquoi porqué контекст почему سياق السياق لماذا"
        " زمینه چرا"
    ),
    "kind": _group(
        "verbatim exact exactly literal literally paraphrase paraphrased direct word own actual translated"
        " translate translation language english textual textuel textuelle exacte exacta wörtlich"
        " wörtliches genau точная точно точные дословно حرفيا حرفي دقیق دقیقا دقيق"
    ),
    "quote": _group(
        "quote quotes quotation citation words wording phrase phrasing text repeat again cita citation zitat"
        " wortlaut цитата"
        " اقتباس نقل"
    ),
}
# Somebody named before.
PERSONS = _group(
    "he him his she her hers they them their himself herself él ella ellos il elle lui er sie ihm ihr"
    " он она его ему его него неё ним её"
    " هو هي او وی ایشان"
)
# Something said before.
THINGS = _group(
    "that this it those these there then same one ones answer statement remark comment claim thing point"
    " eso esto lo ça cela c'est das dies dazu darauf es это этого этом ذلك هذا این اینو آن"
)
# More of it.
ELSE = _group(
    "more else another other others further additional anything something anybody anyone additionally rest also"
    " everything continue"
    " besides next otherwise"
    " más mas otro otra algo etwas plus chose autre autres mehr noch sonst weitere еще ещё другое المزيد أيضا أخرى"
    " بیشتر"
    " دیگر دیگه"
)
# Others than who has just spoken.
OTHERS = _group(
    "anyone anybody someone somebody everyone others nobody side sides agree agrees agreed disagree disagrees disagreed"
)
# Of those named before, more than one.
THEY = _group("they them their ellos ils sie они هم آنها")
# What others did about it.
ANSWERS = _group(
    "respond responds responded response responses reply replies replied react reacts reacted reaction reactions"
    " answer answers answered rebut rebutted contradict contradicted respuesta respondió réponse répondu antwort"
    " antwortete reaktion reagierte ответ ответил ответили رد پاسخ جواب"
)
DOCUMENTS = _group(
    "interview speech article document source meeting conference seminar session talk report piece press page"
    " entrevista"
    " entretien interview интервью مقابلة مصاحبه"
)
# What opens a message that goes on from the last.
OPENERS = _group(
    "and but or so what how ok okay then also now plus well fine hm hmm oh ah right actually y e et pero mais und"
    " aber и"
    " а но و حسنا"
)
# Of these, the ones that make "… Shamkhani?" a question to him.
BEGINNINGS = OPENERS - _group("what how then also now")
# What opens a message that asks the last question of somebody else, the longest first: "what about …".
PARTED = _phrases(
    "what about, how about, same for, same question for, same from, same with, compare with, compare to, compared to,"
    " compared with, compare it with, compare it to, compare that with, compare that to, as opposed to, versus, vs,"
    " qué tal, qué hay de, qué pasa con, qué dice, qué dijo, quid de, qu'en est-il de, que dit, was ist mit,"
    " wie steht es mit, was sagt, was sagte, что насчет, как насчет, что говорит, что сказал, ماذا عن, وماذا عن,"
    " وماذا قال, ماذا قال, درباره"
)
# What takes back the question before: "no, not Trump, the Iranians", "I meant Shamkhani".
CORRECTIONS = _phrases(
    "no, nope, nah, sorry, actually, wait, i mean, i meant, i was asking about, rather, nein, non, нет, لا, نه,"
    " je veux dire, ich meine, ich meinte, quiero decir, quise decir, я имел в виду, منظورم"
)
NOT = _group("not nicht pas не ليس")
# Which of several in time.
NEWEST = _group("latest newest recent")
OLDEST = _group("oldest earliest")
# What was said before or after.
BEFORE = _group("before previously earlier prior beforehand older antes avant vorher davor раньше قبل قبلا")
AFTER = _group("after afterwards afterward later since newer después après danach später потом بعد")
MONTHS = tuple(words("january february march april may june july august september october november december"))
DAYS = _group("monday tuesday wednesday thursday friday saturday sunday")
BEFORE_ALL = _group("about regarding concerning")
# How a detail of what was shown is asked after: "how many were there?", "was it in the harbour?"
DETAILS = frozenset(
    (first, second)
    for first, others in {
        "how": "many much long often far so come",
        "was": "it that this there he she",
        "were": "they those these there",
        "is": "it that this he she",
        "are": "they these those you",
        "for": "what which how whom who",
        "under": "what which",
        "on": "what which whose",
        "in": "what which whose",
        "to": "what which whom who",
        "with": "what which whom who",
        "against": "what which whom who",
        "from": "what which whom who where",
        "by": "what which whom who",
        "since": "when",
        "until": "when",
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
    " compare compared versus vs back carry carried interviewed see sees saw feel feels felt view views viewed"
    " stand stands stance version read look find hear time same question"
    " too though tho pls plz btw"
    " say says said tell told talk talked speak spoke mention mentioned think thinks thought answer give show get got"
    " any some all only just even ever still really actually originally first exactly know known what which how"
    " number option choice comment commented claim claimed call called calls describe described put matter subject"
    " topic issue now today"
    " earlier later have not no"
    " give gives gave given happen happened happens occur occurred take took taken under since until made make come"
    " came go went use used"
    " war ist sind es est était fue era fué был была было كان كانت بود است هست شد"
    " dijo dice decir dicho qué que de la el en los las una un del al sobre por a dit dire quoi le les l ai des du"
    " dans t"
    " sagte sagten sagen hat was gesagt denn den dem der die das ein eine von zu im noch auch"
    " что сказал сказала сказали говорил он об о в на по у же ли"
    " ماذا قال قالها قاله ما هل في عن من چه گفت گفته گفتند قول چی چیه چیست را رو به در از هم می کند رو که"
)
# Which of several that were shown; digits are written out before.
ORDINALS = {
    **dict.fromkeys(("first", "1st"), 0),
    **dict.fromkeys(("second", "2nd", "two"), 1),
    **dict.fromkeys(("third", "3rd", "three"), 2),
    **dict.fromkeys(("fourth", "4th", "four"), 3),
    **dict.fromkeys(("fifth", "5th", "five"), 4),
    "last": -1,
}
