"""The words by which news counts people, the dead and the injured."""

# Who carries out attacks: their dead are counted apart.
PERPETRATORS = frozenset(
    """attacker attackers assailant assailants bomber bombers gunman gunmen militant militants
    insurgent insurgents terrorist terrorists rebel rebels fighter fighters jihadist jihadists
    jihadi jihadis extremist extremists guerrilla guerrillas bandit bandits raider raiders
    perpetrator perpetrators separatist separatists khawarij hijacker hijackers shooter shooters
    suspect suspects kidnapper kidnappers abductor abductors islamists islamist militiaman
    militiamen""".split()
)
# Words for anyone, which may stand for a whole of which other words name a part.
GENERIC = frozenset(
    """people person persons victim victims others other lives life individual individuals
    bodies body worshippers civilians civilian""".split()
)
_SINGULAR = frozenset(
    """soldier policeman policewoman officer civilian person man woman child girl boy guard
    bodyguard worker labourer laborer miner teacher student pupil journalist reporter
    cameraman doctor nurse medic driver passenger farmer shepherd villager resident elder
    cleric imam priest pastor nun leader chief mayor governor minister lawmaker senator
    councillor councilor candidate activist lawyer judge prosecutor official employee
    contractor engineer trader merchant shopkeeper vendor tourist pilgrim worshipper cadet
    recruit constable inspector commander captain major colonel general lieutenant sergeant
    corporal brigadier colleague brother sister son daughter father mother wife husband
    cousin nephew uncle relative member trooper marine ranger peacekeeper policemen
    translator interpreter pedestrian passerby bystander baby infant toddler teenager youth
    refugee migrant hostage captive foreigner national citizen informant spy convert
    preacher scholar professor ambassador diplomat aide assistant secretary volunteer
    vaccinator aid-worker rescuer firefighter paramedic helper cook watchman sentry
    gatekeeper victim adult minor fisherman herder herdsman businessman salesman serviceman
    gunner pilot crewman airman guardsman tribesman clansman nomad settler protester
    demonstrator deputy superintendent president adviser politician spokesman shopper
    customer guest sub-inspector couple mourner spectator player athlete singer actor writer
    """.split()
)
_PLURAL = frozenset(
    """people persons men women children police troops personnel policemen policewomen soldiers
    staff others forces servicemen lives crew passers-by passersby
    fishermen herdsmen herders businessmen tribesmen crewmen airmen guardsmen levies cops
    family families infants babies youths youngsters villagers civilians""".split()
)
SINGULAR = frozenset(_SINGULAR | {word for word in PERPETRATORS if not word.endswith(("s", "men"))})
PLURAL = frozenset(
    _PLURAL
    | {f"{word}s" for word in _SINGULAR}
    | {word for word in PERPETRATORS if word.endswith(("s", "men"))}
)
PERSONS = SINGULAR | PLURAL
# Words of a group's people, who are attackers where the group is named beside them.
MEMBERS = frozenset(
    "member members commander commanders leader leaders operative operatives".split()
)

DEATH_VERBS = frozenset(
    """killed martyred murdered slain massacred slaughtered executed assassinated beheaded lynched
    neutralised neutralized eliminated decapitated butchered""".split()
)
DEATH_ACTIVE = frozenset(
    """killing murdering slaying massacring slaughtering executing assassinating martyring beheading
    kills kill slew""".split()
)
DEATH_INTRANSITIVE = frozenset("died dies dead perished succumbed deceased".split())
# "shot dead", "gunned down", "lost their lives": the word and what has to stand behind it.
DEATH_PAIRS = {
    "shot": ("dead", "to death"),
    "shooting": ("dead", "to death"),
    "gunned": ("down",),
    "gunning": ("down",),
    "mowed": ("down",),
    "hacked": ("to death",),
    "stabbed": ("to death",),
    "burned": ("to death",),
    "burnt": ("to death",),
    "beaten": ("to death",),
}
DEATH_PHRASES = (
    "lost their lives",
    "lost his life",
    "lost her life",
    "lost lives",
    "have lost their lives",
    "embraced martyrdom",
    "attained martyrdom",
    "laid down their lives",
    "laid down his life",
    "met their deaths",
    "met their death",
    "breathed their last",
)
DEATH_NOUNS = frozenset(
    """killing killings death deaths murder murders assassination massacre beheading beheadings
    martyrdom execution executions slaying""".split()
)
TOLL_NOUNS = frozenset("deaths fatalities dead killed fatality".split())
LIFE_VERBS = frozenset("claimed claiming claims took taken taking cost costing costs lost".split())

BODY_VERBS = frozenset(
    """recovered found pulled retrieved received recover counted discovered recovering exhumed
    brought""".split()
)
LOSS_VERBS = frozenset("lost losing loses".split())
STATE_FORCES = frozenset(
    """police troops security soldiers guards officers army forces military policemen snipers
    commandos guard officer soldier policeman rangers""".split()
)

INJURY_VERBS = frozenset("injured wounded hurt maimed harmed hospitalised hospitalized".split())
INJURY_ACTIVE = frozenset("injuring wounding hurting maiming injures wounds hurts injure".split())
INJURY_PHRASES = (
    "sustained injuries",
    "sustained wounds",
    "sustained serious injuries",
    "sustained minor injuries",
    "sustained gunshot wounds",
    "sustained gunshot injuries",
    "suffered injuries",
    "suffered burns",
    "suffered wounds",
    "suffered minor injuries",
    "suffered serious injuries",
    "received injuries",
    "received wounds",
    "taken to hospital",
    "rushed to hospital",
    "taken to hospitals",
)
INJURY_NOUNS = frozenset("injuries injury wounded injured".split())

AUXILIARIES = frozenset(
    """was were is are be been being has have had got lay laid also reportedly later then both all
    each instantly immediately fatally brutally confirmed feared believed presumed reported
    critically seriously severely slightly badly allegedly only still either said to left
    publicly found already themselves himself subsequently eventually apparently thought known
    either mortally lightly""".split()
)
PASSIVE = frozenset("was were is are be been being got".split())
UNREAL = frozenset(
    """could would may might can will cannot to not never threatened threatens threatening planned
    planning plotted plotting plot intended vowed should if unless wants want aimed trying tried
    attempted""".split()
)
# What a number before it does not count people by.
THINGS = frozenset(
    """km kilometre kilometres kilometer kilometers mile miles metre metres meter meters feet foot
    kg kilogram kilograms kilogramme kilogrammes tonne tonnes ton tons percent per cent year years
    month months week weeks day days hour hours minute minutes second seconds am pm attack attacks
    bomb bombs blast blasts explosion explosions shell shells rocket rockets mortar mortars
    grenade grenades bullet bullets round rounds rifle rifles gun guns vehicle vehicles car cars
    truck trucks tank tanks bus buses motorcycle motorcycles house houses home homes building
    buildings shop shops village villages town towns school schools district districts post posts
    checkpoint checkpoints province provinces country countries cattle cow cows sheep goat goats
    camel camels dog dogs horse horses donkey donkeys animal animals chicken million billion
    dollars euros rupees time times incident incidents operation operations raid raids strike
    strikes hectares acres january february march april june july august september
    october november december aircraft helicopter helicopters drone drones plane planes boats boat
    churches mosques clash clashes ceasefire tents weapons hideouts hideout""".split()
)
PREPOSITIONS = frozenset(
    """of for in with by near after before against on at from to into over under behind between
    among including carrying guarding targeting ferrying transporting housing escorting protecting
    killing wounding injuring despite inside outside around along across holding since like
    serving representing than""".split()
)
SUBSETS = frozenset("including among mostly mainly whom namely".split())
PRONOUNS = frozenset({"him", "himself"})
SPEECH = frozenset("said says told reported added confirmed announced stated say tell".split())
EXTRA = frozenset("also other others another more further additional third".split())
