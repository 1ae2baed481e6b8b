"""Closed word lists of English news writing. Compiled for this program; open classes are left to position and form."""

from bot.core.ingest.wordlists import word_set

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}

ABBREVIATIONS = word_set(
    "Sen Sens Rep Reps Gov Govs Dr Mr Mrs Ms Prof Gen Lt Col Maj Capt Sgt Cmdr Adm Rev Hon Pres Jr Sr St Mt Ft Jan "
    "Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Inc Corp Co Ltd vs No Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill "
    "Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Bros Dept etc Esq"
)
FINAL_ABBREVIATIONS = word_set(
    "U.S. U.K. U.N. E.U. D.C. N.Y. N.J. N.H. N.C. S.C. a.m. p.m. Inc. Corp. Co. Jr. Sr. Calif. Fla. Va. Ariz. Mass. "
    "etc."
)
SENTENCE_OPENERS = word_set(
    "The A An He She It They We I But And In On At By For If When While As After Before This That These Those His Her "
    "Their Its There So Yet Still However Meanwhile Some Many Most Even Asked Another One To With Since Although "
    "Though Earlier Later What Who Why How Not No Now Then Last Both According"
)

PRONOUNS = word_set("he she they i we it who")
HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
DETERMINERS = word_set(
    "the a an this that these those his her their its our my one another some many several both each every no any two "
    "three four five six seven eight nine ten dozens hundreds most all other"
)
PREPOSITIONS = word_set(
    "of in on at by for from with to about against into over under during after before since until within without "
    "between among through across near outside inside behind beyond despite like as amid upon toward towards via "
    "around"
)
CONJUNCTIONS = word_set(
    "that when while as because but and or if although though whether where what why how than so since unless until "
    "after before whereas once nor which whom whose"
)
AUXILIARIES = word_set(
    "has have had is was are were be been being do does did will would can could may might must shall should ’ve not "
    "never hasn’t haven’t hadn’t isn’t wasn’t aren’t weren’t don’t doesn’t didn’t won’t wouldn’t couldn’t can’t n’t "
    "hasn't haven't hadn't isn't wasn't aren't weren't don't doesn't didn't won't wouldn't couldn't can't"
)
BE = word_set("is was are were be been being wasn’t weren’t isn’t")
ADVERBS = word_set(
    "also then later still even again once first just now often always only already too instead soon himself herself "
    "themselves back perhaps almost all both simply further ever sometimes yesterday today tonight famously "
    "reportedly twice since thus so went on"
)
TEMPORAL = word_set(
    "week month year night morning afternoon evening weekend day days weeks months years hours hour minutes today "
    "yesterday tonight noon spring summer fall autumn winter decade earlier later ago"
) | frozenset(WEEKDAYS)
CLAUSE_VERBS = word_set(
    "went took made came gave got saw held met won lost ran spoke began led left kept knew thought brought put set "
    "became fell rose drew shot fired broke chose tore wore withdrew dealt swept struck stuck stole shook threw "
    "taught rode fled cast bid spread split shut laid lay overcame undertook won flew hid bound caught ended hit cut "
    "stood sent paid spent sat fought sought sent built bought meant grew felt hurt let makes takes comes goes gives "
    "gets sees holds wins leads leaves keeps knows seems appears wants needs plans hopes faces shows looks turned "
    "tried declined refused"
)

TITLES = word_set(
    "president president-elect vice senator sen sens representative rep reps congressman congresswoman congressmen "
    "governor gov govs mayor minister chancellor premier secretary speaker leader chairman chairwoman chair judge "
    "justice attorney general ambassador director commissioner councilman councilwoman assemblyman assemblywoman "
    "delegate alderman sheriff chief officer detective captain capt colonel col major maj lieutenant lt sergeant sgt "
    "gen admiral adm commander cmdr reverend rev father bishop archbishop cardinal pope imam rabbi ayatollah king "
    "queen prince princess lord lady sir dame baron professor prof dr doctor mr mrs ms miss madame pastor spokesman "
    "spokeswoman spokesperson strategist adviser advisor manager editor reporter correspondent anchor host analyst "
    "economist coach justice deputy assistant undersecretary aide counsel solicitor whip nominee candidate "
    "businessman businesswoman billionaire mogul actor actress singer author activist hon pres superintendent trooper "
    "sultan emir sheikh comptroller treasurer executive ceo pollster lawyer historian co-founder founder"
)
CIVIL = word_set("mr mrs ms miss dr sir madame")
FORE = word_set(
    "republican democrat democratic republicans democrats gop conservative liberal libertarian american british "
    "english french german russian chinese iranian israeli mexican canadian iraqi syrian turkish saudi japanese "
    "korean indian pakistani afghan egyptian italian spanish european muslim christian jewish catholic former ex- "
    "house senate white state us u.s. national foreign prime supreme trump-backing then-president then-candidate "
    "then-sen then-gov texan californian floridian iowan virginian ohioan famed presumptive texas florida ohio "
    "vermont arizona iowa california virginia wisconsin pennsylvania michigan georgia kentucky massachusetts "
    "minnesota illinois indiana nevada oklahoma utah alabama tennessee maryland connecticut colorado arkansas kansas "
    "louisiana maine mississippi missouri nebraska oregon delaware hawaii idaho montana wyoming alaska"
)
SUFFIXES = word_set("jr jr. sr sr. ii iii iv")
PARTICLES = word_set("de la las los van von der den bin ibn al el di da del du le dos bint abu ben")

ORGANISATION = word_set(
    "university college school institute institution center centre party house senate congress parliament court "
    "department ministry agency bureau office administration council committee commission union association "
    "federation foundation fund group coalition alliance league bank corp inc co ltd company news times post journal "
    "press tribune herald gazette star magazine network radio television tv channel daily review globe sun observer "
    "register chronicle guardian telegraph independent mail record service authority board force army navy guard "
    "police campaign team caucus conference convention summit forum society club church mosque temple project "
    "initiative movement pac committee tower building act plan deal agreement treaty bill amendment street avenue "
    "airport hotel park organization organisation nations states states’ cabinet assembly reserve security treasury "
    "intelligence pentagon kremlin media studios politics report poll survey democrats republicans supporters "
    "americans voters officials lawmakers hall square stadium arena garden museum library hospital center-right "
    "island islands county city state province district republic kingdom sea river mountain lake valley beach primary "
    "caucuses debate election day war street"
)
OUTLETS = word_set(
    "cnn msnbc abc nbc cbs npr pbs bbc ap afp upi reuters bloomberg politico breitbart isna irna tasnim fars mehr "
    "presstv xinhua tass yahoo axios vox buzzfeed huffpost time newsweek univision c-span espn fox interfax mediaite "
    "facebook twitter youtube instagram associated cnbc itv sky rt ria dpa anadolu politifact"
)
PLACES = word_set(
    "america washington london paris moscow beijing tehran baghdad damascus jerusalem cairo kabul brussels berlin "
    "rome tokyo seoul ankara geneva vienna israel iran iraq syria russia china france germany britain england "
    "scotland wales ireland italy spain mexico canada cuba japan korea india pakistan afghanistan turkey egypt libya "
    "yemen lebanon jordan qatar bahrain kuwait ukraine poland greece portugal sweden norway denmark finland europe "
    "asia africa australia brazil argentina venezuela texas florida ohio vermont arizona iowa california virginia "
    "wisconsin pennsylvania michigan georgia kentucky massachusetts minnesota illinois indiana nevada oklahoma utah "
    "alabama tennessee maryland connecticut colorado arkansas kansas louisiana maine mississippi missouri nebraska "
    "oregon delaware hawaii idaho montana wyoming alaska manhattan brooklyn chicago boston philadelphia detroit "
    "cleveland miami orlando tampa houston dallas austin denver phoenix seattle atlanta charlotte milwaukee baltimore "
    "pittsburgh cincinnati columbus omaha memphis nashville albany benghazi aleppo mosul nato eu un gop fbi cia nsa "
    "irs epa nra doj usa uk u.s. us u.n. u.k. e.u. d.c. islam medicare medicaid obamacare congress parliament "
    "pentagon kremlin wall isis isil hamas hezbollah taliban"
)
PLACE_PAIRS = frozenset(
    {
        "new york", "new jersey", "new hampshire", "new mexico", "new orleans", "new england", "new delhi",
        "los angeles",
        "san francisco", "san diego", "san antonio", "san jose", "las vegas", "north carolina", "south carolina",
        "north dakota", "south dakota", "west virginia", "rhode island", "united states", "united nations",
        "united kingdom", "united arab", "saudi arabia", "north korea", "south korea", "south africa", "hong kong",
        "white house", "capitol hill", "wall street", "middle east", "puerto rico", "fort worth", "salt lake",
        "super tuesday", "oval office", "camp david", "palm beach", "tel aviv", "des moines", "south bend",
    }
)  # fmt: skip
TITLED_WORKS = word_set(
    "film movie book classic show song album series podcast column documentary novel magazine musical play program "
    "programme sitcom memoir op-ed essay hymn anthem episode video single comedy drama comic host star"
)
NAMED_THINGS = word_set(
    "movement plan act bill law program tour list ceremony rule amendment system movements award awards series clause "
    "hashtag character button model effect theory"
)
SPEECH_NOUNS = word_set(
    "statement tweet tweets remark remarks comment comments claim claims speech letter email e-mail message post "
    "warning call pledge promise vow assertion argument suggestion contention accusation complaint allegation phrase "
    "words response reply answer question description memo op-ed note testimony line quote slogan insistence "
    "declaration proposal demand criticism joke report article book essay ruling opinion"
)
GENERIC_PEOPLE = word_set(
    "senator governor president congressman congresswoman lawmaker representative mayor minister secretary official "
    "diplomat spokesman spokeswoman spokesperson candidate nominee leader chairman chairwoman chair director adviser "
    "advisor strategist aide ambassador general judge justice attorney lawyer professor doctor author activist "
    "actress actor singer businessman businesswoman billionaire mogul tycoon developer frontrunner front-runner "
    "politician republican democrat commander analyst economist expert reporter journalist anchor host pastor "
    "reverend bishop cardinal pope king queen prince premier chancellor speaker manager pollster veteran father "
    "mother wife husband son daughter brother sister teacher student voter resident man woman person supporter critic "
    "scholar researcher scientist editor founder ceo executive star celebrity comedian socialist conservative "
    "contender rival hopeful cleric envoy negotiator insider operative consultant delegate donor neurosurgeon farmer "
    "officer chief sheriff coach historian physician surgeon nurse organizer vice newcomer native incumbent protester "
    "backer demonstrator volunteer rapper musician entertainer senator-elect president-elect counsel commissioner "
    "deputy undersecretary"
)
MALE_NOUNS = word_set(
    "congressman spokesman chairman businessman father husband son brother man king prince actor councilman "
    "assemblyman pope mr sir uncle grandfather boy gentleman mogul pastor alderman"
)
FEMALE_NOUNS = word_set(
    "congresswoman spokeswoman chairwoman businesswoman mother wife daughter sister woman queen princess actress "
    "councilwoman assemblywoman mrs ms miss lady madame aunt grandmother girl"
)
SAME_ROLE = (
    word_set("governor gov govs"),
    word_set("senator sen sens lawmaker"),
    word_set("representative rep reps congressman congresswoman lawmaker"),
    word_set("president pres commander-in-chief"),
    word_set("diplomat minister secretary envoy ambassador negotiator"),
    word_set("adviser advisor aide counselor strategist"),
    word_set("spokesman spokeswoman spokesperson"),
    word_set("chairman chairwoman chair chairperson head leader"),
    word_set("billionaire businessman mogul tycoon developer magnate"),
    word_set("nominee candidate front-runner frontrunner hopeful contender standard-bearer"),
    word_set("judge justice jurist"),
    word_set("professor scholar academic historian scientist"),
    word_set("pastor reverend rev minister clergyman"),
    word_set("reporter journalist correspondent anchor host newsman"),
    word_set("actor actress star celebrity performer"),
    word_set("lawyer attorney counsel"),
    word_set("general commander gen officer"),
    word_set("chief director commissioner head"),
)
COMMON_CAPITALS = SENTENCE_OPENERS | word_set(
    "Yet Also Nor Or Because During Under Over Speaking Asked Citing Calling Saying Referring Addressing According "
    "Despite Instead Indeed Perhaps Although Like Unlike Among Between Until Once Only Other Others Each Every All "
    "Today Yesterday Tonight Tomorrow Recently Finally First Second Third Next Again Here Just Maybe Never Often Our "
    "My Your Several Such Two Three Four Five Six Seven Eight Nine Ten Nearly About Around Along Amid Against Within "
    "Without Through Throughout From Into Of Off Out Up Down Let Please Yes Well Oh Okay OK Read Watch Said Says "
    "Added Noting Adding Responding Instead Additionally Furthermore Moreover Nevertheless Nonetheless Therefore Thus "
    "Whether Whatever Whenever Where Which Whose Whom Would Could Should Can Will Did Does Do Has Have Had Is Are Was "
    "Were Be Been Being Few Fewer More Less Much Critics Supporters Officials Republicans Democrats Voters Experts "
    "Analysts Lawmakers Americans Reporters People Police Authorities Aides Advisers Former Current Late Longtime Top "
    "Senior Fellow Back Ahead Rather Following Given Including Based Part Half Neither Either Nothing Everyone "
    "Everybody Anyone Someone Nobody Something Anything Everything Such Same Fact Follow Photo Image Video Update "
    "Breaking Exclusive Related Correction Editor Mr. Far Long New Old Young Big Small Great Good Bad"
)
