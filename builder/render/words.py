"""How dates, figures and kinds are put into words, in the language of the interface.

What a reader sees of ours stands here or in a template, marked for translation, and a translation
of it is one file: see `builder.render.strings`.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from gettext import NullTranslations
from math import floor
from typing import TypeVar

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from markupsafe import Markup, escape

from builder.model.archive import ArticleEntry
from builder.model.article import Display, Harm, NoteKind, Part, Rights, Status, Who
from builder.model.assess import Confidence, Dispute, Level, Range
from builder.model.authority import Group, Location, LocationKind, PlacePrecision, RelationType
from builder.model.dates import Edtf, Precision, parse_edtf
from builder.model.event import EventType
from builder.schema import AnyRecord

T = TypeVar("T")
_MEGABYTE = 1_000_000


def N_(text: T) -> T:  # noqa: N802 -- gettext's own name for it
    """Mark a text for translation where it stands; it is translated where it is used."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 -- as above
    """Mark a text with its plural."""
    return one, many


_COUNTS = {
    "article": NN_("%(n)s article", "%(n)s articles"),
    "reviewed article": NN_("%(n)s reviewed article", "%(n)s reviewed articles"),
    "draft": NN_("%(n)s draft", "%(n)s drafts"),
    "unread page": NN_("%(n)s unread page", "%(n)s unread pages"),
    "event": NN_("%(n)s event", "%(n)s events"),
    "group": NN_("%(n)s group", "%(n)s groups"),
    "place": NN_("%(n)s place", "%(n)s places"),
    "report": NN_("%(n)s report", "%(n)s reports"),
    "publisher": NN_("%(n)s named publisher", "%(n)s named publishers"),
    "line": NN_("%(n)s line", "%(n)s lines"),
    "time": NN_("%(n)s time", "%(n)s times"),
    "word": NN_("%(n)s word", "%(n)s words"),
    "independent source": NN_("%(n)s independent source", "%(n)s independent sources"),
}
_RELATIONS = {
    RelationType.ALLY: N_("Ally of %(group)s"),
    RelationType.AFFILIATE: N_("Affiliate of %(group)s"),
    RelationType.SPLINTER: N_("Splinter of %(group)s"),
    RelationType.MERGER: N_("Merged with %(group)s"),
    RelationType.RIVAL: N_("Rival of %(group)s"),
    RelationType.PLEDGED_TO: N_("Pledged allegiance to %(group)s"),
}
_RELATIONS_BACK = {
    RelationType.ALLY: N_("Ally of %(group)s"),
    RelationType.AFFILIATE: N_("%(group)s is its affiliate"),
    RelationType.SPLINTER: N_("%(group)s split from it"),
    RelationType.MERGER: N_("Merged with %(group)s"),
    RelationType.RIVAL: N_("Rival of %(group)s"),
    RelationType.PLEDGED_TO: N_("%(group)s pledged allegiance to it"),
}
_RIGHTS = {
    Rights.IN_COPYRIGHT: N_("In copyright"),
    Rights.IN_COPYRIGHT_EDUCATIONAL: N_("In copyright, educational use permitted"),
    Rights.IN_COPYRIGHT_NON_COMMERCIAL: N_("In copyright, non-commercial use permitted"),
    Rights.IN_COPYRIGHT_RIGHTS_HOLDER_UNKNOWN: N_("In copyright, rights holder unknown"),
    Rights.NO_COPYRIGHT_CONTRACTUAL: N_("No copyright, contractual restrictions"),
    Rights.NO_COPYRIGHT_OTHER: N_("No copyright, other known legal restrictions"),
    Rights.NO_COPYRIGHT_US: N_("No copyright, United States"),
    Rights.NOT_EVALUATED: N_("Copyright not evaluated"),
    Rights.UNDETERMINED: N_("Copyright undetermined"),
    Rights.NO_KNOWN_COPYRIGHT: N_("No known copyright"),
}
_FIELDS = {
    "parent": N_("what it is part of"),
    "not_same_as": N_("how it differs from another group"),
    "formed": N_("when it was formed"),
    "dissolved": N_("when it was dissolved"),
    "date": N_("when it happened"),
    "location": N_("where it happened"),
    "target": N_("its target"),
}
# What heads a field of an event that is said.
_HEADS = {"target": N_("Target")}
_PRECISIONS = {
    Precision.MINUTE: N_("known to the minute"),
    Precision.DAY: N_("known to the day"),
    Precision.MONTH: N_("known to the month"),
    Precision.YEAR: N_("known to the year"),
    Precision.DECADE: N_("known to the decade"),
    Precision.CENTURY: N_("known to the century"),
    Precision.PERIOD: N_("a period"),
}
_KINDS: tuple[tuple[StrEnum, str], ...] = (
    (EventType.SUICIDE_BOMBING, N_("suicide bombing")),
    (EventType.BOMBING, N_("bombing")),
    (EventType.ARMED_ASSAULT, N_("armed assault")),
    (EventType.CLASH, N_("clash")),
    (EventType.RAID, N_("raid")),
    (EventType.AIR_STRIKE, N_("air strike")),
    (EventType.SHELLING, N_("shelling")),
    (EventType.ASSASSINATION, N_("assassination")),
    (EventType.KIDNAPPING, N_("kidnapping")),
    (EventType.CEASEFIRE, N_("ceasefire")),
    (EventType.OTHER, N_("other")),
    (EventType.UNKNOWN, N_("unknown")),
    (LocationKind.COUNTRY, N_("country")),
    (LocationKind.PROVINCE, N_("province")),
    (LocationKind.DISTRICT, N_("district")),
    (LocationKind.CITY, N_("city")),
    (LocationKind.SITE, N_("site")),
    (LocationKind.REGION, N_("region")),
    (LocationKind.BORDER, N_("border")),
    (PlacePrecision.EXACT, N_("exact place")),
    (PlacePrecision.SETTLEMENT, N_("settlement")),
    (PlacePrecision.DISTRICT, N_("district")),
    (PlacePrecision.PROVINCE, N_("province")),
    (PlacePrecision.REGION, N_("region")),
    (NoteKind.CONTEXT, N_("context")),
    (NoteKind.STATEMENT, N_("statement")),
    (NoteKind.CAUTION, N_("caution")),
    (Who.CIVILIANS, N_("civilians")),
    (Who.WOMEN, N_("women")),
    (Who.CHILDREN, N_("children")),
    (Who.SECURITY_FORCES, N_("security forces")),
    (Who.PERPETRATORS, N_("perpetrators")),
    (Who.UNSPECIFIED, N_("unspecified")),
    (Level.CONFIRMED, N_("confirmed")),
    (Level.CORROBORATED, N_("corroborated")),
    (Level.SINGLE_SOURCE, N_("single source")),
    (Level.CONTESTED, N_("contested")),
    (Dispute.KILLED, N_("the number killed")),
    (Dispute.INJURED, N_("the number injured")),
    (Dispute.ABDUCTED, N_("the number abducted")),
    (Dispute.MISSING, N_("the number missing")),
    (Dispute.ARRESTED, N_("the number arrested")),
    (Dispute.SURRENDERED, N_("the number surrendered")),
    (Dispute.DISPLACED, N_("the number displaced")),
    (Dispute.PERPETRATOR, N_("who did it")),
    (Status.DRAFT, N_("draft")),
    (Status.REVIEWED, N_("reviewed")),
    (Display.FULL, N_("full text")),
    (Display.EXCERPT, N_("excerpt")),
    (Display.METADATA, N_("metadata only")),
    (Display.WITHDRAWN, N_("withdrawn")),
)
# What heads the figures of a harm, in a table and before them in a line.
_HARMS = {
    Harm.KILLED: (N_("Killed"), N_("Killed:")),
    Harm.INJURED: (N_("Injured"), N_("Injured:")),
    Harm.ABDUCTED: (N_("Abducted"), N_("Abducted:")),
    Harm.MISSING: (N_("Missing"), N_("Missing:")),
    Harm.ARRESTED: (N_("Arrested"), N_("Arrested:")),
    Harm.SURRENDERED: (N_("Surrendered"), N_("Surrendered:")),
    Harm.DISPLACED: (N_("Displaced"), N_("Displaced:")),
}
_DENIED = N_("A denial is reported (%(sources)s).")
# Whether there are several reports, whether who did it is contested by a denial alone, and
# whether anything else is: a single report can't disagree with others.
_CONTESTED = {
    (True, False, True): N_("Its reports disagree on %(disputes)s (%(sources)s)."),
    (False, False, True): N_("Its one report differs in itself on %(disputes)s (%(sources)s)."),
    (True, True, True): N_(
        "Its reports disagree on %(disputes)s, and a denial is reported (%(sources)s)."
    ),
    (False, True, True): N_(
        "Its one report differs in itself on %(disputes)s, and has a denial (%(sources)s)."
    ),
    (True, True, False): _DENIED,
    (False, True, False): _DENIED,
}
# Two enumerations may share a value ("district"), and StrEnums with one value are equal.
_BY_CLASS = {(type(kind), kind): text for kind, text in _KINDS}
# The interface's English is British.
_LOCALES = {"en": "en_GB"}


class Words:
    """Puts into words what records say, in one language."""

    def __init__(self, language: str = "en", strings: NullTranslations | None = None) -> None:
        """Speak `language`, an IETF tag, with the strings of a translation; else in English."""
        self.language = language
        self.strings = strings or NullTranslations()
        self.gettext = self.strings.gettext
        tag = language.replace("-", "_")
        self._locale = Locale.parse(_LOCALES.get(tag, tag))
        # Babel reads its patterns anew for every date and number; an archive has few of them.
        self._day = lru_cache(maxsize=65_536)(self._format_day)
        self._month = lru_cache(maxsize=4_096)(self._format_month)
        self._number = lru_cache(maxsize=65_536)(self._format_number)

    def plain(self, kind: StrEnum) -> str:
        """Return the words of a kind: "suicide bombing" for suicide-bombing."""
        return self.gettext(_BY_CLASS[type(kind), kind])

    def listed(self, parts: Iterable[str]) -> str:
        """Join words as the language lists things: "name, kind and shared names"."""
        return format_list(list(parts), locale=self._locale)

    def harm(self, harm: Harm) -> str:
        """Head the figures of a harm: "Killed"."""
        return self.gettext(_HARMS[harm][0])

    def harm_before(self, harm: Harm) -> str:
        """Name a harm before its figures in a line: "Killed:"."""
        return self.gettext(_HARMS[harm][1])

    def rights(self, rights: Rights) -> str:
        """Return a statement of rights in words."""
        return self.gettext(_RIGHTS[rights])

    def field(self, name: str) -> str:
        """Say what a field of a group or event tells: "when it was formed"."""
        return self.gettext(_FIELDS[name])

    def head(self, name: str) -> str:
        """Head what a field of an event says: "Target"."""
        return self.gettext(_HEADS[name])

    def relation(self, kind: RelationType, group: Markup, *, is_back: bool = False) -> Markup:
        """Say how a group stands to the one of the link; `is_back` from the other's side."""
        pattern = (_RELATIONS_BACK if is_back else _RELATIONS)[kind]
        return escape(self.gettext(pattern)) % {"group": group}

    def title_of(self, article: ArticleEntry) -> str:
        """Return the title of an article, or words that say that it has none."""
        return self.name_of(article.record)

    def name_of(self, record: AnyRecord) -> str:
        """Return what a record is called: its title or name, or words that say that it has none."""
        name = record.name if isinstance(record, Group | Location) else record.title
        return name or self.gettext("Untitled article")

    def date_words(self, date: Edtf | None) -> str:
        """Say a date at its own precision: "4 March 2022", "March 2022", "about 2021"."""
        if date is None:
            return self.gettext("unknown")
        if date.precision is Precision.PERIOD:
            words = self._period_words(date)
        else:
            words = self._day_words(date)
            if date.time:
                at = {"date": words, "time": date.time}
                words = self.gettext("%(date)s, %(time)s") % at
            if date.is_approximate:
                words = self.gettext("about %(date)s") % {"date": words}
        return (
            self.gettext("%(date)s (uncertain)") % {"date": words} if date.is_uncertain else words
        )

    def _day_words(self, date: Edtf) -> str:
        first = date.earliest or dt.date.min
        match date.precision:
            case Precision.DAY | Precision.MINUTE:
                return self._day(first)
            case Precision.MONTH:
                return self._month(first)
            case Precision.YEAR:
                return str(first.year)
            case Precision.DECADE:
                return self.gettext("%(year)ss") % {"year": first.year}
            case _:
                return f"{first.year}–{first.year + 99}"

    def day_words(self, day: dt.date) -> str:
        """Say a day: "4 March 2022"."""
        return self._day(day)

    def _format_day(self, day: dt.date) -> str:
        return format_date(day, "long", locale=self._locale)

    def _format_month(self, day: dt.date) -> str:
        return format_skeleton("yMMMM", day, locale=self._locale)

    def _period_words(self, date: Edtf) -> str:
        from_words, _, to_words = date.text.partition("/")
        if date.earliest is None:
            return self.gettext("until %(date)s") % {"date": self._bound(to_words)}
        if date.latest is None:
            return self.gettext("since %(date)s") % {"date": self._bound(from_words)}
        return self.gettext("%(start)s to %(end)s") % {
            "start": self._bound(from_words),
            "end": self._bound(to_words),
        }

    def _bound(self, text: str) -> str:
        return self.date_words(parse_edtf(text))

    def precision(self, date: Edtf | None) -> str:
        """Say how finely a date is known; "" where it is not known at all."""
        return self.gettext(_PRECISIONS[date.precision]) if date else ""

    def language_name(self, tag: str) -> str:
        """Return the name of a language, or its tag where none is known."""
        try:
            return Locale.parse(tag, sep="-").get_display_name(self._locale) or tag
        except (ValueError, UnknownLocaleError):
            return tag

    def month_words(self, month: int) -> str:
        """Return the name of a month, or words for a month that is not known (0)."""
        if not month:
            return self.gettext("Month not known")
        return str(get_month_names("wide", context="stand-alone", locale=self._locale)[month])

    def month_of_year(self, year: int, month: int) -> str:
        """Return a month of a year: "March 2022"."""
        return self._month(dt.date(year, month, 1))

    def short_month(self, year: int, month: int) -> str:
        """Return a month of a year where there is little room: "Mar 2022"."""
        return format_skeleton("yMMM", dt.date(year, month, 1), locale=self._locale)

    def number(self, value: int) -> str:
        """Write a number with the language's mark between thousands."""
        return self._number(value)

    def _format_number(self, value: int) -> str:
        return format_decimal(value, locale=self._locale)

    def size_words(self, size: int) -> str:
        """Say how large a file of so many bytes is: "12 kB", "3.4 MB"."""
        unit, value = ("megabyte", size / 1e6) if size >= _MEGABYTE else ("kilobyte", size / 1e3)
        digits = 1 if value < 10 else 0  # noqa: PLR2004 -- two digits say enough
        return format_unit(
            round(max(value, 0.1), digits), unit, length="short", locale=self._locale
        )

    def count_of(self, value: int, noun: str) -> str:
        """Write a number with its noun: "1 article", "2 articles"."""
        return self.plural(_COUNTS[noun], value)

    def plural(self, forms: tuple[str, str], value: int, **more: str) -> str:
        """Write a sentence that a number decides the form of; it stands at %(n)s."""
        return self.strings.ngettext(*forms, value) % {"n": self.number(value), **more}

    def percent(self, share: float) -> str:
        """Write a share in the whole per cent below it, so that 100 % is all: "97%"."""
        return format_percent(floor(share * 100) / 100, locale=self._locale)

    def counted(self, value: int, noun: str) -> Markup:
        """Write a number with its noun, the number in `<strong>`."""
        pattern = escape(self.strings.ngettext(*_COUNTS[noun], value))
        return pattern % {"n": Markup("<strong>{}</strong>").format(self.number(value))}

    def figure_words(self, figure: Part) -> str:
        """Say a figure as its source does: "at least 64", "5", "scores", "over 30"."""
        low, high = figure.min, figure.max
        if low is None and high is None:
            return figure.qualifier or self.gettext("unknown")
        if figure.qualifier:
            stated = self.number(low if low is not None else high or 0)
            return f"{figure.qualifier} {stated}"
        if low is None:
            return self.gettext("up to %(n)s") % {"n": self.number(high or 0)}
        if high is None:
            return self.gettext("%(n)s or more") % {"n": self.number(low)}
        return self._span_words(low, high)

    def who_words(self, figure: Part) -> str:
        """Say whom a figure counts; "" where the source does not."""
        return "" if figure.who is Who.UNSPECIFIED else self.plain(figure.who)

    def range_words(self, range_: Range | None) -> str:
        """Say a derived range: "5", "62–64", "64 or more", "no figure"."""
        if range_ is None:
            return self.gettext("no figure")
        if range_.low is None:
            # "Dozens" beside it leaves even that open.
            pattern = "%(n)s or more" if range_.is_open else "up to %(n)s"
            return self.gettext(pattern) % {"n": self.number(range_.high)}
        words = self._span_words(range_.low, range_.high)
        return self.gettext("%(n)s or more") % {"n": words} if range_.is_open else words

    def _span_words(self, low: int, high: int) -> str:
        return self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"

    def confidence_words(self, confidence: Confidence) -> str:
        """Give the reason of a confidence level in one sentence."""
        values = {"sources": self.count_of(confidence.sources, "independent source")}
        if confidence.level is not Level.CONTESTED:
            return (
                self.gettext("It rests on %(sources)s in this archive, without disagreement.")
                % values
            )
        told: Sequence[Dispute] = confidence.disputes
        if confidence.is_denied:
            told = [one for one in told if one is not Dispute.PERPETRATOR]
        values["disputes"] = self.listed(map(self.plain, told))
        pattern = _CONTESTED[confidence.reports > 1, confidence.is_denied, bool(told)]
        return self.gettext(pattern) % values
