"""`verify`: compare our evaluation of models with a DynamoDB engine."""

import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from mkdocs_dynamodb.application.checking import CheckedModel
from mkdocs_dynamodb.application.verifying import Comparison, Verdict
from mkdocs_dynamodb.application.verifying import verify as compare
from mkdocs_dynamodb.commands.models import checked_models, config_option, models_argument
from mkdocs_dynamodb.commands.output import EXIT_CLEAN, EXIT_FINDINGS, print_text
from mkdocs_dynamodb.engines.opening import DYNAMODB_LOCAL, FOLDER_VARIABLE, MOTO, open_engine
from mkdocs_dynamodb.engines.protocol import Engine
from mkdocs_dynamodb.errors import MkdocsDynamodbError

_PREFIX = re.compile(r"[A-Za-z0-9_.-]{3,}")
_HEADINGS = ("pattern", "request", "here", "", "same")


@click.command()
@models_argument
@click.option(
    "--engine",
    default=MOTO,
    help=f"`{MOTO}` (the default), `{DYNAMODB_LOCAL}`, or an address: `http://127.0.0.1:8000`.",
)
@click.option(
    "--dynamodb-local",
    "folder",
    type=click.Path(path_type=Path),
    envvar=FOLDER_VARIABLE,
    help=f"Folder with DynamoDBLocal.jar, for the engine `{DYNAMODB_LOCAL}`.",
)
@click.option(
    "--prefix",
    default=None,
    help="What the names of all tables begin with; `mkdocs-dynamodb-verify-` and some letters.",
)
@click.option("--yes", is_flag=True, help="Create tables in an engine on another machine.")
@config_option
def verify(
    models: tuple[Path, ...],
    engine: str,
    folder: Path | None,
    prefix: str | None,
    config: Path | None,
    *,
    yes: bool,
) -> None:
    """Run the answers of MODELS on their sample items in an engine, and compare the results.

    Every answer begins with the sample items; the tables are removed in the end. Exits with 1 when
    a result differs from our own evaluation.
    """
    start = _prefix(prefix)
    checked = checked_models(models, config, with_rules=False).models
    for entry in checked:
        if not entry.model.complete:
            raise MkdocsDynamodbError(
                f"{entry.path.path} cannot be read as a whole; `mkdocs-dynamodb check` tells why"
            )
    found: list[Comparison] = []
    with open_engine(engine, folder, elsewhere=yes) as opened:
        for entry in checked:
            comparisons = list(_compared(entry, opened, start))
            print_text(_table(entry.model.title, opened.name, comparisons))
            found += comparisons
    is_different = any(comparison.verdict is Verdict.DIFFERENT for comparison in found)
    sys.exit(EXIT_FINDINGS if is_different else EXIT_CLEAN)


def _prefix(given: str | None) -> str:
    """Prefix of the tables.

    Raises:
        click.UsageError: a name of a table cannot begin so.
    """
    prefix = f"mkdocs-dynamodb-verify-{secrets.token_hex(3)}-" if given is None else given
    if _PREFIX.fullmatch(prefix) is None:
        raise click.UsageError(
            f"`{prefix}` is no prefix: use three or more letters, digits, `_`, `.` and `-`"
        )
    return prefix


def _compared(entry: CheckedModel, engine: Engine, prefix: str) -> Iterator[Comparison]:
    """Comparisons, with progress on a terminal; the tables are removed however this ends."""
    shows = sys.stderr.isatty()
    total = len(entry.model.answers)
    numbers: dict[str, None] = {}
    with closing(compare(entry.model, engine, prefix)) as comparisons:
        try:
            for comparison in comparisons:
                numbers[comparison.number] = None
                if shows:
                    done = len(numbers.keys() - {""})
                    text = f"{engine.name}: {done}/{total} {comparison.what}"
                    click.echo(f"\r\x1b[K{text[:78]}", nl=False, err=True)
                yield comparison
        finally:
            if shows:
                click.echo("\r\x1b[K", nl=False, err=True)


def _table(title: str, engine: str, comparisons: list[Comparison]) -> str:
    shown = [c for c in comparisons if c.number or c.verdict is not Verdict.SAME]
    rows = [(c.number, c.what, c.ours, c.theirs, c.verdict.value) for c in shown]
    head = tuple(heading or engine for heading in _HEADINGS)
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    details = [
        [f"{'':{widths[0]}}  {detail}" for detail in c.details]
        if c.verdict is not Verdict.SAME
        else []
        for c in shown
    ]
    lines = [f"{title} in {engine}", "", _row(head, widths)]
    for row, below in zip(rows, details, strict=True):
        lines += [_row(row, widths), *below]
    return "\n".join([*lines, "", _summary(comparisons), ""])


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = (f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _summary(comparisons: list[Comparison]) -> str:
    shown = [c.verdict for c in comparisons if c.number or c.verdict is not Verdict.SAME]
    return (
        f"{shown.count(Verdict.SAME)} the same, {shown.count(Verdict.DIFFERENT)} different, "
        f"{shown.count(Verdict.UNKNOWN)} not compared.\n"
    )
