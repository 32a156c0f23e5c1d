"""The project of a site: read, checked, and its findings told, which end a build."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from builder.check.memory import Memory
from builder.diagnostics import Diagnostic, as_text
from builder.mkdocs_plugin.setting import root_of
from builder.mkdocs_plugin.staging import told
from builder.pipeline import Prepared, prepare
from builder.render.links import Links
from builder.render.settings import Settings
from builder.store import CONTENT, Known, Project, read_project
from builder.tables.write.parquet import NoParquetError
from builder.target import into
from builder.writing import NotWrittenError, locked

log = get_plugin_logger("archive")

# More tell nobody more, and a million take minutes to print.
_MOST: Final = 200


def prepared(
    config: MkDocsConfig,
    options: Mapping[str, Any],
    *,
    has_data: bool,
    known: Known | None,
    memory: Memory | None,
) -> Prepared:
    """Read and check the project of a site, and write the files of its data if it has them.

    `options` are the plugin's own. What of the project is known from the last time is read and
    checked no more.

    Raises:
        PluginError: the project has findings, which are logged; or a file could not be written.

    """
    target = into(Path(config.site_dir)) if has_data else None
    try:
        # Nothing here holds the project: it goes as soon as it is checked.
        made = prepare(_read(config, known), _settings(config, options), target, memory)
    except NoParquetError as error:
        raise PluginError(str(error)) from error
    except NotWrittenError as error:
        raise PluginError(f"{error}; the site is as it was before") from error
    stop_at(made if not isinstance(made, Prepared) else ())
    assert isinstance(made, Prepared)  # noqa: S101 -- else there are findings
    return made


def stop_at(findings: Sequence[Diagnostic]) -> None:
    """Log findings, if there are any, the first of very many.

    Raises:
        PluginError: there are some.

    """
    for finding in findings[:_MOST]:
        log.error("%s", as_text([finding]).rstrip("\n"))
    if len(findings) > _MOST:
        log.error("and %d more: builder check prints all", len(findings) - _MOST)
    if findings:
        raise PluginError(f"{len(findings)} findings: the site was not built")


def _read(config: MkDocsConfig, known: Known | None) -> Project:
    root = root_of(config)
    with told(), locked(root / CONTENT, _tell_to_wait, is_shared=True):
        return read_project(root, known)


def _tell_to_wait() -> None:
    log.info("Another builder is writing into this archive; waiting for it to end")


def _settings(config: MkDocsConfig, options: Mapping[str, Any]) -> Settings:
    url = config.site_url or None
    return Settings(
        Links(config.use_directory_urls),
        config.site_name,
        url and f"{url.rstrip('/')}/",
        options["report_url"] or None,
        str(config.theme["language"]),
        options["licence"] or None,
        bool(options["parquet"]),
        bool(options["leads"]),
    )
