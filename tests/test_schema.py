"""Between front matter and typed records: all faults at once, and nothing lost on the way."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import Code, Diagnostic, as_text
from builder.frontmatter import dump_document, parse_document
from builder.model.article import Article
from builder.model.authority import Group, Location
from builder.model.event import Event
from builder.schema import RECORD_TYPES, AnyRecord, read_record, write_record
from tests.conftest import Golden
from tests.model import records

_HERE = Path(__file__).parent / "schema"


def _findings(model: type[AnyRecord], text: str) -> list[Diagnostic]:
    document, faults = parse_document("a.md", text)
    assert document
    assert faults == []
    record, findings = read_record(model, document)
    assert (record is None) == bool(findings)
    return findings


@pytest.mark.parametrize(
    ("name", "model"), [("many-faults", Article), ("many-faults-location", Location)]
)
def test_all_faults_at_once(name: str, model: type[AnyRecord], golden: Golden) -> None:
    """Every bad field of a record is told in one run, with its place and how to mend it."""
    text = (_HERE / f"{name}.md").read_text("utf-8")
    golden(_HERE / f"{name}.txt", as_text(sorted(_findings(model, text))))


_RECORDS: st.SearchStrategy[AnyRecord] = st.one_of(
    records.articles, records.groups, records.locations(), records.events
)


@settings(deadline=None, max_examples=50)
@given(_RECORDS)
def test_a_record_is_read_as_it_was_written(record: AnyRecord) -> None:
    """Any record is the same after writing its file and reading it."""
    document, findings = parse_document("a.md", dump_document(write_record(record), ""))
    assert findings == []
    assert document
    assert read_record(type(record), document) == (record, [])


def test_written_for_people() -> None:
    """What is unknown stands as null, what is empty by default is left out, in one order."""
    article = Article.model_validate(
        {
            "status": "draft",
            "source": {"sha256": "0" * 64, "file": "a.txt"},
            "title": "A",
            "published": "2024-01-03T22:30",
            "publisher": None,
            "language": None,
            "groups": ["ttp", {"id": "is", "names": ["IS"]}],
            "reports": [{"event": "e", "quote": "Q", "killed": [{"min": "5", "max": "5"}]}],
        }
    )
    assert dump_document(write_record(article), "") == (
        "---\n"
        "title: A\n"
        "published: 2024-01-03T22:30\n"
        "publisher: null\n"
        "language: null\n"
        "source:\n"
        "  file: a.txt\n"
        f"  sha256: {'0' * 64}\n"
        "status: draft\n"
        "groups:\n"
        "  - ttp\n"
        "  - id: is\n"
        "    names:\n"
        "      - IS\n"
        "reports:\n"
        "  - event: e\n"
        "    quote: Q\n"
        "    killed:\n"
        "      - min: '5'\n"
        "        max: '5'\n"
        "---\n\n"
    ).replace("'5'", "5")


def test_kinds() -> None:
    """Every folder of records has its own kind."""
    folders = {"articles": Article, "groups": Group, "locations": Location, "events": Event}
    assert folders == RECORD_TYPES


@pytest.mark.parametrize(
    ("key", "advice"),
    [
        ("ttitle", "did you mean title?"),
        ("locaton", "did you mean location?"),
        ("date_phrases", "did you mean date_phrase?"),
        ("TYPE", "did you mean type?"),
        ("weather", f"the fields are {', '.join(Event.model_fields)}"),
    ],
)
def test_unknown_keys(key: str, advice: str) -> None:
    """A field that is spelt wrong is told with the nearest name, another with all of them."""
    text = f"---\ntitle: A\ndate: null\nlocation: null\ntype: raid\n{key}: x\n---\n"
    assert _findings(Event, text) == [
        Diagnostic("a.md", 6, 1, Code.UNKNOWN_KEY, f"{key} is not a field of this record", advice)
    ]


_values = st.recursive(
    st.none() | st.sampled_from(["", "x", "012", "2022", "a\nb", "<b>", "9" * 5_000, "null"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from("quote exact group id min".split()), inner, max_size=2)
    ),
    max_leaves=4,
)


@settings(deadline=None)
@given(st.sampled_from(list(RECORD_TYPES.values())), st.data())
def test_nothing_fails(model: type[AnyRecord], data: st.DataObject) -> None:
    """Whatever stands in the fields, reading them gives findings and never an exception."""
    keys = st.sampled_from([*model.model_fields, "", "x"])
    tree = data.draw(st.dictionaries(keys, _values, max_size=6))
    document, _ = parse_document("a.md", dump_document(tree, ""))
    assert document
    record, findings = read_record(model, document)
    assert (record is None) == bool(findings)
    for finding in findings:
        assert finding.line <= dump_document(tree, "").count("\n")
        assert finding.message
        assert finding.help


def test_a_date_in_words_is_answered_with_its_form() -> None:
    """A whole date in words is answered as it is to be written."""
    text = "---\ntitle: T\ndate: 12 March 2022\nlocation: null\ntype: raid\n---\n"
    document, _ = parse_document("e.md", text)
    assert document is not None
    (finding,) = read_record(Event, document)[1]
    assert finding.help.startswith("did you mean 2022-03-12? Or write ")
