"""KEY027: key attributes with two types."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.model.values import SCALAR_KEY_TYPES
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY027", "conflicting-key-type", Severity.ERROR, looks_at=Extent.FRAME)
def conflicting_key_type(model: Model) -> Iterator[Finding]:
    """A key attribute has one type here and another type there.

    ## Why

    A key attribute has one type in the table and all of its indexes (API Reference, CreateTable,
    AttributeDefinitions). A write whose key is of another type is refused, for an index key too
    (Developer Guide, Using Global Secondary Indexes).

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}", SK: PROFILE}
            attributes: {member_id: S, name: S}
          Loan:
            keys: {PK: "MEMBER#{member_id}", SK: "{lent_at}"}
            attributes: {member_id: S, lent_at: N}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}", SK: PROFILE}
            attributes: {member_id: S, name: S}
          Loan:
            keys: {PK: "MEMBER#{member_id}", SK: "LOAN#{lent_at}"}
            attributes: {member_id: S, lent_at: S}
    ```
    """
    for table in model.tables.values():
        declared: dict[str, list[Placed[str]]] = {}
        for key in table.all_keys():
            types = declared.setdefault(key.name.value, [])
            if key.declared_type is not None:
                types.append(key.declared_type)
        for name, types in declared.items():
            yield from _conflicts(table, name, types)


def _conflicts(table: Table, name: str, declared: list[Placed[str]]) -> Iterator[Finding]:
    """Every type of a key that is not the first one told."""
    first: Placed[str] | None = None
    told = [(table.subject, f"table `{table.name.value}`", type_) for type_ in declared]
    for entity in table.entities.values():
        type_ = entity.told_type(name)
        if type_ is not None:
            told.append((entity.subject, f"`{entity.name.value}`", type_))
    for subject, owner, type_ in told:
        if type_.value not in SCALAR_KEY_TYPES:
            continue
        first = first or type_
        if type_.value == first.value:
            continue
        yield Finding(
            at=type_.at,
            message=f"key `{name}` has type `{type_.value}` in {owner} "
            f"and type `{first.value}` elsewhere",
            label=f"`{type_.value}` here",
            subject=subject,
            related=(Related(first.at, f"`{first.value}` here"),),
            help=f"make `{name}` of type `{first.value}` everywhere",
        )
