"""What a table said, against what the sources say; and that no lead is a fact of the archive."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.leads.held import hold
from builder.pipeline import check, publish
from builder.render.settings import Settings
from builder.store import Project, TextFile
from tests.conftest import Golden
from tests.sites.sites import VALID, tiny, with_changes
from tests.tables.held import holding

HERE = Path(__file__).parent
ARTICLE = "content/articles/2031-05-05-blast-at-grain-market.md"
WITH_LEADS = Settings(leads=True)


@pytest.fixture
def project() -> Project:
    """Return the tiny site, one article with its address, and leads of three tables."""
    address = {"old": "language: en\n", "new": "url: https://post.example/blast\nlanguage: en\n"}
    leads = TextFile("leads/t.jsonl", (HERE / "held.jsonl").read_text(encoding="utf-8"))
    return replace(with_changes(tiny(), {ARTICLE: [address]}), leads=(leads,))


def test_held(project: Project, golden: Golden) -> None:
    """Each claim agrees with the sources, does not, or they do not tell; nothing is guessed."""
    checked = check(project)
    assert checked.findings == ()
    lines = []
    for one in hold(checked.leads, checked.archive):
        event = one.event.id if one.event else "no event"
        lines.append(f"{one.kept.name} {one.standing.value}: {event}\n")
        for claim in one.compared:
            quotes = "; ".join(passage.text for passage in claim.passages)
            lines.append(f"    {claim.field} {claim.claim}: {claim.verdict.value} {quotes}\n")
    golden(HERE / "held.txt", "".join(lines))


def test_list(tmp_path: Path, golden: Golden) -> None:
    """`builder leads` lists them: what became of each, and which page or event is wanted."""
    shutil.copytree(VALID / "two-articles", tmp_path / "site")
    (tmp_path / "site/leads").mkdir()
    shutil.copy(HERE / "held.jsonl", tmp_path / "site/leads/t.jsonl")
    result = CliRunner().invoke(main, ["--project", str(tmp_path / "site"), "leads"])
    assert result.exit_code == 0
    golden(HERE / "listed.txt", result.output)


def test_page(project: Project, golden: Golden) -> None:
    """The page has what each table said and the words of the sources; what waits is counted."""
    publication = publish(project, WITH_LEADS)
    assert publication.findings == ()
    (page,) = [page for page in publication.pages if page.uri.startswith("leads/")]
    assert not page.is_searched
    assert not page.may_be_indexed
    assert "<script" not in page.html
    golden(HERE / "held.html", page.html)


def test_off_by_default(project: Project) -> None:
    """Without the setting there is no page, and whatever leads there are changes nothing."""
    without = publish(replace(project, leads=()), Settings())
    assert publish(project, Settings()) == without


def test_no_fact(project: Project) -> None:
    """With the page on, all other pages and every file of the data are as without leads."""
    data: dict[str, bytes] = {}
    bare: dict[str, bytes] = {}
    publication = publish(project, WITH_LEADS, holding(data))
    without = publish(replace(project, leads=()), Settings(), holding(bare))
    assert data
    assert data == bare
    others = [page for page in publication.pages if not page.uri.startswith("leads/")]
    assert others == list(without.pages)
    assert (publication.files, publication.parts) == (without.files, without.parts)


def test_drafts_prove_nothing(project: Project) -> None:
    """A lead of a page that nobody has reviewed waits."""
    draft = with_changes(
        project,
        {
            ARTICLE: [
                {"old": "status: reviewed\n", "new": "status: draft\n"},
                {"old": "reviewed: {by: an editor, on: 2031-05-10}\n", "new": ""},
            ]
        },
    )
    checked = check(draft)
    held = hold(checked.leads, checked.archive)
    assert {one.standing.value for one in held if one.kept.lead.url} == {"waiting"}
