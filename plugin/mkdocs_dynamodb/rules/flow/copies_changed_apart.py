"""FLO041: things that must agree, written by requests of which one can fail alone."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.attribute_kinds import (
    CountedEntities,
    is_counter,
    is_stock,
)
from mkdocs_dynamodb.model.flow.copies import stored_twice
from mkdocs_dynamodb.model.flow.named_attributes import changed_attributes
from mkdocs_dynamodb.model.flow.repeats import is_event, moved_numbers
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.limits import MAX_TRANSACTION_ITEMS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO041", "copies-changed-apart", Severity.WARNING)
def copies_changed_apart(model: Model) -> Iterator[Finding]:
    """Two items that must agree are written by separate requests of one answer.

    That are a unique claim and the item it is for, the places of an entity that is stored twice,
    a counter with the items that it counts, and a balance, a stock or another number that changes
    by as much as the caller says, with the other number or the new item for which it is changed.
    Silent where a note says that a stream, a later job or a repair keeps them equal.

    ## Why

    Between two requests anything can happen: the second fails, or is sent twice. Then a name is
    taken by nobody, or a counter is wrong for good. TransactWriteItems writes up to 100 items all
    or nothing (Developer Guide, Amazon DynamoDB Transactions: How it works); BatchWriteItem does
    not (API Reference, BatchWriteItem).

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
      1:
        steps:
          - operation: PutItem
            table: Likes
            entity: Like
            condition: attribute_not_exists(post_id)
          - {operation: UpdateItem, table: Posts, entity: Post, add: {like_count: 1}}
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
    for written in writes_of(model).of_answer.values():
        for write in written:
            apart = [other for other in written if not _together(write, other)]
            partner = _partner(model, write, apart, written)
            if partner is None or write.is_deferred or partner[0].is_deferred:
                continue
            other, what = partner
            yield Finding(
                at=write.action.at,
                message=(
                    f"pattern {write.number} writes {what} apart from "
                    f"`{other.entity.name.value}` in table `{other.table.name.value}`, "
                    "with which it must agree"
                ),
                label="can succeed or fail alone",
                subject=write.action.subject,
                related=(Related(other.action.at, "must agree with this"),),
                help="write both in one TransactWriteItems, or note what repairs a difference",
            )


def _together(one: Write, other: Write) -> bool:
    """Whether two writes are done all or nothing."""
    return one is other or (one.step is other.step and one.is_transactional)


def _partner(
    model: Model, write: Write, apart: list[Write], written: list[Write]
) -> tuple[Write, str] | None:
    """The write with which one must agree and does not, and what to call the one."""
    name = write.entity.name.value
    if _is_claim(write):
        has_owner = any(not _is_claim(other) and _together(write, other) for other in written)
        owners = [other for other in apart if not _is_claim(other)]
        return (owners[0], f"the claim `{name}`") if owners and not has_owner else None
    for counter in _counters(write):
        counted = CountedEntities(w.entity.name.value for w in apart if w.verb != "update")
        for other in apart:
            if other.verb != "update" and other.entity.name.value in counted.of(counter):
                return other, f"the counter `{counter}` of `{name}`"
    stepped = _stepped_apart(write, apart)
    if stepped is not None:
        return stepped
    moved = _moved_apart(write, apart)
    if moved is not None:
        return moved
    if any(other.entity.name.value == name for other in apart) and stored_twice(model, name):
        for other in written[: written.index(write)]:
            is_twin = other.entity is not write.entity and other.entity.name.value == name
            if is_twin and other.verb == write.verb and not _together(write, other):
                return other, f"a second `{name}`"
    return None


def _is_claim(write: Write) -> bool:
    return write.entity.role is not None and write.entity.role.value == "unique-claim"


def _stepped_apart(write: Write, apart: list[Write]) -> tuple[Write, str] | None:
    """The one item for which a number goes up or down by one, if it comes by another request."""
    events = [o for o in apart if o.entity is not write.entity and is_event(o)]
    times = write.action.times or write.step.times
    if (
        write.verb != "update"
        or len(events) != 1
        or (times is not None and times.max > MAX_TRANSACTION_ITEMS)
    ):
        return None
    passed_on = {given.value for given in write.step.gives}
    for moved in moved_numbers(write.action.update, dict(write.action.values)):
        if moved.is_by_one and moved.name.value not in passed_on:  # or it numbers what comes next
            return events[0], f"the counter `{moved.name.value}` of `{write.entity.name.value}`"
    return None


def _moved_apart(write: Write, apart: list[Write]) -> tuple[Write, str] | None:
    """Where an amount goes that an update moves, if it goes by another request."""
    for stock in _stocks(write):
        for other in apart:
            if stock in _stocks(other) or other.verb == "put":
                return other, f"`{stock}` of one `{write.entity.name.value}`"
    return None


def _stocks(write: Write) -> tuple[str, ...]:
    """Amounts that an update moves, such as a balance or the units in stock."""
    if write.verb != "update":
        return ()
    stocks = [n.name for n in changed_attributes(write.action.update) if is_stock(n.name)]
    moved = moved_numbers(write.action.update, dict(write.action.values))
    given = [each.name.value for each in moved if each.is_given and write.entity.role is None]
    return tuple(dict.fromkeys((*stocks, *given)))


def _counters(write: Write) -> Iterator[str]:
    for named in changed_attributes(write.action.update):
        attribute = write.entity.attributes.get(named.name)
        if attribute is not None and is_counter(attribute):
            yield named.name
