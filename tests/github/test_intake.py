"""`builder intake`: what anybody may have written into an issue becomes a draft, or a message."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from builder.cli import main
from builder.frontmatter import parse_document
from builder.ingest.form import QUESTIONS, TEXT, read_form
from builder.model.article import Article, Status
from builder.schema import read_record
from tests.conftest import ROOT, Golden
from tests.github.forms import issue_text, questions

HERE = Path(__file__).parent
PAGE = (ROOT / "seeds/004_8e67d28812fbb6b7.txt").read_text(encoding="utf-8")
DRAFT = "2024-01-03-pakistan-facing-increasing-threat-from-isis-says-interior-ministry.md"
GOOD = {
    "address": "https://www.example.org/pakistan/2024/01/03/threat",
    "publisher": "The Example Post",
    "published": "3 January 2024",
    "why": "It has the ministry's numbers of December.",
    "text": PAGE,
}
FAULTS = yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the real authority records, and without an article."""
    for kind in ("groups", "locations"):
        shutil.copytree(ROOT / "content" / kind, tmp_path / "content" / kind)
    return tmp_path


def event(text: str, number: object = 12) -> bytes:
    """Return the event that brings an issue, as GitHub sends it."""
    issue = {"number": number, "title": "Article: ../../etc", "body": text}
    return json.dumps({"action": "labeled", "issue": issue}).encode()


def take_in(project: Path, data: bytes) -> Result:
    """Run the command on what GitHub sent."""
    arguments = ["--project", str(project), "intake", "-"]
    return CliRunner().invoke(main, arguments, input=data)


def written(project: Path) -> dict[str, str]:
    """Return the seeds and articles of a project."""
    folders = (project / "seeds", project / "content/articles")
    return {
        path.relative_to(project).as_posix(): path.read_bytes().decode()
        for folder in folders
        for path in sorted(folder.glob("*"))
    }


def draft_of(project: Path) -> Article:
    """Return the one article of a project, read strictly."""
    (path,) = (project / "content/articles").iterdir()
    document, findings = parse_document(path.name, path.read_text(encoding="utf-8"))
    assert document is not None
    record, more = read_record(Article, document)
    assert [*findings, *more] == []
    assert record is not None
    return record


def test_questions() -> None:
    """The form asks what the program reads, in its order, and the article comes last."""
    labels = [question["attributes"]["label"] for question in questions("article.yml")]
    assert tuple(labels) == QUESTIONS
    assert labels[-1] == TEXT


def test_draft(project: Path, golden: Golden) -> None:
    """A form becomes a seed with the words that were sent, and a draft; nothing else is written."""
    result = take_in(project, event(issue_text("article.yml", GOOD)))
    assert result.exit_code == 0, result.output
    files = written(project)
    assert list(files) == ["seeds/issue-12.txt", f"content/articles/{DRAFT}"]
    assert files["seeds/issue-12.txt"] == PAGE.strip() + "\n"
    golden(HERE / "draft.md", files[f"content/articles/{DRAFT}"])
    golden(HERE / "intake.txt", result.output)


def test_draft_has_no_findings(project: Path) -> None:
    """What the command writes passes every rule."""
    take_in(project, event(issue_text("article.yml", GOOD)))
    output = CliRunner().invoke(main, ["--project", str(project), "check"]).output
    assert [line for line in output.splitlines() if line.startswith("content/articles/")] == []


def test_issue_as_gh_prints_it(project: Path) -> None:
    """The issue alone, as `gh issue view` prints it, is read as well as the event."""
    issue = {"number": 7, "body": issue_text("article.yml", GOOD).replace("\n", "\r\n")}
    result = take_in(project, json.dumps(issue).encode())
    assert result.exit_code == 0, result.output
    assert written(project)["seeds/issue-7.txt"] == PAGE.strip() + "\n"


def test_from_a_file(project: Path, tmp_path: Path) -> None:
    """The event's file can be named."""
    path = tmp_path / "event.json"
    path.write_bytes(event(issue_text("article.yml", GOOD)))
    result = CliRunner().invoke(main, ["--project", str(project), "intake", str(path)])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case["name"])
def test_faults(project: Path, case: dict[str, Any]) -> None:
    """Each fault is named with its question, and nothing is written."""
    answers = {
        key: value.replace("LONG", "x" * 3000) for key, value in case.get("answers", {}).items()
    }
    text = case.get("body", issue_text("article.yml", {**GOOD, **answers}))
    if "old" in case:
        assert case["old"] in text
        text = text.replace(case["old"], case["new"], 1)
    result = take_in(project, event(text))
    assert result.exit_code == 1, result.output
    assert case["says"] in result.output
    assert result.output.replace("\n", "").isprintable()
    assert written(project) == {}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not the JSON of an issue"),
        (b"\x00\xff\xfe\x80", "not the JSON of an issue"),
        (b"{", "not the JSON of an issue"),
        (b"[" * 100_000, "not the JSON of an issue"),
        (b" " * 10_000_000, "over 2 MB: no issue is as long as that"),
        (b"[]", "has no issue with a number"),
        (b'{"issue": 5}', "has no issue with a number"),
        (b'{"issue": {"body": "x"}}', "has no issue with a number"),
        (event("x", "../../etc/passwd"), "has no issue with a number"),
        (event("x", number=True), "has no issue with a number"),
        (event("x", -3), "has no issue with a number"),
        (event("x", 10**40), "has no issue with a number"),
        (b'{"number": 5, "body": null}', "issue 5: is empty"),
        (b'{"number": 5, "body": {"a": 1}}', "issue 5: is empty"),
    ],
)
def test_not_an_issue(project: Path, data: bytes, says: str) -> None:
    """What is no issue of GitHub's is refused, whatever it is."""
    result = take_in(project, data)
    assert result.exit_code == 1
    assert says in result.output
    assert written(project) == {}


def test_headings_in_the_article(project: Path) -> None:
    """A line of the article that looks like an answer stays a line of the article."""
    lines = PAGE.split("\n")
    lines.insert(len(lines) // 2, "### Publisher\n\nA Forger\n\n### Address of the page\n\nhere")
    result = take_in(project, event(issue_text("article.yml", {**GOOD, "text": "\n".join(lines)})))
    assert result.exit_code == 0, result.output
    record = draft_of(project)
    assert (record.url, record.publisher) == (GOOD["address"], GOOD["publisher"])
    assert "### Publisher\n\nA Forger" in written(project)["seeds/issue-12.txt"]


def test_fences_in_the_article(project: Path) -> None:
    """Fences inside the article end nothing."""
    text = PAGE.replace("\n\n", "\n\n```\n\n", 1) + "\n```"
    take_in(project, event(issue_text("article.yml", {**GOOD, "text": text})))
    assert written(project)["seeds/issue-12.txt"] == text.strip() + "\n"


def test_unseen_characters(project: Path) -> None:
    """Control characters and halves of letters are left out; marks of other scripts stay."""
    text = (
        PAGE.replace("ISIS", "IS\u001b[31mIS\u0000\u0007\u009b", 1) + "\n\u0645\u06cc\u200c\u0631"
    )
    data = event(issue_text("article.yml", {**GOOD, "text": text}))
    result = take_in(project, data.replace(b"Pakistan", b"Pakistan\\ud800", 1))
    assert result.exit_code == 0, result.output
    seed = written(project)["seeds/issue-12.txt"]
    assert "IS[31mIS" in seed
    assert not [char for char in seed if char < " " and char != "\n"]
    assert "\u200c" in seed


def test_what_the_page_says_stands(project: Path) -> None:
    """Where page and form differ, the page is kept, and the draft shows what was typed."""
    take_in(project, event(issue_text("article.yml", {**GOOD, "published": "2024-02-05"})))
    record = draft_of(project)
    assert record.published is not None
    assert record.published.text.startswith("2024-01-03")
    assert record.proposals is not None
    (typed,) = [field for field in record.proposals.form if field.field == "published"]
    assert typed.value == "2024-02-05"
    assert "the page says 2024-01-03" in typed.reason
    assert "which was kept" in typed.reason


def test_what_the_page_does_not_say_is_filled_in(project: Path) -> None:
    """Where the page gives no date, the typed one is taken, and the draft says so."""
    prose = [line for line in PAGE.split("\n") if len(line) > 150]
    assert len(prose) > 3
    take_in(project, event(issue_text("article.yml", {**GOOD, "text": "\n\n".join(prose)})))
    record = draft_of(project)
    assert str(record.published) == "2024-01-03"
    assert record.status is Status.DRAFT
    assert record.proposals is not None
    assert {field.field: field.reason for field in record.proposals.form} == {
        "url": "typed in the form of issue 12; open it: it must show this article",
        "publisher": "typed in the form of issue 12; taken over: the page has no such name, so "
        "check it at the address",
        "published": "typed in the form of issue 12; taken over: the reader found no date on the "
        "page, so check it at the address",
    }


def test_a_name_on_the_page(project: Path) -> None:
    """A publisher that the page names, where the reader cannot tell, is told from one it lacks."""
    answers = {**GOOD, "publisher": "interior ministry"}
    take_in(project, event(issue_text("article.yml", answers)))
    record = draft_of(project)
    assert record.proposals is not None
    assert [field.reason for field in record.proposals.form if field.field == "publisher"] == [
        "typed in the form of issue 12; taken over: the page has the name"
    ]


def test_optional_answers(project: Path) -> None:
    """Publisher and date may be left out: then they are unknown, or what the page says."""
    answers = {**GOOD, "publisher": "", "published": ""}
    result = take_in(project, event(issue_text("article.yml", answers)))
    assert result.exit_code == 0, result.output
    record = draft_of(project)
    assert record.publisher is None
    assert record.proposals is not None
    assert [field.field for field in record.proposals.form] == ["url"]


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2024-01-03", "2024-01-03"),
        ("  3 January 2024 ", "2024-01-03"),
        ("January 3, 2024", "2024-01-03"),
        ("3. Januar 2024", "2024-01-03"),
        ("2024/01/03", "2024-01-03"),
        ("31/12/2023", "2023-12-31"),
        ("January 2024", "2024-01"),
        ("2024", "2024"),
        ("2024-01-03?", "2024-01-03?"),
    ],
)
def test_dates(typed: str, date: str) -> None:
    """A date may be typed as people write dates, as long as it can be only one."""
    sent, faults = read_form(1, issue_text("article.yml", {**GOOD, "published": typed}))
    assert faults == []
    assert sent is not None
    assert str(sent.published) == date


def test_twice(project: Path) -> None:
    """An issue is taken in once; what an editor made of it since is left alone."""
    data = event(issue_text("article.yml", GOOD))
    take_in(project, data)
    path = project / "content/articles" / DRAFT
    path.write_text(path.read_text("utf-8").replace("url: https", "url: null #"), "utf-8")
    before = written(project)
    result = take_in(project, data)
    assert result.exit_code == 1
    assert "issue 12: seeds/issue-12.txt exists already and was left as it is" in result.output
    assert written(project) == before


def test_known_address(project: Path) -> None:
    """An article that the archive has, by its address, is named instead of drafted again."""
    take_in(project, event(issue_text("article.yml", GOOD)))
    answers = {**GOOD, "address": "http://example.org/pakistan/2024/01/03/threat/#top"}
    result = take_in(project, event(issue_text("article.yml", answers), 13))
    assert result.exit_code == 1
    assert f"issue 13: articles/{DRAFT.removesuffix('.md')} has this address" in result.output
    assert len(written(project)) == 2


def test_reprint(project: Path) -> None:
    """The same story from another page gets a record of its own, and the output names the first."""
    take_in(project, event(issue_text("article.yml", GOOD)))
    answers = {**GOOD, "address": "https://other.example/story"}
    result = take_in(project, event(issue_text("article.yml", answers), 13))
    assert result.exit_code == 0, result.output
    assert f"of this story stands in articles/{DRAFT.removesuffix('.md')} too" in result.output
    assert f"content/articles/{DRAFT.removesuffix('.md')}-2.md" in written(project)


@pytest.mark.parametrize("folder", ["seeds", "articles"])
def test_full_disk(project: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """When either file cannot be written, neither is there afterwards."""
    link = os.link

    def full(source: Path, target: Path) -> None:
        if target.parent.name == folder:
            raise OSError(28, "No space left on device")
        link(source, target)

    monkeypatch.setattr("os.link", full)
    result = take_in(project, event(issue_text("article.yml", GOOD)))
    assert result.exit_code == 1
    assert "cannot be written: No space left on device" in result.output
    assert written(project) == {}


def test_a_bad_archive_is_named(project: Path) -> None:
    """A file of the archive that cannot be read is named, and nothing is written."""
    (project / "content/groups/bad.md").write_bytes(b"\xff")
    result = take_in(project, event(issue_text("article.yml", GOOD)))
    assert result.exit_code == 1
    assert "content/groups/bad.md" in result.output
    assert written(project) == {}


@given(st.text(max_size=400), st.sampled_from(list(GOOD)))
def test_any_answer(answer: str, question: str) -> None:
    """Whatever somebody writes as an answer, it is read as that answer or refused with a reason."""
    sent, faults = read_form(1, issue_text("article.yml", {**GOOD, question: answer}))
    assert (sent is None) == bool(faults)
    if sent is not None and question != "text":
        assert sent.text == PAGE.strip() + "\n"
    if sent is not None and question != "address":
        assert sent.url == GOOD["address"]
