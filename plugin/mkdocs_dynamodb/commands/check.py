"""`check`: print what is found in models."""

import sys
from pathlib import Path

import click

from mkdocs_dynamodb.commands.models import (
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
@config_option
@colour_option
def check(
    models: tuple[Path, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    config: Path | None,
    colour: str,
) -> None:
    """Check MODELS, or those of mkdocs.yml, and print what is found."""
    wanted, unwanted = _codes(select), _codes(ignore)
    result = checked_models(models, config)
    selected = result.selected(wanted, unwanted)
    print_text(emit(form, selected.report(), colour=is_coloured(colour)))
    if result.is_unreadable:
        sys.exit(EXIT_FAILED)
    threshold = Severity(fail_on) if fail_on else None
    sys.exit(EXIT_FINDINGS if selected.fails(threshold) else EXIT_CLEAN)


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
