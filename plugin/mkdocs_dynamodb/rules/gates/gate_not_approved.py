"""GAT001: a stage that nobody has approved yet."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity, Span
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.stages.gate_words import things_text
from mkdocs_dynamodb.reports.stages.gates import GateState, are_gates_used, build_gates
from mkdocs_dynamodb.rules.registry import rule


@rule("GAT001", "gate-not-approved", Severity.NOTE, needs_whole_model=True)
def gate_not_approved(model: Model) -> Iterator[Finding]:
    """Nobody has approved the first stage whose gate is open.

    Only the first open gate is told, since those behind it wait for it. Models without any
    approval are left alone, unless the option `gates` asks for `warn` or `require`; with `require`
    this is an error.

    ## Why

    Requirements, design and contract are confirmed by a person, one after the other. What nobody
    has confirmed may be guessed: an access pattern that was invented, or one that was forgotten,
    costs little while it is a line of text, and a migration of data once tables hold it.

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
      requirements:
        by: "Ada Byron"
        when: 2026-11-21
        digest: "7092297a4c3eec8816ef745a"
        covers:
          access_patterns.1: "33b475740652"
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
    for standing in build_gates(model).stages.values():
        if standing.state is GateState.OPEN:
            part = f": {things_text(standing.missing)} left" if standing.approvals else ""
            name = standing.name
            yield Finding(
                at=_place(model),
                message=f"nobody has approved the gate `{name}` yet{part}",
                label="is the last approval" if model.approvals else "",
                subject=f"gates.{name}",
                help=f"read the pages and run `mkdocs-dynamodb approve {name} MODEL --by NAME`",
            )
        if standing.is_open:
            return


def _place(model: Model) -> Span:
    """The last approval, or else the first access pattern, or the model."""
    for approval in reversed(tuple(model.approvals.values())):
        return approval.gate.at
    for pattern in model.patterns.values():
        return pattern.number.at
    for source in model.sources:
        return Span(source, 1, 1, 1, 1)
    return Span(model.name, 1, 1, 1, 1)
