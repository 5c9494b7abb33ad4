"""GAT005: a stage that was approved before the one that it builds on."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.gates import Gate
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.stages.gates import are_gates_used
from mkdocs_dynamodb.rules.registry import rule


@rule("GAT005", "approved-out-of-order", Severity.ERROR)
def approved_out_of_order(model: Model) -> Iterator[Finding]:
    """A stage is approved, and nobody has approved the stage before it.

    ## Why

    A design answers requirements, and a contract carries out a design. The command refuses such an
    approval; it can only come from an edit by hand, or from an approval that was removed.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 5, inputs: [member_id]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S}}
    mapping:
      1: {operation: GetItem, table: Members, entity: Member}
    gates:
      design:
        by: "Ada Byron"
        when: 2026-11-21
        digest: "ad8b8ef8b04fe4c4703c1c3f"
        behind: "7092297a4c3eec8816ef745a"
        covers:
          tables.Members: "d5f44cc73c9f"
          mapping.1: "83f6ad8483de"
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 5, inputs: [member_id]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S}}
    mapping:
      1: {operation: GetItem, table: Members, entity: Member}
    gates:
      requirements:
        by: "Ada Byron"
        when: 2026-11-21
        digest: "7092297a4c3eec8816ef745a"
        covers:
          access_patterns.1: "33b475740652"
      design:
        by: "Ada Byron"
        when: 2026-11-21
        digest: "ad8b8ef8b04fe4c4703c1c3f"
        behind: "7092297a4c3eec8816ef745a"
        covers:
          tables.Members: "d5f44cc73c9f"
          mapping.1: "83f6ad8483de"
    ```
    """
    if not are_gates_used(model):
        return
    before = dict(zip(list(Gate)[1:], Gate, strict=False))
    approved = {approval.stage for approval in model.approvals.values()}
    for approval in model.approvals.values():
        wanted = before.get(approval.stage) if approval.stage is not None else None
        if wanted is not None and wanted not in approved:
            yield Finding(
                at=approval.gate.at,
                message=f"`{approval.gate.value}` is approved, and `{wanted}` is not",
                label="builds on nothing approved",
                subject=approval.subject,
                help=f"approve `{wanted}` first, or remove this approval",
            )
