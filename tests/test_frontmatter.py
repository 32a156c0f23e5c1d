"""Front matter: read strictly, with the place of every value, and written so that it is read."""

from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder import frontmatter
from builder.frontmatter import Document, Tree, dump_document, parse_document
from tests.model.read import yaml_cases
from tests.model.strategies import texts


class _Case(TypedDict, total=False):
    promise: str
    text: str
    found: list[str]
    data: dict[str, Tree]


_CASES: list[_Case] = yaml_cases(Path(__file__).parent / "frontmatter" / "faults.yaml")


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["promise"])
def test_faults(case: _Case) -> None:
    """Every fault is found where it stands, as frontmatter/faults.yaml says."""
    document, findings = parse_document("a.md", case["text"])
    assert [f"{f.line}:{f.column} {f.code} {f.message}" for f in findings] == case["found"]
    assert all(finding.path == "a.md" and finding.help for finding in findings)
    assert (document.data if document else None) == case.get("data")


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["promise"])
def test_faults_without_the_c_parser(case: _Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML was built without libyaml the same codes are found; places may differ."""
    monkeypatch.setattr(frontmatter, "_Loader", yaml.SafeLoader)
    document, findings = parse_document("a.md", case["text"])
    assert [str(finding.code) for finding in findings] == [f.split()[1] for f in case["found"]]
    assert (document.data if document else None) == case.get("data")


# Not in YAML, escaped or not: surrogates. Not in ours: the control characters and the two
# non-characters that YAML takes only when escaped, which a reader would not see.
_characters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_scalars = st.one_of(
    st.sampled_from("null Null ~ NO yes 1.0 012 0x1f 1e3 2022-03-12 12:30:00 = << --- ...".split()),
    st.sampled_from('# \' " \\" %x @x `x !x &x *x - ? : , [ ] { } | >'.split()),
    st.sampled_from(["", "- a", "a: b", "a #b", "a\n---\nb", " a ", "a\n", "\na\n\n b", "---\n"]),
    st.text(_characters | st.just("\n"), max_size=20),
    st.text("ab c", min_size=90, max_size=200),
)
_keys = _scalars.filter(lambda key: key != "<<")  # a merge key to every other reader
_trees: st.SearchStrategy[Tree] = st.recursive(
    st.none() | _scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(_keys, _trees, max_size=4), texts)
def test_data_is_read_as_it_was_written(data: dict[str, Tree], body: str) -> None:
    """Any tree of texts is the same after writing and reading, and so is the body."""
    document, findings = parse_document("a.md", dump_document(data, body))
    assert findings == []
    assert document is not None
    assert document.data == data
    assert document.body.strip() == body.strip()


def test_written_for_people() -> None:
    """Only what would be read as unknown, or not at all, is put in quotation marks."""
    data: dict[str, Tree] = {
        "title": "NO: 1.0",
        "date": "2022-03-12",
        "country": "NO",
        "code": "012",
        "nothing": None,
        "word": "null",
        "empty": "",
        "groups": ["ttp", {"id": "is", "names": ["الطالبان"]}],
        "none": [],
    }
    assert dump_document(data, "Body.\n") == (
        "---\n"
        "title: 'NO: 1.0'\n"
        "date: 2022-03-12\n"
        "country: NO\n"
        "code: 012\n"
        "nothing: null\n"
        "word: 'null'\n"
        "empty: ''\n"
        "groups:\n"
        "  - ttp\n"
        "  - id: is\n"
        "    names:\n"
        "      - الطالبان\n"
        "none: []\n"
        "---\n"
        "\n"
        "Body.\n"
    )


@pytest.mark.parametrize("loader", [frontmatter._Loader, yaml.SafeLoader])
@settings(deadline=None)
@given(text=texts | st.text("-[]{}:,&*!|>'\"%@#?\n\t \\Uxf0a", max_size=40))
@example(text='a: "\\UFFFFFFFF"\n---\n')
@example(text="a: " + "[" * 5_000 + "\n---\n")
@example(text="a:\n" + "".join(f"{' ' * n}- \n" for n in range(200)) + "---\n")
def test_nothing_fails(loader: type, text: str) -> None:
    """Any text gives a document or a finding that lies within the text, and never an exception."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frontmatter, "_Loader", loader)
        for whole in (text, f"---\n{text}", f"---\n{text}\n---\n"):
            document, findings = parse_document("a.md", whole)
            assert document or findings
            rows = len(whole.splitlines()) + 1
            assert all(1 <= f.line <= rows and f.column >= 1 for f in findings)


def _parse(text: str) -> Document:
    document, findings = parse_document("a.md", text)
    assert findings == []
    assert document
    return document


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1\n---\nBody",
        "---\na: 1\n---\n\n\n\nBody",
        "\ufeff---\n\n\na: 1\n\n---\n\nBody",
        "---\r\na: 1\r\n---\r\n\r\nBody",
        "---\na: |\n  x\n\n  y\n---\nBody\n---\nmore",
        "---\n---\nBody",
        "---  \na: 1\n----\t\nBody",
        "---\na: '\n\n  ---\n\n  '\n---\nBody",
    ],
)
def test_body_line(text: str) -> None:
    """The body begins at the line that is told, whatever stands above."""
    document = _parse(text)
    row = next(n for n, line in enumerate(document.body.split("\n")) if line.startswith("Body"))
    assert text.split("\n")[document.body_line - 1 + row].startswith("Body")


def test_places() -> None:
    """Every field and item has the line and column where it begins, from 1."""
    document = _parse("---\n\na: 1\nb:\n  - c\n  - d: 2\n    e: [x, y]\n---\n")
    assert document.data == {"a": "1", "b": ["c", {"d": "2", "e": ["x", "y"]}]}
    assert document.places == {
        ("a",): (3, 1),
        ("b",): (4, 1),
        ("b", 0): (5, 5),
        ("b", 1): (6, 5),
        ("b", 1, "d"): (6, 5),
        ("b", 1, "e"): (7, 5),
        ("b", 1, "e", 0): (7, 9),
        ("b", 1, "e", 1): (7, 12),
    }
    assert document.place(("b", 1, "e", 7, "z")) == (7, 5)
    assert document.place(("z",)) == (1, 1)


def test_scalars_stay_text() -> None:
    """Nothing is guessed: numbers, dates and NO are text, and only null, ~ and nothing are None."""
    plain = "1.0 012 2022-03-12 NO yes true 1_000 12:30:00 Null NULL .nan = 0x1f".split()
    text = f"a: [{', '.join(plain)}]\nb: [null, ~, 'null', '~', \"\"]\nc:"
    document = _parse(f"---\n{text}\n---\n")
    assert document.data == {"a": plain, "b": [None, None, "null", "~", ""], "c": None}


def test_empty_front_matter() -> None:
    """Front matter without fields has none."""
    assert _parse("---\n---\n").data == _parse("---\n# only a note\n---\n").data == {}


def test_too_long() -> None:
    """Front matter of more than 2 MB is not read."""
    document, findings = parse_document("a.md", f"---\na: {'x' * 2_000_000}\n---\n")
    assert document is None
    assert [finding.message for finding in findings] == ["is not valid YAML: is over 2 MB long"]
