"""COV005: an entity that no table stores."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Step
from mkdocs_dynamodb.rules.registry import rule


@rule("COV005", "entity-stored-nowhere", Severity.ERROR, needs_whole_model=True)
def entity_stored_nowhere(model: Model) -> Iterator[Finding]:
    """An entity of the requirements is stored in no table.

    Silent for an entity that only patterns without DynamoDB name, and while there are no tables.

    ## Why

    The questions about this entity cannot be answered, whatever the mapping says. An entity that
    another one embeds as a list or map has no items of its own; the attribute says that
    it `holds` it, so that readers of the design find it.

    ## Bad

    ```yaml
    entities:
      Member: {no_writer: the city's register loads members nightly}
      Loan: {no_writer: the counters write loans with a system of their own}
    access_patterns:
      1:
        name: Show a member with loans
        type: read
        rps: 250
        inputs: [member_id]
        entities: [Member, Loan]
    tables:
      Members: {partition_key: member_id, entities: {Member: {attributes: {member_id: S}}}}
    mapping:
      1: {operation: GetItem, table: Members, entity: Member}
    ```

    ## Good

    ```yaml
    entities:
      Member: {no_writer: the city's register loads members nightly}
      Loan: {no_writer: the counters write loans with a system of their own}
    access_patterns:
      1:
        name: Show a member with loans
        type: read
        rps: 250
        inputs: [member_id]
        entities: [Member, Loan]
    tables:
      Members:
        partition_key: member_id
        sort_key: kind
        entities:
          Member: {keys: {kind: PROFILE}, attributes: {member_id: S}}
          Loan: {keys: {kind: "LOAN#{lent_at}"}, attributes: {member_id: S, lent_at: S}}
    mapping:
      1: {operation: Query, table: Members, where: {member_id: "{member_id}"}}
    ```
    """
    if not model.tables:
        return
    reported = model.unasked_entities | _in_unknown_tables(model)
    hints = Hints()
    for name, entity in model.entities.items():
        if name in model.stored_in or name in model.held_in or name in reported:
            continue
        use = model.entity_uses.get(name)
        mentions = use.mentions if use is not None else []
        asked = next((m for m in mentions if m.pattern.needs_database), None)
        if mentions and asked is None:
            continue
        cure = hints.nearest(name, (other for other in model.stored_in if other != name))
        words = f"pattern {asked.pattern.number.value} names it" if asked is not None else ""
        yield Finding(
            at=entity.name.at,
            message=f"entity `{name}` is stored in no table",
            label="stored nowhere",
            subject=f"entities.{name}",
            related=() if asked is None else (Related(asked.at, words),),
            help=cure
            or (
                f"add `{name}` to the `entities` of a table; where it lives inside another item, "
                f"say so at the attribute: `{{type: L, holds: {name}}}`"
            ),
        )


def _in_unknown_tables(model: Model) -> frozenset[str]:
    """Entities that steps look for in tables which do not exist; that is reported there."""
    parts: Iterator[Step | Action] = (
        part for _, _, step in model.steps() for part in (step.actions or (step,))
    )
    return frozenset(
        part.entity.value
        for part in parts
        if part.entity is not None and part.table is not None and model.table_of(part) is None
    )
