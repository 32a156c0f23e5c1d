"""Citations, read back by the libraries of those who will import them."""

import re

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from builder.model.article import Article
from builder.model.dates import parse_edtf
from builder.render.files.citations import (
    Day,
    Holding,
    cite,
    to_bibtex,
    to_csl,
    to_meta,
    to_ris,
)
from builder.render.files.people import as_person
from builder.render.words import Words
from tests.model.strategies import dates, lines

HOLDING = Holding("Annotated Archive", "https://archive.example.org/articles/a/", "2022-03-12-a")
WORDS = Words()

_SPECIAL = {
    "{\\textbackslash}": "\\",
    "{\\textbraceleft}": "{",
    "{\\textbraceright}": "}",
    "{\\textasciitilde}": "~",
    "{\\textasciicircum}": "^",
    "{\\textless}": "<",
    "{\\textgreater}": ">",
    "{\\textbar}": "|",
    **{f"\\{sign}": sign for sign in "&%$#_"},
}
_TEX = re.compile("|".join(map(re.escape, _SPECIAL)))

addresses = st.from_regex(r"https?://[!#-;=?-~]{1,20}", fullmatch=True)


def article(**fields: object) -> Article:
    """Return an article of which nothing is known but the given fields."""
    unknown = {"title": None, "published": None, "publisher": None, "language": None}
    source = {"file": "a.txt", "sha256": "0" * 64}
    return Article.model_validate({**unknown, "source": source, "status": "reviewed", **fields})


records = st.builds(
    article,
    title=st.none() | lines,
    published=st.none() | dates,
    publisher=st.none() | lines,
    authors=st.none() | st.lists(lines, max_size=3),
    via=st.lists(lines, max_size=2),
    url=st.none() | addresses,
    archived_url=st.none() | addresses,
    accessed=st.none() | dates,
)


def read_bibtex(record: Article) -> tuple[str, dict[str, str]]:
    """Return type and fields of the one entry that a BibTeX library reads."""
    library = parse_string(to_bibtex(record, HOLDING, WORDS))
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [HOLDING.id]
    entry = library.entries[0]
    return entry.entry_type, {field.key: field.value for field in entry.fields}


def read_ris(record: Article) -> dict[str, object]:
    """Return the fields of the one entry that a RIS library reads, by their tags."""
    tags = {tag: tag for tag in "TY TI AU T2 PY DA UR Y2 LA DB AN N1".split()}
    entries = rispy.loads(to_ris(record, HOLDING, WORDS), mapping=tags, enforce_list_tags=False)
    assert len(entries) == 1
    return dict(entries[0])


def plain(tex: str) -> str:
    """Return the text that LaTeX prints for a field."""
    return _TEX.sub(lambda match: _SPECIAL[match[0]], tex)


KNOWN = article(
    title="Blast at market: 100% & more",
    published="2022-03-12",
    publisher="Osmara Post",
    authors=["Ilan Dore", "Post desk"],
    via=["Tarsia Wire"],
    url="https://post.example.org/a_b?c=d%20e&f",
    archived_url="https://copies.example.org/1",
    accessed="2022-04-01",
    language="en",
)


def test_plain_text() -> None:
    """The outlet comes first, then its copy, then this archive."""
    assert cite(KNOWN, HOLDING, WORDS) == (
        "Ilan Dore, Post desk. “Blast at market: 100% & more”. Osmara Post, via Tarsia Wire, "
        "12 March 2022. https://post.example.org/a_b?c=d%20e&f (read 1 April 2022). "
        "Archived copy: https://copies.example.org/1. "
        "In: Annotated Archive, https://archive.example.org/articles/a/"
    )


def test_unknown_stays_unknown() -> None:
    """What is not known is said in the plain text, and left out of fields that are data."""
    nothing = article()
    assert cite(nothing, HOLDING, WORDS) == (
        "Author unknown. “Untitled article”. Publisher unknown, n.d. Address unknown. "
        "In: Annotated Archive, https://archive.example.org/articles/a/"
    )
    note = (
        "Publisher unknown; date unknown; "
        "Annotated Archive: https://archive.example.org/articles/a/"
    )
    own = {"title": "{Untitled article}", "url": HOLDING.address, "note": note}
    assert read_bibtex(nothing) == ("misc", own)
    assert set(read_ris(nothing)) == {"TY", "TI", "UR", "DB", "AN", "N1"}
    assert set(to_csl(nothing, HOLDING, WORDS)) == {
        *("id", "type", "title", "URL", "archive", "archive_location", "note")
    }
    assert list(to_meta(nothing, WORDS)) == [
        ("z:itemType", "newspaperArticle"),
        ("citation_title", "Untitled article"),
        ("DC.date", "n.d."),
    ]


def test_bibtex() -> None:
    """Every known field is there; names stay whole, and an address is as it is."""
    kind, fields = read_bibtex(KNOWN)
    assert kind == "article"
    assert fields.pop("note").endswith("Annotated Archive: https://archive.example.org/articles/a/")
    assert fields == {
        "title": "{Blast at market: 100\\% \\& more}",
        "author": "Dore, Ilan and {Post desk}",
        "journal": "Osmara Post",
        "entrysubtype": "newspaper",
        "year": "2022",
        "month": "mar",
        "day": "12",
        "url": "https://post.example.org/a_b?c=d%20e&f",
        "urldate": "2022-04-01",
    }


def test_ris() -> None:
    """Every known field is there."""
    fields = read_ris(KNOWN)
    assert str(fields.pop("N1")).startswith("['via Tarsia Wire; Archived copy: https://copies.")
    assert fields == {
        "TY": "NEWS",
        "TI": "Blast at market: 100% & more",
        "AU": ["Dore, Ilan", "Post desk"],
        "T2": "Osmara Post",
        "PY": "2022",
        "DA": "2022/03/12/",
        "UR": ["https://post.example.org/a_b?c=d%20e&f"],
        "Y2": "2022/04/01",
        "LA": "en",
        "DB": "Annotated Archive",
        "AN": "2022-03-12-a",
    }


def test_csl() -> None:
    """Every known field is there; a person has two names, a desk one."""
    item = to_csl(KNOWN, HOLDING, WORDS)
    assert item["author"] == [{"family": "Dore", "given": "Ilan"}, {"literal": "Post desk"}]
    assert item["issued"] == {"date-parts": [[2022, 3, 12]]}
    assert item["accessed"] == {"date-parts": [[2022, 4, 1]]}
    assert item["URL"] == KNOWN.url
    assert item["container-title"] == "Osmara Post"
    about = to_csl(article(published="2021~"), HOLDING, WORDS)
    assert about["issued"] == {"date-parts": [[2021]], "circa": True}
    assert "issued" not in to_csl(article(published="2022/.."), HOLDING, WORDS)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ilan Dore", ("Dore", "Ilan")),
        ("Mary-Ann O’Neil", ("O’Neil", "Mary-Ann")),
        ("J. R. Vell", ("Vell", "J. R.")),
        ("Ilan", None),
        ("Osmara Post", None),
        ("Web Desk", None),
        ("AFP", None),
        ("TARSIA WIRE", None),
        ("Post desk", None),
        ("Dore, Ilan", None),
        ("Ilan van Dore", None),
        ("A Very Long Name Of Five", None),
        ("ایلان دور", None),
    ],
)
def test_persons(name: str, person: tuple[str, str] | None) -> None:
    """A name is taken apart where it is certainly a person's, and stays whole elsewhere."""
    found = as_person(name)
    assert (found and (found.family, found.given)) == person


def test_meta() -> None:
    """Readers of pages find the outlet's article, not the archive's page."""
    assert list(to_meta(KNOWN, WORDS)) == [
        ("z:itemType", "newspaperArticle"),
        ("citation_title", "Blast at market: 100% & more"),
        ("citation_author", "Ilan Dore"),
        ("citation_author", "Post desk"),
        ("citation_publication_date", "2022/03/12"),
        ("prism.publicationName", "Osmara Post"),
        ("citation_public_url", "https://post.example.org/a_b?c=d%20e&f"),
        ("citation_language", "en"),
    ]


@pytest.mark.parametrize(
    ("date", "known", "ris", "note"),
    [
        ("2022-03-12", "2022/03/12", "2022/03/12/", ""),
        ("2024-01-03T22:30", "2024/01/03", "2024/01/03/", ""),
        ("2022-03", "2022/03", "2022/03//", "date March 2022"),
        ("2022", "2022", "2022///", "date 2022"),
        ("2022-03-12?", "2022/03/12", "2022/03/12/", "date 12 March 2022 (uncertain)"),
        ("2021~", "2021", "2021///", "date about 2021"),
        ("202X", "", None, "date 2020s"),
        ("2021/2023", "", None, "date 2021 to 2023"),
        ("2022-03-04/2022-03-06", "2022/03", "2022/03//", "date 4 March 2022 to 6 March 2022"),
        ("2022/..", "", None, "date since 2022"),
        ("0987-03", "0987/03", "0987/03//", "date March 987"),
    ],
)
def test_dates(date: str, known: str, ris: str | None, note: str) -> None:
    """A date has the parts that are known and no others; the note says what they mean."""
    record = article(published=date)
    assert str(Day.of(parse_edtf(date))) == known
    fields = read_ris(record)
    assert fields.get("DA") == ris
    assert (note in str(fields["N1"])) if note else "date" not in str(fields["N1"])
    _, bibtex = read_bibtex(record)
    has = {name for name in ("year", "month", "day") if name in bibtex}
    assert has == set(("year", "month", "day")[: len(known.split("/")) if known else 0])


def test_directions() -> None:
    """A title that is read from the right is set apart, so that what follows keeps its place."""
    text = cite(article(title="دھماکہ", published="2022"), HOLDING, WORDS)
    assert "“\u2068دھماکہ\u2069”. Publisher unknown, 2022." in text
    assert "\u2068" not in cite(KNOWN, HOLDING, WORDS)


@given(records)
def test_any_article(record: Article) -> None:
    """Any record makes one entry of each format, with its title and names as they are."""
    kind, bibtex = read_bibtex(record)
    ris = read_ris(record)
    assert kind == ("article" if record.publisher else "misc")
    title = record.title or "Untitled article"
    assert plain(bibtex["title"]) == "{" + title + "}"
    assert ris["TI"] == title
    assert plain(bibtex.get("journal", "")) == (record.publisher or "")
    names = list(record.authors or ())
    persons = {name: as_person(name) for name in names}
    parts = {n: p and f"{p.family}, {p.given}" for n, p in persons.items()}
    written = " and ".join(parts[name] or "{" + name + "}" for name in names)
    assert plain(bibtex.get("author", "")) == written
    assert ris.get("AU", []) == [parts[name] or name for name in names]
    for value in (cite(record, HOLDING, WORDS), *(text for _, text in to_meta(record, WORDS))):
        assert len(value.splitlines()) == 1


@given(st.text(), st.text())
def test_any_place(archive: str, address: str) -> None:
    """The archive's own name and address are data too."""
    holding = Holding(" ".join(archive.split()), " ".join(address.split()), "a")
    library = parse_string(to_bibtex(KNOWN, holding, WORDS))
    assert len(library.entries) == 1
    assert library.failed_blocks == []
