"""REQ005: an entity that is written and that nothing reads."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.reads import reads_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ005", "write-without-read", Severity.WARNING, needs_whole_model=True)
def write_without_read(model: Model) -> Iterator[Finding]:
    """An entity is written by an access pattern, and no pattern of type `read` names it.

    A read that another service answers counts, since that service is fed by the writes; so does an
    answer that gets or checks the entity on the way.

    ## Why

    Either a question is missing, and the keys may not be able to answer it later, or the write is
    paid for and serves nobody (AWS Labs, DynamoDB MCP server, data modelling guide: each write has
    its read).

    ## Bad

    ```yaml
    entities:
      Fine: {count: 40_000}
    access_patterns:
      1: {name: Fine a member for a late book, type: write, rps: 2, entities: [Fine]}
    ```

    ## Good

    ```yaml
    entities:
      Fine: {count: 40_000}
    access_patterns:
      1: {name: Fine a member for a late book, type: write, rps: 2, entities: [Fine]}
      2: {name: List a member's fines, type: read, rps: 5, inputs: [member_id], entities: [Fine]}
    ```
    """
    for name, entity in model.entities.items():
        use = model.entity_uses.get(name)
        if use is None or entity.no_reader.strip():
            continue
        writes = [m for m in use.mentions_of(PatternType.WRITE) if m.pattern.needs_database]
        if not writes or use.mentions_of(PatternType.READ) or use.read_by:
            continue
        stored = (table.entities[name] for table in model.stored_in.get(name, ()))
        if any(reads_of(model).of(each) for each in stored):
            continue
        number = writes[0].pattern.number.value
        yield Finding(
            at=writes[0].at,
            message=f"pattern {number} writes `{name}`, which no pattern of type `read` names",
            label="written here",
            subject=f"entities.{name}",
            related=(Related(entity.name.at, f"`{name}` is declared here"),),
            help=f"add the pattern that reads `{name}`, or say why there is none with `no_reader`",
        )
