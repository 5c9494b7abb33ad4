"""`approve`: record a person's word that a stage of a model is right."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from mkdocs_dynamodb.application.approving import approve as write_approval
from mkdocs_dynamodb.application.approving import refuse
from mkdocs_dynamodb.commands.models import checked_models, config_option
from mkdocs_dynamodb.commands.output import EXIT_FAILED, EXIT_FINDINGS, print_text
from mkdocs_dynamodb.emit.full import full_text
from mkdocs_dynamodb.source.files import shown_path


@click.command()
@click.argument("gate")
@click.argument("model", type=click.Path(path_type=Path))
@click.option("--by", required=True, help="Who approves.")
@click.option("--note", default="", help="What they say of it.")
@config_option
def approve(gate: str, model: Path, by: str, note: str, config: Path | None) -> None:
    """Record that somebody has read a stage of MODEL and approves it.

    GATE is `requirements`, `design`, `contract`, or `design:TABLE` for one table. The record goes
    to gates.yml in the model's folder, or to the section `gates` that the model has. A gate waits
    for the one before it, and cannot be approved while errors stand.
    """
    if not by.strip():
        raise click.UsageError("--by names nobody")
    if any("\ud800" <= character <= "\udfff" for character in by + note):
        raise click.UsageError("--by and --note have to be text in UTF-8")
    result = checked_models((model,), config)
    (checked,) = result.models
    refusal = refuse(checked, gate)
    if refusal is not None:
        report = result.report()
        texts = [full_text(diagnostic, report) for diagnostic in refusal.errors]
        print_text("".join(f"{text}\n\n" for text in texts))
        click.echo(f"Not approved: {refusal.reason}.", err=True)
        sys.exit(EXIT_FAILED if result.is_unreadable else EXIT_FINDINGS)
    today = datetime.now(tz=UTC).date()
    done = write_approval(checked, gate, by=by.strip(), note=note.strip(), today=today)
    shown = shown_path(done.path, Path.cwd())
    things = f"{done.things:,} thing{'' if done.things == 1 else 's'}"
    click.echo(f"Approved {done.name} ({things}) in {shown}.")
    for name in done.waiting:
        click.echo(f"Look at {name} again: it was approved with what stood here before.")
