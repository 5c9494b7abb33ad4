"""OPS031: a step that returns an entity which is not where it reads."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Severity
from mkdocs_dynamodb.model.flow.targets import target_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Step
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "OPS031",
    "unknown-returned-entity",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.PATTERN,
)
def unknown_returned_entity(model: Model) -> Iterator[Finding]:
    """A step returns items of an entity that the table or index it reads does not hold.

    ## Why

    Such items cannot come back. An index holds an item only if the item has every key attribute of
    the index (Developer Guide, Take advantage of sparse indexes). Figures of size and cost built on
    the wrong entity are wrong as well.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List members of a city, type: read, rps: 5, inputs: [city]}
    tables:
      Library:
        partition_key: PK
        entities:
          Member: {keys: {PK: "M#{member_id}"}, attributes: {member_id: S, city: S}}
          Book: {keys: {PK: "B#{book_id}"}, attributes: {book_id: S}}
        indexes:
          ByCity: {partition_key: city}
    mapping:
      1:
        operation: Query
        table: Library
        index: ByCity
        where: {city: "{city}"}
        returns: {Book: 20}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List members of a city, type: read, rps: 5, inputs: [city]}
    tables:
      Library:
        partition_key: PK
        entities:
          Member: {keys: {PK: "M#{member_id}"}, attributes: {member_id: S, city: S}}
          Book: {keys: {PK: "B#{book_id}"}, attributes: {book_id: S}}
        indexes:
          ByCity: {partition_key: city}
    mapping:
      1:
        operation: Query
        table: Library
        index: ByCity
        where: {city: "{city}"}
        returns: {Member: 20}
    ```
    """
    for _, answer, step in model.steps():
        tables = _tables(model, step) if step.returns else None
        for name in step.returns if tables else ():
            told = _fault(model, step, tables or (), name)
            if told is not None:
                why, cure = told
                yield Finding(
                    at=name.at,
                    message=f"pattern {answer.number.value} returns `{name.value}`, {why}",
                    label="not held there",
                    subject=step.subject,
                    help=cure,
                )


def _tables(model: Model, step: Step) -> tuple[Table, ...] | None:
    """Tables that a step reads; None where one of them is unknown."""
    if not step.reads:
        return None
    parts: tuple[Step | Action, ...] = step.actions or (step,)
    found = [model.table_of(part) for part in parts]
    known = {table.name.value: table for table in found if table is not None}
    return None if None in found else tuple(known.values())


def _fault(
    model: Model, step: Step, tables: tuple[Table, ...], name: Placed[str]
) -> tuple[str, str] | None:
    holding = [table.entities[name.value] for table in tables if name.value in table.entities]
    if not holding:
        known = [entity for table in tables for entity in table.entities]
        names = " or ".join(table.name.value for table in tables)
        return f"which {names} does not store", nearest(name.value, known) or "correct `returns`"
    target = target_of(model, step)
    if target is None or target.index is None or target.holds(holding[0]):
        return None
    lacking = next(k for k in target.key_names if holding[0].template_for(k) is None)
    cure = f"give the entity `{lacking}`, or correct `returns`"
    return f"which never has `{lacking}` and so is not in {target.name}", cure
