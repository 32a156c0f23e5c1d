"""Names of months, in English and in the other languages of the pages that people save."""

_ENGLISH: dict[int, str] = {
    1: "january jan",
    2: "february feb",
    3: "march",
    4: "april apr",
    5: "may",
    6: "june jun",
    7: "july jul",
    8: "august aug",
    9: "september sept sep",
    10: "october oct",
    11: "november nov",
    12: "december dec",
}
_OTHERS: dict[int, str] = {
    1: "januar jänner janvier janv enero ene января янв جنوری يناير جنوري",
    2: "februar février févr fév febrero февраля фев فروری فبراير فبروري",
    3: "märz mär mars marzo марта мар مارچ مارس",
    4: "avril avr abril abr апреля апр اپریل أبريل ابريل اپرېل",
    5: "mai mayo мая مئی مايو مۍ",
    6: "juni juin junio июня июн جون يونيو",
    7: "juli juillet juil julio июля июл جولائی يوليو جولای",
    8: "août agosto ago августа авг اگست أغسطس اغسطس اګست",
    9: "septembre septiembre сентября сен سپتمبر ستمبر سبتمبر سپټمبر",
    10: "oktober okt octobre octubre октября окт اکتوبر أكتوبر اكتوبر",
    11: "novembre noviembre ноября ноя نومبر نوفمبر",
    12: "dezember dez décembre déc diciembre dic декабря дек دسمبر ديسمبر",
}


def _numbers(table: dict[int, str]) -> dict[str, int]:
    return {name: number for number, names in table.items() for name in names.split()}


ENGLISH_MONTHS = _numbers(_ENGLISH)
"""The number of a month by its English name or its abbreviation, in small letters."""

OTHER_MONTHS = _numbers(_OTHERS)
"""The same for German, French, Spanish, Russian, Urdu, Arabic and Pashto."""
