"""FLO027: children of two parents that can have the same key."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.wording import is_time, words_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import Relationship
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule

_MANY = frozenset({"one-to-many", "many-to-many"})
_MOST_HOMES = 20
"""Tables in which a parent is looked for; more of them hold one period or shard each."""


@rule("FLO027", "key-lacks-parent", Severity.WARNING, needs_whole_model=True, looks_at=Extent.FRAME)
def key_lacks_parent(model: Model) -> Iterator[Finding]:
    """The key of an entity has a time and only a part of what tells its parents apart.

    ## Why

    A put replaces the item that has the same primary key (API Reference, PutItem). Where a
    customer has two subscriptions of one kind, and the key of a payment has the customer, the kind
    and the day, the second payment of the day erases the first.

    The rule speaks where the child has all attributes of its parent's key, and its own key has some
    of them and, besides these, nothing but times; and where it is the parent's own id that lacks.

    ## Bad

    ```yaml
    entities: {Subscription: {count: 10}, Payment: {count: 100}}
    relationships:
      - {from: Subscription, to: Payment, kind: one-to-many}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Subscription:
            keys: {PK: "C#{customer_id}", SK: "SUB#{subscription_id}#{sku}"}
            attributes: {customer_id: S, subscription_id: S, sku: S}
          Payment:
            keys: {PK: "C#{customer_id}", SK: "PAY#{paid_on}#{sku}"}
            attributes: {customer_id: S, subscription_id: S, sku: S, paid_on: S}
    ```

    ## Good

    ```yaml
    entities: {Subscription: {count: 10}, Payment: {count: 100}}
    relationships:
      - {from: Subscription, to: Payment, kind: one-to-many}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Subscription:
            keys: {PK: "C#{customer_id}", SK: "SUB#{subscription_id}#{sku}"}
            attributes: {customer_id: S, subscription_id: S, sku: S}
          Payment:
            keys: {PK: "C#{customer_id}", SK: "PAY#{paid_on}#{subscription_id}"}
            attributes: {customer_id: S, subscription_id: S, sku: S, paid_on: S}
    ```
    """
    seen: set[str] = set()
    for relationship in model.relationships:
        source, target = relationship.source.value, relationship.target.value
        if relationship.kind not in _MANY or source == target:
            continue
        for table in model.stored_in.get(target, ()):
            child = table.entities[target]
            missing = _missing(model, source, table, child)
            if missing and child.subject not in seen:
                seen.add(child.subject)
                yield _finding(table, child, missing, relationship)


def _missing(model: Model, source: str, table: Table, child: StoredEntity) -> str:
    """The parent's id where the child has it, and not in its key."""
    own = identity_of(table, child)
    held = set(child.attributes)
    for home in model.stored_in.get(source, ())[:_MOST_HOMES]:
        parent = identity_of(home, home.entities[source])
        rest, lacking = own - parent, sorted(parent - own)
        is_partial = parent <= held and own & parent and lacking
        if is_partial and rest and all(map(is_time, rest)):
            own_id = (*words_of(source), "id")
            return next((name for name in lacking if words_of(name) == own_id), "")
    return ""


def _finding(
    table: Table, child: StoredEntity, missing: str, relationship: Relationship
) -> Finding:
    template = child.template_for(table.key_names[-1])
    name, source = child.name.value, relationship.source.value
    return Finding(
        at=child.name.at if template is None else template.at,
        message=f"two `{name}` of different `{source}` can have the same key, "
        f"since `{missing}` is not in it",
        label="the second erases the first",
        subject=child.subject,
        related=(Related(child.attributes[missing].name.at, "tells them apart"),),
        help=f"add `{missing}` to the key",
    )
