"""The articles of an archive as other generators read them: title, date, text, names.

`python -m tests.bench.peers.sources ARCHIVE MATERIAL HUGO` writes them into two new folders.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.model.archive import Archive, ArticleEntry
from builder.model.body import BlockKind
from builder.pipeline import check
from builder.store import read_project

_THEME = Path(__file__).parent / "theme"
_MARKS = {BlockKind.HEADING: "## ", BlockKind.QUOTATION: "> ", BlockKind.ITEM: "- "}


@dataclass(frozen=True, slots=True)
class Plain:
    """An article as any generator can show it; `text` is Markdown, a date may be unknown."""

    id: str
    title: str
    date: str | None
    groups: list[str]
    places: list[str]
    text: str


def plain_articles(archive: Archive) -> Iterator[Plain]:
    """Yield every article that this project gives a page with its text."""
    for article in (*archive.articles.values(), *archive.drafts.values()):
        record = article.record
        day = record.published.earliest if record.published else None
        yield Plain(
            article.id,
            record.title or article.id,
            day.isoformat() if day else None,
            [archive.groups[named.id].record.name for named in record.groups],
            [archive.locations[named.id].record.name for named in record.locations],
            _markdown(article),
        )


def write_material(archive: Archive, folder: Path) -> None:
    """Write the articles as a project for MkDocs with Material, its search and nothing else."""
    config = {
        "site_name": "Invented Archive",
        "theme": {"name": "material"},
        "plugins": ["search"],
        # As in our own: a page that the navigation names costs many times more.
        "nav": ["index.md"],
        "not_in_nav": "/articles/",
        "validation": {"omitted_files": "ignore"},
    }
    _write(folder / "mkdocs.yml", yaml.safe_dump(config))
    _write(folder / "docs/index.md", "# Invented Archive\n")
    for one in plain_articles(archive):
        head = json.dumps({"title": one.title, "date": one.date})
        _write(folder / f"docs/articles/{one.id}.md", f"---\n{head}\n---\n\n{one.text}")


def write_hugo(archive: Archive, folder: Path) -> None:
    """Write the articles as a project for Hugo, groups and places as its taxonomies."""
    shutil.copytree(_THEME, folder)
    for one in plain_articles(archive):
        head = {"title": one.title, "groups": one.groups, "places": one.places}
        if one.date:
            head["date"] = one.date
        text = f"{json.dumps(head, ensure_ascii=False)}\n\n{one.text}"
        _write(folder / f"content/articles/{one.id}.md", text)


def _markdown(article: ArticleEntry) -> str:
    blocks = (f"{_MARKS.get(block.kind, '')}{block.text}\n" for block in article.body.blocks)
    return "\n".join(blocks)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Run the command."""
    project, material, hugo = map(Path, sys.argv[1:])
    archive = check(read_project(project)).archive
    write_material(archive, material)
    write_hugo(archive, hugo)


if __name__ == "__main__":
    main()
