"""`builder schema`."""

import json
from pathlib import Path

import click

from builder.cli.root import main
from builder.schema import RECORD_TYPES
from builder.writing import write_files


@main.command("schema")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.pass_obj
def schema_command(root: Path, folder: Path | None) -> None:
    """Write a JSON Schema for each kind of record into FOLDER, docs/schema/ by default.

    Editors read them: docs/writing.md says which.
    """
    target = folder or root / "docs/schema"
    for path in write_files(target, schema_files().items()):
        click.echo(f"{target / path} written.")


def schema_files() -> dict[str, str]:
    """Return the text of each schema by the name of its file."""
    # It is needed here alone, and every other command starts sooner without it.
    from builder.json_schema import json_schema  # noqa: PLC0415

    return {
        f"{model.__name__.lower()}.schema.json": json.dumps(
            json_schema(model), indent=2, ensure_ascii=False
        )
        + "\n"
        for model in RECORD_TYPES.values()
    }
