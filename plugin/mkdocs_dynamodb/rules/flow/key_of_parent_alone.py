"""FLO022: children that share the key of their parent."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import Relationship
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule

_MANY = frozenset({"one-to-many", "many-to-many"})


@rule(
    "FLO022", "key-of-parent-alone", Severity.ERROR, needs_whole_model=True, looks_at=Extent.FRAME
)
def key_of_parent_alone(model: Model) -> Iterator[Finding]:
    """The key of an entity is made only of the key of its parent, which has many of them.

    ## Why

    A put replaces the item that has the same primary key (API Reference, PutItem). Where a member
    has many loans and the key of a loan is made of nothing but the member's id, there is room for
    one loan: each new one overwrites the one before.

    Silent where the child sorts by what the partition key of its parent is made of: whoever likes
    a post is not its author, though both are a `user_id`.

    ## Bad

    ```yaml
    entities: {Member: {count: 10}, Loan: {count: 100}}
    relationships:
      - {from: Member, to: Loan, kind: one-to-many}
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}", SK: PROFILE}
            attributes: {member_id: S}
          Loan:
            keys: {PK: "MEMBER#{member_id}", SK: LOAN}
            attributes: {member_id: S, loan_id: S}
    ```

    ## Good

    ```yaml
    entities: {Member: {count: 10}, Loan: {count: 100}}
    relationships:
      - {from: Member, to: Loan, kind: one-to-many}
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}", SK: PROFILE}
            attributes: {member_id: S}
          Loan:
            keys: {PK: "MEMBER#{member_id}", SK: "LOAN#{loan_id}"}
            attributes: {member_id: S, loan_id: S}
    ```
    """
    seen: set[str] = set()
    for relationship in model.relationships:
        if relationship.kind not in _MANY or relationship.max == 1:
            continue
        for table, child in _stored(model, relationship.target.value):
            if child.subject in seen or child.role is not None:
                continue
            parent = _parent_with_all(model, relationship, table, child)
            if parent is not None:
                seen.add(child.subject)
                yield _finding(table, child, parent, relationship)


def _stored(model: Model, name: str) -> Iterator[tuple[Table, StoredEntity]]:
    for table in model.stored_in.get(name, ()):
        yield table, table.entities[name]


def _key_parts(table: Table, entity: StoredEntity) -> frozenset[str]:
    """Attributes that the primary key of an entity is made of; none where a key is not told."""
    templates = [entity.template_for(name) for name in table.key_names]
    if None in templates:
        return frozenset()
    return frozenset(n for template in templates if template is not None for n in template.names)


def _parent_with_all(
    model: Model, relationship: Relationship, table: Table, child: StoredEntity
) -> StoredEntity | None:
    """Parent whose own key has all parts of the child's."""
    source, parts = relationship.source.value, _key_parts(table, child)
    if not parts or source == relationship.target.value:
        return None
    for home, parent in _stored(model, source):
        if parts <= _key_parts(home, parent) and not _means_others(table, child, home, parent):
            return parent
    return None


def _means_others(table: Table, child: StoredEntity, home: Table, parent: StoredEntity) -> bool:
    """Whether the child sorts by what leads to the parent, which then is another thing's.

    The author of a post and the one who likes it are both a `user_id`: `USER#{user_id}` with
    `POST#{post_id}` for the post, `POST#{post_id}` with `LIKE#{user_id}` for the like.
    """
    owner = _first_names(home, parent) - _first_names(table, child)
    return not _first_names(table, child) <= _first_names(home, parent) and bool(owner)


def _first_names(table: Table, entity: StoredEntity) -> frozenset[str]:
    """Attributes that the partition key of an entity is made of."""
    templates = (entity.template_for(key.name.value) for key in table.partition_keys)
    return frozenset(name for each in templates if each is not None for name in each.names)


def _finding(
    table: Table, child: StoredEntity, parent: StoredEntity, relationship: Relationship
) -> Finding:
    template = child.template_for(table.key_names[-1])
    name, owner = child.name.value, parent.name.value
    return Finding(
        at=child.name.at if template is None else template.at,
        message=f"one `{owner}` has many `{name}`, but the key of `{name}` is made of "
        f"the key of `{owner}` alone",
        label="each new one overwrites the last",
        subject=child.subject,
        related=(Related(relationship.at, "many of them"),),
        help="add an attribute to the key that tells one from the other, such as an id or a time",
    )
