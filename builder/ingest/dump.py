"""Plain text of a whole web page → a reading."""

from collections.abc import Sequence

from builder.ingest.blocks import blocks_of
from builder.ingest.edges import trim
from builder.ingest.features import features_of
from builder.ingest.headline import title_index
from builder.ingest.line import Line, lines_of
from builder.ingest.published import published_of
from builder.ingest.reading import Reading, Removed
from builder.ingest.reasons import reason_for
from builder.ingest.segment import article_lines
from builder.ingest.sources import authors_of, publisher_of, via_of
from builder.model.body import Body, body_of
from builder.reader.language import language_of

_CREDIT_LINES = 3
_LONG = 60


def read_dump(text: str) -> Reading:
    """Find the article on a page, its title, its date and whom it names; say what was left out."""
    page_language = language_of("\n".join(line for line in text.split("\n") if len(line) > _LONG))
    lines = lines_of(text, page_language)
    kept = article_lines(lines, features_of(lines, page_language))
    if not kept:
        return _without_article(lines, page_language)
    first = _first_paragraph(lines, kept)
    title = title_index(lines, first, kept)
    kept = trim(lines, kept, title)
    published, date_index = published_of(lines, title, kept[0], kept[-1])
    head = range(max(0, (kept[0] if title is None else title) - 4), kept[0])
    foot = range(kept[-1] + 1, min(len(lines), kept[-1] + 1 + _CREDIT_LINES))
    body = body_of(blocks_of(lines, kept))
    paragraphs = [block.text for block in body.blocks]
    via = via_of(paragraphs, [lines[at].text for at in foot])
    taken = {title} | ({date_index} if _is_bare_date(lines, date_index) else set())
    return Reading(
        title=None if title is None else lines[title].text,
        published=published,
        publisher=publisher_of(paragraphs, via),
        authors=authors_of(lines, head),
        via=via,
        language=language_of(body.text),
        body=body,
        removed=_removed(lines, kept, title, taken),
    )


def _first_paragraph(lines: Sequence[Line], kept: Sequence[int]) -> int:
    """Return the first sentence that is no title: a title may ask, but has no full stop."""
    sentences = [at for at in kept if lines[at].is_prose]
    paragraphs = (at for at in sentences if not lines[at].text.endswith(("?", "!")))
    return next(paragraphs, sentences[0])


def _without_article(lines: Sequence[Line], language: str | None) -> Reading:
    removed = _removed(lines, [], None, set())
    return Reading(None, None, None, None, (), language, Body(()), removed)


def _removed(
    lines: Sequence[Line], kept: Sequence[int], title: int | None, taken: set[int | None]
) -> tuple[Removed, ...]:
    stays = {*kept, *taken}
    return tuple(
        Removed(line.text, reason_for(lines, at, title, kept))
        for at, line in enumerate(lines)
        if at not in stays
    )


def _is_bare_date(lines: Sequence[Line], at: int | None) -> bool:
    """Tell whether the line holds the date alone, so that nothing of it is lost."""
    date = None if at is None else lines[at].date
    return date is not None and date.is_bare and len(date.stamps) == 1
