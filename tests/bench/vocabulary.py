"""The words of the invented archive. No place, group, outlet or person in it exists."""

ONSETS = tuple(
    "Vesh Torv Quel Zhem Ild Orv Brax Fyn Gral Hesk Jov Kelm Lund Myr Nyx Oxt Pryl Rusk Sev Thal "
    "Ulm Vorn Wex Yarl Zed Ambl Cresk Drun Eld Falk Gorm Hurn".split()
)
MIDDLES = tuple("a e i o u ar en il os un an er or is ul em".split())
ENDINGS = tuple(
    "dor mesh vik tane loth garth pol wen rask zin bury quay mont dell gast fell hov nar".split()
)
FIRST_NAMES = tuple(
    "Ilven Tarsa Oreth Malwin Desra Jokan Perrin Sovia Haldis Ruvan Ennek Vessa Brom Calith Dorane "
    "Ysolt Marek Fenna Gorlan Thessi".split()
)
FAMILY_NAMES = tuple(
    "Tarr Wolden Askerd Brindel Corvane Dask Elmgard Ferrow Grisk Hallen Ivarne Jessop Kordell "
    "Lammert Mossin Norrick Ostrel Pellam Quenby Rothe".split()
)
ROLES = (
    "the district commissioner",
    "a spokesman for the provincial council",
    "the head of the road office",
    "a police superintendent",
    "the director of the regional hospital",
    "a member of the national assembly",
    "a teacher at the river school",
    "the chair of the traders’ union",
)
ADJECTIVES = tuple(
    "Ashen Amber Silent Ninth Grey Crimson Hollow Iron Pale Northern Salt Copper Quiet Winter "
    "Broken Distant Golden Narrow Rising Stone".split()
)
NOUNS = tuple(
    "Lantern Heron Anvil Orchard Harrow Beacon Falcon Mantle Sickle Torrent Willow Ember Compass "
    "Thistle Banner Raven Plough Summit Tide Hammer".split()
)
BODIES = tuple("Front League Column Brigade Movement Council Union Legion Wing Brotherhood".split())
PRESS = tuple("Courier Herald Observer Gazette Dispatch Monitor Tribune Ledger Bulletin".split())
AGENCIES = (
    "Harbour News Agency",
    "Meridian Wire",
    "Tessel & Rooke Features",
    "Inland Press Service",
    "Radio Lowmark",
)
DIRECTIONS = ("northern", "southern", "eastern", "western", "upper", "lower")
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
DIGITS = "zero one two three four five six seven eight nine".split()

FACILITIES = (
    "customs post",
    "checkpoint",
    "fuel depot",
    "market hall",
    "bus station",
    "police station",
    "grain store",
    "radio mast",
    "army barracks",
    "rail bridge",
    "courthouse",
    "ferry landing",
)
# What happened, by kind of event: a clause that ends in the target.
HAPPENED = {
    "bombing": ("An explosive device went off beside", "A parked lorry exploded outside"),
    "suicide-bombing": ("A suicide bomber set off a device at the gate of",),
    "armed-assault": ("Gunmen opened fire on", "A group of armed men attacked"),
    "clash": ("Fighting broke out near", "Two armed bands fought over"),
    "raid": ("Security forces raided a house beside", "Soldiers searched"),
    "shelling": ("Mortar shells fell on", "Several shells landed close to"),
    "air-strike": ("Aircraft struck a store behind",),
    "kidnapping": ("Masked men took two clerks away from",),
    "assassination": ("A gunman on a motorcycle shot the keeper of",),
    "other": ("A fire was set at",),
    "unknown": ("Something exploded in the yard of",),
}
WHO = {
    "unspecified": ("people", "persons"),
    "civilians": ("civilians", "villagers", "passengers"),
    "security-forces": ("soldiers", "police officers", "border guards"),
    "perpetrators": ("of the attackers", "gunmen"),
}

SUBJECTS = (
    "officials in {place}",
    "residents of {place}",
    "traders at the market of {place}",
    "drivers who use the road to {place}",
    "a clerk of the land office in {place}",
    "the provincial council",
    "the weather service",
    "analysts at the Institute for River Studies",
    "two teachers who asked not to be named",
    "the ministry of public works",
    "a committee of elders from {place}",
    "shopkeepers near the old bridge",
    "the union of ferry workers",
    "a doctor at the regional hospital",
    "the national rail company",
    "volunteers of the water board",
)
PREDICATES = (
    "said that the road to {place} had been closed since the morning",
    "described the situation as “calm but tense”",
    "asked for more lamps along the crossing at {place}",
    "had warned of trouble for several weeks",
    "counted fewer lorries than in any month since the harvest",
    "said that nobody had been told in advance",
    "would not say how many patrols had been added",
    "spoke of long queues for bread & fuel",
    "recalled that talks with the {group} had broken off twice",
    "said that the {group} had put up posters in {place}",
    "pointed to a map on which {place} was marked in red",
    "promised a report [in three parts] before the end of the season",
    "called the account of the council “neither full nor fair”",
    "did not answer questions about the cost, put at 1.5 million crowns",
    "said the school would open again once the inspectors had left",
    "noted that prices had risen by a fifth since the bridge was closed",
    "expected the first families to come back within days",
    "said a second inquiry was not needed",
    "blamed the delay on the late thaw in {place}",
    "had seen no sign of the men described in the notice",
)
OPENERS = (
    "On the same day, ",
    "Later, ",
    "In a short statement, ",
    "According to a letter seen by this newspaper, ",
    "By the evening, ",
    "Last year, ",
    "At a meeting behind closed doors, ",
    "Asked about the report, ",
    "Despite the rain, ",
    "",
    "",
    "",
)
TAILS = (
    "",
    "",
    "",
    ", while the council said the opposite",
    ", though not everybody agreed",
    ", a day after the market had opened",
    ", and added that the matter was closed",
    " – a view that is not shared in {place}",
    ", which the ministry’s own figures do not bear out",
)
HEADINGS = ("What is known", "The background", "A quiet season", "What comes next")
REMARKS = (
    "We have heard this before, and we will hear it again",
    "Nobody here keeps count any longer",
    "The road is open, and that is all that matters to me",
    "They came with lists, and they left with lists",
)
TITLES = (
    "{place} waits for news from the council",
    "Roads reopen around {place}",
    "A week of questions in {place}",
    "Council of {place} to meet again",
    "What the inspectors found in {place}",
)
EVENT_TITLES = (
    "Attack at {target} in {place}",
    "{place}: what is known about {target}",
    "Questions after the events at {target}",
    "Inquiry begins into {target}",
)
NOTES = (
    "The article gives no source for this sentence.",
    "A total for a period, and no event of its own.",
    "An earlier article of the same outlet says otherwise.",
    "The speaker is not named anywhere else in this archive.",
    "The article repeats here what the agency sent out.",
)
TOP_FURNITURE = ("Home | News | Regions | Opinion", "Subscribe", "3 mins read", "Share this page")
END_FURNITURE = (
    "Related stories",
    "Ferry timetable changes for the winter",
    "Ten gardens worth a visit this spring",
    "Leave a comment",
    "All rights reserved",
    "Follow us",
    "Sign up for our newsletter",
)
