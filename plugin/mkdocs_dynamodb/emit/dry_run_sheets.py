"""The dry run of a migration contract as a sheet: each item, and whether it is as its sample."""

from mkdocs_dynamodb.contract.dry_run import DryRun, Verdict
from mkdocs_dynamodb.emit.sheets import Sheet

_BAD = (Verdict.DIFFERENT, Verdict.MISSING, Verdict.TWICE)


def dry_run_fails(found: DryRun) -> bool:
    """Whether an item is not as its sample, or something could not be tried."""
    return bool(found.troubles) or any(item.verdict in _BAD for item in found.items)


def dry_run_sheets(found: DryRun) -> tuple[Sheet, ...]:
    """A row for each item, and one for each thing that could not be tried."""
    items = Sheet(
        name="items",
        title="Dry run of the migration contract",
        columns=("Table", "Entity", "Key", "Verdict", "Difference"),
        rows=tuple(
            (
                item.pair.table.name.value,
                item.pair.noun,
                item.key,
                item.verdict.value,
                item.details.replace("`", ""),
            )
            for item in found.items
        ),
    )
    if not found.troubles:
        return (items,)
    troubles = Sheet(
        name="troubles",
        title="Not tried",
        columns=("Place", "Reason"),
        rows=tuple(
            (f"{t.at.path}:{t.at.line}:{t.at.column}", t.value.replace("`", ""))
            for t in found.troubles
        ),
    )
    return (items, troubles)
