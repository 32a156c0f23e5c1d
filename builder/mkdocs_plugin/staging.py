"""The folder of a site: made in a hidden one, which takes its place once it is whole."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from builder import __version__
from builder.diagnostics import visible
from builder.exchange import keep_same, stage, take_place, unstage
from builder.model.manifest import NAME as MANIFEST
from builder.model.manifest import compare, dump_manifest
from builder.model.text import digest
from builder.processes import usable_cores
from builder.store import checksums
from builder.writing import NotWrittenError, locked, make_folder, sweep, write_whole

log = get_plugin_logger("archive")

# In the site's list of files: who reads it later knows what to read it with.
_REMARK = f"annotated-archive {__version__}"


@dataclass(slots=True)
class Staging:
    """One build into a folder. It holds the folder's lock until it is over, however it ends.

    A build with `is_dirty` leaves what earlier ones wrote, so it writes into the folder itself.
    """

    site: Path
    is_dirty: bool
    _meant: dict[str, str] = field(default_factory=dict)
    _lock: ExitStack = field(default_factory=ExitStack)

    def begin(self) -> Path:
        """Wait for other builds into the folder, and return where this one is to write.

        Raises:
            PluginError: the folder cannot be written.

        """
        with told(), ExitStack() as held:
            make_folder(self.site)
            held.enter_context(locked(self.site, self._tell_to_wait))
            made = self.site if self.is_dirty else stage(self.site)
            self._lock = held.pop_all()
        return made

    def means(self, uri: str, checksum: str) -> None:
        """Note the SHA-256 of what the build writes to a file of the site."""
        self._meant[uri] = checksum

    def end(self, made: Path, static: Mapping[str, str]) -> None:
        """List the files with their checksums, and let them take the place of the old site.

        `static` has the checksums of what MkDocs copied.

        Raises:
            PluginError: a file is missing or not as it was written, or the disk is full.

        """
        with told():
            if self.is_dirty:
                # Nobody can say what the builds before it meant.
                (made / MANIFEST).unlink(missing_ok=True)
            else:
                # Of a copy of this process that was killed, and whose work was done again.
                sweep(made)
                sums = self._as_meant(made, static)
                # As file names are, which need be no UTF-8.
                listed = dump_manifest(sums, _REMARK).encode("utf-8", "surrogateescape")
                write_whole(made / MANIFEST, listed)
                keep_same(self.site, {**sums, MANIFEST: digest(listed)}, usable_cores())
                if left := take_place(self.site, MANIFEST):
                    log.warning("A part of the old site could not be removed: %s", left)
                log.info("The site is in %s", self.site)
        self.release()

    def abandon(self) -> None:
        """Leave the old site as it was."""
        with suppress(NotWrittenError):
            unstage(self.site)
        self.release()

    def release(self) -> None:
        """Let others build into the folder."""
        self._lock.close()

    def _as_meant(self, made: Path, static: Mapping[str, str]) -> dict[str, str]:
        meant = {**static, **self._meant}
        there = checksums(made, usable_cores())
        found = compare(meant, there)
        if wrong := [*found.missing, *found.changed]:
            names = ", ".join(visible(name) for name in wrong[:5])
            raise PluginError(
                f"{len(wrong)} files are not as the build wrote them, such as {names}: another "
                "program changes the folder of the site; end it and build again"
            )
        # Beside them what other plugins wrote, such as the index of the search.
        return {**there, **meant}

    def _tell_to_wait(self) -> None:
        log.info("Another build is writing into %s; waiting for it to end", self.site)


@contextmanager
def told() -> Iterator[None]:
    """Make what cannot be written an error that MkDocs shows in a line."""
    try:
        yield
    except NotWrittenError as error:
        raise PluginError(str(error)) from error
