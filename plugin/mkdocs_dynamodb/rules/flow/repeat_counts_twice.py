"""FLO068: a count or an amount that moves again when the same request comes again."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.attribute_kinds import is_status
from mkdocs_dynamodb.model.flow.named_attributes import changed_attributes
from mkdocs_dynamodb.model.flow.repeats import Moved, recounted
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.limits import MAX_TRANSACTION_ITEMS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO068", "repeat-counts-twice", Severity.WARNING)
def repeat_counts_twice(model: Model) -> Iterator[Finding]:
    """A request that comes twice puts, deletes or moves on an item once, and counts it twice.

    Reported where one answer puts or deletes an item, or sets a status, and also adds to what
    counts such items, or to a stock or balance; and no condition of the answer fails the second
    time. Silent where a note speaks of a token, of retries or of repair.

    ## Why

    Clicks come twice, and clients repeat a request whose answer got lost. Putting, deleting and
    setting give the same result again, adding does not. A condition on the item that stands for the
    event makes the whole transaction fail the second time (Developer Guide, Amazon DynamoDB
    Transactions: How it works). A `ClientRequestToken` protects one request for ten minutes, not
    a second click.

    ## Bad

    ```yaml
    tables:
      Groups:
        partition_key: group_id
        entities:
          Group: {attributes: {group_id: S, member_count: N}}
      Members:
        partition_key: group_id
        sort_key: user_id
        entities:
          Member: {attributes: {group_id: S, user_id: S}}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {delete: Member, table: Members}
          - {update: Group, table: Groups, add: {member_count: -1}}
    ```

    ## Good

    ```yaml
    tables:
      Groups:
        partition_key: group_id
        entities:
          Group: {attributes: {group_id: S, member_count: N}}
      Members:
        partition_key: group_id
        sort_key: user_id
        entities:
          Member: {attributes: {group_id: S, user_id: S}}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {delete: Member, table: Members, condition: attribute_exists(user_id)}
          - {update: Group, table: Groups, add: {member_count: -1}}
    ```
    """
    for written in writes_of(model).of_answer.values():
        found = recounted(written)
        if found is not None:
            yield _finding(found.write, found.moved, found.event)


def _finding(write: Write, moved: Moved, event: Write) -> Finding:
    name = event.entity.name.value
    key = next(iter(event.table.key_names), "key")
    if event.verb == "update":
        changed = changed_attributes(event.action.update)
        status = next((each.name for each in changed if is_status(each.name)), "status")
        does = f"sets `{status}` of `{name}` whatever it was"
        cure = f"add a condition on `{status}`: the value that it must have before"
    else:
        does = f"{event.verb}s `{name}` without a condition"
        asked = "attribute_not_exists" if event.verb == "put" else "attribute_exists"
        cure = f"add `condition: {asked}({key})` to the {event.verb}"
    times = write.action.times or write.step.times
    is_many = times is not None and times.max >= MAX_TRANSACTION_ITEMS
    is_together = is_many or (write.step is event.step and write.is_transactional)
    return Finding(
        at=event.action.at,
        message=(
            f"pattern {write.number} {does} and changes `{moved.name.value}` with it, so that a "
            "repeated request counts twice"
        ),
        label="does the same again without complaint",
        subject=event.action.subject,
        related=(Related(moved.name.at, "moves once more each time"),),
        help=cure if is_together else f"{cure}, and send both in one TransactWriteItems",
    )
