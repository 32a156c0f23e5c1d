"""What an editor changes, one thing at a time, in an archive that is built already."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.frontmatter import dump_document, parse_document


@dataclass(frozen=True, slots=True)
class Edit:
    """A change: the page that shows it, the words that are new on it, and what makes it."""

    page: str
    words: str
    make: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Edits:
    """The changes of a project, by name; nothing is changed until one is made."""

    article: Edit
    group: Edit
    new: Edit
    preview: Edit


def edits_of(project: Path) -> Edits:
    """Return the changes, and take away the article that is to be new."""
    new = _held_back(project)
    return Edits(
        _other_note(project, "A note that was changed."),
        _other_name(project),
        new,
        _other_note(project, "A note that was changed once more."),
    )


def _other_note(project: Path, words: str) -> Edit:
    """Change the words of the first note there is."""
    articles = sorted((project / "content/articles").glob("*.md"))
    path = next(one for one in articles if "\nnotes:\n" in one.read_text("utf-8"))
    data, body = _read(path)
    data["notes"][0]["text"] = words
    text = dump_document(data, body)
    return Edit(f"articles/{path.stem}/", words, lambda: path.write_text(text, "utf-8"))


def _other_name(project: Path) -> Edit:
    """Rename the group that most articles name; its old name stays one of its aliases."""
    articles = (project / "content/articles").glob("*.md")
    named = Counter(
        named if isinstance(named, str) else named["id"]
        for path in sorted(articles)
        for named in _read(path)[0].get("groups") or ()
    )
    id_ = named.most_common(1)[0][0]
    path = project / f"content/groups/{id_}.md"
    data, body = _read(path)
    old, new = data["name"], f"{data['name']} Anew"
    data |= {"name": new, "aliases": [old, *(data.get("aliases") or ())]}
    text = dump_document(data, body)
    return Edit(f"groups/{id_}/", new, lambda: path.write_text(text, "utf-8"))


def _held_back(project: Path) -> Edit:
    """Take away the latest article that nothing rests on, and return the change that adds it."""
    content = project / "content"
    others = "".join(
        path.read_text("utf-8")
        for kind in ("groups", "locations", "events")
        for path in sorted((content / kind).glob("*.md"))
    )
    path, text = next(
        (path, text)
        for path in sorted((content / "articles").glob("*.md"), reverse=True)
        if path.stem not in others
        and "\nstatus: reviewed\n" in (text := path.read_text("utf-8"))
        and "\nreports:\n" not in text
    )
    path.unlink()
    title = text.partition("title: ")[2].partition("\n")[0].strip("'\"")
    return Edit(f"articles/{path.stem}/", title, lambda: path.write_text(text, "utf-8"))


def _read(path: Path) -> tuple[dict[str, Any], str]:
    document, findings = parse_document(path.name, path.read_text("utf-8"))
    assert document is not None, findings
    return dict(document.data), f"{document.body.strip()}\n"
