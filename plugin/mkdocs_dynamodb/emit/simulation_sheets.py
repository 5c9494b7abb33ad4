"""A simulation of partitions as sheets: what was throttled, and when."""

from decimal import Decimal

from mkdocs_dynamodb.emit.sheets import Sheet
from mkdocs_dynamodb.model.figures import figure_text, rounded_to
from mkdocs_dynamodb.reports.partitions.simulation import Simulation

_TENTH = Decimal("0.1")
_SHOWN = 0.1
"""Units a second below which no value is called the hottest."""


def simulation_sheets(simulation: Simulation) -> tuple[Sheet, ...]:
    """Sheets of one run."""
    return (_targets(simulation), _seconds(simulation))


def _targets(simulation: Simulation) -> Sheet:
    length = f"{figure_text(simulation.seconds)} seconds"
    drawn = f"{figure_text(simulation.requests)} requests, seed {simulation.seed}"
    note = "Each busy value has a partition of its own; what is throttled is not tried again."
    if simulation.left_out:
        note += f"\nLeft out, as their spread is unknown: {'; '.join(simulation.left_out)}."
    return Sheet(
        name="simulation",
        title=f"Simulation of {length} at peak ({drawn})",
        columns=(
            *("Table", "Index", "Kind", "Requests", "Units a second", "Hottest value"),
            *("Its units a second", "Throttled", "Throttled a second", "Worst second"),
            "By provisioned units",
        ),
        rows=tuple(
            (
                target.table,
                target.index,
                target.kind.value,
                target.requests,
                _tenths(target.units),
                target.hottest if target.hottest_units >= _SHOWN else "",
                _tenths(target.hottest_units),
                sum(target.throttled),
                _tenths(sum(target.throttled) / simulation.seconds),
                max(target.throttled),
                target.by_table,
            )
            for target in simulation.targets
        ),
        note=note,
    )


def _seconds(simulation: Simulation) -> Sheet:
    return Sheet(
        name="throttled",
        title="Throttled requests by second, where there were any",
        columns=("Second", "Table", "Index", "Kind", "Throttled"),
        rows=tuple(
            (second, target.table, target.index, target.kind.value, count)
            for target in simulation.targets
            for second, count in enumerate(target.throttled, start=1)
            if count
        ),
    )


def _tenths(number: float) -> Decimal:
    return rounded_to(Decimal(number), _TENTH)
