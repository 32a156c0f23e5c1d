"""The words of date lines: names of months, labels, and what else stands beside a date."""

from enum import Enum, auto

from builder.model.months import ENGLISH_MONTHS, OTHER_MONTHS
from builder.reader.languages import others, tables
from builder.reader.lexis.names import names_of_months

_PAGES = [tables(language, "pages") for language in others()]

# "Mar" is a month in a date line, where it is a word of other languages elsewhere.
MONTHS = (
    {name: month for language in others() for name, month in names_of_months(language).items()}
    | OTHER_MONTHS
    | {"mar": 3}
    | ENGLISH_MONTHS
)


class DateLabel(Enum):
    """What the page says that a date is."""

    PUBLISHED = auto()
    UPDATED = auto()
    NONE = auto()


_LABELS: dict[DateLabel, str] = {
    DateLabel.PUBLISHED: (
        "published publish posted created date issued erstellt veröffentlicht publié publicado"
        " опубликовано شائع تاریخ"
    ),
    DateLabel.UPDATED: (
        "updated update modified edited revised reviewed aktualisiert actualisé actualizado"
        " обновлено اپڈیٹ"
    ),
}
LABEL_OF = {
    word: label
    for label, words in _LABELS.items()
    for table in ({label.name.lower(): words}, *_PAGES)
    for word in table.get(label.name.lower(), "").split()
}
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
BESIDE = DAYS.union(_BESIDE.split(), *(table["beside"].split() for table in _PAGES))
