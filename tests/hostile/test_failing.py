"""A failure of our own at one file is a finding there, and every other file is read."""

import sys
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from builder import authoring, entries, verifying
from builder.authoring import Author, authorities_of
from builder.check import resolve
from builder.entries import read_records
from builder.mending.mend import mend
from builder.model import seed as seeds
from builder.model.encoding import decode
from builder.model.raw import opening
from builder.model.seed import Seed
from builder.pipeline import check, publish
from builder.render import articles, groups, indexes, locations, run, timeline, tree
from builder.render.files import bibliography, explore
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import Project
from builder.verifying import verify
from tests.sites.sites import tiny

_OTHER = "content/groups/northern-column.md"


# A page that nobody has made a record of.
_HTML = "<body><h1>Talks in Osmara</h1>" + "<p>Talks went on, officials said on Monday.</p>" * 9


def _project(fault: str) -> Project:
    """Return the tiny site with a fault in a record that no stage here fails at."""
    project = tiny()
    pages = (
        Seed("talks.html", _HTML.encode()),
        Seed("talks.md", b"# Talks\n\nThey went **on**.\n"),
    )
    records = tuple(
        type(file)(file.path, file.text.replace("name:", f"{fault}:", 1))
        if file.path == _OTHER
        else file
        for file in project.records
    )
    seeds = tuple(sorted((*project.seeds, *pages), key=lambda seed: seed.name))
    return Project(records, seeds, project.pages, deleted=project.deleted)


def _failing_where(original: Callable[..., Any], words: str) -> Callable[..., Any]:
    """Return a function that fails at what has the words in it, and does its work elsewhere."""

    def failing(*given: Any, **named: Any) -> Any:  # noqa: ANN401 -- any function's
        what = given[1] if isinstance(given[0], type) else given[0]
        if words in str(what):
            raise ZeroDivisionError("a fault of ours")
        return original(*given, **named)

    return failing


@pytest.mark.parametrize(
    ("module", "name", "words", "path"),
    [
        (opening, "decode", "Talks begin", "seeds/waiting.txt"),
        (seeds, "squeeze", "Nine people", "content/articles/2031-05-06-nine-dead.md"),
        (seeds, "visible_text", "Talks in Osmara", "seeds/talks.html"),
        (seeds, "plain_markdown", "They went", "seeds/talks.md"),
        (entries, "parse_document", "osmara.md", "content/locations/osmara.md"),
        (entries, "read_record", "osmara.md", "content/locations/osmara.md"),
        (resolve, "find_mentions", "nine-dead", "content/articles/2031-05-06-nine-dead.md"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_each_stage(
    monkeypatch: pytest.MonkeyPatch,
    module: ModuleType,
    name: str,
    words: str,
    path: str,
) -> None:
    """Whatever stage fails, its file has one finding, and a fault elsewhere is found as well."""
    monkeypatch.setattr(module, name, _failing_where(getattr(module, name), words))
    findings = check(_project("nam")).findings
    failures = [finding for finding in findings if finding.code == "internal-error"]
    assert [finding.path for finding in failures] == [path]
    assert "ZeroDivisionError" in failures[0].message
    assert failures[0].help
    assert _OTHER in {finding.path for finding in findings}


@pytest.mark.parametrize(("name", "words"), [("read_dump", "Talks begin"), ("annotate", "agreed")])
def test_each_stage_of_a_draft(monkeypatch: pytest.MonkeyPatch, name: str, words: str) -> None:
    """A raw page at which the reader fails has no draft and says why; the others have theirs."""
    monkeypatch.setattr(authoring, name, _failing_where(getattr(authoring, name), words))
    author = Author(authorities_of(read_records(tiny())))
    faults = {seed.name: author.draft(seed).fault for seed in tiny().seeds}
    assert faults.pop("waiting.txt") == "cannot be read: ZeroDivisionError: a fault of ours"
    assert faults
    assert set(faults.values()) == {None}


def test_every_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that fails at one record is a finding at it, and every other rule is held."""
    from builder.check import run  # noqa: PLC0415 -- the list of rules is what is changed

    for number in range(len(run.RULES)):
        rule = run.RULES[number]

        def failing(records: Any, rule: Any = rule) -> Any:  # noqa: ANN401 -- a rule's own
            if "osmara" in records.locations:
                raise ZeroDivisionError
            return rule(records)

        with monkeypatch.context() as patch:
            patch.setattr(run, "RULES", (*run.RULES[:number], failing, *run.RULES[number + 1 :]))
            findings = check(_project("nam")).findings
        failed = [one.path for one in findings if one.code == "internal-error"]
        assert failed == ["content/locations/osmara.md"], rule
        assert _OTHER in {one.path for one in findings}, rule


def test_nothing_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """A project with such a finding has no pages."""
    monkeypatch.setattr(opening, "decode", _failing_where(decode, "Talks begin"))
    publication = publish(tiny(), Settings())
    assert publication.pages == ()
    assert [str(one.code) for one in publication.findings] == ["internal-error"]


_ARTICLE = "content/articles/2031-05-06-nine-dead.md"
_GROUP = "content/groups/vell-front.md"
_EVENT = "content/events/2031-05-04-osmara-market-bombing.md"


@pytest.mark.parametrize(
    ("module", "name", "words", "path"),
    [
        (verifying, "quotes_of", "nine-dead", _ARTICLE),
        (verifying, "dump_body", "Nine people", _ARTICLE),
        (verifying, "quotes", "Nine people", _ARTICLE),
        (seeds, "in_words", "Nine people", _ARTICLE),
        (entries, "parse_document", "vell-front.md", _GROUP),
        (entries, "read_record", "vell-front.md", _GROUP),
        (opening, "decode", "Talks begin", "seeds/waiting.txt"),
        (seeds, "visible_text", "Talks in Osmara", "seeds/talks.html"),
    ],
)
def test_verifying(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, words: str, path: str
) -> None:
    """`builder verify` names the record at which it fails, and holds every other to its page."""
    monkeypatch.setattr(module, name, _failing_where(getattr(module, name), words))
    verification = verify(_project("nam"))
    failures = [one.path for one in verification.findings if one.code == "internal-error"]
    assert set(failures) == {path}
    assert _OTHER in {one.path for one in verification.findings}
    assert "2031-05-05-blast-at-grain-market" in {one.id for one in verification.articles}


def _out_of_order(text: str) -> str:
    """Return a record with its first field behind the others."""
    mark, first, rest = text.split("\n", 2)
    return f"{mark}\n{rest}".replace("\n---", f"\n{first}\n---", 1)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("quotes_of", "vell-front"),
        ("typed_otherwise", "grain market"),
        ("in_order", "vell-front.md"),
    ],
)
def test_mending(monkeypatch: pytest.MonkeyPatch, name: str, words: str) -> None:
    """Where mending fails a record stays as it is, with a finding, and every other is mended."""
    records = tuple(
        replace(file, text=_out_of_order(file.text)) if file.path in (_GROUP, _EVENT) else file
        for file in tiny().records
    )
    project = replace(tiny(), records=records)
    module = sys.modules[mend.__module__]  # the package has a function of its name
    monkeypatch.setattr(module, name, _failing_where(getattr(module, name), words))
    mended = mend(project)
    assert (_GROUP, "internal-error") in {(one.path, str(one.code)) for one in mended.findings}
    files = {file.path: file.text for file in mended.records}
    assert files[_EVENT] == {file.path: file.text for file in tiny().records}[_EVENT]


def _failing_at(original: Callable[..., Any], path: str) -> Callable[..., Any]:
    """Return a function that fails at the record of a file, and does its work elsewhere."""

    def failing(site: Site, *given: Any) -> Any:  # noqa: ANN401 -- any page's
        if not given or given[0].path == path:
            raise ZeroDivisionError("a fault of ours")
        return original(site, *given)

    return failing


@pytest.mark.parametrize(
    ("module", "name", "path"),
    [
        (run, "unread_page", "seeds/waiting.txt"),
        (run, "article_page", _ARTICLE),
        (bibliography, "_event_file", _EVENT),
        (bibliography, "_group_file", _GROUP),
        (groups, "_group_page", _GROUP),
        (locations, "_location_page", "content/locations/tarsia.md"),
        (run, "event_page", _EVENT),
        (timeline, "_rows", "mkdocs.yml"),
        (explore, "explore_data", "mkdocs.yml"),
        (run.PARTS, "index.md", "mkdocs.yml"),
    ],
)
def test_rendering(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType | dict[str, Any], name: str, path: str
) -> None:
    """A record whose page cannot be made is a finding at its file, and there is no site."""
    made: list[str] = []
    whole = Site.render
    if isinstance(module, dict):
        monkeypatch.setitem(module, name, _failing_at(module[name], path))
    else:
        monkeypatch.setattr(module, name, _failing_at(getattr(module, name), path))

    def render(site: Site, uri: str, template: str, **values: object) -> str:
        made.append(uri)
        return whole(site, uri, template, **values)

    monkeypatch.setattr(Site, "render", render)
    publication = publish(tiny(), Settings())
    assert [(one.path, str(one.code)) for one in publication.findings] == [(path, "internal-error")]
    assert publication.findings[0].help
    assert publication.pages == ()
    assert {"articles/2031-05-05-blast-at-grain-market.md", "corrections/index.md"} <= set(made)


def test_rendering_where_several_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every record whose page cannot be made is found, and what comes of it in the lists is not."""
    monkeypatch.setattr(run, "article_page", _failing_at(articles.article_page, _ARTICLE))
    monkeypatch.setattr(groups, "_group_page", _failing_at(groups._group_page, _GROUP))
    monkeypatch.setattr(indexes, "tree_page", _failing_at(tree.tree_page, ""))
    findings = publish(tiny(), Settings()).findings
    assert [one.path for one in findings] == [_ARTICLE, _GROUP]
