"""OPS037: a step that names an attribute which no item there has."""

from collections.abc import Iterator, Sequence

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.named_attributes import Named, named_attributes
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Step
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "OPS037",
    "attribute-of-no-entity",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.PATTERN,
)
def attribute_of_no_entity(model: Model) -> Iterator[Finding]:
    """A filter, condition, update or projection names an attribute that no entity there declares.

    An alias stands for the attribute of its name: `#status` for `status`.

    ## Why

    DynamoDB takes any attribute name. A filter by a misspelled one finds nothing, a condition on it
    always or never holds, and an update writes an attribute that nobody reads, all without an error
    (Developer Guide, Condition and filter expressions, operators, and functions).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Return a loan, type: update, rps: 5, inputs: [loan_id]}
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, state: S}}
    mapping:
      1: {operation: UpdateItem, table: Loans, entity: Loan, set: {sate: RETURNED}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Return a loan, type: update, rps: 5, inputs: [loan_id]}
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, state: S}}
    mapping:
      1: {operation: UpdateItem, table: Loans, entity: Loan, set: {state: RETURNED}}
    ```
    """
    keys: dict[str, frozenset[str]] = {}
    for _, answer, step in model.steps():
        parts: list[Step | Action] = [step, *step.actions]
        for part in parts:
            named = list(named_attributes(part))
            table = model.table_of(part)
            if not named or table is None:
                continue
            entities = _entities(model, part, table)
            if not entities or not all(entity.attributes for entity in entities):
                continue
            own = keys.setdefault(table.name.value, _own_names(table))
            known = own.union(*(entity.attribute_names for entity in entities))
            for name in named:
                if name.name not in known and top_level(name.name) not in known:
                    yield _finding(answer.number.value, part, name, known, entities)


def _entities(model: Model, part: Step | Action, table: Table) -> Sequence[StoredEntity]:
    """Entities whose items a part can meet: the one that it names, else all of the table."""
    entity = model.entity_of(part)
    if part.entity is not None and entity is None:
        return ()
    if entity is not None and isinstance(part, Action):
        return (entity,)
    return tuple(table.entities.values())


def _own_names(table: Table) -> frozenset[str]:
    """Attributes that the keys and the TTL of a table declare."""
    names = {key.name.value for key in table.all_keys()}
    if table.ttl is not None:
        names.add(table.ttl.value)
    return frozenset(names)


def _finding(
    number: str,
    part: Step | Action,
    named: Named,
    known: frozenset[str],
    entities: Sequence[StoredEntity],
) -> Finding:
    name = top_level(named.name)
    owner = "no entity there has" if len(entities) > 1 else f"`{entities[0].name.value}` lacks"
    return Finding(
        at=named.at,
        message=f"pattern {number} names attribute `{name}`, which {owner}",
        label="not declared",
        subject=part.subject,
        help=_cure(named, name, sorted(known)),
    )


def _cure(named: Named, name: str, known: Sequence[str]) -> str:
    if named.written.startswith("#"):
        begun = (other for other in known if other.lower().startswith(name.lower()))
        meant = next(begun, "")
        such = f", such as `#{meant}`" if meant else f": `#{name}` stands for `{name}`"
        return f"name the alias after its attribute{such}"
    return nearest(name, known) or f"declare `{name}` among the attributes of the entity"
