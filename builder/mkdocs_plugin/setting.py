"""What a site is built with: its folders, the theme, and what its `mkdocs.yml` leaves out."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

from builder.render.defaults import EXTENSIONS, STYLES, theme_defaults
from builder.render.strings import load_strings
from builder.store import LEADS, SEEDS

# What a site is drawn with; an archive's own folder is laid over it.
_THEME = Path(__file__).resolve().parents[1] / "theme"
_OVERRIDES = "overrides"
# Scripts with what is the same on every page of a site, in its language.
_SHELL = ("assets/javascripts/shell.js", "assets/javascripts/drawer.js")


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder of the archive."""
    return Path(config.config_file_path or ".").resolve().parent


def lay_theme(config: MkDocsConfig) -> tuple[str, ...]:
    """Draw pages with the archive's own folder first, then with ours, then with Material.

    Return the first two, or ours alone where the archive has no folder of its own.
    """
    root = root_of(config)
    own = config.theme.custom_dir or str(root / _OVERRIDES)
    ours = [str(_THEME)]
    if Path(own).is_dir():
        ours.insert(0, own)
    config.theme.dirs[:] = [*ours, *(one for one in config.theme.dirs if one not in ours)]
    for path in (root / SEEDS, root / LEADS, Path(own)):
        if path.is_dir() and str(path) not in config.watch:
            config.watch.append(str(path))
    return tuple(ours)


def fill_in(config: MkDocsConfig) -> None:
    """Set what a site needs and its `mkdocs.yml` leaves out; links to nowhere are warned of."""
    for key, value in theme_defaults(load_strings(str(config.theme["language"]))).items():
        if not config.theme.get(key):
            config.theme[key] = value
    config.theme["font"] = False  # it would come from another host
    config.theme.static_templates.update(_SHELL)
    config.extra.setdefault("generator", False)
    if STYLES not in config.extra_css:
        config.extra_css.insert(0, STYLES)
    for name, settings in EXTENSIONS.items():
        config.mdx_configs[name] = {**settings, **(config.mdx_configs.get(name) or {})}
    for checks in (config.validation.nav, config.validation.links):
        for key, level in checks.items():
            if level == logging.INFO:
                checks[key] = logging.WARNING


def will_fail(config: MkDocsConfig) -> bool:
    """Tell whether MkDocs is to end the build for its warnings, which it does only afterwards."""
    counters = [
        one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)
    ]
    return config.strict and any(counter.get_counts() for counter in counters)
