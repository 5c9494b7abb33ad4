"""Updates that find no item for the values of their example, and create an incomplete one."""

from collections.abc import Iterator

from mkdocs_dynamodb.model.engine.outcome import Attributes
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.runs.results import Results, build_results


@record()
class HalfItem:
    """What one update creates, and which attributes every item of the entity must have."""

    write: Write
    lacking: tuple[str, ...]


def half_items(model: Model) -> Iterator[HalfItem]:
    """Incomplete items among the results of the answers, where sample items show whole ones."""
    results, writes = build_results(model), writes_of(model)
    sampled = {
        (table.name.value, item.entity.value)
        for table in model.tables.values()
        for item in table.items
    }
    for number, written in writes.of_answer.items():
        for write in written:
            is_shown = (write.table.name.value, write.entity.name.value) in sampled
            if is_shown and _may_create(write) and number in results:
                created = _created(results, write)
                lacking = () if created is None else _lacking(write, created)
                if lacking:
                    yield HalfItem(write, lacking)


def _may_create(write: Write) -> bool:
    """Whether a request that updates one item has no condition that asks for it."""
    is_alone = write.step.operation.value == "UpdateItem" and write.step.times is None
    is_plain = write.action.condition is None and write.entity.role is None
    return is_alone and is_plain and bool(write.answer.example)


def _created(results: Results, write: Write) -> Attributes | None:
    """The item that the update of an answer makes out of nothing."""
    for done in results[write.number].steps:
        if done.step is write.step:
            changes = [change for outcome in done.outcomes for change in outcome.changes]
            if len(changes) == 1 and changes[0].before is None:
                return changes[0].after
    return None


def _lacking(write: Write, created: Attributes) -> tuple[str, ...]:
    """Attributes that must be there and are not, without those that the key is made of."""
    templates = (write.entity.template_for(name) for name in write.table.key_names)
    told = {name for each in templates if each is not None for name in each.names}
    return tuple(
        name
        for name, attribute in write.entity.attributes.items()
        if not attribute.optional and name not in created and name not in told
    )
