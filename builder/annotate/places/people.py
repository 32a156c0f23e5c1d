"""Given names, titles and surnames, most of all those that are also places."""

_GIVEN = """
aaron abbey abby abdul abdullah abe abigail abraham adam addison adele adolf adrian adriana agnes
ahmad ahmed aidan aileen aisha al alan alastair albert alberto alec alejandro alex alexander
alexandra alexandria alexis alfonso alfred ali alice alicia alison allan allen allison alvin
alyssa amanda amber amelia amir amy ana anders andre andrea andreas andrei andres andrew andy
angel angela angelina angelo angie anita ann anna anne annette annie anthony anton antoine antonio
april archie ariana ariel arlene arnold arthur arturo asa ashley astrid aubrey audrey august
austin ava barack barbara barry bashar beatrice becky belinda ben benjamin bernadette bernard
bernie beth bethany betty beverly bill billy blake bob bobby bonnie boris brad bradley brandon
brayden brenda brendan brent brett brian bridget britney brittany brooke bruce bryan bryce byron
caleb calvin cameron camilla candace cara carl carla carlo carlos carlton carmen carol carole
caroline carolyn carrie carson carter casey cassandra catherine cathy cecil cecilia celine cesar
chad charlene charles charlie charlotte chase chelsea cheryl chester chloe chris christian
christina christine christopher chuck cindy claire clara clarence clark claude claudia clay
clayton clifford clint clinton clive clyde cody cole colin colleen connie connor conor conrad
corey cory courtney craig cristina crystal curtis cynthia daisy dale dallas damian damon dan dana
daniel daniela danielle danny darren darryl daryl dave david dawn dean deborah debbie debra dee
delia denise dennis derek derrick desmond devin dexter diana diane diego dimitri dina dirk dmitry
dolores dominic don donald donna donnie dora doreen doris dorothy doug douglas drew duane duncan
dustin dwayne dwight dylan earl ed eddie edgar edith edmund eduardo edward edwin eileen elaine
eleanor elena eli elias elijah elisabeth eliza elizabeth ella ellen ellie elliot ellis elmer elsa
elvis emilia emily emma emmanuel enrique eric erica erik erin ernest ernesto esther ethan ethel
eugene eva evan eve evelyn faith farid fatima faye felicia felipe felix fernando fidel fiona
florence floyd frances francesca francesco francis francisco francois frank frankie franklin fred
freddie frederick gabriel gail gareth garrett garry gary gavin gene geoff geoffrey george gerald
gerard gerry gilbert gina giovanni glen glenn gloria gordon grace graeme graham grant greg gregory
greta guy gwen hamid hannah hans harold harriet harris harrison harry harvey hassan hazel heather
hector heidi helen helena henri henry herbert herman hilary hillary holly howard hugh hugo hunter
hussein ian ibrahim ida ignacio igor imran irene iris irma irving isaac isabel isabella ismail
israel ivan ivanka jack jackie jackson jacob jacqueline jacques jade jaime jake jamal james jamie
jan jane janet janice jared jasmine jason javier jay jean jeanne jeff jeffrey jenna jennifer jenny
jeremy jermaine jerome jerry jesse jessica jesus jill jim jimmy jo joan joann joanna joaquin jodi
jodie joe joel joey johan johannes john johnny jon jonah jonathan jordan jorge jose joseph
josephine josh joshua joy joyce juan juanita jude judith judy julia julian juliana julie juliet
julio julius june justin kaitlyn karen karim karl kate katherine kathleen kathryn kathy katie
katrina kay keith kellie kelly kelsey ken kendra kenneth kenny kent kerry kevin khalid kim
kimberly kirk kirsten kirsty kofi kris kristen kristin kristina kurt kyle lamar lana lance larry
laura lauren laurence laurie lawrence leah lee leila lena leo leon leonard leonardo leroy leslie
lester levi lewis liam lillian lily linda lindsay lindsey lionel lisa liz lloyd logan lois lola
lonnie lorenzo loretta lori lorraine lou louis louise luc lucas lucia lucille lucy luigi luis luke
luther lydia lyle lynn mackenzie madeleine madeline madison mae maggie mahmoud malala malcolm
mandy manuel marc marcel marcia marco marcos marcus margaret maria mariah marian marianne marie
marilyn mario marion marisa marissa marjorie mark marlene marsha marshall marta martha martin
martina marty marvin mary mason mathew matilda matt matthew maureen maurice max maxine maya megan
meghan mehmet mel melanie melinda melissa melvin meredith mia michael michel michele michelle
miguel mike mikhail mildred miles milton minnie miranda miriam mitch mitchell mitt mohamed
mohammad mohammed moira molly mona monica monique morgan moses muhammad muriel myra nadia nancy
naomi narendra natalie natasha nathan nathaniel nawaz neil nelson nicholas nicola nicolas nicole
nigel nikki nina noah noel nora norma norman octavia oleg olga oliver olivia omar oscar osama otis
otto owen pablo paige pam pamela paolo patricia patrick patsy patti patty paul paula pauline pearl
pedro peggy penelope penny percy perry pete peter petra phil philip philippe phillip phoebe
phyllis pierre piers polly preston priscilla qasim rachel rafael ralph ramon randall randy raul
ray raymond rebecca recep regina reginald rene renee rex rhonda ricardo richard rick ricky rita
rob robert roberta roberto robin robyn rochelle rod roderick rodney rodrigo roger roland roman ron
ronald ronnie rosa rosalind rose rosemary ross roxanne roy ruben ruby rudy rupert russell ruth
ryan sabrina sadie sadiq sally salman salvador sam samantha samir samuel sandra sandy santiago
sara sarah saul savannah scott sean sebastian serena sergei sergio seth shane shannon sharon shaun
shawn sheila shelby sheldon shelley sheri sherry shirley sidney silvia simon simone sofia sonia
sophia sophie spencer stacey stacy stan stanley stefan stella stephanie stephen steve steven
stewart stuart sue sultan summer susan suzanne sven sydney sylvia tamara tamika tammy tania tanya
tara tariq taylor ted terence teresa terrance terrence terri terry theodore theresa thomas tiffany
tim timothy tina tobias toby todd tom tommy toni tony tonya tracey tracy travis trent trevor
tricia trisha troy tyler tyrone ursula valerie vanessa vaughn vera vernon veronica vicki vickie
victor victoria vince vincent viola violet virgil virginia vivian vivienne vladimir wade wallace
walter wanda warren wayne wendell wendy wesley whitney wilbur wilfred will willard william willie
willis wilma winston woodrow xavier yasmin yolanda yusuf yvette yvonne zach zachary zoe
"""
GIVEN_NAMES = frozenset(_GIVEN.split())

_TITLES = """
mr mrs ms miss dr prof professor sgt sergeant capt captain lt lieutenant col colonel maj major cpl
corporal pvt judge justice rev reverend father sister brother pastor rabbi imam sheikh maulana
mullah mufti sir dame lord lady det detective officer constable pc insp inspector supt chief-supt
senator sen rep congressman congresswoman councillor cllr coun ald alderman deputy agent coach
saint mp mla gen general gov governor hon
"""
TITLES = frozenset(_TITLES.split())

_SURNAME_LIKE = """
boston houston austin jackson lincoln washington jefferson madison monroe clinton cleveland
hamilton wellington churchill london york lancaster kent hudson berkeley stanford lawrence nelson
burton sutton preston barnsley bradford halifax stafford warwick durham bristol chester melbourne
sydney perth darwin hobart newcastle livingston wallace stewart douglas gordon ross cameron
campbell crawford cunningham dunbar eaton eastwood ellis fleming fletcher fraser graham grant
greene griffin harper harris harrison hastings hayward henderson holland howard hunt irving jordan
kelso kingston kirkland lamar lane lee lewis lima long marshall mason mcallen mercer merrill
mitchell montgomery morgan morris morton murray newton norton oakley palmer park parker pierce
porter powell quincy randolph redford reed rivera romney roosevelt rush salem santos savage shelby
sheridan sherman sterling tate taylor temple troy truman tyler vance vernon victoria wade walker
warren watson wayne webster wesley weston whitney wilson windsor winston woodward wright young
kidd berry banks bush berg weir worth cary darby dixon garland ford mills moss frost forest rivers
baker cooper carter clayton conway crosby dalton denton drake duncan dyer elgin everett fairfield
ferguson franklin fulton gardner garrison glenn hampton hanson hatfield hawkins hobbs holmes
hughes hurst johnson kennedy king kirk knox leslie logan lynch madden malone martin maxwell
mcdonald miller milton moore munro nash oliver orlando owen perry phillips price putnam ramsey
reynolds rice riley robertson rogers russell ryan sandy santiago scott sharp shaw simpson smith
snow spencer stanton stone thompson thornton tracy trenton turner underwood vaughn vega wagner
walsh ward webb wells wheeler white wood woods wyatt
"""
SURNAMES = frozenset(_SURNAME_LIKE.split())
