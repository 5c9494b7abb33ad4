"""REQ015: a reason for having no writer or reader, beside a writer or reader."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.entity_uses import EntityUse
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ015", "contradicted-reason", Severity.WARNING)
def contradicted_reason(model: Model) -> Iterator[Finding]:
    """An entity says why nothing writes or reads it, and an access pattern does.

    A writer is an answer that puts the entity; a reader is a pattern of type `read` that names it.

    ## Why

    `no_writer` and `no_reader` silence the rules that look for missing patterns. A reason that is
    no longer true hides the next gap, and tells readers of the pages something that is wrong.

    ## Bad

    ```yaml
    entities:
      Fine: {no_reader: fines are only printed on letters}
    access_patterns:
      1: {name: Fine a member for a late book, type: write, rps: 2, entities: [Fine]}
      2: {name: List a member's fines, type: read, rps: 5, inputs: [member_id], entities: [Fine]}
    ```

    ## Good

    ```yaml
    entities:
      Fine: {}
    access_patterns:
      1: {name: Fine a member for a late book, type: write, rps: 2, entities: [Fine]}
      2: {name: List a member's fines, type: read, rps: 5, inputs: [member_id], entities: [Fine]}
    ```
    """
    for name, entity in model.entities.items():
        use = model.entity_uses.get(name, EntityUse())
        reads = use.mentions_of(PatternType.READ)
        found = []
        if entity.no_writer and use.put_by:
            found.append(("no_writer", "puts", use.put_by[0], use.put_by[0].number.at))
        if entity.no_reader and reads:
            found.append(("no_reader", "reads", reads[0].pattern, reads[0].at))
        for reason, does, pattern, at in found:
            number = pattern.number.value
            yield Finding(
                at=entity.name.at,
                message=f"entity `{name}` has a `{reason}` reason, but pattern {number} {does} it",
                label=f"`{reason}` is not true",
                subject=f"entities.{name}",
                related=(Related(at, f"pattern {number} {does} it"),),
                help=f"drop `{reason}`",
            )
