"""`report`: figures of models, as tables, JSON or CSV."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from mkdocs_dynamodb.application.checking import CheckedModel
from mkdocs_dynamodb.commands.models import (
    checked_models,
    colour_option,
    config_option,
    models_argument,
)
from mkdocs_dynamodb.commands.output import EXIT_FAILED, is_coloured, print_text
from mkdocs_dynamodb.emit import emit
from mkdocs_dynamodb.emit.capacity_sheets import capacity_sheets
from mkdocs_dynamodb.emit.cost_sheets import cost_sheets
from mkdocs_dynamodb.emit.coverage_sheets import coverage_sheets
from mkdocs_dynamodb.emit.partition_sheets import partition_sheets
from mkdocs_dynamodb.emit.sheets import SHEET_FORMATS, ModelSheets, Sheet, emit_sheets
from mkdocs_dynamodb.emit.simulation_sheets import simulation_sheets
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.capacity import build_capacity
from mkdocs_dynamodb.reports.cost.cost import build_cost
from mkdocs_dynamodb.reports.cost.extras import build_cost_extras
from mkdocs_dynamodb.reports.cost.growth import build_cost_growth
from mkdocs_dynamodb.reports.cost.what_if import build_what_if
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.reports.partitions.simulation import DEFAULT_SECONDS, simulate

REPORTS: Mapping[str, Callable[[CheckedModel], tuple[Sheet, ...]]] = {
    "capacity": lambda checked: capacity_sheets(checked.model, build_capacity(checked.model)),
    "cost": lambda checked: cost_sheets(
        checked.model,
        build_cost(checked.model),
        build_cost_extras(checked.model),
        build_cost_growth(checked.model),
        build_what_if(checked.model),
    ),
    "coverage": lambda checked: coverage_sheets(checked.model, checked.coverage),
    "partitions": lambda checked: partition_sheets(checked.model, build_partitions(checked.model)),
}
"""Name of a report -> its sheets for one model."""

MOST_SECONDS = 24 * 60 * 60
MOST_REQUESTS = 100_000_000


@record(kw_only=True)
class SimulationOptions:
    """How a simulation is asked for."""

    seconds: int
    requests: int | None
    seed: int

    def sheets(self, model: Model) -> tuple[Sheet, ...]:
        """Sheets of a run; its progress is shown on a terminal."""
        found = simulate(
            model,
            build_partitions(model),
            seconds=self.seconds,
            requests=self.requests,
            seed=self.seed,
            progress=show_progress if sys.stderr.isatty() else None,
        )
        return simulation_sheets(found)


@click.command()
@click.argument("name", metavar="NAME", type=click.Choice(list(REPORTS)))
@models_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(list(SHEET_FORMATS)),
    default="table",
    help="How the figures are printed.",
)
@click.option(
    "--simulate",
    "is_simulated",
    is_flag=True,
    help="With `partitions`: draw requests at peak, and show what is throttled.",
)
@click.option(
    "--seconds",
    type=click.IntRange(1, MOST_SECONDS),
    default=DEFAULT_SECONDS,
    show_default=True,
    help="How long the simulated peak lasts.",
)
@click.option(
    "--requests",
    type=click.IntRange(1, MOST_REQUESTS),
    help="Simulate until so many requests are drawn, instead of for some seconds.",
)
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help="Another number draws other requests; the same number draws the same ones.",
)
@config_option
@colour_option
def report(
    name: str,
    models: tuple[Path, ...],
    form: str,
    *,
    is_simulated: bool,
    seconds: int,
    requests: int | None,
    seed: int,
    config: Path | None,
    colour: str,
) -> None:
    """Print the report NAME of MODELS, or of those of mkdocs.yml.

    NAME is `capacity` (units of each access pattern, table and index, with sizes and storage),
    `cost` (US dollars a month, with the formula of each figure), `coverage` (which access patterns
    are answered, and by what) or `partitions` (what the busiest value of each key gets, against
    what a partition gives).
    """
    if is_simulated and name != "partitions":
        raise click.UsageError("only the report `partitions` can be simulated")
    result = checked_models(models, config, with_rules=False)
    if result.is_unreadable:
        result = checked_models(models, config)
        print_text(emit("full", result.report(), colour=is_coloured(colour)))
        sys.exit(EXIT_FAILED)
    simulation = SimulationOptions(seconds=seconds, requests=requests, seed=seed)
    sheets = [
        ModelSheets(
            model=checked.model.name,
            sheets=(
                *REPORTS[name](checked),
                *(simulation.sheets(checked.model) if is_simulated else ()),
            ),
        )
        for checked in result.models
    ]
    print_text(emit_sheets(form, name, sheets))


def show_progress(done: int, of: int) -> None:
    """Progress on a terminal, on one line that is cleared in the end."""
    text = "" if done == of else f"Simulating {done + 1} of {of}"
    click.echo(f"\r{text:40}\r{text}", err=True, nl=False)
