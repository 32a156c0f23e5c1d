"""What is no page that can be read is named with the reason, and nothing is written for it."""

import gzip
import os
import plistlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.diagnostics import Code
from builder.model.raw.page import MOST_UNPACKED
from builder.model.raw.warc import MOST_CAPTURES
from builder.model.seed import MOST_LETTERS, Seed, seeds_of
from builder.pipeline import check
from builder.store import Project, TextFile, read_project
from tests.cost import assert_linear
from tests.raw.files import ADDRESS, FILES, PAGE, record, wacz, warc, webarchive, zipped

_TABLE = "place,killed,day\nOsmara,3,2025-03-04\nNorwick,2,2025-03-14\n"
_GEOJSON = '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}}]}'
_RIS = "TY  - NEWS\nTI  - Two guards killed\nER  - \n"
_LONG = b"x" * 50_000
_NESTED = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000)
)
# A hundred megabytes of a picture, packed to a hundred kilobytes, and a line that does not end.
_BOMB = gzip.compress(record(f"{ADDRESS}.png", "image/png", bytes(MOST_UNPACKED)), mtime=0)
_ENDLESS = gzip.compress(record(ADDRESS, "text/html", PAGE) + b"WARC/1.0\r\nX: " + _LONG * 200)
_ENCRYPTED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>"
    b"endobj\n3 0 obj<</Filter/Standard/V 1/R 2/P -4/O("
    + b"o" * 32
    + b")/U("
    + b"u" * 32
    + b")>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]>>\nstartxref\n0\n%%EOF"
)


def _pdf(content: bytes) -> bytes:
    """Return a PDF of one page that draws the content."""
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%%%EOF" % (len(content), content)
    )


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "CSV": ("t.csv", _TABLE.encode(), "is a table or a file of data (CSV), and no article"),
    "TSV": ("t.tsv", b"a\tb\n1\t2\n", "(TSV), and no article"),
    "GeoJSON": ("t.geojson", _GEOJSON.encode(), "(GEOJSON), and no article"),
    "JSON-LD": ("t.jsonld", b'{"@context": "x"}', "(JSONLD), and no article"),
    "RIS": ("t.ris", _RIS.encode(), "(RIS), and no article"),
    "CSV as text": ("t.txt", _TABLE.encode(), "is a table, and no article"),
    "TSV as text": ("t.txt", _TABLE.replace(",", "\t").encode(), "is a table, and no article"),
    "GeoJSON as text": ("t.txt", _GEOJSON.encode(), "is a map's data (GeoJSON), and no article"),
    "JSON-LD as text": ("t", b'{"@context": "x"}', "is a file of data (JSON-LD), and no article"),
    "JSON lines as text": ("t.txt", b'{"a": 1}\n{"a": 2}\n', "(JSON lines), and no article"),
    "RIS as text": ("t.txt", _RIS.encode(), "is a list of citations (RIS), and no article"),
    "BibTeX as text": ("t.txt", b"@article{one,\n title={x}}\n", "(BibTeX), and no article"),
    "picture": ("t.PNG", b"\x89PNG", "is a picture or a recording (PNG)"),
    "script": ("page_files/t.js", b"x()", "is a part of a page (JS), and no page"),
    "office": ("t.docx", b"PK\x03\x04", "open it, and save or print it as PDF"),
    "PDF as text": ("t.txt", FILES["bridge.pdf"], "give it the ending .pdf"),
    "zip as text": ("t.txt", zipped({"a": b"b"}), "is packed"),
    "empty": ("t.pdf", b" \n", "is empty"),
    "no PDF": ("t.pdf", b"Two guards were killed.", "is broken, or no PDF file"),
    "cut PDF": ("t.pdf", FILES["bridge.pdf"][:9_000], "is broken, or no PDF file"),
    "encrypted PDF": ("t.pdf", _ENCRYPTED, "is encrypted: print the page again"),
    "PDF without text": ("t.pdf", _pdf(b"0 0 m 9 9 l S"), "has no text, but pictures of it"),
    "heavy PDF": ("t.pdf", _pdf(b"0 0 m 9 9 l S " * 150_000), "draws more than any article"),
    "no plist": ("t.webarchive", b"<plist><dict>", "is broken, or no web archive of Safari"),
    "cut plist": ("t.webarchive", webarchive()[:-40], "is broken, or no web archive of Safari"),
    "other plist": ("t.webarchive", plistlib.dumps({"a": 1}), "holds no page"),
    "plist of a picture": ("t.webarchive", webarchive(b"x", "image/png"), "holds image/png"),
    "no MHTML": ("t.mhtml", b"\n\nTwo guards were killed.", "has no headers"),
    "MHTML without page": ("t.mhtml", b"Content-Type: image/png\n\nx", "holds no page"),
    "nested MHTML": ("t.mhtml", _NESTED, "has more parts within parts"),
    "MHTML with a long header": (
        "t.mhtml",
        b"Content-Type: " + b";" * 90_000 + b"\n\nx",
        "has more parts",
    ),
    "mail without text": ("t.eml", b"Content-Type: image/png\n\nx", "holds no text"),
    "no WARC": ("t.warc", b"Two guards were killed.", "is broken, or no WARC file"),
    "cut WARC": ("t.warc.gz", warc()[:-60], "ends in the middle"),
    "WARC without page": ("t.warc", record(ADDRESS, "image/png", b"x"), "without any page"),
    "WARC of an error": (
        "t.warc",
        record(ADDRESS, "text/html", PAGE, status="404 Gone"),
        "without any page",
    ),
    "WARC in WARC": (
        "t.warc",
        record(ADDRESS, "text/html", PAGE, "Content-Encoding: zstd"),
        "is packed as zstd",
    ),
    "WARC bomb": ("t.warc.gz", _BOMB, "unpacks to more than 100 MB"),
    "endless header": ("t.warc.gz", _ENDLESS, "has a header of no end"),
    "bomb in a WACZ": ("t.wacz", zipped({"archive/a.warc.gz": _BOMB}), "unpacks to more than"),
    "many pages": (
        "t.warc",
        b"".join(record(f"{ADDRESS}{n}", "text/html", b"<p>x") for n in range(MOST_CAPTURES + 1)),
        f"holds over {MOST_CAPTURES} pages",
    ),
    "no WACZ": ("t.wacz", b"Two guards were killed.", "is broken, or no WACZ file"),
    "cut WACZ": ("t.wacz", wacz()[:-30], "is broken, or no WACZ file"),
    "WACZ without page": ("t.wacz", zipped({"datapackage.json": b"{}"}), "without any page"),
    "WACZ bomb": (
        "t.wacz",
        zipped({"pages/pages.jsonl": bytes(MOST_UNPACKED + 2_000_000)}),
        "unpacks to more than 100 MB",
    ),
    "many files": ("t.wacz", zipped({f"{n}": b"" for n in range(1_001)}), "has over 1000 files"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_named_with_the_reason(case: str) -> None:
    """The file gives one raw page, which says why it cannot be read."""
    name, data, reason = REFUSED[case]
    [seed] = seeds_of(name, data)
    assert reason in (seed.fault or "")
    assert "\n" not in (seed.fault or "")
    assert (seed.failure, seed.text, seed.squeezed) == (None, "", "")


@pytest.mark.parametrize("case", ["CSV", "encrypted PDF", "cut WACZ", "nested MHTML"])
def test_finding_at_the_file(case: str) -> None:
    """The check has one finding for the file, and it says so of no other."""
    name, data, reason = REFUSED[case]
    project = Project((), (*seeds_of(name, data), Seed("bridge.html", PAGE)))
    [finding] = check(project).findings
    assert (finding.path, finding.code) == (f"seeds/{name}", Code.UNREADABLE_FILE)
    assert reason in finding.message


def test_record_of_a_page_that_cannot_be_read() -> None:
    """Its record has no finding for each paragraph: the one at the file says what is wrong."""
    front = (
        "---\ntitle: null\npublished: null\npublisher: null\nlanguage: en\nsource:\n"
        f"  file: t.pdf\n  sha256: {Seed('t.pdf', _ENCRYPTED).sha256}\nstatus: draft\n---\n\n"
    )
    record_ = TextFile("content/articles/undated-t.md", f"{front}Two guards.\n\nA driver.\n")
    findings = check(Project((record_,), (Seed("t.pdf", _ENCRYPTED),))).findings
    assert [finding.path for finding in findings] == ["seeds/t.pdf"]


@pytest.mark.parametrize(
    ("name", "package"),
    [("bridge.pdf", "pypdf"), ("bridge.warc.gz", "warcio"), ("bridge.wacz", "warcio")],
)
def test_missing_extra(name: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package is not installed, the finding names it and the extra."""
    for module in (package, f"{package}.archiveiterator"):
        monkeypatch.setitem(sys.modules, module, None)
    [finding] = check(Project((), seeds_of(name, FILES[name]))).findings
    assert f"needs the package {package}" in finding.message
    assert "install the extra `pages`" in finding.message


def test_folders_and_pipes(tmp_path: Path) -> None:
    """What is neither a page nor holds one is a finding: a pipe, a link, an empty folder."""
    seeds = tmp_path / "seeds"
    (seeds / "page.html").mkdir(parents=True)
    (seeds / "2025").mkdir()
    (seeds / "2025/bridge.html").write_bytes(PAGE)
    os.mkfifo(seeds / "2025/pipe.html")
    (seeds / "link.html").symlink_to(seeds / "2025/bridge.html")
    project = read_project(tmp_path)
    assert [seed.name for seed in project.seeds] == ["2025/bridge.html"]
    told = {finding.path: finding.message for finding in project.findings}
    assert set(told) == {"seeds/page.html", "seeds/2025/pipe.html", "seeds/link.html"}
    assert told["seeds/page.html"] == "is a folder without any page"


def test_prose_is_no_table() -> None:
    """Text with commas, tabs and braces is read: a table has its cells in every row."""
    for text in (
        "Osmara, Norwick, Tal\nTwo guards, a driver, a clerk\nThe men fled, and that was all\n",
        "{Editor's note} Two guards were killed.\nA driver was hurt.\nNobody claimed it.\n",
        "TY - the word for\n",
        "[1]\n[2]\nTwo guards were killed.\n",
    ):
        assert Seed("t.txt", text.encode()).fault is None


def test_limit_of_letters() -> None:
    """A page within an archive is held to the limits of any page."""
    page = b"<p>" + b"word " * (MOST_LETTERS // 4)
    [seed] = seeds_of("t.warc.gz", warc((ADDRESS, page)))
    assert "letters of text" in (seed.fault or "")


@pytest.mark.parametrize(
    "make",
    [
        lambda n: (
            "t.mhtml",
            b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nX: y\n\nz\n" * n,
        ),
        lambda n: ("t.warc", record(ADDRESS, "image/png", b"x") * n),
        lambda n: ("t.pdf", _pdf(b"BT /F 9 Tf (word) Tj ET " * (n // 20))),
        lambda n: ("t.txt", b"a,b,c\n" * n),
        lambda n: ("t.wacz", zipped({f"archive/{k}.warc": b"" for k in range(n // 100)})),
    ],
    ids=["MHTML", "WARC", "PDF", "table", "WACZ"],
)
def test_cost_is_linear(make: Callable[[int], tuple[str, bytes]]) -> None:
    """Twice as large a file costs twice as much, however it is filled."""
    assert_linear(lambda given: [seed.fault for seed in seeds_of(*given)], make, 64_000)
