"""`render`: write the pages of models as plain files, or the two documents of a design."""

import sys
from pathlib import Path

import click

from mkdocs_dynamodb.application.checking import CheckResult
from mkdocs_dynamodb.application.documenting import write_documents
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
@click.option(
    "--links-to-files",
    is_flag=True,
    help="Link to the Markdown files, for generators such as Zensical that make addresses of them.",
)
@click.option(
    "--documents",
    "as_documents",
    is_flag=True,
    help="Write the requirement document and the data model document instead, which need no site.",
)
@colour_option
def render(
    models: tuple[Path, ...],
    out: Path,
    config: Path | None,
    colour: str,
    *,
    directory_urls: bool,
    links_to_files: bool,
    as_documents: bool,
) -> None:
    """Write the pages of MODELS as Markdown files for any site generator.

    With `--documents` the two documents `dynamodb_requirement.md` and `dynamodb_data_model.md` are
    written, also while findings stand: their checklists show them.
    """
    result = checked_models(models, config, try_breaks=not as_documents)
    if _is_refused(result, as_documents=as_documents):
        print_text(emit("full", result.report(), colour=is_coloured(colour)))
        sys.exit(EXIT_FAILED if result.is_unreadable else EXIT_FINDINGS)
    written = (
        write_documents(result.models, out)
        if as_documents
        else write_pages(result, out, directory_urls=directory_urls, links_to_files=links_to_files)
    )
    click.echo(f"{len(written)} files written to {out}", err=True)


def _is_refused(result: CheckResult, *, as_documents: bool) -> bool:
    """Whether too much is wrong: for documents only what keeps a model from being read."""
    return result.is_unreadable or (not result.is_complete if as_documents else result.fails())
