"""Generated texts, bodies and dates for the property tests."""

from hypothesis import strategies as st

from builder.model.body import BlockKind, Body, body_of
from builder.model.dates import Edtf, parse_edtf
from builder.model.text import one_line

# What Markdown, HTML, YAML or a careless reader would take for something else.
_TRAPS = (
    *"# ## > - + * _ ` ``` \\ [ ] ( ) ! | ~ = : ; & < / { } % $ ^ ' \" @".split(),
    *"1. 1986. 2) ٣. --- === *** ~~~ [a](b) [a]: b [^1] ![a](b) <b> </p> <!-- --> <?x".split(),
    *"&amp; &lt; &#x27; &#39; &copy &copy; &# AT&T http://x.y <http://x.y> <a@b.c>".split(),
    *"null ~ NO 1.0 012 2022-03-12 {{x}} {%x%} !!! ??? ... <<: *a &a !!str".split(),
    *(" ", "  ", "\t", "\n", "\n\n", "\r\n", "\u00a0", "\u2028", "\x02", "\x03", "\x1b", "\x85"),
    *("الطالبان", "تحریکِ طالبان", "e\u0301", "İ", "ß", "🕌", "👩‍👧", "\u200f", "\u200d", "\ufeff"),
)

texts: st.SearchStrategy[str] = st.lists(
    st.one_of(st.sampled_from(_TRAPS), st.text(max_size=4), st.from_regex(r"[a-c ]{1,6}")),
    max_size=8,
).map("".join)

lines: st.SearchStrategy[str] = texts.map(one_line).filter(bool)

bodies: st.SearchStrategy[Body] = st.lists(
    st.tuples(st.sampled_from(BlockKind), texts), max_size=6
).map(body_of)

ids: st.SearchStrategy[str] = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


@st.composite
def date_texts(draw: st.DrawFn) -> str:
    """Draw one date of level 0, or of the level 1 that we read, without time or period."""
    day = draw(st.dates())
    year, month, last = f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"
    decade = f"{max(day.year, 10):04}"[:3] + "X"
    century = f"{max(day.year, 100):04}"[:2] + "XX"
    forms = (
        *(f"{year}-{month}-{last}", f"{year}-{month}", year, decade, century),
        *(f"{year}-XX", f"{year}-XX-XX", f"{year}-{month}-XX"),
    )
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(("", "?", "~", "%")))


@st.composite
def period_texts(draw: st.DrawFn) -> str:
    """Draw a period that does not end before it begins, open at one side at most."""
    one, two = draw(date_texts()), draw(date_texts())
    first, last = sorted((one, two), key=lambda text: parse_edtf(text).sort_key)
    start, end = draw(st.sampled_from(((first, last), ("..", last), (first, ".."))))
    return f"{start}/{end}"


dates: st.SearchStrategy[Edtf] = st.one_of(
    date_texts(),
    period_texts(),
    st.datetimes().map(lambda moment: f"{moment.year:04}-{moment:%m-%dT%H:%M}+05:00"),
).map(parse_edtf)
