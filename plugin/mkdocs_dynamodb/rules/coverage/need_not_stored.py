"""COV007: an attribute that a pattern needs and that nothing stores."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.needs import Reach, Reaches
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("COV007", "need-not-stored", Severity.ERROR, needs_whole_model=True)
def need_not_stored(model: Model) -> Iterator[Finding]:
    """A pattern needs an attribute that no entity which its answer touches has.

    Silent for inputs of the pattern, which the caller knows, and where the answer touches a table
    or entity whose attributes the model does not tell.

    ## Why

    `needs` lists what the caller must get back. An attribute that no touched item has cannot be
    among it: the name is spelled in another way, or another request is missing.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a profile, type: read, rps: 250, inputs: [member_id], needs: [name, phone]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S, email: S}}
    mapping:
      1: {operation: GetItem, table: Members, entity: Member}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a profile, type: read, rps: 250, inputs: [member_id], needs: [name, phone]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S, email: S, phone: S}}
    mapping:
      1: {operation: GetItem, table: Members, entity: Member}
    ```
    """
    hints, reaches = Hints(), Reaches(model)
    for number, pattern in model.patterns.items():
        answer = model.answer_to(pattern) if pattern.needs and pattern.needs_database else None
        reach = None if answer is None else reaches.of(answer)
        if answer is None or reach is None:
            continue
        known = {name.name.value for name in pattern.inputs}
        for need in pattern.needs:
            if need.value in known or reach.has(need.value):
                continue
            yield Finding(
                at=need.at,
                message=f"pattern {number} needs `{need.value}`, which {_touched(reach)}",
                label="not stored there",
                subject=pattern.subject,
                related=(Related(answer.at, "its answer"),),
                help=hints.nearest(need.value, reach.names)
                or f"add `{need.value}` to an entity, or a step that reads it elsewhere",
            )


def _touched(reach: Reach) -> str:
    names = [f"`{name}`" for name in reach.entities]
    if len(names) == 1:
        return f"{names[0]} does not have"
    shown = ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")  # noqa: PLR2004 - enough
    return f"none of {shown} has"
