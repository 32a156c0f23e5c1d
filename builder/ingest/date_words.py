"""The words of date lines: names of months, labels, and what else stands beside a date."""

from enum import Enum, auto

_NAMES: dict[int, str] = {
    1: "january jan januar jänner janvier janv enero ene января янв جنوری يناير جنوري",
    2: "february feb februar février févr fév febrero февраля фев فروری فبراير فبروري",
    3: "march mar märz mär mars marzo марта мар مارچ مارس",
    4: "april apr avril avr abril abr апреля апр اپریل أبريل ابريل اپرېل",
    5: "may mai mayo мая مئی مايو مۍ",
    6: "june jun juni juin junio июня июн جون يونيو",
    7: "july jul juli juillet juil julio июля июл جولائی يوليو جولای",
    8: "august aug août agosto ago августа авг اگست أغسطس اغسطس اګست",
    9: "september sept sep septembre septiembre сентября сен سپتمبر ستمبر سبتمبر سپټمبر",
    10: "october oct oktober okt octobre octubre октября окт اکتوبر أكتوبر اكتوبر",
    11: "november nov novembre noviembre ноября ноя نومبر نوفمبر",
    12: "december dec dezember dez décembre déc diciembre dic декабря дек دسمبر ديسمبر",
}

MONTHS: dict[str, int] = {name: month for month, names in _NAMES.items() for name in names.split()}


class Label(Enum):
    """What the page says that a date is."""

    PUBLISHED = auto()
    UPDATED = auto()
    NONE = auto()


_LABELS: dict[Label, str] = {
    Label.PUBLISHED: (
        "published publish posted created date issued erstellt veröffentlicht publié publicado"
        " опубликовано شائع تاریخ"
    ),
    Label.UPDATED: (
        "updated update modified edited revised reviewed aktualisiert actualisé actualizado"
        " обновлено اپڈیٹ"
    ),
}
LABEL_OF = {word: label for label, words in _LABELS.items() for word in words.split()}
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs"
    " fri sat sun today yesterday"
)
DAYS = frozenset(_DAYS.split())
_BESIDE = (
    "am pm a p m est edt cst cdt mst mdt pst pdt et pt ct ist gmt utc bst cet"
    " cest pkt sgt hkt jst aest aedt aft uhr h hrs hours on at by the last first of in to and"
    " min mins minute minutes read time news article story th st nd rd z t de le um à from"
)
BESIDE = DAYS.union(_BESIDE.split())
