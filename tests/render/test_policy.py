"""The policy that pages carry, and the gate that holds pages to it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from mkdocs.exceptions import Abort, PluginError

from builder.pipeline import check
from builder.render import run
from builder.render.gate import faults_of, faults_within
from builder.render.links import Links
from builder.render.map import page as map_module
from builder.render.map.page import map_files
from builder.render.page import DataFile
from builder.render.policy import POLICY, policy_tag
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import read_project
from tests.conftest import ROOT
from tests.cost import assert_at_most
from tests.sites.sites import VALID
from tests.test_build import copy_tiny, pages, run_build

CHARSET = '<meta charset="utf-8">'
_CASES = yaml.safe_load((ROOT / "tests/hostile/gate.yml").read_text(encoding="utf-8"))
_SCRIPT = re.compile(r"<script(?![^>]* (?:src=|type=.application/ld))[^>]*>")


def _page(body: str) -> str:
    return f"<!doctype html><html><head>{CHARSET}{policy_tag()}</head><body>{body}</body></html>"


def test_no_script_stands_within_a_page(tmp_path: Path) -> None:
    """All scripts are files of the site, which the policy allows without an exception."""
    site = run_build(copy_tiny(tmp_path), tmp_path / "site")
    assert "script-src 'self';" in POLICY
    for name, page in pages(site).items():
        assert _SCRIPT.findall(page) == [], name


def test_every_page_carries_the_policy(tmp_path: Path) -> None:
    """The policy stands right behind the charset on every page, the 404 and redirects included."""
    site = run_build(copy_tiny(tmp_path), tmp_path / "site")
    shown = pages(site)
    assert {"404.html", "articles/2031-05-05-blast/index.html"} <= set(shown)
    for name, text in shown.items():
        head = re.sub(r">\s+<", "><", text)
        assert CHARSET + policy_tag() in head, name
        assert head.index(CHARSET) < 200, name
        assert faults_of(text, POLICY, may_redirect=True) == [], name


@pytest.mark.parametrize("html", _CASES["refused"])
def test_refused(html: str) -> None:
    """A page on which something would run or load is not let through, and the snippet is named."""
    faults = faults_of(_page(html), POLICY)
    assert faults, "let through"
    assert len(faults[0]) < 250


def test_gate_reads_what_a_script_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What a script puts into a page is held to what holds for the page."""
    unsafe = DataFile("map/x.js", "x", markup="<table><tr><td onclick=x()>x</table>")
    monkeypatch.setattr(run, "FILES", (("a file", lambda _: [unsafe]),))
    with pytest.raises((PluginError, Abort)):
        run_build(copy_tiny(tmp_path), tmp_path / "site")
    assert "map/x.js: the event handler onclick" in caplog.text
    assert faults_within("<table><tr><td>x</table>", POLICY) == []


def test_gate_reads_signs_within_an_image(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the places of the map a title is read as a browser reads it there, with what is in it."""
    monkeypatch.setattr(map_module, "MOST_ROWS", 0)
    monkeypatch.setattr(map_module, "MOST_SIGNS", 0)
    archive = check(read_project(VALID / "two-articles")).archive
    site = Site(archive, Settings(Links(), "A site"))
    hostile = "<title><img src=x onerror=x()>"
    (file,) = map_files(site, change=lambda html: html.replace("<title>", hostile))
    assert any("onerror" in fault for fault in faults_within(file.markup, POLICY))


@pytest.mark.parametrize("html", _CASES["allowed"])
def test_allowed(html: str) -> None:
    """Text about scripts, our own files and links to other sites are let through."""
    assert faults_of(_page(html), POLICY) == []


@pytest.mark.parametrize(
    "head",
    [
        CHARSET,
        f"{CHARSET}<title>x</title>{policy_tag()}",
        f"{policy_tag()}{CHARSET}",
        f"{CHARSET}{policy_tag('default-src *')}",
        f"{CHARSET}{policy_tag()}{policy_tag()}",
    ],
)
def test_policy_comes_first(head: str) -> None:
    """A page without the policy in its place is not let through: it holds for what comes after."""
    assert faults_of(f"<html><head>{head}</head><body></body></html>", POLICY)


def test_gate_ends_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A page that gets past all escaping is not written, and its name and snippet are logged."""
    monkeypatch.setattr(
        "builder.mkdocs_plugin.plugin.clean_page", lambda html: f"{html}<p onclick=x()>x</p>"
    )
    with pytest.raises((PluginError, Abort)):
        run_build(copy_tiny(tmp_path), tmp_path / "site")
    assert 'method.md: the event handler onclick: <p onclick="x()">x</p>' in caplog.text
    assert not (tmp_path / "site/method/index.html").exists()


def test_gate_is_cheap() -> None:
    """Looking at a page costs less than reading it once with the standard library does."""
    page = _page(
        '<p id="p1">Some text with a <a href="../x/#y" class="ar-name">link</a>.</p>' * 1_500
    )
    assert faults_of(page, POLICY) == []
    assert_at_most(1, lambda: faults_of(page, POLICY), lambda: HTMLParser().feed(page))
