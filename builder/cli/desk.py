"""`builder desk`: articles are reviewed in the browser, on this machine alone."""

import datetime as dt
import os
import socket
import webbrowser
import zlib
from pathlib import Path

import click

from builder.cli.publishing import clock
from builder.cli.root import main

# Below those that systems hand out by themselves, above those that many services have.
_FIRST_PORT, _PORTS = 20_000, 12_000


@main.command("desk")
@click.option(
    "--port",
    type=click.IntRange(1, 65_535),
    help="By default the same one every time for this folder, or a free one if that is taken.",
)
@click.option("--language", help="Of the desk's own words; by default the site's, of mkdocs.yml.")
@click.option("--open/--no-open", "is_opened", default=True, help="Open it in the browser.")
@click.pass_obj
def desk_command(root: Path, *, port: int | None, language: str | None, is_opened: bool) -> None:
    """Open the desk, on which articles are reviewed, in the browser.

    It listens on this machine alone, and writes the records in this folder, each action at once. It
    commits only when you ask it to. End it with Ctrl+C whenever you like: nothing is lost.
    """
    try:
        import uvicorn  # noqa: PLC0415 -- an optional extra

        from builder.desk.app import Desk  # noqa: PLC0415 -- as above
        from builder.desk.guard import Guard  # noqa: PLC0415 -- as above
        from builder.desk.interface import language_of  # noqa: PLC0415 -- as above
    except ImportError as error:
        raise click.ClickException(
            f"the desk needs a package that is not installed ({error.name}): run make desk, or "
            ".venv/bin/pip install 'annotated-archive[desk]'"
        ) from error
    listening = _listen(port, root.resolve())
    port = listening.getsockname()[1]
    desk = Desk(root.resolve(), _today, language or language_of(root))
    guard = Guard(desk.app(), port)
    address = f"http://127.0.0.1:{port}/?token={guard.token}"
    click.echo(f"The desk is open at\n\n    {address}\n\nEnd it with Ctrl+C.")
    if is_opened:
        webbrowser.open(address)
    config = uvicorn.Config(guard, log_level="warning", access_log=False, server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        desk.checker.stop()


def _listen(port: int | None, root: Path) -> socket.socket:
    """Return a socket of this machine's alone.

    A browser keeps what somebody was typing by the port: the same folder gets the same one.
    """
    own = _FIRST_PORT + zlib.crc32(os.fsencode(root)) % _PORTS
    for wanted in [port] if port else [own, 0]:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        # The same port can be taken again at once after an end.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", wanted))
            # Another desk may hold the port without a word: then listening fails.
            listening.listen()
        except OSError:
            listening.close()
        else:
            return listening
    raise click.ClickException(f"port {port} is taken: name another, or leave --port out")


def _today() -> dt.date:
    given = os.environ.get("ARCHIVE_TODAY")
    return dt.date.fromisoformat(given) if given else clock()
