"""OPS022: a step on an entity that its table does not store."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import parts_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.rules.registry import rule
from mkdocs_dynamodb.source.shape import nearest


@rule("OPS022", "unknown-stored-entity", Severity.ERROR, needs_whole_model=True)
def unknown_stored_entity(model: Model) -> Iterator[Finding]:
    """A step reads or writes an entity that its table does not store.

    ## Why

    The stored entity tells the key and the attributes of the item. Without it nobody knows which
    item is meant, and a put would write an item of no form.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Lend a book, type: write, rps: 5, inputs: [member_id, book_id]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S}}
    mapping:
      1: {operation: PutItem, table: Members, entity: Loan}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Lend a book, type: write, rps: 5, inputs: [member_id, book_id]}
    tables:
      Loans:
        partition_key: member_id
        sort_key: book_id
        entities:
          Loan: {attributes: {member_id: S, book_id: S}}
    mapping:
      1: {operation: PutItem, table: Loans, entity: Loan}
    ```
    """
    for _, answer, step in model.steps():
        seen = set()
        for part in parts_of(step):
            table, entity = model.table_of(part), part.entity
            if table is None or entity is None or entity.value in table.entities:
                continue
            if entity.at not in seen:
                seen.add(entity.at)
                yield Finding(
                    at=entity.at,
                    message=(
                        f"pattern {answer.number.value} names entity `{entity.value}`, "
                        f"which {table.name.value} does not store"
                    ),
                    label="not stored in this table",
                    subject=part.subject,
                    help=_cure(model, table, entity.value),
                )


def _cure(model: Model, table: Table, name: str) -> str:
    elsewhere = [stored.name.value for stored in model.stored_in.get(name, ())]
    if elsewhere:
        return f"it is stored in {', '.join(f'`{found}`' for found in elsewhere)}"
    return nearest(name, table.entities) or f"declare it in `{table.subject}.entities`"
