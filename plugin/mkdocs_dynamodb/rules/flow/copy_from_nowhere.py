"""FLO074: a copy that is put without anybody giving the value."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.copies import Copy, copies_of
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO074", "copy-from-nowhere", Severity.NOTE)
def copy_from_nowhere(model: Model) -> Iterator[Finding]:
    """A pattern puts an item with a copy of another one's attribute, and nobody gives the value.

    Reported where no input has the name, the put gives no value, and no step of the answer reads
    anything. Silent for patterns without inputs, for optional attributes, and where the answer or
    step has a `note`.

    ## Why

    The name of the restaurant in an order has to come from somewhere: from the caller, who may send
    an old or a wrong one, or from a read, which costs a request more. The price and the latency of
    the pattern are wrong as long as the design does not say.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Place an order, type: write, rps: 5, inputs: [order_id, restaurant_id]}
    tables:
      Restaurants:
        partition_key: restaurant_id
        entities:
          Restaurant: {attributes: {restaurant_id: S, restaurant_name: S}}
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, restaurant_id: S, restaurant_name: S}}
    mapping:
      1:
        operation: PutItem
        table: Orders
        entity: Order
        condition: attribute_not_exists(order_id)
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Place an order, type: write, rps: 5, inputs: [order_id, restaurant_id]}
    tables:
      Restaurants:
        partition_key: restaurant_id
        entities:
          Restaurant: {attributes: {restaurant_id: S, restaurant_name: S}}
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, restaurant_id: S, restaurant_name: S}}
    mapping:
      1:
        steps:
          - operation: GetItem
            table: Restaurants
            entity: Restaurant
            gives: [restaurant_name]
          - operation: PutItem
            table: Orders
            entity: Order
            condition: attribute_not_exists(order_id)
    ```
    """
    writes = writes_of(model)
    seen: set[tuple[int, str]] = set()
    for copy in copies_of(model):
        if copy.is_whole or copy.held.optional or copy.holder.role is not None:
            continue
        for write in writes.to(copy.holder, "put"):
            known = (id(write), copy.held.name.value)
            if known not in seen and _is_unsaid(write, copy):
                seen.add(known)
                yield _finding(write, copy)


def _is_unsaid(write: Write, copy: Copy) -> bool:
    """Whether neither the caller nor the answer says where the value comes from."""
    pattern, answer, name = write.pattern, write.answer, copy.held.name.value
    if pattern is None or not pattern.inputs or name in write.action.values:
        return False
    if answer.note or write.step.note or any(step.reads for step in answer.steps):
        return False
    given = [words_of(entry.name.value) for entry in pattern.inputs]
    is_referred = _id_words(copy) in given
    return is_referred and words_of(name) not in given and words_of(copy.attribute) not in given


def _id_words(copy: Copy) -> tuple[str, ...]:
    """Words of the id of the source, which a caller who means it gives."""
    return (*words_of(copy.source.name.value), "id")


def _finding(write: Write, copy: Copy) -> Finding:
    name = copy.held.name.value
    return Finding(
        at=write.action.at,
        message=f"pattern {write.number} puts `{copy.holder.name.value}` with `{name}`, which is "
        f"`{copy.attribute}` of `{copy.source.name.value}`, and nobody gives it",
        label="from where?",
        subject=write.action.subject,
        related=(Related(copy.held.name.at, "a copy"),),
        help=f"read `{copy.source.name.value}` in a step before, add `{name}` to the inputs, or "
        "say in a `note` where it comes from",
    )
