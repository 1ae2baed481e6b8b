"""The words around the matter of a question: who-said-what frames, chat noise, roles and speech, in seven languages.

General habits of asking, written by hand; nothing here belongs to any one base. All words are in search form.
"""

from bot.core.text import words


def _set(text: str) -> frozenset[str]:
    return frozenset(words(text))


# Saying, thinking, answering: next to a name they make its bearer the one who speaks.
SPEECH = _set(
    "sprach sprechen redete nannte nennt appele appelle llamo назвал называет say says said saying sayin tell "
    "tells told telling think thinks thought claim claims claimed claiming call calls called argue argues argued "
    "comment comments commented respond responds responded reply replies replied react reacts reacted answer "
    "answers answered deny denies denied reject rejects rejected insist insists insisted warn warns warned "
    "describe describes described promise promises promised admit admits admitted believe believes believed "
    "accuse accuses accused demand demands demanded suggest suggests suggested explain explains explained mention "
    "mentions mentioned state states stated announce announces announced declare declares declared talk talks "
    "talked speak speaks spoke want wants wanted ask asks asked feel feels felt mean means meant note notes noted "
    "put puts quoted add adds added vow vowed threaten threatened propose proposed tweet tweeted write wrote "
    "object objects objected address addressed criticize criticized mock mocked dismiss dismissed brush brushed "
    "slam slammed blast blasted like dijo dice decir dicho afirmo declaro opina piensa respondio hablo hat sagt "
    "sagte gesagt sagen meint meinte denkt behauptet behauptete erklarte antwortete reagierte dit disait dire "
    "declare affirme pense repondu parle сказал сказала сказали говорил говорит говорила сказать заявил заявила "
    "заявляет ответил думает считает گفت گفته میگه میگوید گفتند گفتن نظر نظرش قال قالت قالوا يقول صرح صرحت يرى رد"
)
# Of these, the ones that are nothing but saying: "wants", "means" or "feels" may as well be said of somebody.
SAYING = SPEECH - _set(
    "want wants wanted feel feels felt mean means meant like put puts add adds added ask asks asked demand "
    "demands demanded threaten threatened object objects objected address addressed believe believes believed "
    "promise promises write dice parle"
)
# Nouns of speech: "X's response", "the X quote", "X interview".
SPEECH_NOUNS = _set(
    "response reaction reply answer quote quotes quotation statement statements stance position view views "
    "opinion opinions comment comments remark remarks take takes line lines claim claims words speech speeches "
    "interview argument side explanation objection objections complaint message announcement tweet thoughts "
    "attitude rationale justification promise declaracion declaraciones postura posicion opinion cita respuesta "
    "palabras zitat aussage antwort meinung reaktion haltung citation declaration position avis reponse propos "
    "цитата слова ответ мнение позиция заявление реакция نظر موضع پاسخ واکنش سخن حرف تصريح موقف رد رأي كلام"
)
AUXILIARY = _set(
    "did does do has have had would will is was can could should are were didn't doesn't don't hasn't haven't "
    "hadn't won't wouldn't isn't wasn't can't couldn't might may must shall ever"
)
# Before a name, these make its bearer the one spoken about.
ABOUT = _set(
    "about of with to on against at for than toward towards regarding concerning into like over meet meeting "
    "sobre con contra de a para del acerca uber mit gegen zu von an sur avec contre pour au du a о об про с с "
    "против к درباره با به از علیه در عن مع ضد الى على إلى"
)
BY = _set("by from according per via por segun selon par laut nach von от по طبق از بنا من")
WHO = _set(
    "who whom whose which somebody someone anyone anybody quien quienes qui wer welcher welche кто какой که کی "
    "کدام من مین چه"
)
# What a question is wrapped in; carries no weight where several people are on record.
FRAME = (SPEECH_NOUNS - _set("promise message side objection objections complaint interview speech")) | _set(
    "say says said saying tell tells told telling think thinks thought comment commented respond responded react "
    "reacted state stated mention mentioned about asked regarding according what when where why how who whom "
    "whose which did does do has have had is was were are be been being would could can will should may might the "
    "a an of on in at to for with from by and or that this these those it its there he she they them his her "
    "their him i me my we you your some any anything something someone somebody anyone anybody everyone "
    "everything thing stuff exactly exact wording phrase phrasing full record recorded official officially source "
    "sources cite citation reference receipt receipts proof link please thanks help need looking look find found "
    "pull show give get got getting share remember recall know tell ever really actually basically literally "
    "again himself herself themselves yet still just so ok okay yo hey hi bro dude man guy guys lol lmao rofl omg "
    "smh iirc afaik tbh imo btw wtf fr ngl nah yeah yep right true correct happen happens happened didn't wasn't "
    "isn't doesn't one ones "
    "bruh bruv fam sis hmm hm uh um umm welp idk ikr tf kinda sorta gimme lemme dunno innit wow damn haha hahaha "
    "argue argues argued arguing express expresses expressed describe describes described explain explains explained "
    "insist insists insisted remark remarked story version if whether while but because although though than as "
    "anyway anyways lmaoo lmfao thanx cheers yikes gosh nope "
    "once also else even argument made make point case called call claimed que cual como cuando donde quien dijo "
    "dice es verdad cierto sobre el la los las una de del y lo su sus was wie wann wo wer warum hat haben gesagt "
    "sagte uber der das den dem des ein eine ist stimmt und von zu que quoi quel quelle comment quand ou qui a "
    "dit est ce c'est sur le la les des une au du et de vrai что как когда где кто почему сказал сказала говорил "
    "говорит правда ли о об про и в на с это چه چی چیه چیست کی که کجا چرا چگونه گفت گفته است بود آیا درباره مورد "
    "در از به با را رو این آن و ها های می هم ماذا ما متى أين من كيف لماذا هل قال قالت عن في على هو هي هذا أن إلى "
    "و"
)
# Verbs that stand before whoever said it.
SPEECH_THEN_NAME = _set(
    "dijo dice dit declare affirme hat haben sagte сказал сказала говорил говорит заявил заявила думает ответил "
    "قال قالت يقول صرح رد afirmo declaro opina piensa pense meint denkt"
)
ARTICLES = _set(
    "the a an this that these those my our your his her its their any der die das dem den le la les el los las un una "
    "une"
)
TITLES = _set(
    "president general minister secretary senator ayatollah mr mrs ms dr sir king queen prince pope chancellor "
    "premier ambassador admiral colonel governor judge professor imam sheikh crown former congressman rep sen gen"
)
# Heads of a role, and the words people use for one another.
ROLE_HEADS = (
    _set("minister diplomat fm secretary"),
    _set("secretary chief head boss director chairman chairwoman chair"),
    _set("adviser advisor aide counselor consultant"),
    _set("spokesman spokesperson spokeswoman"),
    _set("president potus"),
    _set("leader"),
    _set("chancellor premier pm"), _set("king"), _set("queen"), _set("ambassador envoy representative"),
    _set("commander general"), _set("ceo founder"), _set("governor"), _set("mayor"), _set("senator"), _set("judge"),
    _set("professor"), _set("coach"), _set("captain"), _set("pope"),
    _set("sprecher sprecherin portavoz"), _set("präsident presidente président президент رئیس"),
)  # fmt: skip
# Words in the place of a speaker that name nobody in particular.
GENERIC = _set(
    "کسی کس فردی کسانی احد شخص alguien quelqu'un jemand кто-то i you he she it we they me him her us them anyone "
    "anybody someone somebody everyone everybody people person one ones guy man woman official officials "
    "government country side nation ministry who what which this that these those there bot you're yall guys "
    "folks both either neither many much any some all each other others leader leaders president minister"
)
