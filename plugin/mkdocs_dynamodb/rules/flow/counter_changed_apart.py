"""FLO045: a counter that one pattern changes while another brings what it counts."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.attribute_kinds import CountedEntities, is_count, is_counter
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.named_attributes import changed_attributes
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule

_ANY_THING = frozenset({"target", "object", "subject", "resource", "parent"})


@rule("FLO045", "counter-changed-apart", Severity.WARNING)
def counter_changed_apart(model: Model) -> Iterator[Finding]:
    """One access pattern changes a counter, and another puts or deletes what it counts.

    Reported where the counted items carry the id of the item that counts them. Silent where one
    answer does both, and where a note says that a stream or a later job keeps the counter.

    ## Why

    The caller has to send two requests and may send one, or one of them twice: the counter and the
    items drift apart, and nothing tells afterwards which one is right. In one transaction the
    condition that refuses a second like refuses its count as well (Developer Guide, Amazon DynamoDB
    Transactions: How it works).

    ## Bad

    ```yaml
    tables:
      Posts:
        partition_key: post_id
        entities:
          Post: {attributes: {post_id: S, text: S, like_count: N}}
      Likes:
        partition_key: post_id
        sort_key: user_id
        entities:
          Like: {attributes: {post_id: S, user_id: S}}
    mapping:
      1: {operation: PutItem, table: Likes, entity: Like}
      2: {operation: UpdateItem, table: Posts, entity: Post, add: {like_count: 1}}
    ```

    ## Good

    ```yaml
    tables:
      Posts:
        partition_key: post_id
        entities:
          Post: {attributes: {post_id: S, text: S, like_count: N}}
      Likes:
        partition_key: post_id
        sort_key: user_id
        entities:
          Like: {attributes: {post_id: S, user_id: S}}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {put: Like, table: Likes, condition: attribute_not_exists(post_id)}
          - update: Post
            table: Posts
            add: {like_count: 1}
            condition: attribute_exists(post_id)
    ```
    """
    writes = writes_of(model)
    items: dict[str, list[Write]] = {}
    for written in writes.of_entity.values():
        coming = [write for write in written if write.verb in ("put", "delete")]
        if coming:
            items.setdefault(coming[0].entity.name.value, []).extend(coming)
    counted = CountedEntities(items)
    for (_, name), changes in writes.of_attribute.items():
        attribute = changes[0].entity.attributes.get(name)
        if attribute is None or not is_counter(attribute):
            continue
        meant = [items[entity] for entity in counted.of(name)]
        numbers = {write.number for write in changes}
        if all(numbers.isdisjoint(write.number for write in written) for written in meant):
            for written in meant:
                if _is_apart(changes, written):
                    yield _finding(name, changes[0], written[0])
        elif len(meant) == 1 and is_count(name):
            going = [write for write in meant[0] if write.verb == "delete"]
            forgotten = going and numbers.isdisjoint(write.number for write in going)
            if forgotten and _is_apart(changes, going):
                yield _finding(name, changes[0], going[0])


def _is_apart(changes: list[Write], items: list[Write]) -> bool:
    """Whether the items carry the id of the counter's holder, and nothing follows them up."""
    holder = changes[0]
    identity = identity_of(holder.table, holder.entity)
    carried = {*items[0].entity.attributes, *identity_of(items[0].table, items[0].entity)}
    is_referred = identity <= carried or any(_is_any_reference(name) for name in carried)
    if not identity or not is_referred or items[0].entity is holder.entity:
        return False
    return not any(write.is_deferred for write in (*changes, *items))


def _is_any_reference(name: str) -> bool:
    """Whether an attribute holds the id of a thing of any kind, such as `target_id`."""
    words = words_of(name)
    return len(words) > 1 and words[0] in _ANY_THING and words[-1] == "id"


def _finding(name: str, change: Write, item: Write) -> Finding:
    named = [each for each in changed_attributes(change.action.update) if each.name == name]
    return Finding(
        at=named[0].at if named else change.action.at,
        message=(
            f"pattern {change.number} changes `{name}` of `{change.entity.name.value}`, and "
            f"pattern {item.number} {item.verb}s `{item.entity.name.value}` without it"
        ),
        label="counts what another request changes",
        subject=change.action.subject,
        related=(Related(item.action.at, "changes what is counted"),),
        help=(
            f"change `{name}` in the TransactWriteItems that {item.verb}s "
            f"`{item.entity.name.value}`, or note what keeps it right"
        ),
    )
