"""What the server of a preview asks for, from threads of its own."""

import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from builder.mkdocs_plugin.dress import Days
from builder.mkdocs_plugin.finished import Finishing
from builder.mkdocs_plugin.preview import Built, InTheme, Preview, pages_at
from builder.mkdocs_plugin.shells import Shells
from builder.pipeline import check
from builder.render.on_demand import OnDemand
from builder.render.policy import POLICY
from builder.render.settings import Settings
from builder.render.site import Site
from tests.sites.sites import tiny


@pytest.mark.parametrize(
    ("address", "uris"),
    [
        ("", ["index.md"]),
        ("index.html", ["index.md"]),
        ("groups", ["groups.md", "groups/index.md"]),
        ("groups/index.html", ["groups.md", "groups/index.md"]),
        ("groups/vell-front", ["groups/vell-front.md", "groups/vell-front/index.md"]),
        ("groups/vell-front.html", ["groups/vell-front.md", "groups/vell-front/index.md"]),
        ("groups/vell-front/index.html", ["groups/vell-front.md", "groups/vell-front/index.md"]),
    ],
)
def test_addresses(address: str, uris: list[str]) -> None:
    """Pages lie in folders of their own, or are files; both lead to the same record."""
    assert list(pages_at(address)) == uris


class Server:
    """A server whose files are those that were made since its last build."""

    def __init__(self) -> None:
        """Have no file yet."""
        self.made: list[str] = []
        self.mount_path = "/archive/"
        self.app: Any = None

    def set_app(self, app: Any) -> None:  # noqa: ANN401 -- as a server has it
        """Take what answers."""
        self.app = app

    def serve_request(self, environ: dict[str, str], respond: Any) -> Iterable[bytes]:  # noqa: ANN401
        """Answer with all that was made."""
        del environ
        respond("200 OK", [])
        return [" ".join(self.made).encode()]

    def make(self, address: str) -> None:
        """Make a file."""
        self.made.append(address)

    def get(self, path: str) -> bytes:
        """Return the answer to a browser, which is told once that it comes."""
        told: list[Any] = []
        answer = self.app({"PATH_INFO": path}, lambda *words: told.append(words))
        assert told == [("200 OK", [])]
        return b"".join(answer)


def _serving() -> tuple[Preview, Server]:
    preview, site = Preview(), Server()
    preview.serve(cast(LiveReloadServer, site))
    return preview, site


def _built(site: Server) -> Built:
    return cast(Built, SimpleNamespace(make=site.make))


def test_it_is_made_before_it_is_served() -> None:
    """Below the path of the site; what the server itself is asked is not looked for."""
    preview, site = _serving()
    preview.begin()
    preview.end(_built(site))
    assert site.get("/archive/groups/") == b"groups"
    assert site.get("/archive/") == b"groups "
    assert site.get("/livereload/1/2") == b"groups "
    assert site.get("/other/") == b"groups "


def test_a_request_waits_for_a_build() -> None:
    """Nothing is made while a build runs, however often it begins and fails."""
    preview, site = _serving()
    preview.begin()
    answers: list[bytes] = []
    asking = threading.Thread(target=lambda: answers.append(site.get("/archive/map/")))
    asking.start()
    asking.join(timeout=0.2)
    assert answers == []
    preview.begin()
    preview.end(None)
    preview.end(None)
    asking.join()
    assert answers == [b""]
    preview.begin()
    preview.end(_built(site))
    assert site.get("/archive/map/") == b"map"


def test_what_cannot_be_made_is_told(caplog: pytest.LogCaptureFixture) -> None:
    """A page that fails leaves the server as it is."""
    preview, site = _serving()

    def make(address: str) -> None:
        raise ValueError(address)

    preview.begin()
    preview.end(cast(Built, SimpleNamespace(make=make)))
    assert site.get("/archive/map/") == b""
    assert "map cannot be made" in caplog.text


def test_a_build_that_began_meanwhile() -> None:
    """An answer of a site that is being taken away is not given: it is made and asked again."""
    preview, site = _serving()
    preview.begin()
    preview.end(_built(site))
    whole = site.serve_request

    def serve(environ: dict[str, str], respond: Any) -> Iterable[bytes]:  # noqa: ANN401
        if len(site.made) == 1:
            preview.begin()
            preview.end(_built(site))
        return whole(environ, respond)

    site.serve_request = serve  # type: ignore[method-assign]
    preview.serve(cast(LiveReloadServer, site))
    assert site.get("/archive/map/") == b"map map"


@pytest.mark.parametrize("is_safe", [True, False])
def test_nothing_unsafe_is_written(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    is_safe: bool,  # noqa: FBT001
) -> None:
    """A document for other pages on which something may run is held back, as in a build."""
    settings = Settings(name="Archive", url="https://archive.example.org/")
    asked = OnDemand(Site(check(tiny()).archive, settings))
    uri = "embed/map/index.html"
    whole = asked.file(uri)
    assert whole
    if not is_safe:
        asked._files[uri] = replace(whole, text=f"{whole.text}<script>alert(1)</script>")
    config = cast(MkDocsConfig, SimpleNamespace(site_dir=tmp_path))
    finish = Finishing(config, Shells(lambda *_: ""), Days(lambda _: None), POLICY)
    Built(asked, finish, cast(InTheme, SimpleNamespace(pages={}))).make("embed/map")
    assert (tmp_path / uri).read_text(encoding="utf-8") == (whole.text if is_safe else "")
    assert (uri in caplog.text) is not is_safe
