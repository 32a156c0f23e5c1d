"""What a record says of its raw page, and of the people whom the article names."""

from collections.abc import Iterator

from builder.check.limits import MOST_SOURCES
from builder.check.second.english import is_english
from builder.check.second.texts import ArticleText, Texts
from builder.model.facts import Aspect, Fact
from builder.model.names import BearerKind
from builder.model.sourced import FieldPath
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.metadata import (
    PageText,
    read_agency,
    read_author,
    read_language,
    read_published,
    read_publisher,
    read_title,
)
from builder.reader.persons import read_person


def metadata_facts(texts: Texts, text: ArticleText) -> Iterator[Fact]:
    """Yield what every record says of its page."""
    record = text.entry.record
    if record.language:
        # English is told by its own words alone, which most texts of most archives are.
        is_sure = record.language == "en" and is_english(text.text)
        agrees = SecondReading(Verdict.AGREES, "en")
        reading = agrees if is_sure else read_language(text.text, record.language)
        yield _fact(text, ("language",), record.language, reading)
    seed = texts.records.seeds.get(record.source.file)
    if seed is not None:
        page = PageText(
            seed.text, text.text, seed.source.text if seed.is_html else "", record.url or ""
        )
        yield from _of_page(text, page, _named(texts, text))


def _of_page(text: ArticleText, page: PageText, named: frozenset[str]) -> Iterator[Fact]:
    record = text.entry.record
    people = frozenset(person.name.casefold() for person in record.people)
    beside = [*([record.publisher] if record.publisher else []), *(record.authors or ())]
    if record.title:
        yield _fact(text, ("title",), record.title, read_title(page, record.title, beside))
    if record.published:
        read = read_published(page, record.published, record.accessed, text.language)
        yield _fact(text, ("published",), str(record.published), read)
    if record.publisher:
        read = read_publisher(page, record.publisher, people | named)
        yield _fact(text, ("publisher",), record.publisher, read)
    for n, author in enumerate((record.authors or ())[:MOST_SOURCES]):
        yield _fact(text, ("authors", n), author, read_author(page, author, people | named))
    for n, name in enumerate(record.via[:MOST_SOURCES]):
        yield _fact(text, ("via", n), name, read_agency(page, name, people | named))


def _named(texts: Texts, text: ArticleText) -> frozenset[str]:
    """Return the names, in small letters, of the groups and places that the record lists."""
    record = text.entry.record
    named = [texts.names_of(BearerKind.GROUP, one.id) for one in record.groups]
    named += [texts.names_of(BearerKind.LOCATION, one.id) for one in record.locations]
    own = (name.casefold() for one in (*record.groups, *record.locations) for name in one.names)
    return frozenset(own).union(*named)


def _fact(text: ArticleText, path: FieldPath, says: str, reading: SecondReading) -> Fact:
    reasons = text.entry.record.because
    because = getattr(reasons, str(path[0])) if reasons else None
    return Fact(
        "articles",
        text.entry.id,
        path,
        Aspect.METADATA,
        f'{path[0]} "{says}"',
        None,
        reading,
        because=because,
    )


def person_facts(texts: Texts, text: ArticleText) -> Iterator[Fact]:
    """Yield every person with the role that the words give."""
    if not text.entry.people:
        return
    # By identity: comparing every person with every other takes long where there are many.
    places = {id(person): n for n, person in enumerate(text.entry.record.people)}
    named = _named(texts, text)
    for sourced in text.entry.people:
        person, span = sourced.person, sourced.passage.span
        n = places[id(person)]
        reading = read_person(sourced.passage.text, span.start, person.name, person.role, named)
        if text.is_foreign and reading.verdict is Verdict.DISAGREES:
            reading = CANNOT_TELL  # what stands between a name and a role is read in English
        words = text.text[reading.words.start : reading.words.end] if reading.words else ""
        says = f"{person.name}, {person.role}" if person.role else person.name
        yield Fact(
            "articles",
            text.entry.id,
            ("people", n),
            Aspect.PERSON,
            says,
            sourced.passage,
            reading,
            words,
            person.because,
        )
