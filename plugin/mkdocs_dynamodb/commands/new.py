"""`new`: write a starter model."""

from pathlib import Path

import click

from mkdocs_dynamodb.application.writing import write_starter


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Write a starter model into FOLDER, which must be empty or not there yet."""
    written = write_starter(folder)
    for path in written:
        click.echo(str(path), err=True)
    click.echo(f"Check it: mkdocs-dynamodb check {folder}", err=True)
