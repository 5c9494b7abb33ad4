"""What is missing on a bill as long as some access patterns have no answer."""

from collections.abc import Iterator

from mkdocs_dynamodb.model.capacity.pricing import home_region
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.cost.lines import CostLine, Item
from mkdocs_dynamodb.reports.coverage import PatternStatus, pattern_status

MOST_NAMED = 5


def unanswered_lines(model: Model) -> Iterator[CostLine]:
    """One line of unknown amount, where an access pattern has no answer yet."""
    numbers = [
        pattern.number.value
        for pattern in model.patterns.values()
        if pattern_status(model, pattern) is PatternStatus.UNANSWERED
    ]
    what = f"answer access pattern{'s' * (len(numbers) > 1)} {_joined(numbers)}" if numbers else ""
    if not model.patterns:
        what = "list the access patterns"
    if what:
        yield CostLine(
            item=Item.UNANSWERED,
            table="",
            index="",
            region=home_region(model.pricing),
            amount=None,
            unknown=(what,),
        )


def _joined(numbers: list[str]) -> str:
    if len(numbers) > MOST_NAMED:
        return f"{', '.join(numbers[:MOST_NAMED])} and {len(numbers) - MOST_NAMED} more"
    if len(numbers) == 1:
        return numbers[0]
    return f"{', '.join(numbers[:-1])} and {numbers[-1]}"
