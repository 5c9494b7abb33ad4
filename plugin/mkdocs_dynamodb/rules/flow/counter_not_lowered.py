"""FLO049: a counter that goes up with what it counts, and not down."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.attribute_kinds import CountedEntities
from mkdocs_dynamodb.model.flow.repeats import moved_numbers
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.flow.writes import Write, Writes, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule

_FOR_GOOD = frozenset({"total", "lifetime", "ever", "overall", "cumulative", "created", "next"})


@rule("FLO049", "counter-not-lowered", Severity.WARNING)
def counter_not_lowered(model: Model) -> Iterator[Finding]:
    """An answer puts an item and counts it, and another deletes such an item and does not.

    Silent where some deletion lowers the counter, where a note says that a stream or a later job
    does, and for totals of all that ever was, such as `total_orders`. Of those that are called a
    count, such as `like_count`, [counter-changed-apart](FLO045.md) speaks.

    ## Why

    DynamoDB counts nothing by itself: an aggregate is an attribute that some write has to change
    (Developer Guide, Working with items: Increment and decrement numeric attributes). A counter
    that only goes up is wrong from the first deletion on, and stays wrong.

    ## Bad

    ```yaml
    tables:
      Forum:
        partition_key: forum_id
        sort_key: SK
        entities:
          Forum: {keys: {SK: FORUM}, attributes: {forum_id: S, threads: N}}
          Thread: {keys: {SK: "{subject}"}, attributes: {forum_id: S, subject: S}}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {put: Thread, table: Forum, condition: attribute_not_exists(SK)}
          - {update: Forum, table: Forum, add: {threads: 1}}
      2: {operation: DeleteItem, table: Forum, entity: Thread}
    ```

    ## Good

    ```yaml
    tables:
      Forum:
        partition_key: forum_id
        sort_key: SK
        entities:
          Forum: {keys: {SK: FORUM}, attributes: {forum_id: S, threads: N}}
          Thread: {keys: {SK: "{subject}"}, attributes: {forum_id: S, subject: S}}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {put: Thread, table: Forum, condition: attribute_not_exists(SK)}
          - {update: Forum, table: Forum, add: {threads: 1}}
      2:
        operation: TransactWriteItems
        actions:
          - {delete: Thread, table: Forum, condition: attribute_exists(SK)}
          - {update: Forum, table: Forum, add: {threads: -1}}
    ```
    """
    writes = writes_of(model)
    told: set[tuple[str, str, str]] = set()
    for written in writes.of_answer.values():
        for put in written:
            if put.verb != "put" or put.is_deferred:
                continue
            for update, name in _counting(put, written):
                place = (put.entity.subject, update.entity.subject, name)
                deletion = None if place in told else _uncounted(writes, put, update, name)
                told.add(place)
                if deletion is not None:
                    yield _finding(put, update, name, deletion)


def _counting(put: Write, written: list[Write]) -> Iterator[tuple[Write, str]]:
    """Numbers of other items that go up by one when an item is put, and are named after it."""
    counted = CountedEntities([put.entity.name.value])
    for write in written:
        if write.verb != "update" or write.entity is put.entity:
            continue
        for moved in moved_numbers(write.action.update, dict(write.action.values)):
            name = moved.name.value
            words = words_of(name)
            is_other = not _FOR_GOOD.isdisjoint(words) or words[-1:] == ("count",)
            if not is_other and counted.of(name):
                yield write, name


def _uncounted(writes: Writes, put: Write, update: Write, name: str) -> Write | None:
    """The first deletion, where none of them changes the counter."""
    deletions = writes.to(put.entity, "delete")
    changing = {write.number for write in writes.changing(update.entity, name)}
    changing.update(write.number for write in writes.to(update.entity, "delete"))
    is_followed = any(each.number in changing or each.is_deferred for each in deletions)
    return None if is_followed or not deletions else deletions[0]


def _finding(put: Write, update: Write, name: str, deletion: Write) -> Finding:
    what, holder = put.entity.name.value, update.entity.name.value
    return Finding(
        at=deletion.action.at,
        message=(
            f"pattern {deletion.number} deletes `{what}` and leaves `{name}` of `{holder}`, "
            f"which pattern {put.number} counts up"
        ),
        label="still counted",
        subject=deletion.action.subject,
        related=(Related(update.action.at, "counted here"),),
        help=f"lower `{name}` in one TransactWriteItems with the deletion, or note what does",
    )
