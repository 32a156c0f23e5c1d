"""Whether a date of a record is one that some words name."""

from enum import Enum, auto

from builder.model.dates import Edtf, Precision


class DateAgreement(Enum):
    """How a record's date stands to what the words say."""

    SAME = auto()
    OTHER = auto()
    OPEN = auto()


def compare(record: Edtf, words: Edtf) -> DateAgreement:
    """Hold a record's date against what an expression of time was read as.

    A record may say less: a month for a day, or that it is uncertain. It may not say more: a day
    for a month, or be sure of what the words call uncertain.
    """
    if not _meet(record, words):
        return DateAgreement.OTHER
    is_doubtful = record.is_approximate or record.is_uncertain
    if words.precision <= Precision.DAY and record.precision <= Precision.DAY:
        hedged = (words.is_uncertain or words.is_approximate) and not is_doubtful
        return DateAgreement.OTHER if hedged else DateAgreement.SAME
    if Precision.PERIOD is record.precision is words.precision:
        return _periods(record, words)
    if _holds(record, words):
        return DateAgreement.SAME
    # "early 2021" and "around August" leave room for a part of it.
    if _holds(words, record) and (words.is_approximate or is_doubtful):
        return DateAgreement.SAME if words.is_approximate else DateAgreement.OPEN
    return DateAgreement.OTHER


def _periods(record: Edtf, words: Edtf) -> DateAgreement:
    if (record.earliest, record.latest) == (words.earliest, words.latest):
        return DateAgreement.SAME
    loose = words.is_approximate or record.is_approximate or record.is_uncertain
    return DateAgreement.OPEN if loose else DateAgreement.OTHER


def _meet(one: Edtf, other: Edtf) -> bool:
    return not (
        (one.latest and other.earliest and one.latest < other.earliest)
        or (other.latest and one.earliest and other.latest < one.earliest)
    )


def _holds(outer: Edtf, inner: Edtf) -> bool:
    starts = outer.earliest is None or (inner.earliest and outer.earliest <= inner.earliest)
    ends = outer.latest is None or (inner.latest and inner.latest <= outer.latest)
    return bool(starts and ends)
