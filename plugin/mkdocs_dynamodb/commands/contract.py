"""`contract`: write the migration contract of a model, or try it on sample rows."""

import sys
from pathlib import Path

import click

from mkdocs_dynamodb.application.checking import CheckedModel
from mkdocs_dynamodb.application.contracting import make_contract, try_contract
from mkdocs_dynamodb.application.written_files import write_files
from mkdocs_dynamodb.commands.models import checked_models, colour_option, config_option
from mkdocs_dynamodb.commands.output import (
    EXIT_CLEAN,
    EXIT_FAILED,
    EXIT_FINDINGS,
    fail,
    is_coloured,
    print_text,
)
from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.emit import emit
from mkdocs_dynamodb.emit.dry_run_sheets import dry_run_fails, dry_run_sheets
from mkdocs_dynamodb.emit.sheets import ModelSheets, emit_sheets


@click.command()
@click.argument("model", type=click.Path(path_type=Path))
@click.option(
    "--form",
    type=click.Choice(["v1", "v2"]),
    help="Form of the contract: v1 is a list of tables, v2 has entities and key templates. "
    "Without it v1 is written, and `--dry-run` tries the model's own contract.",
)
@click.option("--out", type=click.Path(path_type=Path), help="File to write; else it is printed.")
@click.option(
    "--dry-run", "tried", is_flag=True, help="Run the contract on the sample rows of the model."
)
@config_option
@colour_option
def contract(
    model: Path,
    form: str | None,
    out: Path | None,
    config: Path | None,
    colour: str,
    *,
    tried: bool,
) -> None:
    """Write the migration contract of MODEL as JSON.

    With `--dry-run` the contract is run on the sample rows of the model instead, and the items that
    come out are compared with its sample items.
    """
    result = checked_models((model,), config)
    (checked,) = result.models
    if not checked.model.complete or (tried and result.is_unreadable):
        print_text(emit("full", result.report(), colour=is_coloured(colour)))
        sys.exit(EXIT_FAILED)
    if tried:
        _try(checked, form)
    made = make_contract(checked, form or "v1")
    if made.problems:
        print_text("".join(_told(problem) for problem in made.problems))
        sys.exit(EXIT_FINDINGS)
    for left in made.left_out:
        click.echo(f"left out: {left.subject}: {left.reason}", err=True)
    if out is None:
        print_text(made.text)
    else:
        write_files({out: made.text.encode("utf-8", "replace")})
        click.echo(f"{out} written in form {made.form}", err=True)


def _told(problem: Finding) -> str:
    """What keeps the contract from being made, with its place and cure."""
    at = problem.at
    return f"{at.path}:{at.line}:{at.column}: {problem.message}\n  = help: {problem.help}\n"


def _try(checked: CheckedModel, form: str | None) -> None:
    """Print the dry run, and end with 1 where an item is not as its sample."""
    found = try_contract(checked, form)
    if found is None:
        fail("the model has no sample rows; write them to `source.rows`")
    sheets = dry_run_sheets(found)
    print_text(
        emit_sheets("table", "dry run", [ModelSheets(model=checked.model.name, sheets=sheets)])
    )
    sys.exit(EXIT_FINDINGS if dry_run_fails(found) else EXIT_CLEAN)
