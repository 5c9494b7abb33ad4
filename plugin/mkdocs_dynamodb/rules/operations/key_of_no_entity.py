"""OPS040: a condition on keys that no entity there can meet."""

from collections.abc import Iterator, Sequence

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.targets import Target, target_of
from mkdocs_dynamodb.model.keys.matches import can_meet
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, AttributeTests, Step, Test
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest

_SHOWN = 5
"""Key templates that the cure names at most."""


@rule("OPS040", "key-of-no-entity", Severity.ERROR, needs_whole_model=True, looks_at=Extent.PATTERN)
def key_of_no_entity(model: Model) -> Iterator[Finding]:
    """A step asks for a key that no item there can have.

    ## Why

    Keys are compared byte by byte, so `ORDERS#` finds nothing among keys made as `ORDER#{id}`, and
    neither does `order#`, nor `ORDER#{id}` among keys made as `ORDER#{placed_at}#{id}`. DynamoDB
    answers with no items and no error (API Reference, Query), and an update creates an item that
    nobody finds. Only fixed text is compared here; a placeholder, in a template or in `where`, fits
    anything, unless the key is made of more attributes than are given.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{order_id}"}
            attributes: {customer_id: S, order_id: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {begins_with: "ORDERS#"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{order_id}"}
            attributes: {customer_id: S, order_id: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {begins_with: "ORDER#"}}
    ```
    """
    for _, answer, step in model.steps():
        target = target_of(model, step)
        if target is not None and step.is_search:
            yield from _faults(answer.number.value, step, target, _named(step, target))
        for action in step.actions:
            table = model.table_of(action)
            if table is not None:
                entity = model.entity_of(action)
                named = tuple(table.entities.values()) if entity is None else (entity,)
                yield from _faults(answer.number.value, action, Target(table), named)


def _named(step: Step, target: Target) -> tuple[StoredEntity, ...]:
    """Entities that a search can find: those that it says, else all that are held there.

    One that has only some keys of an index counts as well: what it lacks is told by KEY021.
    """
    asked = [tests.attribute.value for tests in step.where]
    said = [name.value for name in step.returns]
    if not said and step.entity is not None:
        said = [step.entity.value]
    stored = target.table.entities
    found = [stored[name] for name in said if name in stored] if said else stored.values()
    return tuple(e for e in found if target.holds(e) or any(e.gives(name) for name in asked))


def _faults(
    number: str, part: Step | Action, target: Target, entities: Sequence[StoredEntity]
) -> Iterator[Finding]:
    types = {key.name.value: key.type for key in (*target.partition_keys, *target.sort_keys)}
    asked = [tests for tests in part.where if types.get(tests.attribute.value) == "S"]
    left = list(entities)
    for tests in asked:
        before, left = left, [entity for entity in left if _can_have(entity, tests)]
        if before and not left:
            yield _finding(number, part, target, tests, before)
            return


def _can_have(entity: StoredEntity, tests: AttributeTests) -> bool:
    template = entity.template_for(tests.attribute.value)
    if template is None:
        return True
    return can_meet(template, tests) and not any(_lacks_part(template, t) for t in tests.tests)


def _lacks_part(template: Template, test: Test) -> bool:
    """Whether an equal key is made of some attributes of the template only: `MSG#{id}`."""
    asked = test.operands[0] if test.operands else None
    if test.operator.value != "=" or not isinstance(asked, Template) or template.is_malformed:
        return False
    names = set(asked.names)
    is_part = bool(names) and names < set(template.names) and asked.prefix == template.prefix
    return is_part and bool(asked.prefix) and len(asked.parts) < len(template.parts)


def _finding(
    number: str,
    part: Step | Action,
    target: Target,
    tests: AttributeTests,
    entities: Sequence[StoredEntity],
) -> Finding:
    name, test = tests.attribute.value, tests.tests[0]
    written = getattr(test.operands[0], "text", "")
    what = "beginning with" if test.operator.value == "begins_with" else "equal to"
    owners = [(e, e.template_for(name)) for e in entities]
    known = [(e, template) for e, template in owners if template is not None]
    forms = list(dict.fromkeys(template.text for _, template in known))
    listed = ", ".join(f"`{form}`" for form in forms[:_SHOWN])
    more = " and others" if len(forms) > _SHOWN else ""
    return Finding(
        at=test.operands[0].at,
        message=(
            f"pattern {number} asks {target.name} for key `{name}` {what} `{written}`, "
            "which no entity there has"
        ),
        label="fits no key template",
        subject=part.subject,
        related=tuple(
            Related(template.at, f"key of `{entity.name.value}`")
            for entity, template in known[:_SHOWN]
        ),
        help=nearest(written, forms) or f"`{name}` is one of {listed}{more}",
    )
