"""First names that English-language news gives to men or to women; names borne by both are left out."""

from bot.core.ingest.wordlists import word_set

MALE = word_set(
    """
    aaron abbas abdullah abdul abraham adam adrian ahmad ahmed akbar al alan albert alejandro alexander alexei
    alfred ali allen alvin amir anatoly andre andrew andres angus anthony antonio archie arnold arthur asghar ashraf
    austin bahram barack barry bart ben benjamin benito bernard bernie bert bill billy bob bobby boris brad bradley
    brandon brendan brent brett brian bruce bryan byron caleb calvin carl carlos chad charles charlie chester chris
    christian christopher chuck clarence clark claude clayton cliff clifford clint clinton clyde cody colin connor
    corey cory craig curtis cyrus dale dan daniel danny darrell darren darryl dave david dean denis dennis derek
    derrick devin dick diego dmitry dominic don donald doug douglas duane duncan dustin dwayne dwight earl ed eddie
    edgar edmund eduardo edward edwin eli elijah elliot elliott emmanuel enrique eric erick ernest ernesto ethan
    eugene evan fareed felipe felix fernando fidel francis francisco frank franklin fred frederick gabriel garrett
    gary gavin gene geoff geoffrey george gerald gerard gerardo gilbert giorgio glen glenn gordon graham grant greg
    gregg gregory guillermo gus guy hamid hank hans harold harrison harry harvey hassan hector henry herbert herman
    hossein howard hugh hugo hussein ian ibrahim igor immanuel imran isaac ivan jack jacob jacques jaime jake jamal
    james jared jason javad javier jay jeb jeff jefferson jeffrey jeremy jerome jerry jesse jim jimmy joaquin joe
    joel john johnny jon jonah jonathan jorge jose joseph josh joshua juan jules julian julio julius justin karim
    karl keith ken kenneth kent kevin khalid kirk kofi kurt kyle lamar lance larry lars lawrence lee len leo leon
    leonard leroy lester lincoln lloyd logan lou louis luca lucas luis luke mahmoud malcolm manuel marc marcel marco
    marcus mario mark marshall martin marvin mason matt matteo matthew maurice max maxwell mehdi melvin michael
    miguel mike mikhail miles milton mitch mitchell mitt mohammad mohammed mohamed morgan morton moses muhammad
    murray mustafa narendra nathan nathaniel neal ned neil nelson newt nicholas nick nicolas nigel noah norman
    oliver omar orrin oscar osama otto owen pablo patrick paul pedro pete peter phil philip phillip pierre preston
    rahm ralph ramon rand randall randy rashid raul ray raymond reggie reginald rene rex reza ricardo rich richard
    rick ricky rob robert roberto rod roderick rodney rodrigo roger roland ron ronald ross roy ruben rudolph rudy
    russ russell ryan saeed salman salvador sam samuel saul scott sean sebastian sergei sergey sergio seth shane
    shaun shawn sherrod shimon sidney silvio simon spencer stan stanley stefan stephen steve steven stewart strobe
    stuart tariq ted terrence terry theodore thom thomas tim timothy toby todd tom tommy tony travis trent trevor
    troy tyler ulysses vernon viktor victor vince vincent vladimir wade walter warren wayne wendell wes wesley will
    willard william willie winston woodrow xavier xi yusuf zachary zbigniew hamed morteza masoud mohsen gholam
    sadegh alireza bashar benyamin binyamin recep shinzo lavrentiy emir boyd clive cory dinesh elon erik gunnar hal
    huck huey jair jeh jorg kasim lyndon mack marty rocky rush tucker ty vern wolf wolfgang zach
    """
)
FEMALE = word_set(
    """
    abigail ada adele adriana agnes aisha alexandra alexandria alice alicia alison allison alma amanda amber amelia
    amy ana andrea angela angelina anita ann anna anne annette annie anya april ariana arlene ashley audrey ava
    ayanna barbara beatrice becky bella benazir bernadette bernice bertha beth betsy bette betty beverly bonnie
    brenda brianna bridget britney brooke camille candace carla carly carmen carol carole caroline carolyn carrie
    catherine cathy cecilia celeste charlene charlotte chelsea cheryl christina christine cindy claire clara claudia
    colleen connie constance cora courtney crystal cynthia daisy danielle darlene dawn deborah debbie debra deirdre
    delia denise diana diane dianne dolores donna dora doris dorothy edith eileen elaine eleanor elena elisabeth
    elise elizabeth ella ellen eloise elsa emily emma erica erika erin esther ethel eva evelyn faith fatima federica
    felicia fiona florence frances gabrielle gail georgia geraldine gertrude gina ginger gladys gloria grace greta
    gretchen gwen gwendolyn hannah harriet heather heidi helen helena hillary holly hope huma ida ilhan imelda
    indira ingrid irene iris isabel isabella ivanka jackie jacqueline jane janet janice janine jasmine jean jeanette
    jeanne jeannie jen jenna jennifer jenny jessica jill jo joan joann joanna joanne jodi josephine joyce juanita
    judith judy julia juliana julie june kamala karen kara kate katherine kathleen kathryn kathy katie katrina kay
    kayla kaitlan kellyanne kelli kerri kim kimberly kirsten kirstjen kristen kristi kristin kristina laila lana
    latoya laura lauren laurie leah leila lena leticia lillian lily linda lisa lois loretta lori lorraine louise
    lucille lucy lydia lynn lynne mabel mackenzie madeleine madeline maggie malala malia mandy marcia margaret maria
    marian marianne marie marilyn marina marjorie marla marlene marsha martha mary masoumeh maureen maxine mazie
    megan megyn melania melanie melinda melissa mercedes meredith mia michele michelle mildred mimi miranda miriam
    moira molly mona monica nadia nancy naomi natalie natasha neera nicole nikki nina nora norma olga olivia oprah
    pamela patricia patty paula pauline peggy penelope penny phyllis priscilla rachel ramona raquel rebecca regina
    renee rhonda rita roberta rosa rosalind rose rosemary roxanne ruby ruth sabrina sally samantha sandra sara sarah
    sasha savannah shannon sharon sheila shelley sherry shirley silvia simone sonia sophia sophie stacey stacy
    stella stephanie sue susan susana suzanne sylvia tamara tammy tanya tara tatiana teresa theresa tiffany tina
    tracy ursula valerie vanessa vera veronica vicki victoria viola virginia vivian wanda wendy whitney whoopi
    yolanda yvette yvonne zahra zainab zoe candice debbie kellyanne tulsi elise karine kirsten gretchen letitia
    muriel nydia
    """
)
