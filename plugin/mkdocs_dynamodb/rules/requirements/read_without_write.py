"""REQ004: an entity that is read and that nothing writes."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ004", "read-without-write", Severity.WARNING, needs_whole_model=True)
def read_without_write(model: Model) -> Iterator[Finding]:
    """An entity is read by an access pattern, and no pattern of type `write` names it.

    Patterns that another service answers count neither way. An answer that puts the entity, or
    updates it where it may be missing (`attribute_not_exists`, `if_not_exists`), counts as a
    writer, whatever the type of its pattern.

    ## Why

    What is read was written once. A missing write pattern is the most frequent gap in a list of
    requirements, and a costly one: writes set the load on every index, so a design made without
    them has to be made again (AWS Labs, DynamoDB MCP server, data modelling guide: each read has
    its write).

    ## Bad

    ```yaml
    entities:
      Member: {count: 200_000}
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250, entities: [Member]}
    ```

    ## Good

    ```yaml
    entities:
      Member: {count: 200_000, no_writer: the city's register of residents loads members nightly}
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250, entities: [Member]}
    ```
    """
    for name, entity in model.entities.items():
        use = model.entity_uses.get(name)
        if use is None or entity.no_writer.strip():
            continue
        reads = [m for m in use.mentions_of(PatternType.READ) if m.pattern.needs_database]
        writes = [m for m in use.mentions_of(PatternType.WRITE) if m.pattern.needs_database]
        if not reads or writes or use.put_by or use.upserted_by:
            continue
        if name in model.held_in and use.mentions_of(PatternType.UPDATE):
            continue  # what lives inside an item is created when that changes
        number = reads[0].pattern.number.value
        yield Finding(
            at=reads[0].at,
            message=f"pattern {number} reads `{name}`, which no pattern of type `write` names",
            label="read here",
            subject=f"entities.{name}",
            related=(Related(entity.name.at, f"`{name}` is declared here"),),
            help=(
                f"add the pattern that creates `{name}` with type `write`, "
                "or say why there is none with `no_writer`"
            ),
        )
