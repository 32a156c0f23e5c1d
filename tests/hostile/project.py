"""Write a project in which every place that takes words holds hostile ones."""

import re
import shutil
from collections.abc import Iterator, Sequence
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any

import yaml

from builder.frontmatter import dump_document
from builder.model.body import BlockKind, Body, body_of, dump_body
from builder.model.lookalikes import lookalike
from builder.model.text import digest, one_line
from builder.model.unseen import unseen_typed
from tests.conftest import ROOT

_SUFFIXES = (".txt", ".html", ".md")
_LONGEST = 500
_TYPED = 180  # with what is put behind it no longer than a name may be
_PROSE = "The council of the town met on Monday and spoke about the price of bread and of salt. "


def vectors() -> list[str]:
    """Return the texts of vectors.yml."""
    kinds = yaml.safe_load((ROOT / "tests/hostile/vectors.yml").read_text(encoding="utf-8"))
    return [text for texts in kinds.values() for text in texts]


def write_hostile(folder: Path, texts: Sequence[str], articles: int) -> Path:
    """Write a project with so many articles, each with a group, place, event and draft of its own.

    The texts come in turn. Those with characters that nobody sees stand where a publisher could
    have put them, and a harmless text where people type.
    """
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "seeds").mkdir()
    for kind in ("articles", "groups", "locations", "events"):
        (folder / "content" / kind).mkdir(parents=True)
    for name in ("index", "about", "method", "contributing"):
        shutil.copy(ROOT / f"content/{name}.md", folder / "content")
    _write_pages(folder, texts)
    for number, text in islice(zip(count(), cycle(texts)), articles):
        _write_records(folder, number, text)
    return folder


def typed(text: str) -> str:
    """Return the text as a person may type it, on one line; another if nobody may."""
    line = one_line(text)
    return "harmless" if _has_unseen(line) or lookalike(line) or not line else line[:_TYPED].strip()


def _has_unseen(text: str) -> bool:
    return next(unseen_typed(text), None) is not None


def _write_pages(folder: Path, texts: Sequence[str]) -> None:
    for name, some in (("about", texts[::2]), ("method", texts[1::2])):
        body = "\n\n".join(f"Vector: {text}" for text in some if not _has_unseen(text))
        fields = {"title": typed(texts[0]), "description": typed(texts[1])}
        text = dump_document(fields, f"# {typed(texts[2])}\n\n{body}\n")
        (folder / f"content/{name}.md").write_text(text, encoding="utf-8")


def _write_records(folder: Path, n: int, text: str) -> None:
    theirs, ours = one_line(text)[:_LONGEST].strip() or "nothing", typed(text)
    killed = (
        f"Report {n}: about {theirs} Arvo {theirs} and five people died at Place{n} for {ours} of "
        f"Group{n}."
    )
    body = body_of(
        [
            (BlockKind.PARAGRAPH, f"Start {n}. Arvo {theirs} goes on. {_PROSE}"),
            (BlockKind.HEADING, f"{theirs} {n}"),
            (BlockKind.QUOTATION, f"Said {n}: {theirs}"),
            (BlockKind.ITEM, f"{theirs} item {n}"),
            (BlockKind.PARAGRAPH, killed),
        ]
    )
    page = _raw(theirs, ours, body)
    (folder / f"seeds/v{n}.txt").write_bytes(page)
    link = f"[source](../articles/2020-01-01-v{n}.md#p1)"
    profile = f"{link} {ours}\n\n{ours}\n{link}\n"
    corrected = [{"date": "2021", "what": ours, "why": ours}]
    url = "https://elsewhere.example/?a='onclick=alert(1)&b=(javascript:x)#`"
    records: dict[str, tuple[dict[str, Any], str]] = {
        f"articles/2020-01-01-v{n}": (
            {
                **_article(n, theirs, ours, killed, page),
                "url": url,
                "archived_url": f"{url}2",
                "corrections": corrected,
            },
            dump_body(body),
        ),
        f"groups/v{n}": (
            {
                "name": f"{ours} G{n}",
                "native_names": [{"name": f"{ours} N{n}", "language": "ur"}],
                "aliases": [f"Group{n}"],
                "kind": ours,
                "weak_aliases": [f"{ours} W{n}"],
                "not_same_as": [{"group": "v0" if n else "v1", "reason": ours}],
                "references": [{"title": ours, "url": url}],
                "corrections": corrected,
            },
            profile,
        ),
        f"locations/v{n}": (
            {
                "name": f"{ours} L{n}",
                "aliases": [f"Place{n}"],
                "kind": "city",
                "coordinates": {"lat": "34.0", "lon": "71.5"},
                "precision": "settlement",
            },
            profile,
        ),
        f"events/v{n}": (
            {
                "title": f"{ours} – {n}",
                "date": "2019-12-31",
                "location": f"v{n}",
                "type": "bombing",
                "date_phrase": theirs,
                "target": f"Arvo {theirs}",
                "corrections": corrected,
            },
            profile,
        ),
    }
    for path, (fields, markdown) in records.items():
        document = dump_document(fields, markdown)
        (folder / "content" / f"{path}.md").write_text(document, encoding="utf-8")
    _write_draft(folder, n, text)


def _raw(theirs: str, ours: str, body: Body) -> bytes:
    parts = (ours, f"By {ours}", *(block.text for block in body.blocks), f"Removed: {theirs}")
    return "\n\n".join(parts).encode()


def _article(n: int, theirs: str, ours: str, killed: str, page: bytes) -> dict[str, Any]:
    start = f"Start {n}. Arvo {theirs} goes on."
    claim = [{"group": f"v{n}"}, {"name": ours, "by": ours}]
    return {
        "title": ours,
        "published": "2020-01-01",
        "publisher": ours,
        "authors": [ours],
        "via": [ours],
        "language": "en",
        "source": {"file": f"v{n}.txt", "sha256": digest(page)},
        "display": ("full", "excerpt", "metadata")[n % 3],
        "status": "reviewed",
        "reviewed": {"by": ours, "on": "2020-01-02"},
        "summary": ours,
        "groups": [f"v{n}"],
        "locations": [f"v{n}"],
        "people": [{"name": f"Arvo {theirs}", "role": theirs, "quote": start}],
        "reports": [
            {
                "event": f"v{n}",
                "quote": killed,
                "killed": [{"min": "5", "qualifier": f"about {theirs}"}],
                "attributed_to": claim,
                "claimed_by": claim,
                "denied_by": claim,
            }
        ],
        "notes": [
            {
                "quote": start,
                "text": ours,
                "kind": kind,
                "date": "2019",
                "date_phrase": theirs,
                "groups": [f"v{n}"],
                "locations": [f"v{n}"],
                "events": [f"v{n}"],
                "by": ours,
                "on": "2020",
            }
            for kind in ("context", "caution")
        ],
    }


def _write_draft(folder: Path, n: int, text: str) -> None:
    """Write a raw page that nobody has read: its title, people and words are what we find there."""
    suffix = _SUFFIXES[n % 3]
    if suffix == ".html":
        page = (
            f"<html><head><title>{text}</title><meta name=author content='{text}'></head>"
            f"<body><article><h1>{text}</h1><p>{_PROSE * 4}</p><p>{text}</p></article>"
        )
    else:
        page = f"{text}\n\nBy {text}\n\n1 March 2020\n\n{_PROSE * 4}\n\n{text}\n\n{_PROSE * 3}\n"
    (folder / f"seeds/draft-{n}{suffix}").write_text(page, encoding="utf-8")


def pages_of(site: Path) -> Iterator[str]:
    """Yield the address of every page but the redirects: those lead on."""
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).parent.as_posix()
        yield "./" if address == "." else f"{address}/"


_EMBEDS = ("embed/events/", "embed/groups/")


def lists_of(site: Path) -> list[str]:
    """Return the addresses of the pages that no record and no raw page stands for."""
    kinds = ("articles/", "groups/", "locations/", "events/")
    of_records = (*kinds, *_EMBEDS)
    return [one for one in pages_of(site) if one in kinds or not one.startswith(of_records)]


def embeds_of(site: Path) -> list[str]:
    """Return the addresses of what other sites embed of events and groups."""
    return [one for one in pages_of(site) if one.startswith(_EMBEDS)]


_OUR_FILES = re.compile(
    r'<script (?:defer )?src="[./]*assets/[^">]*"(?: defer)?></script>|'
    r'<link rel="(?:stylesheet|icon)"[^>]* href="[./]*assets/[^">]*">'
)


def without_our_files(html: str) -> str:
    """Return a page without our own scripts and styles, which take nine tenths of the time."""
    return _OUR_FILES.sub("", html)
