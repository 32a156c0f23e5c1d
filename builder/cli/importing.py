"""`builder import`: draft records from raw pages."""

import difflib
import fnmatch
import sys
from contextlib import nullcontext
from pathlib import Path

import click

from builder.annotate.duplicates import StoryIndex
from builder.authoring import Draft, authorities_of, with_free_ids
from builder.check.records import Records
from builder.cli.engines import draft_here, draft_in_processes, gazetteer_or_say
from builder.cli.root import count, main, say, say_failure, tell_to_wait, with_progress
from builder.diagnostics import as_text
from builder.entries import leads_of, read_records, unclaimed
from builder.leads.fit import LeadIndex
from builder.leads.lead import said
from builder.model.seed import Seed
from builder.store import CONTENT, SEEDS, Project, read_project
from builder.writing import alone, write_new


@main.command("import")
@click.argument("names", nargs=-1, metavar="[SEED]...")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, help="Processes to read with.")
@click.pass_obj
def import_command(root: Path, names: tuple[str, ...], *, dry_run: bool, jobs: int) -> None:
    """Write a draft record for every raw page in seeds/ that has none, or for the given ones.

    Exit code 1 if a page has no article in it, or a file is in the way.
    """
    # Two at once would both give the same page a record, under two ids.
    with nullcontext() if dry_run else alone(root / CONTENT, tell_to_wait):
        _import(root, names, is_dry=dry_run, jobs=jobs)


def _import(root: Path, names: tuple[str, ...], *, is_dry: bool, jobs: int) -> None:
    project = read_project(root)
    click.echo(as_text(project.findings), err=True, nl=False)
    # A record that cannot be read may have been made from any of the pages.
    if any(not finding.path.startswith(f"{SEEDS}/") for finding in project.findings):
        sys.exit(1)
    records = read_records(project, say_failure)
    seeds = _chosen(project, names)
    waiting = unclaimed(records, seeds)
    if not waiting:
        click.echo(
            f"Nothing to import: {count(len(seeds), 'page')} in seeds/, each with a record."
            if seeds
            else "Nothing to import: put a saved page (.html, .pdf, .txt, …) into seeds/ first."
        )
        sys.exit(1 if project.findings else 0)
    gazetteer_or_say()
    authorities = authorities_of(records)
    leads = leads_or_say(project)
    found = (
        draft_in_processes(waiting, authorities, leads, jobs)
        if jobs > 1
        else draft_here(waiting, authorities, leads)
    )
    stories = stories_of(records)
    written = failed = 0
    drafts = with_free_ids(found, records.ids["articles"])
    for draft in with_progress(drafts, len(waiting)):
        if import_one(root, draft, stories, is_dry=is_dry):
            written += 1
        else:
            failed += 1
    verb = "would be written" if is_dry else "written"
    click.echo(f"{count(written, 'draft')} {verb}, {failed} not. Review each, then builder check.")
    sys.exit(1 if failed or project.findings else 0)


def import_one(root: Path, draft: Draft, stories: StoryIndex, *, is_dry: bool = False) -> bool:
    """Write a draft, or show it, and say what was left out; False if nothing was written."""
    seed = f"{SEEDS}/{draft.seed}"
    if draft.fault:
        say(f"{seed}: {draft.fault}; nothing written", err=True)
        return False
    if is_dry:
        lines = draft.text.removesuffix("\n").split("\n")
        for line in difflib.unified_diff([], lines, "/dev/null", draft.path, lineterm=""):
            say(line)
    elif not write_new(root / draft.path, draft.text):
        say(f"{seed}: {draft.path} exists already and was left as it is", err=True)
        return False
    say(f"{seed} → {draft.path}")
    for remark in draft.remarks:
        say(f"    {remark}")
    _tell_of_duplicate(draft, stories)
    for fit in draft.leads:
        claims = _shortened(said(fit.kept.lead))
        say(f"    lead {fit.kept.name} ({claims}): {'; '.join(fit.reasons)}")
    for piece in draft.removed:
        say(f"    removed ({piece.reason}): {_shortened(piece.text)}")
    return True


def _tell_of_duplicate(draft: Draft, stories: StoryIndex) -> None:
    nearest = stories.nearest(draft.body.text)
    stories.add(draft.id, draft.body.text)
    if nearest is not None:
        say(
            f"    {nearest.share:.0%} of this story stands in articles/{nearest.id} too: "
            "if they come from one outlet or agency, name it in via"
        )


def leads_or_say(project: Project) -> LeadIndex:
    """Return the leads of a project; say which of them cannot be read, and leave those out."""
    kept, findings = leads_of(project.leads)
    click.echo(as_text(findings), err=True, nl=False)
    return LeadIndex(kept)


def stories_of(records: Records) -> StoryIndex:
    """Return the articles of the archive, by what they tell."""
    return StoryIndex((id_, entry.body.text) for id_, entry in records.articles.items())


def _shortened(text: str, length: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


def _chosen(project: Project, names: tuple[str, ...]) -> list[Seed]:
    """Return the seeds that are named; a name is a file, a folder or a pattern in seeds/.

    A page of a file that holds several is named by its address, with the file's name or without.
    """
    if not names:
        return list(project.seeds)
    known = {seed.name: seed for seed in project.seeds}
    chosen: dict[str, Seed] = {}
    for name in names:
        inside = f"{name.strip('./')}/".removeprefix(f"{SEEDS}/").strip("/")
        found = {
            key: seed
            for key, seed in known.items()
            if fnmatch.fnmatchcase(key, inside)
            or key.startswith((f"{inside}/", f"{inside}#"))
            or not inside
        }
        is_named = [key for key, seed in known.items() if _is_named(seed, name, inside)]
        if is_named:
            found = {key: known[key] for key in is_named}
        if not found:
            close = difflib.get_close_matches(inside, known, n=1)
            hint = f"; did you mean {close[0]}?" if close else f": put the file into {SEEDS}/ first"
            raise click.UsageError(f"there is no page {SEEDS}/{inside}{hint}")
        chosen.update(found)
    return list(chosen.values())


def _is_named(seed: Seed, name: str, inside: str) -> bool:
    """Tell whether a seed is named whole, or by the address of its page."""
    address = seed.page.address if seed.page and seed.name != seed.file else None
    return seed.name in (inside, name.removeprefix(f"{SEEDS}/")) or name == address
