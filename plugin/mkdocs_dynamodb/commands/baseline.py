"""Options of `check` that measure findings against a baseline, and what they tell."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from mkdocs_dynamodb.application.baseline import baseline_of, compare, write_baseline
from mkdocs_dynamodb.application.checking import CheckResult
from mkdocs_dynamodb.commands.output import EXIT_FAILED
from mkdocs_dynamodb.source.baseline_file import BaselineEntry

MAX_TOLD = 20
"""Entries that are named before the rest is counted."""

Entries = tuple[BaselineEntry, ...]

baseline_option = click.option(
    "--baseline",
    "read_from",
    type=click.Path(path_type=Path),
    help="Show and count only findings that this file does not hold.",
)
write_baseline_option = click.option(
    "--write-baseline",
    "write_to",
    type=click.Path(path_type=Path),
    help="Write what is found into this file; with `--baseline`, only what that holds already.",
)


def measured(
    result: CheckResult,
    entries: Entries | None,
    write_to: Path | None,
    *,
    select: Sequence[str],
    ignore: Sequence[str],
) -> CheckResult:
    """A result with known findings marked; tells what a baseline no longer needs.

    Args:
        result: findings, already chosen by `select` and `ignore`.
        entries: the baseline to measure against; None to know all that is found now.
        write_to: where a baseline is written.
        select: beginnings of the codes that were asked for; empty for all.
        ignore: beginnings of the codes that were left out.
    """
    if entries is None and write_to is None:
        return result
    known = baseline_of(result) if entries is None else entries
    comparison = compare(result, known, select=select, ignore=ignore)
    if comparison.gone:
        _tell_gone(comparison.gone, write_to)
    if write_to is not None:
        write_baseline(write_to, comparison.kept)
        click.echo(f"{_counted(len(comparison.kept))} written to {write_to}", err=True)
    return comparison.result


def refuse_to_write(write_to: Path) -> None:
    """End the command, since findings that are not seen today would be new tomorrow."""
    reason = "part of the model cannot be read, see above"
    click.echo(f"Error: {write_to} is not written: {reason}", err=True)
    sys.exit(EXIT_FAILED)


def _tell_gone(gone: Entries, write_to: Path | None) -> None:
    verb = "no longer occurs" if len(gone) == 1 else "no longer occur"
    cure = "" if write_to else "; `--write-baseline` drops what is not needed"
    click.echo(f"{_counted(len(gone))} of the baseline {verb}{cure}", err=True)
    for entry in gone[:MAX_TOLD]:
        click.echo(f"  {entry}", err=True)
    if len(gone) > MAX_TOLD:
        click.echo(f"  and {len(gone) - MAX_TOLD:,} more", err=True)


def _counted(number: int) -> str:
    return f"{number:,} finding" if number == 1 else f"{number:,} findings"
