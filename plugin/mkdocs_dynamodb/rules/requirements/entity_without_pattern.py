"""REQ016: an entity that no access pattern names."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ016", "entity-without-pattern", Severity.WARNING, needs_whole_model=True)
def entity_without_pattern(model: Model) -> Iterator[Finding]:
    """An entity is declared, and no access pattern reads or changes it.

    Silent while a pattern does not list its entities, and for an entity that says both `no_writer`
    and `no_reader`.

    ## Why

    Keys come from questions. An entity without a question cannot be given any, and is stored for
    nobody (Developer Guide, NoSQL design for DynamoDB: know the questions before the schema). Often
    it was copied from a relational schema, or the team forgot to ask about it.

    ## Bad

    ```yaml
    entities:
      Member: {no_writer: the city's register loads members nightly}
      Shelf: {count: 900}
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250, entities: [Member]}
    ```

    ## Good

    ```yaml
    entities:
      Member: {no_writer: the city's register loads members nightly}
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250, entities: [Member]}
    ```
    """
    for name, entity in model.entities.items():
        if name not in model.unasked_entities or (entity.no_writer and entity.no_reader):
            continue
        yield Finding(
            at=entity.name.at,
            message=f"no access pattern names entity `{name}`",
            label="never read or changed",
            subject=f"entities.{name}",
            help=f"add the patterns that need `{name}`, or remove it",
        )
