"""A machine on which nobody has installed the builder yet."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from tests.conftest import ROOT

# Ours is to be installed from its wheel, and nothing else may reach into the checkout.
_OURS = ("annotated_archive", "_annotated_archive", "_editable")
# Makes a virtual environment as it is made anywhere, and lets it find what is installed here: the
# packages, and MkDocs as a program.
_SHIM = """\
#!/bin/sh
"{python}" "$@" || exit
if [ "$1 $2" = "-m venv" ]; then
    place=$("$3/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    echo "{packages}" >"$place/here.pth"
    {{ echo "#!$PWD/$3/bin/python"; echo "from mkdocs.__main__ import cli"; echo "cli()"; }} \\
        >"$3/bin/mkdocs"
    chmod +x "$3/bin/mkdocs"
fi
"""


def build_wheel(folder: Path, source: Path = ROOT) -> Path:
    """Build the wheel of a checkout, ours by default, into a folder, with nothing fetched."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(source)], check=True)  # noqa: S603
    (wheel,) = folder.glob("*.whl")
    return wheel


class Machine:
    """A folder to work in, with a Python that finds all packages of ours but the builder itself.

    A virtual environment that is made there has them too, so that pip has nothing to fetch; it is
    told of no index.
    """

    def __init__(self, folder: Path) -> None:
        """Set it up in a folder that is there."""
        packages, programs, self.home = (folder / n for n in ("packages", "programs", "home"))
        for made in (packages, programs, self.home):
            made.mkdir()
        for entry in Path(sysconfig.get_path("purelib")).iterdir():
            if not entry.name.startswith(_OURS) and entry.suffix != ".pth":
                (packages / entry.name).symlink_to(entry)
        shim = programs / "python3"
        shim.write_text(_SHIM.format(python=sys.executable, packages=packages), encoding="utf-8")
        shim.chmod(0o755)
        self._environment = {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "ARCHIVE_TODAY": os.environ["ARCHIVE_TODAY"],
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
        }

    def run(self, command: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """Run what somebody types in a folder, with no terminal to answer on."""
        return subprocess.run(  # noqa: S603 -- the project's own commands
            ["/bin/bash", "-euc", command],
            cwd=folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def must(self, command: str, folder: Path) -> str:
        """Return what a command printed; it must not fail."""
        result = self.run(command, folder)
        assert result.returncode == 0, f"{command}\n{result.stdout}{result.stderr}"
        return result.stdout + result.stderr
