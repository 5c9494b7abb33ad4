"""The report on coverage as sheets: how many access patterns are answered, and by what."""

from mkdocs_dynamodb.emit.sheets import Sheet
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.coverage import Coverage, pattern_status


def coverage_sheets(model: Model, coverage: Coverage) -> tuple[Sheet, ...]:
    """Sheets of the coverage of a model."""
    return (
        Sheet(
            name="summary",
            title="Coverage",
            columns=("Patterns", "Answered", "External", "Without database", "Unanswered"),
            rows=(
                (
                    coverage.patterns,
                    coverage.answered,
                    coverage.external,
                    coverage.without_database,
                    coverage.unanswered,
                ),
            ),
        ),
        Sheet(
            name="patterns",
            title="Access patterns",
            columns=("Pattern", "Name", "Type", "Status", "Answered by"),
            rows=tuple(
                (
                    number,
                    pattern.name,
                    pattern.type.value,
                    pattern_status(model, pattern).value,
                    _answered_by(model, number),
                )
                for number, pattern in model.patterns.items()
            ),
        ),
    )


def _answered_by(model: Model, number: str) -> str:
    """Operations with their tables or indexes, or the other service."""
    pattern = model.patterns[number]
    if pattern.served_by is not None:
        return pattern.served_by.service
    answer = model.answer_to(pattern)
    found: dict[str, None] = {}
    for step in answer.steps if answer is not None else ():
        for part in (step,) if step.is_search else step.actions:
            table = "" if part.table is None else part.table.value
            target = table if part.index is None else f"{table}/{part.index.value}"
            found[f"{step.operation.value} {target}".strip()] = None
    return ", ".join(found)
