"""`import`: read the documents of a design into a model."""

from pathlib import Path

import click

from mkdocs_dynamodb.application.documenting import import_design
from mkdocs_dynamodb.documents.reading.report import remark_line


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder of the new model, which must be empty or not there yet.",
)
def import_documents(files: tuple[Path, ...], out: Path) -> None:
    """Read design documents FILES in Markdown into a model in YAML.

    FILES are documents such as `render --documents` writes: tables of access patterns,
    relationships, sections of tables and indexes with their items, and the mapping. What is not
    understood is listed with its line, and stands in `import-report.md` beside the model.
    """
    imported = import_design(files, out)
    for remark in imported.remarks:
        click.echo(remark_line(remark), err=True)
    for path in imported.written:
        click.echo(str(path), err=True)
    click.echo(f"Read: {', '.join(imported.counts)}", err=True)
    click.echo(f"Check it: mkdocs-dynamodb check {out}", err=True)
