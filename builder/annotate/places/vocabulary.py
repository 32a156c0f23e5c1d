"""Words beside a name, and names that are words, which say whether it is a place."""

_ORDINARY = """
obama olympic staples a abs about above across act acts ada advance after again agency air airport
all along also alter although am among an anal anchor and anger angle another any apart april arc
arch are area arena army art as ash ask assembly at august aux ball ban band bank banks bar bari
barn bars base basic bath battle bay be beach bear because bed been beer before behind bell below
bench best between bias bid big bird black block blue board body bold bond bone book born both bow
box boy brand bread brick bridge brilliant bring broad brush bud buddha bus bush but butterfly buy
by cable cafe call camp can capital captain car care carry cars case cash cast castle cat
cathedral cause ceiling cell center central centre century chair chamber champion chance change
chat chief church circle city clean clear click close cloud club coach coal coast code cold
college come comfort commerce commission common community cone congress conservation cook cool
corner cost cotton council country county court cove cross crystal cup cut dale dark das data date
dawn day days de deal dean dear death deep delta den der des desert did die dig disappointment
division do doctor does dog dollar door down downtown drain drama draw drew drive driver drone
drop drug dry due during each eagle early earth east ed edge edition editor effort eight elder
election else end energy engineer enjoy enter enterprise era eve even ever every expert eye face
fact faith fall fame far farm farmers fast fate father federal few field fields fifth fine fire
first fiscal five flash fleet floor florist flow fly foot football for force foreign forest fort
fortune forward founder four fox free freedom fresh friday friend friendly friendship from front
full fund furnace future game gaming gap garage garden gas gate gay gem gene general gift girl
give given glass globe go god goes gold good grace grade grain grand grass grave great green group
guardian guide gun guns hall halo hand happy harbor hard harvest has hat hatch hate have haven he
head health heart heat heaven height hell help her here hero high highway hill hills him hip hire
his hit hold hole holiday home honey hood hook hope host hot hotel house how hub human hundred
hunter hurt i ice idea if ill image imperial in inc independence index industry inn institute
international into is island it its jam january jet jew job joint joy judge july june junction
just justice keep kernel key kill killer kind king kit knight la lady lake land lander lands lane
large last late latest law laws le lead leader leap learn led left legacy legend lemon less let
letter level liberal liberty life light like limit line link lion list little live living local
lodge log logo long look loop lord loss lost lot love low luck lunar made mail main major make
male man many march mark market mars mass master match matter may me media medical meet men mercy
metro mid middle might mile miles mill mills mind mine minister minor mission mixed mobile model
modern moment monday money month moon more morning mosque most mother motion motor mount mountain
mouth move movie much museum music must my nation national nature navy near need net network never
new news next nice night nine no none normal north not note nothing nova november now number ocean
october of off offer office officer often oil ok old on once one only open opera opportunity
optimist or orange order organ other our out outlook over own oz pace page paint palace pale pan
panda paper parade park parks part party pass past path pay peace peach peak pearl people per
perfect person phase phone photo pilot pine pink pipe place plain plan planes plant plate play
plaza plenty point police pool pop pope popular port post power press price pride prime prince
princess prison progress project promise proof property prosperity protection provinces public
pull puma purchase push queen quick race radio rail rain ran ranch rate ray reach reading ready
real red reform refuge region rescue research reserve rest retreat return rice rich ride right
ring rise river road rock roll roman room root rope rose round row royal rule run sack safe said
saint sale salt same sand saturday save say scene school science sea search season seat second
section sector see seed sees self sell senate senator sense september service set seven several
severe shaft shall she shell ship shore short shot should show shut side sierra sign silver simple
since sing sir site six size sky sleep slow small smart snow so social soldier some son song soon
source south space spa spare speaker special spirit split sport spot spring square staff stage
stand star stars start state station steel step still stone stop store storm story street strong
student subject such sugar summer summit sun sunday super sure surgeon surprise switch table take
tale talk tall tank team tech technical tell temple ten tent term test text than that the their
them then there these they thing think third this those three through thursday tide time times tip
to today ton too tool top total touch tour tower town track trade train transit travel tree trench
trial trip trooper troopers true trust try tuesday turn twelve twin two under union unit united
unity university until up us use vale valley value van vast vice victory view vision voice
volunteer vote wake walk wall walls war ward warm warning was watch water wave way ways we weather
web wednesday wedding week welcome well were west what when where which while white who whole why
wide wild will win wind window wing winner winter wise with within without wolf woman women wonder
wood word work world worst worth would yard yen yes yet yoga you young your zero zone allah amen
arab christian islam jesus bible koran quran taliban muslim sunni shia shiite hindu sikh buddhist
jewish catholic eid ramadan christmas easter republican democrat democrats republicans senior
junior imam mullah sharia isis isil nato unicef un eu gdp ceo ira aids covid ebola facebook google
amazon apple ford toyota honda samsung sony nokia boeing airbus microsoft oscar emmy alliance
gateway orion falcon artemis homeland paramount tribune siri tor xinhua anadolu interfax southern
northern eastern western lakes atlantic pacific virgin titan jupiter mercury venus saturn neptune
pluto europa supreme thunderbolt mustang plains
"""
ORDINARY = frozenset(_ORDINARY.split())

# After a name they make it a part of an organisation's: Pakistan Telecommunication Authority.
_ORGANISATION = """
Airlines Airline Airways Aerospace Alliance Associates Association Assn Authority Bank Brewery
Broadcasting Bros Brothers Bulletin Chronicle Club Co Co. Company Corp Corp. Corporation
Courier Daily Dispatch Examiner Express Liberation Taliban Foods Foundation Agency Exchange Awards
Award Academy Union Championship Championships Gazette Globe Group Guardian Herald Holdings Inc
Inc. Industries Institute Insurance Investments Journal League Ltd Ltd. LLC Magazine Mercury
Mirror Monitor Motor Motors News Newspaper Observer Oil Petroleum Philharmonic Post Press Radio
Record Records Recorder Register Reporter Review Sentinel Society Spurs Standard Star Stars Stock
Sun Symphony Telecom Telecommunication Telecommunications Telegraph Television Times Today Tribune
Trust TV United University Voice Weekly Wanderers Rovers Rangers City-Council FC F.C. AFC SC Cup
Bulls Bears Giants Jets Cowboys Eagles Lions Tigers Bruins Celtics Lakers Knicks Yankees Mets Cubs
Raiders Rams Broncos Patriots Packers Steelers Ravens Saints Falcons Panthers Dolphins Bills
Browns Colts Texans Titans Jaguars Chiefs Chargers Seahawks Cardinals 49ers Vikings Redskins
Commanders Rockets Heat Magic Hawks Hornets Pistons Pacers Bucks Cavaliers Wizards Raptors Nets
76ers Warriors Clippers Kings Suns Jazz Nuggets Timberwolves Pelicans Grizzlies Mavericks Thunder
Blazers Oilers Flames Canucks Canadiens Leafs Senators Sabres Penguins Flyers Devils Islanders
Capitals Hurricanes Lightning Predators Blues Blackhawks Wild Avalanche Coyotes Ducks Sharks
Kraken Astros Athletics Mariners Angels Dodgers Padres Rockies Diamondbacks Phillies Braves
Marlins Nationals Orioles Royals Twins Brewers Reds Pirates Eskimos Stampeders Roughriders
Argonauts Villa Hotspur Albion Athletic Fries Disease Syndrome Protocol Accord Treaty Convention
Declaration
"""
ORGANISATION = frozenset(_ORGANISATION.split())

# Before a name they make it a part of an organisation's: Air India, the University of Texas.
BEFORE_ORGANISATION = frozenset(
    "Air Agence Wells Sierra Real Inter Radio AC FC Virgin Deutsche Banco State Taliban Taleban"
    " Tehrik Tehreek Jamaat Jamiat Lashkar Jaish Sipah".split()
)
BODIES = frozenset("University Bank Institute College Museum Society Academy".split())
# Names of cities in other languages, or of towns hardly ever meant.
NEVER = frozenset(("White House", "University of Texas"))

# After a name they leave it a place, or its people and offices.
_OFFICE = """
High Sessions Civil Grand Police Sheriff Sheriff's Mayor Governor Gov. Gov Sen. Rep. Senator
Senate Government Council Court Fire Department Dept. President Premier Minister Ministry Prime
Embassy Parliament Councilman Coroner Coroner's Detention Jail EMS Finance Foreign Defence Defense
Health Interior Justice Transportation Transport State Secretary Attorney District Crown Superior
Supreme Provincial Public City Legislature Legislative Congressman Congresswoman Republican
Democrat Republicans Democrats Ambassador Chancellor King Queen Prince Army Navy Air Border Coast
Customs Homicide Traffic Emergency Metropolitan Regional County Superintendent Chief Judge
Magistrates Magistrates' Magistrate's Borough Residents Monday Tuesday Wednesday Thursday Friday
Saturday Sunday January February March April May June July August September October November
December AM. The Homeless Mounties RCMP OPP Constable Officer Commissioner Consulate General's
Forces Special Security Municipal National Chamber Board Commission Center Centre Tourism Zoo
Marathon Festival International
"""
OFFICE = frozenset(_OFFICE.split())

# The last word of a name of a site, which stands for a place of its own.
_SITE = """
Street St. Road Rd. Rd Avenue Ave. Ave Boulevard Blvd. Blvd Lane Drive Highway Parkway Crescent
Square Airport Aerodrome Airbase Airfield Hospital Cathedral Church Mosque Shrine Temple Castle
Palace Fort Prison Bridge Tunnel Station Stadium Arena Park Gardens Beach Bay Cove Harbour Harbor
Island Islands Peninsula Lake River Creek Falls Valley Canyon Mountain Mountains Hill Hills
Heights Desert Forest Reservoir Dam Province County Parish District Gallery Cemetery Museum Zoo
Mall Base Refinery Camp
"""
SITE = frozenset(_SITE.split())

# Before a name that follows, a part of it.
_SIDE = """
North South East West Northern Southern Eastern Western Central Greater Downtown Upper Lower Inner
Northeast Northwest Southeast Southwest Mid
"""
SIDE = frozenset(_SIDE.split())

# "in Lahore", "near Lahore": a place, or a month, a language or an office.
WHERE = frozenset(
    "in at near from outside around across through throughout toward towards inside into within"
    " downtown central northern southern eastern western northeastern northwestern southeastern"
    " southwestern visiting beyond via off".split()
)
WHITHER = frozenset("to of between over and against for on with suburban mainland rural".split())
AFTER_PERSON = frozenset(
    "said says told added who whose asked thinks believes recalled explained wrote argued insisted"
    " tweeted replied testified joked admitted laughed smiled scored pleaded".split()
)
