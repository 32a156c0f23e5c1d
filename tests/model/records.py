"""Generated records of each kind, with every field in use."""

from typing import TypeVar

from hypothesis import strategies as st

from builder.model import article, authority, event
from builder.model.fields import Correction, QuoteField
from tests.model.strategies import dates, ids, lines

T = TypeVar("T")


def _maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


def _several(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


_counts = st.integers(0, 1_000_000)
_latitudes = st.floats(-90, 90)
_longitudes = st.floats(-180, 180)
_urls = st.from_regex(r"https?://[a-z]{1,8}\.org/[a-z0-9?=&#%._~:-]{0,8}", fullmatch=True)
_languages = st.sampled_from(("en", "ur", "ps", "fa-AF", "uz-Latn", "no"))
_quotes = st.builds(QuoteField, exact=lines, prefix=_maybe(lines), suffix=_maybe(lines))
_evidence = st.builds(authority.Evidence, article=ids, quote=_quotes)


@st.composite
def _figures(draw: st.DrawFn) -> article.Figure:
    low, high = sorted((draw(_counts), draw(_counts)))
    numbers = draw(st.sampled_from(({"min": low}, {"max": high}, {"min": low, "max": high}, {})))
    return article.Figure(
        **numbers,
        who=draw(st.sampled_from(article.Who)),
        qualifier=draw(_maybe(lines) if numbers else lines),
        quote=draw(_maybe(_quotes)),
    )


@st.composite
def _attributions(draw: st.DrawFn) -> article.Attribution:
    is_known = draw(st.booleans())
    return article.Attribution(
        group=draw(ids) if is_known else None,
        name=None if is_known else draw(lines),
        by=draw(_maybe(lines)),
        date=draw(_maybe(dates)),
        quote=draw(_maybe(_quotes)),
    )


_named = st.builds(article.Named, id=ids, names=_several(lines))
_reports = st.builds(
    article.Report,
    event=ids,
    quote=_quotes,
    killed=_several(_figures()),
    injured=_several(_figures()),
    attributed_to=_several(_attributions()),
    claimed_by=_several(_attributions()),
    denied_by=_several(_attributions()),
)
_notes = st.builds(
    article.Note,
    quote=_quotes,
    text=lines,
    kind=st.sampled_from(article.NoteKind),
    date=_maybe(dates),
    date_phrase=_maybe(lines),
    groups=_several(ids),
    locations=_several(ids),
    events=_several(ids),
    by=lines,
    on=dates,
)

_corrections = _several(st.builds(Correction, date=dates, what=lines, why=_maybe(lines)))
# Only what is withdrawn says why it is.
_displays = [display for display in article.Display if display is not article.Display.WITHDRAWN]
_shown = st.fixed_dictionaries({"display": st.sampled_from(_displays)})
_gone = st.fixed_dictionaries(
    {
        "display": st.just(article.Display.WITHDRAWN),
        "withdrawn": st.builds(article.Withdrawal, on=dates, reason=lines),
    }
)
_articles = st.fixed_dictionaries(
    {
        "title": _maybe(lines),
        "published": _maybe(dates),
        "publisher": _maybe(lines),
        "authors": _maybe(_several(lines)),
        "via": _several(lines),
        "url": _maybe(_urls),
        "archived_url": _maybe(_urls),
        "accessed": _maybe(dates),
        "language": _maybe(_languages),
        "source": st.builds(
            article.Source, file=lines, sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
        ),
        "rights": st.sampled_from(article.Rights),
        "status": st.sampled_from(article.Status),
        "reviewed": _maybe(st.builds(article.Review, by=lines, on=dates)),
        "summary": _maybe(lines),
        "redirect_from": _several(ids),
        "groups": _several(_named),
        "locations": _several(_named),
        "people": _several(
            st.builds(article.Person, name=lines, role=_maybe(lines), quote=_quotes)
        ),
        "reports": _several(_reports),
        "notes": _several(_notes),
        "corrections": _corrections,
    }
)
articles = st.builds(
    lambda fields, display: article.Article(**fields, **display),
    _articles,
    st.one_of(_shown, _gone),
)

_references = st.builds(authority.Reference, title=lines, url=_maybe(_urls), accessed=_maybe(dates))
_names = {
    "name": lines,
    "native_names": _several(st.builds(authority.NativeName, name=lines, language=_languages)),
    "aliases": _several(lines),
    "wikidata": _maybe(st.from_regex(r"Q[1-9][0-9]{0,8}", fullmatch=True)),
    "references": _several(_references),
    "redirect_from": _several(ids),
    "corrections": _corrections,
}
_dated = st.builds(authority.DatedFact, date=dates, evidence=_evidence)

groups = st.builds(
    authority.Group,
    **_names,
    kind=_maybe(lines),
    weak_aliases=_several(lines),
    not_same_as=_several(
        st.builds(
            authority.Distinction, group=ids, reason=_maybe(lines), evidence=_maybe(_evidence)
        )
    ),
    parent=_maybe(st.builds(authority.Parent, group=ids, evidence=_evidence)),
    formed=_maybe(_dated),
    dissolved=_maybe(_dated),
    relations=_several(
        st.builds(
            authority.Relation,
            type=st.sampled_from(authority.RelationType),
            group=ids,
            date=_maybe(dates),
            evidence=_evidence,
        )
    ),
)


@st.composite
def locations(draw: st.DrawFn) -> authority.Location:
    """Draw a location; a vague region has no coordinates."""
    precision = draw(st.sampled_from(authority.PlacePrecision))
    point = st.builds(authority.Coordinates, lat=_latitudes, lon=_longitudes)
    is_vague = precision is authority.PlacePrecision.REGION
    bounds = st.builds(
        authority.Bounds, west=_longitudes, south=_latitudes, east=_longitudes, north=_latitudes
    )
    names = {key: draw(strategy) for key, strategy in _names.items()}
    return authority.Location(
        **names,
        kind=draw(st.sampled_from(authority.LocationKind)),
        within=draw(_maybe(ids)),
        coordinates=None if is_vague else draw(_maybe(point)),
        precision=precision,
        bounds=draw(_maybe(bounds)),
        geonames=draw(_maybe(st.integers(1, 999_999_999))),
    )


events = st.builds(
    event.Event,
    title=lines,
    date=_maybe(dates),
    date_phrase=_maybe(lines),
    location=_maybe(ids),
    type=st.sampled_from(event.EventType),
    target=_maybe(lines),
    part_of=_maybe(ids),
    redirect_from=_several(ids),
    corrections=_corrections,
)
