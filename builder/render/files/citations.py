"""How an article is cited: as plain text, BibTeX, RIS and CSL-JSON.

The outlet that published it comes first and this archive second. What is not known is said in
words or left out: dates have no more parts than are known, and a name that is not certainly a
person's stays whole (`people.py`). Where no address of the article is known, the archive's stands.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.article import Article
from builder.model.dates import Edtf
from builder.render.files.people import as_person
from builder.render.words import Words

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# In braces, and not before a pair of them: so reference managers know these signs, too.
_TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "\\": "{\\textbackslash}",
        # A backslash would not keep a brace from being counted.
        "{": "{\\textbraceleft}",
        "}": "{\\textbraceright}",
        "~": "{\\textasciitilde}",
        "^": "{\\textasciicircum}",
        "<": "{\\textless}",
        ">": "{\\textgreater}",
        "|": "{\\textbar}",
    }
)
# These would end the value; all else of an address is taken as it is.
_TEX_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


@dataclass(frozen=True, slots=True)
class Holding:
    """Where the archive has an article: its name, the article's page, and the article's id."""

    archive: str
    address: str
    id: str

    @property
    def url(self) -> str | None:
        """The address of the article's page, where the archive has one on the web."""
        return self.address if "://" in self.address else None


@dataclass(frozen=True, slots=True)
class Day:
    """As much of a date as all days that it may mean have in common."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @staticmethod
    def of(date: Edtf | None) -> "Day":
        """Return what is known of a date: "2022-03" has no day, "2021/2023" nothing at all."""
        if date is None or date.earliest is None or date.latest is None:
            return Day()
        first, last = date.earliest, date.latest
        if first.year != last.year:
            return Day()
        if first.month != last.month:
            return Day(first.year)
        return Day(first.year, first.month, first.day if first == last else None)

    def __str__(self) -> str:
        """Write it as 2022/03/12, 2022/03 or 2022; "" if nothing is known."""
        widths = ((self.year, 4), (self.month, 2), (self.day, 2))
        return "/".join(f"{part:0{width}}" for part, width in widths if part)


def cite(record: Article, holding: Holding, words: Words) -> str:
    """Return the citation as a sentence that stays in order in text of either direction."""
    _ = words.gettext
    authors = ", ".join(map(isolated, record.authors or ()))
    date = words.date_words(record.published) if record.published else _("n.d.")
    outlet = [isolated(record.publisher or _("Publisher unknown"))]
    outlet += [_("via %(name)s") % {"name": isolated(name)} for name in record.via]
    address = record.url or _("Address unknown")
    if record.accessed:
        read = _("read %(date)s") % {"date": words.date_words(record.accessed)}
        address = f"{address} ({read})"
    parts = [
        authors or _("Author unknown"),
        f"“{isolated(_title(record, words))}”",
        ", ".join([*outlet, date.rstrip(".")]),
        address,
    ]
    if record.archived_url:
        parts.append(_("Archived copy: %(address)s") % {"address": record.archived_url})
    held = {"archive": isolated(holding.archive), "address": holding.address}
    return ". ".join([*parts, _("In: %(archive)s, %(address)s") % held])


def to_bibtex(record: Article, holding: Holding, words: Words) -> str:
    """Return the citation as an entry of a BibTeX file."""
    day = Day.of(record.published)
    authors = " and ".join(_bibtex_name(name) for name in record.authors or ())
    fields = {
        "title": f"{{{_tex(_title(record, words))}}}",
        "author": authors,
        "journal": _tex(record.publisher or ""),
        # What biblatex, and those who read it, tell a newspaper by.
        "entrysubtype": "newspaper" if record.publisher else "",
        "year": str(day.year or ""),
        "month": _MONTHS[day.month - 1] if day.month else "",
        "day": str(day.day or ""),
        "url": _tex_address(record.url or holding.url or ""),
        "urldate": _iso(record.accessed) if record.url else "",
        "note": _tex(_note(record, holding, words)),
    }
    kind = "article" if record.publisher else "misc"
    lines = [
        # The names of months are macros of BibTeX, not text.
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@{kind}{{{holding.id},", *lines, "}", ""])


def to_ris(record: Article, holding: Holding, words: Words) -> str:
    """Return the citation as an entry of a RIS file."""
    day = Day.of(record.published)
    fields = [
        ("TI", _title(record, words)),
        *(("AU", _ris_name(name)) for name in record.authors or ()),
        ("T2", record.publisher),
        ("PY", day.year and f"{day.year:04}"),
        # Year, month and day, each slash there whether or not the part is known.
        ("DA", f"{day}{'///'[str(day).count('/') :]}" if day.year else ""),
        ("UR", record.url or holding.url),
        ("Y2", str(Day.of(record.accessed))),
        ("LA", record.language),
        ("DB", holding.archive),
        ("AN", holding.id),
        ("N1", _note(record, holding, words)),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\n".join(["TY  - NEWS", *lines, "ER  - ", ""])


def to_csl(record: Article, holding: Holding, words: Words) -> dict[str, object]:
    """Return the citation as an item of CSL-JSON."""
    fields = {
        "id": holding.id,
        "type": "article-newspaper",
        "title": _title(record, words),
        "author": [_csl_name(name) for name in record.authors or ()],
        "container-title": record.publisher,
        "issued": _csl_date(record.published),
        "URL": record.url or holding.url,
        "accessed": _csl_date(record.accessed) if record.url else None,
        "language": record.language,
        "archive": holding.archive,
        "archive_location": holding.id,
        "note": _note(record, holding, words),
    }
    return {name: value for name, value in fields.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    person = as_person(name)
    if person is None:
        return {"literal": name}
    return {"family": person.family, "given": person.given}


def _csl_date(date: Edtf | None) -> dict[str, object] | None:
    day = Day.of(date)
    parts = [part for part in (day.year, day.month, day.day) if part]
    if date is None or not parts:
        return None
    is_vague = date.is_approximate or date.is_uncertain
    return {"date-parts": [parts], **({"circa": True} if is_vague else {})}


def _bibtex_name(name: str) -> str:
    # A name in braces is one name, which nothing takes apart.
    person = as_person(name)
    return f"{_tex(person.family)}, {_tex(person.given)}" if person else f"{{{_tex(name)}}}"


def _ris_name(name: str) -> str:
    person = as_person(name)
    return f"{person.family}, {person.given}" if person else name


def to_meta(record: Article, words: Words) -> Iterator[tuple[str, str]]:
    """Yield what Zotero and other readers of pages take for the citation: names and contents."""
    # What Zotero would take for an article of a journal is one of a newspaper.
    yield "z:itemType", "newspaperArticle"
    yield "citation_title", _title(record, words)
    for name in record.authors or ():
        yield "citation_author", name
    date = str(Day.of(record.published))
    fields = {
        "citation_publication_date": date,
        # Else they take another date that stands on the page, such as that of an attack.
        "DC.date": "" if date else _date_in_doubt(record.published, words),
        "prism.publicationName": record.publisher,
        "citation_public_url": record.url,
        "citation_language": record.language,
    }
    yield from ((name, value) for name, value in fields.items() if value)


def _date_in_doubt(date: Edtf | None, words: Words) -> str:
    return date.text if date else words.gettext("n.d.")


def _title(record: Article, words: Words) -> str:
    return record.title or words.gettext("Untitled article")


def _note(record: Article, holding: Holding, words: Words) -> str:
    """Say what the fields of a format cannot: what is unknown, and where the archive has it."""
    _ = words.gettext
    date = record.published
    parts = []
    if not record.publisher:
        parts.append(_("Publisher unknown"))
    if date is None:
        parts.append(_("date unknown"))
    elif Day.of(date).day is None or date.is_uncertain or date.is_approximate:
        parts.append(_("date %(date)s") % {"date": words.date_words(date)})
    parts += [_("via %(name)s") % {"name": name} for name in record.via]
    if record.archived_url:
        parts.append(_("Archived copy: %(address)s") % {"address": record.archived_url})
    parts.append(f"{holding.archive}: {holding.address}")
    return "; ".join(parts)


def _tex(text: str) -> str:
    """Return the text as a value of BibTeX."""
    return text.translate(_TEX)


def _tex_address(address: str) -> str:
    """Return an address as a value of BibTeX, which takes it as it is."""
    return address.translate(_TEX_ADDRESS)


def _iso(date: Edtf | None) -> str:
    day = Day.of(date)
    return str(day).replace("/", "-") if day.day else ""


def isolated(text: str) -> str:
    """Keep text that is read from the right from reordering what stands beside it."""
    is_right_to_left = any(unicodedata.bidirectional(sign) in {"R", "AL", "AN"} for sign in text)
    return f"\u2068{text}\u2069" if is_right_to_left else text
