"""`check`: print what is found in models."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from mkdocs_dynamodb.application.checking import CheckResult
from mkdocs_dynamodb.commands.baseline import (
    baseline_option,
    measured,
    refuse_to_write,
    write_baseline_option,
)
from mkdocs_dynamodb.commands.models import (
    asked_settings,
    checked_models,
    colour_option,
    config_option,
    models_argument,
)
from mkdocs_dynamodb.commands.output import (
    EXIT_CLEAN,
    EXIT_FAILED,
    EXIT_FINDINGS,
    LISTED,
    is_coloured,
    print_text,
)
from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.emit import FORMATS, emit
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.settings import GATE_MODES
from mkdocs_dynamodb.source.baseline_file import read_baseline
from mkdocs_dynamodb.source.shape import nearest


@click.command()
@models_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="full",
    help="How findings are printed.",
)
@click.option("--select", multiple=True, help="Report only codes that begin so: `KEY,OPS001`.")
@click.option("--ignore", multiple=True, help="Leave out codes that begin so.")
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    help="Mildest severity that makes the command exit with 1.",
)
@click.option(
    "--gates",
    type=click.Choice(GATE_MODES),
    help="Whether open gates are silent, told or errors, whatever the configuration says.",
)
@click.option(
    "--try-breaks",
    is_flag=True,
    help="Also try the changes that steps of workshop stages propose, as a build does.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    help="Take MODELS for one migration contract, and check it against this model.",
)
@baseline_option
@write_baseline_option
@config_option
@colour_option
def check(
    models: tuple[Path, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    gates: str | None,
    against: Path | None,
    read_from: Path | None,
    write_to: Path | None,
    config: Path | None,
    colour: str,
    *,
    try_breaks: bool,
) -> None:
    """Check MODELS, or those of mkdocs.yml, and print what is found.

    With --against, MODELS is the JSON file of a migration contract.
    """
    wanted, unwanted = _codes(select), _codes(ignore)
    if against is None:
        result = checked_models(models, config, gates=gates, try_breaks=try_breaks)
    else:
        result = _checked_contract(models, against, config)
    if read_from is None and write_to is None:
        read_from = result.settings.baseline
    entries = None if read_from is None else read_baseline(read_from)
    is_written = write_to is not None and result.is_complete
    selected = measured(
        result.selected(wanted, unwanted),
        entries,
        write_to if is_written else None,
        select=wanted,
        ignore=unwanted,
    )
    print_text(emit(form, selected.report(), colour=is_coloured(colour)))
    if write_to is not None and not is_written:
        refuse_to_write(write_to)
    if result.is_unreadable:
        sys.exit(EXIT_FAILED)
    threshold = Severity(fail_on) if fail_on else None
    sys.exit(EXIT_FINDINGS if selected.fails(threshold) else EXIT_CLEAN)


def _checked_contract(models: tuple[Path, ...], model: Path, config: Path | None) -> CheckResult:
    """Findings about a contract, checked against a model."""
    if len(models) != 1:
        raise click.UsageError("with --against, name one contract")
    from mkdocs_dynamodb.application.contracting import (  # noqa: PLC0415 - most checks need none
        check_contract_against,
    )

    settings = asked_settings((model,), config)
    return check_contract_against(models[0], settings, datetime.now(tz=UTC).date())


def _codes(options: tuple[str, ...]) -> list[str]:
    """Beginnings of rule codes, from options that may each name several.

    Raises:
        click.UsageError: no rule's code begins so.
    """
    codes = [code.strip().upper() for option in options for code in option.split(",")]
    for code in filter(None, codes):
        if not any(rule.code.startswith(code) for rule in CATALOGUE):
            hint = nearest(code, [rule.code for rule in CATALOGUE]) or LISTED
            raise click.UsageError(f"no rule's code begins with `{code}`; {hint}")
    return [code for code in codes if code]
