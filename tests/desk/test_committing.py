"""A branch and a commit on request: of one article's files alone, as they were shown."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from builder.desk import asked, handing, pages
from builder.desk.facts import RefusedError
from tests.browser.accessibility import axe
from tests.desk.conftest import Sit
from tests.desk.test_desk import open_article
from tests.desk.test_sitting import ID, Sitting

BRANCH = f"desk/{ID}"


def git(folder: Path, *command: str) -> str:
    """Run git as an editor would, whatever the machine's own settings are."""
    env = {"PATH": os.environ["PATH"], "HOME": str(folder / ".nobody"), "GIT_CONFIG_NOSYSTEM": "1"}
    run = subprocess.run(  # noqa: S603 -- ours
        ["git", *command],  # noqa: S607 -- as above
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def commit_all(folder: Path) -> None:
    """Commit everything there is."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "All")


@pytest.fixture
def repository(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with drafts in a repository of its own, all of it committed."""
    monkeypatch.setenv("HOME", str(drafts / ".nobody"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(drafts, "init", "-q", "-b", "main")
    git(drafts, "config", "user.name", "An Editor")
    git(drafts, "config", "user.email", "editor@example.org")
    commit_all(drafts)
    return drafts


def ask(sitting: Sitting, **more: str) -> asked.Committing:
    """Return what the page sends: every file that was saved in this sitting, as it was shown."""
    files = handing.offered(sitting.session, ID)["files"]
    chosen = {one["path"]: one["digest"] for one in files if one["is_saved"]}
    return asked.Committing(id=ID, files={**chosen, **more})


def summary(sitting: Sitting, words: str) -> None:
    """Write the summary."""
    asked_ = asked.Fielded(**sitting.base(), at=["summary"], value=words)
    sitting.view = sitting.articles.set(asked_)


def test_only_the_articles_files(repository: Path) -> None:
    """The commit has what was saved for the article; what else lies about stays as it was."""
    sitting = Sitting(repository)
    sitting.accept("report")
    (repository / "notes.txt").write_text("Mine.\n", encoding="utf-8")
    other = repository / "editors.txt"
    other.write_text(other.read_text("utf-8") + "Somebody\n", encoding="utf-8")
    (repository / "staged.txt").write_text("Staged.\n", encoding="utf-8")
    git(repository, "add", "staged.txt")
    before = {path: path.read_bytes() for path in repository.glob("[!.]*/**/*") if path.is_file()}
    made = handing.commit(sitting.session, ask(sitting))
    assert made["branch"] == BRANCH
    assert git(repository, "branch", "--show-current").strip() == BRANCH
    event = next((repository / "content/events").glob("*.md")).name
    files = [f"content/articles/{ID}.md", f"content/events/{event}"]
    shown = git(repository, "log", "-1", "--format=%an: %s")
    assert shown.strip() == f"An Editor: Draft {ID}"
    assert git(repository, "diff", "--name-only", "HEAD~1", "HEAD").split() == files
    assert git(repository, "rev-parse", "HEAD~1") == git(repository, "rev-parse", "main")
    status = set(git(repository, "status", "--porcelain", "--", "*.txt").strip("\n").split("\n"))
    assert status == {" M editors.txt", "A  staged.txt", "?? notes.txt"}
    assert {path: path.read_bytes() for path in before} == before


def test_the_next_commit_goes_on_the_same_branch(repository: Path) -> None:
    """Who goes on with the article commits on the branch that is there."""
    sitting = Sitting(repository)
    for n, words in enumerate(("One.", "Two."), start=1):
        summary(sitting, words)
        handing.commit(sitting.session, ask(sitting))
        assert int(git(repository, "rev-list", "--count", "main..HEAD")) == n
    with pytest.raises(RefusedError, match="files of this article"):
        handing.commit(sitting.session, ask(sitting))


def test_a_raw_page_goes_with_its_record_byte_for_byte(repository: Path) -> None:
    """A page that was added at the desk is committed with its draft, byte for byte."""
    sitting = Sitting(repository)
    text = "A headline\r\n\r\nMarch 4, 2022\r\n\r\n" + "A bomb killed five people in Peshawar. " * 9
    (name,) = pages.add_page(sitting.session, "page.txt", text.encode())
    id_ = pages.draft_of(sitting.session, name)
    files = handing.offered(sitting.session, id_)["files"]
    assert {one["path"] for one in files if one["is_saved"]} == {
        f"seeds/{name}",
        f"content/articles/{id_}.md",
    }
    chosen = {one["path"]: one["digest"] for one in files}
    handing.commit(sitting.session, asked.Committing(id=id_, files=chosen))
    assert git(repository, "status", "--porcelain", "--", "seeds", "content/articles") == ""
    size = int(git(repository, "cat-file", "-s", f"HEAD:seeds/{name}"))
    assert size == (repository / "seeds" / name).stat().st_size


def test_what_was_changed_before_is_the_editors_to_choose(repository: Path) -> None:
    """After a restart, the article's changed files are offered, and none is taken by itself."""
    summary(Sitting(repository), "Yesterday.")
    again = Sitting(repository)
    (one,) = handing.offered(again.session, ID)["files"]
    assert not one["is_saved"]
    assert "+summary: Yesterday." in one["diff"]
    handing.commit(again.session, ask(again, **{one["path"]: one["digest"]}))
    assert "Yesterday." in git(repository, "show", f"HEAD:{one['path']}")


def test_what_is_not_shown_is_not_committed(repository: Path) -> None:
    """A file of somebody else's, one that was changed since, and a link are refused or left out."""
    sitting = Sitting(repository)
    summary(sitting, "Ours.")
    shown = ask(sitting)
    with pytest.raises(RefusedError, match="files of this article"):
        handing.commit(sitting.session, ask(sitting, **{"editors.txt": "0" * 64}))
    with pytest.raises(RefusedError, match="files of this article"):
        handing.commit(sitting.session, ask(sitting, **{"../outside": "0" * 64}))
    text = sitting.file.read_text("utf-8")
    sitting.file.write_text(text.replace("Ours.", "Theirs."), encoding="utf-8")
    with pytest.raises(RefusedError, match="changed meanwhile"):
        handing.commit(sitting.session, shown)
    assert git(repository, "branch", "--show-current").strip() == "main"
    assert git(repository, "for-each-ref", "--format=%(refname)").split() == ["refs/heads/main"]


def detached(folder: Path) -> None:
    """Leave the branch."""
    git(folder, "switch", "-q", "--detach")


def merging(folder: Path) -> None:
    """Stop in the middle of a merge."""
    (folder / ".git/MERGE_HEAD").write_text(git(folder, "rev-parse", "HEAD"), encoding="utf-8")


def rebasing(folder: Path) -> None:
    """Stop in the middle of a rebase."""
    (folder / ".git/rebase-merge").mkdir()


def nameless(folder: Path) -> None:
    """Forget who the editor is."""
    git(folder, "config", "--unset", "user.name")
    git(folder, "config", "--unset", "user.email")


def none(folder: Path) -> None:
    """Have no repository."""
    (folder / ".git").rename(folder / "git-no-more")


def taken(folder: Path) -> None:
    """Have another branch of the article's name."""
    git(folder, "branch", BRANCH)


def at_work(folder: Path) -> None:
    """Have another Git at work."""
    (folder / ".git/index.lock").touch()


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (detached, "detached HEAD"),
        (merging, "a merge is under way"),
        (rebasing, "a rebase is under way"),
        (nameless, "git config user.name"),
        (none, "no Git repository"),
        (taken, "already: go to it with git switch"),
        (at_work, "index.lock"),
    ],
)
def test_refused(repository: Path, state: Callable[[Path], None], said: str) -> None:
    """What stands in the way is told with what to do about it, and nothing is changed."""
    sitting = Sitting(repository)
    summary(sitting, "Ours.")
    given = ask(sitting)
    state(repository)
    refs = {path: path.read_bytes() for path in repository.glob(".git/refs/**/*") if path.is_file()}
    with pytest.raises(RefusedError, match=said):
        handing.commit(sitting.session, given)
    after = {
        path: path.read_bytes() for path in repository.glob(".git/refs/**/*") if path.is_file()
    }
    assert after == (refs if state is not none else {})


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Git the desk says so."""
    sitting = Sitting(repository)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RefusedError, match="Git is not installed"):
        handing.offered(sitting.session, ID)


def test_nothing_of_the_repository_runs(repository: Path) -> None:
    """No hook, monitor or signing program runs, and a title does not get into the message."""
    ran = repository / "ran"
    script = f"#!/bin/sh\ntouch {ran}\n"
    hooks = repository / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    names = "pre-commit commit-msg prepare-commit-msg post-commit post-index-change".split()
    for name in (*names, "reference-transaction", "post-checkout", "monitor"):
        (hooks / name).write_text(script, encoding="utf-8")
        (hooks / name).chmod(0o755)
    git(repository, "config", "core.fsmonitor", str(hooks / "monitor"))
    git(repository, "config", "gpg.program", str(hooks / "monitor"))
    git(repository, "config", "commit.gpgSign", "true")
    sitting = Sitting(repository)
    title = "Closes #1 --amend $(touch ran) @everyone"
    asked_ = asked.Fielded(**sitting.base(), at=["title"], value=title)
    sitting.view = sitting.articles.set(asked_)
    ran.unlink(missing_ok=True)
    handing.commit(sitting.session, ask(sitting))
    assert not ran.exists()
    message = git(repository, "-c", "core.fsmonitor=false", "log", "-1", "--format=%B")
    assert "Closes" not in message
    assert ID in message


def test_a_project_in_a_folder_of_a_repository(repository: Path, tmp_path: Path) -> None:
    """An archive that is a folder of a larger repository is committed where it lies."""
    whole = tmp_path / "whole"
    whole.mkdir()
    (repository / ".git").rename(whole / ".git")
    repository = repository.rename(whole / "archive")
    commit_all(whole)
    sitting = Sitting(repository)
    summary(sitting, "Ours.")
    handing.commit(sitting.session, ask(sitting))
    shown = git(whole, "show", "--name-only", "--format=", "HEAD").split()
    assert shown == [f"archive/content/articles/{ID}.md"]


def test_in_the_browser(sit: Sit, repository: Path) -> None:
    """From the changes to a branch and a commit: files are shown, and one press commits them."""
    editor = sit(repository)
    page = editor.page
    open_article(editor)
    editor.press("s")
    editor.type("A summary of ours.")
    editor.press("Enter")
    editor.press("d")
    editor.click(page.get_by_role("button", name="Make a branch and a commit"))
    box = page.get_by_role("dialog", name="Branch and commit")
    expect(box.get_by_role("checkbox")).to_be_checked()
    expect(box).to_contain_text(f"Draft {ID}")
    assert axe(page) == []
    editor.click(box.get_by_role("button", name="Make the commit"))
    expect(box.get_by_role("status")).to_contain_text(BRANCH)
    assert git(repository, "branch", "--show-current").strip() == BRANCH
    assert "A summary of ours." in git(repository, "show", f"HEAD:content/articles/{ID}.md")
