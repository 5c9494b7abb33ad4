"""`new`: write a starter model, alone or in a site."""

from pathlib import Path

import click

from mkdocs_dynamodb.application.writing import write_starter, write_starter_site


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--site", is_flag=True, help="Write a whole site around the model.")
def new(folder: Path, *, site: bool) -> None:
    """Write a starter model into FOLDER, which must be empty or not there yet.

    Beside it lies `model.schema.json`, with which editors complete and explain the keys.

    With --site, FOLDER becomes a project: a site with the model, a page that shows parts of it, and
    a workflow that checks both at each push.
    """
    written = write_starter_site(folder) if site else write_starter(folder)
    for path in written:
        click.echo(str(path), err=True)
    if site:
        click.echo(f"Look at it: cd {folder} && mkdocs serve", err=True)
    else:
        click.echo(f"Check it: mkdocs-dynamodb check {folder}", err=True)
