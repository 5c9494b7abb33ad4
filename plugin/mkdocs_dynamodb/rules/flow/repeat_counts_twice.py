"""FLO068: a count or an amount that moves again when the same request comes again."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.repeats import Moved, recounted
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule

_CURES = {
    "put": "attribute_not_exists({key})",
    "delete": "attribute_exists({key})",
}


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
    what = {"put": "puts", "delete": "deletes"}.get(event.verb, "sets the status of")
    key = next(iter(event.table.key_names), "key")
    cure = _CURES.get(event.verb)
    asked = (
        "on the status that must still be there" if cure is None else f"`{cure.format(key=key)}`"
    )
    return Finding(
        at=event.action.at,
        message=(
            f"pattern {write.number} {what} `{event.entity.name.value}` without a condition and "
            f"changes `{moved.name.value}` with it, so that a repeated request counts twice"
        ),
        label="does the same again without complaint",
        subject=event.action.subject,
        related=(Related(moved.name.at, "moves once more each time"),),
        help=f"add the condition {asked} to it, and do both in one TransactWriteItems",
    )
