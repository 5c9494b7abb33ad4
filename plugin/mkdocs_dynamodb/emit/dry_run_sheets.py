"""The dry run of a migration contract as sheets: what is as its samples, and what is not."""

from collections import Counter

from mkdocs_dynamodb.contract.dry_run import DryRun, TriedItem, Verdict
from mkdocs_dynamodb.emit.sheets import Sheet

_BAD = (Verdict.DIFFERENT, Verdict.MISSING, Verdict.TWICE)


def dry_run_fails(found: DryRun) -> bool:
    """Whether an item is not as its sample, or something could not be tried."""
    return bool(found.troubles) or any(item.verdict in _BAD for item in found.items)


def dry_run_sheets(found: DryRun) -> tuple[Sheet, ...]:
    """A row for each entity, one for each item that is otherwise, and what was not tried."""
    others = [item for item in found.items if item.verdict is not Verdict.SAME]
    sheets = [_counted(found)]
    if others:
        sheets.append(_items(others))
    if found.troubles:
        sheets.append(_troubles(found))
    return tuple(sheets)


def _counted(found: DryRun) -> Sheet:
    parts = [(item.pair.table.name.value, item.pair.noun) for item in found.items]
    same = Counter(
        part for part, item in zip(parts, found.items, strict=True) if item.verdict is Verdict.SAME
    )
    return Sheet(
        name="entities",
        title="Dry run of the migration contract",
        columns=("Table", "Entity", "Items", "As designed"),
        rows=tuple((*part, count, same[part]) for part, count in Counter(parts).items()),
    )


def _items(others: list[TriedItem]) -> Sheet:
    return Sheet(
        name="items",
        title="Items that are not as their samples",
        columns=("Table", "Entity", "Key", "Verdict", "Difference"),
        rows=tuple(
            (
                item.pair.table.name.value,
                item.pair.noun,
                item.key,
                item.verdict.value,
                item.details.replace("`", ""),
            )
            for item in others
        ),
    )


def _troubles(found: DryRun) -> Sheet:
    return Sheet(
        name="troubles",
        title="Not tried",
        columns=("Place", "Reason"),
        rows=tuple(
            (f"{t.at.path}:{t.at.line}:{t.at.column}", t.value.replace("`", ""))
            for t in found.troubles
        ),
    )
