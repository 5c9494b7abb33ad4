"""GAT003: an approval of a gate or table that does not exist."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.gates import TABLE_PREFIX, Gate
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.stages.gates import are_gates_used
from mkdocs_dynamodb.rules.registry import rule
from mkdocs_dynamodb.source.shape import nearest


@rule("GAT003", "approval-of-nothing", Severity.ERROR, needs_whole_model=True)
def approval_of_nothing(model: Model) -> Iterator[Finding]:
    """An approval names a gate that does not exist, or a table that the model does not have.

    ## Why

    There are three gates, `requirements`, `design` and `contract`, and `design:TABLE` for a table
    that is approved alone. An approval under another name opens nothing, although it reads as if
    somebody had agreed. It also stays behind when a table is renamed.

    ## Bad

    ```yaml
    entities: {Member: {count: 200}}
    gates:
      requirement:
        by: Ada Byron
        when: 2026-11-21
        digest: "ca8ee45c32298f41458252c0"
        covers: {}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 5, inputs: [member_id]}
    gates:
      requirements:
        by: "Ada Byron"
        when: 2026-11-21
        digest: "7092297a4c3eec8816ef745a"
        covers:
          access_patterns.1: "33b475740652"
    ```
    """
    if not are_gates_used(model):
        return
    for name, approval in model.approvals.items():
        table = approval.table
        if approval.stage is None:
            message = f"`{name}` is no gate"
            hint = nearest(name, [gate.value for gate in Gate])
            cure = hint or f"gates are {', '.join(f'`{gate}`' for gate in Gate)}"
        elif table is not None and table not in model.tables:
            message = f"`{name}` approves a table that the model does not have"
            cure = nearest(table, model.tables) or f"remove the approval `{TABLE_PREFIX}{table}`"
        else:
            continue
        yield Finding(
            at=approval.gate.at,
            message=message,
            label="approves nothing",
            subject=approval.subject,
            help=cure,
        )
