"""`render`: write the pages of models as plain files."""

import sys
from pathlib import Path

import click

from mkdocs_dynamodb.application.writing import write_pages
from mkdocs_dynamodb.commands.models import (
    checked_models,
    colour_option,
    config_option,
    models_argument,
)
from mkdocs_dynamodb.commands.output import EXIT_FAILED, EXIT_FINDINGS, is_coloured, print_text
from mkdocs_dynamodb.emit import emit


@click.command()
@models_argument
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@config_option
@click.option(
    "--directory-urls/--no-directory-urls",
    default=True,
    help="Whether the site serves `a.md` as `a/`.",
)
@colour_option
def render(
    models: tuple[Path, ...], out: Path, config: Path | None, colour: str, *, directory_urls: bool
) -> None:
    """Write the pages of MODELS as Markdown files for any site generator."""
    result = checked_models(models, config)
    if result.fails() or result.is_unreadable:
        print_text(emit("full", result.report(), colour=is_coloured(colour)))
        sys.exit(EXIT_FAILED if result.is_unreadable else EXIT_FINDINGS)
    written = write_pages(result, out, directory_urls=directory_urls)
    click.echo(f"{len(written)} files written to {out}", err=True)
