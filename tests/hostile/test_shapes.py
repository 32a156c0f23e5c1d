"""Whatever a record or raw page has much of, twice as much costs twice as much to check."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from builder.check.limits import MOST_SAID
from builder.frontmatter import dump_document
from builder.model.seed import Seed
from builder.model.text import digest
from builder.pipeline import check
from builder.schema import RECORD_TYPES
from builder.store import Project, TextFile
from tests.cost import assert_linear, within
from tests.hostile.grown import TEXTS, WORD, Way, grown, ways
from tests.sites.sites import tiny

_BASE = tiny()
_YARDSTICKS = 600  # of tests/cost.py
_FIELDS = {
    "title": "null", "published": "null", "publisher": "null", "language": "en",
    "status": "reviewed", "reviewed": "{by: an editor, on: 2031-05-10}",
}  # fmt: skip


def _article(body: str, **fields: str) -> Project:
    """Return the tiny site with one more article, of a body and fields in YAML."""
    page = body.encode()
    given = {**_FIELDS, "source": f"{{file: x.txt, sha256: {digest(page)}}}", **fields}
    front = "".join(f"{key}: {value}\n" for key, value in given.items())
    record = TextFile("content/articles/undated-x.md", f"---\n{front}---\n\n{body}\n")
    return replace(
        _BASE, records=(*_BASE.records, record), seeds=(*_BASE.seeds, Seed("x.txt", page))
    )


def _records(*files: tuple[str, str]) -> Project:
    added = tuple(TextFile(f"content/{path}.md", f"---\n{text}---\n") for path, text in files)
    return replace(_BASE, records=(*_BASE.records, *added))


def _list(one: str, count: int) -> str:
    return "[" + ", ".join(one.replace("#", str(n)) for n in range(count)) + "]"


def _group(**lists: str) -> str:
    return "name: Heavy Band\n" + "".join(f"{key}: {value}\n" for key, value in lists.items())


def _place(number: int, within: str) -> tuple[str, str]:
    return f"locations/p{number}", f"name: Pa{number}\nkind: region\nwithin: {within}\n"


_PERSON = "{name: Ann Bo, quote: Ann}"
_SHAPES: dict[str, tuple[int, Callable[[int], Project]]] = {
    "aliases that begin alike, and a body of their beginning": (
        2_000,
        lambda n: _with_aliases("Front N#", n, "Front " * n),
    ),
    "two groups with the same aliases": (
        4_000,
        lambda n: _records(
            *((f"groups/heavy-{k}", _group(aliases=_list("Band N#", n))) for k in "ab")
        ),
    ),
    "weak aliases": (4_000, lambda n: _records(("groups/h", _group(weak_aliases=_list("B #", n))))),
    "one alias": (
        200_000,
        lambda n: _records(("groups/h", _group(aliases=f"[{'Vell ' * min(n, 390)}]"))),
    ),
    "places within one another": (
        2_000,
        lambda n: _records(
            *(
                (
                    f"locations/p{k}",
                    f"name: Pa{k}\nkind: region\nwithin: {f'p{k - 1}' if k else 'null'}\n",
                )
                for k in range(n)
            )
        ),
    ),
    "places in a circle": (
        2_000,
        lambda n: _records(*(_place(k, f"p{(k + 1) % n}") for k in range(n))),
    ),
    "notes that quote one letter": (
        1_000,
        lambda n: _article(
            "a " * (100 * n),
            notes=_list("{quote: a, text: x, by: an editor, on: 2031-05-10}", n),
        ),
    ),
    "people": (
        1_000,
        lambda n: _article("Ann Bo. " * n, people=_list(_PERSON, n)),
    ),
    "people with words of their own": (
        1_000,
        lambda n: _article(
            " ".join(f"Ann Bo{k}." for k in range(n)),
            people=_list("{name: Ann Bo#, quote: Ann Bo#.}", n),
        ),
    ),
    "groups listed": (4_000, lambda n: _article("x", groups=_list("vell-front", n))),
    "names of a listed group": (
        2_000,
        lambda n: _article(
            "Vell Front " * n, groups=f"[{{id: vell-front, names: {_list('B #', n)}}}]"
        ),
    ),
    "reports of one event": (
        500,
        lambda n: _article("Five died. " * n, reports=_list("{event: none, quote: Five}", n)),
    ),
    "paragraphs": (20_000, lambda n: _article("\n\n".join(f"Line {k}." for k in range(n)))),
    "equal paragraphs": (20_000, lambda n: _article("\n\n".join(["The same."] * n))),
}


@pytest.mark.parametrize("name", _SHAPES)
def test_records(name: str) -> None:
    """A record with much of one kind costs in proportion."""
    most, make = _SHAPES[name]
    assert_linear(check, make, most)


@pytest.mark.parametrize(
    "unit",
    [
        "A. ", "Nov. ", "Mr. A. B. ", "said ", "killed 5 ", "Vell Front ", "1 ", "a\n", "a\n\n",
        "<p>a", "<b>", "&amp;", "(", "“", "the 5 May ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_raw_pages(unit: str, suffix: str) -> None:
    """A raw page of one scrap costs in proportion to its length."""

    def make(count: int) -> Project:
        page = (unit * (count // len(unit))).encode()
        return replace(_BASE, seeds=(*_BASE.seeds, Seed(f"x.{suffix}", page)))

    assert_linear(check, make, 160_000)


_WAYS = [(kind, way) for kind, model in RECORD_TYPES.items() for way in ways(model)]


@pytest.mark.parametrize(
    ("kind", "way"), _WAYS, ids=[f"{kind}: {'.'.join(way)}" for kind, way in _WAYS]
)
def test_every_field(kind: str, way: Way) -> None:
    """Every list and every text that a record may hold costs in proportion, whatever it is."""
    model = RECORD_TYPES[kind]
    is_list = way[-1] != TEXTS

    def make(size: int) -> Project:
        data, page = grown(model, way, size), (WORD * size * (10 if is_list else 1)).strip()
        if "source" in data and way[0] != "source":
            data["source"] = {"file": "x.txt", "sha256": digest(page.encode())}
        text = dump_document(data, page if kind == "articles" else "")
        record = TextFile(f"content/{kind}/2031-05-05-x.md", text)
        return Project((record,), (Seed("x.txt", page.encode()),))

    model.model_validate(grown(model, way, 2))
    # Lists from the limits on: below them they may cost their entries times the page.
    assert_linear(check, make, 32 * MOST_SAID if is_list else 3_200)


_WORDS = " ".join(["a"] * 898)
_OF_THE_ISSUE: dict[str, Callable[[], Project]] = {
    "a line of initials": lambda: _page("A. "),
    "a line of months": lambda: _page("Nov. "),
    "a line of titles": lambda: _page("Mr. A. B. "),
    "a line of one verb": lambda: _page("said "),
    "2,000 notes of one letter": lambda: _SHAPES["notes that quote one letter"][1](400),
    "5,000 aliases in 50,000 words": lambda: _with_aliases("Front N#", 1_000, "Front " * 10_000),
    "1,000 aliases of 900 words": lambda: _with_aliases(f"{_WORDS} #", 200, "a " * 10_000),
    "3,000 places": lambda: _SHAPES["places within one another"][1](600),
    "60,000 aliases of two groups": lambda: _SHAPES["two groups with the same aliases"][1](12_000),
    "40,000 agencies": lambda: _article("Vell " * 36_000, via=_list("Vell B#", 8_000)),
}


def _page(unit: str) -> Project:
    return Project((), (Seed("x.txt", unit.encode() * (600_000 // len(unit))),))


def _with_aliases(alias: str, count: int, body: str) -> Project:
    article = _article(body, groups="[heavy]")
    group = _records(("groups/heavy", _group(aliases=_list(alias, count)))).records[-1]
    return replace(article, records=(*article.records, group))


@pytest.mark.parametrize("name", _OF_THE_ISSUE)
def test_known_shapes(name: str) -> None:
    """A fifth of what once took a check longer than anybody waits ends before long."""
    with within(_YARDSTICKS):
        check(_OF_THE_ISSUE[name]())
