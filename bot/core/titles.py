"""Words that people write around a name: titles and ranks of several languages, and what makes it another's.

Words are folded as in `bot.core.text`. A rank that is missing here is only missed before a bare surname, where it
might as well be a first name.
"""

from bot.core.text import words


def _set(text: str) -> frozenset[str]:
    return frozenset(words(text))


TITLES = _set("""
    mr mrs ms miss dr prof professor sir lord dame sheikh shaikh imam ayatollah hojatoleslam king queen prince princess
    president pres prez premier prime minister foreign secretary chief head senior top official officials diplomat envoy
    ambassador senator congressman governor mayor chancellor leader supreme spokesman spokeswoman spokesperson adviser
    advisor negotiator politician admiral adm rear vice colonel captain major general gen brigadier commander retired
    ret marshal defense defence finance interior state national security council candidate nominee elect real actual
    businessman us usa american america states united iran iranian iran's tehran washington republic islamic
    excellency honorable honourable fm pm potus number
    герр monsieur madame herr frau señor don sheik sardar
    адмирал контр-адмирал контр генерал бригадный президент министр секретарь представитель спикер советник господин
    глава лидер бывший экс сша ирана иранский иностранных дел доктор
    amiral contre général président ministre porte parole conseiller étrangères affaires ancien iranien américain
    états unis iran d'iran
    almirante contraalmirante presidente ministro canciller asesor exteriores portavoz iraní estadounidense señor
    präsident außenminister minister admiral konteradmiral sprecher berater iranischer amerikanischer us-präsident
    ammiraglio generale presidente cumhurbaşkanı bakanı bakan amiral generali sözcüsü abd
    آقای دکتر سردار دریابان دریادار امیر رئیس جمهور وزیر خارجه امور دبیر سخنگوی مشاور حجت الاسلام جناب سید ایران آمریکا
    الرئيس الأدميرال الادميرال اللواء العميد وزير الخارجية السيد الدكتور الشيخ المستشار الإيراني الأمريكي الأميركي
""")
"""What may stand before a bare surname."""

FILLERS = _set("""
    the a an our his her their this that by from per with and it's its is was did does do has ever really even when
    then former ex current late old incumbent acting outgoing according to of words quote quoting quoted said says
    statement as via hey lol so what where who how if did think attributed allegedly
    el la le les il der die das
    selon d'après d apres dixit según segun laut nach zufolge secondo göre по словам как сказал به گفته گفت قال بحسب
    حسب وفق
""")
"""What says nothing of who it is."""

SPEECH = _set("""
    tweet tweets words word speech statement statements quote quotes quotation remark remarks comment comments interview
    account post posts twitter according attributed answer reply
""")

JUNIOR = _set("jr junior sr ii iii iv")
"""After a name, with or without a comma: a namesake of the family."""

OTHERS = JUNIOR | _set("""
    deputy deputies vice assistant aide aides adviser advisor advisers advisors lawyer
    lawyers attorney attorneys spokesman spokeswoman spokesperson secretary team camp campaign administration
    administrations cabinet government officials family wife husband son sons daughter daughters brother brothers
    sister sisters father mother uncle nephew cousin widow ally allies supporter supporters voter voters fan fans
    critic critics opponent opponents rival organization organisation company foundation tower fansite parody staff
    staffer staffers ministry office predecessor successor biographer impersonator base loyalist loyalists
    republicans
""")
"""After a name, or before it and "of" or "to": a relative, a deputy, a body, and not the bearer of the name."""

DEPUTIES = _set("deputy vice assistant under acting non заместитель vice-ministre vizeaußenminister معاون قائم نائب")
"""Before an office: the next below it."""

RELATING = _set("to of for under de von du des по от برای")
"""Between a relative, a deputy or an aide and the name."""

BREAKING = _set("""
    on at in during via from per when while speaking talking telling says said say told tells tweeted tweets wrote
    writes claimed claims added as by about after before and vs to today yesterday quoting quoted replied answered
    stated a dit sagte schreibt dijo disse сказал сказала заявил گفت قال posted warned declared asked noted
""")
"""After a name: nothing behind these words is part of it."""
