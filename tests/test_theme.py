"""The theme that comes with the package, and what an archive lays over it."""

import json
import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from builder import __version__
from tests.conftest import ROOT
from tests.test_build import copy_tiny, run_build

SHORT = """\
site_name: A tiny archive
docs_dir: content
theme: {{name: material{}}}
plugins: [search, archive]
nav: [index.md, method.md]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the tiny archive with settings that say next to nothing."""
    project = copy_tiny(tmp_path)
    (project / "mkdocs.yml").write_text(SHORT.format(""), encoding="utf-8")
    return project


def test_settings_may_be_short(project: Path, tmp_path: Path) -> None:
    """A site whose settings say nothing has our styles, both schemes, tabs and no other host."""
    site = run_build(project, tmp_path / "site")
    page = (site / "index.html").read_text(encoding="utf-8")
    shell = (site / "assets/javascripts/shell.js").read_text(encoding="utf-8")
    assert "assets/stylesheets/archive.css" in page
    assert 'data-md-color-scheme=\\"slate\\"' in shell
    assert 'aria-label=\\"Switch to dark colours\\"' in shell
    assert "navigation.tabs" in shell
    assert "fonts.g" not in page
    assert "Made with" not in page
    assert (site / "assets/images/favicon.svg").is_file()


def test_about_page_says_the_version(project: Path, tmp_path: Path) -> None:
    """Behind the editors' own words stands what the site was made with."""
    (project / "content/about.md").write_text("# About\n\nWhat we are.\n", encoding="utf-8")
    settings = SHORT.format("").replace("method.md", "method.md, about.md")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    site = run_build(project, tmp_path / "site")
    page = (site / "about/index.html").read_text(encoding="utf-8")
    made = f"made with annotated-archive {__version__}."
    assert page.index("What we are.") < page.index(made)


def test_settings_of_the_owner_stand(project: Path, tmp_path: Path) -> None:
    """What the owner sets is not set otherwise."""
    settings = SHORT.format(", features: [navigation.instant], palette: {scheme: slate}")
    settings += "extra_css: [own.css]\nmarkdown_extensions: [toc: {permalink: false}]\n"
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    site = run_build(project, tmp_path / "site")
    page = (site / "method/index.html").read_text(encoding="utf-8")
    shell = (site / "assets/javascripts/shell.js").read_text(encoding="utf-8")
    assert "navigation.tabs" not in shell
    assert "Switch to" not in shell
    assert page.index("archive.css") < page.index("own.css")
    assert 'class="headerlink"' not in page


def test_own_files_are_laid_over(project: Path, tmp_path: Path) -> None:
    """A file in `overrides/` takes the place of ours; the rest stays, and a README is no part."""
    own = project / "overrides"
    (own / "assets/images").mkdir(parents=True)
    (own / "assets/images/favicon.svg").write_text("<svg/>", encoding="utf-8")
    (own / "404.html").write_text(
        "{% extends 'main.html' %}{% block content %}Gone{% endblock %}", encoding="utf-8"
    )
    (own / "README.md").write_text("What is ours", encoding="utf-8")
    site = run_build(project, tmp_path / "site")
    assert (site / "assets/images/favicon.svg").read_text(encoding="utf-8") == "<svg/>"
    assert ">Gone<" in "".join((site / "404.html").read_text(encoding="utf-8").split())
    assert (site / "assets/images/favicon.png").is_file()
    assert not list(site.rglob("README*"))


def test_another_folder_may_be_named(project: Path, tmp_path: Path) -> None:
    """MkDocs' own setting works as it does in every site."""
    (project / "look/assets/stylesheets").mkdir(parents=True)
    sheet = project / "look/assets/stylesheets/archive.css"
    sheet.write_text("p {\n  color: red;\n}\n", encoding="utf-8")
    settings = SHORT.format(", custom_dir: look")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    site = run_build(project, tmp_path / "site")
    made = (site / "assets/stylesheets/archive.css").read_text(encoding="utf-8")
    assert made == "p{color:red}"


ICONS = Path(ROOT / "builder/theme/.icons/material")


@pytest.mark.parametrize("icon", sorted(ICONS.iterdir()), ids=lambda icon: str(icon.stem))
def test_icons_are_materials_own(icon: Path) -> None:
    """What the style sheet draws for an icon is what Material would put into each page."""
    drawn = Path(str(files("material") / f"templates/.icons/material/{icon.name}"))
    (path,) = re.findall(r'<path d="([^"]+)"/>', drawn.read_text(encoding="utf-8"))
    assert f'class="ar-icon ar-icon--{icon.stem}"' in icon.read_text(encoding="utf-8")
    sheet = (ROOT / "builder/theme/assets/stylesheets/archive.css").read_text(encoding="utf-8")
    (rule,) = re.findall(rf"\.ar-icon--{icon.stem} {{(.*?)}}", sheet, re.DOTALL)
    assert f"d='{path}'" in rule


def test_no_icon_is_drawn_in_a_page(tiny_site: Path) -> None:
    """The shell of a page draws nothing: a new icon of Material's has to be named in `.icons/`."""
    for page in ("index.html", "method/index.html", "events/index.html", "404.html"):
        shell = (tiny_site / page).read_text(encoding="utf-8")
        assert 'class="ar-icon ' in shell
        assert "<path d=" not in shell.partition("<article")[0], page


# What ours stand in for, as they were when ours were written.
REPLACED = {
    "base.html": "8536d352b0093623df9e0032894f321cbe264b15a9b48cdd962583772455dadb",
    "partials/header.html": "8cf3fb15bcf969ff596649616fd99366b3c31c08d57a86d05308efc16d8fa75f",
    "partials/nav-item.html": "89895208f22d68ce405a4bcb6649b9150eba5bbb04663a6cb3f93f02daf1d2f7",
    "partials/tabs-item.html": "52fe1f551aa2dbfc9e15a19718a4cadd1f1e728d567ca21fea493ebfccaf3fe2",
    "partials/javascripts/base.html": (
        "d6113712bc4deb30b4bd810ee0dfc28b6f04d2f88cc0016c0f1766eac7b762b6"
    ),
    "partials/javascripts/content.html": (
        "3722e156f0f6339de39fbbfc178b6e401d1a4fb890f189ac5b80c2504bda7dcf"
    ),
    "partials/javascripts/palette.html": (
        "8790389765ea6036effddba548b15093bb05bdc75624eaeaf8b13f3c24be4ab5"
    ),
}


@pytest.mark.parametrize("name", REPLACED)
def test_materials_own_are_as_they_were(name: str) -> None:
    """After an upgrade of Material: read what changed, and see whether ours needs it."""
    theirs = Path(str(files("material") / f"templates/{name}")).read_bytes()
    assert sha256(theirs).hexdigest() == REPLACED[name]


def test_every_partial_of_ours_is_watched() -> None:
    """Each stands in for one of Material's that the test above looks at."""
    theme = ROOT / "builder/theme"
    ours = {path.relative_to(theme).as_posix() for path in theme.glob("partials/**/*.html")}
    assert ours < REPLACED.keys()


def test_settings_are_those_that_material_writes(tiny_site: Path) -> None:
    """The shell has each setting and string that Material's own page gives its scripts."""
    script = (tiny_site / "assets/javascripts/shell.js").read_text(encoding="utf-8")
    (found,) = re.findall(r"config=({.*?});config\.base=", script)
    given = json.loads(found)
    base = Path(str(files("material") / "templates/base.html")).read_text(encoding="utf-8")
    theirs = base.partition('id="__config"')[2].partition("tojson")[0]
    names = set(re.findall(r'"([\w.]+)": ', theirs))
    assert names == {*given, "base", "search", *given["translations"]}
    (worker,) = re.findall(r'new URL\("([^"]+)",root\)\.href', script)
    assert f'"{worker}" | url' in theirs
    assert (tiny_site / worker).is_file()
