"""Whatever a record or raw page has much of, twice as much costs twice as much to check."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from builder.model.seed import Seed
from builder.model.text import digest
from builder.pipeline import check
from builder.store import Project, TextFile
from tests.cost import assert_linear
from tests.sites.sites import tiny

_BASE = tiny()
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
        lambda n: replace(
            _article("Front " * n, groups="[heavy]"),
            records=(
                *_article("Front " * n, groups="[heavy]").records,
                *_records(("groups/heavy", _group(aliases=_list("Front N#", n)))).records[-1:],
            ),
        ),
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
